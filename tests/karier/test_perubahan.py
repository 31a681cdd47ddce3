"""Amendments: a version that names what it replaces, what it carries over, and what it keeps from clashing."""

from datetime import date
from decimal import Decimal

import pytest

from karier.models import Dokumen, KatalogPengembangan, LangkahRpk, RencanaKarier
from karier.pilihan import StatusRpk
from karier.selectors.pemeriksaan import pelanggaran
from karier.selectors.perubahan import bandingkan
from karier.services import persetujuan
from karier.services.langkah import IsiLangkah, hapus_langkah, simpan_langkah
from karier.services.perubahan import ubah
from karier.services.realisasi import IsiRealisasi, catat
from karier.services.rpk import susun
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from tests.karier.pabrik_rpk import TAHUN, bertindak
from tests.pabrik import buat_pengguna, buat_unit
from tests.serempak import serempak


@pytest.fixture
def rpk(dunia_rpk):
    """A set plan with one promotion to the only vacant post of its kind."""
    dunia_rpk.jabatan("administrator")
    satu = susun(pegawai=dunia_rpk.orang(9, level=2), tahun_awal=TAHUN, oleh=dunia_rpk.sdm)
    _tetapkan(dunia_rpk, satu)
    return satu


def _tetapkan(dunia, rpk):
    for aksi, siapa in (("ajukan", dunia.sdm), ("periksa", dunia.pyb), ("tetapkan", dunia.ppk)):
        bertindak(aksi, rpk, siapa)


def _ubah(dunia, rpk, alasan="Jabatan tujuan dihapus"):
    return ubah(rpk=rpk, alasan=alasan, oleh=dunia.sdm)


def _isi(rpk):
    kolom = ("tahun", "waktu", "bentuk", "jabatan_id", "uraian", "status", "realisasi_ke")
    langkah = list(rpk.langkah.values_list(*kolom))
    selaras = list(
        rpk.langkah.values_list(
            "penyelarasan__kompetensi", "penyelarasan__pengembangan", "penyelarasan__katalog", "penyelarasan__jp"
        )
    )
    return langkah, selaras


def test_versi_baru_membawa_isi_lama(dunia_rpk, rpk):
    pindah = rpk.langkah.get(jabatan__isnull=False)
    katalog = KatalogPengembangan.objects.create(instansi=rpk.instansi, nama="PKA", jenis="klasikal")
    pindah.penyelarasan.filter(tahun__isnull=False).update(katalog=katalog, jp=120, biaya=Decimal("9000000"))
    baru = _ubah(dunia_rpk, rpk)
    assert (baru.versi, baru.menggantikan, baru.status, baru.alasan_perubahan) == (
        2,
        rpk,
        "disusun",
        "Jabatan tujuan dihapus",
    )
    assert _isi(baru) == _isi(rpk)
    assert baru.langkah.get(jabatan__isnull=False).asal == pindah
    assert baru.riwayat.get().catatan == "Perubahan atas versi 1: Jabatan tujuan dihapus"
    assert pelanggaran(baru) == [], "lowongannya dijanjikan kepada versi lama, bukan kepada orang lain"
    rpk.refresh_from_db()
    assert rpk.status == "ditetapkan", "yang lama berlaku sampai yang baru ditetapkan"
    baru.full_clean()


def test_ditetapkan_menggantikan_rencana_dan_dokumennya(dunia_rpk, rpk):
    baru = _ubah(dunia_rpk, rpk)
    _tetapkan(dunia_rpk, baru)
    rpk.refresh_from_db()
    assert (rpk.status, baru.status) == ("diganti", "ditetapkan")
    assert [(d.rpk, d.status) for d in Dokumen.objects.order_by("pk")] == [(rpk, "diganti"), (baru, "berlaku")]
    lagi = _ubah(dunia_rpk, baru)
    assert (lagi.versi, lagi.menggantikan) == (3, baru)


@pytest.mark.parametrize("status", sorted(set(StatusRpk.values) - {"ditetapkan", "disampaikan", "berjalan"}))
def test_hanya_yang_berlaku_dapat_diubah(dunia_rpk, rpk, status):
    RencanaKarier.objects.filter(pk=rpk.pk).update(status=status)
    with pytest.raises(GalatAplikasi, match="Hanya RPK yang berlaku"):
        _ubah(dunia_rpk, rpk)
    assert RencanaKarier.objects.count() == 1


def test_alasan_pelaku_dan_satu_perubahan(dunia_rpk, rpk):
    with pytest.raises(GalatAplikasi, match="alasan"):
        _ubah(dunia_rpk, rpk, "  ")
    for siapa in (
        dunia_rpk.ppk,
        buat_pengguna("sdm", unit=buat_unit(dunia_rpk.instansi, "Unit lain")),
        buat_pengguna("sdm", dunia_rpk.instansi, pegawai=rpk.pegawai),
    ):
        with pytest.raises(TidakBerhak):
            ubah(rpk=rpk, alasan="x", oleh=siapa)
    baru = _ubah(dunia_rpk, rpk)
    with pytest.raises(GalatAplikasi, match=f"Versi 2 sudah disusun oleh {dunia_rpk.sdm}"):
        _ubah(dunia_rpk, rpk)
    persetujuan.batalkan(rpk=baru, revisi=1, oleh=dunia_rpk.sdm, catatan="Tidak jadi")
    assert _ubah(dunia_rpk, rpk).versi == 3, "yang dibatalkan tidak menghalangi"


def test_banding(dunia_rpk, rpk):
    baru = _ubah(dunia_rpk, rpk)
    langkah = list(baru.langkah.filter(jabatan__isnull=True))

    def simpan(isi, satu=None):
        baru.refresh_from_db()
        simpan_langkah(rpk=baru, revisi=baru.revisi, oleh=dunia_rpk.sdm, isi=isi, langkah=satu)

    simpan(IsiLangkah(langkah[0].tahun, 4, "pengembangan", uraian="Magang"), langkah[0])
    simpan(IsiLangkah(2031, 4, "pengembangan", uraian="Mentoring"))
    hapus_langkah(rpk=baru, revisi=baru.revisi, oleh=dunia_rpk.sdm, langkah=langkah[1])
    hasil = bandingkan(rpk, baru)
    assert sorted(b.keadaan for b in hasil) == ["dihapus", "ditambah", "diubah", "tetap", "tetap", "tetap"]
    diubah = next(b for b in hasil if b.keadaan == "diubah")
    assert (diubah.baru.uraian, diubah.lama.pk, diubah.beda) == ("Magang", langkah[0].asal_id, {"waktu", "uraian"})


def test_janji_dihitung_sekali(dunia_rpk):
    """Two posts, one person who has one of them and an amendment with the same step: one post is left for another."""
    dunia_rpk.jabatan("administrator", 2)
    satu = susun(pegawai=dunia_rpk.orang(9), tahun_awal=TAHUN, oleh=dunia_rpk.sdm)
    _tetapkan(dunia_rpk, satu)
    _ubah(dunia_rpk, satu)
    lain = susun(pegawai=dunia_rpk.orang(9), tahun_awal=TAHUN, oleh=dunia_rpk.sdm)
    assert lain.langkah.filter(jabatan__isnull=False).exists()


def test_langkah_yang_sudah_terjadi_tetap(dunia_rpk, rpk):
    langkah = rpk.langkah.first()
    isi = IsiRealisasi("batal", alasan="Anggaran dialihkan")
    catat(langkah=langkah, ke=0, oleh=dunia_rpk.sdm, isi=isi)
    baru = _ubah(dunia_rpk, rpk)
    salinan = baru.langkah.get(asal=langkah)
    assert (salinan.status, salinan.realisasi.get().alasan) == ("batal", "Anggaran dialihkan")
    for kerja in (
        lambda: hapus_langkah(rpk=baru, revisi=1, oleh=dunia_rpk.sdm, langkah=salinan),
        lambda: simpan_langkah(
            rpk=baru,
            revisi=1,
            oleh=dunia_rpk.sdm,
            isi=IsiLangkah(2028, 4, "pengembangan", uraian="x"),
            langkah=salinan,
        ),
    ):
        with pytest.raises(GalatAplikasi, match="sudah dicatat batal"):
            kerja()


def test_realisasi_saat_perubahan_terbuka(dunia_rpk, rpk):
    """The same record goes to the same step of the amendment; a step that the amendment changes is refused."""
    baru = _ubah(dunia_rpk, rpk)
    pertama, kedua = rpk.langkah.filter(jabatan__isnull=True)[:2]
    ubahan = baru.langkah.get(asal=kedua)
    isi = IsiLangkah(kedua.tahun, 4, "pengembangan", uraian="Magang")
    simpan_langkah(rpk=baru, revisi=1, oleh=dunia_rpk.sdm, isi=isi, langkah=ubahan)
    batal = IsiRealisasi("batal", alasan="Tidak ada anggaran")
    catat(langkah=pertama, ke=0, oleh=dunia_rpk.sdm, isi=batal)
    assert baru.langkah.get(asal=pertama).status == "batal"
    assert baru.langkah.get(asal=pertama).realisasi.count() == 1
    with pytest.raises(GalatAplikasi, match="diubah dalam konsep versi 2"):
        catat(langkah=kedua, ke=0, oleh=dunia_rpk.sdm, isi=batal)
    kedua.refresh_from_db()
    assert (kedua.status, kedua.realisasi.count()) == ("direncanakan", 0)


def test_pindah_yang_sudah_terlaksana_tidak_diperiksa_lagi(dunia_rpk, rpk):
    pindah = rpk.langkah.get(jabatan__isnull=False)
    LangkahRpk.objects.filter(pk=pindah.pk).update(status="terlaksana")
    rpk.pegawai.jabatan = pindah.jabatan
    rpk.pegawai.tmt_jabatan = date(2026, 11, 1)
    rpk.pegawai.save()
    assert pelanggaran(rpk) == []


@pytest.mark.django_db(transaction=True)
def test_dua_perubahan_pada_saat_yang_sama(dunia_rpk, rpk):
    def kerja():
        ubah(rpk=RencanaKarier.objects.get(pk=rpk.pk), alasan="x", oleh=dunia_rpk.sdm)

    assert serempak(kerja, kerja) == ["berhasil", "berubah"]
    assert RencanaKarier.objects.filter(menggantikan=rpk).count() == 1
