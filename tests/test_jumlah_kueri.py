"""Queries per page: as many with n people as with 2n, and exactly those that tests/jumlah_kueri.json names.

The file says what each query of a page is for, so that their number is the length of the list; who lengthens a list
says why in the commit.
"""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from karier.models import RencanaKarier
from pegawai.models import (
    Diklat,
    HasilSimata,
    HukumanDisiplin,
    Impor,
    JejakPerubahan,
    Klaster,
    Pegawai,
    Pekerjaan,
    Pengguna,
    PetaJabatan,
    Rumpun,
    TimKerja,
    UmpanBalik,
    UnitKerja,
)
from pemetaan.models import Pemetaan, Periode, Skema
from pemetaan.services.skema_ubah import Sampul, salin
from tests.pabrik import buat_asesmen, buat_instansi, buat_kinerja, buat_pegawai, buat_pengguna, buat_unit
from tests.pabrik_talenta import buat_pemetaan, buat_penempatan
from tests.pemetaan.pabrik_sidang import buat_pindah, buat_sidang

BERKAS = Path(__file__).parent / "jumlah_kueri.json"
ACUAN: dict[str, list[str]] = json.loads(BERKAS.read_text(encoding="utf-8"))
N = 4


def _satu(unit: UnitKerja, pemetaan: Any, nomor: int) -> Pegawai:
    orang = buat_pegawai(unit=unit, nama=f"ORANG {nomor:03d}", riwayat=True)
    rumpun, klaster = Rumpun.objects.create(nama=f"R{nomor}"), Klaster.objects.create(nama=f"K{nomor}")
    PetaJabatan.objects.create(jabatan=orang.jabatan, unit=unit, kebutuhan=1, rumpun=rumpun, klaster=klaster)
    buat_kinerja(orang, 2025 - nomor % 2)
    buat_asesmen(orang, date(2025, 6, 1))
    buat_penempatan(pemetaan, orang, None if nomor % 3 == 0 else nomor % 9 + 1)
    RencanaKarier.objects.create(instansi=unit.instansi, pegawai=orang, tahun_awal=2026, rekomendasi="karier")
    return orang


def isi(banyak: int) -> None:
    """Add ``banyak`` people, each in a unit of its own with all that a list or a figure reads."""
    instansi = buat_instansi()
    pemetaan = instansi.periode.first() and instansi.periode.first().pemetaan.first()
    pemetaan = pemetaan or buat_pemetaan(instansi)
    akar = UnitKerja.objects.first() or buat_unit(instansi)
    for _ in range(banyak):
        _satu(buat_unit(induk=akar), pemetaan, Pegawai.objects.count())
        Pekerjaan.objects.create(jenis="uji", judul="Uji", status="berjalan")
        Impor.objects.create(instansi=instansi, jenis="unor", nama_berkas="x.xlsx", sha256="0", ukuran=1)


def isi_satu_orang(banyak: int) -> None:
    """Give the first person ``banyak`` more rows of every kind of record."""
    orang = Pegawai.objects.order_by("nip").first() or _satu(
        buat_unit(induk=buat_unit()), buat_pemetaan(buat_instansi()), 1
    )
    awal = orang.diklat.count()
    for nomor in range(awal, awal + banyak):
        hari = date(2000 + nomor, 1, 1)
        Diklat.objects.create(pegawai=orang, nama="Diklat", tanggal=hari)
        TimKerja.objects.create(pegawai=orang, nama="Tim", peran="ketua", lingkup="internal", tanggal=hari)
        UmpanBalik.objects.create(pegawai=orang, tahun=2000 + nomor, nilai=80)
        HukumanDisiplin.objects.create(pegawai=orang, tingkat="ringan", mulai=hari)
        buat_kinerja(orang, 2000 + nomor)
        buat_asesmen(orang, hari)
        buat_penempatan(buat_pemetaan(orang.instansi, 2000 + nomor), orang, 5)
        JejakPerubahan.objects.create(
            model="pegawai.pegawai", objek=orang.pk, kunci=orang.nip, bidang={"nama": ["A", "B"]}
        )
        RencanaKarier.objects.create(
            instansi=orang.instansi, pegawai=orang, tahun_awal=2000 + nomor, rekomendasi="karier"
        )


def _profil() -> str:
    return reverse("pegawai-profil", args=[Pegawai.objects.order_by("nip").first().nip])


def _saringan() -> str:
    unit = UnitKerja.objects.first()
    return f"?level=2&rumpun={Rumpun.objects.first().pk}&klaster={Klaster.objects.first().pk}&unit={unit.pk}&q=orang"


def isi_periode(banyak: int) -> None:
    """Add ``banyak`` periods with a run in force and an earlier one each."""
    awal = 2000 + Periode.objects.count()
    for tahun in range(awal, awal + banyak):
        buat_pemetaan(buat_instansi(), tahun, berlaku=False)
        buat_pemetaan(buat_instansi(), tahun)


def isi_kalibrasi(banyak: int) -> None:
    """Add ``banyak`` people whom an open session has moved, on top of what ``isi`` makes."""
    isi(banyak)
    pemetaan = Pemetaan.objects.get(periode__tahun=2025)
    tim = Pengguna.objects.filter(groups__name="tim").first() or buat_pengguna("tim")
    sidang = pemetaan.sidang.first() or buat_sidang(pemetaan, tim)
    for satu in pemetaan.penempatan.filter(kotak_akhir__isnull=False, perubahan=None):
        buat_pindah(sidang, satu, satu.kotak_akhir % 9 + 1, tim)


def _sidang(nama: str) -> str:
    return reverse(nama, args=[2025, Pemetaan.objects.get(periode__tahun=2025).sidang.get().pk])


def isi_proses(banyak: int) -> None:
    """Add ``banyak`` earlier runs of one period."""
    if not Periode.objects.exists():
        buat_pemetaan(buat_instansi())
    for _ in range(banyak):
        buat_pemetaan(buat_instansi(), berlaku=False)


def isi_banding(banyak: int) -> None:
    """Add ``banyak`` people to two runs, each in a unit of its own."""
    isi(banyak)
    lama = Pemetaan.objects.filter(periode__tahun=2024).first() or buat_pemetaan(buat_instansi(), 2024)
    for satu in Pegawai.objects.exclude(penempatan__pemetaan=lama):
        buat_penempatan(lama, satu, 5)


def isi_skema(banyak: int) -> None:
    """Add ``banyak`` drafts of the agency."""
    oleh = Pengguna.objects.filter(groups__name="admin").first() or buat_pengguna("admin")
    for _ in range(banyak):
        sampul = Sampul("uji", "Skema uji")
        salin(skema=Skema.objects.get(kode="dasar"), sampul=sampul, oleh=oleh)


def isi_simata(banyak: int) -> None:
    """Add ``banyak`` people whose box in SIMATA is another one."""
    isi(banyak)
    for satu in Pegawai.objects.filter(hasil_simata=None):
        HasilSimata.objects.create(instansi=satu.instansi, nip=satu.nip, tahun=2025, kotak=1)


def _proses() -> str:
    return reverse("pemetaan-proses", args=[Pemetaan.objects.get(berlaku=True).pk])


# Page: as whom, at which address, with what growing.
KUERI: dict[str, tuple[str, Callable[[], str], Callable[[int], None]]] = {
    "beranda": ("sdm", lambda: reverse("beranda"), isi),
    "beranda admin": ("admin", lambda: reverse("beranda"), isi),
    "beranda ppk": ("ppk", lambda: reverse("beranda"), isi),
    "pegawai-daftar": ("sdm", lambda: reverse("pegawai-daftar"), isi),
    "pegawai-daftar tersaring": (
        "sdm",
        lambda: reverse("pegawai-daftar") + "?q=orang&level=2&kotak=ada&mutu=tanpa-skp&status=semua",
        isi,
    ),
    "mutu-data": ("admin", lambda: reverse("mutu-data"), isi),
    "mutu-data-ukuran": ("sdm", lambda: reverse("mutu-data-ukuran", args=["mutu-standar"]), isi),
    "pegawai-profil": ("sdm", _profil, isi_satu_orang),
    "pemetaan": ("sdm", lambda: reverse("pemetaan", args=[2025]), isi),
    "pemetaan tersaring": ("tim", lambda: reverse("pemetaan", args=[2025]) + _saringan(), isi),
    "pemetaan-kotak": ("sdm", lambda: reverse("pemetaan-kotak", args=[2025, 5]) + _saringan(), isi),
    "pemetaan-belum": ("sdm", lambda: reverse("pemetaan-belum", args=[2025]), isi),
    "pemetaan-kinerja": (
        "sdm",
        lambda: (
            reverse("pemetaan-kinerja", args=[2025])
            + f"?level=semua&proses=1&q=orang&pilih={Pegawai.objects.order_by('nip').last().nip}"
        ),
        isi,
    ),
    "simata": ("auditor", lambda: reverse("simata", args=[2025]), isi_simata),
    "keadilan": ("auditor", lambda: reverse("keadilan", args=[2025]), isi),
    "kalibrasi": ("auditor", lambda: reverse("kalibrasi", args=[2025]), isi_kalibrasi),
    "kalibrasi-sidang": ("tim", lambda: _sidang("kalibrasi-sidang"), isi_kalibrasi),
    "kalibrasi-catatan": ("auditor", lambda: _sidang("kalibrasi-catatan"), isi_kalibrasi),
    "pemetaan-periode": ("sdm", lambda: reverse("pemetaan-periode"), isi_periode),
    "pemetaan-periode-rincian": ("tim", lambda: reverse("pemetaan-periode-rincian", args=[2025]), isi_proses),
    "pemetaan-proses": ("sdm", lambda: _proses() + "?kotak=5", isi),
    "pemetaan-banding": ("sdm", lambda: reverse("pemetaan-banding"), isi_banding),
    "pemetaan-banding-orang": ("sdm", lambda: reverse("pemetaan-banding-orang") + "?arah=tetap", isi_banding),
    "skema-daftar": ("admin", lambda: reverse("skema-daftar"), isi_skema),
    "skema": ("admin", lambda: reverse("skema", args=[Skema.objects.get(kode="bkn-411").pk]), isi_skema),
    "andaikan": ("tim", lambda: reverse("andaikan", args=[2025]) + "?potong_y_atas=71", isi),
}


def _ukur(client: Any, alamat: str) -> tuple[int, str]:
    with CaptureQueriesContext(
        connection,
    ) as kueri:
        assert client.get(alamat).status_code == 200
    return len(kueri), "\n".join(satu["sql"][:200] for satu in kueri.captured_queries)


def _batas(nama: str) -> int:
    """Return how many queries a page may ask on this database: one has to ask its index of letters, the other not."""
    return sum(connection.vendor == "sqlite" or "(SQLite)" not in satu for satu in ACUAN[nama])


@pytest.mark.django_db
@pytest.mark.parametrize("nama", KUERI)
def test_kueri_tetap_walau_data_berlipat(nama, masuk_sebagai):
    peran, alamat, tambah = KUERI[nama]
    tambah(N)
    client = masuk_sebagai(peran)
    _ukur(client, alamat())
    sekali, daftar = _ukur(client, alamat())
    tambah(N)
    assert _ukur(client, alamat())[0] == sekali, daftar
    assert sekali == _batas(nama), daftar


def test_berkas_acuan_tanpa_sisa():
    assert set(ACUAN) == set(KUERI)
