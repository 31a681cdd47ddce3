"""The map of the law is up to date, and no test claims to prove a rule that does not exist."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from talenta.peta_aturan import kumpulkan, kumpulkan_uji, tanda_tanpa_aturan

AKAR = Path(__file__).parents[2]


def test_peta_mutakhir(capsys):
    call_command("peta_aturan", periksa=True)


def test_peta_yang_usang_ditolak(settings, tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/peta-aturan.md").write_text("usang", encoding="utf-8")
    settings.AKAR = tmp_path
    with pytest.raises(CommandError, match="tidak mutakhir") as galat:
        call_command("peta_aturan", periksa=True)
    assert galat.value.returncode == 1
    call_command("peta_aturan")
    call_command("peta_aturan", periksa=True)


def test_setiap_tanda_menunjuk_aturan_yang_ada():
    assert tanda_tanpa_aturan(AKAR) == []


def test_setiap_baris_aturan_dibuktikan_uji():
    uji = kumpulkan_uji(AKAR)
    tanpa = sorted({a.kode for a in kumpulkan(AKAR) if a.baris and not any(a.dibuktikan(t) for t in uji)})
    assert tanpa == []


def test_kode_unik_dalam_modulnya():
    semua = [(a.berkas, a.kode, a.dasar) for a in kumpulkan(AKAR) if a.baris]
    assert len(semua) == len(set(semua))
