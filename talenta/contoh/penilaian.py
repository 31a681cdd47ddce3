"""Three years of SKP and assessments. Both lean on the same latent gifts, so the nine boxes fill as they do in life."""

from datetime import date
from random import Random

from pegawai.aturan.jenjang import JENJANG
from pegawai.aturan.kinerja import predikat
from pegawai.models import HasilAsesmen, PenilaianKinerja, StandarKompetensi
from pegawai.pilihan import AspekPotensi, Ekspektasi, JenisAsn, Kompetensi
from talenta.contoh.acuan import TAHUN, acak
from talenta.contoh.orang import Sosok
from talenta.contoh.rekam_jejak import TAHUN_REKAM

ANGKA = {Ekspektasi.DI_BAWAH: 1, Ekspektasi.SESUAI: 2, Ekspektasi.DI_ATAS: 3}
TANPA_SKP = 0.015
# How many of those in service have their newest assessment in which year (0: none at all), in per cent.
TAHUN_ASESMEN = {TAHUN: 33, TAHUN - 1: 35, TAHUN - 2: 24, TAHUN - 4: 5, 0: 3}
RERATA, SEBARAN, SASARAN_TERTINGGI = 72.5, 9.8, 93.0


def kinerja(sosok: list[Sosok]) -> list[PenilaianKinerja]:
    """Return the SKP of each full or begun year of service; a few are missing, as they are in every agency."""
    sumber = acak("kinerja")
    return [
        _skp(orang, tahun, sumber)
        for orang in sosok
        for tahun in TAHUN_REKAM
        if _bekerja(orang, tahun) and sumber.random() >= TANPA_SKP
    ]


def _bekerja(orang: Sosok, tahun: int) -> bool:
    tmt = orang.pegawai.tmt_cpns
    return tmt.year < tahun or (tmt.year == tahun and tmt.month <= 3)


def _skp(orang: Sosok, tahun: int, sumber: Random) -> PenilaianKinerja:
    hasil = _rating(orang.kinerja + sumber.gauss(0, 0.35), 0.62, -1.45)
    perilaku = _rating(0.7 * orang.kinerja + 0.5 * sumber.gauss(0, 1), 0.15, -2.3)
    if orang.dihukum.get(tahun) in ("sedang", "berat"):
        perilaku = Ekspektasi.DI_BAWAH
    return PenilaianKinerja(
        pegawai=orang.pegawai,
        tahun=tahun,
        hasil_kerja=hasil,
        perilaku_kerja=perilaku,
        predikat=predikat(hasil, perilaku),
        hasil_kerja_nilai=ANGKA[hasil],
        perilaku_kerja_nilai=ANGKA[perilaku],
    )


def _rating(nilai: float, atas: float, bawah: float) -> Ekspektasi:
    if nilai >= atas:
        return Ekspektasi.DI_ATAS
    return Ekspektasi.SESUAI if nilai >= bawah else Ekspektasi.DI_BAWAH


def asesmen(sosok: list[Sosok], standar: list[StandarKompetensi]) -> list[HasilAsesmen]:
    """Return the assessments: most are in force, some have run out, CPNS and newcomers have none."""
    sumber = acak("asesmen")
    khusus: dict[str, dict[str, int]] = {}
    for baris in standar:
        khusus.setdefault(baris.jabatan.siasn_id, {})[baris.kompetensi] = baris.level
    hasil = []
    for orang in sosok:
        diminta = dict.fromkeys(Kompetensi.values, JENJANG[orang.jenjang].level_diminta)
        diminta |= khusus.get(orang.pegawai.jabatan.siasn_id, {})
        hasil += [_nilai(orang, tahun, diminta, sumber) for tahun in _tahun_asesmen(orang, sumber)]
    return hasil


def _tahun_asesmen(orang: Sosok, sumber: Random) -> list[int]:
    masuk = orang.pegawai.tmt_cpns.year
    if orang.pegawai.jenis_asn == JenisAsn.CPNS or masuk >= TAHUN - 1:
        return []
    terbaru = sumber.choices(list(TAHUN_ASESMEN), list(TAHUN_ASESMEN.values()))[0]
    tahun = [terbaru] if terbaru > masuk else []
    lama = terbaru - 3
    if terbaru >= TAHUN - 1 and lama > masuk and sumber.random() < 0.6:
        tahun.insert(0, lama)
    return tahun


def _nilai(orang: Sosok, tahun: int, diminta: dict[str, int], sumber: Random) -> HasilAsesmen:
    bakat = orang.bakat + 0.12 * (tahun - TAHUN) + sumber.gauss(0, 0.2)
    level = {k: _level(diminta[k], bakat + 0.8 * sumber.gauss(0, 1)) for k in diminta}
    jpm = min(100.0, 100 * sum(level.values()) / sum(diminta.values()))
    sasaran = min(SASARAN_TERTINGGI, RERATA + SEBARAN * bakat)
    teknis = None if sumber.random() < 0.07 else _batas(sasaran + sumber.gauss(0, 7), 35)
    bobot, tertutup = (80, 40 * jpm) if teknis is None else (100, 40 * jpm + 20 * teknis)
    rerata = min(SASARAN_TERTINGGI, (sasaran * bobot - tertutup) / 40)
    aspek = {a: _batas(rerata + sumber.gauss(0, 5), 30) for a in AspekPotensi.values}
    struktural = orang.jenjang in ("jpt_pratama", "administrator", "pengawas")
    return HasilAsesmen(
        pegawai=orang.pegawai,
        tanggal=date(tahun, sumber.randint(2, 11), sumber.randint(1, 28)),
        metode="Assessment center" if struktural else "CACT",
        penyelenggara="UPT Penilaian Kompetensi ASN Tirtaloka" if struktural else "Badan Kepegawaian Negara",
        teknis=teknis,
        **aspek,
        **level,
    )


def _level(diminta: int, nilai: float) -> int:
    selisih = -1 if nilai < -0.6 else (0 if nilai < 1.3 else 1)
    return max(1, min(5, diminta + selisih))


def _batas(nilai: float, bawah: int) -> int:
    return max(bawah, min(98, round(nilai)))
