"""Plans for many over agencies of many shapes: no step breaks a rule, no post is promised twice."""

from collections import Counter
from datetime import date

import pytest

from karier.models import LangkahRpk
from karier.selectors.pemeriksaan import hari_langkah, periksa_banyak
from karier.services.rpk import susun_banyak
from pegawai.aturan.jenjang import bup, tmt_pensiun
from pegawai.models import HukumanDisiplin, Pegawai, PetaJabatan, Rumpun, StandarKompetensi
from tests.karier.pabrik_rpk import TAHUN

JENJANG = ("pelaksana", "pengawas", "administrator", "ahli_muda", "pengawas", "pelaksana")


def _isi(dunia, bentuk, orang=18):
    """Fill the agency; ``bentuk`` changes needs, families, levels and ages by different periods."""
    lain = Rumpun.objects.create(nama="Hukum")
    for n, jenjang in enumerate(
        ("pengawas", "administrator", "administrator", "jpt_pratama", "ahli_madya", "pelaksana")
    ):
        jabatan = dunia.jabatan(jenjang, kebutuhan=(n + bentuk) % 3, nama=f"Analis {n % 2} {jenjang} {n}")
        if (n + bentuk) % 4 == 0:
            jabatan.peta.update(rumpun=lain, kritis=True)
        if n % 3 == bentuk % 3:
            StandarKompetensi.objects.create(jabatan=jabatan, kompetensi="integritas", level=4)
    for n in range(orang):
        satu = dunia.orang(
            (9, 8, 7, 5, 4, 2)[(n * (bentuk + 1)) % 6],
            JENJANG[n % 6],
            2 + (n + bentuk) % 4,
            tmt_jabatan=date(2014 + (n * 3) % 12, 1 + n % 12, 1),
            tanggal_lahir=date(1968 + (n * 7 + bentuk) % 25, 1 + n % 12, 9),
        )
        if n % 5 == bentuk % 5:
            HukumanDisiplin.objects.create(pegawai=satu, tingkat="sedang", mulai=date(2026, 3, 1))


def _tak_berlebih():
    """Assert, for every post and every day, that those who come are no more than the places left."""
    langkah = list(LangkahRpk.objects.exclude(jabatan=None).select_related("rpk__pegawai__jabatan"))
    pergi = {s.rpk.pegawai_id: hari_langkah(s) for s in langkah}
    datang = Counter()
    for satu in sorted(langkah, key=hari_langkah):
        datang[satu.jabatan_id, satu.unit_id] += 1
        pada = hari_langkah(satu)
        tetap = 0
        for orang in Pegawai.objects.filter(jabatan=satu.jabatan_id, unit=satu.unit_id, aktif=True):
            pensiun = tmt_pensiun(orang.tanggal_lahir, bup(orang.jabatan.jenjang, orang.jabatan.bup))
            tetap += min(pensiun, pergi.get(orang.pk, pensiun)) > pada
        butuh = PetaJabatan.objects.get(jabatan=satu.jabatan_id, unit=satu.unit_id).kebutuhan
        assert tetap + datang[satu.jabatan_id, satu.unit_id] <= butuh, satu
    return langkah


@pytest.mark.parametrize("bentuk", range(4))
def test_tidak_melanggar_dan_tidak_menjanjikan_dua_kali(dunia_rpk, bentuk):
    _isi(dunia_rpk, bentuk)
    hasil = susun_banyak(instansi=dunia_rpk.instansi, tahun_awal=TAHUN, oleh=None)
    masalah = {pk: [p.teks for p in satu.pelanggaran] for pk, satu in periksa_banyak(hasil.rpk).items()}
    assert masalah == {satu.pk: [] for satu in hasil.rpk}
    langkah = _tak_berlebih()
    assert len(langkah) >= 3
    assert all(satu.catatan for satu in hasil.rpk if not any(s.rpk_id == satu.pk for s in langkah))


def test_rantai_formasi_yang_ditinggalkan_diisi(dunia_rpk):
    kabid = dunia_rpk.jabatan("administrator", nama="Kepala Bidang")
    naik, mengisi = dunia_rpk.orang(9), dunia_rpk.orang(9, "pelaksana")
    susun_banyak(instansi=dunia_rpk.instansi, tahun_awal=TAHUN, oleh=None)
    dapat = {s.rpk.pegawai_id: (s.jabatan_id, s.waktu) for s in LangkahRpk.objects.exclude(jabatan=None)}
    assert dapat[naik.pk] == (kabid.pk, "Triwulan I 2027")
    assert dapat[mengisi.pk] == (naik.jabatan_id, "Triwulan I 2027")
    _tak_berlebih()


def test_yang_hanya_punya_satu_pilihan_tidak_dikalahkan(dunia_rpk):
    """The first could take either post; taking turns would take the one that the second alone can have."""
    dekat = dunia_rpk.jabatan("administrator", nama="Dekat", unit=dunia_rpk.bidang)
    jauh = dunia_rpk.jabatan("administrator", nama="Jauh", golongan_min="IV/a")
    pertama = dunia_rpk.orang(9, golongan="IV/a")
    kedua = dunia_rpk.orang(9, golongan="III/d")
    susun_banyak(instansi=dunia_rpk.instansi, tahun_awal=TAHUN, oleh=None)
    dapat = {s.rpk.pegawai_id: s.jabatan_id for s in LangkahRpk.objects.filter(jabatan__jenjang="administrator")}
    assert dapat == {pertama.pk: jauh.pk, kedua.pk: dekat.pk}


def test_yang_kalah_dan_yang_sudah_direncanakan_disebut_sebabnya(dunia_rpk):
    dunia_rpk.jabatan("administrator")
    menang, sisa = dunia_rpk.orang(9), dunia_rpk.orang(8)
    hasil = susun_banyak(instansi=dunia_rpk.instansi, tahun_awal=TAHUN, oleh=None)
    catatan = {satu.pegawai_id: satu.catatan for satu in hasil.rpk}
    assert "kotak atau peringkat talenta lebih tinggi" in catatan[sisa.pk]
    lagi = susun_banyak(instansi=dunia_rpk.instansi, tahun_awal=TAHUN + 1, nip=[menang.nip], oleh=None)
    assert "sudah direncanakan dalam RPK lain" in lagi.rpk[0].catatan
    assert not lagi.rpk[0].langkah.exclude(jabatan=None).exists()


def test_yang_belum_siap_saat_lowongan_diisi_tidak_disebut_kalah_peringkat(dunia_rpk):
    """The first has a gap that takes 2027 to close; the post is vacant now, and goes to one of a lower box."""
    kabid = dunia_rpk.jabatan("administrator")
    pertama, kedua = dunia_rpk.orang(9, level=2), dunia_rpk.orang(8)
    hasil = susun_banyak(instansi=dunia_rpk.instansi, tahun_awal=TAHUN, oleh=None)
    assert LangkahRpk.objects.get(jabatan=kabid).rpk.pegawai == kedua
    catatan = next(satu.catatan for satu in hasil.rpk if satu.pegawai_id == pertama.pk)
    assert "memenuhi syaratnya pada tahun yang lebih awal" in catatan
    assert "lebih tinggi" not in catatan.replace("jabatan lebih tinggi", "")


def test_yang_terlalu_tua_saat_formasi_lowong_disebut_sebabnya(dunia_rpk):
    kabid = dunia_rpk.jabatan("administrator")
    pemangku = dunia_rpk.orang(5, "administrator", jabatan=kabid, tanggal_lahir=date(1971, 5, 5))
    type(pemangku).objects.filter(pk=pemangku.pk).update(unit=dunia_rpk.dinas)  # TMT pensiun 1 June 2029
    tua = dunia_rpk.orang(9, tanggal_lahir=date(1973, 3, 3))  # TMT pensiun 1 April 2031, two years before: 2029
    hasil = susun_banyak(instansi=dunia_rpk.instansi, tahun_awal=TAHUN, oleh=None)
    catatan = next(satu.catatan for satu in hasil.rpk if satu.pegawai_id == tua.pk)
    assert "baru lowong sesudah batas usia atau sisa masa kerja" in catatan
