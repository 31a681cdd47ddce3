"""Checking a whole file: every row, every cell, all errors at once."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from pegawai.impor.berkas import LembarBerkas
from pegawai.impor.galat import GalatBerkas, Sebab, Temuan, Tolak, tampil
from pegawai.impor.hasil import JARAK, Bagian, HasilLembar
from pegawai.impor.huruf import HAMPA
from pegawai.impor.jenis.bersama import rujukan
from pegawai.impor.judul import Peta, baku, cari_lembar
from pegawai.impor.kolom import TANDA_CONTOH, Jenis, Kolom, Lembaran
from pegawai.impor.konteks import Konteks
from pegawai.impor.nilai import Ingatan, SelRusak, jadi_teks, kosong
from pegawai.impor.potongan import Potongan

UKURAN = 5000
Lapor = Callable[[int, int, str], None]
PESAN_RUMUS = (
    "Sel ini berisi rumus atau nilai galat ({isi}). Tempel sebagai nilai "
    "(Paste Values), lalu isi dengan nilai yang benar."
)


def periksa(
    jenis: Jenis, lembar: list[LembarBerkas], konteks: Konteks, lapor: Lapor | None = None
) -> list[HasilLembar]:
    """Check every row of every sheet of a file that holds this kind.

    Raises:
        GalatBerkas: the header is missing or incomplete, or there is no row of data.
    """
    kerja = cari_lembar(jenis, lembar)
    jumlah = sum(satu.perkiraan for _, satu, _ in kerja)
    disebut = jenis.banyak_lembar or len(kerja) > 1
    menurut: dict[str, Pemeriksa] = {}
    selesai = 0
    for lembaran, satu, peta in kerja:
        bagian = Bagian(satu.nama, peta)
        if lembaran.nama in menurut:
            menurut[lembaran.nama].lanjut(bagian)
        else:
            menurut[lembaran.nama] = Pemeriksa(lembaran, bagian, konteks, disebut=disebut)
        pemeriksa = menurut[lembaran.nama]
        for potong in _potong(satu, peta):
            pemeriksa.tambah(*potong)
            if lapor:
                lapor(min(selesai + potong[0][-1], jumlah), jumlah, "Memeriksa baris")
        selesai += satu.perkiraan
    hasil = [satu.akhiri() for satu in menurut.values()]
    if not any(satu.jumlah > satu.contoh for satu in hasil):
        raise GalatBerkas("Berkas ini tidak berisi baris data di bawah judulnya. Pilih berkas yang berisi data.")
    return hasil


def _potong(lembar: LembarBerkas, peta: Peta) -> Iterator[tuple[list[int], list[list[Any]]]]:
    isi = islice(lembar.baca(), peta.baris, None)
    while potong := list(islice(isi, UKURAN)):
        penuh = [(nomor, sel) for nomor, sel in potong if _berisi(sel)]
        if penuh:
            yield [nomor for nomor, _ in penuh], [sel for _, sel in penuh]


def _berisi(sel: list[Any]) -> bool:
    pertama = sel[0] if sel else ""
    if pertama.__class__ is str and pertama.strip(HAMPA):
        return True
    return not all(map(kosong, sel))


class Pemeriksa:
    """Checks the rows of one sheet, and of those that go on where it ends (``lanjut``), chunk by chunk."""

    def __init__(self, lembaran: Lembaran, bagian: Bagian, konteks: Konteks, *, disebut: bool = False) -> None:
        self.konteks, self.lembaran, self.peta = konteks, lembaran, bagian.peta
        self.hasil = HasilLembar(lembaran, [bagian], disebut)
        self._di_awal = True
        self._ingatan = {bidang: _pembaca(kolom, konteks) for bidang, (_, _, kolom) in self.peta.posisi.items()}
        self._kunci: dict[tuple[Any, ...], tuple[int, tuple[Any, ...] | None]] = {}
        self._ganda: dict[int, int] = {}
        self._kembar: dict[int, list[tuple[int, Any]]] = {}
        self._mentah_kunci: dict[int, Any] = {}
        self._bantu = self._kolom_bantu()
        self._galat: dict[int, list[Temuan]] = {}

    def _kolom_bantu(self) -> dict[str, int]:
        """Return the position of the column that helps to name each reference."""
        judul = {baku(isi): ke for ke, isi in enumerate(self.peta.judul) if isi}
        return {
            bidang: judul[baku(kolom.nama_dari)]
            for bidang, (_, _, kolom) in self.peta.posisi.items()
            if kolom.nama_dari and baku(kolom.nama_dari) in judul
        }

    def lanjut(self, bagian: Bagian) -> None:
        """Go on with another sheet that has the same columns, in whatever order."""
        peta = bagian.peta
        self.peta = replace(peta, posisi={bidang: peta.posisi[bidang] for bidang in self.peta.posisi})
        self.hasil.bagian.append(replace(bagian, peta=self.peta))
        self._bantu, self._di_awal = self._kolom_bantu(), True

    def tambah(self, nomor: list[int], baris: list[list[Any]]) -> None:
        """Check the rows of a chunk of the present sheet; ``nomor`` as Excel shows them."""
        self.hasil.jumlah += len(nomor)
        if dasar := (len(self.hasil.bagian) - 1) * JARAK:
            nomor = [dasar + satu for satu in nomor]
        awal, self._di_awal = self._di_awal, False
        if awal and self._lewati_contoh(nomor, baris):
            nomor, baris = nomor[1:], baris[1:]
            if not nomor:
                return
        kolom = list(zip(*_sama_panjang(baris, len(self.peta.judul)), strict=True))
        potongan = Potongan(nomor)
        for bidang, (posisi, _, _) in self.peta.posisi.items():
            mentah = _tanpa_bool(kolom[posisi])
            potongan.mentah[bidang] = mentah
            potongan.nilai[bidang] = isi = list(map(self._ingatan[bidang].__getitem__, mentah))
            if Tolak in set(map(type, isi)):
                for ke, satu in enumerate(isi):
                    if type(satu) is Tolak:
                        potongan.tolakan.setdefault(ke, []).append((bidang, satu))
        for satu in self.lembaran.kolom:
            if satu.bidang in self.lembaran.kunci and satu.bidang not in potongan.nilai:
                potongan.nilai[satu.bidang] = [satu.kosong] * len(nomor)
        if self.lembaran.silang:
            self.lembaran.silang(self.konteks, potongan)
        self._catat(potongan, kolom)
        self._simpan(potongan)

    def _lewati_contoh(self, nomor: list[int], baris: list[list[Any]]) -> bool:
        """Pass over the example that a template has below its header, where it was left standing."""
        kunci = self.lembaran.kunci[0]
        if kunci not in self.peta.posisi:
            return False
        posisi = self.peta.posisi[kunci][0]
        isi = baris[0][posisi] if posisi < len(baris[0]) else ""
        if not (isinstance(isi, str) and isi.startswith(TANDA_CONTOH)):
            return False
        tolak = Tolak(Sebab.CONTOH, "Baris contoh dari templat, jadi dilewati.")
        self.hasil.dilewati.append(self.hasil.temuan(nomor[0], kunci, isi, tolak))
        self.hasil.contoh += 1
        return True

    def _catat(self, potongan: Potongan, kolom: list[Any]) -> None:
        for ke, semua in potongan.tolakan.items():
            baris = potongan.nomor[ke]
            self.hasil.tertolak.add(baris)
            for bidang, tolak in semua:
                mentah = potongan.mentah[bidang][ke] if bidang in potongan.mentah else ""
                lengkap = self._dengan_saran(bidang, mentah, tolak, ke, kolom)
                self._galat.setdefault(baris, []).append(self.hasil.temuan(baris, bidang, mentah, lengkap))
        for ke, semua in potongan.peringatan.items():
            if ke not in potongan.tolakan:
                for bidang, tolak in semua:
                    mentah = potongan.mentah[bidang][ke] if bidang in potongan.mentah else ""
                    self.hasil.peringatan.append(self.hasil.temuan(potongan.nomor[ke], bidang, mentah, tolak))

    def _dengan_saran(self, bidang: str, mentah: Any, tolak: Tolak, ke: int, kolom: list[Any]) -> Tolak:
        asal = rujukan(self.konteks, bidang) if tolak.sebab is Sebab.TAK_DIKENAL else None
        if asal is None:
            return tolak
        nama = kolom[self._bantu[bidang]][ke] if bidang in self._bantu else ""
        return Tolak(tolak.sebab, tolak.pesan + asal.saran(mentah, "" if kosong(nama) else jadi_teks(nama)))

    def _simpan(self, potongan: Potongan) -> None:
        hasil = self.hasil
        hasil.bidang = [bidang for bidang in potongan.nilai if not bidang.startswith("_") or bidang == "_atasan"]
        kunci = list(zip(*(potongan.nilai[bidang] for bidang in self.lembaran.kunci), strict=True))
        for ke, isi in enumerate(zip(*(potongan.nilai[bidang] for bidang in hasil.bidang), strict=True)):
            baris = potongan.nomor[ke]
            ditolak = ke in potongan.tolakan
            if ditolak and Tolak in map(type, kunci[ke]):
                continue
            if kunci[ke] in self._kunci:
                self._sama(baris, kunci[ke], None if ditolak else isi, potongan, ke)
            else:
                self._kunci[kunci[ke]] = (baris, None if ditolak else isi)
            if not ditolak and self._kunci[kunci[ke]][0] == baris:
                hasil.baris.append(isi)
                hasil.nomor.append(baris)

    def _sama(self, baris: int, kunci: tuple[Any, ...], isi: Any, potongan: Potongan, ke: int) -> None:
        dulu, isi_dulu = self._kunci[kunci]
        mentah = potongan.mentah[self.lembaran.kunci[0]][ke]
        if isi is not None and isi == isi_dulu:
            self._kembar.setdefault(dulu, []).append((baris, mentah))
            return
        if isi is None and isi_dulu is None:
            return
        self._ganda.setdefault(dulu, baris)
        self._mentah_kunci[dulu] = mentah
        if isi is not None:
            self._catat_ganda(baris, dulu, mentah)

    def _catat_ganda(self, baris: int, lain: int, mentah: Any) -> None:
        nama = " + ".join(self.hasil.judul(bidang)[0] for bidang in self.lembaran.kunci)
        pesan = (
            f"{nama} ini juga ada di {self.hasil.sebutan(lain, baris)} dengan isi yang berbeda, jadi "
            "keduanya ditolak. Sisakan satu baris yang benar."
        )
        self.hasil.tertolak.add(baris)
        temuan = self.hasil.temuan(baris, self.lembaran.kunci[0], mentah, Tolak(Sebab.GANDA, pesan))
        self._galat.setdefault(baris, []).append(temuan)

    def akhiri(self) -> HasilLembar:
        """Finish: refuse the first of two rows that share a key, run the whole-file check, order the findings."""
        hasil = self.hasil
        letak = {baris: ke for ke, baris in enumerate(hasil.nomor)}
        for dulu, lain in self._ganda.items():
            if dulu in letak:
                self._catat_ganda(dulu, lain, self._mentah_kunci[dulu])
        hasil.buang({letak[dulu] for dulu in self._ganda if dulu in letak})
        self._catat_kembar()
        if self.lembaran.seberkas:
            self.lembaran.seberkas(self.konteks, hasil, self._galat)
        hasil.galat = [temuan for baris in sorted(self._galat) for temuan in self._galat[baris]]
        self._kunci.clear()
        return hasil

    def _catat_kembar(self) -> None:
        """Skip rows that repeat an accepted one; where that one was refused for its key, they are refused too."""
        for dulu, semua in self._kembar.items():
            for baris, mentah in semua:
                if dulu in self._ganda:
                    self._catat_ganda(baris, self._ganda[dulu], mentah)
                    continue
                tolak = Tolak(Sebab.KEMBAR, f"Sama persis dengan {self.hasil.sebutan(dulu, baris)}, jadi dilewati.")
                self.hasil.dilewati.append(self.hasil.temuan(baris, self.lembaran.kunci[0], mentah, tolak))


def _sama_panjang(baris: list[list[Any]], lebar: int) -> list[list[Any]]:
    lebar = max(lebar, *map(len, baris))
    return [sel if len(sel) == lebar else [*sel, *[""] * (lebar - len(sel))] for sel in baris]


def _tanpa_bool(kolom: tuple[Any, ...]) -> tuple[Any, ...]:
    # True equals 1 as a dictionary key, so a remembered 1 would answer for it.
    if bool not in set(map(type, kolom)):
        return kolom
    return tuple(("TRUE" if isi else "FALSE") if isinstance(isi, bool) else isi for isi in kolom)


def _pembaca(kolom: Kolom, konteks: Konteks) -> Ingatan:
    baca = kolom.baca(konteks)
    pesan = f"{kolom.nama} wajib diisi, tetapi selnya kosong. Lengkapi isiannya."
    tiada = Tolak(Sebab.KOSONG, pesan) if kolom.harus_isi else kolom.kosong

    def satu(mentah: Any) -> Any:
        if mentah.__class__ is str:
            return baca(mentah) if mentah.strip(HAMPA) else tiada
        if isinstance(mentah, SelRusak):
            return Tolak(Sebab.RUMUS, PESAN_RUMUS.format(isi=tampil(mentah)))
        return tiada if kosong(mentah) else baca(mentah)

    # A reader that already knows its answers (every NIP, every id) hands them over at once.
    return Ingatan(satu, (baca if isinstance(baca, Ingatan) else {}) | {"": tiada})
