"""All of an agency's data goes out with ``dumpdata`` and into an empty database, as docs/produksi.md says."""

from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

from pegawai.models import Pegawai, UnitKerja
from pemetaan.models import PindahUnit
from pemetaan.services.mesin.rekap import selisih_rekap
from talenta.contoh.muat import muat
from tests.pabrik import SANDI

TANPA = ["contenttypes", "auth.permission", "sessions", "admin.logentry"]


def _banyak() -> dict[str, int]:
    dipindahkan = [m for m in apps.get_models() if m._meta.label_lower not in TANPA and m._meta.app_label not in TANPA]
    return {satu._meta.label: satu._default_manager.count() for satu in dipindahkan}


@pytest.mark.django_db(transaction=True)
def test_keluar_dan_masuk_lagi_seutuhnya(tmp_path: Path) -> None:
    muat(sandi=SANDI, jumlah=120, lapor=lambda pesan: None)
    orang = Pegawai.objects.order_by("pk")[0]
    Pegawai.objects.filter(pk=orang.pk).update(unit=UnitKerja.objects.exclude(pk=orang.unit_id).order_by("pk")[0])
    asal, berkas = _banyak(), tmp_path / "semua.json"
    assert asal["pegawai.HasilSimata"] > 0
    assert asal["pemetaan.PindahUnit"] == 1
    call_command("dumpdata", use_natural_foreign_keys=True, exclude=TANPA, output=str(berkas), verbosity=0)
    call_command("flush", interactive=False, verbosity=0)
    call_command("loaddata", str(berkas), verbosity=0)
    assert _banyak() == asal
    assert PindahUnit.objects.get().pegawai == orang
    assert [selisih_rekap(pemetaan_id=pk) for pk in _pemetaan()] == [0, 0]


def _pemetaan() -> list[int]:
    return list(apps.get_model("pemetaan", "Pemetaan").objects.values_list("pk", flat=True))
