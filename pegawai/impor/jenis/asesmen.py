"""asesmen: eight aspects of potensi, nine competencies, technical score."""

from pegawai.impor import nilai
from pegawai.impor.jenis.bersama import baca_bulat, baca_desimal, baca_teks, kolom_nip
from pegawai.impor.kolom import Jenis, Kolom, Lembaran
from pegawai.models import HasilAsesmen
from pegawai.pilihan import AspekPotensi, Kompetensi

JUDUL_ASPEK = {
    AspekPotensi.INTELEKTUAL: ("INTELEKTUAL", "KEMAMPUAN INTELEKTUAL"),
    AspekPotensi.INTERPERSONAL: ("INTERPERSONAL", "KEMAMPUAN INTERPERSONAL"),
    AspekPotensi.KESADARAN_DIRI: ("KESADARAN DIRI",),
    AspekPotensi.BERPIKIR_KRITIS: ("BERPIKIR KRITIS DAN STRATEGIS", "BERPIKIR KRITIS"),
    AspekPotensi.PEMECAHAN_MASALAH: ("PEMECAHAN MASALAH",),
    AspekPotensi.KECERDASAN_EMOSIONAL: ("KECERDASAN EMOSIONAL",),
    AspekPotensi.BELAJAR_CEPAT: (
        "BELAJAR CEPAT DAN PENGEMBANGAN DIRI",
        "BELAJAR CEPAT DAN MENGEMBANGKAN DIRI",
        "BELAJAR CEPAT",
    ),
    AspekPotensi.MOTIVASI_KOMITMEN: ("MOTIVASI DAN KOMITMEN",),
}


def _aspek(aspek: AspekPotensi) -> Kolom:
    judul, *lain = JUDUL_ASPEK[aspek]
    return Kolom(
        judul,
        aspek.value,
        baca_desimal(0, 100, judul.capitalize()),
        wajib=True,
        sinonim=tuple(lain),
        contoh=80,
        keterangan=f"{aspek.label}: skor 0 sampai 100.",
    )


def _kompetensi(kompetensi: Kompetensi) -> Kolom:
    return Kolom(
        kompetensi.label.upper(),
        kompetensi.value,
        baca_bulat(1, 5, kompetensi.label),
        wajib=True,
        contoh=3,
        keterangan=f"{kompetensi.label}: level 1 sampai 5.",
    )


JENIS = Jenis(
    "asesmen",
    (
        Lembaran(
            "Asesmen",
            HasilAsesmen,
            (
                kolom_nip(),
                Kolom(
                    "TANGGAL ASESMEN",
                    "tanggal",
                    lambda konteks: nilai.tanggal(nama="Tanggal asesmen", sampai=konteks.hari_ini),
                    wajib=True,
                    contoh="16-02-2025",
                    keterangan="Hari asesmen, tidak melewati hari ini.",
                ),
                Kolom("METODE", "metode", baca_teks(100, "Metode"), kosong="", contoh="Assessment Center"),
                Kolom(
                    "PENYELENGGARA",
                    "penyelenggara",
                    baca_teks(200, "Penyelenggara"),
                    kosong="",
                    contoh="UPT Penilaian Kompetensi",
                ),
                *(_aspek(aspek) for aspek in AspekPotensi),
                *(_kompetensi(kompetensi) for kompetensi in Kompetensi),
                Kolom(
                    "TEKNIS",
                    "teknis",
                    baca_desimal(0, 100, "Kompetensi teknis"),
                    sinonim=("KOMPETENSI TEKNIS",),
                    contoh=75,
                    keterangan="Skor kompetensi teknis 0 sampai 100; boleh kosong.",
                ),
            ),
            ("pegawai_id", "tanggal"),
            "pegawai__instansi",
            tak_disimpan=("NAMA",),
        ),
    ),
    "Hasil asesmen: delapan aspek potensi, sembilan kompetensi, dan teknis. Pegawai diimpor lebih dulu.",
)
