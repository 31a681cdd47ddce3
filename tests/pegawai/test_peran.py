"""Roles are there after a migration, and the admin role cannot delete people."""

import pytest
from django.contrib.auth.models import Group, Permission

from pegawai.pilihan import Peran
from pegawai.services.peran import siapkan_peran
from tests.pabrik import buat_pengguna

pytestmark = pytest.mark.django_db


def test_setiap_peran_punya_grup():
    assert set(Group.objects.values_list("name", flat=True)) == set(Peran.values)


@pytest.mark.parametrize(
    ("izin", "boleh"),
    [
        ("pegawai.view_pegawai", True),
        ("pegawai.change_pegawai", True),
        ("pegawai.delete_pegawai", False),
        ("pegawai.add_pengguna", True),
        ("pegawai.delete_pengguna", False),
        ("pegawai.delete_petajabatan", True),
        ("pegawai.change_jejakperubahan", False),
        ("auth.change_group", False),
    ],
)
def test_izin_admin(izin, boleh):
    assert buat_pengguna(Peran.ADMIN).has_perm(izin) is boleh
    assert not buat_pengguna(Peran.SDM).has_perm(izin)


def test_izin_berlebih_dicabut_dan_yang_lain_tetap():
    grup = Group.objects.get(name=Peran.ADMIN)
    grup.permissions.add(*Permission.objects.filter(codename__in=["delete_pegawai", "view_session"]))
    siapkan_peran()
    milik = set(grup.permissions.values_list("codename", flat=True))
    assert "delete_pegawai" not in milik
    assert "view_session" in milik
