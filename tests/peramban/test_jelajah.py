"""Every page of the permission matrix in a real browser, at a desk and on a phone, shared out among the roles.

A new address needs nothing here as long as its objects have a name in tests/peramban/isi_agen.py.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from playwright.sync_api import Error, Page, expect

from tests.matriks_izin import Baris
from tests.peramban.agen import Agen, _django_db_marker, agen, masuk, periksa
from tests.peramban.conftest import MEJA, PONSEL
from tests.peramban.isi_agen import isi_agen
from tests.test_matriks_izin import MATRIKS

__all__ = ["_django_db_marker", "agen", "masuk"]
pytestmark = pytest.mark.django_db

# Who of the matrix is which demo account; the officer of one unit does not see the objects.
AKUN = {peran: peran for peran in ("sdm", "tim", "ppk", "admin", "pyb", "auditor", "pegawai")} | {
    "sdm_unit": "sdm-dinas",
    "tamu": "",
}


def _bagi() -> dict[str, list[Baris]]:
    """Give each line that shows a page to the role that may open it and has the fewest so far; home to everybody."""
    beban: Counter[str] = Counter()
    bagian: dict[str, list[Baris]] = defaultdict(list)
    for baris in MATRIKS:
        nilai = [*baris.argumen.values(), *map(str, baris.data.values())]
        boleh = [peran for peran in AKUN if baris.harapan(peran) == 200]
        if baris.metode != "GET" or not boleh or any(satu.endswith((".luar", ".asing")) for satu in nilai):
            continue
        if nilai and boleh != ["sdm_unit"]:
            boleh = [peran for peran in boleh if peran != "sdm_unit"]
        for peran in boleh if baris.nama == "beranda" else [min(boleh, key=lambda satu: beban[satu])]:
            bagian[peran].append(baris)
            beban[peran] += 1
    return bagian


BAGIAN = _bagi()


@pytest.fixture(scope="module")
def isi(agen: Agen, django_db_blocker: Any) -> dict[str, Any]:
    with django_db_blocker.unblock():
        return isi_agen()


def _alamat(baris: Baris, isi: dict[str, Any]) -> Iterator[str]:
    def pilihan(nilai: Any) -> tuple[Any, ...]:
        ketemu = isi[nilai] if "." in str(nilai) else nilai
        return ketemu if isinstance(ketemu, tuple) else (ketemu,)

    for argumen in product(*map(pilihan, baris.argumen.values())):
        jalan = reverse(baris.nama, kwargs=dict(zip(baris.argumen, argumen, strict=True)))
        data = {nama: pilihan(nilai)[0] for nama, nilai in baris.data.items()}
        yield f"{jalan}?{urlencode(data)}" if data else jalan


@pytest.mark.parametrize("peran", AKUN)
def test_setiap_halaman(masuk: Callable[..., Page], isi: dict[str, Any], peran: str) -> None:
    page = masuk(AKUN[peran])
    keluhan = []
    for baris in BAGIAN[peran]:
        for alamat in _alamat(baris, isi):
            try:
                _buka_dan_periksa(page, alamat)
            except AssertionError as galat:
                keluhan.append(f"{alamat}: {galat}")
                page.keluhan.clear()  # type: ignore[attr-defined]
    assert not keluhan, "\n\n".join(keluhan)


def _buka_dan_periksa(page: Page, alamat: str) -> None:
    page.set_viewport_size(MEJA)  # type: ignore[arg-type]
    try:
        jawaban = page.goto(alamat)
    except Error as galat:
        if "Download is starting" not in galat.message:
            raise
        return  # a file, which the browser has taken
    assert jawaban is not None
    assert jawaban.status == 200
    if jawaban.headers["content-type"] == "application/pdf":
        return  # shown by the browser itself
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    periksa(page, semua=True)
    page.set_viewport_size(PONSEL)  # type: ignore[arg-type]
    periksa(page, semua=True)
