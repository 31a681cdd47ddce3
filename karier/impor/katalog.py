"""The sheet of the catalogue of developments."""

from karier.models import KatalogPengembangan
from karier.pilihan import JenisBangkom
from pegawai.impor.jenis.bersama import (
    KOMPETENSI,
    baca_bulat,
    baca_desimal,
    baca_pilihan,
    baca_teks,
    baca_ya_tidak,
)
from pegawai.impor.kolom import Jenis, Kolom, Lembaran
from pegawai.pilihan import Kompetensi

_JENIS = {label: kode for kode, nama in JenisBangkom.choices for label in (kode, nama)} | {
    "Non klasikal": JenisBangkom.NONKLASIKAL.value,
    "Non-klasikal": JenisBangkom.NONKLASIKAL.value,
}
JENIS = Jenis(
    "katalog-pengembangan",
    (
        Lembaran(
            "Katalog pengembangan",
            KatalogPengembangan,
            (
                Kolom("NAMA", "nama", baca_teks(200, "Nama"), wajib=True, contoh="Pelatihan Manajemen Perubahan"),
                Kolom(
                    "JENIS",
                    "jenis",
                    baca_pilihan(_JENIS, JenisBangkom.labels, "Jenis"),
                    wajib=True,
                    contoh="Klasikal",
                    pilihan=tuple(JenisBangkom.labels),
                ),
                Kolom(
                    "KOMPETENSI",
                    "kompetensi",
                    baca_pilihan(KOMPETENSI, Kompetensi.labels, "Kompetensi"),
                    kosong="",
                    contoh="Mengelola Perubahan",
                    keterangan="Kompetensi yang dinaikkan; boleh kosong.",
                    pilihan=tuple(Kompetensi.labels),
                ),
                Kolom("JP", "jp", baca_bulat(0, 5000, "JP"), contoh=40, keterangan="Kosong: belum diketahui."),
                Kolom(
                    "BIAYA",
                    "biaya",
                    baca_desimal(0, 999_999_999_999, "Biaya"),
                    contoh=5_500_000,
                    keterangan="Rupiah per orang, tanpa titik pemisah ribuan. Kosong: belum diketahui; 0: tanpa biaya.",
                ),
                Kolom("PENYELENGGARA", "penyelenggara", baca_teks(200, "Penyelenggara"), kosong="", contoh="LAN"),
                Kolom("AKTIF", "aktif", baca_ya_tidak("Aktif"), kosong=True, contoh="ya", pilihan=("ya", "tidak")),
            ),
            ("nama",),
            "instansi",
        ),
    ),
    "Pengembangan klasikal dan nonklasikal yang ditawarkan instansi.",
)
