"""``ukur grid`` asks for every page of the grid, over counts that agree with a bare count."""

from contextlib import nullcontext

import pytest

from pemetaan.models import RekapKotak
from talenta.ukur import grid

pytestmark = pytest.mark.django_db
ORANG = 2_000


def test_setiap_halaman_terukur(monkeypatch):
    monkeypatch.setattr(grid, "basis_sementara", nullcontext)
    monkeypatch.setattr(grid, "PUTARAN", 1)
    lama = grid._satu_besar(ORANG)
    assert len(lama) == 14
    assert all(satu > 0 for satu in lama.values())


def test_rekap_yang_menyimpang_menghentikan(monkeypatch):
    def jalankan_lalu_rusak(**isi):
        asli(**isi)
        RekapKotak.objects.filter(jumlah__gt=0).first().delete()

    asli = grid.jalankan
    monkeypatch.setattr(grid, "basis_sementara", nullcontext)
    monkeypatch.setattr(grid, "jalankan", jalankan_lalu_rusak)
    with pytest.raises(RuntimeError, match="1 baris rekap"):
        grid._satu_besar(ORANG)
