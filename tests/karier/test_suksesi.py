"""Succession groups, successors and monitoring: who may, what is refused and why, who was first, what is frozen."""

import threading
from datetime import date

import pytest
from django.db import connection, connections, transaction
from django.urls import reverse

from karier.models import AnggotaSuksesi, KelompokSuksesi, Suksesor
from karier.selectors.suksesi.jabatan import SaringJabatan, baris_jabatan, jabatan_suksesi, ringkas_jabatan
from karier.selectors.suksesi.kandidat import SaringKandidat, halaman_kandidat, pos_dinilai, semua_kandidat
from karier.selectors.suksesi.kelompok import disebut_terlalu_banyak
from karier.selectors.suksesi.lowongan import hari_lowong_pos
from karier.services.suksesi import kelompok as layanan
from karier.services.suksesi.penempatan import tempatkan
from karier.services.suksesi.penetapan import tetapkan
from karier.services.suksesi.rencana import susun_rencana
from karier.services.suksesi.suksesor import tambah
from pegawai.models import Autentikator, HukumanDisiplin, JejakFaktor, PetaJabatan
from pegawai.services.faktor import BELUM_ADA, SALAH, gunakan
from pemetaan.models import Penempatan, Periode
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from tests.karier.pabrik_rpk import HARI_INI
from tests.karier.pabrik_suksesi import buat_anggota, buat_kelompok, buat_suksesor, siapkan, tetapkan_periode
from tests.pabrik import buat_pengguna, kode_faktor

KEPUTUSAN = {"nomor": "800/12/2026", "tanggal": date(2026, 11, 20)}


@pytest.fixture
def dunia(dunia_rpk):
    return siapkan(dunia_rpk)


@pytest.fixture
def konsep(dunia):
    return layanan.buka_konsep(lingkup="instansi", cakrawala=5, oleh=dunia.tim)


def _tetapkan(dunia, kelompok, **lain):
    isi = {"kelompok": kelompok, "revisi": kelompok.revisi, "oleh": dunia.ppk} | KEPUTUSAN | lain
    tetapkan(**{"kode": kode_faktor(isi["oleh"])} | isi)


def _urutan(kelompok):
    return list(kelompok.anggota.filter(dikeluarkan="").order_by("urutan").values_list("kotak", flat=True))


def test_konsep_berisi_kotak_yang_sah_menurut_urutan(dunia, konsep):
    assert _urutan(konsep) == [9, 8, 7]
    with pytest.raises(GalatAplikasi, match="Masih ada konsep"):
        layanan.buka_konsep(lingkup="instansi", cakrawala=5, oleh=dunia.tim)
    assert _urutan(layanan.buka_konsep(lingkup="nasional", cakrawala=5, oleh=dunia.tim)) == [9]


def test_hukuman_disiplin_menahan_di_pintu_dan_saat_ditetapkan(dunia):
    HukumanDisiplin.objects.create(pegawai=dunia.delapan, tingkat="berat", mulai=date(2026, 1, 1))
    konsep = layanan.buka_konsep(lingkup="instansi", cakrawala=5, oleh=dunia.tim)
    assert _urutan(konsep) == [9, 7]
    assert "1 karena hukuman disiplin" in konsep.riwayat.last().uraian
    HukumanDisiplin.objects.create(pegawai=dunia.tujuh, tingkat="sedang", mulai=date(2026, 11, 1))
    with pytest.raises(GalatAplikasi, match="Hukuman disiplin sedang"):
        _tetapkan(dunia, konsep)
    konsep.refresh_from_db()
    assert (konsep.status, konsep.nomor) == ("konsep", "")
    layanan.segarkan(kelompok=konsep, revisi=konsep.revisi, oleh=dunia.tim)
    _tetapkan(dunia, konsep)
    assert (konsep.status, _urutan(konsep)) == ("ditetapkan", [9])


@pytest.mark.parametrize("peran", ["admin", "pyb", "ppk", "pegawai", "auditor"])
def test_hanya_tim_dan_sdm_instansi_menyusun(dunia, peran):
    with pytest.raises(TidakBerhak):
        layanan.buka_konsep(lingkup="instansi", cakrawala=5, oleh=buat_pengguna(peran, dunia.instansi))
    with pytest.raises(TidakBerhak):
        layanan.buka_konsep(lingkup="instansi", cakrawala=5, oleh=buat_pengguna("sdm", unit=dunia.bidang))


def test_hanya_ppk_menetapkan_dan_bukan_kelompoknya_sendiri(dunia, konsep):
    for siapa in (dunia.tim, dunia.sdm, buat_pengguna("ppk", unit=dunia.bidang)):
        with pytest.raises(TidakBerhak):
            _tetapkan(dunia, konsep, oleh=siapa)
    with pytest.raises(TidakBerhak, match="Anda anggota"):
        _tetapkan(dunia, konsep, oleh=buat_pengguna("ppk", dunia.instansi, pegawai=dunia.tujuh))


@pytest.mark.parametrize(
    ("lain", "pesan"),
    [
        ({"nomor": "  "}, "nomor keputusan"),
        ({"tanggal": date(2026, 11, 25)}, "belum tiba"),
        ({"revisi": 99}, "diubah"),
    ],
)
def test_penetapan_ditolak_tanpa_sisa(dunia, konsep, lain, pesan):
    with pytest.raises(GalatAplikasi, match=pesan):
        _tetapkan(dunia, konsep, **lain)
    konsep.refresh_from_db()
    assert (konsep.status, konsep.revisi) == ("konsep", 1)


def test_periode_harus_ditetapkan_dan_kotak_tidak_berubah(dunia, konsep):
    ditetapkan = {"ditetapkan_pada": None, "ditetapkan_oleh": None, "nomor_keputusan": "", "tanggal_keputusan": None}
    Periode.objects.update(status="dikalibrasi", **ditetapkan)
    with pytest.raises(GalatAplikasi, match="belum ditetapkan"):
        _tetapkan(dunia, konsep)
    tetapkan_periode(dunia)
    konsep.refresh_from_db()
    Penempatan.objects.filter(pegawai=dunia.delapan).update(kotak_akhir=9)
    with pytest.raises(GalatAplikasi, match="kotaknya kini 9, dalam konsep 8"):
        _tetapkan(dunia, konsep)


def test_yang_ditetapkan_beku_lalu_diganti_atau_dicabut(dunia, konsep):
    layanan.keluarkan(anggota=konsep.anggota.get(kotak=8), alasan="Mengundurkan diri", oleh=dunia.tim)
    konsep.refresh_from_db()
    _tetapkan(dunia, konsep)
    assert list(konsep.anggota.order_by("urutan").values_list("kotak", "urutan")) == [(9, 1), (7, 2), (8, 3)]
    for ubah in (
        lambda: layanan.keluarkan(anggota=konsep.anggota.get(kotak=7), alasan="x", oleh=dunia.tim),
        lambda: layanan.segarkan(kelompok=konsep, revisi=konsep.revisi, oleh=dunia.tim),
        lambda: layanan.hapus_konsep(kelompok=konsep, revisi=konsep.revisi, oleh=dunia.tim),
        lambda: susun_rencana(kelompok=konsep, oleh=dunia.tim),
        lambda: _tetapkan(dunia, konsep),
    ):
        with pytest.raises(GalatAplikasi, match="sudah ditetapkan"):
            ubah()
    baru = layanan.buka_konsep(lingkup="instansi", cakrawala=5, oleh=dunia.sdm)
    _tetapkan(dunia, baru, nomor="800/13")
    konsep.refresh_from_db()
    assert (konsep.status, baru.menggantikan, konsep.berakhir_oleh) == ("diganti", konsep, dunia.ppk)
    with pytest.raises(GalatAplikasi, match="alasan"):
        layanan.cabut(kelompok=baru, alasan=" ", oleh=dunia.ppk)
    layanan.cabut(kelompok=baru, alasan="Cacat prosedur", oleh=dunia.ppk)
    assert baru.status == "dicabut"
    for satu in KelompokSuksesi.objects.all():
        satu.full_clean()


def test_keluar_perlu_alasan_dan_tidak_masuk_lagi_saat_disegarkan(dunia, konsep):
    anggota = konsep.anggota.get(kotak=7)
    with pytest.raises(GalatAplikasi, match="alasan"):
        layanan.keluarkan(anggota=anggota, alasan="", oleh=dunia.tim)
    layanan.keluarkan(anggota=anggota, alasan="Atas permintaan sendiri", oleh=dunia.tim)
    konsep.refresh_from_db()
    layanan.segarkan(kelompok=konsep, revisi=konsep.revisi, oleh=dunia.tim)
    assert _urutan(konsep) == [9, 8]
    layanan.masukkan_kembali(anggota=AnggotaSuksesi.objects.get(pk=anggota.pk), oleh=dunia.tim)
    assert _urutan(konsep) == [9, 8, 7]


def test_rencana_menunjuk_menurut_urutan_dan_membatasi_rangkap(dunia, konsep, settings):
    hasil = susun_rencana(kelompok=konsep, oleh=dunia.tim)
    milik = Suksesor.objects.filter(jabatan=dunia.pos.jabatan).order_by("urutan")
    assert [(s.anggota.kotak, s.kesiapan) for s in milik] == [(9, "sekarang"), (8, "sekarang"), (7, "sekarang")]
    assert hasil.suksesor == Suksesor.objects.count()
    assert susun_rencana(kelompok=konsep, oleh=dunia.tim).suksesor == 0, "sekali lagi tidak menambah"
    assert disebut_terlalu_banyak(dunia.tim) == []
    rangkap = disebut_terlalu_banyak(dunia.tim, batas=0)
    assert {r.pegawai for r in rangkap} == {dunia.sembilan, dunia.delapan, dunia.tujuh}


def test_penunjukan_ditolak_dengan_alasannya(dunia, konsep):
    with pytest.raises(GalatAplikasi, match="bukan anggota konsep"):
        tambah(pegawai=dunia.lima, pos=dunia.pos, lingkup="instansi", oleh=dunia.tim)
    dunia.sembilan.tanggal_lahir = date(1968, 11, 30)  # TMT pensiun 1 December 2026
    dunia.sembilan.save()
    pemangku = dunia.orang(None, "administrator", jabatan=dunia.pos.jabatan, tanggal_lahir=date(1969, 5, 5))
    type(pemangku).objects.filter(pk=pemangku.pk).update(unit=dunia.pos.unit)
    with pytest.raises(GalatAplikasi, match="TMT pensiun 01-12-2026, jabatan lowong 01-06-2027"):
        tambah(pegawai=dunia.sembilan, pos=dunia.pos, lingkup="instansi", oleh=dunia.tim)
    assert not Suksesor.objects.exists()
    tambah(pegawai=dunia.delapan, pos=dunia.pos, lingkup="instansi", oleh=dunia.tim)
    with pytest.raises(GalatAplikasi, match="sudah menjadi suksesor"):
        tambah(pegawai=dunia.delapan, pos=dunia.pos, lingkup="instansi", oleh=dunia.tim)


def test_jabatan_target_menurut_jangka(dunia):
    pemangku = dunia.orang(None, "administrator", jabatan=dunia.pos.jabatan, tanggal_lahir=date(1971, 10, 31))
    type(pemangku).objects.filter(pk=pemangku.pk).update(unit=dunia.pos.unit)
    PetaJabatan.objects.filter(pk=dunia.pos.pk).update(kritis=False)
    ada = [
        tahun
        for tahun in range(6)
        if jabatan_suksesi(dunia.tim, SaringJabatan(tahun=tahun, jenis="target"), hari_ini=HARI_INI)
        .filter(pk=dunia.pos.pk)
        .exists()
    ]
    assert ada == [3, 4, 5], "TMT pensiun 1 November 2029"
    kunci = (dunia.pos.jabatan_id, dunia.pos.unit_id)
    assert hari_lowong_pos([dunia.pos], hari_ini=HARI_INI)[kunci] == date(2029, 11, 1)
    assert ringkas_jabatan(dunia.tim, hari_ini=HARI_INI, tahun=5).kritis == 0


def test_yang_sudah_menduduki_atau_ditempatkan_bukan_cadangan_lagi(dunia):
    berlaku = buat_kelompok(dunia.pemetaan, dunia.tim, "ditetapkan")
    sembilan, delapan = (
        buat_suksesor(buat_anggota(berlaku, orang.penempatan.get()), dunia.pos)
        for orang in (dunia.sembilan, dunia.delapan)
    )

    def keadaan():
        tanpa = ringkas_jabatan(dunia.tim, hari_ini=HARI_INI, tahun=5).kritis_tanpa
        return [(b.bangku.sekarang, tanpa) for b in baris_jabatan([dunia.pos], hari_ini=HARI_INI)]

    assert keadaan() == [(2, 0)]
    tempatkan(
        pegawai=dunia.sembilan, pos=dunia.pos, penilai=dunia.tim, oleh=dunia.sdm,
        tmt=date(2026, 11, 1), nomor="821/5", tanggal=date(2026, 10, 30),
    )  # fmt: skip
    assert keadaan() == [(1, 0)]
    type(dunia.delapan).objects.filter(pk=dunia.delapan.pk).update(jabatan=dunia.pos.jabatan, unit=dunia.pos.unit)
    assert keadaan() == [(0, 1)]
    assert (sembilan.pk, delapan.pk) == tuple(Suksesor.objects.order_by("pk").values_list("pk", flat=True))


def test_kandidat_menurut_urutan_yang_sah_dan_lingkup(dunia):
    dinilai = pos_dinilai(dunia.pos, hari_ini=HARI_INI)
    hasil = halaman_kandidat(dunia.tim, dinilai, SaringKandidat(), hari_ini=HARI_INI)
    assert [k.penempatan.pegawai for k in hasil.isi] == [dunia.sembilan, dunia.delapan, dunia.tujuh]
    assert [k.penilaian.siap.baris.kesiapan for k in hasil.isi] == ["sekarang"] * 3
    sempit = buat_pengguna("sdm", unit=dunia.bidang)
    type(dunia.delapan).objects.filter(pk=dunia.delapan.pk).update(unit=dunia.dinas)
    lihat = halaman_kandidat(sempit, dinilai, SaringKandidat(kesiapan="siap"), hari_ini=HARI_INI)
    assert [k.penempatan.pegawai for k in lihat.isi] == [dunia.sembilan, dunia.tujuh]


@pytest.mark.parametrize("kesiapan", ["", "siap", "belum", "sekarang"])
def test_unduhan_kandidat_memuat_yang_di_halaman(dunia, kesiapan):
    dinilai, saring = pos_dinilai(dunia.pos, hari_ini=HARI_INI), SaringKandidat(kesiapan=kesiapan)
    halaman = halaman_kandidat(dunia.tim, dinilai, saring, hari_ini=HARI_INI)
    assert list(semua_kandidat(dunia.tim, dinilai, saring, hari_ini=HARI_INI)) == halaman.isi
    assert len(halaman.isi) == (0 if kesiapan == "belum" else 3)


@pytest.mark.django_db(transaction=True)
def test_dua_ppk_menetapkan_bersamaan_satu_yang_menang(dunia, konsep):
    if connection.vendor == "sqlite":
        pytest.skip("basis data dalam memori tidak dapat dipakai dua utas")
    hasil, mulai = [], threading.Barrier(2)
    kode = kode_faktor(dunia.ppk)  # a double click carries the same one

    def coba(nomor):
        mulai.wait()
        try:
            tetapkan(
                kelompok=KelompokSuksesi.objects.get(pk=konsep.pk),
                revisi=1,
                oleh=dunia.ppk,
                kode=kode,
                nomor=nomor,
                tanggal=date(2026, 11, 20),
            )
            hasil.append("ditetapkan")
        except GalatAplikasi as galat:
            hasil.append(galat.kode)
        finally:
            connections.close_all()

    utas = [threading.Thread(target=coba, args=(f"800/{n}",)) for n in (1, 2)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    assert sorted(hasil) == ["berubah", "ditetapkan"], connection.vendor
    assert KelompokSuksesi.objects.get().riwayat.filter(aksi="Ditetapkan").count() == 1


def test_tanpa_faktor_kedua_tidak_ada_yang_ditetapkan(dunia, konsep, masuk_sebagai):
    client, alamat = masuk_sebagai(dunia.ppk), reverse("suksesi-kelompok-aksi", args=[konsep.pk])
    isi = {"aksi": "tetapkan", "revisi": konsep.revisi, "nomor": "800/1", "tanggal": "2026-11-20"}
    halaman = reverse("suksesi-kelompok", args=[konsep.pk])
    assert "Pasang dulu" in client.get(halaman).content.decode()
    assert BELUM_ADA in client.post(alamat, isi, follow=True).content.decode()
    kode = kode_faktor(dunia.ppk)
    assert 'name="kode"' in client.get(halaman).content.decode()
    assert SALAH in client.post(alamat, isi | {"kode": "000000"}, follow=True).content.decode()
    assert Autentikator.objects.get().throttling_failure_count == 1  # a refused code stays counted
    konsep.refresh_from_db()
    assert (konsep.status, konsep.revisi) == ("konsep", isi["revisi"])
    Autentikator.objects.update(throttling_failure_count=0)
    assert (
        "ditetapkan dengan keputusan 800/1" in client.post(alamat, isi | {"kode": kode}, follow=True).content.decode()
    )
    jejak = JejakFaktor.objects.get()
    assert (jejak.pengguna, jejak.keterangan.endswith("keputusan 800/1")) == (dunia.ppk, True)


def test_yang_gagal_ditetapkan_tidak_menghabiskan_kode(dunia, konsep):
    kode = kode_faktor(dunia.ppk)
    with pytest.raises(GalatAplikasi, match="belum tiba"):
        _tetapkan(dunia, konsep, kode=kode, tanggal=date(2030, 1, 1))
    AnggotaSuksesi.objects.filter(kotak=9).update(kotak=8)
    with pytest.raises(GalatAplikasi, match="kotaknya kini"):
        _tetapkan(dunia, konsep, kode=kode)
    assert not JejakFaktor.objects.exists()
    with transaction.atomic():
        assert gunakan(oleh=dunia.ppk, kode=kode, untuk="Uji").pk
