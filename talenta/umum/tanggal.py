"""Dates as Indonesian reads them; for pages, commands and documents alike."""

from datetime import date, datetime

from django.utils import timezone

BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def _setempat(nilai: date) -> date:
    """Return an aware moment in local time; anything else as it is."""
    return timezone.localtime(nilai) if isinstance(nilai, datetime) and timezone.is_aware(nilai) else nilai


def tanggal_panjang(nilai: date) -> str:
    """Return "17 Agustus 2026"; an aware datetime is read in local time first."""
    hari = _setempat(nilai)
    return f"{hari.day} {BULAN[hari.month - 1]} {hari.year}"


def tanggal_pendek(nilai: date) -> str:
    """Return "17-08-2026"; an aware datetime is read in local time first."""
    hari = _setempat(nilai)
    return f"{hari.day:02d}-{hari.month:02d}-{hari.year:04d}"


def hari_tanggal(nilai: date) -> str:
    """Return "Senin, 17 Agustus 2026"."""
    return f"{HARI[_setempat(nilai).weekday()]}, {tanggal_panjang(nilai)}"


def tanggal_jam(nilai: datetime) -> str:
    """Return "17 Agustus 2026 pukul 09.05" in local time."""
    saat = _setempat(nilai)
    assert isinstance(saat, datetime)
    return f"{tanggal_panjang(saat)} pukul {saat:%H.%M}"


def bulan_tahun(nilai: date) -> str:
    """Return "Agustus 2026"."""
    hari = _setempat(nilai)
    return f"{BULAN[hari.month - 1]} {hari.year}"
