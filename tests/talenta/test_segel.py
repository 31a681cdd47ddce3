"""Seals: what is signed can be read and nothing of it changed; keys are made once, kept, and replaced."""

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from talenta.umum.galat import GalatAplikasi
from talenta.umum.gudang_kunci import ganti_kunci, kunci_publik, kunci_segel
from talenta.umum.segel import Muatan, baca_kunci_publik, buat_muatan, pem_publik, periksa_muatan, tanda_kunci

# The key of RFC 8032, 7.1, test 1: Ed25519 is deterministic, so the payload is known.
KUNCI = Ed25519PrivateKey.from_private_bytes(
    bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
)
SIDIK = "ab" * 32
ISI = {"nomor": "800.1.3/0001/RPK/2026", "versi": 2, "tanggal": date(2026, 2, 3), "sidik": SIDIK}
AWAL = "TLN1.21fe31df.ODAwLjEuMy8wMDAxL1JQSy8yMDI2.2.20260203.q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s."


def test_muatan_terbaca():
    teks = buat_muatan(KUNCI, **ISI)
    assert teks.startswith(AWAL)
    assert len(teks) == len(AWAL) + 86
    muatan = Muatan(**ISI, kunci="21fe31df")
    assert periksa_muatan(teks, [KUNCI.public_key()]) == muatan
    assert periksa_muatan(f" https://talenta.contoh.go.id/verifikasi/A/#{teks}\n", [KUNCI.public_key()]) == muatan


@pytest.mark.parametrize("bagian", range(2, 7))
def test_tiap_bagian_terlindungi(bagian):
    potong = buat_muatan(KUNCI, **ISI).split(".")
    awal = potong[bagian][0]
    potong[bagian] = ("3" if awal != "3" else "1") + potong[bagian][1:]
    with pytest.raises(GalatAplikasi, match="PALSU"):
        periksa_muatan(".".join(potong), [KUNCI.public_key()])


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("", "bukan segel"),
        ("https://talenta.contoh.go.id/verifikasi/A/", "bukan segel"),
        (AWAL, "PALSU"),
        (AWAL + "é", "PALSU"),
        (AWAL.replace("21fe31df", "00000000") + "AA", "kunci 00000000"),
        (AWAL.replace("20260203", "20261303") + "AA", "PALSU"),
    ],
)
def test_muatan_ditolak(teks, pesan):
    with pytest.raises(GalatAplikasi, match=pesan):
        periksa_muatan(teks, [KUNCI.public_key()])


def test_kunci_publik_bolak_balik():
    pem = pem_publik(KUNCI.public_key())
    assert tanda_kunci(baca_kunci_publik(pem.encode())) == "21fe31df"
    with pytest.raises(GalatAplikasi, match="bukan kunci publik"):
        baca_kunci_publik(b"-----BEGIN PUBLIC KEY-----\nx\n-----END PUBLIC KEY-----\n")


def test_gudang_kunci(settings, tmp_path):
    settings.KUNCI_SEGEL = tmp_path / "kunci"
    assert kunci_publik("kab-uji") == []
    pertama = kunci_segel("kab-uji")
    berkas = Path(settings.KUNCI_SEGEL) / "kab-uji" / "0001.pem"
    assert stat.S_IMODE(berkas.stat().st_mode) == 0o600
    assert kunci_segel("kab-uji").private_bytes_raw() == pertama.private_bytes_raw()
    assert kunci_segel("kab-lain").private_bytes_raw() != pertama.private_bytes_raw()
    ganti_kunci("kab-uji")
    kedua = kunci_segel("kab-uji")
    assert [satu.public_bytes_raw() for satu in kunci_publik("kab-uji")] == [
        kedua.public_key().public_bytes_raw(),
        pertama.public_key().public_bytes_raw(),
    ]
    assert [satu.name for satu in berkas.parent.iterdir() if satu.name.startswith(".")] == []


def test_kunci_pertama_hanya_satu_walau_dibuat_bersamaan(settings, tmp_path):
    settings.KUNCI_SEGEL = tmp_path / "kunci"
    with ThreadPoolExecutor(8) as kolam:
        kunci = list(kolam.map(lambda _: kunci_segel("kab-uji").private_bytes_raw(), range(40)))
    assert len(set(kunci)) == 1
    assert [satu.name for satu in (tmp_path / "kunci" / "kab-uji").iterdir()] == ["0001.pem"]
