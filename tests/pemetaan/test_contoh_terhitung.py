"""The worked example, to the digit, by the statement and by its twin; and what the edges of time and data do."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from pegawai.models import LevelDiminta, Pegawai, RiwayatJabatan, StandarKompetensi
from pegawai.pilihan import AspekPotensi, Jenjang, Kompetensi, Predikat
from pemetaan.models import Penempatan, Skema
from pemetaan.selectors.hitungan import hitungan_penempatan
from pemetaan.services.petakan import petakan
from tests.pabrik import buat_asesmen, buat_jabatan, buat_kinerja, buat_pegawai

pytestmark = pytest.mark.django_db
ASPEK = (84, 78, 90, 71, 88, 80, 79, 86)
LEVEL = (2, 2, 3, 2, 2, 1, 2, 2, 2)
ASESMEN: dict[str, Any] = dict(zip(AspekPotensi.values, ASPEK, strict=True)) | dict(
    zip(Kompetensi.values, LEVEL, strict=True)
)


def _orang(
    ini: str | None = Predikat.SANGAT_BAIK, lalu: str | None = Predikat.BAIK, *, asesmen: Any = (), **lain: Any
) -> Pegawai:
    orang = buat_pegawai(**lain)
    for tahun, predikat in ((2025, ini), (2024, lalu)):
        if predikat:
            buat_kinerja(orang, tahun, predikat)
    if asesmen is not None:
        buat_asesmen(orang, **ASESMEN | {"teknis": 75} | dict(asesmen))
    return orang


def _petakan(orang: Pegawai, kode: str = "dasar", tahun: int = 2025) -> Penempatan:
    hasil = petakan(instansi=orang.instansi, tahun=tahun, skema=Skema.objects.get(kode=kode, versi=1))
    return Penempatan.objects.select_related("pemetaan__skema", "pemetaan__periode").get(
        pemetaan=hasil.pemetaan, pegawai=orang
    )


@pytest.mark.aturan("kotak-9")
def test_contoh_terhitung():
    satu = _petakan(_orang())
    assert (satu.skor_kinerja, satu.skor_potensial, satu.nilai_talenta) == tuple(map(Decimal, ("92", "87.80", "89.90")))
    assert (satu.kinerja, satu.potensial, satu.kotak, satu.kotak_akhir, satu.peringkat) == (
        "di_atas",
        "tinggi",
        9,
        9,
        1,
    )
    assert (satu.potensi_jumlah, satu.level_dicapai, satu.level_diminta) == (Decimal("656.00"), 18, 18)
    assert (satu.n_skp, satu.n_potensi, satu.n_jpm, satu.n_teknis) == (92, 82, 100, 75)
    kembar = hitungan_penempatan(satu)
    assert kembar.kotak.nomor == 9
    assert [float(n) for n in (kembar.kinerja.skor, kembar.potensial.skor, kembar.nilai_talenta)] == [92, 87.8, 89.9]


def _datar(nilai: str, **lain: str) -> dict[str, str]:
    return dict.fromkeys(AspekPotensi.values, nilai) | lain


@pytest.mark.parametrize(
    ("ini", "lalu", "asesmen", "skor_y", "skor_x", "kotak"),
    [
        # One year's SKP alone counts alone; a missing technical score raises the other weights to 100 %.
        (Predikat.SANGAT_BAIK, None, {}, "100.00", "87.80", 9),
        (None, Predikat.BAIK, {}, "80.00", "87.80", 8),
        (Predikat.BAIK, Predikat.SANGAT_BAIK, {"teknis": None}, "88.00", "91.00", 8),
        (Predikat.BUTUH_PERBAIKAN, Predikat.KURANG, {}, "52.00", "87.80", 6),
        # 0.4 × 79.9875 + 40 + 0.2 × 40.02 = 79.999 → 80.00: the class follows from the rounded score.
        (
            Predikat.SANGAT_BAIK,
            Predikat.SANGAT_BAIK,
            _datar("80", intelektual="79.90", teknis="40.02"),
            "100.00",
            "80.00",
            9,
        ),
        # 0.4 × 79.9 + 40 + 0.2 × 40.17 = 79.994 → 79.99.
        (Predikat.SANGAT_BAIK, Predikat.SANGAT_BAIK, _datar("79.90", teknis="40.17"), "100.00", "79.99", 7),
        # 0.4 × 82.0125 + 40 + 0.2 × 75 = 87.805 → 87.81: half goes up.
        (Predikat.SANGAT_BAIK, Predikat.BAIK, {"intelektual": "84.10"}, "92.00", "87.81", 9),
        # JPM 17 of 18: 0.4 × 82 + 0.4 × 94.44… + 15 = 85.577… → 85.58.
        (Predikat.SANGAT_BAIK, Predikat.BAIK, {"komunikasi": 2}, "92.00", "85.58", 9),
    ],
)  # fmt: skip
def test_tepi_nilai(ini, lalu, asesmen, skor_y, skor_x, kotak):
    satu = _petakan(_orang(ini, lalu, asesmen=asesmen))
    assert (str(satu.skor_kinerja), str(satu.skor_potensial), satu.kotak) == (skor_y, skor_x, kotak)


@pytest.mark.parametrize(
    ("tanggal", "berlaku"),
    [
        (date(2022, 12, 30), False),
        (date(2022, 12, 31), True),
        (date(2025, 12, 31), True),
        (date(2026, 1, 1), False),
    ],
)
def test_masa_berlaku_asesmen(tanggal, berlaku):
    satu = _petakan(_orang(asesmen={"tanggal": tanggal}))
    assert satu.sebab == ("" if berlaku else "belum ada asesmen yang berlaku")
    assert satu.asesmen_tanggal == (tanggal if berlaku else None)


def test_asesmen_terbaru_yang_dipakai():
    orang = _orang(asesmen={"tanggal": date(2023, 1, 1)})
    buat_asesmen(orang, date(2024, 1, 1), potensi=50, teknis=None)
    buat_asesmen(orang, date(2026, 2, 1), potensi=99)
    assert _petakan(orang).n_potensi == 50


@pytest.mark.parametrize(
    ("ini", "lalu", "asesmen", "sebab"),
    [
        (None, None, None, "belum ada SKP"),
        (None, None, {}, "belum ada SKP"),
        (Predikat.BAIK, None, None, "belum ada asesmen yang berlaku"),
    ],
)
def test_tanpa_tebakan(ini, lalu, asesmen, sebab):
    satu = _petakan(_orang(ini, lalu, asesmen=asesmen))
    kosong = (satu.kotak, satu.kotak_akhir, satu.peringkat, satu.skor_kinerja, satu.skor_potensial, satu.kinerja)
    assert (satu.sebab, kosong) == (sebab, (None, None, None, None, None, ""))
    assert hitungan_penempatan(satu).sebab.teks == sebab


def test_standar_jabatan_mendahului_level_jenjang():
    jabatan = buat_jabatan(jenjang=Jenjang.PENGAWAS)
    orang = _orang(jabatan=jabatan)
    LevelDiminta.objects.create(instansi=orang.instansi, jenjang=Jenjang.PENGAWAS, level=3)
    assert _petakan(orang).level_diminta == 27
    StandarKompetensi.objects.create(jabatan=jabatan, kompetensi=Kompetensi.INTEGRITAS, level=5)
    StandarKompetensi.objects.create(jabatan=jabatan, kompetensi=Kompetensi.KOMUNIKASI, level=1)
    satu = _petakan(orang)
    assert (satu.level_diminta, str(satu.n_jpm)) == (5 + 1 + 7 * 3, "66.67")


def test_urutan_peringkat():
    """Nilai Talenta, X, Y, golongan, TMT golongan with an empty one last, NIP: each pair differs in one key only."""
    umum = {"golongan": "III/c", "tmt_golongan": date(2019, 4, 1)}
    urut = [
        _orang(Predikat.SANGAT_BAIK, Predikat.SANGAT_BAIK, **umum | {"nip": "198501012010031900"}),
        _orang(**umum | {"golongan": "III/d", "nip": "198501012010031901"}),
        _orang(**umum | {"tmt_golongan": date(2018, 4, 1), "nip": "198501012010031903"}),
        _orang(**umum | {"nip": "198501012010031800"}),
        _orang(**umum | {"nip": "198501012010031902"}),
        _orang(**umum | {"tmt_golongan": None, "nip": "198501012010031001"}),
    ]
    satu = _petakan(urut[0])
    tersimpan = Penempatan.objects.filter(pemetaan=satu.pemetaan, kotak=9).order_by("peringkat")
    assert [p.pegawai_id for p in tersimpan] == [orang.pk for orang in urut]
    assert [p.peringkat for p in tersimpan] == list(range(1, 7))


def test_bkn_411_tanpa_penguat():
    """Predikat 110 is capped only at the axis: 0.6 × 110 = 66, and nothing else counts as zero."""
    satu = _petakan(_orang(), "bkn-411")
    assert (str(satu.skor_kinerja), str(satu.n_skp), satu.n_penghargaan) == ("66.00", "110.00", None)
    # 0.2 × 100 + 0 + 0.1 × (80 + 60 + 0) / 3 + 0.25 × 82 + 0.1 × 80 + 0.15 × 100 = 68.1667 over 90 %, fit unknown.
    assert (str(satu.skor_potensial), satu.kotak) == ("75.74", 5)
    assert (satu.lama_bulan, satu.k_ragam, satu.k_tugas, satu.k_disiplin) == (
        59,
        "satu_unit",
        "tidak_ada",
        "tidak_pernah",
    )


def test_jabatan_lama_tanpa_akhir_terhitung_sampai_jabatan_berikutnya():
    orang = _orang(tmt_jabatan=date(2025, 1, 1))
    antara = buat_jabatan(orang.instansi, Jenjang.AHLI_PERTAMA)
    for jabatan, mulai in ((orang.jabatan, date(2020, 1, 1)), (antara, date(2021, 1, 1))):
        RiwayatJabatan.objects.create(pegawai=orang, jabatan=jabatan, nama_jabatan=jabatan.nama, mulai=mulai)
    # 12 months as Pengawas in 2020, 11 whole ones in 2025; not the four years in between.
    assert _petakan(orang, "bkn-411").lama_bulan == 23
