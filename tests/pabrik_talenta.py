"""Builders of a mapping and its placements, for tests that read results without reckoning them."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from pegawai.aturan.jenjang import JENJANG
from pegawai.models import Instansi, Pegawai
from pemetaan.aturan.kotak import KOTAK
from pemetaan.models import Pemetaan, Penempatan, Periode, Skema
from pemetaan.pilihan import StatusPeriode
from pemetaan.services.mesin.rekap import tulis_rekap
from tests.pabrik import buat_pengguna

SKOR = {
    "di_bawah": "50.00",
    "sesuai": "80.00",
    "di_atas": "95.00",
    "rendah": "40.00",
    "menengah": "70.00",
    "tinggi": "90",
}


def buat_periode(instansi: Instansi, tahun: int = 2025, status: str = StatusPeriode.DIPETAKAN) -> Periode:
    """Return a new period in this state; one that is set carries its decision."""
    isi: dict[str, Any] = {}
    if status in (StatusPeriode.DITETAPKAN, StatusPeriode.DIARSIPKAN):
        oleh = buat_pengguna("ppk", instansi)
        isi = {"nomor_keputusan": "800/1/2026", "tanggal_keputusan": date(2026, 1, 5), "ditetapkan_oleh": oleh}
        isi["ditetapkan_pada"] = timezone.now()
    return Periode.objects.create(instansi=instansi, tahun=tahun, status=status, **isi)


def buat_pemetaan(instansi: Instansi, tahun: int = 2025, berlaku: bool = True) -> Pemetaan:
    """Return a new mapping of the agency's period of this year, by the default scheme."""
    periode = Periode.objects.get_or_create(
        instansi=instansi, tahun=tahun, defaults={"status": StatusPeriode.DIPETAKAN}
    )[0]
    skema = Skema.objects.filter(kode="dasar").first() or Skema.objects.create(
        kode="dasar",
        nama="Skema dasar",
        potong_y_atas=90,
        potong_y_sesuai=70,
        potong_x_tinggi=80,
        potong_x_menengah=60,
    )
    return Pemetaan.objects.create(periode=periode, skema=skema, versi_aturan="uji", berlaku=berlaku)


def buat_penempatan(
    pemetaan: Pemetaan, pegawai: Pegawai, kotak: int | None = 5, sebab: str = "belum ada SKP", **lain: Any
) -> Penempatan:
    """Return a placement in a box 1–9 with scores that fit it; ``kotak`` None: not placed, for ``sebab``."""
    isi: dict[str, Any] = {
        "unit": pegawai.unit,
        "unit_path": pegawai.unit.path,
        "jabatan": pegawai.jabatan,
        "jenjang": pegawai.jabatan.jenjang,
        "level": JENJANG[pegawai.jabatan.jenjang].level,
        "golongan": pegawai.golongan,
        "golongan_urut": pegawai.golongan_urut,
    }
    isi |= {"sebab": sebab} if kotak is None else _hasil(kotak)
    penempatan = Penempatan.objects.create(pemetaan=pemetaan, pegawai=pegawai, **isi | lain)
    tulis_rekap(pemetaan_id=pemetaan.pk)
    return penempatan


def _hasil(kotak: int) -> dict[str, Any]:
    baris = KOTAK[kotak]
    y, x = Decimal(SKOR[baris.kinerja]), Decimal(SKOR[baris.potensial])
    return {
        "kotak": kotak,
        "kotak_akhir": kotak,
        "kinerja": baris.kinerja,
        "potensial": baris.potensial,
        "skor_kinerja": y,
        "skor_potensial": x,
        "nilai_talenta": (x + y) / 2,
        "n_jpm": x,
        "peringkat": 1,
    }
