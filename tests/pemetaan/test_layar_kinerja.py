"""BKN's screen: its three steps, objektif × subjektif, both ends of the predikat, and picking people."""

import math
from decimal import Decimal

import pytest

from pegawai.models import Klaster, PetaJabatan, Rumpun
from pegawai.pilihan import Jenjang
from talenta.umum.gelembung import JARI_TERBESAR, JARI_TERKECIL, susun_gelembung
from tests.pabrik import buat_instansi, buat_jabatan, buat_kinerja, buat_pegawai, buat_unit
from tests.pabrik_talenta import buat_pemetaan, buat_penempatan

pytestmark = pytest.mark.django_db
ALAMAT = "/pemetaan/2025/kinerja/"
# Name, Level's jenjang, predikat, value of hasil kerja.
ORANG = [
    ("Ani", Jenjang.PENGAWAS, "sangat_baik", "110"),
    ("Budi", Jenjang.PENGAWAS, "sangat_baik", "118"),
    ("Citra", Jenjang.PENGAWAS, "baik", None),
    ("Dodi", Jenjang.PENGAWAS, "kurang", None),
    ("Edi", Jenjang.PELAKSANA, "sangat_kurang", None),
]


@pytest.fixture
def dunia():
    akar = buat_unit(nama="Akar")
    dinas = buat_unit(nama="Dinas", induk=akar)
    hukum, guru = Rumpun.objects.create(nama="Hukum"), Rumpun.objects.create(nama="Guru")
    klaster = Klaster.objects.create(nama="Pimpinan")
    pemetaan, isi = buat_pemetaan(akar.instansi), {}
    for nama, jenjang, predikat, nilai in ORANG:
        orang = buat_pegawai(unit=dinas, jabatan=buat_jabatan(jenjang=jenjang), nama=nama)
        satu = hukum if jenjang == Jenjang.PENGAWAS else guru
        PetaJabatan.objects.create(jabatan=orang.jabatan, unit=dinas, kebutuhan=1, rumpun=satu, klaster=klaster)
        angka = Decimal(nilai) if nilai else None
        buat_kinerja(orang, 2025, predikat, hasil_kerja_nilai=angka, perilaku_kerja_nilai=angka)
        buat_penempatan(pemetaan, orang, 5, rumpun=satu, klaster=klaster)
        isi[nama] = orang
    asing = buat_pegawai(buat_instansi("lain"), nama="Asing")
    buat_kinerja(asing, 2025, "sangat_baik")
    return isi | {"hukum": hukum, "guru": guru, "klaster": klaster, "dinas": dinas, "akar": akar}


def _buka(client, **kueri):
    jawaban = client.get(ALAMAT, kueri)
    assert jawaban.status_code == 200
    return jawaban


def _rumpun(jawaban):
    return [str(satu) for satu in jawaban.context["kelompok"].fields["rumpun"].queryset]


def test_tiga_langkah_berurutan(masuk_sebagai, dunia):
    """Nothing is processed before a Level is chosen; the job families are those of that Level."""
    client = masuk_sebagai("sdm")
    awal = _buka(client)
    assert (awal.context["langkah"], "kelompok" in awal.context) == (1, False)
    for salah in ("9", "x", ""):
        assert _buka(client, level=salah, proses="1").context["langkah"] == 1
    dua = _buka(client, level="2")
    assert (dua.context["langkah"], _rumpun(dua)) == (2, ["Hukum"])
    assert _rumpun(_buka(client, level="1")) == ["Guru"]
    assert _rumpun(_buka(client, level="semua")) == ["Guru", "Hukum"]
    tiga = _buka(client, level="2", proses="1", rumpun=dunia["hukum"].pk)
    assert (tiga.context["langkah"], tiga.context["angka"].jumlah) == (3, 4)
    keduanya = _buka(client, level="2", proses="1", rumpun=dunia["hukum"].pk, klaster=dunia["klaster"].pk)
    assert keduanya.context["langkah"] == 2
    assert "Pilih Rumpun atau Klaster, tidak keduanya" in keduanya.content.decode()
    bukan = _buka(client, level="1", proses="1", rumpun=dunia["hukum"].pk)
    assert bukan.context["langkah"] == 2


@pytest.mark.parametrize(("kueri", "jumlah"), [({}, 5), ({"level": "1"}, 1), ({"level": "2"}, 4), ({"level": "5"}, 0)])
def test_angka_menurut_level(masuk_sebagai, dunia, kueri, jumlah):
    jawaban = _buka(masuk_sebagai("tim"), **{"level": "semua", "proses": "1"} | kueri)
    assert jawaban.context["angka"].jumlah == jumlah
    assert ("Belum ada SKP" in jawaban.content.decode()) is (jumlah == 0)


def test_performa_dan_kedua_ujung(masuk_sebagai, dunia):
    isi = _buka(masuk_sebagai("sdm"), level="2", proses="1").context
    assert isi["angka"].matriks["di_atas", "di_atas"] == 2
    assert isi["angka"].matriks["sesuai", "di_bawah"] == 1
    atas, bawah = isi["tertinggi"], isi["terendah"]
    assert (atas.label, atas.jumlah, [s.pegawai.nama for s in atas.orang]) == ("Sangat Baik", 2, ["Budi", "Ani"])
    assert (bawah.label, bawah.jumlah, [s.pegawai.nama for s in bawah.orang]) == ("Kurang", 1, ["Dodi"])
    kotak = {satu["kotak"]: satu["jumlah"] for satu in isi["sel"]}
    assert (kotak[5], sum(kotak.values())) == (4, 4)


def test_cari_pilih_saring_reset(masuk_sebagai, dunia):
    client, langkah = masuk_sebagai("sdm"), {"level": "2", "proses": "1"}
    assert [s["orang"].nama for s in _buka(client, **langkah, q="ani").context["daftar"]] == ["Ani"]
    sel = _buka(client, **langkah, hasil="di_atas", perilaku="di_atas").context
    assert [s["orang"].nama for s in sel["daftar"]] == ["Ani", "Budi"]
    assert [s["orang"].nama for s in _buka(client, **langkah, predikat="kurang").context["daftar"]] == ["Dodi"]
    pilih = [dunia["Citra"].nip, dunia["Edi"].nip, "x", dunia["Citra"].nip]
    isi = _buka(client, **langkah, q="ani", pilih=pilih)
    assert [s["orang"].nama for s in isi.context["terpilih"]] == ["Citra"]  # Edi is of another Level
    assert [(g.baris, g.kolom) for g in isi.context["peta"].gelembung if g.terpilih] == [("Sesuai", "Sesuai")]
    assert f'name="pilih" value="{dunia["Citra"].nip}"' in isi.content.decode()
    reset = _buka(client, **langkah).context["reset"]
    assert len(client.get(ALAMAT + reset.partition("#")[0]).context["daftar"]) == 4


def test_lingkup_dan_ekspor(masuk_sebagai, dunia):
    luar = buat_unit(nama="Luar", induk=dunia["akar"])
    client = masuk_sebagai("sdm", unit=luar)
    assert _buka(client, level="semua", proses="1").context["angka"].jumlah == 0
    assert not _buka(client, level="semua", proses="1", pilih=dunia["Ani"].nip).context["terpilih"]
    csv = masuk_sebagai("sdm").get(ALAMAT, {"level": "2", "proses": "1", "predikat": "kurang", "bentuk": "csv"})
    baris = b"".join(csv.streaming_content).decode().splitlines()
    assert len(baris) == 2
    assert "Dodi" in baris[1]
    assert baris[1].endswith("Kurang")


def test_luas_gelembung_menurut_jumlah():
    sumbu = [("a", "A"), ("b", "B")]
    peta = susun_gelembung(sumbu, sumbu, {("a", "a"): 400, ("a", "b"): 100, ("b", "a"): 1})
    jari = [g.jari for g in peta.gelembung]
    assert jari == [JARI_TERBESAR, JARI_TERBESAR / 2, JARI_TERKECIL, 0.0]
    assert math.isclose((jari[0] / jari[1]) ** 2, 4)
    assert [g.jari for g in susun_gelembung(sumbu, sumbu, {}).gelembung] == [0.0] * 4


def test_yang_belum_punya_skp_disebut(masuk_sebagai, dunia):
    """A person without an SKP is not on this screen; the screen says how many, also to who looks for one by name."""
    client = masuk_sebagai("sdm")
    alamat = ALAMAT + "?level=2&proses=1"
    assert client.get(alamat).context["tanpa_skp"] == 0
    jabatan = buat_jabatan(jenjang=Jenjang.PENGAWAS)
    buat_pegawai(unit=dunia["Ani"].unit, jabatan=jabatan, nama="Fitri Tanpa Nilai")
    jawaban = client.get(alamat + "&q=Fitri")
    assert jawaban.context["tanpa_skp"] == 1
    assert "<strong>1 belum</strong> dan tidak tampil di layar ini" in jawaban.content.decode()
    assert "Pegawai tanpa SKP tahun ini tidak tampil di layar ini." in jawaban.content.decode()
