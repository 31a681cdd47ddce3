"""The admin: the same checks as the import, the own agency alone, nothing that a spreadsheet would run."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from tablib import Dataset

from pegawai.admin.dasar import AdminImpor
from pegawai.models import Instansi, JejakPerubahan, Pegawai, Pengguna, PenilaianKinerja, UnitKerja
from pegawai.services.peran import siapkan_peran
from tests.pabrik import buat_pengguna
from tests.pegawai.impor.buku import BUDI, ISI, KINERJA, SITI, impor, isi_dasar

pytestmark = pytest.mark.django_db
SEMUA = [model for model in admin.site._registry if model._meta.app_label == "pegawai"]
SUMBER = [
    (model, sumber)
    for model, isi in admin.site._registry.items()
    if isinstance(isi, AdminImpor)
    for sumber in isi.resource_classes
]


@pytest.fixture
def client_admin(tmp_path: Path, masuk_sebagai: Any) -> Client:
    siapkan_peran()
    instansi = isi_dasar(tmp_path)
    for jenis in ("peta-jabatan", "kinerja", "asesmen", "rekam-jejak", "standar-kompetensi"):
        impor(tmp_path, jenis, ISI[jenis])
    client: Client = masuk_sebagai("admin", instansi=instansi)
    return client


def _alamat(model: Any, apa: str, *argumen: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{apa}", args=argumen)


@pytest.mark.parametrize("model", SEMUA, ids=lambda satu: satu.__name__)
def test_daftar_dan_lembar_terbuka_untuk_admin(model: Any, client_admin: Client) -> None:
    assert client_admin.get(_alamat(model, "changelist")).status_code == 200
    satu = model._default_manager.first()
    if satu is not None:
        assert client_admin.get(_alamat(model, "change", satu.pk)).status_code == 200


def test_pengelola_sdm_tidak_masuk_admin(masuk_sebagai: Any) -> None:
    assert masuk_sebagai("sdm").get("/admin/", follow=False).status_code in (302, 403)


@pytest.mark.parametrize(("model", "sumber"), SUMBER, ids=lambda satu: getattr(satu, "__name__", ""))
def test_ekspor_dapat_diimpor_lagi_tanpa_perubahan(model: Any, sumber: Any, client_admin: Client) -> None:
    semua = model._default_manager.all()
    if tetap := sumber.lembaran.tetap:
        semua = semua.filter(jenis=tetap["jenis"])
    assert semua
    data = sumber().export(semua)
    hasil = sumber().import_data(data, dry_run=True, user=client_admin.pengguna)  # type: ignore[attr-defined]
    assert [galat.error for baris in hasil.invalid_rows for galat in [baris]] == []
    assert (hasil.totals["skip"], hasil.totals["update"], hasil.totals["new"]) == (len(data), 0, 0)


def test_impor_admin_memakai_pemeriksaan_yang_sama_dan_meninggalkan_jejak(client_admin: Client) -> None:
    sumber = next(s for m, s in SUMBER if m is PenilaianKinerja)
    judul = KINERJA[0]
    buruk = [SITI, "SITI", 2023, "BAGUS", 1, "SESUAI EKSPEKTASI", 2, "BAIK"]
    ubah = [BUDI, "BUDI", 2024, "SESUAI EKSPEKTASI", 2, "SESUAI EKSPEKTASI", 2, "BAIK"]
    pengguna = client_admin.pengguna  # type: ignore[attr-defined]
    hasil = sumber().import_data(Dataset(buruk, ubah, headers=judul), dry_run=True, user=pengguna)
    (satu,) = hasil.invalid_rows
    assert "BAGUS" in str(satu.error)
    assert hasil.totals["update"] == 1
    sumber().import_data(Dataset(ubah, headers=judul), user=pengguna, raise_errors=True)
    jejak = JejakPerubahan.objects.get(impor=None)
    assert (jejak.oleh, jejak.kunci, jejak.bidang["predikat"]) == (pengguna, BUDI, ["sangat_baik", "baik"])


def test_impor_admin_lewat_halaman(client_admin: Client) -> None:
    teks = "NIP;TAHUN;HASIL KERJA;PERILAKU KERJA;KUADRAN KINERJA".replace(";", ",")
    isi = f"{teks}\n{BUDI},2023,SESUAI EKSPEKTASI,SESUAI EKSPEKTASI,ISTIMEWA\n"
    berkas = SimpleUploadedFile("k.csv", isi.encode(), content_type="text/csv")
    jawab = client_admin.post(
        _alamat(PenilaianKinerja, "import"), {"import_file": berkas, "format": "1", "resource": ""}
    )
    assert "tidak ada dalam daftar" in jawab.content.decode()


def test_ekspor_tidak_memuat_rumus(client_admin: Client) -> None:
    Pegawai.objects.filter(nip=BUDI).update(nama='=HYPERLINK("x")', jurusan="@SUM(1)")
    jawab = client_admin.post(_alamat(Pegawai, "export"), {"format": "0", "resource": ""})
    kertas = load_workbook(BytesIO(jawab.content)).active
    assert kertas is not None
    isi = [sel for baris in kertas.iter_rows(min_row=2) for sel in baris if sel.value]
    assert not [sel.value for sel in isi if sel.data_type == "f"]
    assert {'\'=HYPERLINK("x")', "'@SUM(1)"} <= {sel.value for sel in isi}


def test_hanya_instansi_sendiri(client_admin: Client) -> None:
    lain = Instansi.objects.create(kode="lain", nama="Lain")
    asing = buat_pengguna("sdm", instansi=lain)
    unit = UnitKerja.objects.add_root(create_kwargs={"instansi": lain, "nama": "Unit Asing", "siasn_id": "Z"})
    assert "Unit Asing" not in client_admin.get(_alamat(UnitKerja, "changelist")).content.decode()
    for satu in (unit, asing, lain):
        assert client_admin.get(_alamat(type(satu), "change", satu.pk)).status_code == 302


def test_suntingan_admin_meninggalkan_jejak(client_admin: Client) -> None:
    unit = UnitKerja.objects.get(nama="Dinas Kesehatan")
    client_admin.post(_alamat(UnitKerja, "change", unit.pk), {"nama": "Dinas Kesehatan Kota", "aktif": "on"})
    jejak = JejakPerubahan.objects.get(impor=None)
    assert jejak.bidang == {"nama": ["Dinas Kesehatan", "Dinas Kesehatan Kota"]}


def test_admin_tidak_dapat_menaikkan_dirinya(client_admin: Client) -> None:
    diri: Pengguna = client_admin.pengguna  # type: ignore[attr-defined]
    atasan = buat_pengguna("admin", instansi=diri.instansi, is_superuser=True)
    assert client_admin.get(_alamat(Pengguna, "change", atasan.pk)).status_code == 302
    isi = {
        "username": diri.username,
        "nama": "Baru",
        "is_active": "on",
        "is_staff": "on",
        "is_superuser": "on",
        "groups": [],
    }
    client_admin.post(_alamat(Pengguna, "change", diri.pk), isi)
    diri.refresh_from_db()
    assert (diri.nama, diri.is_superuser, list(diri.groups.values_list("name", flat=True))) == (
        "Baru",
        False,
        ["admin"],
    )
