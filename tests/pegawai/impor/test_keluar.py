"""People whom a file of Data Utama leaves out: shown, non-active only where asked for, never deleted."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from pegawai.models import Impor, Instansi, JejakPerubahan, Pegawai
from pegawai.pilihan import StatusImpor
from pegawai.services.urung_impor import urungkan
from tests.pabrik import buat_pegawai
from tests.pegawai.impor.buku import AGUS, BUDI, PEGAWAI, RINA, SITI, isi_dasar, orang, tulis

pytestmark = pytest.mark.django_db
TANPA_DUA = [*PEGAWAI[:2], PEGAWAI[3]]


@pytest.fixture
def admin(tmp_path: Path, masuk_sebagai: Any) -> Client:
    instansi = isi_dasar(tmp_path)
    buat_pegawai()
    client: Client = masuk_sebagai("admin", instansi=instansi)
    return client


@pytest.fixture
def kirim(admin: Client, tmp_path: Path, django_capture_on_commit_callbacks: Any) -> Any:
    """Upload rows of people and return the import with its preview; with ``aksi``, post to that address of it."""

    def jalan(isi: Any = None, aksi: str = "", **data: str) -> Impor:
        if isi is not None:
            berkas = tulis(tmp_path / "pegawai.xlsx", isi).read_bytes()
            with django_capture_on_commit_callbacks(execute=True):
                admin.post("/impor/", {"berkas": SimpleUploadedFile("Data Utama.xlsx", berkas)})
        satu = Impor.objects.latest("pk")
        if aksi:
            with django_capture_on_commit_callbacks(execute=True):
                admin.post(f"/impor/{satu.pk}/{aksi}/", {"sidik": satu.sidik, **data})
            satu.refresh_from_db()
        return satu

    return jalan


def _aktif() -> dict[str, bool]:
    return dict(Pegawai.objects.filter(nip__in=(BUDI, SITI, AGUS, RINA)).values_list("nip", "aktif"))


def test_ditunjukkan_dan_dibiarkan(admin: Client, kirim: Any) -> None:
    satu = kirim(TANPA_DUA)
    assert satu.laporan["keluar"]["jumlah"] == 2
    assert [orang["nip"] for orang in satu.laporan["keluar"]["contoh"]] == [RINA, SITI]
    isi = admin.get(f"/impor/{satu.pk}/").content.decode()
    assert 'name="nonaktifkan" id="id_nonaktifkan" form="form-terapkan" autocomplete="off">' in isi
    satu = kirim(aksi="terapkan")
    assert (satu.status, set(_aktif().values())) == (StatusImpor.SELESAI, {True})
    assert "dibiarkan aktif" in admin.get(f"/impor/{satu.pk}/").content.decode()
    assert not JejakPerubahan.objects.filter(baru=False).exists()


def test_dijadikan_nonaktif_tercatat_dan_dapat_diurungkan(admin: Client, kirim: Any) -> None:
    kirim(TANPA_DUA)
    semua = Pegawai.objects.count()
    satu = kirim(aksi="terapkan", nonaktifkan="on")
    assert satu.laporan["keluar"]["dinonaktifkan"] is True
    assert _aktif() == {BUDI: True, AGUS: True, SITI: False, RINA: False}
    assert (Pegawai.objects.count(), Pegawai.objects.filter(aktif=True).count()) == (semua, semua - 2)
    jejak = JejakPerubahan.objects.filter(impor=satu)
    pelaku = admin.pengguna.pk  # type: ignore[attr-defined]
    assert {(j.kunci, str(j.bidang), j.oleh_id) for j in jejak} == {
        (nip, "{'aktif': [True, False]}", pelaku) for nip in (SITI, RINA)
    }
    assert kirim(TANPA_DUA).laporan["keluar"]["jumlah"] == 0
    urungkan(impor=satu, oleh=admin.pengguna)  # type: ignore[attr-defined]
    assert set(_aktif().values()) == {True}


def test_yang_bertambah_sejak_pratinjau_ditanyakan_lagi(kirim: Any) -> None:
    satu = kirim(TANPA_DUA)
    baru = buat_pegawai(instansi=Instansi.objects.get(kode=satu.instansi.kode))
    satu = kirim(aksi="terapkan", nonaktifkan="on")
    assert (satu.status, satu.nonaktifkan, satu.laporan["keluar"]["jumlah"]) == (StatusImpor.SIAP, False, 3)
    assert set(_aktif().values()) == {True}
    kirim(aksi="terapkan", nonaktifkan="on")
    baru.refresh_from_db()
    assert (baru.aktif, set(_aktif().values())) == (False, {True, False})


def test_tidak_diusulkan_selama_ada_yang_ditolak(admin: Client, kirim: Any) -> None:
    satu = kirim([*TANPA_DUA, orang(SITI, "", "02/02/1987")])
    assert (satu.laporan["ditolak"], satu.laporan["keluar"]["jumlah"]) == (1, 0)
    assert "bila tidak ada baris yang ditolak" in admin.get(f"/impor/{satu.pk}/").content.decode()
    kirim(aksi="terapkan", sebagian="on", nonaktifkan="on")
    assert set(_aktif().values()) == {True}


@pytest.mark.parametrize("isi", [PEGAWAI, [*PEGAWAI, PEGAWAI[1]]])
def test_lengkap_tidak_mengusulkan(admin: Client, kirim: Any, isi: Any) -> None:
    satu = kirim(isi)
    assert satu.laporan["keluar"]["jumlah"] == 0
    assert "nonaktifkan" not in admin.get(f"/impor/{satu.pk}/").content.decode()
