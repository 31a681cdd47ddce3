"""Drawing up plans: what each box gets, what is refused, and that no plan breaks a rule or promises a post twice."""

from datetime import date

import pytest
from django.urls import reverse

from karier.aturan.pengembangan import KEGIATAN_BAWAAN, PINDAH, TABEL_PENGEMBANGAN, TABEL_TINDAKAN, TINDAKAN
from karier.aturan.waktu import hari_triwulan
from karier.models import KatalogPengembangan, LangkahRpk, RencanaKarier
from karier.pilihan import BentukPengembangan, StatusRpk
from karier.selectors.katalog import rekap_unit
from karier.selectors.pemeriksaan import pelanggaran
from karier.services.rpk import susun, susun_banyak
from pegawai.models import Pegawai, RiwayatPendidikan
from pegawai.pilihan import Kompetensi
from pemetaan.aturan.rekomendasi import REKOMENDASI
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from tests.karier.pabrik_rpk import TAHUN
from tests.pabrik import buat_pengguna, buat_unit


def _susun(dunia, orang):
    return susun(pegawai=orang, tahun_awal=TAHUN, oleh=dunia.sdm)


def _pindah(rpk):
    return rpk.langkah.exclude(jabatan=None).first()


@pytest.mark.aturan("bangkom")
def test_setiap_kompetensi_punya_pengembangan():
    assert [b.kompetensi for b in TABEL_PENGEMBANGAN] == Kompetensi.values
    assert all(KEGIATAN_BAWAAN.values())


@pytest.mark.aturan("tindakan")
def test_setiap_rekomendasi_menjadi_langkah_atau_perpindahan():
    teks = {r.teks for baris in REKOMENDASI.values() for r in baris}
    assert teks == set(TINDAKAN) | PINDAH
    assert {b.bentuk for b in TABEL_TINDAKAN} <= set(BentukPengembangan.values)


def test_kotak_9_dipromosikan_pada_kesempatan_pertama(dunia_rpk):
    tujuan = dunia_rpk.jabatan("administrator", nama="Kepala Bidang")
    rpk = _susun(dunia_rpk, dunia_rpk.orang(9))
    langkah = _pindah(rpk)
    assert (langkah.jabatan, langkah.bentuk, langkah.jalur) == (tujuan, "promosi", "vertikal")
    assert (langkah.waktu, langkah.mekanisme, langkah.prosedur) == ("Triwulan I 2027", "rencana_suksesi", "promosi")
    assert [x.tahun for x in rpk.langkah.all()] == [2027, 2028, 2029, 2030, 2031]
    assert rpk.rekomendasi == "karier"
    assert rpk.profil["nip"] == rpk.pegawai.nip
    assert rpk.riwayat.get().ke == StatusRpk.DISUSUN
    assert langkah.penyelarasan.count() == 9
    rpk.full_clean()


def test_kesenjangan_ditutup_setahun_sebelum_pindah(dunia_rpk):
    dunia_rpk.jabatan("administrator")
    KatalogPengembangan.objects.create(
        instansi=dunia_rpk.instansi, nama="PKA", jenis="klasikal", kompetensi="integritas"
    )
    rpk = _susun(dunia_rpk, dunia_rpk.orang(9, level=2))
    langkah = _pindah(rpk)
    assert langkah.waktu == "Triwulan I 2028"
    selaras = langkah.penyelarasan.get(kompetensi="integritas")
    assert (selaras.hasil, selaras.standar, selaras.pengembangan, selaras.tahun) == (2, 3, "PKA", 2027)
    assert rpk.langkah.first().uraian.startswith("Penyelarasan kompetensi untuk")
    assert pelanggaran(rpk) == []


def _katalog(dunia, nama, kompetensi="", jp=None, biaya=None):
    isi = {"nama": nama, "jenis": "klasikal", "kompetensi": kompetensi, "jp": jp, "biaya": biaya}
    return KatalogPengembangan.objects.create(instansi=dunia.instansi, **isi)


def test_langkah_memakai_katalog_menurut_kompetensi_dan_bentuk(dunia_rpk):
    """Box 5: guidance, then competence, again and again; each from the catalogue where it has one that fits."""
    coaching = _katalog(dunia_rpk, "Pembimbingan (coaching) kinerja", jp=20, biaya=0)
    integritas = _katalog(dunia_rpk, "Pelatihan Integritas", "integritas", 16)
    _katalog(dunia_rpk, "Pelatihan Komunikasi", "komunikasi", 24, 10).delete()
    rpk = _susun(dunia_rpk, dunia_rpk.orang(5))
    isi = [(x.tahun, x.katalog, x.jp, x.biaya, x.uraian) for x in rpk.langkah.all()]
    bimbingan = "Bimbingan kinerja triwulanan oleh atasan langsung"
    tim = KEGIATAN_BAWAAN["kerja_sama"]
    assert isi == [
        (2027, coaching, 20, 0, bimbingan),
        (2028, integritas, 16, None, "Pengembangan kompetensi Integritas: Pelatihan Integritas"),
        (2029, coaching, 20, 0, bimbingan),
        (2030, None, None, None, f"Pengembangan kompetensi Kerja Sama: {tim}"),
        (2031, coaching, 20, 0, bimbingan),
    ]
    # Unknown is not 0: it is counted beside the sums.
    rekap = [rekap_unit(dunia_rpk.sdm, tahun, draf=True)[1] for tahun in (2028, 2030)]
    assert [(r.jp, r.biaya, r.tanpa_harga, r.tanpa_katalog) for r in rekap] == [(16, 0, 1, 0), (0, 0, 0, 1)]


def test_halaman_menyebut_yang_tidak_ada_dalam_katalog(dunia_rpk, client):
    """With the way to add it, name and competency filled in, for those who keep the catalogue."""
    _katalog(dunia_rpk, "Pelatihan Integritas", "integritas", 16)
    rpk = _susun(dunia_rpk, dunia_rpk.orang(5))
    client.force_login(dunia_rpk.sdm)
    teks = client.get(reverse("rpk-rincian", args=[rpk.pk])).content.decode()
    assert "Dari katalog · 16 JP · biaya belum diketahui" in teks
    assert teks.count("Tidak ada dalam katalog saat disusun") == 4
    alamat = f"{reverse('katalog-tambah')}?nama=Penugasan+dalam+tim+lintas+unit&kompetensi=kerja_sama"
    assert alamat.replace("&", "&amp;") in teks
    form = client.get(alamat).content.decode()
    assert 'value="Penugasan dalam tim lintas unit"' in form
    assert '<option value="kerja_sama" selected>' in form


@pytest.mark.parametrize(
    ("kotak", "tujuan", "bentuk", "rekomendasi"),
    [
        (8, "administrator", "promosi", "karier"),
        (7, "administrator", "promosi", "karier"),
        (5, "administrator", None, "kompetensi"),
        (5, "pengawas", "mutasi", "kompetensi"),
        (4, "pengawas", "mutasi", "kompetensi"),
        (1, "pengawas", None, "kompetensi"),
        (9, "pengawas", "mutasi", "karier"),
    ],
)
def test_kotak_menentukan_arah(dunia_rpk, kotak, tujuan, bentuk, rekomendasi):
    dunia_rpk.jabatan(tujuan)
    rpk = _susun(dunia_rpk, dunia_rpk.orang(kotak))
    langkah = _pindah(rpk)
    assert (langkah.bentuk if langkah else None) == bentuk
    assert rpk.rekomendasi == rekomendasi
    assert rpk.langkah.count() == 5
    if kotak == 1:
        assert all("peraturan perundangan" in satu.uraian for satu in rpk.langkah.all())
    if bentuk is None and kotak > 1:
        assert "Belum ada perpindahan" in rpk.catatan


def test_mutasi_tidak_ke_kelas_lebih_rendah(dunia_rpk):
    rendah = dunia_rpk.jabatan("pengawas")
    rendah.peta.update(kelas=8)
    assert _pindah(_susun(dunia_rpk, dunia_rpk.orang(5))) is None


def test_pensiun_dalam_masa_rencana(dunia_rpk):
    rpk = _susun(dunia_rpk, dunia_rpk.orang(5, tanggal_lahir=date(1970, 6, 10)))
    assert [x.tahun for x in rpk.langkah.all()] == [2027, 2028]
    assert "TMT pensiun 1 Juli 2028" in rpk.catatan
    assert all((hari_triwulan(x.waktu) or date.max) < date(2028, 7, 1) for x in rpk.langkah.all())


@pytest.mark.parametrize(
    ("siapkan", "sebab"),
    [
        ({"kotak": None}, "belum ada SKP"),
        ({"kotak": 5, "aktif": False}, "tidak aktif"),
        ({"kotak": 9, "jenis_asn": "pppk"}, "berstatus PPPK"),
        ({"kotak": 9, "jenis_asn": "cpns"}, "berstatus CPNS"),
        ({"kotak": 5, "tanggal_lahir": date(1968, 12, 1)}, "TMT pensiun 1 Januari 2027"),
    ],
)
def test_penolakan(dunia_rpk, siapkan, sebab):
    orang = dunia_rpk.orang(**siapkan)
    with pytest.raises(GalatAplikasi, match=sebab):
        _susun(dunia_rpk, orang)
    assert not RencanaKarier.objects.exists()


def test_satu_rencana_terbuka_dan_versi_berikutnya(dunia_rpk):
    orang = dunia_rpk.orang(5)
    rpk = _susun(dunia_rpk, orang)
    with pytest.raises(GalatAplikasi, match="berstatus Disusun"):
        _susun(dunia_rpk, orang)
    RencanaKarier.objects.filter(pk=rpk.pk).update(status=StatusRpk.DIBATALKAN)
    assert _susun(dunia_rpk, orang).versi == 2


def test_disusun_dua_orang_sekaligus(dunia_rpk, monkeypatch):
    """The second one has read before the first one wrote; the constraint speaks, in a sentence."""
    orang = dunia_rpk.orang(5)
    _susun(dunia_rpk, orang)
    monkeypatch.setattr("karier.services.rpk.rpk_ada", lambda *_: {})
    with pytest.raises(GalatAplikasi, match="baru saja disusun"):
        _susun(dunia_rpk, orang)
    assert RencanaKarier.objects.count() == 1


def test_tahun_dan_pelaku(dunia_rpk):
    orang = dunia_rpk.orang(5)
    with pytest.raises(GalatAplikasi, match="sudah lewat"):
        susun(pegawai=orang, tahun_awal=2021, oleh=dunia_rpk.sdm)
    with pytest.raises(TidakBerhak):
        susun(pegawai=orang, tahun_awal=TAHUN, oleh=dunia_rpk.ppk)
    luar = buat_pengguna("sdm", unit=buat_unit(dunia_rpk.instansi, "Lain"))
    with pytest.raises(GalatAplikasi, match="tidak ditemukan"):
        susun(pegawai=orang, tahun_awal=TAHUN, oleh=luar)


def test_satu_lowongan_untuk_yang_terdepan(dunia_rpk):
    dunia_rpk.jabatan("administrator")
    kedua, pertama, delapan = dunia_rpk.orang(9), dunia_rpk.orang(9), dunia_rpk.orang(8)
    kedua.penempatan.update(peringkat=2)
    pertama.penempatan.update(peringkat=1)
    hasil = susun_banyak(instansi=dunia_rpk.instansi, tahun_awal=TAHUN, oleh=None)
    assert [r.pegawai for r in hasil.rpk] == [pertama, kedua, delapan]
    dapat = LangkahRpk.objects.filter(jabatan__jenjang="administrator").values_list("rpk__pegawai", flat=True)
    assert list(dapat) == [pertama.pk]
    baru = dunia_rpk.orang(9)
    pindah = _pindah(_susun(dunia_rpk, baru))
    assert (pindah.bentuk, pindah.jabatan.jenjang) == ("mutasi", "pengawas"), "janji rencana terdahulu dihormati"
    assert "pemangkunya direncanakan pindah" in pindah.rpk.catatan
    assert pelanggaran(pindah.rpk) == []
    LangkahRpk.objects.filter(rpk__pegawai__jabatan=pindah.jabatan, jabatan__isnull=False).delete()
    assert ["tidak lowong" in p.teks for p in pelanggaran(pindah.rpk)] == [True], "yang ditunggu tidak jadi pindah"


def test_lowongan_karena_pensiun(dunia_rpk):
    jabatan = dunia_rpk.jabatan("administrator")
    pemangku = dunia_rpk.orang(None, jabatan=jabatan, tanggal_lahir=date(1971, 2, 10))
    Pegawai.objects.filter(pk=pemangku.pk).update(unit=dunia_rpk.dinas)
    assert _pindah(_susun(dunia_rpk, dunia_rpk.orang(9))).waktu == "Triwulan II 2029"


def test_banyak_tidak_melanggar_aturan_dan_sama_setiap_kali(dunia_rpk):
    for jenjang, jumlah in (("administrator", 2), ("pengawas", 3), ("jpt_pratama", 1), ("ahli_muda", 2)):
        dunia_rpk.jabatan(jenjang, jumlah, nama="Perencana Ahli Muda" if jenjang == "ahli_muda" else "")
    bergelar = [
        dunia_rpk.orang(kotak, jenjang, level, nama=f"Orang {kotak} {jenjang} {level}")
        for kotak in (9, 8, 7, 5)
        for jenjang, level in (("pengawas", 2), ("pengawas", 4), ("pelaksana", 2), ("administrator", 4))
    ]
    RiwayatPendidikan.objects.create(pegawai=bergelar[0], tingkat="s2")
    hasil = susun_banyak(instansi=dunia_rpk.instansi, tahun_awal=TAHUN, oleh=dunia_rpk.sdm)
    assert len(hasil.rpk) == len(bergelar)
    pindah = list(LangkahRpk.objects.exclude(jabatan=None).order_by("pk"))
    assert len(pindah) >= 6
    assert {r.pk: [p.teks for p in pelanggaran(r)] for r in hasil.rpk} == {r.pk: [] for r in hasil.rpk}
    pertama = [(x.rpk.pegawai_id, x.jabatan_id, x.waktu) for x in pindah]
    LangkahRpk.objects.all().delete()
    RencanaKarier.objects.update(status=StatusRpk.DIBATALKAN)
    susun_banyak(instansi=dunia_rpk.instansi, tahun_awal=TAHUN, oleh=dunia_rpk.sdm)
    kedua = LangkahRpk.objects.exclude(jabatan=None)
    assert [(x.rpk.pegawai_id, x.jabatan_id, x.waktu) for x in kedua.order_by("pk")] == pertama
