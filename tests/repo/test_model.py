"""The database guards the rules: every constraint speaks Indonesian, and what must not be stored has no column."""

import pytest
from django.apps import apps
from django.db.models import CheckConstraint, Model, Q, UniqueConstraint

APP = ("pegawai", "pemetaan", "karier")
MODEL = [model for app in APP for model in apps.get_app_config(app).get_models()]
BAWAAN = {str(CheckConstraint.default_violation_error_message)}
# UU 27/2022: what talent management does not need is not collected. An agency's address stands on its letterhead.
TERLARANG = {"nik", "agama", "alamat", "npwp", "bpjs", "no_hp", "nomor_hp", "telepon", "status_kawin", "jenis_kawin"}
BOLEH = {("Instansi", "alamat")}


def nama(model: type[Model]) -> str:
    return model.__name__


def bidang_dalam(syarat: Q) -> set[str]:
    hasil = set()
    for bagian in syarat.children:
        hasil |= bidang_dalam(bagian) if isinstance(bagian, Q) else {bagian[0].split("__")[0]}
    return hasil


@pytest.mark.parametrize("model", MODEL, ids=nama)
def test_kendala_bernama_dan_berpesan(model):
    for kendala in model._meta.constraints:
        if isinstance(kendala, CheckConstraint | UniqueConstraint):
            assert str(kendala.violation_error_message) not in BAWAAN, kendala.name
            assert str(kendala.violation_error_message).endswith("."), kendala.name
    assert model._meta.unique_together == ()


@pytest.mark.parametrize("model", MODEL, ids=nama)
def test_waktu_dan_pelaku_berpasangan(model):
    """Where both may be empty, a constraint ties them; a time that is always there needs none."""
    ada = {bidang.name: bidang for bidang in model._meta.get_fields()}
    berpasangan = [
        bidang_dalam(kendala.condition)
        for kendala in model._meta.constraints
        if isinstance(kendala, CheckConstraint) and isinstance(kendala.condition, Q)
    ]
    for pada in [satu for satu in ada if satu.endswith("_pada") and ada[satu].null]:
        oleh = pada.replace("_pada", "_oleh")
        if oleh in ada:
            assert any({pada, oleh} <= bidang for bidang in berpasangan), f"{pada} dan {oleh}"


@pytest.mark.parametrize("model", MODEL, ids=nama)
def test_data_yang_tidak_perlu_tidak_punya_kolom(model):
    kolom = {bidang.name for bidang in model._meta.get_fields()}
    assert {satu for satu in kolom & TERLARANG if (model.__name__, satu) not in BOLEH} == set()


@pytest.mark.parametrize("model", MODEL, ids=nama)
def test_model_bernama_dalam_bahasa_indonesia(model):
    asal = model._meta.model_name
    assert model.__doc__, "what the model is"
    assert str(model._meta.verbose_name_plural) != f"{asal}s"
