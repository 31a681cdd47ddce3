"""The page of rules: every cell with kode, article and date, as the law was on the day that is asked for."""

import pytest
from django.urls import reverse

from karier.aturan.jalur import TABEL_JALUR
from karier.selectors.aturan import bacaan_berlaku

pytestmark = pytest.mark.django_db


def _baca(client, **kueri):
    return client.get(reverse("aturan"), kueri).content.decode()


def test_setiap_sel_dengan_kode_pasal_dan_tanggal(masuk_sebagai):
    teks = _baca(masuk_sebagai("pegawai"))
    assert [b.kode for b in TABEL_JALUR if b.kode not in teks] == []
    assert "Permenpan RB 22/2021, pola karier vertikal; PP 11/2017 jo. PP 17/2020, Pasal 189 ayat (3)" in teks
    assert "07-04-2017" in teks
    assert "3 tahun sebagai Pengawas/JF Ahli Muda atau setingkat" in teks


@pytest.mark.parametrize(
    ("pada", "ketentuan", "dasar"),
    [
        ("2023-01-11", "hanya dalam satu rumpun", "Permenpan RB 13/2019"),
        ("2023-01-12", "boleh lintas rumpun", "Permenpan RB 1/2023"),
    ],
)
def test_hukum_pada_hari_yang_diminta(masuk_sebagai, pada, ketentuan, dasar):
    teks = _baca(masuk_sebagai("sdm"), pada=pada)
    baris = teks.split("JF ke JF lain yang setingkat")[1].split("</tr>")[0]
    assert ketentuan in baris
    assert dasar in baris


def test_jalur_dari_satu_jenjang(masuk_sebagai):
    teks = _baca(masuk_sebagai("sdm"), dari="mahir")
    sel = [b.kode for b in TABEL_JALUR if b.kode in teks]
    assert sorted(sel) == sorted(b.kode for b in TABEL_JALUR if b.dari == "mahir")


def test_bacaan_yang_diubah_ditandai(masuk_sebagai, settings):
    assert not any(satu.diubah for satu in bacaan_berlaku())
    settings.TALENTA_BACAAN = {"jpm_minimal": 80, "jf_ke_jf_satu_rumpun": True}
    diubah = {satu.nama: (satu.nilai, satu.bawaan) for satu in bacaan_berlaku() if satu.diubah}
    assert diubah == {
        "Kesesuaian kompetensi (JPM) paling rendah": ("80%", "68%"),
        "JF ke JF setingkat hanya dalam satu rumpun": ("ya", "tidak"),
    }
    assert _baca(masuk_sebagai("sdm")).count("Diubah instansi") == 2
