"""Pages of comparison, what-if, runs and periods: what they count, to whom, and where their links lead."""

import re
from html import unescape

import pytest
from django.urls import reverse

from pemetaan.models import Pemetaan, Penempatan, Periode, Skema
from pemetaan.services.petakan import petakan, skema_untuk
from tests.pabrik import buat_asesmen, buat_kinerja, buat_pegawai, buat_pengguna, buat_unit, kode_faktor
from tests.pabrik_talenta import buat_pemetaan, buat_penempatan

pytestmark = pytest.mark.django_db


@pytest.fixture
def dua():
    """Two periods: up, down, the same, into a box, out of one, gone, and come."""
    akar = buat_unit(nama="Akar")
    dinas, biro = buat_unit(nama="Dinas", induk=akar), buat_unit(nama="Biro", induk=akar)
    lama, baru = buat_pemetaan(akar.instansi, 2024), buat_pemetaan(akar.instansi, 2025)
    for nama, unit, asal, tujuan in [
        ("Naik", dinas, 5, 8), ("Turun", dinas, 9, 7), ("Tetap", biro, 5, 5), ("Masuk", biro, 0, 3),
        ("Keluar", biro, 2, 0), ("Pergi", dinas, 1, None), ("Datang", dinas, None, 9),
    ]:  # fmt: skip
        orang = buat_pegawai(unit=unit, nama=nama)
        for pemetaan, kotak in ((lama, asal), (baru, tujuan)):
            if kotak is not None:
                buat_penempatan(pemetaan, orang, kotak or None)
    return {"lama": lama, "baru": baru, "dinas": dinas, "biro": biro}


def _nama(client, alamat):
    isi = client.get(alamat).content.decode()
    return {n for n in ("Naik", "Turun", "Tetap", "Masuk", "Keluar", "Pergi", "Datang") if f">{n}</a><br>" in isi}


def test_banding_menghitung_dan_menuntun(masuk_sebagai, dua):
    client = masuk_sebagai("sdm")
    jawaban = client.get(reverse("pemetaan-banding"))
    hasil = jawaban.context["hasil"]
    assert hasil.per_arah() == {
        "naik": 1, "tetap": 1, "turun": 1, "masuk": 1, "keluar": 1, "datang": 1, "pergi": 1,
    }  # fmt: skip
    assert dict(hasil.alur) == {(5, 8): 1, (9, 7): 1, (5, 5): 1, (0, 3): 1, (2, 0): 1, (1, -1): 1, (-1, 9): 1}
    assert hasil.per_arah(dua["dinas"].path)["naik"] == 1
    assert hasil.per_arah(dua["biro"].path)["tetap"] == 1
    tautan = {unescape(t) for t in re.findall(r'href="([^"]*/orang/\?[^"]*asal=[^"]*)"', jawaban.content.decode())}
    dilihat = [_nama(client, alamat) for alamat in tautan]
    assert sorted(map(len, dilihat)) == [1] * 7
    assert set().union(*dilihat) == {"Naik", "Turun", "Tetap", "Masuk", "Keluar", "Pergi", "Datang"}
    for arah in ("naik", "pergi", "datang", "keluar"):
        assert _nama(client, reverse("pemetaan-banding-orang") + f"?arah={arah}") == {arah.capitalize()}


def test_banding_menurut_saringan_dan_lingkup(masuk_sebagai, dua):
    alamat = reverse("pemetaan-banding")
    hasil = masuk_sebagai("tim").get(alamat + f"?unit={dua['biro'].pk}").context["hasil"]
    assert dict(hasil.alur) == {(5, 5): 1, (0, 3): 1, (2, 0): 1}
    hasil = masuk_sebagai("sdm", unit=dua["dinas"]).get(alamat).context["hasil"]
    assert dict(hasil.alur) == {(5, 8): 1, (9, 7): 1, (1, -1): 1, (-1, 9): 1}
    kueri = f"?dari={dua['baru'].pk}&ke={dua['lama'].pk}"
    assert masuk_sebagai("tim").get(alamat + kueri).context["hasil"].alur[8, 5] == 1


@pytest.mark.parametrize(
    ("kueri", "kalimat"),
    [
        ("?dari={baru}&ke={lama}", "Urutannya terbalik"),
        ("?dari={baru}&ke={baru}", "pemetaan yang sama"),
        ("?dari=999999&ke={baru}", "Pemetaan yang diminta tidak ada"),
        ("?tahun=1990", "Tidak ada pemetaan berlaku untuk tahun “1990”."),
        ("?dari={lama}&ke={baru}", None),
        ("?tahun=2025", None),
        ("", None),
    ],
)
def test_banding_berkata_bila_pilihannya_menyesatkan(masuk_sebagai, dua, kueri, kalimat):
    alamat = reverse("pemetaan-banding") + kueri.format(lama=dua["lama"].pk, baru=dua["baru"].pk)
    keterangan = masuk_sebagai("tim").get(alamat).context["keterangan"]
    assert bool(keterangan) == bool(kalimat)
    assert kalimat is None or kalimat in keterangan[0]


@pytest.mark.parametrize("kueri", ["?dari=999999", "?ke=x", "?tahun=1990"])
def test_banding_tidak_memberikan_orang_dari_pemetaan_lain(masuk_sebagai, dua, kueri):
    client = masuk_sebagai("tim")
    assert client.get(reverse("pemetaan-banding-orang") + kueri).status_code == 404
    assert client.get(reverse("pemetaan-banding-ekspor", args=["csv"]) + kueri).status_code == 404


def test_banding_diekspor_dan_tanpa_pasangan(masuk_sebagai, dua):
    client = masuk_sebagai("sdm")
    isi = client.get(reverse("pemetaan-banding-ekspor", args=["csv"]) + "?arah=naik")
    baris = b"".join(isi.streaming_content).decode().splitlines()
    assert len(baris) == 2
    assert baris[1].endswith(";5;8;Naik")
    assert client.get(reverse("pemetaan-banding-ekspor", args=["pdf"])).status_code == 404
    Penempatan.objects.all().delete()
    Pemetaan.objects.all().delete()
    assert "Belum ada yang dapat dibandingkan" in client.get(reverse("pemetaan-banding")).content.decode()
    assert client.get(reverse("pemetaan-banding-orang")).status_code == 404


@pytest.fixture
def terpetakan():
    """Two people: scores 92/87.8 (box 9) and 80/87.8 (box 8) by the default scheme."""
    orang = []
    for nama, predikat in (("Wulan", "sangat_baik"), ("Darma", "baik")):
        orang.append(buat_pegawai(nama=nama))
        buat_kinerja(orang[-1], 2025, predikat)
        buat_kinerja(orang[-1], 2024)
        buat_asesmen(orang[-1], potensi=82, teknis=75)
    return petakan(instansi=orang[0].instansi, tahun=2025, skema=skema_untuk(instansi=orang[0].instansi)).pemetaan


def test_andaikan_menyebut_yang_pindah_dan_tidak_menulis(masuk_sebagai, terpetakan):
    alamat = reverse("andaikan", args=[2025])
    client = masuk_sebagai("tim")
    isi = client.get(alamat).content.decode()
    assert "0 dari 2 pegawai berpindah" in isi
    assert "Simpan sebagai konsep" not in isi
    jawaban = client.get(alamat + "?potong_y_atas=80&potong_y_sesuai=70", headers={"HX-Request": "true"})
    isi = jawaban.content.decode()
    assert isi.lstrip().startswith('<div id="hasil"')
    assert "1 dari 2 pegawai berpindah" in isi
    assert "Darma" in isi
    assert "Wulan" not in isi
    assert 'data-kotak="9" data-jumlah="2" data-semula="1"' in isi
    salah = client.get(alamat + "?potong_y_atas=60").content.decode()
    assert "harus menurun" in salah
    assert (Pemetaan.objects.count(), Skema.objects.count()) == (1, 2)


def test_andaikan_menuntun_ke_level_dan_unit(masuk_sebagai, terpetakan):
    """A line of a Level or a unit asks the same question about its own people; a filter that is wrong is said."""
    client, alamat = masuk_sebagai("tim"), reverse("andaikan", args=[2025])
    jawaban = client.get(alamat + "?potong_y_atas=80")
    baris = [*jawaban.context["level"], *jawaban.context["unit"]]
    assert len(baris) >= 2
    for satu in baris:
        tautan = unescape(f"{alamat}?{satu['kueri']}")
        assert tautan in unescape(jawaban.content.decode())
        hasil = client.get(tautan).context["hasil"]
        assert (hasil.jumlah, hasil.pindah) == (satu["jumlah"], satu["pindah"])
    dinas = client.get(f"{alamat}?{jawaban.context['unit'][0]['kueri']}").content.decode()
    assert f"<strong>Hanya:</strong> Unit dan bawahannya {jawaban.context['unit'][0]['nama']}." in dinas
    assert "s-level" in jawaban.context["level"][0]["kueri"]
    salah = client.get(alamat + "?s-level=99", headers={"HX-Request": "true"}).content.decode()
    assert "Ada yang perlu diperbaiki" in salah


def test_andaikan_bagi_admin_tanpa_nama(masuk_sebagai, terpetakan):
    isi = masuk_sebagai("admin").get(reverse("andaikan", args=[2025]) + "?potong_y_atas=80").content.decode()
    assert "1 dari 2 pegawai berpindah" in isi
    assert "Darma" not in isi
    assert "Menurut Level" not in isi


def test_andaian_disimpan_sebagai_konsep(masuk_sebagai, terpetakan):
    client = masuk_sebagai("tim")
    alamat = reverse("andaikan-simpan", args=[2025]) + "?potong_y_atas=80"
    jawaban = client.post(alamat, {"kode": "usulan-tim", "nama": "Usulan tim"})
    konsep = Skema.objects.get(kode="usulan-tim")
    assert jawaban.url == reverse("skema", args=[konsep.pk])
    assert (konsep.status, konsep.potong_y_atas, konsep.instansi) == ("konsep", 80, client.pengguna.instansi)
    assert client.post(alamat, {"kode": "dasar", "nama": "X"}).status_code == 400
    baris = client.get(reverse("andaikan-ekspor", args=[2025, "csv"]) + "?potong_y_atas=80")
    assert b"Darma" in b"".join(baris.streaming_content)


def test_pemetaan_lama_tetap_dapat_dibuka(masuk_sebagai, terpetakan):
    petakan(instansi=terpetakan.periode.instansi, tahun=2025, skema=Skema.objects.get(kode="bkn-411"))
    client = masuk_sebagai("auditor")
    isi = client.get(reverse("pemetaan-proses", args=[terpetakan.pk]) + "?kotak=9").content.decode()
    assert ">Lama</span>" in isi
    assert "Wulan" in isi
    assert "92,00" in isi
    baris = b"".join(client.get(reverse("pemetaan-proses-ekspor", args=[terpetakan.pk, "csv"])).streaming_content)
    assert baris.count(b"\n") == 3
    isi = client.get(reverse("pemetaan-periode-rincian", args=[2025])).content.decode()
    assert (isi.count("Berlaku</span>"), isi.count("Lama</span>")) == (1, 1)


def test_menetapkan_lewat_halaman(masuk_sebagai, terpetakan):
    masuk_sebagai("tim").post(reverse("pemetaan-periode-aksi", args=[2025, "tutup-kalibrasi"]))
    ppk = buat_pengguna("ppk")
    client, alamat = masuk_sebagai(ppk), reverse("pemetaan-periode-tetapkan", args=[2025])
    isi = {"nomor": "800/1/2026", "tanggal": "2026-01-05", "kode": "000000"}
    kode_faktor(ppk)
    jawaban = client.post(alamat, isi)
    assert jawaban.status_code == 400
    assert "tidak cocok" in jawaban.content.decode()
    assert client.post(alamat, isi | {"kode": kode_faktor(ppk)}).status_code == 302
    periode = Periode.objects.get()
    assert (periode.status, periode.nomor_keputusan, periode.ditetapkan_oleh) == ("ditetapkan", "800/1/2026", ppk)
    halaman = client.get(reverse("pemetaan-periode-rincian", args=[2025])).content.decode()
    assert "keputusan 800/1/2026" in halaman
    assert "Tetapkan hasil" not in halaman
