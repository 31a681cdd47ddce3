"""peta-jabatan: how many posts of a position a unit needs, its class, family and cluster."""

from pegawai.impor import nilai
from pegawai.impor.jenis.bersama import baca_bulat, baca_ya_tidak, kolom_jabatan, kolom_unit
from pegawai.impor.kolom import Jenis, Kolom, Lembaran
from pegawai.models import PetaJabatan

JENIS = Jenis(
    "peta-jabatan",
    (
        Lembaran(
            "Peta jabatan",
            PetaJabatan,
            (
                kolom_jabatan(),
                kolom_unit(),
                Kolom(
                    "KELAS JABATAN",
                    "kelas",
                    baca_bulat(1, 17, "Kelas jabatan"),
                    sinonim=("KELAS",),
                    contoh=9,
                    keterangan="Kelas jabatan 1 sampai 17; boleh kosong.",
                ),
                Kolom(
                    "KEBUTUHAN",
                    "kebutuhan",
                    baca_bulat(0, 100_000, "Kebutuhan"),
                    wajib=True,
                    contoh=1,
                    keterangan="Jumlah formasi menurut analisis beban kerja (ABK).",
                ),
                Kolom(
                    "RUMPUN",
                    "rumpun_id",
                    lambda konteks: konteks.rumpun.baca(nilai.teks(100, nama="Rumpun")),
                    contoh="Manajerial",
                    keterangan="Rumpun jabatan; nama baru dibuat dengan sendirinya.",
                ),
                Kolom(
                    "KLASTER",
                    "klaster_id",
                    lambda konteks: konteks.klaster.baca(nilai.teks(100, nama="Klaster")),
                    contoh="Pimpinan",
                    keterangan="Klaster jabatan; nama baru dibuat dengan sendirinya.",
                ),
                Kolom(
                    "KRITIS",
                    "kritis",
                    baca_ya_tidak("Kritis"),
                    kosong=False,
                    contoh="ya",
                    keterangan="ya bila jabatan kritis; kosong berarti tidak.",
                    pilihan=("ya", "tidak"),
                ),
            ),
            ("jabatan_id", "unit_id"),
            "jabatan__instansi",
        ),
    ),
    "Peta jabatan hasil ABK. Unit dan jabatan diimpor lebih dulu.",
)
