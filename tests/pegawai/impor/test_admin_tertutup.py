"""What the admin pages keep back: what is set elsewhere, and the trail of sanctions."""

import pytest
from django.test import Client
from django.urls import reverse

from pegawai.models import Instansi, Jabatan, JejakPerubahan
from tests.pegawai.impor.buku import BUDI
from tests.pegawai.impor.test_admin import _alamat, client_admin  # noqa: F401 - client_admin is a fixture

pytestmark = pytest.mark.django_db


def test_instansi_tanpa_yang_diatur_di_tempat_lain(client_admin: Client) -> None:  # noqa: F811
    """The code is in every seal and names the folder of keys; what documents say is kept in versions elsewhere."""
    instansi: Instansi = client_admin.pengguna.instansi  # type: ignore[attr-defined]
    alamat = _alamat(Instansi, "change", instansi.pk)
    halaman = client_admin.get(alamat)
    assert list(halaman.context["adminform"].form.fields) == ["nama", "jenis"]
    assert reverse("pengaturan-dokumen") in halaman.content.decode()
    semula = Instansi.objects.values().get(pk=instansi.pk)
    titipan = {"kode": "lain", "alamat": "X", "tempat": "X", "jabatan_ppk": "X", "nama_ppk": "X", "pola_nomor": "X"}
    jawab = client_admin.post(alamat, titipan | {"nama": "Nama Baru", "jenis": instansi.jenis})
    assert jawab.status_code == 302
    assert Instansi.objects.values().get(pk=instansi.pk) == semula | {"nama": "Nama Baru"}


def test_jejak_hukuman_tidak_terbaca_admin(client_admin: Client) -> None:  # noqa: F811
    """Who keeps the data need not read sanctions, nor how they were changed."""
    isi = {"kunci": BUDI, "objek": 1, "baru": False, "oleh": client_admin.pengguna}  # type: ignore[attr-defined]
    rahasia = [
        JejakPerubahan.objects.create(model=nama, bidang={"tingkat": ["ringan", "berat"]}, **isi)
        for nama in ("hukumandisiplin", "pegawai.HukumanDisiplin")
    ]
    biasa = JejakPerubahan.objects.create(model="pegawai", bidang={"nama": ["A", "B"]}, **isi)
    terdaftar = client_admin.get(_alamat(JejakPerubahan, "changelist"), {"q": BUDI}).context["cl"].queryset
    assert biasa in terdaftar
    assert not set(rahasia) & set(terdaftar)
    assert client_admin.get(_alamat(JejakPerubahan, "change", biasa.pk)).status_code == 200
    for satu in rahasia:
        assert client_admin.get(_alamat(JejakPerubahan, "change", satu.pk)).status_code == 302
    assert (
        not client_admin.get(_alamat(JejakPerubahan, "changelist") + "?model=hukumandisiplin")
        .context["cl"]
        .result_count
    )


@pytest.mark.parametrize("pilihan", ["x", "-1", "9", "", "1e3"])
def test_pilihan_ekspor_yang_aneh(client_admin: Client, pilihan: str) -> None:  # noqa: F811
    jawab = client_admin.post(_alamat(Jabatan, "export"), {"resource": pilihan, "format": "0"})
    assert jawab.status_code == 200
