"""The demo agency: the same every time, valid by every rule, loaded once and only where it may be."""

import io
import json
from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F, Max

from karier.models import RencanaKarier, RiwayatPersetujuan
from karier.pilihan import StatusDokumen, StatusRpk
from pegawai.aturan.golongan import cari_golongan
from pegawai.aturan.jenjang import bup, tmt_pensiun
from pegawai.aturan.kinerja import predikat
from pegawai.aturan.nip import urai
from pegawai.models import (
    HasilAsesmen,
    Instansi,
    Pegawai,
    Pengguna,
    PenilaianKinerja,
    PetaJabatan,
    RiwayatJabatan,
    UnitKerja,
)
from pegawai.pilihan import JenisAsn, JenisPenugasan, Peran, TingkatPendidikan
from pemetaan.models import Penempatan, Sidang
from pemetaan.pilihan import PeranSidang, SebabBeda, StatusSidang
from pemetaan.selectors.periode import pemetaan_berlaku
from pemetaan.selectors.simata import Sandingan, hitung_sebab, impor_simata
from pemetaan.services.petakan import petakan, skema_untuk
from talenta.contoh import bangun
from talenta.contoh.acuan import HARI_ACUAN, TAHUN
from talenta.contoh.muat import Hasil
from talenta.contoh.orang import PROFIL
from tests.pabrik import buat_instansi, buat_pengguna

PENDIDIKAN = list(TingkatPendidikan.values)


@pytest.fixture(scope="module")
def contoh() -> bangun.Contoh:
    return bangun.susun()


@pytest.fixture(scope="module")
def orang(contoh: bangun.Contoh) -> list[Pegawai]:
    return [s.pegawai for s in contoh.sosok]


def baris(contoh: bangun.Contoh, model):
    return next(isi for kelas, isi in contoh.baris if kelas is model)


def test_dua_kali_disusun_sama(contoh):
    assert bangun.sidik(bangun.susun()) == bangun.sidik(contoh)


@pytest.mark.parametrize("jumlah", [120, 701])
def test_jumlah_pegawai_tepat(contoh, jumlah):
    assert len(bangun.susun(jumlah).sosok) == jumlah
    assert len(contoh.sosok) == 2000


def test_terlalu_sedikit_ditolak():
    with pytest.raises(ValueError, match="terlalu sedikit: 40"):
        bangun.susun(40)


def test_nip_sesuai_data_orangnya(orang):
    for pegawai in orang:
        nip = urai(pegawai.nip, pppk=pegawai.jenis_asn == JenisAsn.PPPK)
        assert (nip.tanggal_lahir, nip.jenis_kelamin) == (pegawai.tanggal_lahir, pegawai.jenis_kelamin)
        if nip.tmt_cpns:
            assert nip.tmt_cpns == (pegawai.tmt_cpns.year, pegawai.tmt_cpns.month)
    assert len({p.nip for p in orang}) == len({p.nama for p in orang}) == len(orang)


def test_golongan_usia_dan_pendidikan_wajar(orang):
    for pegawai in orang:
        golongan = cari_golongan(pegawai.golongan)
        assert golongan.urut == pegawai.golongan_urut
        assert golongan.pppk == (pegawai.jenis_asn == JenisAsn.PPPK)
        assert pegawai.tmt_cpns.year - pegawai.tanggal_lahir.year >= 18
        assert pegawai.tmt_cpns <= pegawai.tmt_golongan <= HARI_ACUAN
        assert pegawai.tmt_cpns <= pegawai.tmt_jabatan <= HARI_ACUAN
        assert tmt_pensiun(pegawai.tanggal_lahir, bup(pegawai.jabatan.jenjang, pegawai.jabatan.bup)) > HARI_ACUAN
        assert pegawai.tahun_lulus <= TAHUN
        if pegawai.jabatan.jenjang in PROFIL and pegawai.jenis_asn == JenisAsn.PNS:
            bawah, atas = PROFIL[pegawai.jabatan.jenjang].golongan
            assert cari_golongan(bawah).urut <= golongan.urut <= cari_golongan(atas).urut


def test_pemangku_memenuhi_syarat_jabatannya(orang):
    for pegawai in orang:
        jabatan = pegawai.jabatan
        if jabatan.pendidikan_min:
            assert PENDIDIKAN.index(pegawai.pendidikan) >= PENDIDIKAN.index(jabatan.pendidikan_min)
        if jabatan.golongan_min:
            assert pegawai.golongan_urut >= cari_golongan(jabatan.golongan_min).urut


def test_setiap_pemangku_ada_di_peta_jabatan(contoh, orang):
    peta = {(p.jabatan.siasn_id, p.unit.siasn_id): p for p in baris(contoh, PetaJabatan)}
    terisi = defaultdict(int)
    for pegawai in orang:
        terisi[pegawai.jabatan.siasn_id, pegawai.unit.siasn_id] += 1
    assert all(peta[kunci].kebutuhan >= n for kunci, n in terisi.items())
    assert sum(p.kebutuhan for p in peta.values()) > len(orang)


def test_riwayat_jabatan_tanpa_celah_sampai_jabatan_kini(contoh):
    jalan = defaultdict(list)
    for satu in baris(contoh, RiwayatJabatan):
        if satu.jenis == JenisPenugasan.DEFINITIF:
            jalan[satu.pegawai.nip].append(satu)
    for sosok in contoh.sosok:
        urut = sorted(jalan[sosok.pegawai.nip], key=lambda r: r.mulai)
        assert urut[0].mulai == sosok.pegawai.tmt_cpns
        assert all(lalu.selesai == kini.mulai > lalu.mulai for lalu, kini in pairwise(urut))
        kini = urut[-1]
        assert (kini.jabatan, kini.unit, kini.mulai, kini.selesai) == (
            sosok.pegawai.jabatan,
            sosok.pegawai.unit,
            sosok.pegawai.tmt_jabatan,
            None,
        )


def test_jabatan_struktural_tidak_dipangku_dua_orang_sekaligus(contoh):
    kursi = defaultdict(list)
    for satu in baris(contoh, RiwayatJabatan):
        if satu.jabatan and satu.jabatan.eselon and satu.jenis == JenisPenugasan.DEFINITIF:
            kursi[satu.jabatan.siasn_id].append((satu.mulai, satu.selesai or date.max))
    for masa in kursi.values():
        assert all(lalu[1] <= kini[0] for lalu, kini in pairwise(sorted(masa)))


def test_predikat_mengikuti_dua_ratingnya(contoh):
    skp = baris(contoh, PenilaianKinerja)
    assert all(k.predikat == predikat(k.hasil_kerja, k.perilaku_kerja) for k in skp)
    assert {k.tahun for k in skp} == {TAHUN - 2, TAHUN - 1, TAHUN}
    assert {k.predikat for k in skp} == {"sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang"}


def test_sebagian_tanpa_asesmen_yang_berlaku(contoh):
    berlaku = {a.pegawai.nip for a in baris(contoh, HasilAsesmen) if a.tanggal > date(TAHUN - 3, 12, 31)}
    pernah = {a.pegawai.nip for a in baris(contoh, HasilAsesmen)}
    assert 0.75 < len(berlaku) / len(contoh.sosok) < 0.95
    assert pernah - berlaku


def test_semua_bidang_sah(contoh):
    for model, isi in contoh.baris:
        hubungan = [b.name for b in model._meta.concrete_fields if b.is_relation or b.primary_key]
        for satu in isi:
            satu.clean_fields(exclude=hubungan)


def muat(**opsi) -> dict:
    keluar = io.StringIO()
    call_command("muat_contoh", json=True, stdout=keluar, stderr=io.StringIO(), **{"jumlah": 120} | opsi)
    return json.loads(keluar.getvalue())


def _periksa_rencana(akun: dict[str, Pengguna]) -> None:
    """Every queue has something to show, and the employee's own plan is set, with its document."""
    status = set(RencanaKarier.objects.values_list("status", flat=True))
    assert status == {StatusRpk.DISUSUN, StatusRpk.DIAJUKAN, StatusRpk.DIPERIKSA, StatusRpk.DITETAPKAN}
    assert RiwayatPersetujuan.objects.filter(dari=StatusRpk.DIAJUKAN, ke=StatusRpk.DISUSUN).exclude(catatan="").exists()
    milik = RencanaKarier.objects.get(pegawai=akun["pegawai"].pegawai)
    assert milik.status == StatusRpk.DITETAPKAN
    assert milik.penempatan is not None
    assert milik.penempatan.kotak_akhir == Penempatan.objects.aggregate(m=Max("kotak_akhir"))["m"]
    dokumen = milik.dokumen.get()
    assert dokumen.status == StatusDokumen.BERLAKU
    with dokumen.berkas.open() as berkas:
        assert berkas.read(5) == b"%PDF-"


def _periksa_simata(akun: dict[str, Pengguna]) -> None:
    """Most boxes are the same, and every cause that can be met has somebody; the file is named."""
    pemetaan = pemetaan_berlaku(akun["sdm"].instansi_id, TAHUN)
    sebab = hitung_sebab(Sandingan(akun["sdm"], pemetaan))
    assert {satu for satu in SebabBeda if sebab[satu]} >= set(SebabBeda) - {SebabBeda.TIDAK_IKUT}
    assert sebab[""] > 0.6 * sebab.total()
    assert [satu.nama_berkas for satu in impor_simata(pemetaan)] == [f"Hasil SIMATA {TAHUN}.xlsx"]


def _periksa_sidang(akun: dict[str, Pengguna]) -> None:
    """One session is closed: people stand in another box than the reckoned one, and one move was taken back."""
    sidang = Sidang.objects.get()
    assert (sidang.pemetaan, sidang.status) == (pemetaan_berlaku(akun["sdm"].instansi_id, TAHUN), StatusSidang.DITUTUP)
    dibatalkan = sidang.perubahan.filter(membatalkan__isnull=False).values("membatalkan")
    tetap = sidang.perubahan.filter(membatalkan=None).exclude(pk__in=dibatalkan)
    beda = (
        Penempatan.objects.filter(kotak__isnull=False)
        .exclude(kotak_akhir=F("kotak"))
        .values_list("pk", "kotak", "kotak_akhir")
    )
    assert set(beda) == set(tetap.values_list("penempatan", "kotak_asal", "kotak_baru"))
    assert len(dibatalkan) == 1
    assert {(asal, baru) for _, asal, baru in beda} >= {(7, 9), (9, 8)}
    assert not Pegawai.objects.filter(penempatan__perubahan__isnull=False, akun__isnull=False).exclude(
        akun=akun["pegawai"]
    )
    assert sidang.anggota.get(sebagai=PeranSidang.KETUA).nama == akun["pyb"].nama


@pytest.mark.django_db
def test_dimuat_sekali_lalu_tetap():
    pertama = muat(sandi="sandi-contoh-panjang")
    assert (pertama["baru"], pertama["pegawai"], pertama["sandi"]) == (True, 120, None)
    assert not any(UnitKerja.objects.find_problems())
    akun = {a.username: a for a in Pengguna.objects.all()}
    assert {nama: set(a.peran) for nama, a in akun.items()} == {
        "admin": {Peran.ADMIN},
        "sdm": {Peran.SDM},
        "sdm-dinas": {Peran.SDM},
        "tim": {Peran.TIM},
        "pyb": {Peran.PYB},
        "ppk": {Peran.PPK},
        "pegawai": {Peran.PEGAWAI},
        "auditor": {Peran.AUDITOR},
    }
    assert all(a.check_password("sandi-contoh-panjang") for a in akun.values())
    assert akun["sdm-dinas"].unit is not None
    _periksa_rencana(akun)
    _periksa_sidang(akun)
    _periksa_simata(akun)
    kedua = muat(sandi="sandi-lain-yang-panjang")
    assert kedua == {"instansi": pertama["instansi"], "baru": False, "pegawai": 120}
    assert Pengguna.objects.get(username="sdm").check_password("sandi-contoh-panjang")


def test_sandi_dibuatkan_bila_tidak_diberikan(settings, monkeypatch):
    settings.TALENTA_SANDI_CONTOH = ""
    dipakai = []

    def muat_semu(*, sandi: str, jumlah: int, lapor) -> Hasil:
        dipakai.append(sandi)
        return Hasil("Instansi", True, jumlah, [])

    monkeypatch.setattr("talenta.management.commands.muat_contoh.muat", muat_semu)
    assert muat()["sandi"] == dipakai[0]
    assert len(dipakai[0]) >= 12
    settings.TALENTA_SANDI_CONTOH = "sandi-dari-setelan"
    assert muat()["sandi"] is None
    assert dipakai[1] == "sandi-dari-setelan"


@pytest.mark.django_db
def test_sembilan_kotak_terisi_wajar():
    contoh = bangun.susun(700)
    bangun.simpan(contoh, lapor=lambda pesan: None)
    hasil = petakan(instansi=contoh.instansi, tahun=TAHUN, skema=skema_untuk(instansi=contoh.instansi))
    bagian = {kotak: jumlah / hasil.dipetakan for kotak, jumlah in hasil.kotak.items()}
    assert all(bagian.values())
    assert max(bagian, key=bagian.__getitem__) == 5
    assert 0.05 < bagian[9] < 0.12
    assert bagian[1] < 0.03
    assert set(hasil.belum) == {"belum ada SKP", "belum ada asesmen yang berlaku"}


def _instansi_lain(settings) -> None:
    buat_instansi("kab-sungguhan")


def _produksi(settings) -> None:
    settings.PRODUKSI = True


def _akun_bentrok(settings) -> None:
    buat_pengguna("admin", username="sdm")
    Pengguna.objects.update(instansi=None)
    Instansi.objects.all().delete()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("keadaan", "sebab", "kode", "opsi"),
    [
        (_instansi_lain, "sudah memuat Pemerintah Kab-Sungguhan", 1, {}),
        (_produksi, "tidak dapat dimuat pada pemasangan produksi", 1, {}),
        (_akun_bentrok, "sudah dipakai: sdm", 1, {}),
        (lambda settings: None, "terlalu sedikit: 40", 2, {"jumlah": 40}),
    ],
)
def test_ditolak_tanpa_sisa(settings, keadaan, sebab, kode, opsi):
    keadaan(settings)
    sebelum = Instansi.objects.count()
    with pytest.raises(CommandError, match=sebab) as galat:
        muat(**opsi)
    assert galat.value.returncode == kode
    assert (Instansi.objects.count(), Pegawai.objects.count()) == (sebelum, 0)
