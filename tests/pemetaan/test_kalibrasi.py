"""Calibration: who may move whom, when, with what reason; what is kept; and two members at once."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from pegawai.models import Pegawai
from pemetaan.aturan.kalibrasi import TABEL_KALIBRASI, arah, keberatan_alasan
from pemetaan.models import Penempatan, Periode, PerubahanKotak, Sidang
from pemetaan.pilihan import StatusPeriode
from pemetaan.selectors.kalibrasi import kalibrasi_berlaku
from pemetaan.services.bawa import bawa
from pemetaan.services.kalibrasi import SudahDiubah, batalkan
from pemetaan.services.sidang import buka, tutup, ubah
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from tests.pabrik import buat_instansi, buat_pegawai, buat_pengguna
from tests.pabrik_talenta import buat_pemetaan, buat_penempatan
from tests.pemetaan.pabrik_sidang import ALASAN, buat_pindah, dunia_sidang, isi_sidang

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia():
    return dunia_sidang()


@pytest.mark.aturan("kalibrasi-alasan")
@pytest.mark.parametrize(
    ("alasan", "sah"),
    [
        (ALASAN, True),
        ("Naik karena prestasi", True),  # twenty letters
        ("Naik karena prestas.", True),
        ("Naik karena prestas", False),  # nineteen
        ("karena karena karena", False),
        ("kinerjanya sangatlah", False),
        ("a b c d e f g h i j k l", False),
        ("   ", False),
        ("", False),
        ("baik sekali " * 83, False),
        ("orang ini baik sekali " + "x" * 978, True),
        ("orang ini baik sekali " + "x" * 979, False),
    ],
)
def test_alasan_yang_dapat_diperiksa(alasan, sah):
    assert (keberatan_alasan(alasan) == "") is sah


def test_arah_dan_tabel_syarat():
    assert [arah(5, 6), arah(5, 4), arah(5, 5)] == ["naik", "turun", "tetap"]
    assert all(baris.kode.startswith("kalibrasi-") and str(baris.dasar) for baris in TABEL_KALIBRASI)


@pytest.mark.aturan("kalibrasi-forum")
def test_pindah_mencatat_semuanya_dan_menyimpan_kedua_kotak(dunia):
    baris = buat_pindah(dunia["sidang"], dunia["orang"], 8, dunia["tim"], alasan=f"  {ALASAN}\n")
    kini = Penempatan.objects.get()
    assert (kini.kotak, kini.kotak_akhir) == (5, 8)
    assert (baris.ke, baris.kotak_asal, baris.kotak_baru, baris.alasan, baris.oleh) == (1, 5, 8, ALASAN, dunia["tim"])
    assert kalibrasi_berlaku([kini])[kini.pk] == baris
    dua = buat_pindah(dunia["sidang"], kini, 9, dunia["rekan"])
    assert (dua.ke, dua.kotak_asal) == (2, 8)
    assert kalibrasi_berlaku([kini])[kini.pk] == dua


def _tanpa_kotak(d):
    return {"penempatan": buat_penempatan(d["pemetaan"], buat_pegawai(), None)}


def _instansi_lain(d):
    asing = buat_pegawai(buat_instansi("lain"))
    return {"penempatan": buat_penempatan(buat_pemetaan(asing.instansi), asing, 5)}


def _sudah_pindah_instansi(d):
    Pegawai.objects.filter(pk=d["orang"].pegawai_id).update(instansi=buat_instansi("lain"))
    return {}


def _diri(d):
    d["tim"].pegawai = d["orang"].pegawai
    d["tim"].save()
    return {}


def _tertutup(d):
    tutup(sidang=d["sidang"], oleh=d["rekan"])
    return {"sidang": Sidang.objects.get()}


def _status(status):
    def ubah_status(d):
        tetap = {"ditetapkan_pada": timezone.now(), "ditetapkan_oleh": d["tim"], "nomor_keputusan": "1"}
        tetap |= {"tanggal_keputusan": timezone.localdate()}
        Periode.objects.update(status=status, **(tetap if status != "dibuka" else {}))
        return {}

    return ubah_status


def _peta_baru(d):
    d["pemetaan"].berlaku = False
    d["pemetaan"].save()
    return {}


TOLAK = [
    ("tanpa kotak", _tanpa_kotak, "belum punya kotak (belum ada SKP)"),
    ("instansi lain", _instansi_lain, "tidak termasuk dalam pemetaan instansi"),
    ("sudah pindah instansi", _sudah_pindah_instansi, "tidak termasuk dalam pemetaan instansi"),
    ("kotak yang sama", lambda d: {"kotak": 5}, "sudah di kotak 5"),
    ("kotak 0", lambda d: {"kotak": 0}, "1 sampai 9"),
    ("kotak 10", lambda d: {"kotak": 10}, "1 sampai 9"),
    ("alasan kosong", lambda d: {"alasan": " "}, "Tulis alasan"),
    ("alasan hampa", lambda d: {"alasan": "setuju"}, "paling sedikit 20 huruf"),
    ("diri sendiri", _diri, "kotak Anda sendiri"),
    ("bukan anggota", lambda d: {"oleh": buat_pengguna("tim")}, "bukan anggota sidang"),
    ("sidang tertutup", _tertutup, "sudah ditutup oleh Rudi"),
    ("pemetaan lama", _peta_baru, "sudah dipetakan ulang"),
    *((s, _status(s), "tidak dapat dikalibrasi") for s in ("dibuka", "ditetapkan", "diarsipkan")),
]


@pytest.mark.parametrize(("nama", "beda", "pesan"), TOLAK)
def test_ditolak_tanpa_bekas(dunia, nama, beda, pesan):
    isi = {"sidang": dunia["sidang"], "penempatan": dunia["orang"], "oleh": dunia["tim"], "kotak": 8} | beda(dunia)
    with pytest.raises(GalatAplikasi) as galat:
        buat_pindah(isi.pop("sidang"), isi.pop("penempatan"), isi.pop("kotak"), isi.pop("oleh"), **isi)
    assert pesan in galat.value.pesan
    assert not PerubahanKotak.objects.exists()
    assert Penempatan.objects.get(pk=dunia["orang"].pk).kotak_akhir == 5


@pytest.mark.aturan("kalibrasi-benturan")
def test_rekan_memutuskan_kotak_anggota_sidang(dunia):
    """A member who is concerned may not decide, another member may."""
    _diri(dunia)
    with pytest.raises(GalatAplikasi, match="UU 30/2014"):
        buat_pindah(dunia["sidang"], dunia["orang"], 8, dunia["tim"])
    assert buat_pindah(dunia["sidang"], dunia["orang"], 8, dunia["rekan"]).oleh == dunia["rekan"]


@pytest.mark.parametrize("peran", ["admin", "sdm", "pyb", "ppk", "auditor", "pegawai", None])
def test_peran_lain_tidak_mengkalibrasi(dunia, peran):
    siapa = buat_pengguna(peran)
    for coba in (
        lambda: buat_pindah(dunia["sidang"], dunia["orang"], 8, siapa),
        lambda: buka(pemetaan=dunia["pemetaan"], isi=isi_sidang(), oleh=siapa),
        lambda: ubah(sidang=dunia["sidang"], isi=isi_sidang(), oleh=siapa),
        lambda: tutup(sidang=dunia["sidang"], oleh=siapa),
        lambda: bawa(sidang=dunia["sidang"], oleh=siapa),
    ):
        with pytest.raises(TidakBerhak):
            coba()


def test_tim_instansi_lain_atau_berunit_tidak_mengkalibrasi(dunia):
    for siapa in (buat_pengguna("tim", buat_instansi("lain")), buat_pengguna("tim", unit=dunia["orang"].unit)):
        with pytest.raises(TidakBerhak):
            buat_pindah(dunia["sidang"], dunia["orang"], 8, siapa)


@pytest.mark.parametrize("status", [StatusPeriode.DIPETAKAN, StatusPeriode.DIKALIBRASI])
def test_boleh_selama_belum_ditetapkan(dunia, status):
    Periode.objects.update(status=status)
    buat_pindah(dunia["sidang"], dunia["orang"], 8, dunia["tim"])


def test_versi_lama_ditolak_dan_mengatakan_siapa_lebih_dulu(dunia):
    """Also where the box is back where it was seen: what happened in between must not be overlooked."""
    satu = buat_pindah(dunia["sidang"], dunia["orang"], 8, dunia["rekan"], alasan="Hasil wawancara pimpinan unit.")
    for berikut in (lambda: None, lambda: batalkan(perubahan=satu, alasan=ALASAN, oleh=dunia["rekan"])):
        berikut()
        with pytest.raises(SudahDiubah) as galat:
            buat_pindah(dunia["sidang"], dunia["orang"], 9, dunia["tim"], versi=0)
        assert "Rudi" in galat.value.pesan
    with pytest.raises(SudahDiubah, match="Muat ulang"):
        buat_pindah(dunia["sidang"], buat_penempatan(dunia["pemetaan"], buat_pegawai(), 3), 9, dunia["tim"], versi=4)


def test_pembatalan_adalah_baris_baru(dunia):
    satu = buat_pindah(dunia["sidang"], dunia["orang"], 8, dunia["tim"])
    dua = buat_pindah(dunia["sidang"], dunia["orang"], 9, dunia["tim"])
    with pytest.raises(SudahDiubah):
        batalkan(perubahan=satu, alasan=ALASAN, oleh=dunia["tim"])
    with pytest.raises(GalatAplikasi, match="alasan"):
        batalkan(perubahan=dua, alasan="", oleh=dunia["tim"])
    tiga = batalkan(perubahan=dua, alasan=ALASAN, oleh=dunia["rekan"])
    assert (tiga.ke, tiga.kotak_asal, tiga.kotak_baru, tiga.membatalkan) == (3, 9, 8, dua)
    assert Penempatan.objects.get().kotak_akhir == 8
    with pytest.raises(SudahDiubah):
        batalkan(perubahan=dua, alasan=ALASAN, oleh=dunia["tim"])


def test_catatan_tidak_dapat_diubah_atau_dihapus(dunia):
    baris = buat_pindah(dunia["sidang"], dunia["orang"], 8, dunia["tim"])
    baris.alasan = "Lain"
    for coba in (baris.save, baris.delete):
        with pytest.raises(GalatAplikasi):
            coba()
    for hapus in (dunia["sidang"].delete, dunia["pemetaan"].delete):
        with pytest.raises(IntegrityError), transaction.atomic():
            hapus()


@pytest.mark.parametrize(
    ("beda", "nama"),
    [
        ({"ke": 1}, "perubahan_kotak_berurutan"),
        ({"kotak_baru": 8, "kotak_asal": 8}, "perubahan_kotak_sah"),
        ({"kotak_baru": 10}, "perubahan_kotak_sah"),
        ({"ke": 0}, "perubahan_kotak_sah"),
        ({"alasan": ""}, "perubahan_kotak_beralasan"),
    ],
)
def test_basis_data_menjaga_catatan(dunia, beda, nama):
    buat_pindah(dunia["sidang"], dunia["orang"], 8, dunia["tim"])
    isi = {"sidang": dunia["sidang"], "penempatan": dunia["orang"], "oleh": dunia["tim"], "ke": 2, "alasan": ALASAN}
    with pytest.raises(IntegrityError), transaction.atomic():
        PerubahanKotak.objects.bulk_create([PerubahanKotak(**isi | {"kotak_asal": 8, "kotak_baru": 9} | beda)])
