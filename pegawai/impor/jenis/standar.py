"""standar-kompetensi: the level that a position asks for in each competency."""

from pegawai.impor.jenis.bersama import KOMPETENSI, baca_bulat, baca_pilihan, kolom_jabatan
from pegawai.impor.kolom import Jenis, Kolom, Lembaran
from pegawai.models import StandarKompetensi
from pegawai.pilihan import Kompetensi

JENIS = Jenis(
    "standar-kompetensi",
    (
        Lembaran(
            "Standar kompetensi",
            StandarKompetensi,
            (
                kolom_jabatan(),
                Kolom(
                    "KOMPETENSI",
                    "kompetensi",
                    baca_pilihan(KOMPETENSI, Kompetensi.labels, "Kompetensi"),
                    wajib=True,
                    contoh="Integritas",
                    keterangan="Satu dari sembilan kompetensi manajerial dan sosial kultural.",
                    pilihan=tuple(Kompetensi.labels),
                ),
                Kolom(
                    "LEVEL",
                    "level",
                    baca_bulat(1, 5, "Level"),
                    wajib=True,
                    contoh=3,
                    keterangan="Level yang diminta, 1 sampai 5.",
                ),
            ),
            ("jabatan_id", "kompetensi"),
            "jabatan__instansi",
        ),
    ),
    "Level kompetensi yang diminta jabatan; mengalahkan level menurut jenjangnya.",
)
