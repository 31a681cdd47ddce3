"""The merit page: every requirement on both sides of its edge, levels that never skip one, facts and files."""

from datetime import date
from io import BytesIO
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from karier.aturan.merit import DASAR_MERIT, TABEL_BUTIR, TABEL_SYARAT, nilai, persen
from karier.pilihan import StatusEvaluasi
from karier.selectors.merit import nilai_merit
from pemetaan.models import ProgramTalenta
from tests.karier.pabrik_pelaksanaan import buat_evaluasi, buat_tindakan
from tests.karier.pabrik_suksesi import buat_kelompok
from tests.pabrik import buat_pegawai, buat_pengguna, buat_unit
from tests.pabrik_talenta import buat_pemetaan, buat_penempatan

PADA = date(2026, 11, 24)
BUTIR = {satu.butir: satu for satu in TABEL_BUTIR}
LENGKAP = {s.fakta: 100 for s in TABEL_SYARAT if s.fakta}
pytestmark = pytest.mark.aturan("merit")


def test_tabel_berkode_unik_berdasar_dan_bertingkat_1_sampai_4():
    kode = [satu.kode for satu in (*TABEL_BUTIR, *TABEL_SYARAT)]
    assert len(set(kode)) == len(kode)
    assert {s.butir for s in TABEL_SYARAT} == set(BUTIR) - {"pengadaan"}
    for butir in set(BUTIR) - {"pengadaan"}:
        assert {s.tingkat for s in TABEL_SYARAT if s.butir == butir} == {1, 2, 3, 4}
    assert str(DASAR_MERIT) == "PP 11/2017 jo. PP 17/2020, Pasal 134 ayat (2)"


# The level of an item when everything is there but what is not recorded here at all.
TERBAIK = {"pemetaan": 3, "akuisisi": 3, "pengembangan": 4, "retensi": 4, "pemantauan": 3}


@pytest.mark.parametrize(("butir", "tingkat"), TERBAIK.items())
def test_tanpa_data_nol_dan_yang_tidak_tercatat_menahan_tingkat_4(butir, tingkat):
    assert nilai(BUTIR[butir], {}).tingkat == 0
    hasil = nilai(BUTIR[butir], LENGKAP)
    assert hasil.tingkat == tingkat
    assert all(not h.syarat.fakta for h in hasil.kurang)


def test_yang_tidak_ada_datanya_tidak_dinilai():
    assert nilai(BUTIR["pengadaan"], LENGKAP).tingkat is None


@pytest.mark.parametrize("syarat", [s for s in TABEL_SYARAT if s.fakta], ids=lambda s: s.kode)
def test_setiap_syarat_di_kedua_sisi_ambangnya(syarat):
    kurang = nilai(BUTIR[syarat.butir], LENGKAP | {syarat.fakta: syarat.ambang - 1})
    cukup = nilai(BUTIR[syarat.butir], LENGKAP | {syarat.fakta: syarat.ambang})
    tanpa = nilai(BUTIR[syarat.butir], LENGKAP | {syarat.fakta: None})
    assert kurang.tingkat == syarat.tingkat - 1
    assert syarat in [h.syarat for h in kurang.kurang]
    assert cukup.tingkat >= min(syarat.tingkat, TERBAIK[syarat.butir])
    assert tanpa.tingkat < syarat.tingkat


@pytest.mark.parametrize(
    ("bagian", "semua", "harapan"),
    [(0, 0, None), (0, 5, 0), (6999, 10000, 69), (7, 10, 70), (999, 1000, 99), (5, 5, 100)],
)
def test_persen_dibulatkan_ke_bawah(bagian, semua, harapan):
    assert persen(bagian, semua) == harapan


@pytest.fixture
def dunia(db):
    """Ten people of one agency, of whom seven have a box: one talent, six in box 5."""
    unit = buat_unit()
    orang = [buat_pegawai(unit=unit) for _ in range(10)]
    pemetaan = buat_pemetaan(unit.instansi, 2025)
    for nomor, satu in enumerate(orang[:7]):
        buat_penempatan(pemetaan, satu, 5 if nomor else 9)
    return SimpleNamespace(instansi=unit.instansi, orang=orang, pemetaan=pemetaan, sdm=buat_pengguna("sdm"))


def tingkat(dunia, butir, pada=PADA):
    return next(n.tingkat for n, _ in nilai_merit(dunia.instansi, pada=pada) if n.butir.butir == butir)


def test_pemetaan_dari_cakupan_keteraturan_dan_pemakaian(dunia):
    assert tingkat(dunia, "pemetaan") == 2
    for satu in dunia.orang[7:9]:
        buat_penempatan(dunia.pemetaan, satu, 5)
    assert tingkat(dunia, "pemetaan") == 2, "satu tahun belum berkala"
    buat_pemetaan(dunia.instansi, 2024)
    assert tingkat(dunia, "pemetaan") == 3
    assert tingkat(dunia, "pemetaan", date(2027, 1, 1)) == 2, "pemetaan 2025 bukan tahun lalu lagi"
    buat_penempatan(dunia.pemetaan, dunia.orang[9], 5)
    buat_kelompok(dunia.pemetaan, dunia.sdm, "ditetapkan")
    assert tingkat(dunia, "pemetaan") == 3, "SK komite tidak tercatat"


def _program(dunia, orang, tahap, bentuk, **lain):
    isi = {"kotak": 9, "tahun": 2025, "tahap": tahap, "bentuk": bentuk, "status": "rencana"} | lain
    ProgramTalenta.objects.create(
        instansi=dunia.instansi, pegawai=orang, penanggung_jawab=dunia.sdm, dibuat_oleh=dunia.sdm, **isi
    )


def test_retensi_sampai_semua_kotak_dijangkau(dunia):
    selesai = {"status": "selesai", "selesai": date(2026, 1, 5), "bukti": "SK"}
    assert tingkat(dunia, "retensi") == 0
    _program(dunia, dunia.orang[0], "retensi", "penghargaan")
    assert tingkat(dunia, "retensi") == 1
    ProgramTalenta.objects.update(**selesai)
    assert tingkat(dunia, "retensi") == 3
    _program(dunia, dunia.orang[1], "retensi", "penghargaan", kotak=5, **selesai)
    assert tingkat(dunia, "retensi") == 4


def test_pengembangan_hanya_program_menurut_pemetaan(dunia):
    _program(dunia, dunia.orang[0], "pengembangan", "kompetensi", tahun=2024)
    assert tingkat(dunia, "pengembangan") == 0
    ProgramTalenta.objects.update(tahun=2025)
    assert tingkat(dunia, "pengembangan") == 2
    ProgramTalenta.objects.update(status="selesai", selesai=date(2026, 1, 5), bukti="Sertifikat")
    assert tingkat(dunia, "pengembangan") == 3


def test_pemantauan_dari_laporan_tahun_lalu_dengan_tindak_lanjut(dunia):
    evaluasi = buat_evaluasi(dunia.sdm)
    assert tingkat(dunia, "pemantauan") == 1
    tutup = {"status": StatusEvaluasi.SELESAI, "selesai_pada": "2026-02-01T00:00Z", "selesai_oleh": dunia.sdm}
    type(evaluasi).objects.update(**tutup, analisis="A", rekomendasi="R")
    assert tingkat(dunia, "pemantauan") == 2
    buat_tindakan(evaluasi, dunia.sdm)
    assert tingkat(dunia, "pemantauan") == 3
    assert tingkat(dunia, "pemantauan", date(2027, 1, 1)) == 2


def test_halaman_berkas_dan_kueri_tetap(dunia, masuk_sebagai, monkeypatch):
    client, alamat = masuk_sebagai("sdm"), reverse("merit")
    client.get(alamat)
    with CaptureQueriesContext(connection) as awal:
        teks = client.get(alamat).content.decode()
    assert "7 dari 10" in teks
    assert "Tingkat 2 dari 4" in teks
    for _ in range(3):
        buat_penempatan(dunia.pemetaan, buat_pegawai(unit=dunia.orang[0].unit), 5)
    with CaptureQueriesContext(connection) as akhir:
        client.get(alamat)
    assert len(akhir) == len(awal)
    buku = load_workbook(BytesIO(client.get(alamat + "?bentuk=xlsx").content))
    assert [baris[:2] for baris in buku["Tingkat"].values][1] == ("Pemetaan talenta", 2)
    html = []
    monkeypatch.setattr("karier.dokumen.merit.cetak", lambda isi, *gaya: html.append(isi) or b"%PDF-")
    assert client.get(alamat + "?bentuk=pdf").content == b"%PDF-"
    assert "10 dari 13" in html[0]
