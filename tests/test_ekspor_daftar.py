"""Every page of the matrix that lists something hands the list out as CSV and .xlsx, or says here why it does not."""

from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from pegawai.models import Pengguna
from tests.test_matriks_izin import MATRIKS, _alamat, dunia  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
HALAMAN = {satu.nama: satu for satu in reversed(MATRIKS) if satu.metode == "GET" and 200 in satu.status}
# The list page, its schema, and the query parameter that asks for a file.
SENDIRI = {
    "aspirasi-daftar": "aspirasi",
    "aturan": "aturan-jalur",
    "daftar_pekerjaan": "pekerjaan-latar",
    "dokumen-daftar": "dokumen",
    "evaluasi-daftar": "evaluasi-tahunan",
    "impor-daftar": "riwayat-impor",
    "kalibrasi": "sidang-kalibrasi",
    "katalog": "katalog-pengembangan",
    "katalog-rekap": "jp-biaya",
    "koreksi-daftar": "permintaan-koreksi",
    "monev": "capaian-rpk",
    "monev-langkah": "langkah-rpk",
    "mutu-data-ukuran": "mutu-data-orang",
    "paket-daftar": "paket-bkn",
    "pegawai-daftar": "pegawai",
    "pegawai-jabatan": "jabatan-pegawai",
    "pelimpahan": "pelimpahan-wewenang",
    "pemberitahuan": "pemberitahuan",
    "pemetaan-belum": "penempatan",
    "pemetaan-kinerja": "kinerja",
    "pemetaan-kotak": "penempatan",
    "pemetaan-periode": "periode-pemetaan",
    "pengesahan": "pengajuan-peran",
    "persetujuan": "antrean-persetujuan",
    "persiapan": "persiapan",
    "persiapan-kurang": "persiapan-orang",
    "persiapan-pos": "isi-peta-jabatan",
    "pos-daftar": "peta-jabatan",
    "pos-kandidat": "kandidat-jabatan",
    "rpk-daftar": "rencana-karier",
    "simata": "simata",
    "skema-daftar": "skema-penilaian",
    "suksesi-daftar": "kelompok-suksesi",
    "suksesi-pos": "kandidat-suksesi",
    "tanggapan-daftar": "tanggapan",
}
PARAMETER = {"persetujuan": "ekspor"}
# A list that shows only after steps.
LANGKAH = {"pemetaan-kinerja": {"level": "semua", "proses": "1"}}
# The list page and the address of its file; the matrix opens both.
LEWAT = {
    "andaikan": "andaikan-ekspor",
    "kalibrasi-catatan": "kalibrasi-ekspor",
    "keadilan": "keadilan-unduh",
    "mutu-data": "mutu-data-unduh",
    "pemetaan-banding-orang": "pemetaan-banding-ekspor",
    "pemetaan-prioritas": "pemetaan-prioritas-unduh",
    "pemetaan-proses": "pemetaan-proses-ekspor",
    "program-daftar": "program-unduh",
    "suksesi-jabatan": "suksesi-jabatan-unduh",
    "suksesi-kelompok": "suksesi-kelompok-unduh",
    "suksesi-tahap": "suksesi-tahap-unduh",
}
SATU = "one object, not a list"
ISIAN = "a form"
BERKAS = "a file already"
SEBAB: dict[str, str | tuple[str, ...]] = {
    SATU: (
        *("dokumen-rincian", "dokumen-tanda-tangan", "kalibrasi-bawa", "koreksi", "pegawai-profil", "pekerjaan"),
        *("pemetaan-periode-rincian", "program", "rpk-banding", "rpk-rincian", "saya", "skema", "skema-pratinjau"),
        *("suksesi-penempatan", "tanggapan", "verifikasi"),
    ),
    ISIAN: (
        *("aktivasi", "andaikan-simpan", "dokumen-terbit", "faktor-pasang", "kalibrasi-buka", "kalibrasi-pindah"),
        *("kalibrasi-ubah", "kalibrasi-urung", "katalog-tambah", "katalog-ubah", "pengaturan-dokumen"),
        *("rpk-langkah-tambah", "rpk-langkah-ubah", "rpk-realisasi", "rpk-susun", "rpk-ubah", "sandi"),
        *("saya-aspirasi", "saya-koreksi", "saya-kotak", "saya-rencana", "skema-salin", "skema-ubah"),
        "suksesi-tempatkan",
    ),
    BERKAS: (
        *(
            "andaikan-ekspor",
            "dokumen-bertanda",
            "dokumen-pdf",
            "evaluasi-laporan",
            "impor-templat",
            "kalibrasi-ekspor",
        ),
        *("kalibrasi-pdf", "kartu-talenta", "keadilan-unduh", "mutu-data-unduh", "pemetaan-banding-ekspor"),
        *("pemetaan-pdf", "pemetaan-prioritas-unduh", "pemetaan-proses-ekspor", "program-unduh", "rpk-pdf"),
        *("suksesi-jabatan-unduh", "suksesi-kelompok-unduh", "suksesi-tahap-unduh"),
    ),
    "codes are shown once: what is stored is their digest": ("akun-pegawai",),
    "figures that lead to lists": ("beranda", "pemetaan", "pemetaan-banding", "suksesi"),
    "batches that are downloads themselves, with their list inside": ("cetak-massal", "paket"),
    "a report of several tables, as .xlsx and PDF": ("evaluasi", "merit"),
    "its rows that are wrong go out as .xlsx": ("impor",),
    "the board; its log is the list": ("kalibrasi-sidang",),
    "keys, each offered as a file": ("kunci-publik",),
}


@pytest.fixture(scope="module")
def kumpulan(dunia: Any) -> Any:  # noqa: F811
    """Make the actors and objects once, before the transaction of any test."""
    return dunia


def test_setiap_halaman_digolongkan() -> None:
    tanpa = [nama for semua in SEBAB.values() for nama in semua]
    semua = [*SENDIRI, *LEWAT, *tanpa]
    assert len(semua) == len(set(semua))
    assert set(semua) == set(HALAMAN)


def _buka(nama: str, kumpulan: Any, **parameter: str) -> Any:
    akun, isi = kumpulan
    baris = HALAMAN[nama]
    siapa = akun[min(baris.status[200] - {"pegawai", "tanpa"})]
    data = {kunci: isi.get(nilai, nilai) for kunci, nilai in baris.data.items()} | parameter
    with transaction.atomic():
        client = Client()
        client.force_login(Pengguna.objects.get(pk=siapa.pk))
        jawab = client.get(_alamat(baris, isi), data)
        transaction.set_rollback(True)
    return jawab


@pytest.mark.parametrize("nama", SENDIRI)
@pytest.mark.parametrize("bentuk", ["csv", "xlsx"])
def test_daftar_mengunduhkan_dirinya(nama: str, bentuk: str, kumpulan: Any) -> None:
    jawab = _buka(nama, kumpulan, **LANGKAH.get(nama, {}), **{PARAMETER.get(nama, "bentuk"): bentuk})
    assert jawab.headers.get("Skema-Ekspor", "").split(";")[0] == SENDIRI[nama]
    assert jawab["Content-Disposition"].endswith(f'.{bentuk}"')
    assert b"".join(jawab.streaming_content)


@pytest.mark.parametrize("nama", LEWAT)
def test_alamat_unduhan_daftar(nama: str, kumpulan: Any) -> None:
    assert _buka(LEWAT[nama], kumpulan).headers.get("Skema-Ekspor")
