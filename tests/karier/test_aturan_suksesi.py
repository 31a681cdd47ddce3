"""Readiness to the day, gates on both sides of their edge, bench strength, evaluations, and the tables themselves."""

from datetime import date

import pytest

from karier.aturan.bacaan import Bacaan
from karier.aturan.fakta import FaktaPegawai, Hukuman, Masa, SyaratJabatan
from karier.aturan.jalur import Posisi
from karier.aturan.kesiapan import hari_siap, kesiapan, nilai
from karier.aturan.pemantauan import TABEL_EVALUASI, TABEL_HASIL, TABEL_TAHAP, awal_penilaian, jatuh_tempo
from karier.aturan.suksesi import LINGKUP, cadangan, pensiun_sebelum_lowong, tertahan
from pegawai.pilihan import Kompetensi
from pemetaan.aturan.program import (
    TABEL_BENTUK,
    TABEL_TINDAK_LANJUT,
    bentuk_disarankan,
    tindak_lanjut,
    tindak_lanjut_dari,
)
from pemetaan.aturan.rekomendasi import REKOMENDASI

HARI_INI = date(2026, 11, 24)
BACAAN = Bacaan()
STANDAR = tuple((k, 3) for k in Kompetensi.values)
TUJUAN = SyaratJabatan(Posisi("administrator", "", "Keuangan"), 58, STANDAR)


def orang(mulai: date, **lain: object) -> FaktaPegawai:
    """Return a Pengawas since a day who lacks nothing but perhaps years."""
    posisi = Posisi("pengawas", "", "Keuangan")
    isi: dict = {
        "jenis_asn": "pns",
        "aktif": True,
        "tanggal_lahir": date(1985, 1, 15),
        "pendidikan": "s1",
        "golongan": "III/d",
        "posisi": posisi,
        "tmt_jabatan": mulai,
        "bup": 58,
        "riwayat": (Masa(mulai, None, "pengawas", "Keuangan"),),
        "ada_riwayat": True,
        "predikat": ((2024, "baik"), (2025, "baik")),
        "level": tuple((k, 3) for k in Kompetensi.values),
        "asesmen_tanggal": date(2025, 6, 1),
    }
    return FaktaPegawai(**isi | lain)


@pytest.mark.aturan("kesiapan")
@pytest.mark.parametrize(
    ("mulai", "siap", "kelas"),
    [
        (date(2023, 11, 24), date(2026, 11, 24), "sekarang"),
        (date(2023, 11, 25), date(2026, 11, 25), "satu_dua"),
        (date(2025, 11, 24), date(2028, 11, 24), "satu_dua"),
        (date(2025, 11, 25), date(2028, 11, 25), "tiga_lima"),
    ],
)
def test_hari_siap_sampai_ke_harinya(mulai, siap, kelas):
    hasil = hari_siap(orang(mulai), TUJUAN, hari_ini=HARI_INI, lowong=HARI_INI, bacaan=BACAAN)
    assert hasil is not None
    assert (hasil.hari, hasil.diangkat, hasil.baris.kesiapan) == (siap, siap, kelas)


@pytest.mark.aturan("kesiapan")
def test_kelas_kesiapan_di_kedua_sisi_batas():
    hari = (date(2026, 11, 24), date(2028, 11, 24), date(2028, 11, 25), date(2031, 11, 24))
    assert [kesiapan(h, HARI_INI).kode for h in hari] == [  # type: ignore[union-attr]
        "kesiapan-sekarang",
        "kesiapan-1-2",
        "kesiapan-3-5",
        "kesiapan-3-5",
    ]
    assert kesiapan(date(2031, 11, 25), HARI_INI) is None


@pytest.mark.parametrize(
    ("lain", "kode"),
    [
        ({"pendidikan": "slta"}, "pendidikan"),
        ({"predikat": ((2024, "baik"), (2025, "kurang"))}, "kinerja"),
        ({"level": tuple((k, 1) for k in Kompetensi.values)}, "kompetensi"),
        ({"jenis_asn": "pppk"}, "status"),
        ({"asesmen_tanggal": None, "level": ()}, "kompetensi"),
    ],
)
def test_yang_tidak_ditutup_waktu_belum_siap_dan_disebut(lain, kode):
    hasil = nilai(orang(date(2020, 1, 1), **lain), TUJUAN, hari_ini=HARI_INI, lowong=HARI_INI, bacaan=BACAAN)
    assert hasil.siap is None
    assert kode in [s.kode for s in hasil.halangan]


@pytest.mark.aturan("gerbang-disiplin")
def test_hukuman_ditunggu_sampai_dua_tahun_penuh():
    kena = orang(date(2020, 1, 1), hukuman=(Hukuman("sedang", date(2025, 3, 1), date(2025, 9, 1)),))
    hasil = hari_siap(kena, TUJUAN, hari_ini=HARI_INI, lowong=HARI_INI, bacaan=BACAAN)
    assert hasil is not None
    assert (hasil.hari, hasil.baris.kesiapan) == (date(2027, 3, 1), "satu_dua")


@pytest.mark.aturan("gerbang-bup")
@pytest.mark.parametrize(("lowong", "kena"), [(date(2029, 12, 31), False), (date(2030, 1, 1), True)])
def test_bup_sebelum_lowong_ditolak_dengan_alasan_itu(lowong, kena):
    assert (pensiun_sebelum_lowong(date(2030, 1, 1), lowong) is not None) == kena
    tua = orang(date(2015, 1, 1), tanggal_lahir=date(1971, 12, 15))  # TMT pensiun 1 January 2030
    hasil = nilai(tua, TUJUAN, hari_ini=HARI_INI, lowong=lowong, bacaan=BACAAN)
    assert hasil.siap is None, "dua tahun masa kerja tidak tersisa"
    assert (hasil.tertahan is not None) == kena
    if hasil.tertahan:
        assert hasil.tertahan.gerbang.kode == "gerbang-bup"
        assert "TMT pensiun 01-01-2030, jabatan lowong 01-01-2030" in hasil.tertahan.penjelasan


@pytest.mark.aturan("gerbang")
@pytest.mark.aturan("suksesi-instansi")
@pytest.mark.aturan("suksesi-nasional")
@pytest.mark.parametrize(
    ("lain", "kode"),
    [
        ({}, None),
        ({"kotak": 7}, None),
        ({"kotak": 6}, "gerbang-kotak"),
        ({"kotak": None}, "gerbang-kotak"),
        ({"kotak": 8, "lingkup": "nasional"}, "gerbang-kotak"),
        ({"kotak": 9, "lingkup": "nasional"}, None),
        ({"aktif": False}, "gerbang-aktif"),
        ({"pensiun": HARI_INI}, "gerbang-bup"),
        ({"pensiun": date(2026, 11, 25)}, None),
        ({"hukuman": [Hukuman("sedang", date(2024, 11, 25), date(2025, 1, 1))]}, "gerbang-disiplin"),
        ({"hukuman": [Hukuman("sedang", date(2024, 11, 24), date(2025, 1, 1))]}, None),
        ({"hukuman": [Hukuman("berat", date(2020, 1, 1), None)]}, "gerbang-disiplin"),
        ({"hukuman": [Hukuman("ringan", date(2026, 11, 1), None)]}, None),
    ],
)
def test_gerbang_kelompok(lain, kode):
    isi: dict = {"kotak": 9, "lingkup": "instansi", "aktif": True, "pensiun": date(2040, 1, 1), "hukuman": ()}
    hasil = tertahan(**isi | lain, pada=HARI_INI, bacaan=BACAAN)
    assert (hasil and hasil.gerbang.kode) == kode


def test_urutan_kotak_yang_sah():
    assert {nama: baris.kotak for nama, baris in LINGKUP.items()} == {"instansi": (9, 8, 7), "nasional": (9,)}
    assert {baris.peran for baris in LINGKUP.values()} == {"ppk"}


@pytest.mark.aturan("cadangan")
@pytest.mark.parametrize(
    ("sekarang", "semua", "kode"),
    [(2, 3, "kuat"), (2, 2, "cukup"), (1, 5, "cukup"), (0, 5, "tipis"), (0, 1, "tipis"), (0, 0, "kosong")],
)
def test_kekuatan_cadangan(sekarang, semua, kode):
    assert cadangan(sekarang, semua).kode == f"cadangan-{kode}"


@pytest.mark.aturan("tahap")
@pytest.mark.aturan("evaluasi")
@pytest.mark.aturan("hasil")
def test_lima_tahap_dan_tiga_evaluasi():
    assert [b.tahap for b in TABEL_TAHAP] == ["akuisisi", "pengembangan", "retensi", "penempatan", "pemantauan"]
    assert [b.hasil for b in TABEL_HASIL] == ["promosi", "setara"]
    tmt = date(2024, 2, 29)
    assert [jatuh_tempo(tmt, b.ke) for b in TABEL_EVALUASI] == [date(2025, 3, 1), date(2026, 3, 1), date(2027, 3, 1)]
    assert awal_penilaian(tmt, 2) == date(2025, 3, 1)


PADANAN = {
    "Masuk Kelompok Rencana Suksesi Instansi/Nasional": {"rencana_suksesi"},
    "Masuk Kelompok Rencana Suksesi Instansi": {"rencana_suksesi"},
    "Dipromosikan dan dipertahankan": {"akselerasi"},
    "Penghargaan": {"penghargaan"},
    "Rotasi/Perluasan jabatan": {"rotasi", "perluasan"},
    "Rotasi/Pengayaan jabatan": {"rotasi", "pengayaan"},
    "Rotasi": {"rotasi"},
    "Bimbingan kinerja": {"bimbingan"},
    "Konseling kinerja": {"konseling"},
    "Pengembangan kompetensi": {"bangkom"},
    "Tugas belajar": {"tugas_belajar"},
}


@pytest.mark.aturan("bentuk")
@pytest.mark.parametrize("kotak", range(1, 10))
def test_bentuk_menurut_rekomendasi_kotaknya(kotak):
    harap = set().union(*(PADANAN.get(r.teks, set()) for r in REKOMENDASI[kotak]))
    assert {b.bentuk for b in bentuk_disarankan(kotak)} == harap


@pytest.mark.aturan("bentuk")
def test_prioritas_pengembangan():
    urut = sorted((b for b in TABEL_BENTUK if b.tahap == "pengembangan"), key=lambda b: b.prioritas)
    assert [b.bentuk for b in urut][:3] == ["akselerasi", "bangkom", "tugas_belajar"]
    assert bentuk_disarankan(None) == ()


@pytest.mark.aturan("program")
def test_tindak_lanjut_program():
    assert {(b.dari, b.ke, b.minta) for b in TABEL_TINDAK_LANJUT} == {
        ("rencana", "berjalan", ("tanggal",)),
        ("rencana", "selesai", ("tanggal", "bukti")),
        ("berjalan", "selesai", ("tanggal", "bukti")),
        ("rencana", "batal", ("alasan",)),
        ("berjalan", "batal", ("alasan",)),
    }
    assert tindak_lanjut("selesai", "rencana") is None
    assert tindak_lanjut_dari("batal") == ()
