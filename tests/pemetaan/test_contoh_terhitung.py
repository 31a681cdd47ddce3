"""The worked example, to the digit, by the statement and by its twin; and what the edges of time and data do."""

from decimal import Decimal

import pytest

from pegawai.pilihan import AspekPotensi, Kompetensi, Predikat
from pemetaan.models import Penempatan, Skema
from pemetaan.selectors.hitungan import hitungan_penempatan
from pemetaan.services.petakan import petakan
from tests.pabrik import buat_asesmen, buat_kinerja, buat_pegawai

pytestmark = pytest.mark.django_db
ASPEK = (84, 78, 90, 71, 88, 80, 79, 86)
LEVEL = (2, 2, 3, 2, 2, 1, 2, 2, 2)


def _contoh(**asesmen):
    orang = buat_pegawai()
    buat_kinerja(orang, 2025, Predikat.SANGAT_BAIK)
    buat_kinerja(orang, 2024, Predikat.BAIK)
    isi = dict(zip(AspekPotensi.values, ASPEK, strict=True)) | dict(zip(Kompetensi.values, LEVEL, strict=True))
    buat_asesmen(orang, **isi | {"teknis": 75} | asesmen)
    return orang


def _petakan(orang, kode="dasar", tahun=2025) -> Penempatan:
    skema = Skema.objects.get(kode=kode, versi=1)
    hasil = petakan(instansi=orang.instansi, tahun=tahun, skema=skema)
    return Penempatan.objects.get(pemetaan=hasil.pemetaan, pegawai=orang)


@pytest.mark.aturan("kotak-9")
def test_contoh_terhitung():
    satu = _petakan(_contoh())
    assert (satu.skor_kinerja, satu.skor_potensial, satu.nilai_talenta) == (
        Decimal("92.00"),
        Decimal("87.80"),
        Decimal("89.90"),
    )
    assert (satu.kinerja, satu.potensial, satu.kotak, satu.kotak_akhir, satu.peringkat) == (
        "di_atas",
        "tinggi",
        9,
        9,
        1,
    )
    assert (satu.potensi_jumlah, satu.level_dicapai, satu.level_diminta) == (Decimal("656.00"), 18, 18)
    assert (satu.n_skp, satu.n_potensi, satu.n_jpm, satu.n_teknis) == (92, 82, 100, 75)
    kembar = hitungan_penempatan(satu)
    assert kembar.kotak.nomor == 9
    assert [float(n) for n in (kembar.kinerja.skor, kembar.potensial.skor, kembar.nilai_talenta)] == [92, 87.8, 89.9]
