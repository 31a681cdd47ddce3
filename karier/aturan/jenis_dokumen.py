"""The kinds of documents: what each is called, who signs it, and its pattern of numbers until the agency sets one."""

from dataclasses import dataclass

PPK, PENGELOLA, SIDANG = "ppk", "pengelola", "sidang"


@dataclass(frozen=True, slots=True)
class BarisJenis:
    """One kind of document.

    ``penandatangan`` is ppk, pengelola (the head of the personnel office) or sidang (those who sat in the session).
    ``bertembusan``: the document ends with a list of carbon copies. ``mulai``: how its file is named.
    """

    jenis: str
    nama: str
    penandatangan: str
    pola: str
    mulai: str
    bertembusan: bool = False


TABEL_JENIS: tuple[BarisJenis, ...] = (
    BarisJenis("rpk", "Rencana Pengembangan Karier", PPK, "800.1.3/{urut:04d}/RPK/{tahun}", "RPK"),
    BarisJenis(
        "keputusan_rpk",
        "Keputusan tentang Rencana Pengembangan Karier",
        PPK,
        "800.1.3/{urut:04d}/KEP-RPK/{tahun}",
        "Keputusan-RPK",
        bertembusan=True,
    ),
    BarisJenis(
        "sk_krs",
        "Keputusan tentang Kelompok Rencana Suksesi",
        PPK,
        "800.1.3/{urut:04d}/KEP-KRS/{tahun}",
        "Keputusan-KRS",
        bertembusan=True,
    ),
    BarisJenis(
        "berita_acara",
        "Berita Acara Sidang Kalibrasi",
        SIDANG,
        "800.1.3/{urut:04d}/BA-KAL/{tahun}",
        "Berita-Acara",
    ),
    BarisJenis("kartu_talenta", "Kartu Talenta", PENGELOLA, "800.1.3/{urut:04d}/KT/{tahun}", "Kartu-Talenta"),
    BarisJenis(
        "laporan",
        "Laporan Pemantauan dan Evaluasi Rencana Pengembangan Karier",
        PENGELOLA,
        "800.1.3/{urut:04d}/LAP-RPK/{tahun}",
        "Laporan-RPK",
    ),
    BarisJenis(
        "surat_pengantar",
        "Surat Pengantar kepada Kepala BKN",
        PPK,
        "800.1.3/{urut:04d}/SP-RPK/{tahun}",
        "Surat-Pengantar",
        bertembusan=True,
    ),
)
JENIS = {baris.jenis: baris for baris in TABEL_JENIS}
