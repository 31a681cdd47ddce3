"""Known ids of the agency and the nearest names to one that is not known."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from pegawai.impor.galat import Sebab, Tolak, tampil
from pegawai.impor.kemiripan import Indeks
from pegawai.impor.nilai import Baca, Ingatan, baku_id, jadi_kode, jadi_teks
from pegawai.impor.nip import baca_nip


class Rujukan:
    """The ids of one kind of things: ``kenal`` maps an id to its primary key, ``nama`` to its name."""

    def __init__(self, sebutan: str, berkas: str, isi: Mapping[str, tuple[int, str]]) -> None:
        self.sebutan, self.berkas = sebutan, berkas
        self.isi = isi

    @cached_property
    def kenal(self) -> dict[str, int]:
        """Primary keys by id."""
        return {kunci: pk for kunci, (pk, _) in self.isi.items()}

    @cached_property
    def menurut_nama(self) -> dict[str, list[int]]:
        """Primary keys by name (case and runs of spaces do not matter)."""
        hasil: dict[str, list[int]] = {}
        for pk, nama in self.isi.values():
            hasil.setdefault(" ".join(nama.split()).casefold(), []).append(pk)
        return hasil

    @cached_property
    def _nama_menurut_pk(self) -> dict[int, str]:
        return dict(self.isi.values())

    def nama(self, pk: int) -> str:
        """Return the name behind a primary key."""
        return self._nama_menurut_pk.get(pk, str(pk))

    @cached_property
    def _nama(self) -> Indeks:
        return Indeks({nama: f"{nama} ({kunci})" for kunci, (_, nama) in self.isi.items()})

    @cached_property
    def _id(self) -> Indeks:
        return Indeks({kunci: f"{nama} ({kunci})" for kunci, (_, nama) in self.isi.items()})

    def baca(self) -> Baca:
        """Return a reader that turns an id into a primary key."""
        kenal = self.kenal

        def cari(mentah: Any) -> Any:
            isi = baku_id(jadi_kode(mentah))
            pk = kenal.get(isi)
            return pk if pk is not None else Tolak(Sebab.TAK_DIKENAL, self._pesan(mentah))

        return Ingatan(cari, kenal)

    def _pesan(self, mentah: Any) -> str:
        return f"{self.sebutan} {tampil(mentah)} tidak dikenal di instansi ini."

    def saran(self, mentah: Any, nama: Any) -> str:
        """Return the sentence that follows: the nearest names by the name in the row, otherwise by the id itself."""
        dekat = self._nama.dekat(jadi_teks(nama)) if nama else []
        isi = jadi_teks(mentah)
        dekat = dekat or self._id.dekat(baku_id(isi)) or self._nama.dekat(isi)
        if dekat:
            return (
                f" Yang paling mirip: {'; '.join(dekat)}. Perbaiki ID-nya, "
                f"atau impor dulu {self.berkas} yang memuatnya."
            )
        return f" Periksa ID-nya, atau impor dulu {self.berkas} yang memuatnya."


class RujukanNip(Rujukan):
    """The people of the agency by NIP; nearest are those who share the birth date or all that follows it."""

    @cached_property
    def _bagian(self) -> dict[str, list[str]]:
        hasil: dict[str, list[str]] = {}
        for nip in self.isi:
            for bagian in (nip[:14], nip[8:], nip[:8] + nip[15:]):
                hasil.setdefault(bagian, []).append(nip)
        return hasil

    def baca(self) -> Baca:
        """Return a reader that turns a NIP into a primary key."""
        kenal = self.kenal

        def cari(mentah: Any) -> Any:
            nip = baca_nip(mentah)
            if isinstance(nip, Tolak):
                return nip
            pk = kenal.get(nip.nomor)
            return pk if pk is not None else Tolak(Sebab.TAK_DIKENAL, self._pesan(nip.nomor))

        return Ingatan(cari, kenal)

    def saran(self, mentah: Any, nama: Any) -> str:
        """Return the nearest people: by the parts of the NIP, then by the name in the row."""
        nip = baca_nip(mentah)
        nomor = nip.nomor if not isinstance(nip, Tolak) else ""
        calon = {n for b in (nomor[:14], nomor[8:], nomor[:8] + nomor[15:]) for n in self._bagian.get(b, [])}
        mirip = [f"{self.isi[n][1]} ({n})" for n in sorted(calon)]
        senama = self._nama.dekat(jadi_teks(nama)) if nama else []
        dekat = list(dict.fromkeys([*mirip, *senama]))[:3]
        if dekat:
            return (
                f" Yang paling mirip: {'; '.join(dekat)}. Perbaiki NIP-nya, "
                f"atau impor dulu {self.berkas} yang memuatnya."
            )
        return f" Periksa NIP-nya, atau impor dulu {self.berkas} yang memuatnya."


class NamaBaru:
    """A family or cluster that is not in the database yet; ``pk`` is filled when it has been made."""

    __slots__ = ("nama", "pk")

    def __init__(self, nama: str) -> None:
        self.nama = nama
        self.pk: int | None = None

    def __repr__(self) -> str:
        return self.nama

    def __str__(self) -> str:
        return self.nama


class DaftarNama:
    """Names that may be new (rumpun, klaster): known whatever the case, otherwise made on applying."""

    def __init__(self, isi: Mapping[str, int]) -> None:
        self._kenal: dict[str, Any] = {nama.casefold(): pk for nama, pk in isi.items()}
        self._nama = {pk: nama for nama, pk in isi.items()}
        self.baru: list[NamaBaru] = []

    def nama(self, pk: int) -> str:
        """Return the name behind a primary key."""
        return self._nama.get(pk, str(pk))

    def baca(self, teks: Baca) -> Callable[[Any], Any]:
        """Return a reader that turns a name into a primary key or a ``NamaBaru``."""

        def cari(mentah: Any) -> Any:
            nama = teks(mentah)
            if isinstance(nama, Tolak):
                return nama
            if nama.casefold() not in self._kenal:
                self._kenal[nama.casefold()] = satu = NamaBaru(nama)
                self.baru.append(satu)
            return self._kenal[nama.casefold()]

        return cari
