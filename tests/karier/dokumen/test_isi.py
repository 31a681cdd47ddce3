"""Content of the RPK document, as data."""

import json
from datetime import date

import pytest

from karier.dokumen.isi import susun_isi
from karier.dokumen.kepala import inisial
from karier.models import LangkahRpk, RencanaKarier
from karier.selectors.profil import profil_pegawai
from pegawai.models import HukumanDisiplin, PetaJabatan, RiwayatJabatan
from pegawai.pilihan import Jenjang, Predikat
from talenta.umum.galat import GalatAplikasi
from tests.karier.pabrik_dokumen import buat_rpk, tambah_langkah
from tests.pabrik import buat_asesmen, buat_instansi, buat_jabatan, buat_kinerja, buat_pegawai

KODE = "7QK2M-0A9XR-TT4BZ-W8HCE"
pytestmark = pytest.mark.django_db


def _profil(isi):
    return {baris["label"]: baris["nilai"] for baris in isi["profil"]}


def test_dokumen_terbit(settings):
    settings.ALAMAT_PUBLIK = "https://talenta.sukamaju.go.id/"
    rpk = buat_rpk(ditetapkan=True)
    isi = susun_isi(rpk, KODE)
    assert json.loads(json.dumps(isi)) == isi
    assert isi["konsep"] is False
    assert isi["nomor"] == "800.1.3/0001/RPK/2026"
    assert isi["kop"] == {
        "instansi": "Pemerintah Kabupaten Sukamaju",
        "baris": ["Pemerintah Kabupaten Sukamaju"],
        "alamat": ["Jalan Merdeka Nomor 1, Sukamaju 45100"],
        "logo": "",
    }
    assert isi["penandatangan"] == {
        "tempat": "Sukamaju",
        "tanggal": "3 Februari 2026",
        "tanggal_iso": "2026-02-03",
        "jabatan": "Bupati Sukamaju",
        "nama": "Ratna Wulandari",
        "pangkat": "",
        "nip": "",
    }
    assert isi["verifikasi"] == {
        "kode": KODE,
        "alamat": f"https://talenta.sukamaju.go.id/verifikasi/{KODE}/",
        "qr": f"https://talenta.sukamaju.go.id/verifikasi/{KODE}/",
        "rantai": "",
        "inisial": "B. S.",
        "nip": "1985•••• •••••• • 001",
    }
    assert any("Nomor 28 Tahun 2020" in satu for satu in isi["dasar_hukum"])


@pytest.mark.parametrize("ditetapkan", [False, True])
def test_konsep_tanpa_nomor_kode_dan_nama(ditetapkan):
    isi = susun_isi(buat_rpk(ditetapkan=ditetapkan))
    assert isi["konsep"] is True
    assert isi["nomor"] == ""
    assert isi["verifikasi"] is None
    assert (isi["penandatangan"]["tanggal"], isi["penandatangan"]["nama"]) == ("", "")


def test_instansi_tanpa_pengaturan_dokumen():
    rpk = buat_rpk(buat_pegawai(buat_instansi("kosong", nama="Instansi Kosong")), ditetapkan=True)
    rpk.ditetapkan_oleh.nama = "Joko"
    penandatangan = susun_isi(rpk, KODE)["penandatangan"]
    assert penandatangan["jabatan"] == "Pejabat Pembina Kepegawaian"
    assert penandatangan["nama"] == "Joko"


def test_tabel_1_dari_profil_beku():
    orang = buat_pegawai(tempat_lahir="Bandung", gelar_belakang="S.E.")
    buat_asesmen(orang, level=2, integritas=3)
    buat_kinerja(orang, 2024, Predikat.BAIK)
    buat_kinerja(orang, 2025, Predikat.SANGAT_BAIK)
    RiwayatJabatan.objects.create(
        pegawai=orang, nama_jabatan="Analis", unit=orang.unit, mulai=date(2015, 1, 2), selesai=date(2021, 1, 4)
    )
    HukumanDisiplin.objects.create(pegawai=orang, tingkat="ringan", mulai=date(2012, 5, 1), selesai=date(2012, 11, 1))
    rpk = buat_rpk(orang)
    orang.nama = "Nama Baru"
    orang.save()
    isi = _profil(susun_isi(RencanaKarier.objects.get(pk=rpk.pk)))
    assert isi["Nama"] == ["Pegawai 001, S.E."]
    assert isi["Tempat, tanggal lahir"] == ["Bandung, 1 Januari 1985"]
    assert isi["Golongan/ruang, pangkat"] == ["III/c, Penata"]
    assert isi["Rekam jejak jabatan"] == ["Analis (Januari 2015–Januari 2021)"]
    assert isi["Predikat kinerja (SKP) 2024"] == ["Baik"]
    assert isi["Predikat kinerja (SKP) 2025"] == ["Sangat Baik"]
    assert isi["Hasil penilaian kompetensi"][:2] == [
        "Manajerial: rata-rata level 2,13 dari delapan kompetensi",
        "Sosial kultural: level 2",
    ]
    assert "Hukuman disiplin: Tingkat ringan, TMT 1 Mei 2012" in isi["Informasi lainnya"]
    assert not {"Agama", "Status kawin", "Alamat"} & set(isi)


def test_tanpa_asesmen_dan_skp():
    rpk = buat_rpk()
    isi = _profil(susun_isi(rpk))
    assert isi["Hasil penilaian kompetensi"] == ["Belum ada hasil penilaian kompetensi."]
    assert isi["Predikat kinerja (SKP) 2025"] == ["Belum ada SKP."]
    assert isi["Kotak manajemen talenta"] == ["Belum dipetakan."]
    assert isi["Rekam jejak jabatan"] == ["–"]


@pytest.mark.parametrize(
    ("jenjang", "kolom", "nilai"),
    [
        (Jenjang.JPT_PRATAMA, "jpt", "JPT Pratama"),
        (Jenjang.PELAKSANA, "ja", "Pelaksana"),
        (Jenjang.MAHIR, "jf_terampil", "Mahir"),
        (Jenjang.AHLI_MUDA, "jf_ahli", "Ahli Muda"),
    ],
)
def test_tabel_2_tepat_satu_kelompok(jenjang, kolom, nilai):
    rpk = buat_rpk(buat_pegawai(jabatan=buat_jabatan(jenjang=jenjang)))
    baris = susun_isi(rpk)["pengelompokan"]
    terisi = {satu: baris[satu] for satu in ("jpt", "ja", "jf_terampil", "jf_ahli") if baris[satu]}
    assert terisi == {kolom: nilai}
    assert baris["proyeksi"] == "Kepala Bidang Pembinaan SMP"


def test_tabel_3_lima_tahun_dan_lowongan():
    rpk = buat_rpk()
    tujuan = rpk.langkah.get().jabatan
    buat_pegawai(rpk.instansi, rpk.pegawai.unit, tujuan)
    pensiun_2027 = {"tanggal_lahir": date(1968, 12, 1), "tmt_cpns": date(1994, 3, 1)}  # BUP 58: TMT 1 Januari 2027
    buat_pegawai(rpk.instansi, rpk.pegawai.unit, tujuan, **pensiun_2027)
    buat_pegawai(rpk.instansi, rpk.pegawai.unit, tujuan, aktif=False)
    tambah_langkah(rpk, 2026, tujuan)
    tambah_langkah(rpk, 2027, uraian="Magang di BKN")
    tahunan = susun_isi(rpk)["tahunan"]
    assert [(satu["ke"], satu["tahun"], len(satu["langkah"])) for satu in tahunan] == [
        (1, 2026, 1),
        (2, 2027, 2),
        (3, 2028, 0),
        (4, 2029, 0),
        (5, 2030, 0),
    ]
    pindah, magang = tahunan[1]["langkah"]
    assert (tahunan[0]["langkah"][0]["lowongan"], pindah["lowongan"]) == (0, 1)
    assert pindah["bentuk"] == "Promosi (vertikal)"
    assert pindah["mekanisme"] == "Rencana suksesi/manajemen talenta"
    assert (magang["nomor"], magang["jabatan"], magang["uraian"], magang["lowongan"]) == (3, "", "Magang di BKN", None)
    PetaJabatan.objects.all().delete()
    assert susun_isi(rpk)["tahunan"][1]["langkah"][0]["lowongan"] is None


def test_tabel_4_kesenjangan_ditutup():
    rpk = buat_rpk()
    (langkah,) = susun_isi(rpk)["penyelarasan"]
    assert (langkah["nomor"], langkah["jabatan"], len(langkah["baris"])) == (1, "Kepala Bidang Pembinaan SMP", 9)
    integritas = langkah["baris"][0]
    assert (integritas["hasil"], integritas["standar"], integritas["kesenjangan"]) == (2, 3, 1)
    assert integritas["pengembangan"] == "Pelatihan Kepemimpinan Administrator"
    assert langkah["baris"][-1] | {"jenis": "sosial kultural", "kesenjangan": 0} == langkah["baris"][-1]


def test_tanpa_profil_ditolak():
    with pytest.raises(GalatAplikasi, match="belum memuat profil"):
        susun_isi(buat_rpk(profil={}))


def test_uraian_yang_mengulang_jabatan_tidak_dicetak_dua_kali():
    rpk = buat_rpk()
    langkah = rpk.langkah.get()
    for uraian, tercetak in (("Promosi ke Kepala Bidang Pembinaan SMP", ""), ("Setelah uji", "Setelah uji")):
        langkah.uraian = uraian
        langkah.save()
        assert susun_isi(rpk)["tahunan"][1]["langkah"][0]["uraian"] == tercetak


def test_versi_baru_menyebut_yang_diganti():
    lama = buat_rpk(ditetapkan=True)
    baru = buat_rpk(lama.pegawai, versi=2, menggantikan=lama)
    assert susun_isi(baru)["menggantikan"] == lama.nomor


def test_jumlah_kueri_tidak_naik_bersama_langkah(django_assert_num_queries):
    rpk = buat_rpk()
    muat = lambda: RencanaKarier.objects.select_related("instansi", "pegawai", "menggantikan").get(pk=rpk.pk)  # noqa: E731
    satu = muat()
    with django_assert_num_queries(7):  # settings, steps, alignments, posts, their standards and levels, holders
        susun_isi(satu)
    tujuan = LangkahRpk.objects.get().jabatan
    for tahun in range(2028, 2031):
        tambah_langkah(rpk, tahun, tujuan)
    banyak = muat()
    with django_assert_num_queries(7):
        susun_isi(banyak)


def test_profil_memakai_asesmen_dari_penempatan_bila_ada():
    orang = buat_pegawai()
    buat_asesmen(orang, date(2024, 3, 1), level=1)
    buat_asesmen(orang, date(2025, 6, 2), level=4)
    assert profil_pegawai(orang, None, 2026)["asesmen"]["tanggal"] == "2025-06-02"


@pytest.mark.parametrize(("nama", "hasil"), [("Budi Santoso", "B. S."), ("i", "I."), ("Siti 2 (alm)", "S.")])
def test_inisial(nama, hasil):
    assert inisial(nama) == hasil
