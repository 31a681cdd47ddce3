"""Calibration: what must hold before a person is moved to another box than the reckoned one."""

from dataclasses import dataclass

from pegawai.aturan.dasar import BKN_2024, PMK_38_2025, UU_30_2014, Dasar

ALASAN_TERPENDEK = 20
ALASAN_TERPANJANG = 1000
KATA_TERSEDIKIT = 3


@dataclass(frozen=True, slots=True)
class SyaratKalibrasi:
    """One requirement of a calibration; ``teks`` says it in the words of the minutes."""

    kode: str
    teks: str
    dasar: Dasar


# No regulation of general force describes calibration; a ministry's own rule does, and is named as the practice it is.
TABEL_KALIBRASI: tuple[SyaratKalibrasi, ...] = (
    SyaratKalibrasi(
        "kalibrasi-forum",
        "Kotak hanya diubah dalam sidang yang tercatat, oleh anggotanya.",
        Dasar(PMK_38_2025, "Pasal 21 (praktik: forum pimpinan dapat menaikkan atau menurunkan kotak)"),
    ),
    SyaratKalibrasi(
        "kalibrasi-alasan",
        "Setiap perubahan menyebut alasan yang dapat diperiksa; kotak hitungan dan kotak akhir sama-sama disimpan.",
        Dasar(PMK_38_2025, "Pasal 21 (praktik: forum pimpinan dapat menaikkan atau menurunkan kotak)"),
    ),
    SyaratKalibrasi(
        "kalibrasi-benturan",
        "Tidak seorang pun memutuskan kotaknya sendiri.",
        Dasar(UU_30_2014, "Pasal 42 ayat (1) (konflik kepentingan)"),
    ),
    SyaratKalibrasi(
        "kalibrasi-peringkat",
        "Peringkat dihitung ulang di kotak akhir dengan urutan yang sama seperti di kotak hitungan.",
        Dasar(BKN_2024, "prioritas pengembangan menurut peringkat dari kotak tertinggi"),
    ),
)
KALIBRASI = {baris.kode: baris for baris in TABEL_KALIBRASI}


def rapikan_alasan(teks: str) -> str:
    """Return a reason with single spaces and no line breaks."""
    return " ".join(teks.split())


def keberatan_alasan(teks: str) -> str:
    """Return what is wrong with a reason, as a sentence; empty where it can stand in the minutes."""
    alasan = rapikan_alasan(teks)
    if not alasan:
        return "Tulis alasan pemindahan. Alasan ini masuk berita acara."
    if len(alasan) > ALASAN_TERPANJANG:
        return f"Alasan terlalu panjang: {len(alasan)} huruf, paling banyak {ALASAN_TERPANJANG}."
    kata = {satu.casefold() for satu in alasan.split() if sum(huruf.isalpha() for huruf in satu) >= 2}
    if len(alasan) < ALASAN_TERPENDEK or len(kata) < KATA_TERSEDIKIT:
        return (
            f"Alasan belum dapat diperiksa orang lain: tulis paling sedikit {ALASAN_TERPENDEK} huruf dan "
            f"{KATA_TERSEDIKIT} kata yang berbeda, misalnya bukti atau peristiwa yang tidak terbaca dari skor."
        )
    return ""


def arah(asal: int, baru: int) -> str:
    """Return ``naik``, ``turun`` or ``tetap``: the order of the boxes is that of their numbers."""
    return "naik" if baru > asal else "turun" if baru < asal else "tetap"
