"""Editing a draft: what is lawful goes in with path and alignment, what is not is refused with the reason."""

import pytest

from karier.models import LangkahRpk, RencanaKarier
from karier.services.langkah import IsiLangkah, hapus_langkah, simpan_langkah
from karier.services.persetujuan import ajukan
from karier.services.rpk import susun
from pegawai.models import StandarKompetensi
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from tests.karier.pabrik_rpk import TAHUN
from tests.pabrik import buat_jabatan, buat_pengguna


@pytest.fixture
def rpk(dunia_rpk):
    """A draft that moves nobody, of somebody who could become Administrator."""
    return susun(pegawai=dunia_rpk.orang(5, level=4), tahun_awal=TAHUN, oleh=dunia_rpk.sdm)


def _simpan(dunia, rpk, langkah=None, **isi):
    bawaan = {"tahun": 2028, "triwulan": 1, "bentuk": "promosi", "unit": dunia.dinas}
    isi = IsiLangkah(**bawaan | isi)
    return simpan_langkah(rpk=rpk, revisi=rpk.revisi, oleh=dunia.sdm, isi=isi, langkah=langkah)


def test_tambah_ubah_hapus(dunia_rpk, rpk):
    tujuan = dunia_rpk.jabatan("administrator")
    baru = _simpan(dunia_rpk, rpk, jabatan=tujuan)
    assert (baru.jalur, baru.mekanisme, baru.prosedur, baru.urutan) == ("vertikal", "rencana_suksesi", "promosi", 2)
    assert (baru.waktu, baru.penyelarasan.count(), rpk.revisi) == ("Triwulan I 2028", 9, 2)
    baru.full_clean()
    _simpan(dunia_rpk, rpk, baru, jabatan=tujuan, tahun=2029, triwulan=3)
    assert (baru.waktu, rpk.revisi) == ("Triwulan III 2029", 3)
    assert "pola karier vertikal" in baru.dasar
    _simpan(dunia_rpk, rpk, baru, bentuk="pengembangan", uraian="Magang", jabatan=tujuan)
    assert (baru.jabatan, baru.jalur, baru.penyelarasan.count()) == (None, "", 0)
    assert baru.dasar == "Permenpan RB 3/2020, pengembangan talenta"
    hapus_langkah(rpk=rpk, revisi=rpk.revisi, oleh=dunia_rpk.sdm, langkah=baru)
    assert rpk.revisi == 5
    assert [r.catatan for r in rpk.riwayat.all()][1:] == [
        "Menambah langkah 2028",
        "Mengubah langkah 2029",
        "Mengubah langkah 2028",
        "Menghapus langkah 2028",
    ]


@pytest.mark.parametrize(
    ("jenjang", "isi", "sebab"),
    [
        ("jpt_pratama", {}, "melompati jenjang"),
        ("pelaksana", {}, "bukan jalur pola karier"),
        ("administrator", {"bentuk": "mutasi"}, "bentuknya promosi"),
        ("pengawas", {"bentuk": "promosi"}, "bentuknya mutasi"),
        ("administrator", {"tahun": 2026}, "2027 sampai 2031"),
        ("administrator", {"unit": None}, "menyebut jabatan dan unit"),
        ("administrator", {"bentuk": "pengembangan"}, "Tulis uraian"),
        (None, {}, "tidak ada di peta jabatan"),
    ],
)
def test_ditolak_dengan_sebab(dunia_rpk, rpk, jenjang, isi, sebab):
    tujuan = dunia_rpk.jabatan(jenjang) if jenjang else buat_jabatan(dunia_rpk.instansi, "administrator")
    with pytest.raises(GalatAplikasi, match=sebab):
        _simpan(dunia_rpk, rpk, jabatan=tujuan, **isi)
    kini = RencanaKarier.objects.get()
    assert (kini.revisi, kini.langkah.count()) == (1, 5), "tidak ada yang tertulis setengah"


def test_kesenjangan_pada_tahun_pertama_ditolak(dunia_rpk):
    rpk = susun(pegawai=dunia_rpk.orang(5, level=2), tahun_awal=TAHUN, oleh=dunia_rpk.sdm)
    tujuan = dunia_rpk.jabatan("administrator")
    with pytest.raises(GalatAplikasi, match="kompetensi"):
        _simpan(dunia_rpk, rpk, jabatan=tujuan, tahun=2027)
    rpk.refresh_from_db()
    selaras = _simpan(dunia_rpk, rpk, jabatan=tujuan).penyelarasan.filter(tahun=2027).exclude(pengembangan="")
    assert selaras.count() == 9


def test_dua_langkah_dan_urutannya(dunia_rpk, rpk):
    """The second move is judged from where the first leaves the person; taking the first away is then refused."""
    administrator, pratama = dunia_rpk.jabatan("administrator"), dunia_rpk.jabatan("jpt_pratama")
    pertama = _simpan(dunia_rpk, rpk, jabatan=administrator)
    with pytest.raises(GalatAplikasi, match="kurang dari 2 tahun"):
        _simpan(dunia_rpk, rpk, jabatan=pratama, tahun=2029)
    rpk.refresh_from_db()
    kedua = _simpan(dunia_rpk, rpk, jabatan=pratama, tahun=2030)
    assert kedua.jalur == "diagonal"
    with pytest.raises(GalatAplikasi, match="Triwulan I 2030 menjadi tidak sah"):
        hapus_langkah(rpk=rpk, revisi=rpk.revisi, oleh=dunia_rpk.sdm, langkah=pertama)
    assert LangkahRpk.objects.exclude(jabatan=None).count() == 2


def test_lowongan_yang_sudah_dijanjikan(dunia_rpk, rpk):
    tujuan = dunia_rpk.jabatan("administrator")
    susun(pegawai=dunia_rpk.orang(9), tahun_awal=TAHUN, oleh=dunia_rpk.sdm)
    with pytest.raises(GalatAplikasi, match="sudah direncanakan untuk pegawai lain"):
        _simpan(dunia_rpk, rpk, jabatan=tujuan)


def test_halaman_basi_dan_pelaku(dunia_rpk, rpk):
    isi = IsiLangkah(2028, 2, "pengembangan", uraian="Magang")
    lain = buat_pengguna("sdm", dunia_rpk.instansi, nama="Rekan SDM")
    simpan_langkah(rpk=RencanaKarier.objects.get(), revisi=1, oleh=lain, isi=isi)
    with pytest.raises(GalatAplikasi, match=r"diubah oleh Rekan SDM \(revisi 2\)"):
        simpan_langkah(rpk=rpk, revisi=1, oleh=dunia_rpk.sdm, isi=isi)
    rpk.refresh_from_db()
    for siapa in (dunia_rpk.ppk, buat_pengguna("sdm", dunia_rpk.instansi, pegawai=rpk.pegawai)):
        with pytest.raises(TidakBerhak):
            simpan_langkah(rpk=rpk, revisi=2, oleh=siapa, isi=isi)
    ajukan(rpk=rpk, revisi=2, oleh=dunia_rpk.sdm)
    with pytest.raises(GalatAplikasi, match="sudah diajukan"):
        simpan_langkah(rpk=rpk, revisi=2, oleh=dunia_rpk.sdm, isi=isi)


@pytest.mark.parametrize("ubah", [{"tahun": 2029}, {"tahun": 2030}, {"tahun": None}, None])
def test_kesenjangan_tanpa_pengembangan_sebelum_langkah_tidak_dapat_diajukan(dunia_rpk, ubah):
    tujuan = dunia_rpk.jabatan("administrator")
    StandarKompetensi.objects.create(jabatan=tujuan, kompetensi="integritas", level=5)
    rpk = susun(pegawai=dunia_rpk.orang(5, level=4), tahun_awal=TAHUN, oleh=dunia_rpk.sdm)
    langkah = _simpan(dunia_rpk, rpk, jabatan=tujuan, tahun=2029)
    selaras = langkah.penyelarasan.filter(kompetensi="integritas")
    assert selaras.get().tahun == 2028
    selaras.update(**ubah) if ubah else selaras.delete()
    with pytest.raises(GalatAplikasi, match=r"\(integritas\) tanpa pengembangan .* paling lambat 2028"):
        ajukan(rpk=rpk, revisi=rpk.revisi, oleh=dunia_rpk.sdm)
    assert RencanaKarier.objects.get(pk=rpk.pk).status == "disusun"
