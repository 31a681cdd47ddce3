"""Verification codes."""

import pytest

from karier.dokumen.kode import ALFABET, kode_baru, rapikan_kode


def test_kode_baru_acak_dan_rapi():
    semua = {kode_baru() for _ in range(200)}
    assert len(semua) == 200
    for kode in semua:
        assert [len(satu) for satu in kode.split("-")] == [5, 5, 5, 5]
        assert rapikan_kode(kode) == kode
    assert not set("ILOU") & set(ALFABET)


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("7qk2m0a9xrtt4bzw8hce", "7QK2M-0A9XR-TT4BZ-W8HCE"),
        (" 7QK2M 0A9XR.TT4BZ-W8HCE ", "7QK2M-0A9XR-TT4BZ-W8HCE"),
        ("OIl2M-0A9XR-TT4BZ-W8HCE", "0112M-0A9XR-TT4BZ-W8HCE"),
        ("7QK2M-0A9XR-TT4BZ-W8HC", ""),
        ("7QK2M-0A9XR-TT4BZ-W8HCEE", ""),
        ("UQK2M-0A9XR-TT4BZ-W8HCE", ""),
        ("٣QK2M-0A9XR-TT4BZ-W8HCE", ""),
        ("", ""),
    ],
)
def test_rapikan_kode(teks, hasil):
    assert rapikan_kode(teks) == hasil
