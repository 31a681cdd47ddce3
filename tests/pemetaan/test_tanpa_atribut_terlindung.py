"""No protected attribute can enter a scheme, a rank or a filter: every place where one could come in is walked.

Age is lawful where careers are judged (BUP, age at appointment); here it is not. NIP carries a birth date and a digit
of the sex; it may stand in a rank as nothing but the last key, after all that merit knows is equal.
"""

import inspect
import pkgutil
import re
from datetime import date
from importlib import import_module

import pytest
from django import forms
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pemetaan.forms as paket
from pegawai.forms import saring
from pemetaan.aturan.asal import TABEL_ASAL
from pemetaan.aturan.masukan import Masukan
from pemetaan.aturan.peringkat import KUNCI_PERINGKAT, kunci_urut
from pemetaan.aturan.rubrik import KELOMPOK_RUBRIK
from pemetaan.models import Penempatan, Skema
from pemetaan.selectors.grid import SaringGrid
from pemetaan.services.petakan import petakan
from tests.pabrik import buat_asesmen, buat_kinerja, buat_pegawai, buat_unit
from tests.pabrik_talenta import buat_pemetaan, buat_penempatan

TERLINDUNG = re.compile(
    r"\b(kelamin|gender|sex|lahir|usia|umur|agama|kawin|nikah|marital|suku|ras|etnis|difabel|disabilitas)\b",
    re.IGNORECASE,
)


def bersih(nama: str) -> bool:
    """Tell whether a name speaks of no protected attribute."""
    return TERLINDUNG.search(nama.replace("_", " ")) is None


@pytest.mark.parametrize("nama", ["jenis_kelamin", "pegawai__tanggal_lahir", "Usia", "agama", "status_kawin", "umur"])
def test_pemeriksa_mengenali_atribut_terlindung(nama):
    assert not bersih(nama)


def _nama_skema():
    for satu in TABEL_ASAL:
        yield satu.sumber
    for sumber, milik in KELOMPOK_RUBRIK.items():
        yield sumber
        for kelompok in milik:
            yield from (kelompok.kode, kelompok.nama, *kelompok.kunci)
    yield from Masukan.__dataclass_fields__
    for model in apps.get_app_config("pemetaan").get_models():
        for bidang in model._meta.get_fields():
            yield bidang.name
            yield from (str(nilai) for nilai, _ in getattr(bidang, "choices", None) or ())


def test_skema_masukan_dan_kolom_beku_tanpa_atribut_terlindung():
    nama = list(_nama_skema())
    assert {"skp", "potensi", "n_skp", "k_disiplin"} <= set(nama)
    assert [satu for satu in nama if not bersih(satu)] == []


def test_peringkat_hanya_membaca_jasa_lalu_nip_sebagai_kunci_terakhir():
    assert [satu.kode for satu in KUNCI_PERINGKAT] == [
        "peringkat-nilai-talenta",
        "peringkat-skor-potensial",
        "peringkat-skor-kinerja",
        "peringkat-golongan-urut",
        "peringkat-tmt-golongan",
        "peringkat-nip",
    ]
    assert list(inspect.signature(kunci_urut).parameters) == [
        satu.kode.removeprefix("peringkat-").replace("-", "_") for satu in KUNCI_PERINGKAT
    ]


@pytest.mark.django_db
def test_sql_mesin_pemetaan_tidak_membaca_atribut_terlindung():
    orang = buat_pegawai(unit=buat_unit(), riwayat=True)
    buat_kinerja(orang, 2025)
    buat_asesmen(orang, date(2025, 6, 1))
    skema = list(Skema.objects.filter(instansi__isnull=True))
    assert len(skema) >= 2
    for satu in skema:
        with CaptureQueriesContext(connection) as kueri:
            petakan(instansi=orang.instansi, tahun=2025, skema=satu)
        mesin = [k["sql"] for k in kueri.captured_queries if Penempatan._meta.db_table in k["sql"]]
        assert any("INSERT" in sql for sql in mesin)
        for sql in mesin:
            assert "kelamin" not in sql
            assert "lahir" not in sql


def _semua_form():
    for modul in [saring, *(import_module(f"{paket.__name__}.{m.name}") for m in pkgutil.iter_modules(paket.__path__))]:
        for _, kelas in inspect.getmembers(modul, inspect.isclass):
            if issubclass(kelas, forms.BaseForm) and kelas.__module__ == modul.__name__:
                yield kelas


@pytest.mark.django_db
def test_tidak_satu_formulir_pun_menyaring_menurut_atribut_terlindung():
    kelas = list(_semua_form())
    assert "SaringPemetaan" in {satu.__name__ for satu in kelas}
    for satu in kelas:
        for nama, bidang in satu.base_fields.items():
            assert bersih(nama), (satu, nama)
            assert bersih(str(bidang.label or "")), (satu, nama)
            if not isinstance(bidang, forms.ModelChoiceField):  # rows: units and positions have names of their own
                assert all(bersih(str(isi)) for isi, _ in getattr(bidang, "choices", ())), (satu, nama)


def test_saringan_kisi_hanya_kolom_beku():
    assert set(SaringGrid.__dataclass_fields__) == {"level", "rumpun", "klaster", "unit", "q"}


@pytest.mark.django_db
@pytest.mark.parametrize("kueri", ["jenis_kelamin=M", "usia=30", "pegawai__jenis_kelamin=F", "kelamin=M"])
def test_parameter_terlindung_di_alamat_tidak_menyaring(kueri, masuk_sebagai):
    pemetaan = buat_pemetaan(buat_unit().instansi)
    for kelamin in ("M", "F"):
        buat_penempatan(pemetaan, buat_pegawai(jenis_kelamin=kelamin), 9)
    isi = masuk_sebagai("tim").get(reverse("pemetaan", args=[2025]) + f"?{kueri}")
    assert isi.context["jumlah"].kotak[9] == 2
