"""Eligibility for many against the verdict for one, over every person and every post of a mixed agency."""

from datetime import date, timedelta

import pytest

from karier.aturan.timbangan import Kurang
from karier.selectors.kelayakan import periksa_kelayakan
from karier.selectors.kelayakan_banyak import kandidat_pos, pos_orang
from karier.selectors.peta import PetaInstansi
from pegawai.models import HukumanDisiplin, Pegawai, PetaJabatan, RiwayatJabatan, RiwayatPendidikan, StandarKompetensi
from tests.karier.pabrik_rpk import HARI_INI
from tests.pabrik import buat_unit

JENJANG = ("pelaksana", "pengawas", "administrator", "jpt_pratama", "ahli_pertama", "ahli_muda", "penyelia")


def _isi(dunia, banyak):
    """Add posts of each rung and people whose facts change with different periods."""
    for nomor, jenjang in enumerate(JENJANG):
        pos = dunia.jabatan(jenjang, nama=f"Analis {nomor % 2} {jenjang}", pendidikan_min=("", "s1")[nomor % 2])
        if nomor % 3 == 0:
            StandarKompetensi.objects.create(jabatan=pos, kompetensi="integritas", level=5)
    for n in range(banyak):
        jabatan = dunia.jabatan(JENJANG[n % 5], unit=dunia.bidang, nama=f"Analis {n % 2} {n}")
        if n % 4 == 3:
            PetaJabatan.objects.filter(jabatan=jabatan).update(rumpun=None)
        orang = dunia.orang(
            5,
            jabatan=jabatan,
            level=1 + n % 5,
            tmt_jabatan=HARI_INI.replace(year=2026 - n % 6) + timedelta(days=n % 2),
            tanggal_lahir=date(1966 + (n * 5) % 30, 11, 24),
            pendidikan=("s1", "d3", "s2")[n % 3],
        )
        if n % 7 == 6:
            Pegawai.objects.filter(pk=orang.pk).update(jenis_asn="pppk", golongan="X")
        lama = orang.tmt_jabatan.replace(year=orang.tmt_jabatan.year - n % 4)
        RiwayatJabatan.objects.create(
            pegawai=orang, jabatan=jabatan if n % 3 else None, nama_jabatan="Lama", unit=dunia.bidang, mulai=lama
        )
        if n % 5 == 1:
            HukumanDisiplin.objects.create(pegawai=orang, tingkat="sedang", mulai=date(2025, 1, n + 1))
        if n % 6 == 2:
            RiwayatPendidikan.objects.create(pegawai=orang, tingkat="s1")
        if n % 8 == 5:
            orang.penilaian_kinerja.filter(tahun=2025).update(predikat="kurang")


@pytest.mark.parametrize("pada", [HARI_INI, date(2026, 12, 31)])
def test_sama_dengan_penilaian_satu_per_satu(dunia_rpk, pada):
    _isi(dunia_rpk, 12)
    semua = list(Pegawai.objects.select_related("jabatan"))
    harapan = {}
    for pos in PetaJabatan.objects.filter(unit=dunia_rpk.dinas).select_related("jabatan", "unit"):
        hasil = kandidat_pos(pos.jabatan, pos.unit, pada=pada, orang=Pegawai.objects.all())
        ada = {satu.pegawai_id: satu for satu in hasil.kandidat}
        assert len(ada) + hasil.tanpa_jalur == len(semua)
        for orang in semua:
            vonis = periksa_kelayakan(orang, pos.jabatan, pos.unit, pada=pada)
            harapan[orang.pk, pos.pk] = vonis
            if orang.pk not in ada:
                assert vonis.jalur is None
                continue
            kurang = tuple(Kurang(s.kode, s.terpenuhi is False) for s in vonis.penghalang)
            assert (ada[orang.pk].jalur, ada[orang.pk].kurang) == (vonis.jalur, kurang)
            assert (orang.pk in hasil.layak) is vonis.layak
    for orang in semua:
        milik = {(p.pos.jabatan.pk, p.pos.unit.pk): p for p in pos_orang(orang, pada=pada)}
        for pos in PetaJabatan.objects.filter(unit=dunia_rpk.dinas):
            vonis, satu = harapan[orang.pk, pos.pk], milik.get((pos.jabatan_id, pos.unit_id))
            assert (satu is None) is (vonis.jalur is None)
            if satu:
                assert [k.kode for k in satu.kurang] == [s.kode for s in vonis.penghalang]
    assert len({v.layak for v in harapan.values()}) == 2, "data uji memuat yang layak dan yang tidak"


@pytest.mark.parametrize("banyak", [4, 24])
def test_satu_kueri_untuk_tiap_arah(dunia_rpk, django_assert_num_queries, banyak):
    _isi(dunia_rpk, banyak)
    pos = PetaJabatan.objects.select_related("jabatan", "unit").get(jabatan__jenjang="pengawas", unit=dunia_rpk.dinas)
    orang = Pegawai.objects.select_related("jabatan").first()
    with django_assert_num_queries(1):
        kandidat = kandidat_pos(pos.jabatan, pos.unit, pada=HARI_INI, orang=Pegawai.objects.all())
    assert len(kandidat.kandidat) + kandidat.tanpa_jalur == banyak
    with django_assert_num_queries(1):
        milik = pos_orang(orang, pada=HARI_INI)
        assert all(p.pos.jabatan.nama and p.pos.unit.nama for p in milik)
    assert milik


def test_lingkup_dihormati_dan_yang_kosong_tetap_terbaca(dunia_rpk):
    _isi(dunia_rpk, 4)
    pos = PetaJabatan.objects.select_related("jabatan", "unit").get(jabatan__jenjang="pengawas", unit=dunia_rpk.dinas)
    luar = Pegawai.objects.filter(unit=buat_unit(dunia_rpk.instansi, "Lain"))
    for orang in (luar, Pegawai.objects.none()):
        kosong = kandidat_pos(pos.jabatan, pos.unit, pada=HARI_INI, orang=orang)
        assert (kosong.kandidat, kosong.tanpa_jalur) == ([], 0)


@pytest.mark.parametrize("pada", [HARI_INI, date(2034, 1, 1)])
def test_lowongan_dan_jabatan_sama_dengan_peta_lengkap(dunia_rpk, pada):
    """The posts of one statement, which counts holders in the database, against the map read row by row."""
    _isi(dunia_rpk, 24)
    lengkap = PetaInstansi(dunia_rpk.instansi.pk).pos
    for orang in Pegawai.objects.select_related("jabatan"):
        for satu in pos_orang(orang, pada=pada):
            harapan = lengkap[satu.pos.jabatan.pk, satu.pos.unit.pk]
            assert satu.lowong == harapan.lowongan(pada)
            assert satu.pos.syarat == harapan.syarat
            for kita, asli in ((satu.pos.jabatan, harapan.jabatan), (satu.pos.unit, harapan.unit)):
                assert {k: v for k, v in vars(kita).items() if k != "_state"} == {
                    k: v for k, v in vars(asli).items() if k not in ("_state", "_prefetched_objects_cache")
                }


def test_pemangku_bukan_calon_dan_yang_nyaris_disebut_sebabnya(dunia_rpk):
    pos = dunia_rpk.jabatan("administrator")
    layak, kurang = dunia_rpk.orang(9), dunia_rpk.orang(9, tmt_jabatan=date(2024, 1, 1))
    rendah, pemangku = dunia_rpk.orang(9, "pelaksana"), dunia_rpk.orang(9, jabatan=pos)
    Pegawai.objects.filter(pk=pemangku.pk).update(unit=dunia_rpk.dinas)
    kurang.riwayat_jabatan.all().delete()
    hasil = kandidat_pos(pos, dunia_rpk.dinas, pada=HARI_INI, orang=Pegawai.objects.all())
    assert hasil.layak == [layak.pk]
    assert {k.pegawai_id: [x.kode for x in k.kurang] for k in hasil.kandidat} == {
        layak.pk: [],
        kurang.pk: ["masa_kerja", "pengalaman"],
    }
    assert hasil.tanpa_jalur == 1, rendah
    assert hasil.sebab()[Kurang("masa_kerja", True)] == 1
    assert hasil.nyaris == []
