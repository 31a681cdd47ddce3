"""Readiness for a post: the first day on which everything that time alone closes is closed, and its class.

Time closes years of service, experience, the stay in a post, and the years after a sanction. It does not close
education, grade, status, predikat or a gap in competence: who lacks one of these is not ready, whatever the year.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from karier.aturan import syarat_orang, syarat_waktu
from karier.aturan.bacaan import Bacaan
from karier.aturan.fakta import FaktaPegawai, SyaratJabatan
from karier.aturan.jalur import cari_jalur
from karier.aturan.kelayakan import TETAP, Kelayakan, layak, periksa
from karier.aturan.suksesi import Tertahan, pensiun_sebelum_lowong
from karier.aturan.syarat import Syarat
from karier.aturan.waktu import tambah_tahun
from pegawai.aturan.dasar import PERMENPANRB_3_2020, Dasar
from pegawai.aturan.jenjang import tmt_pensiun

DASAR_KESIAPAN = Dasar(PERMENPANRB_3_2020, "rencana suksesi")
MENUNGGU = (
    syarat_orang.disiplin,
    syarat_waktu.masa_kerja,
    syarat_waktu.pengalaman,
    syarat_waktu.pengalaman_jabatan,
    syarat_waktu.masa_jabatan,
)
"""Requirements that the passing of time alone can close; once met, each stays met."""
SEKETIKA = tuple(satu for satu in TETAP if satu is not syarat_orang.disiplin)
"""Requirements that must hold today."""


@dataclass(frozen=True, slots=True)
class BarisKesiapan:
    """A class of readiness: every requirement is closed within so many years from today."""

    kode: str
    kesiapan: str
    nama: str
    tahun: int
    dasar: Dasar = DASAR_KESIAPAN


TABEL_KESIAPAN: tuple[BarisKesiapan, ...] = (
    BarisKesiapan("kesiapan-sekarang", "sekarang", "Siap sekarang", 0),
    BarisKesiapan("kesiapan-1-2", "satu_dua", "Siap 1–2 tahun", 2),
    BarisKesiapan("kesiapan-3-5", "tiga_lima", "Siap 3–5 tahun", 5),
)
TERJAUH = TABEL_KESIAPAN[-1].tahun


def kesiapan(siap: date, hari_ini: date) -> BarisKesiapan | None:
    """Return the class of a day; None for a day past the last class."""
    return next((b for b in TABEL_KESIAPAN if siap <= tambah_tahun(hari_ini, b.tahun)), None)


@dataclass(frozen=True, slots=True)
class Siap:
    """When somebody is ready (``hari``), and the first day on which the post could be theirs (``diangkat``)."""

    hari: date
    diangkat: date
    baris: BarisKesiapan


@dataclass(frozen=True, slots=True)
class Penilaian:
    """A candidate judged for a post. ``siap`` is None for who is not ready within five years, ``tertahan`` and
    ``halangan`` say why; ``kelayakan`` is the verdict on the first day on which the post could be theirs.
    """

    siap: Siap | None
    tertahan: Tertahan | None
    kelayakan: Kelayakan
    halangan: tuple[Syarat, ...] = ()

    @property
    def menunggu(self) -> bool:
        """Whether nothing but time stands in the way."""
        return self.siap is not None and self.siap.baris.tahun > 0


def hari_siap(
    fakta: FaktaPegawai, tujuan: SyaratJabatan, *, hari_ini: date, lowong: date, bacaan: Bacaan
) -> Siap | None:
    """Return when a person is ready for a post that is vacant from ``lowong`` on, or None: not within five years."""
    if cari_jalur(fakta.posisi, tujuan.posisi, max(lowong, hari_ini)) is None or _pensiun(fakta, hari_ini, lowong):
        return None
    if not layak(fakta, tujuan, hari_ini, bacaan=bacaan, pemeriksa=SEKETIKA):
        return None
    hari = _hari_terpenuhi(fakta, tujuan, hari_ini, bacaan)
    if hari is None:
        return None
    diangkat = max(hari, lowong, hari_ini)
    if not layak(fakta, tujuan, diangkat, bacaan=bacaan, data_per=hari_ini):
        return None
    baris = kesiapan(hari, hari_ini)
    return Siap(hari, diangkat, baris) if baris else None


def nilai(fakta: FaktaPegawai, tujuan: SyaratJabatan, *, hari_ini: date, lowong: date, bacaan: Bacaan) -> Penilaian:
    """Judge a candidate with every requirement; the same verdict as ``hari_siap``."""
    siap = hari_siap(fakta, tujuan, hari_ini=hari_ini, lowong=lowong, bacaan=bacaan)
    pada = siap.diangkat if siap else max(hari_ini, lowong)
    putusan = periksa(fakta, tujuan, pada, bacaan=bacaan, data_per=hari_ini)
    if siap:
        return Penilaian(siap, None, putusan)
    kini = periksa(fakta, tujuan, hari_ini, bacaan=bacaan)
    dulu = tuple(s for s in kini.penghalang if s.kode not in {p.kode for p in putusan.penghalang})
    return Penilaian(None, _pensiun(fakta, hari_ini, lowong), putusan, (*putusan.penghalang, *dulu))


def _pensiun(fakta: FaktaPegawai, hari_ini: date, lowong: date) -> Tertahan | None:
    return pensiun_sebelum_lowong(tmt_pensiun(fakta.tanggal_lahir, fakta.bup), max(lowong, hari_ini))


def _hari_terpenuhi(fakta: FaktaPegawai, tujuan: SyaratJabatan, hari_ini: date, bacaan: Bacaan) -> date | None:
    """Return the first day from today on which all of ``MENUNGGU`` hold, by bisection; None: not within five years."""

    def terpenuhi(pada: date) -> bool:
        return layak(fakta, tujuan, pada, bacaan=bacaan, data_per=hari_ini, pemeriksa=MENUNGGU)

    if terpenuhi(hari_ini):
        return hari_ini
    belum, sudah = hari_ini, tambah_tahun(hari_ini, TERJAUH)
    if not terpenuhi(sudah):
        return None
    while (sudah - belum).days > 1:
        tengah = belum + timedelta(days=(sudah - belum).days // 2)
        belum, sudah = (belum, tengah) if terpenuhi(tengah) else (tengah, sudah)
    return sudah
