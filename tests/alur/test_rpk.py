"""A plan over HTTP: drawn up, edited, submitted, checked, set; returned; many at once; what each role sees."""

from urllib.parse import quote

import pytest
from django.urls import reverse

from karier.models import LangkahRpk, RencanaKarier
from karier.services.persetujuan import ajukan, periksa
from karier.services.rpk import susun
from tests.karier.conftest import dunia_rpk  # noqa: F401
from tests.karier.pabrik_rpk import TAHUN
from tests.pabrik import kode_faktor


@pytest.fixture
def dunia(dunia_rpk):  # noqa: F811
    dunia_rpk.jabatan("administrator", nama="Kepala Bidang Anggaran")
    return dunia_rpk


def _aksi(client, rpk, aksi, **lain):
    rpk.refresh_from_db()
    data = {"aksi": aksi, "revisi": rpk.revisi} | lain
    if aksi == "tetapkan":
        data.setdefault("kode", kode_faktor(client.pengguna))
    return client.post(reverse("rpk-aksi", args=[rpk.pk]), data, follow=True)


def test_dari_susun_sampai_ditetapkan(dunia, masuk_sebagai):
    orang = dunia.orang(9)
    sdm, pyb, ppk = (masuk_sebagai(getattr(dunia, peran)) for peran in ("sdm", "pyb", "ppk"))
    halaman = sdm.get(reverse("rpk-susun"), {"nip": orang.nip})
    assert orang.nama in halaman.content.decode()
    jawaban = sdm.post(reverse("rpk-susun"), {"nip": orang.nip, "tahun_awal": TAHUN}, follow=True)
    rpk = RencanaKarier.objects.get(pegawai=orang)
    assert jawaban.redirect_chain == [(reverse("rpk-rincian", args=[rpk.pk]), 302)]
    teks = jawaban.content.decode()
    for kata in ("Kepala Bidang Anggaran", "Ajukan ke PyB", "Tambah langkah", "Penyelarasan kompetensi", "layak"):
        assert kata in teks
    assert "Ajukan ke PyB" not in ppk.get(reverse("rpk-rincian", args=[rpk.pk])).content.decode()
    assert "diajukan kepada" in _aksi(sdm, rpk, "ajukan").content.decode()
    antrean = pyb.get(reverse("persetujuan")).content.decode()
    assert "Kepala Bidang Anggaran" in antrean
    assert "tetapkan-banyak" not in antrean
    assert "diteruskan kepada PPK" in _aksi(pyb, rpk, "periksa", kembali="antrean").content.decode()
    assert "Tidak ada yang menunggu" in pyb.get(reverse("persetujuan")).content.decode()
    akhir = _aksi(ppk, rpk, "tetapkan").content.decode()
    rpk.refresh_from_db()
    assert rpk.status == "ditetapkan"
    assert rpk.nomor in akhir
    assert "Dokumen PDF" in akhir


def test_dikembalikan_lalu_diubah(dunia, masuk_sebagai):
    rpk = susun(pegawai=dunia.orang(9), tahun_awal=TAHUN, oleh=dunia.sdm)
    sdm, pyb = masuk_sebagai(dunia.sdm), masuk_sebagai(dunia.pyb)
    _aksi(sdm, rpk, "ajukan")
    assert "Tulis catatan" in _aksi(pyb, rpk, "kembalikan").content.decode()
    assert "dikembalikan" in _aksi(pyb, rpk, "kembalikan", catatan="Unit belum tepat").content.decode()
    assert "Unit belum tepat" in sdm.get(reverse("rpk-rincian", args=[rpk.pk])).content.decode()
    tambah = reverse("rpk-langkah-tambah", args=[rpk.pk])
    data = {"revisi": 1, "tahun": 2029, "triwulan": 2, "bentuk": "pengembangan", "uraian": "Magang di pusat", "pos": ""}
    assert "Magang di pusat" in sdm.post(tambah, data, follow=True).content.decode()
    ditolak = sdm.post(tambah, data)
    assert ditolak.status_code == 400
    assert "diubah oleh" in ditolak.content.decode()
    langkah = LangkahRpk.objects.get(uraian="Magang di pusat")
    ubah = reverse("rpk-langkah-ubah", args=[rpk.pk, langkah.pk])
    assert 'value="Magang' not in sdm.get(ubah).content.decode()
    assert "Magang di pusat" in sdm.get(ubah).content.decode()
    hapus = reverse("rpk-langkah-hapus", args=[rpk.pk, langkah.pk])
    assert "Langkah dihapus" in sdm.post(hapus, {"revisi": 2}, follow=True).content.decode()


def test_cari_pos_dan_penolakan_di_formulir(dunia, masuk_sebagai):
    rpk = susun(pegawai=dunia.orang(5), tahun_awal=TAHUN, oleh=dunia.sdm)
    pratama = dunia.jabatan("jpt_pratama", nama="Kepala Dinas")
    sdm, alamat = masuk_sebagai(dunia.sdm), reverse("rpk-langkah-tambah", args=[rpk.pk])
    assert "Kepala Dinas" not in sdm.get(alamat).content.decode()
    potongan = sdm.get(alamat, {"cari": "kepala dinas"}, headers={"HX-Request": "true"}).content.decode()
    assert "Kepala Dinas" in potongan
    assert "<html" not in potongan
    data = {"revisi": 1, "tahun": 2029, "triwulan": 1, "bentuk": "promosi", "cari": "kepala dinas"}
    data["pos"] = f"{pratama.pk}-{dunia.dinas.pk}"
    jawaban = sdm.post(alamat, data)
    assert jawaban.status_code == 400
    assert "melompati jenjang" in jawaban.content.decode()


def test_menetapkan_banyak_setelah_konfirmasi(dunia, masuk_sebagai, django_capture_on_commit_callbacks):
    semua = [susun(pegawai=dunia.orang(5), tahun_awal=TAHUN, oleh=dunia.sdm) for _ in range(3)]
    for satu in semua:
        ajukan(rpk=satu, revisi=1, oleh=dunia.sdm)
        periksa(rpk=satu, revisi=1, oleh=dunia.pyb)
    ppk, alamat = masuk_sebagai(dunia.ppk), reverse("persetujuan-tetapkan")
    pilih = {"pilih": [f"{semua[0].pk}-1", f"{semua[1].pk}-1", "x-y", "999-1"]}
    belum = ppk.post(alamat, pilih)
    assert belum.url == reverse("faktor-pasang") + "?next=" + quote(reverse("persetujuan"), safe="")
    kode_faktor(dunia.ppk)
    konfirmasi = ppk.post(alamat, pilih).content.decode()
    assert "Tetapkan 2 RPK?" in konfirmasi
    assert semua[2].pegawai.nama not in konfirmasi
    with django_capture_on_commit_callbacks(execute=True):
        jawaban = ppk.post(alamat, pilih | {"yakin": "1", "kode": kode_faktor(dunia.ppk)})
    assert "2 RPK ditetapkan." in ppk.get(jawaban.url).content.decode()
    assert sorted(RencanaKarier.objects.values_list("status", flat=True)) == ["diperiksa", "ditetapkan", "ditetapkan"]
    assert "Pilih sedikitnya satu" in ppk.post(alamat, {}, follow=True).content.decode()


def test_menyusun_seunit_sebagai_pekerjaan(dunia, masuk_sebagai, django_capture_on_commit_callbacks):
    dunia.orang(9)
    dunia.orang(None)
    sdm = masuk_sebagai(dunia.sdm)
    with django_capture_on_commit_callbacks(execute=True):
        jawaban = sdm.post(reverse("rpk-susun"), {"tahun_awal": TAHUN, "unit": dunia.bidang.pk})
    teks = sdm.get(jawaban.url).content.decode()
    assert "1 RPK disusun." in teks
    assert "Belum dipetakan: belum ada SKP" in teks


def test_daftar_tersaring(dunia, masuk_sebagai):
    siti, budi = dunia.orang(5, nama="Siti"), dunia.orang(9, nama="Budi")
    for satu in (siti, budi):
        susun(pegawai=satu, tahun_awal=TAHUN, oleh=dunia.sdm)
    sdm, alamat = masuk_sebagai(dunia.sdm), reverse("rpk-daftar")

    def isi(**kueri):
        teks = sdm.get(alamat, kueri).content.decode()
        return {nama for nama in ("Siti", "Budi") if nama in teks}

    assert isi() == {"Siti", "Budi"}
    assert isi(q="sit") == isi(q=siti.nip[:18]) == {"Siti"}
    assert isi(status="ditetapkan") == isi(unit=dunia.bidang.pk, q="zzz") == set()
    assert isi(tahun=TAHUN, unit=dunia.dinas.pk, status="disusun") == {"Siti", "Budi"}


def test_pegawai_melihat_rencananya_setelah_ditetapkan(dunia, masuk_sebagai):
    orang = dunia.orang(9)
    rpk = susun(pegawai=orang, tahun_awal=TAHUN, oleh=dunia.sdm)
    diri, alamat = masuk_sebagai("pegawai", pegawai=orang), reverse("rpk-rincian", args=[rpk.pk])
    assert diri.get(alamat).status_code == 404
    assert "Belum ada rencana" in diri.get(reverse("rpk-daftar")).content.decode()
    for aksi, peran in (("ajukan", "sdm"), ("periksa", "pyb"), ("tetapkan", "ppk")):
        _aksi(masuk_sebagai(getattr(dunia, peran)), rpk, aksi)
    teks = diri.get(alamat).content.decode()
    assert "Kepala Bidang Anggaran" in teks
    for kata in ("Tindakan", "Ubah", "Kelayakan pada"):
        assert kata not in teks
