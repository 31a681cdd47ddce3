"""/pegawai/NIP/ over HTTP: what it shows, and to whom."""

from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from karier.models import RencanaKarier
from pegawai.models import HukumanDisiplin, JejakPerubahan, LevelDiminta, PetaJabatan, StandarKompetensi
from pegawai.selectors.standar import standar_kompetensi
from pemetaan.models import Skema
from pemetaan.services.petakan import petakan
from tests.pabrik import buat_asesmen, buat_instansi, buat_jabatan, buat_kinerja, buat_pegawai, buat_unit
from tests.pabrik_talenta import buat_pemetaan, buat_penempatan

pytestmark = pytest.mark.django_db
ASPEK = {
    "intelektual": 84,
    "interpersonal": 78,
    "kesadaran_diri": 90,
    "berpikir_kritis": 71,
    "pemecahan_masalah": 88,
    "kecerdasan_emosional": 80,
    "belajar_cepat": 79,
    "motivasi_komitmen": 86,
}


@pytest.fixture
def unit():
    return buat_unit(induk=buat_unit(nama="Pemerintah Uji"), nama="Dinas Uji")


@pytest.fixture
def orang(unit):
    orang = buat_pegawai(unit=unit, nama="SITI AMINAH", gelar_belakang="S.E.", riwayat=True)
    buat_kinerja(orang, 2025, "sangat_baik")
    buat_kinerja(orang, 2024, "baik")
    buat_asesmen(orang, date(2025, 6, 2), orientasi_hasil=1, komunikasi=3, **ASPEK)
    return orang


def _buka(client, orang, status=200):
    jawaban = client.get(reverse("pegawai-profil", args=[orang.nip]))
    assert jawaban.status_code == status
    return " ".join(jawaban.content.decode().split())


def _petakan(orang, kode="dasar"):
    skema = Skema.objects.get(kode=kode, versi=1)
    petakan(instansi=orang.instansi, tahun=2025, skema=skema)
    return orang.penempatan.get(pemetaan__berlaku=True)


def test_contoh_skema_dasar_terjelaskan_sampai_angkanya(masuk_sebagai, orang):
    _petakan(orang)
    html = _buka(masuk_sebagai("sdm"), orang)
    assert "kotak-lencana--besar kotak-9" in html
    for teks in (
        'Di atas ekspektasi <span class="samar">(92,00)',
        'Tinggi <span class="samar">(87,80)',
        '89,90 <span class="samar">(peringkat 1',
        "Predikat SKP 2025 (bobot 60%): Sangat Baik: 100",
        "Jumlah skor delapan aspek: 656",
        "Nilai Talenta = 50% × 92,00 + 50% × 87,80 = <strong>89,90</strong>",
        "Dipromosikan dan dipertahankan",
        "Permenpan RB 3/2020",
        "Berada 2,00 di atas batas bawah kelasnya",
        "Memenuhi Syarat",
        "Di bawah standar: Orientasi pada Hasil (1 dari 2)",
    ):
        assert teks in html


def test_halaman_menunjukkan_yang_dibekukan_bukan_data_kini(masuk_sebagai, orang):
    _petakan(orang)
    orang.penilaian_kinerja.update(predikat="kurang")
    html = _buka(masuk_sebagai("sdm"), orang)
    assert "(92,00)" in html
    assert "kotak-lencana--besar kotak-9" in html


def test_belum_dipetakan_menyebut_sebab_dan_yang_terbaca(masuk_sebagai, orang):
    orang.asesmen.all().delete()
    _petakan(orang)
    html = _buka(masuk_sebagai("sdm"), orang)
    assert "Sebab: belum ada asesmen yang berlaku." in html
    assert "Data yang terbaca" in html
    assert "Predikat SKP 2025 (bobot 60%): Sangat Baik: 100" in html
    assert "kotak-lencana--besar" not in html


def test_tanpa_pemetaan_sama_sekali(masuk_sebagai, orang):
    html = _buka(masuk_sebagai("sdm"), orang)
    assert "Belum ada pemetaan talenta yang memuat pegawai ini." in html
    assert "Bagaimana kotak ini dihitung" not in html


def test_kotak_kalibrasi_dan_tahun_lalu(masuk_sebagai, orang):
    buat_penempatan(buat_pemetaan(orang.instansi, 2024), orang, 4)
    buat_penempatan(buat_pemetaan(orang.instansi, 2025), orang, 5, kotak_akhir=8)
    html = _buka(masuk_sebagai("tim"), orang)
    assert "kotak-lencana--besar kotak-8" in html
    assert "Hasil perhitungan semula: kotak 5" in html
    assert '2024: <span class="kotak-lencana kotak-4">' in html


DISIPLIN = [("admin", False), ("sdm", True), ("tim", True), ("pyb", True), ("ppk", True), ("auditor", True)]


@pytest.mark.parametrize(("peran", "terlihat"), DISIPLIN)
def test_hukuman_disiplin_menurut_peran(masuk_sebagai, orang, peran, terlihat):
    HukumanDisiplin.objects.create(pegawai=orang, tingkat="berat", mulai=date(2024, 8, 1))
    JejakPerubahan.objects.create(
        model="pegawai.hukumandisiplin", objek=1, kunci=orang.nip, bidang={"tingkat": ["", "berat"]}
    )
    _petakan(orang, "bkn-411")
    html = _buka(masuk_sebagai(peran), orang)
    assert ("Hukuman disiplin</h3>" in html) is terlihat
    assert ("disiplin, yang tidak ditampilkan untuk peran Anda" in html) is not terlihat
    assert ("berat" in html.lower()) is terlihat


def test_diri_sendiri_melihat_disiplin_dan_tanggal_lahirnya_tanpa_jejak_perubahan(masuk_sebagai, orang):
    HukumanDisiplin.objects.create(pegawai=orang, tingkat="ringan", mulai=date(2024, 8, 1))
    html = _buka(masuk_sebagai("pegawai", pegawai=orang), orang)
    assert "Tingkat ringan" in html
    assert "1 Januari 1985" in html
    assert "Perubahan data" not in html


@pytest.mark.parametrize(("peran", "terlihat"), [("admin", True), ("sdm", True), ("tim", False), ("ppk", False)])
def test_jejak_perubahan_dengan_label_bidang(masuk_sebagai, orang, peran, terlihat):
    JejakPerubahan.objects.create(
        model="pegawai.pegawai", objek=orang.pk, kunci=orang.nip, bidang={"golongan": ["III/b", 1]}
    )
    html = _buka(masuk_sebagai(peran), orang)
    assert ("Golongan: <del>III/b</del> → 1" in html) is terlihat


def test_jejak_perubahan_memakai_nama_label_dan_tanggal_yang_dibaca_orang(masuk_sebagai, orang):
    baru = buat_unit(orang.instansi, nama="Dinas Tujuan")
    ubah = {
        "pegawai.pegawai": {
            "unit_id": [orang.unit_id, baru.pk],
            "rumpun_id": [None, 999],
            "tmt_jabatan": ["2021-01-04", None],
            "aktif": [True, False],
            "golongan_urut": [9, 10],
        },
        "pegawai.penilaiankinerja": {"predikat": ["butuh_perbaikan", "sangat_baik"], "hasil_kerja_nilai": ["1.50", 3]},
    }
    for model, bidang in ubah.items():
        JejakPerubahan.objects.create(model=model, objek=orang.pk, kunci=orang.nip, bidang=bidang)
    html = _buka(masuk_sebagai("sdm"), orang)
    for lama, kini in (
        (orang.unit.nama, "Dinas Tujuan"),
        ("–", "999"),
        ("04-01-2021", "–"),
        ("ya", "tidak"),
        ("Butuh Perbaikan", "Sangat Baik"),
        ("1,50", "3"),
    ):
        assert f"<del>{lama}</del> → {kini}<" in html
    assert "<del>9</del>" not in html


def test_orang_luar_mendapat_404(masuk_sebagai, orang):
    lain = buat_pegawai(unit=buat_unit(orang.instansi))
    asing = buat_pegawai(buat_instansi("kota-lain"))
    _buka(masuk_sebagai("pegawai", pegawai=orang), lain, 404)
    _buka(masuk_sebagai("sdm", unit=orang.unit), lain, 404)
    _buka(masuk_sebagai("admin", instansi=orang.instansi), asing, 404)
    _buka(masuk_sebagai(None), orang, 404)


def test_petugas_unit_lain_tetap_melihat_dirinya(masuk_sebagai, orang):
    client = masuk_sebagai("sdm", unit=buat_unit(orang.instansi), pegawai=orang)
    _buka(client, orang, 404)
    client.pengguna.groups.add(Group.objects.get_or_create(name="pegawai")[0])
    _buka(client, orang)


def test_jabatan_bup_masa_jabatan_dan_peta(masuk_sebagai, orang):
    PetaJabatan.objects.create(jabatan=orang.jabatan, unit=orang.unit, kebutuhan=1, kelas=9, kritis=True)
    html = _buka(masuk_sebagai("sdm"), orang)
    for teks in ("58 tahun, TMT 1 Februari 2043", "Pasal 239", "Pemerintah Uji", "Kelas 9", "Jabatan kritis", "Penata"):
        assert teks in html


@pytest.mark.parametrize(("jenis", "terlihat"), [("pns", True), ("cpns", True), ("pppk", False)])
def test_masa_jabatan_hanya_untuk_pns(masuk_sebagai, orang, jenis, terlihat):
    orang.jenis_asn = jenis
    orang.save()
    assert ("Masa jabatan" in _buka(masuk_sebagai("sdm"), orang)) is terlihat


def test_rencana_dengan_status(masuk_sebagai, orang):
    RencanaKarier.objects.create(instansi=orang.instansi, pegawai=orang, tahun_awal=2026, rekomendasi="karier")
    html = _buka(masuk_sebagai("sdm"), orang)
    assert "RPK 2026–2030" in html
    assert "Disusun" in html


def test_standar_jabatan_menang_atas_instansi_dan_tabel(orang):
    jabatan = buat_jabatan(orang.instansi, "pengawas")
    assert set(standar_kompetensi(jabatan).values()) == {2}
    LevelDiminta.objects.create(instansi=orang.instansi, jenjang="pengawas", level=3)
    StandarKompetensi.objects.create(jabatan=jabatan, kompetensi="integritas", level=5)
    standar = standar_kompetensi(jabatan)
    assert standar.pop("integritas") == 5
    assert set(standar.values()) == {3}
    assert len(standar) == 8


def test_tanpa_data_terlarang(masuk_sebagai, orang):
    """NIK, agama and the like have no column; sex is in the record but on no page."""
    html = _buka(masuk_sebagai("sdm"), orang).lower()
    for terlarang in ("agama", "nik:", "alamat", "npwp", "jenis kelamin", "pria", "wanita"):
        assert terlarang not in html
