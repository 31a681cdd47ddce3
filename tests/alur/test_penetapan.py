"""Setting over HTTP: a code at that moment, one effect whatever is pressed twice, and who acts for the PPK."""

import pytest
from django.conf import settings
from django.urls import reverse

from karier.aturan.pelimpahan import TABEL_BATAS, batas_pelimpahan
from karier.models import Dokumen, RencanaKarier
from karier.services.rpk import susun
from pegawai.models import HukumanDisiplin, Pekerjaan
from tests.karier.conftest import dunia_rpk  # noqa: F401
from tests.karier.pabrik_rpk import HARI_INI, TAHUN, bertindak
from tests.pabrik import SANDI, buat_pelimpahan, buat_pengguna, kode_faktor

ANTREAN = "/karier/persetujuan/"


@pytest.fixture
def dunia(dunia_rpk):  # noqa: F811
    dunia_rpk.jabatan("administrator", 9, nama="Kepala Bidang Anggaran")
    return dunia_rpk


@pytest.fixture
def rpk(dunia):
    return _diperiksa(dunia, dunia.orang(9))


def _diperiksa(dunia, orang):
    satu = susun(pegawai=orang, tahun_awal=TAHUN, oleh=dunia.sdm)
    bertindak("ajukan", satu, dunia.sdm)
    bertindak("periksa", satu, dunia.pyb)
    return satu


def _kirim(client, rpk, **data):
    isi = {"aksi": "tetapkan", "revisi": rpk.revisi} | data
    return client.post(reverse("rpk-aksi", args=[rpk.pk]), isi)


def _status(rpk):
    return RencanaKarier.objects.get(pk=rpk.pk).status


def test_tanpa_faktor_dipandu_memasangnya(dunia, rpk, masuk_sebagai):
    ppk, rincian = masuk_sebagai(dunia.ppk), reverse("rpk-rincian", args=[rpk.pk])
    for data in ({}, {"kode": "123456"}):
        jawab = _kirim(ppk, rpk, **data)
        assert jawab.url == f"{reverse('faktor-pasang')}?next={rincian.replace('/', '%2F')}"
    assert "Belum ada yang ditetapkan" in ppk.get(jawab.url).content.decode()
    assert "belum memasang faktor kedua" in ppk.get(ANTREAN).content.decode()
    assert _status(rpk) == "diperiksa"


def test_kode_diminta_dan_catatan_tidak_hilang(dunia, rpk, masuk_sebagai):
    ppk, kode = masuk_sebagai(dunia.ppk), kode_faktor(dunia.ppk)
    tanpa = _kirim(ppk, rpk, catatan="Segera")
    assert (tanpa.status_code, 'name="kode"' in tanpa.content.decode()) == (200, True)
    salah = _kirim(ppk, rpk, catatan="Segera", kode="000000")
    assert salah.status_code == 400
    assert ">Segera</textarea>" in salah.content.decode()
    assert "tidak cocok" in salah.content.decode()
    assert _status(rpk) == "diperiksa"
    kode = kode_faktor(dunia.ppk)
    assert _kirim(ppk, rpk, catatan="Segera", kode=kode, kembali="antrean").url == ANTREAN
    rpk.refresh_from_db()
    akhir = rpk.riwayat.last()
    assert (rpk.status, akhir.catatan, akhir.bukti.cara, akhir.bukti.oleh) == (
        "ditetapkan",
        "Segera",
        "totp",
        dunia.ppk,
    )


def test_tekan_dua_kali_dan_tombol_kembali(dunia, rpk, masuk_sebagai):
    ppk, lain = masuk_sebagai(dunia.ppk), masuk_sebagai("ppk", instansi=dunia.instansi)
    isi = {"kode": kode_faktor(dunia.ppk), "sidik": ppk.get(ANTREAN).context["kartu"][0].sidik}
    _kirim(ppk, rpk, **isi)
    kedua = ppk.get(_kirim(ppk, rpk, **isi).url).content.decode()
    assert "Sudah Anda kerjakan pukul" in kedua
    assert "Tekanan kedua tidak mengubah apa pun" in kedua
    orang_lain = lain.get(_kirim(lain, rpk, **isi | {"kode": kode_faktor(lain.pengguna)}).url).content.decode()
    assert f"sudah ditetapkan PPK oleh {dunia.ppk}" in orang_lain
    assert Dokumen.objects.count() == 1
    assert "no-store" in ppk.get(ANTREAN)["Cache-Control"]


def test_kode_yang_sama_untuk_rencana_lain_ditolak(dunia, rpk, masuk_sebagai):
    ppk, kedua = masuk_sebagai(dunia.ppk), _diperiksa(dunia, dunia.orang(9))
    kode = kode_faktor(dunia.ppk)
    berhasil = ppk.get(_kirim(ppk, rpk, kode=kode, kembali="antrean").url).content.decode()
    assert "satu kode untuk semuanya" in berhasil
    jawab = _kirim(ppk, kedua, kode=kode)
    assert "Tetapkan yang dipilih: satu kode untuk semuanya" in jawab.content.decode()
    assert (jawab.status_code, "sudah dipakai" in jawab.content.decode()) == (400, True)
    assert (_status(rpk), _status(kedua)) == ("ditetapkan", "diperiksa")


def test_isi_yang_berubah_saat_dibaca_tidak_ditetapkan(dunia, rpk, masuk_sebagai):
    ppk, kode = masuk_sebagai(dunia.ppk), kode_faktor(dunia.ppk)
    sidik = ppk.get(ANTREAN).context["kartu"][0].sidik
    rpk.langkah.filter(jabatan__isnull=False).update(waktu="Triwulan IV 2031")
    jawab = ppk.get(_kirim(ppk, rpk, kode=kode, sidik=sidik).url)
    assert "Isi RPK ini berubah sejak Anda membukanya" in jawab.content.decode()
    assert _status(rpk) == "diperiksa"
    assert dunia.ppk.jejak_faktor.count() == 0  # nothing came of the code: it stays good


def test_sesi_berakhir_kembali_ke_rencana(dunia, rpk, masuk_sebagai):
    ppk, rincian = masuk_sebagai(dunia.ppk), reverse("rpk-rincian", args=[rpk.pk])
    del ppk.cookies[settings.SESSION_COOKIE_NAME]
    alamat = reverse("rpk-aksi", args=[rpk.pk])
    isi = {"aksi": "kembalikan", "revisi": 1, "catatan": "Unit tujuan keliru", "kode": "123456"}
    jawab = ppk.post(alamat, isi, headers={"Referer": f"http://testserver{rincian}"})
    assert jawab.url == f"/masuk/?next={rincian}"
    assert "Tidak ada yang disimpan atau ditetapkan" in ppk.get(jawab.url).content.decode()
    masuk = ppk.post(jawab.url, {"username": "ppk", "password": SANDI, "next": rincian})
    teks = ppk.get(masuk.url).content.decode()
    assert teks.count("Unit tujuan keliru") == 2  # told, and back in the form
    assert "123456" not in teks
    assert "Unit tujuan keliru" not in ppk.get(rincian).content.decode()
    assert _status(rpk) == "diperiksa"
    asing = ppk.__class__().post(alamat, isi, headers={"Referer": "https://lain.example/x"})
    assert asing.url == "/masuk/?next=/"


def test_banyak_sekaligus_satu_kode_satu_pekerjaan(dunia, rpk, masuk_sebagai, django_capture_on_commit_callbacks):
    ppk, kedua = masuk_sebagai(dunia.ppk), _diperiksa(dunia, dunia.orang(9))
    kode, alamat = kode_faktor(dunia.ppk), reverse("persetujuan-tetapkan")
    sidik = {satu.rpk.pk: satu.sidik for satu in ppk.get(ANTREAN).context["kartu"]}
    pilih = {"pilih": [f"{satu.pk}-1-{sidik[satu.pk]}" for satu in (rpk, kedua)]}
    kedua.langkah.filter(jabatan__isnull=False).update(waktu="Triwulan III 2031")
    konfirmasi = ppk.post(alamat, pilih).content.decode()
    assert konfirmasi.count("Berubah, tidak ikut ditetapkan") == 1
    assert ppk.post(alamat, pilih | {"yakin": "1", "kode": "000000"}).status_code == 400
    kode = kode_faktor(dunia.ppk)
    with django_capture_on_commit_callbacks(execute=True):
        for harap in (302, 400):
            assert ppk.post(alamat, pilih | {"yakin": "1", "kode": kode}).status_code == harap
    assert Pekerjaan.objects.count() == 1
    assert (_status(rpk), _status(kedua)) == ("ditetapkan", "diperiksa")


def test_yang_berubah_sejak_terakhir_dan_saringan(dunia, rpk, masuk_sebagai):
    ppk = masuk_sebagai(dunia.ppk)
    assert ppk.get(ANTREAN).context["kartu"][0].perubahan is None
    bertindak("kembalikan", rpk, dunia.ppk, catatan="Ganti waktunya")
    langkah = rpk.langkah.get(jabatan__isnull=False)
    lama, langkah.waktu = langkah.waktu, "Triwulan IV 2030"
    langkah.save()
    bertindak("ajukan", rpk, dunia.sdm)
    bertindak("periksa", rpk, dunia.pyb)
    ubah = ppk.get(ANTREAN).context["kartu"][0].perubahan
    assert (ubah.lalu.oleh, ubah.lalu.catatan) == (dunia.ppk, "Ganti waktunya")
    assert [lama in satu for satu in ubah.hilang] == [True]
    assert ["Triwulan IV 2030" in satu for satu in ubah.tambah] == [True]
    for kueri, banyak in (
        ({"kotak": 9}, 1),
        ({"kotak": 8}, 0),
        ({"unit": dunia.dinas.pk, "bentuk": "promosi"}, 1),
        ({"bentuk": "penugasan_khusus"}, 0),
        ({"hari": 1}, 0),
        ({"peringatan": "tanpa"}, 1),
        ({"peringatan": "ada"}, 0),
    ):
        assert ppk.get(ANTREAN, kueri).context["halaman"].jumlah == banyak, kueri
    berkas = b"".join(ppk.get(ANTREAN, {"ekspor": "csv"}).streaming_content).decode()
    assert rpk.pegawai.nip in berkas


def test_peringatan_disaring_bagian_demi_bagian(dunia, rpk, masuk_sebagai, monkeypatch):
    """However many wait: each part says which it is, none is left out, and the export holds those of all parts."""
    monkeypatch.setattr("karier.selectors.antrean.TERBANYAK_DIPERIKSA", 2)
    semua = [rpk, *(_diperiksa(dunia, dunia.orang(9)) for _ in range(4))]
    HukumanDisiplin.objects.create(pegawai=semua[3].pegawai, tingkat="berat", mulai=HARI_INI)
    ppk, ditemukan = masuk_sebagai(dunia.ppk), []
    for bagian, rentang in ((1, (1, 2)), (2, (3, 4)), (3, (5, 5)), (99, (5, 5))):
        isi = ppk.get(ANTREAN, {"peringatan": "tanpa", "bagian": bagian}).context
        assert (isi["jendela"].awal, isi["jendela"].akhir, isi["jendela"].jumlah) == (*rentang, 5)
        ditemukan += [satu.rpk.pk for satu in isi["kartu"]]
    tanpa = [satu.pk for satu in semua if satu != semua[3]]
    assert ditemukan == [*tanpa, semua[4].pk]
    ada = ppk.get(ANTREAN, {"peringatan": "ada", "bagian": 2})
    assert [satu.rpk for satu in ada.context["kartu"]] == [semua[3]]
    assert "rencana ke-3 sampai dengan ke-4 dari 5" in ada.content.decode()
    assert "bagian=3" in ada.content.decode()
    berkas = b"".join(ppk.get(ANTREAN, {"peringatan": "tanpa", "ekspor": "csv"}).streaming_content).decode()
    assert [satu.pegawai.nip in berkas for satu in semua] == [True, True, True, False, True]


@pytest.mark.parametrize(("jenis", "tertulis"), [("plh", "Plh. "), ("plt", "Plt. "), ("an", "a.n. ")])
def test_pelimpahan_tercatat_di_dokumen_dan_riwayat(dunia, rpk, masuk_sebagai, jenis, tertulis):
    sekda = buat_pengguna(None, dunia.instansi, nama="Sekretaris Daerah Uji")
    pelimpahan = buat_pelimpahan(sekda, jenis=jenis, dibuat_oleh=dunia.ppk)
    client = masuk_sebagai(sekda)
    kode = kode_faktor(sekda)
    assert "Anda bertindak sebagai" in client.get(ANTREAN).content.decode()
    assert "UU 30/2014, Pasal 14 ayat (7)" in _kirim(client, rpk).content.decode()
    _kirim(client, rpk, kode=kode)
    rpk.refresh_from_db()
    assert (rpk.status, rpk.pelimpahan, rpk.riwayat.last().pelimpahan) == ("ditetapkan", pelimpahan, pelimpahan)
    tanda = Dokumen.objects.get().isi["penandatangan"]
    assert tanda["jabatan"].startswith(tertulis)
    assert (tanda["nama"], "Sekretaris Daerah" in tanda["jabatan"]) == ("Sekretaris Daerah Uji", jenis == "an")
    assert pelimpahan.keterangan in masuk_sebagai(dunia.ppk).get(reverse("rpk-rincian", args=[rpk.pk])).content.decode()


@pytest.mark.aturan("pelimpahan-plh", "pelimpahan-plt", "pelimpahan-an")
@pytest.mark.parametrize("jenis", ["plh", "plt", "an"])
def test_batas_pelimpahan_hanya_bila_ada_perpindahan(jenis):
    assert batas_pelimpahan(jenis, [[], []]) is None
    batas = batas_pelimpahan(jenis, [[], [object()]])
    assert (batas.kode, str(batas.dasar)) == (f"pelimpahan-{jenis}", "UU 30/2014, Pasal 14 ayat (7)")
    assert len(TABEL_BATAS) == 3


def test_siapa_yang_diberi_tahu(dunia, rpk, masuk_sebagai):
    assert [satu.judul for satu in dunia.pyb.pemberitahuan.all()] == ["RPK menunggu pemeriksaan Anda"]
    assert [satu.judul for satu in dunia.ppk.pemberitahuan.all()] == ["RPK menunggu penetapan Anda"]
    assert [satu.judul for satu in dunia.sdm.pemberitahuan.all()] == ["RPK yang Anda ajukan diteruskan kepada PPK"]
    _diperiksa(dunia, dunia.orang(9))
    assert dunia.ppk.pemberitahuan.count() == 1  # the queue rings once
    masuk_sebagai(dunia.ppk).get(ANTREAN)
    assert not dunia.ppk.pemberitahuan.filter(dibaca_pada__isnull=True).exists()
    diri = buat_pengguna("pegawai", pegawai=rpk.pegawai)
    bertindak("tetapkan", rpk, dunia.ppk)
    assert [satu.judul for satu in diri.pemberitahuan.all()] == ["Rencana karier Anda sudah ditetapkan"]
    assert dunia.sdm.pemberitahuan.filter(judul="RPK yang Anda susun sudah ditetapkan").count() == 1
    ketiga = _diperiksa(dunia, dunia.orang(9))
    assert dunia.ppk.pemberitahuan.count() == 2
    bertindak("kembalikan", ketiga, dunia.ppk, catatan="Belum tepat")
    kabar = dunia.sdm.pemberitahuan.get(judul="Satu RPK dikembalikan kepada Anda")
    assert kabar.tautan == reverse("rpk-rincian", args=[ketiga.pk])
    assert "Belum tepat" not in kabar.isi
