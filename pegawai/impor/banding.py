"""What a checked file would do: which rows are new, which change what, which stay."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F

from pegawai.impor.hasil import HasilLembar
from pegawai.impor.konteks import Konteks
from pegawai.impor.nilai import baku_id
from pegawai.impor.pohon import Simpul, perubahan, pohon_kini, susun

Ubahan = dict[str, tuple[Any, Any]]


@dataclass
class Selisih:
    """``baru`` are indexes of good rows, ``ubah`` is (primary key, row index, {field: (old, new)})."""

    hasil: HasilLembar
    baru: list[int] = field(default_factory=list)
    ubah: list[tuple[int, int, Ubahan]] = field(default_factory=list)
    tetap: int = 0
    simpul: list[Simpul] = field(default_factory=list)
    kini: dict[str, Simpul] = field(default_factory=dict)

    def jejak(self) -> Iterator[str]:
        """Yield what this difference is made of, in a fixed order."""
        yield f"{self.hasil.lembaran.nama}|{len(self.baru)}|{len(self.ubah)}|{self.tetap}"
        for ke in self.baru:
            yield repr(self.hasil.baris[ke])
        for pk, _, ubahan in sorted(self.ubah, key=lambda satu: satu[0]):
            yield f"{pk}{ubahan!r}"


def sidik(selisih: list[Selisih]) -> str:
    """Return the sha256 of what would be done: the same rows written over the same old values."""
    hash_ = hashlib.sha256()
    for satu in selisih:
        for jejak in satu.jejak():
            hash_.update(jejak.encode())
    return hash_.hexdigest()


def bandingkan(hasil: HasilLembar, konteks: Konteks) -> Selisih:
    """Compare the good rows of a sheet with the database, field by field, in one query."""
    if "_atasan" in hasil.bidang:
        return _bandingkan_pohon(hasil, konteks)
    selisih = Selisih(hasil)
    if konteks.instansi is None or not hasil.baris:
        selisih.baru = list(range(len(hasil.baris)))
        return selisih
    if not hasil.lembaran.model._default_manager.filter(**_saringan(hasil, konteks)).exists():
        selisih.baru = list(range(len(hasil.baris)))
        return selisih
    bidang, tetap = list(hasil.bidang), dict(hasil.lembaran.tetap)
    ambil = [*bidang, *tetap]
    kunci = [bidang.index(satu) for satu in hasil.lembaran.kunci]
    letak = {tuple(baris[k] for k in kunci): ke for ke, baris in enumerate(hasil.baris)}
    tambahan = tuple(tetap.values())
    for pk, *lama in _kini(hasil, konteks, ambil):
        kode = tuple(baku_id(lama[k]) if ambil[k] == "siasn_id" else lama[k] for k in kunci)
        ke = letak.pop(kode, None)
        if ke is None:
            continue
        baru = hasil.baris[ke] + tambahan
        if tuple(lama) == baru:
            selisih.tetap += 1
        else:
            beda = {b: (x, y) for b, x, y in zip(ambil, lama, baru, strict=True) if x != y}
            selisih.ubah.append((pk, ke, beda))
    selisih.baru = sorted(letak.values())
    selisih.ubah.sort(key=lambda satu: satu[1])
    return selisih


def _saringan(hasil: HasilLembar, konteks: Konteks) -> dict[str, Any]:
    lembaran = hasil.lembaran
    saring = {lembaran.milik: konteks.instansi}
    return saring | (lembaran.saring(konteks, hasil.baris, hasil.bidang) if lembaran.saring else {})


def _kini(hasil: HasilLembar, konteks: Konteks, bidang: list[str]) -> Iterator[tuple[Any, ...]]:
    semua = hasil.lembaran.model._default_manager.filter(**_saringan(hasil, konteks))
    return semua.values_list("pk", *map(F, bidang)).iterator(chunk_size=2000)


def _bandingkan_pohon(hasil: HasilLembar, konteks: Konteks) -> Selisih:
    selisih = Selisih(hasil, kini=pohon_kini(konteks.instansi))
    di, di_nama, di_atasan = (hasil.bidang.index(satu) for satu in ("siasn_id", "nama", "_atasan"))
    minta = [(baris[di], baris[di_nama], baris[di_atasan]) for baris in hasil.baris]
    selisih.simpul = susun(minta, selisih.kini)
    berubah = {simpul.siasn_id: simpul for simpul in selisih.simpul}
    for ke, (kode, _, _) in enumerate(minta):
        simpul = berubah.get(kode)
        if kode not in selisih.kini:
            selisih.baru.append(ke)
        elif simpul and (beda := perubahan(simpul, selisih.kini)):
            selisih.ubah.append((simpul.pk, ke, beda))
        else:
            selisih.tetap += 1
    return selisih
