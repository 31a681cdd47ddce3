"""simata: boxes of people who need not be ours; every cell that is wrong is named, and all of it can be taken back."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pegawai.models import HasilSimata, Impor
from pegawai.pilihan import StatusImpor
from pegawai.services.urung_impor import urungkan
from tests.pabrik import buat_pengguna
from tests.pegawai.impor.buku import BUDI, SITI, impor, isi_dasar

pytestmark = pytest.mark.django_db
LUAR = "197605062001121001"
JUDUL = ["NIP", "NAMA", "Tahun", "Kotak Talenta", "Nilai Kinerja", "SKOR POTENSIAL", "TAHUN SKP", "TANGGAL ASESMEN"]
BUKU = [
    JUDUL,
    [BUDI, "Budi", 2025, 9, 91.255, "82,5", 2025, "10-06-2025"],
    [SITI, "Siti", 2025, "Kotak VII", "", "", "", ""],
    [LUAR, "Orang Lain", "2025", "5", 70, 60, 2024, ""],
]


def _isi() -> list[tuple]:
    bidang = ("nip", "kotak", "skor_kinerja", "skor_potensial", "tahun_skp", "tanggal_asesmen")
    return list(HasilSimata.objects.order_by("nip").values_list(*bidang))


def test_diterapkan_juga_untuk_nip_yang_tidak_dikenal(tmp_path: Path) -> None:
    isi_dasar(tmp_path)
    laporan = impor(tmp_path, "simata", BUKU)
    assert (laporan.baru, laporan.ditolak) == (3, 0)
    assert _isi() == [
        (LUAR, 5, Decimal(70), Decimal(60), 2024, None),
        (BUDI, 9, Decimal("91.26"), Decimal("82.5"), 2025, date(2025, 6, 10)),
        (SITI, 7, None, None, None, None),
    ]
    catatan = Impor.objects.latest("pk")
    assert (catatan.jenis, catatan.nama_berkas, len(catatan.sha256)) == ("simata", "simata.xlsx", 64)
    orang = {satu.nip: satu.orang for satu in HasilSimata.objects.select_related("orang")}
    assert (orang[LUAR], orang[BUDI].nip) == (None, BUDI)


def test_yang_salah_disebut_baris_dan_kolomnya(tmp_path: Path) -> None:
    isi_dasar(tmp_path)
    buku = [
        JUDUL,
        [BUDI, "", 2025, 10, "", "", "", ""],
        ["123", "", 2025, 5, "", "", "", ""],
        [SITI, "", "", 5, 101, "", "", "31-02-2025"],
        [LUAR, "", 2025, 5, "", "", "", ""],
        [LUAR, "", 2025, 6, "", "", "", ""],
    ]
    laporan = impor(tmp_path, "simata", buku)
    assert {(satu.baris, satu.kolom) for satu in laporan.galat} == {
        *((2, "Kotak Talenta"), (3, "NIP"), (4, "Tahun"), (4, "Nilai Kinerja"), (4, "TANGGAL ASESMEN")),
        *((5, "NIP"), (6, "NIP")),
    }
    assert all(satu.pesan.endswith(".") for satu in laporan.galat)
    assert not HasilSimata.objects.exists()


def test_perubahan_disebut_dan_dapat_diurungkan(tmp_path: Path) -> None:
    admin = buat_pengguna("admin", isi_dasar(tmp_path))
    impor(tmp_path, "simata", BUKU)
    semula = _isi()
    tanpa_nama = [["NIP", "TAHUN", "KOTAK"], [BUDI, 2025, 8], [LUAR, 2024, 1]]
    laporan = impor(tmp_path, "simata", tanpa_nama)
    assert (laporan.baru, laporan.berubah) == (1, 1)
    assert laporan.contoh[0]["kunci"] == BUDI
    assert laporan.contoh[0]["bidang"] == [{"nama": "kotak", "lama": "9", "baru": "8"}]
    urungkan(impor=Impor.objects.latest("pk"), oleh=admin)
    assert Impor.objects.latest("pk").status == StatusImpor.DIURUNGKAN
    assert _isi() == semula
