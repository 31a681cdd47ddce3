"""States of a plan: who, when, what was shown, who was first; number, document and history in one transaction."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from karier.aturan.persetujuan import TABEL_TRANSISI, transisi, transisi_dari
from karier.models import Dokumen, LangkahRpk, RencanaKarier, UrutanNomor
from karier.pilihan import StatusRpk
from karier.services import persetujuan
from karier.services.pekerjaan import antrekan_tetapkan, kerjakan_tetapkan
from karier.services.penetapan import tetapkan_dengan_kode
from karier.services.rpk import susun
from pegawai.models import HukumanDisiplin
from pegawai.pilihan import Peran
from pegawai.services.pelaksana import jalankan
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from tests.karier.pabrik_rpk import HARI_INI, TAHUN, bertindak
from tests.pabrik import buat_instansi, buat_pengguna, buat_unit, bukti_faktor, kode_faktor
from tests.serempak import serempak

HARAPAN = {
    ("disusun", "ajukan"): ("diajukan", "sdm", False),
    ("disusun", "batalkan"): ("dibatalkan", "sdm", True),
    ("diajukan", "periksa"): ("diperiksa", "pyb", False),
    ("diajukan", "kembalikan"): ("disusun", "pyb", True),
    ("diajukan", "tarik"): ("disusun", "sdm", True),
    ("diperiksa", "tetapkan"): ("ditetapkan", "ppk", False),
    ("diperiksa", "kembalikan"): ("disusun", "ppk", True),
}
# What comes after the setting: tests/karier/test_perubahan.py and test_realisasi.py walk through it.
LANJUT = {
    ("ditetapkan", "sampaikan"): ("disampaikan", "sdm", False),
    ("disampaikan", "kembalikan_bkn"): ("ditetapkan", "sdm", True),
    ("disampaikan", "jalankan"): ("berjalan", "sdm", False),
    ("berjalan", "evaluasi"): ("dievaluasi", "sdm", True),
    ("ditetapkan", "gantikan"): ("diganti", "ppk", False),
    ("disampaikan", "gantikan"): ("diganti", "ppk", False),
    ("berjalan", "gantikan"): ("diganti", "ppk", False),
}
AKSI = ("ajukan", "batalkan", "periksa", "kembalikan", "tarik", "tetapkan")


@pytest.fixture
def rpk(dunia_rpk):
    dunia_rpk.jabatan("administrator")
    return susun(pegawai=dunia_rpk.orang(9), tahun_awal=TAHUN, oleh=dunia_rpk.sdm)


def _maju(dunia, rpk, sampai):
    """Move a plan on to a state by the people whose turn it is."""
    for aksi, status in (("ajukan", "diajukan"), ("periksa", "diperiksa"), ("tetapkan", "ditetapkan")):
        if rpk.status == sampai:
            return
        siapa = getattr(dunia, transisi(aksi, rpk.status).peran)
        bertindak(aksi, rpk, siapa)
        assert rpk.status == status


def _lakukan(aksi, rpk, oleh, catatan="alasan", revisi=None):
    bertindak(aksi, rpk, oleh, revisi=revisi or rpk.revisi, catatan=catatan)


def _antrekan(pilihan, oleh):
    semua = [(rpk.pk, revisi, "") for rpk, revisi in pilihan]
    return antrekan_tetapkan(pilihan=semua, oleh=oleh, bukti=bukti_faktor(oleh))


@pytest.mark.aturan("transisi")
@pytest.mark.parametrize("dari", StatusRpk.values)
@pytest.mark.parametrize("aksi", [*AKSI, "sampaikan", "kembalikan_bkn", "jalankan", "evaluasi", "gantikan"])
def test_tabel_transisi(dari, aksi):
    baris = transisi(aksi, dari)
    assert (baris and (baris.ke, baris.peran, baris.wajib_catatan)) == (HARAPAN | LANJUT).get((dari, aksi))


def test_transisi_menurut_peran():
    assert len(TABEL_TRANSISI) == len(HARAPAN) + len(LANJUT)
    assert transisi_dari("ditetapkan", frozenset({"sdm", "ppk"})) == (), "melalui paket dan versi baru, bukan tombol"
    assert [b.aksi for b in transisi_dari("diajukan", frozenset({"pyb", "pegawai"}))] == ["periksa", "kembalikan"]
    assert transisi_dari("diajukan", frozenset({"ppk", "admin"})) == ()


def test_sampai_ditetapkan(dunia_rpk, rpk):
    _maju(dunia_rpk, rpk, "ditetapkan")
    assert (rpk.nomor, rpk.ditetapkan_oleh) == ("800.1.3/0001/RPK/2026", dunia_rpk.ppk)
    assert rpk.ditetapkan_pada is not None
    assert Dokumen.objects.get(rpk=rpk).nomor == rpk.nomor
    riwayat = [(r.dari, r.ke, r.oleh) for r in rpk.riwayat.all()]
    assert riwayat == [
        ("", "disusun", dunia_rpk.sdm),
        ("disusun", "diajukan", dunia_rpk.sdm),
        ("diajukan", "diperiksa", dunia_rpk.pyb),
        ("diperiksa", "ditetapkan", dunia_rpk.ppk),
    ]
    rpk.full_clean()


@pytest.mark.parametrize(("status", "aksi"), HARAPAN)
def test_hanya_peran_yang_berwenang(dunia_rpk, rpk, status, aksi):
    _maju(dunia_rpk, rpk, status)
    berwenang = HARAPAN[status, aksi][1]
    for peran in set(Peran.values) - {berwenang}:
        with pytest.raises(TidakBerhak):
            _lakukan(aksi, rpk, buat_pengguna(peran, dunia_rpk.instansi))
    for lain in (
        buat_pengguna(berwenang, buat_instansi("asing")),
        buat_pengguna(berwenang, unit=buat_unit(dunia_rpk.instansi, "Unit lain")),
        buat_pengguna(berwenang, dunia_rpk.instansi, pegawai=rpk.pegawai),
        buat_pengguna(berwenang, dunia_rpk.instansi, is_active=False),
    ):
        with pytest.raises(TidakBerhak):
            _lakukan(aksi, rpk, lain)
    assert RencanaKarier.objects.get().status == status
    _lakukan(aksi, rpk, getattr(dunia_rpk, berwenang))
    assert rpk.status == HARAPAN[status, aksi][0]


@pytest.mark.parametrize(("status", "aksi"), [k for k, v in HARAPAN.items() if v[2]])
def test_catatan_wajib(dunia_rpk, rpk, status, aksi):
    _maju(dunia_rpk, rpk, status)
    pelaku = getattr(dunia_rpk, HARAPAN[status, aksi][1])
    with pytest.raises(GalatAplikasi, match="catatan"):
        _lakukan(aksi, rpk, pelaku, "  ")
    _lakukan(aksi, rpk, pelaku, "Unit tujuan keliru")
    assert rpk.riwayat.last().catatan == "Unit tujuan keliru"


def test_yang_ditetapkan_adalah_yang_dilihat(dunia_rpk, rpk):
    _maju(dunia_rpk, rpk, "diperiksa")
    with pytest.raises(GalatAplikasi, match="revisi 1"):
        _lakukan("tetapkan", rpk, dunia_rpk.ppk, revisi=7)
    assert not UrutanNomor.objects.filter(urut__gt=0).exists(), "nomor tidak terbuang"


def test_yang_kedua_ditolak_dan_diberi_tahu_siapa_yang_pertama(dunia_rpk, rpk):
    _maju(dunia_rpk, rpk, "diperiksa")
    basi = RencanaKarier.objects.get(pk=rpk.pk)
    lain = buat_pengguna("ppk", dunia_rpk.instansi, nama="PPK Pengganti")
    _lakukan("tetapkan", rpk, lain)
    with pytest.raises(GalatAplikasi, match="sudah ditetapkan PPK oleh PPK Pengganti"):
        _lakukan("tetapkan", basi, dunia_rpk.ppk)
    with pytest.raises(GalatAplikasi, match="sudah ditetapkan"):
        _lakukan("kembalikan", basi, dunia_rpk.ppk)
    assert Dokumen.objects.count() == 1


def test_gagal_menerbitkan_membatalkan_penetapan(dunia_rpk, rpk, monkeypatch):
    _maju(dunia_rpk, rpk, "diperiksa")

    def gagal(**_):
        raise GalatAplikasi("Huruf tidak ada.")

    monkeypatch.setattr(persetujuan, "terbitkan", gagal)
    with pytest.raises(GalatAplikasi, match="Huruf"):
        _lakukan("tetapkan", rpk, dunia_rpk.ppk)
    kini = RencanaKarier.objects.get()
    assert (kini.status, kini.nomor, kini.riwayat.count()) == ("diperiksa", "", 3)


def test_langkah_yang_kini_melanggar_menahan_penetapan(dunia_rpk, rpk):
    _maju(dunia_rpk, rpk, "diperiksa")
    HukumanDisiplin.objects.create(pegawai=rpk.pegawai, tingkat="berat", mulai=HARI_INI)
    with pytest.raises(GalatAplikasi, match="Hukuman disiplin berat"):
        _lakukan("tetapkan", rpk, dunia_rpk.ppk)


def test_hukuman_disiplin_tidak_terbaca_admin(dunia_rpk, rpk, masuk_sebagai):
    """Not in the note of the plan, not in the answer to an action, not in what a job says at its end."""
    _maju(dunia_rpk, rpk, "diperiksa")
    HukumanDisiplin.objects.create(pegawai=rpk.pegawai, tingkat="berat", mulai=HARI_INI)
    RencanaKarier.objects.filter(pk=rpk.pk).update(catatan="Hukuman disiplin berat masih berlaku.")
    pekerjaan = _antrekan([(rpk, rpk.revisi)], dunia_rpk.ppk)
    jalankan(pekerjaan.pk)
    alamat = reverse("rpk-rincian", args=[rpk.pk])
    admin = masuk_sebagai("admin", instansi=dunia_rpk.instansi)
    for aksi in AKSI:
        jawab = admin.post(f"{alamat}aksi/", {"aksi": aksi, "revisi": rpk.revisi, "catatan": "x"}, follow=True)
        assert "isiplin" not in jawab.content.decode()
    assert "isiplin" not in admin.get(alamat).content.decode()
    halaman = admin.get(reverse("pekerjaan", args=[pekerjaan.pk])).content.decode()
    assert rpk.pegawai.nama in halaman
    assert "isiplin" not in halaman
    assert "Hukuman disiplin berat masih berlaku" in masuk_sebagai(dunia_rpk.ppk).get(alamat).content.decode()


def test_tetapkan_banyak_satu_satu(dunia_rpk):
    semua = [susun(pegawai=dunia_rpk.orang(5), tahun_awal=TAHUN, oleh=dunia_rpk.sdm) for _ in range(3)]
    for satu in semua:
        _maju(dunia_rpk, satu, "diperiksa")
    pilihan = [(semua[0], 1), (semua[1], 2), (semua[2], 1)]
    pekerjaan = _antrekan(pilihan, dunia_rpk.ppk)
    hasil = kerjakan_tetapkan(pekerjaan=pekerjaan, lapor=lambda selesai, jumlah: None)
    assert [r.nomor for r in hasil.ditetapkan] == ["800.1.3/0001/RPK/2026", "800.1.3/0002/RPK/2026"]
    assert [r.pk for r, _ in hasil.ditolak] == [semua[1].pk]
    lagi = kerjakan_tetapkan(pekerjaan=pekerjaan, lapor=lambda selesai, jumlah: None)  # a worker died, another came
    assert ([r.pk for r in lagi.ditetapkan], Dokumen.objects.count()) == ([semua[0].pk, semua[2].pk], 2)
    pekerjaan.argumen["bukti"] = bukti_faktor(dunia_rpk.pyb).pk
    with pytest.raises(GalatAplikasi, match="faktor keduanya"):
        kerjakan_tetapkan(pekerjaan=pekerjaan, lapor=lambda selesai, jumlah: None)


def test_pola_nomor_yang_rusak(dunia_rpk, rpk):
    _maju(dunia_rpk, rpk, "diperiksa")
    dunia_rpk.instansi.pola_nomor = "RPK/{bulan}"
    dunia_rpk.instansi.save()
    with pytest.raises(GalatAplikasi, match="Pola nomor"):
        _lakukan("tetapkan", rpk, dunia_rpk.ppk)


@pytest.mark.django_db(transaction=True)
def test_dua_orang_pada_saat_yang_sama(dunia_rpk, rpk):
    """Two threads set the same plan at once: exactly one wins, whatever the database does first."""
    _maju(dunia_rpk, rpk, "diperiksa")
    kedua = buat_pengguna("ppk", dunia_rpk.instansi)
    kode = {siapa.pk: kode_faktor(siapa) for siapa in (dunia_rpk.ppk, kedua)}

    def tetapkan(siapa):
        satu = RencanaKarier.objects.get(pk=rpk.pk)
        tetapkan_dengan_kode(rpk=satu, revisi=1, sidik="", oleh=siapa, kode=kode[siapa.pk])

    hasil = serempak(lambda: tetapkan(dunia_rpk.ppk), lambda: tetapkan(kedua))
    assert hasil == ["berhasil", "berubah"]
    assert Dokumen.objects.count() == 1
    assert UrutanNomor.objects.get().urut == 1
    assert LangkahRpk.objects.filter(rpk=rpk).exists()


def test_perubahan_menggantikan_versi_lama(dunia_rpk, rpk):
    _maju(dunia_rpk, rpk, "ditetapkan")
    baru = RencanaKarier.objects.create(
        instansi=rpk.instansi,
        pegawai=rpk.pegawai,
        tahun_awal=TAHUN,
        versi=2,
        menggantikan=rpk,
        alasan_perubahan="Unit tujuan dihapus",
        rekomendasi=rpk.rekomendasi,
        profil=rpk.profil,
        status=StatusRpk.DIPERIKSA,
    )
    _lakukan("tetapkan", baru, dunia_rpk.ppk)
    rpk.refresh_from_db()
    assert (rpk.status, rpk.riwayat.last().ke, rpk.riwayat.last().dari) == ("diganti", "diganti", "ditetapkan")
    assert [d.status for d in Dokumen.objects.order_by("pk")] == ["diganti", "berlaku"]


def test_antrean_kueri_tetap(dunia_rpk, masuk_sebagai):
    """The queue checks every card again; twice the cards cost no more queries."""
    dunia_rpk.jabatan("administrator", 9)
    ppk = masuk_sebagai(dunia_rpk.ppk)

    def kueri(banyak):
        for _ in range(banyak):
            satu = susun(pegawai=dunia_rpk.orang(9), tahun_awal=TAHUN, oleh=dunia_rpk.sdm)
            _maju(dunia_rpk, satu, "diperiksa")
        with CaptureQueriesContext(connection) as tangkap:
            teks = ppk.get(reverse("persetujuan")).content.decode()
        return len(tangkap), teks.count("Sesuai aturan hari ini")

    ppk.get(reverse("persetujuan"))  # the first visit is noted as such
    awal, kartu_awal = kueri(2)
    assert (kueri(3), kartu_awal) == ((awal, 5), 2)
