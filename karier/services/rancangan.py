"""What the five years of one person's plan hold: the move, what prepares it, and what the box recommends."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import cycle

from karier.aturan.cakrawala import Cakrawala, kesenjangan
from karier.aturan.fakta import FaktaPegawai
from karier.aturan.jalur import HORIZONTAL
from karier.aturan.pengembangan import (
    ASESMEN_ULANG,
    DASAR_PENYELARASAN,
    PEMANTAUAN,
    SUKSESI,
    TINDAKAN,
    BarisTindakan,
    Penawaran,
)
from karier.aturan.waktu import awal_triwulan, tambah_tahun, triwulan
from karier.pilihan import BentukPengembangan
from karier.services.penjatahan import Calon
from pegawai.aturan.dasar import Dasar
from pegawai.aturan.jenjang import tmt_pensiun
from pegawai.pilihan import Kompetensi
from pemetaan.aturan.rekomendasi import rekomendasi
from talenta.umum.tanggal import tanggal_panjang

_PANJANG_URAIAN = 300
_BANYAK_KOMPETENSI = 3
_TAHUN_PANTAU = 3
_KOTAK_1 = "Kotak 1 tidak direncanakan pindah jabatan: diproses sesuai ketentuan peraturan perundangan."
_LULUSAN_TUGAS_BELAJAR = frozenset({"s2", "s3"})


@dataclass(frozen=True, slots=True)
class Butir:
    """One step to be. ``calon`` is the move; without one the step moves nobody, and ``katalog`` names what it takes."""

    tahun: int
    bentuk: str
    waktu: str
    uraian: str
    dasar: Dasar
    calon: Calon | None = None
    katalog: str = ""


@dataclass(frozen=True, slots=True)
class Isi:
    """What fills a year without a move: what a recommendation asks for, and the competency it is to raise."""

    tindakan: BarisTindakan
    kompetensi: str = ""


@dataclass(frozen=True, slots=True)
class Bahan:
    """What a draft is made from: ``penawaran`` is what the agency's catalogue has."""

    fakta: FaktaPegawai
    kotak: int
    tahun_awal: int
    cakrawala: Cakrawala
    penawaran: Penawaran
    calon: Calon | None

    @property
    def tahun(self) -> list[int]:
        """Years of the plan in which the person is still in service."""
        semua = range(self.tahun_awal, self.tahun_awal + 5)
        return [t for t in semua if date(t, 1, 1) < self.pensiun]

    @property
    def pensiun(self) -> date:
        """TMT pensiun in the position planned, otherwise in the one held."""
        bup = self.calon.pos.syarat.bup if self.calon else self.fakta.bup
        return tmt_pensiun(self.fakta.tanggal_lahir, bup)


def susun_butir(bahan: Bahan) -> list[Butir]:
    """Return the steps, year by year: at least one in every year of service, the move in its own year."""
    isi = _pengisi(bahan)
    butir = []
    for tahun in bahan.tahun:
        if bahan.calon and bahan.calon.pada.year == tahun:
            butir.append(_pindah(bahan.calon))
        else:
            butir.append(_tanpa_pindah(bahan, tahun, isi))
    return butir


def catatan(bahan: Bahan, penghalang: str) -> str:
    """Return the notes of a plan: why it moves nobody, and where service ends within the window."""
    baris = []
    if bahan.kotak == 1:
        baris.append(_KOTAK_1)
    elif bahan.calon is None:
        akhir = bahan.tahun_awal + 4
        baris.append(f"Belum ada perpindahan yang dapat direncanakan sampai {akhir}. {penghalang}".strip())
    elif bahan.calon and bahan.kotak in SUKSESI and bahan.calon.baris.jalur == HORIZONTAL:
        baris.append(
            f"Belum ada jabatan lebih tinggi yang dapat direncanakan; direncanakan rotasi. {penghalang}".strip()
        )
    if bahan.calon and bahan.calon.menunggu:
        baris.append(
            "Formasi ini lowong karena pemangkunya direncanakan pindah; bila rencana itu berubah, langkah ini harus "
            "diperiksa lagi."
        )
    if len(bahan.tahun) < 5 or bahan.pensiun <= date(bahan.tahun_awal + 4, 12, 31):
        baris.append(
            f"Mencapai batas usia pensiun: TMT pensiun {tanggal_panjang(bahan.pensiun)}; rencana sampai saat itu."
        )
    return "\n".join(baris)


def _pindah(calon: Calon) -> Butir:
    naik = calon.baris.jalur != HORIZONTAL
    return Butir(
        calon.pada.year,
        BentukPengembangan.PROMOSI if naik else BentukPengembangan.MUTASI,
        triwulan(calon.pada),
        f"{'Promosi ke' if naik else 'Mutasi ke'} {calon.pos.jabatan.nama}"[:_PANJANG_URAIAN],
        calon.baris.dasar,
        calon,
    )


def _tanpa_pindah(bahan: Bahan, tahun: int, isi: Iterator[Isi]) -> Butir:
    calon = bahan.calon
    if calon and tahun < calon.pada.year:
        kurang = kesenjangan(bahan.fakta, calon.pos.syarat)
        sisa = calon.pada.year - tahun
        naik = max(bahan.cakrawala.bacaan.naik_level_per_tahun, 1)
        # What takes n years to close is developed in the n years before the move.
        perlu = [k for k, n in kurang.items() if -(-n // naik) >= sisa]
        if perlu:
            teks = f"Penyelarasan kompetensi untuk {calon.pos.jabatan.nama}: {_kegiatan(bahan, perlu)}"
            return _butir(tahun, BentukPengembangan.PENGEMBANGAN, teks, DASAR_PENYELARASAN, bahan)
    if calon and calon.pada.year < tahun <= calon.pada.year + (_TAHUN_PANTAU if calon.pos.kritis else 1):
        return _butir(tahun, PEMANTAUAN.bentuk, PEMANTAUAN.uraian, PEMANTAUAN.dasar, bahan)
    if tahun == bahan.tahun[0] and _asesmen_lewat(bahan):
        return _dari_tindakan(tahun, Isi(ASESMEN_ULANG), bahan)
    return _dari_tindakan(tahun, next(isi), bahan)


def _dari_tindakan(tahun: int, isi: Isi, bahan: Bahan) -> Butir:
    """Take the development from the agency's catalogue, by competency or by form, where it has one that fits."""
    tindakan, uraian = isi.tindakan, isi.tindakan.uraian
    katalog = bahan.penawaran.berbentuk(tindakan.kata)
    if isi.kompetensi:
        katalog = bahan.penawaran.per_kompetensi.get(isi.kompetensi, "")
        nama = Kompetensi(isi.kompetensi).label
        uraian = f"{uraian} {nama}: {bahan.penawaran.kegiatan(isi.kompetensi)}"
    return replace(_butir(tahun, tindakan.bentuk, uraian, tindakan.dasar, bahan), katalog=katalog)


def _butir(tahun: int, bentuk: str, uraian: str, dasar: Dasar, bahan: Bahan) -> Butir:
    akan = [h for h in awal_triwulan(tahun) if h > bahan.cakrawala.data_per and h < bahan.pensiun]
    pilihan = akan[1] if len(akan) > 1 else akan[0] if akan else date(tahun, 10, 1)
    return Butir(tahun, bentuk, triwulan(pilihan), uraian[:_PANJANG_URAIAN], dasar)


def _asesmen_lewat(bahan: Bahan) -> bool:
    tanggal = bahan.fakta.asesmen_tanggal
    if tanggal is None:
        return True
    return tambah_tahun(tanggal, bahan.cakrawala.bacaan.masa_asesmen) < bahan.cakrawala.data_per


def _pengisi(bahan: Bahan) -> Iterator[Isi]:
    """Yield what the box recommends, in its order, again and again; each time the next weakest competency."""
    ada = [TINDAKAN[r.teks] for r in rekomendasi(bahan.kotak) if r.teks in TINDAKAN]
    if bahan.fakta.pendidikan in _LULUSAN_TUGAS_BELAJAR:
        ada = [b for b in ada if b.kode != "tindakan-tugas-belajar"]
    urut = sorted(bahan.fakta.level, key=lambda baris: (baris[1], Kompetensi.values.index(baris[0])))
    lemah = cycle([kompetensi for kompetensi, _ in urut] or [""])
    for tindakan in cycle(ada):
        yield Isi(tindakan, next(lemah) if tindakan.kode == "tindakan-bangkom" else "")


def _kegiatan(bahan: Bahan, kompetensi: list[str]) -> str:
    nama = list(dict.fromkeys(bahan.penawaran.kegiatan(k) for k in kompetensi))
    lebih = len(nama) - _BANYAK_KOMPETENSI
    sisa = f"; dan {lebih} lainnya menurut tabel penyelarasan" if lebih > 0 else ""
    return "; ".join(nama[:_BANYAK_KOMPETENSI]) + sisa


@dataclass(frozen=True, slots=True)
class Selaras:
    """One competency of a target against the result now; a gap names what closes it and in which year before."""

    kompetensi: str
    hasil: int | None
    standar: int
    pengembangan: str
    tahun: int | None


def selaraskan(bahan: Bahan, calon: Calon) -> list[Selaras]:
    """Return the competence alignment with the target position of a move, for each of the nine competencies."""
    hasil = dict(bahan.fakta.level)
    return [
        _selaras(bahan.penawaran, kompetensi, hasil.get(kompetensi), minta, calon.pada.year - 1)
        for kompetensi, minta in calon.pos.syarat.standar
    ]


def _selaras(penawaran: Penawaran, kompetensi: str, hasil: int | None, minta: int, tahun: int) -> Selaras:
    if hasil is not None and hasil >= minta:
        return Selaras(kompetensi, hasil, minta, "", None)
    return Selaras(kompetensi, hasil, minta, penawaran.kegiatan(kompetensi), tahun)
