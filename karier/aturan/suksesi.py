"""Succession as tables: who may enter which group, what keeps a person out, how deep the bench of a post is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from karier.aturan.bacaan import Bacaan
from karier.aturan.fakta import Hukuman
from karier.aturan.syarat_orang import BERAT
from karier.aturan.waktu import tambah_tahun
from pegawai.aturan.dasar import BKN_2024, PERMENPANRB_3_2020, PP_11_2017, PP_94_2021, Dasar
from pemetaan.aturan.kotak import TABEL_KOTAK

DASAR_KRS = Dasar(PERMENPANRB_3_2020, "penetapan kelompok rencana suksesi")
DASAR_LANGSUNG = Dasar(PERMENPANRB_3_2020, "penempatan talenta: kotak 9 dapat ditempatkan langsung")
DASAR_RENCANA = Dasar(PERMENPANRB_3_2020, "penempatan talenta menurut rencana suksesi")
DASAR_KRITIS = Dasar(PERMENPANRB_3_2020, "identifikasi dan penetapan jabatan kritis")
KOTAK_LANGSUNG = 9


@dataclass(frozen=True, slots=True)
class BarisLingkup:
    """A group by its reach: the boxes it is drawn from, in the lawful order, and the role that sets it."""

    kode: str
    lingkup: str
    kotak: tuple[int, ...]
    peran: str
    penetapan: str
    dasar: Dasar = DASAR_KRS


def _kotak(lingkup: str) -> tuple[int, ...]:
    return tuple(sorted((b.nomor for b in TABEL_KOTAK if lingkup in b.suksesi), reverse=True))


TABEL_LINGKUP: tuple[BarisLingkup, ...] = (
    BarisLingkup("suksesi-instansi", "instansi", _kotak("instansi"), "ppk", "Ditetapkan PPK dengan keputusan."),
    BarisLingkup(
        "suksesi-nasional",
        "nasional",
        _kotak("nasional"),
        "ppk",
        "PPK menetapkan yang diusulkan instansi; Tim Manajemen Talenta ASN Nasional memutuskan kelompok nasionalnya.",
        Dasar(BKN_2024, "kelompok rencana suksesi nasional dihimpun dari kotak 9 tiap instansi"),
    ),
)
LINGKUP = {baris.lingkup: baris for baris in TABEL_LINGKUP}


@dataclass(frozen=True, slots=True)
class BarisGerbang:
    """What keeps a person out of a group, or from being named for a post, whatever the box."""

    kode: str
    nama: str
    dasar: Dasar


TABEL_GERBANG: tuple[BarisGerbang, ...] = (
    BarisGerbang("gerbang-kotak", "Kotak di luar 9, 8, dan 7", DASAR_KRS),
    BarisGerbang("gerbang-aktif", "Tidak aktif", DASAR_KRS),
    BarisGerbang("gerbang-disiplin", "Hukuman disiplin", Dasar(PP_94_2021, "hukuman disiplin sedang dan berat")),
    BarisGerbang("gerbang-bup", "Batas usia pensiun", Dasar(PP_11_2017, "Pasal 239")),
)
GERBANG = {baris.kode: baris for baris in TABEL_GERBANG}


@dataclass(frozen=True, slots=True)
class Tertahan:
    """A gate that keeps somebody out, with the sentence that says why."""

    gerbang: BarisGerbang
    penjelasan: str


def hukuman_menahan(hukuman: Iterable[Hukuman], pada: date, bacaan: Bacaan) -> Hukuman | None:
    """Return the first sanction sedang or berat that is being served on a day or was imposed too short a time before.

    The same reading as the requirement ``disiplin`` of a move (karier.aturan.syarat_orang).
    """
    for satu in hukuman:
        if satu.tingkat not in BERAT or satu.mulai > pada:
            continue
        sejak = (satu.selesai or satu.mulai) if bacaan.hukuman_sejak_selesai else satu.mulai
        dijalani = satu.selesai is None or satu.selesai > pada
        if dijalani or tambah_tahun(sejak, bacaan.hukuman_tahun) > pada:
            return satu
    return None


def tertahan(
    *,
    kotak: int | None,
    lingkup: str,
    aktif: bool,
    pensiun: date,
    hukuman: Iterable[Hukuman],
    pada: date,
    bacaan: Bacaan,
) -> Tertahan | None:
    """Return what keeps a person out of a group on a day, or None. ``pensiun`` is the TMT pensiun in today's post."""
    boleh = LINGKUP[lingkup].kotak
    if kotak not in boleh:
        daftar = ", ".join(map(str, boleh))
        sebab = f"Kotak {kotak}" if kotak else "Belum dipetakan"
        return Tertahan(GERBANG["gerbang-kotak"], f"{sebab}; kelompok {lingkup} berasal dari kotak {daftar}.")
    if not aktif:
        return Tertahan(GERBANG["gerbang-aktif"], "Pegawai tidak aktif lagi.")
    if pensiun <= pada:
        return Tertahan(GERBANG["gerbang-bup"], f"Batas usia pensiun sudah tercapai (TMT pensiun {pensiun:%d-%m-%Y}).")
    kena = hukuman_menahan(hukuman, pada, bacaan)
    if kena:
        sebab = f"Hukuman disiplin {kena.tingkat} sejak {kena.mulai:%d-%m-%Y} masih menghalangi."
        return Tertahan(GERBANG["gerbang-disiplin"], sebab)
    return None


def pensiun_sebelum_lowong(pensiun: date, lowong: date) -> Tertahan | None:
    """Return the gate for who reaches the retirement age before the post falls vacant, or None."""
    if pensiun > lowong:
        return None
    sebab = (
        f"Mencapai batas usia pensiun sebelum jabatan ini dapat diisi: TMT pensiun {pensiun:%d-%m-%Y}, "
        f"jabatan lowong {lowong:%d-%m-%Y}."
    )
    return Tertahan(GERBANG["gerbang-bup"], sebab)


@dataclass(frozen=True, slots=True)
class BarisCadangan:
    """Bench strength of a post: at least so many ready now and so many in all. A measure of work, not law."""

    kode: str
    nama: str
    sekarang: int
    semua: int
    warna: str
    dasar: Dasar = DASAR_KRITIS


TABEL_CADANGAN: tuple[BarisCadangan, ...] = (
    BarisCadangan("cadangan-kuat", "Kuat", 2, 3, "hijau"),
    BarisCadangan("cadangan-cukup", "Cukup", 1, 1, "biru"),
    BarisCadangan("cadangan-tipis", "Tipis", 0, 1, "kuning"),
    BarisCadangan("cadangan-kosong", "Tanpa suksesor", 0, 0, "merah"),
)


def cadangan(sekarang: int, semua: int) -> BarisCadangan:
    """Return the bench strength of a post from its successors: those ready now, and all of them."""
    return next(b for b in TABEL_CADANGAN if sekarang >= b.sekarang and semua >= b.semua)
