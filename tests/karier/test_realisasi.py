"""What came of a step: what each outcome asks for, late by the day, evidence, who and when, one winner."""

from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from karier.aturan.realisasi import TABEL_REALISASI, akhir_rencana, status_menurut_tanggal
from karier.models import RealisasiLangkah, RencanaKarier
from karier.pilihan import StatusLangkah, StatusRpk
from karier.services import pelaksanaan
from karier.services.realisasi import BATAS_BUKTI, IsiRealisasi, catat
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from tests.karier.pabrik_dokumen import buat_rpk, tambah_langkah
from tests.pabrik import buat_pengguna, buat_unit
from tests.serempak import serempak

PDF = b"%PDF-1.7 isi"


@pytest.fixture
def langkah(dunia_rpk):
    """A step of the third quarter of 2026 in a plan that was set in February, seen on 24 November 2026."""
    rpk = buat_rpk(dunia_rpk.orang(9), ditetapkan=True)
    return tambah_langkah(rpk, 2026, waktu="Triwulan III 2026")


def _catat(dunia, langkah, status="terlaksana", ke=None, **isi):
    bawaan = {"tanggal": date(2026, 8, 3), "bukti": "Sertifikat 12/2026", "alasan": "Jadwal", "pengganti": "Magang"}
    isi = IsiRealisasi(status, **bawaan | isi)
    return catat(langkah=langkah, ke=langkah.realisasi_ke if ke is None else ke, oleh=dunia.sdm, isi=isi)


@pytest.mark.aturan("realisasi")
def test_tabel_lengkap():
    perlu = {b.status: (b.tanggal, b.bukti, b.alasan, b.pengganti) for b in TABEL_REALISASI}
    assert perlu == {
        "terlaksana": (True, True, False, False),
        "terlambat": (True, True, True, False),
        "diganti": (True, True, True, True),
        "batal": (False, False, True, False),
        "direncanakan": (False, False, True, False),
    }
    assert set(perlu) == set(StatusLangkah.values)


@pytest.mark.aturan("realisasi")
@pytest.mark.parametrize(
    ("tanggal", "waktu", "status"),
    [
        (date(2026, 9, 30), "Triwulan III 2026", "terlaksana"),
        (date(2026, 10, 1), "Triwulan III 2026", "terlambat"),
        (date(2026, 3, 1), "Triwulan III 2026", "terlaksana"),
        (date(2026, 12, 31), "Semester II", "terlaksana"),
        (date(2027, 1, 1), "", "terlambat"),
    ],
)
def test_terlambat_menurut_tanggal(tanggal, waktu, status):
    assert status_menurut_tanggal(tanggal, waktu, 2026) == status
    assert akhir_rencana("Triwulan IV 2026", 2026) == date(2026, 12, 31)


def test_dicatat_dengan_riwayat(dunia_rpk, langkah):
    _catat(dunia_rpk, langkah, tanggal=date(2026, 10, 5))
    assert (langkah.status, langkah.realisasi_ke) == ("terlambat", 1)
    _catat(dunia_rpk, langkah, "direncanakan", alasan="Salah catat")
    _catat(dunia_rpk, langkah, "diganti")
    assert langkah.status == "diganti"
    semua = [(r.status, r.tanggal, r.pengganti, r.oleh) for r in langkah.realisasi.all()]
    assert semua == [
        ("terlambat", date(2026, 10, 5), "", dunia_rpk.sdm),
        ("direncanakan", None, "", dunia_rpk.sdm),
        ("diganti", date(2026, 8, 3), "Magang", dunia_rpk.sdm),
    ]


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        ({"tanggal": None}, "tanggal pelaksanaan"),
        ({"bukti": " "}, "bukti"),
        ({"tanggal": date(2026, 10, 1), "alasan": ""}, "sesudah Triwulan III 2026, jadi terlambat"),
        ({"tanggal": date(2026, 11, 25)}, "belum tiba"),
        ({"tanggal": date(2025, 12, 31)}, r"mendahului rencana ini \(1 Januari 2026\)"),
        ({"status": "batal", "alasan": ""}, "Tulis alasannya"),
        ({"status": "diganti", "pengganti": ""}, "diganti dengan apa"),
        ({"status": "direncanakan"}, "belum punya catatan"),
        ({"berkas": SimpleUploadedFile("a.exe", b"MZ")}, "PDF, JPG, atau PNG"),
        ({"berkas": SimpleUploadedFile("a.pdf", b"MZ")}, "bukan PDF"),
        ({"berkas": SimpleUploadedFile("a.png", PDF)}, "bukan PNG"),
        ({"berkas": SimpleUploadedFile("a.pdf", b"")}, "harus berisi"),
        ({"berkas": SimpleUploadedFile("a.pdf", PDF + bytes(BATAS_BUKTI))}, "paling besar 5 MB"),
        ({"berkas": SimpleUploadedFile("a.pdf", PDF), "ke": 7}, "baru saja dicatat"),
    ],
)
def test_ditolak(dunia_rpk, langkah, isi, sebab, settings):
    with pytest.raises(GalatAplikasi, match=sebab):
        _catat(dunia_rpk, langkah, **isi)
    langkah.refresh_from_db()
    assert (langkah.status, langkah.realisasi_ke, RealisasiLangkah.objects.count()) == ("direncanakan", 0, 0)
    assert [b for b in Path(settings.MEDIA_ROOT).rglob("*") if b.is_file()] == [], "tidak ada berkas yang tertinggal"


def test_berkas_bukti(dunia_rpk, langkah):
    satu = _catat(dunia_rpk, langkah, berkas=SimpleUploadedFile("../../SK Ibu.PDF", PDF))
    assert satu.nama_berkas == "SK Ibu.PDF"
    assert satu.berkas.name.startswith("bukti/")
    assert "SK" not in satu.berkas.name
    assert Path(satu.berkas.path).read_bytes() == PDF
    satu.berkas.close()


@pytest.mark.parametrize("status", sorted(set(StatusRpk.values) - {"ditetapkan", "disampaikan", "berjalan"}))
def test_hanya_selama_berlaku(dunia_rpk, langkah, status):
    RencanaKarier.objects.update(status=status)
    with pytest.raises(GalatAplikasi, match="selama RPK berlaku"):
        _catat(dunia_rpk, langkah)


def test_pelaku(dunia_rpk, langkah):
    orang = langkah.rpk.pegawai
    isi = IsiRealisasi("batal", alasan="x")
    for siapa in (
        dunia_rpk.ppk,
        buat_pengguna("admin", dunia_rpk.instansi),
        buat_pengguna("sdm", dunia_rpk.instansi, pegawai=orang),
        buat_pengguna("sdm", unit=buat_unit(dunia_rpk.instansi, "Unit lain")),
    ):
        with pytest.raises(TidakBerhak):
            catat(langkah=langkah, ke=0, oleh=siapa, isi=isi)


@pytest.mark.django_db(transaction=True)
def test_dua_catatan_pada_saat_yang_sama(dunia_rpk, langkah):
    def kerja():
        satu = type(langkah).objects.select_related("rpk").get(pk=langkah.pk)
        _catat(dunia_rpk, satu, "batal", ke=0)

    assert serempak(kerja, kerja) == ["berhasil", "berubah"]
    assert langkah.realisasi.count() == 1


def test_berjalan_lalu_dievaluasi(dunia_rpk, langkah):
    rpk, sdm = langkah.rpk, dunia_rpk.sdm
    RencanaKarier.objects.update(status="disampaikan")
    pelaksanaan.jalankan(rpk=rpk, revisi=1, oleh=sdm)
    with pytest.raises(GalatAplikasi, match="2 langkah belum dicatat"):
        pelaksanaan.evaluasi(rpk=rpk, revisi=1, oleh=sdm, catatan="Selesai")
    for satu in rpk.langkah.all():
        _catat(dunia_rpk, satu, "batal")
    with pytest.raises(GalatAplikasi, match="catatan"):
        pelaksanaan.evaluasi(rpk=rpk, revisi=1, oleh=sdm, catatan=" ")
    pelaksanaan.evaluasi(rpk=rpk, revisi=1, oleh=sdm, catatan="Mulai lebih awal")
    assert [(r.dari, r.ke) for r in rpk.riwayat.all()] == [("disampaikan", "berjalan"), ("berjalan", "dievaluasi")]


@pytest.mark.parametrize(("tahun", "berjalan"), [(2026, True), (2027, False)])
def test_mulai_berjalan_pada_tahun_pertama(dunia_rpk, tahun, berjalan):
    rpk = buat_rpk(dunia_rpk.orang(9), ditetapkan=True, tahun_awal=tahun)
    RencanaKarier.objects.update(status="disampaikan")
    if not berjalan:
        with pytest.raises(GalatAplikasi, match="1 Januari 2027"):
            pelaksanaan.jalankan(rpk=rpk, revisi=1, oleh=dunia_rpk.sdm)
    assert [pelaksanaan.mulai_berjalan(), pelaksanaan.mulai_berjalan()] == [int(berjalan), 0]
    rpk.refresh_from_db()
    assert rpk.status == ("berjalan" if berjalan else "disampaikan")
