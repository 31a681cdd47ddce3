"""The admin: the same checks as the import, the own agency alone, nothing that a spreadsheet would run."""

import tempfile
import zipfile
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

from karier.models import KatalogPengembangan
from pegawai.admin.dasar import AdminImpor
from pegawai.aturan.nomor import PolaSalah, susun_nomor
from pegawai.forms.saring import SaringOrang
from pegawai.models import (
    Instansi,
    JejakPerubahan,
    Klaster,
    Pegawai,
    Pengguna,
    PenilaianKinerja,
    PetaJabatan,
    Rumpun,
    UnitKerja,
)
from pegawai.services.peran import siapkan_peran
from tests.pabrik import buat_instansi, buat_jabatan, buat_pegawai, buat_pengguna
from tests.pegawai.impor.buku import BUDI, ISI, JUDUL_PEGAWAI, KINERJA, SITI, impor, isi_dasar, orang

pytestmark = pytest.mark.django_db
SESUAI = "SESUAI EKSPEKTASI"
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


def test_daftar_dan_lembar_terbuka_untuk_admin(client_admin: Client) -> None:
    for model in SEMUA:
        assert client_admin.get(_alamat(model, "changelist")).status_code == 200, model
        satu = model._default_manager.first()
        if satu is not None:
            assert client_admin.get(_alamat(model, "change", satu.pk)).status_code == 200, model


def test_pengelola_sdm_tidak_masuk_admin(masuk_sebagai: Any) -> None:
    assert masuk_sebagai("sdm").get("/admin/", follow=False).status_code in (302, 403)


def test_ekspor_dapat_diimpor_lagi_tanpa_perubahan(client_admin: Client) -> None:
    instansi = client_admin.pengguna.instansi  # type: ignore[attr-defined]
    KatalogPengembangan.objects.create(instansi=instansi, nama="Pelatihan Administrator", jenis="klasikal", jp=40)
    for model, sumber in SUMBER:
        semua = model._default_manager.all()
        if tetap := sumber.lembaran.tetap:
            semua = semua.filter(jenis=tetap["jenis"])
        assert semua, model
        data = sumber().export(semua)
        hasil = sumber().import_data(data, dry_run=True, user=client_admin.pengguna)  # type: ignore[attr-defined]
        assert [baris.error for baris in hasil.invalid_rows] == [], model
        assert (hasil.totals["skip"], hasil.totals["update"], hasil.totals["new"]) == (len(data), 0, 0), model


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


@pytest.fixture
def asing(client_admin: Client) -> Pegawai:
    """Return a person of another agency, in a unit and a position of that agency."""
    return buat_pegawai(buat_instansi("lain"))


def test_tautan_hanya_ke_instansi_sendiri(client_admin: Client, asing: Pegawai) -> None:
    sendiri = Pegawai.objects.get(nip=BUDI)
    akun = buat_pengguna("sdm", instansi=sendiri.instansi)
    peta = {"jabatan": sendiri.jabatan_id, "unit": UnitKerja.objects.get(nama="Dinas Kesehatan").pk, "kebutuhan": 1}
    skp = {"tahun": 2020, "predikat": "baik", "hasil_kerja": "sesuai", "perilaku_kerja": "sesuai"}
    for model, isi, bidang, milik_lain in (
        (PetaJabatan, peta, "jabatan", asing.jabatan_id),
        (PetaJabatan, peta, "unit", asing.unit_id),
        (PenilaianKinerja, skp | {"pegawai": sendiri.pk}, "pegawai", asing.pk),
    ):
        PetaJabatan.objects.all().delete()
        sebelum = model._default_manager.count()
        jawab = client_admin.post(_alamat(model, "add"), isi | {bidang: milik_lain})
        assert bidang in jawab.context["adminform"].form.errors
        assert client_admin.post(_alamat(model, "add"), isi).status_code == 302
        assert model._default_manager.count() == sebelum + 1
    for bidang, milik_lain in (("unit", asing.unit_id), ("pegawai", asing.pk)):
        jawab = client_admin.post(
            _alamat(Pengguna, "change", akun.pk), {"username": akun.username, "is_active": "on", bidang: milik_lain}
        )
        assert set(jawab.context["adminform"].form.errors) == {bidang}
        assert asing.nama not in jawab.content.decode()


@pytest.mark.parametrize("model", [Rumpun, Klaster])
def test_nama_yang_dipakai_instansi_lain(model: Any, client_admin: Client, asing: Pegawai) -> None:
    bidang = model._meta.model_name
    sendiri = PetaJabatan.objects.first()
    assert sendiri is not None
    bersama, milik_lain, bebas = (model.objects.create(nama=f"{nama} saja") for nama in ("Bersama", "Asing", "Bebas"))
    PetaJabatan.objects.filter(pk=sendiri.pk).update(**{bidang: bersama})
    PetaJabatan.objects.create(jabatan=asing.jabatan, unit=asing.unit, kebutuhan=1, **{bidang: bersama})
    PetaJabatan.objects.create(
        jabatan=buat_jabatan(asing.instansi), unit=asing.unit, kebutuhan=1, **{bidang: milik_lain}
    )
    daftar = client_admin.get(_alamat(model, "changelist")).content.decode()
    assert ("Bersama saja" in daftar, "Asing saja" in daftar, "Bebas saja" in daftar) == (True, False, True)
    assert "Asing saja" not in client_admin.get(_alamat(PetaJabatan, "changelist")).content.decode()
    client_admin.post(_alamat(model, "change", bersama.pk), {"nama": "Diganti"})
    client_admin.post(_alamat(model, "change", bebas.pk), {"nama": "Diganti juga"})
    assert set(model.objects.filter(pk__in=(bersama.pk, bebas.pk)).values_list("nama", flat=True)) == {
        "Bersama saja",
        "Diganti juga",
    }
    assert client_admin.get(_alamat(model, "delete", bersama.pk)).status_code == 403
    saring = SaringOrang(pengguna=client_admin.pengguna).fields[bidang].queryset  # type: ignore[attr-defined]
    assert set(saring.values_list("nama", flat=True)) >= {"Bersama saja", "Diganti juga"}
    assert not saring.filter(nama="Asing saja").exists()


def _unggah(client: Client, model: Any, isi: bytes, nama: str, bentuk: int) -> Any:
    return client.post(
        _alamat(model, "import"), {"import_file": SimpleUploadedFile(nama, isi), "format": bentuk, "resource": ""}
    )


def test_impor_admin_menolak_berkas_besar_dan_jahat(client_admin: Client) -> None:
    bom = BytesIO()
    with zipfile.ZipFile(bom, "w", zipfile.ZIP_DEFLATED) as wadah:
        wadah.writestr("xl/workbook.xml", b" " * (60 << 20))
    for isi, kata in ((b"NIP\n" + b"1" * (5 << 20), "5 MB"), (bom.getvalue(), "tidak wajar")):
        jawab = _unggah(client_admin, PenilaianKinerja, isi, "k.xlsx", 0)
        assert kata in str(jawab.context["form"].errors["import_file"])


def test_impor_admin_tanpa_jejak_program_dan_tanpa_data_terlarang(client_admin: Client) -> None:
    jawab = _unggah(client_admin, Pegawai, b"NIP BARU,NIK\n1,3201999\n", "p.csv", 1)
    assert "Traceback" not in jawab.content.decode()
    assert "NAMA" in jawab.content.decode()
    isi = "\n".join(",".join(baris) for baris in (JUDUL_PEGAWAI, orang(BUDI, "BUDI", "31-02-1985", NIK="3201999")))
    jawab = _unggah(client_admin, Pegawai, isi.encode(), "p.csv", 1)
    assert jawab.context["result"].has_validation_errors()
    assert "3201999" not in jawab.content.decode()


def test_konfirmasi_impor_admin_tidak_membaca_berkas_lain(client_admin: Client) -> None:
    isi = f"NIP,TAHUN,HASIL KERJA,PERILAKU KERJA,KUADRAN KINERJA\n{BUDI},2021,{SESUAI},{SESUAI},BAIK\n"
    jawab = _unggah(client_admin, PenilaianKinerja, isi.encode(), "k.csv", 1)
    konfirmasi = dict(jawab.context["confirm_form"].initial)
    with tempfile.NamedTemporaryFile() as lain:
        lain.write(isi.encode())
        lain.flush()
        asing = konfirmasi | {"import_file_name": Path(lain.name).name}
        assert client_admin.post(_alamat(PenilaianKinerja, "process_import"), asing).status_code == 404
    assert client_admin.post(_alamat(PenilaianKinerja, "process_import"), konfirmasi).status_code == 302
    assert PenilaianKinerja.objects.filter(pegawai__nip=BUDI, tahun=2021).exists()


@pytest.mark.parametrize(
    ("pola", "sah"),
    [
        ("800/{urut:04d}/RPK/{tahun}", True),
        ("{urut}-{tahun}", True),
        ("RPK/{tahun}", False),
        ("{urut:999999999d}/{tahun}", False),
        ("{urut.__class__}/{tahun}", False),
        ("{urut}/{tahun}/{lain}", False),
        ("{urut", False),
    ],
)
def test_pola_nomor_diperiksa(pola: str, sah: bool) -> None:
    if sah:
        assert "2026" in susun_nomor(pola, urut=1, tahun=2026)
        return
    with pytest.raises(PolaSalah):
        susun_nomor(pola, urut=1, tahun=2026)
