"""Every difference from SIMATA's boxes has its cause: one person for each, and what is the same is no difference."""

from datetime import date
from itertools import chain
from typing import Any

import pytest

from pegawai.models import HasilSimata, Impor, JejakPerubahan
from pegawai.pilihan import JenisImpor, StatusImpor
from pemetaan.models import Pemetaan
from pemetaan.pilihan import SebabBeda
from pemetaan.selectors.grid import SaringGrid
from pemetaan.selectors.simata import (
    PER_HALAMAN,
    SAMA,
    Sandingan,
    halaman_selisih,
    hitung_sebab,
    impor_simata,
    semua_selisih,
)
from pemetaan.selectors.urai_simata import ARTI, rincian
from tests.pabrik import buat_instansi, buat_pegawai, buat_pengguna, buat_unit
from tests.pabrik_talenta import buat_pemetaan, buat_penempatan

pytestmark = pytest.mark.django_db
TAHUN = 2025
PAS = {"skor_kinerja": 95, "skor_potensial": 90}  # what buat_penempatan gives box 9
LAIN = {"kotak": 5, "skor_kinerja": 80, "skor_potensial": 70}

# Who: our placement (None: not in the run), SIMATA's row (None: none), the cause, what the sentence says.
KASUS: dict[str, tuple[dict[str, Any] | None, dict[str, Any] | None, str, str]] = {
    "sama": ({"kotak": 9}, {"kotak": 9} | PAS, SAMA, ""),
    "sama tanpa skor": ({"kotak": 9}, {"kotak": 9}, SAMA, ""),
    "skor": ({"kotak": 9}, PAS | {"kotak": 9, "skor_kinerja": 92}, "skor-lain", "SIMATA 92,00, Talenta 95,00."),
    "kalibrasi": ({"kotak": 5, "kotak_akhir": 8}, LAIN, "kalibrasi", "juga kotak 5; sidang memindahkannya ke 8"),
    "tahun": ({"kotak": 9}, LAIN | {"tahun_skp": 2024}, "tahun-lain", "membaca SKP 2024, bukan 2025"),
    "hanya tahun lain": ({"kotak": 9}, LAIN | {"tahun": 2024}, "tahun-lain", "hanya punya kotak 5 untuk 2024"),
    "asesmen": (
        {"kotak": 9, "asesmen_tanggal": date(2025, 6, 10)},
        LAIN | {"tanggal_asesmen": date(2023, 3, 1), "tahun_skp": TAHUN},
        "asesmen-lain",
        "SIMATA 1 Maret 2023; Talenta 10 Juni 2025",
    ),
    "asesmen tiada": ({"kotak": 9}, LAIN | {"tanggal_asesmen": date(2023, 3, 1)}, "asesmen-lain", "tidak ada yang"),
    "tanpa skor": ({"kotak": 9}, {"kotak": 5, "skor_kinerja": 80}, "tanpa-skor", "tidak menyertakan kedua skor"),
    "batas": ({"kotak": 9}, {"kotak": 5} | PAS, "batas-lain", "Kedua skor sama (95,00 dan 90,00)"),
    "aturan": ({"kotak": 9}, LAIN, "aturan-lain", "Skor kinerja SIMATA 80,00, Talenta 95,00. Skor potensial"),
    "aturan dan kalibrasi": ({"kotak": 9, "kotak_akhir": 8}, LAIN, "aturan-lain", "dari kotak 9 ke 8"),
    "belum": ({"kotak": None, "sebab": "belum ada SKP"}, LAIN, "masukan-kurang", "belum ada SKP"),
    "belum keduanya": ({"kotak": None}, None, "", ""),
    "tiada di SIMATA": ({"kotak": 9}, None, "tidak-di-simata", "tidak memuat NIP ini"),
    "tidak ikut": (None, LAIN, "tidak-ikut", "tidak ikut pemetaan 2025"),
}  # fmt: skip
LUAR = "197605062001121001"


def _simata(pemetaan: Pemetaan, nip: str, **isi: Any) -> None:
    HasilSimata.objects.create(instansi=pemetaan.periode.instansi, nip=nip, **{"tahun": TAHUN} | isi)


@pytest.fixture
def sanding() -> dict[str, Any]:
    akar = buat_unit(nama="Akar")
    pemetaan, orang = buat_pemetaan(akar.instansi, TAHUN), {}
    for nama, (kami, simata, *_) in KASUS.items():
        orang[nama] = buat_pegawai(unit=akar, nama=nama.title())
        if kami is not None:
            buat_penempatan(pemetaan, orang[nama], **kami)
        if simata is not None:
            _simata(pemetaan, orang[nama].nip, **simata)
    _simata(pemetaan, LUAR, nama="Orang Luar", **LAIN)
    return {"pemetaan": pemetaan, "orang": orang, "akar": akar}


def test_tiap_selisih_bersebab(sanding: dict[str, Any]) -> None:
    sandingan = Sandingan(buat_pengguna("tim", sanding["akar"].instansi), sanding["pemetaan"])
    hasil = {satu.nip: satu for satu in semua_selisih(sandingan)}
    for nama, (_, _, sebab, kata) in KASUS.items():
        satu = hasil.pop(sanding["orang"][nama].nip, None)
        assert (satu.sebab.value if satu else "") == sebab, nama
        assert satu is None or kata in rincian(satu, TAHUN), nama
    assert [(nip, satu.sebab) for nip, satu in hasil.items()] == [(LUAR, SebabBeda.BUKAN_PEGAWAI)]
    jumlah = hitung_sebab(sandingan)
    dua = dict.fromkeys((SAMA, "tahun-lain", "asesmen-lain", "aturan-lain"), 2)
    assert jumlah == dict.fromkeys(SebabBeda.values, 1) | dua
    assert set(ARTI) == set(SebabBeda)
    for sebab in SebabBeda:
        menurut = list(semua_selisih(Sandingan(sandingan.pengguna, sandingan.pemetaan, sebab=sebab.value)))
        assert {satu.sebab for satu in menurut} == {sebab}
        assert len(menurut) == jumlah[sebab]


def test_menurut_lingkup_dan_saringan(sanding: dict[str, Any]) -> None:
    pemetaan, instansi = sanding["pemetaan"], sanding["akar"].instansi
    bawah = buat_unit(nama="Bawah", induk=sanding["akar"])
    orang = buat_pegawai(unit=bawah, nama="Di Bawah")
    buat_penempatan(pemetaan, orang, 9)
    _simata(pemetaan, orang.nip, **LAIN)
    sdm_unit = Sandingan(buat_pengguna("sdm", instansi, unit=bawah), pemetaan)
    assert [satu.nip for satu in semua_selisih(sdm_unit)] == [orang.nip]
    tim = buat_pengguna("tim", instansi)
    for saringan, nip in [
        (SaringGrid(unit=bawah), orang.nip),
        (SaringGrid(q="bawah di"), orang.nip),
        (SaringGrid(q="orang luar"), LUAR),
        (SaringGrid(q=LUAR[:10]), LUAR),
    ]:
        assert [satu.nip for satu in semua_selisih(Sandingan(tim, pemetaan, saringan))] == [nip]
    asing = buat_pengguna("tim", buat_instansi("asing"))
    assert list(semua_selisih(Sandingan(asing, pemetaan))) == []


def test_orang_instansi_lain_bukan_pegawai_kami(sanding: dict[str, Any]) -> None:
    asing = buat_pegawai(buat_instansi("asing"), nama="Nama Rahasia")
    _simata(sanding["pemetaan"], asing.nip, **LAIN)
    tim = buat_pengguna("tim", sanding["akar"].instansi)
    satu = next(s for s in semua_selisih(Sandingan(tim, sanding["pemetaan"])) if s.nip == asing.nip)
    assert (satu.sebab, satu.penempatan) == (SebabBeda.BUKAN_PEGAWAI, None)


def test_halaman_maju_dan_mundur_memuat_semua_sekali(sanding: dict[str, Any]) -> None:
    pemetaan = sanding["pemetaan"]
    for nomor in range(2 * PER_HALAMAN):
        orang = buat_pegawai(unit=sanding["akar"], nama=f"Tambah {nomor}")
        buat_penempatan(pemetaan, orang, 9)
        if nomor % 2:
            _simata(pemetaan, orang.nip, **LAIN)
    sandingan = Sandingan(buat_pengguna("tim", pemetaan.periode.instansi), pemetaan)
    semua = [satu.nip for satu in semua_selisih(sandingan)]
    assert semua == sorted(semua)
    maju, halaman = [], halaman_selisih(sandingan, jumlah=len(semua))
    while True:
        maju.append([satu.nip for satu in halaman.isi])
        if not halaman.sesudah:
            break
        halaman = halaman_selisih(sandingan, jumlah=len(semua), sesudah=halaman.sesudah)
    assert list(chain(*maju)) == semua
    mundur = [maju[-1]]
    while halaman.sebelum:
        halaman = halaman_selisih(sandingan, jumlah=len(semua), sebelum=halaman.sebelum)
        mundur.insert(0, [satu.nip for satu in halaman.isi])
    assert mundur == maju


def test_impor_yang_membawanya(sanding: dict[str, Any]) -> None:
    pemetaan = sanding["pemetaan"]
    isi = {"instansi": pemetaan.periode.instansi, "jenis": JenisImpor.SIMATA, "sha256": "a" * 64, "ukuran": 1}
    pada = {"status": StatusImpor.SELESAI, "diterapkan_pada": "2026-01-01T00:00Z"}
    dipakai = Impor.objects.create(nama_berkas="simata.xlsx", **isi, **pada)
    lain = Impor.objects.create(nama_berkas="tahun-lain.xlsx", **isi, **pada)
    for impor, tahun in ((dipakai, TAHUN), (lain, 2024)):
        objek = HasilSimata.objects.filter(tahun=tahun).values_list("pk", flat=True)[0]
        JejakPerubahan.objects.create(impor=impor, model="pegawai.hasilsimata", objek=objek, kunci="x", baru=True)
    assert impor_simata(pemetaan) == [dipakai]
