"""Files around the source: locks, decisions, licences."""

import re
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("nama", ["requirements", "requirements-dev"])
def test_kunci_bersidik_dan_tanpa_alamat(nama):
    kunci = (AKAR / f"{nama}.lock").read_text(encoding="utf-8")
    assert "://" not in kunci
    paket = re.split(r"\n(?=\S)", kunci.strip())
    assert [satu.splitlines()[0] for satu in paket if "--hash=sha256:" not in satu] == []


@pytest.mark.parametrize("nama", ["requirements", "requirements-dev"])
def test_setiap_pustaka_dipatok_dijelaskan_dan_terkunci(nama):
    kunci = (AKAR / f"{nama}.lock").read_text(encoding="utf-8")
    for baris in (AKAR / f"{nama}.txt").read_text(encoding="utf-8").splitlines():
        if baris and not baris.startswith(("#", "-r")):
            paket = re.fullmatch(r"([a-z0-9-]+)(?:\[[a-z,]+\])?==(\S+) +# \w.+", baris)
            assert paket, baris
            assert re.search(rf"^{paket[1]}(\[\w+\])?=={re.escape(paket[2])} ", kunci, re.MULTILINE), baris


def test_keputusan_bernomor_urut():
    nomor = [int(berkas.name[:4]) for berkas in sorted((AKAR / "docs/keputusan").glob("*.md"))]
    assert nomor == list(range(1, len(nomor) + 1))


def test_keputusan_pustaka_menyebut_semua_pustaka():
    keputusan = (AKAR / "docs/keputusan/0001-pustaka.md").read_text(encoding="utf-8").lower()
    for nama in ("requirements.txt", "requirements-dev.txt"):
        isi = (AKAR / nama).read_text(encoding="utf-8")
        assert [satu for satu in re.findall(r"^([a-z0-9-]+)[\[=]", isi, re.MULTILINE) if satu not in keputusan] == []


def test_setiap_pustaka_bawaan_punya_lisensi_dan_versi():
    pustaka = [folder for folder in (AKAR / "static/vendor").iterdir() if folder.is_dir()]
    assert pustaka
    for folder in pustaka:
        assert any(berkas.name.upper().startswith("LICENSE") for berkas in folder.iterdir()), folder.name
        assert (folder / "VERSI").read_text(encoding="utf-8").strip(), folder.name
