"""The page of signatures: each way to one, each refusal, and what a signature changes elsewhere."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from karier.dokumen.tte.pades import penanda_tangan, tanda_tangani
from karier.dokumen.tte.stempel import IsiStempel, pdf_stempel
from karier.models import TandaTangan
from karier.selectors.dokumen import isi_berkas
from karier.services.dokumen import cabut, terbitkan, verifikasi_berkas
from karier.services.tanda_tangan import terima_bertanda
from pegawai.models import MataRantai
from pegawai.selectors.periksa_rantai import periksa_rantai
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from tests.karier.pabrik_dokumen import buat_rpk
from tests.karier.tte.sertifikat import SANDI, buat_otoritas
from tests.karier.tte.test_tambahan import _beri_catatan, _timpa_halaman, _tulis_ulang
from tests.pabrik import buat_instansi, buat_pengguna, kode_faktor

STEMPEL = IsiStempel("https://talenta.contoh.go.id/verifikasi/A/", "Ratna", "Bupati", "3 Februari 2026")


@pytest.fixture(autouse=True)
def otoritas(settings, tmp_path):
    otoritas = buat_otoritas()
    (tmp_path / "akar").mkdir()
    (tmp_path / "akar" / "ca.cer").write_bytes(otoritas.akar.dump())
    (tmp_path / "ttd.p12").write_bytes(otoritas.p12)
    settings.TTE, settings.TTE_AKAR = "luar", str(tmp_path / "akar")
    settings.TTE_P12, settings.TTE_SANDI = str(tmp_path / "ttd.p12"), SANDI
    return otoritas


@pytest.fixture
def dokumen(db):
    rpk = buat_rpk(ditetapkan=True)
    return terbitkan(rpk=rpk, oleh=rpk.ditetapkan_oleh)


def _alamat(dokumen, nama="dokumen-tanda-tangan"):
    return reverse(nama, args=[dokumen.pk])


def _bertanda(data):
    isi = {"stempel": pdf_stempel(STEMPEL), "alasan": "Penetapan", "tempat": "Sukamaju"}
    with penanda_tangan() as penanda:
        return tanda_tangani(data, penanda=penanda, **isi)


def _unggah(client, dokumen, data):
    berkas = SimpleUploadedFile("a.pdf", data, content_type="application/pdf")
    return client.post(_alamat(dokumen), {"berkas": berkas}, follow=True)


def test_keluar_dan_kembali(dokumen, masuk_sebagai):
    client = masuk_sebagai("sdm", instansi=dokumen.instansi)
    assert "Unggah yang sudah ditandatangani" in client.get(_alamat(dokumen)).content.decode()
    terbit = client.get(_alamat(dokumen, "dokumen-bertanda")).content
    assert terbit == isi_berkas(dokumen)
    bertanda = _bertanda(terbit)
    halaman = _unggah(client, dokumen, bertanda).content.decode()
    for kata in ("Ratna Wulandari", "CA Uji", "Tidak berubah sejak ditandatangani", "dipercaya instansi ini"):
        assert kata in halaman
    assert client.get(_alamat(dokumen, "dokumen-bertanda")).content == bertanda
    assert verifikasi_berkas(bertanda) == verifikasi_berkas(terbit)
    assert verifikasi_berkas(bertanda)["asli"]
    assert MataRantai.objects.last().jenis == "tanda-tangan"
    assert [satu for satu in periksa_rantai(dokumen.instansi).temuan if "Tanda tangan" in satu] == []
    kedua = _unggah(client, dokumen, _bertanda(terbit)).content.decode()
    assert "sudah ditandatangani Ratna Wulandari" in kedua
    assert TandaTangan.objects.count() == 1


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        (lambda data: data, "bukan dokumen"),
        (lambda data: data + b"\n% tambahan", "belum ditandatangani"),
        (lambda data: _bertanda(data).replace(b"/Title", b"/Titel", 1), "bukan dokumen"),
        (lambda data: _bertanda(data)[:-400] + b"0" * 400, "tidak sah|rusak|belum ditandatangani"),
        (lambda data: b"%PDF-1.7 lain", "bukan dokumen"),
        (lambda data: b"", "bukan dokumen|Pilih berkas"),
    ],
)
def test_berkas_kembali_ditolak(dokumen, ubah, pesan):
    with pytest.raises(GalatAplikasi, match=pesan):
        terima_bertanda(dokumen=dokumen, oleh=dokumen.diterbitkan_oleh, data=ubah(isi_berkas(dokumen)))
    assert not TandaTangan.objects.exists()


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [(_timpa_halaman, "perubahan selain tanda tangan"), (_beri_catatan, "perubahan selain tanda tangan")],
)
def test_halaman_yang_ditimpa_sebelum_ditandatangani_ditolak(dokumen, ubah, pesan):
    data = _bertanda(_tulis_ulang(isi_berkas(dokumen), ubah))
    with pytest.raises(GalatAplikasi, match=pesan):
        terima_bertanda(dokumen=dokumen, oleh=dokumen.diterbitkan_oleh, data=data)
    assert not TandaTangan.objects.exists()


def test_penerbit_yang_tidak_dipercaya_disebut_kepada_umum(dokumen, masuk_sebagai, settings, client, tmp_path):
    alamat = reverse("verifikasi", args=[dokumen.kode])
    palsu = buat_otoritas("CA Buatan Sendiri", penanda="Bupati Sukamaju")
    (tmp_path / "palsu.p12").write_bytes(palsu.p12)
    settings.TTE_P12 = str(tmp_path / "palsu.p12")
    terima_bertanda(dokumen=dokumen, oleh=dokumen.diterbitkan_oleh, data=_bertanda(isi_berkas(dokumen)))
    halaman = client.get(alamat).content.decode()
    assert "Bupati Sukamaju" in halaman
    assert "Sertifikat dari CA Buatan Sendiri, yang tidak ada dalam daftar penerbit tepercaya" in halaman
    assert "belum terbukti" in halaman


def test_penerbit_yang_dipercaya(dokumen, client):
    terima_bertanda(dokumen=dokumen, oleh=dokumen.diterbitkan_oleh, data=_bertanda(isi_berkas(dokumen)))
    halaman = client.get(reverse("verifikasi", args=[dokumen.kode])).content.decode()
    assert "Sertifikat dari CA Uji, penerbit yang dipercaya instansi ini" in halaman


def test_sesi_yang_berakhir_tidak_menyimpan_frasa(dokumen, client, settings):
    """NIK and passphrase are for BSrE: an ended session keeps what was typed, but never these."""
    settings.TTE = "bsre"
    isi = {"nik": "3201010101900001", "frasa": "frasa-rahasia", "kode": "123456", "catatan": "ketikan"}
    client.post(_alamat(dokumen), isi)
    simpanan = str(dict(client.session))
    assert "ketikan" in simpanan
    assert not any(rahasia in simpanan for rahasia in ("3201010101900001", "frasa-rahasia", "123456"))


def test_dokumen_lain_ditolak(dokumen):
    lain = buat_rpk(dokumen.rpk.pegawai, ditetapkan=True, tahun_awal=2031)
    kedua = terbitkan(rpk=lain, oleh=lain.ditetapkan_oleh)
    with pytest.raises(GalatAplikasi, match="bukan dokumen"):
        terima_bertanda(dokumen=kedua, oleh=lain.ditetapkan_oleh, data=_bertanda(isi_berkas(dokumen)))


def test_yang_dicabut_tidak_ditandatangani(dokumen, masuk_sebagai):
    bertanda = _bertanda(isi_berkas(dokumen))
    cabut(dokumen=dokumen, oleh=dokumen.diterbitkan_oleh, alasan="Salah")
    client = masuk_sebagai("sdm", instansi=dokumen.instansi)
    assert "tidak berlaku lagi" in _unggah(client, dokumen, bertanda).content.decode()
    assert not TandaTangan.objects.exists()


def test_pades_dengan_faktor_kedua(dokumen, masuk_sebagai, settings):
    settings.TTE = "pades"
    client = masuk_sebagai(dokumen.diterbitkan_oleh)
    assert "Tandatangani dengan sertifikat instansi" in client.get(_alamat(dokumen)).content.decode()
    belum = client.post(_alamat(dokumen), {"kode": "123456"})
    assert belum.status_code == 400
    assert "Pasang faktor kedua" in belum.content.decode()
    kode = kode_faktor(dokumen.diterbitkan_oleh)
    salah = client.post(_alamat(dokumen), {"kode": ""})
    assert salah.status_code == 400
    jawab = client.post(_alamat(dokumen), {"kode": kode}, follow=True)
    assert "Sudah ditandatangani" in jawab.content.decode()
    assert TandaTangan.objects.get().cara == "pades"


def test_bsre(dokumen, masuk_sebagai, settings, monkeypatch):
    settings.TTE, settings.BSRE_ALAMAT, settings.BSRE_PENGGUNA = "bsre", "https://esign.contoh.go.id", "esign"
    client = masuk_sebagai(dokumen.diterbitkan_oleh)
    pendek = client.post(_alamat(dokumen), {"nik": "12", "frasa": "x"})
    assert "16 angka" in pendek.content.decode()
    monkeypatch.setattr("karier.dokumen.tte.bsre.Bsre.tanda_tangani", lambda self, pdf, **lain: _bertanda(pdf))
    isi = {"nik": "3201010101900001", "frasa": "rahasia"}
    assert "Sudah ditandatangani" in client.post(_alamat(dokumen), isi, follow=True).content.decode()
    assert "3201010101900001" not in str(TandaTangan.objects.values().get())


def test_hanya_yang_berwenang(dokumen, settings, masuk_sebagai):
    data = _bertanda(isi_berkas(dokumen))
    for peran in ("tim", "pyb", "auditor", "admin"):
        with pytest.raises(TidakBerhak):
            terima_bertanda(dokumen=dokumen, oleh=buat_pengguna(peran, dokumen.instansi), data=data)
    settings.TTE = "pades"
    client = masuk_sebagai("sdm", instansi=dokumen.instansi)
    assert client.post(_alamat(dokumen), {"kode": "1"}).status_code == 403
    asing = masuk_sebagai("sdm", instansi=buat_instansi("kab-lain"), username="asing")
    assert asing.get(_alamat(dokumen)).status_code == 404
