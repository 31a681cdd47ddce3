"""Whole numbers in Indonesian words, as official documents write them beside the digits."""

from datetime import date

from talenta.umum.tanggal import BULAN, HARI

_SATUAN = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
_BESARAN = ((1_000_000, "juta"), (1_000, "ribu"), (100, "ratus"), (10, "puluh"))


def terbilang(nilai: int) -> str:
    """Return 0 to 999.999.999 in words, such as "seribu dua ratus tiga belas"; raises ValueError outside."""
    if not 0 <= nilai < 1_000_000_000:
        raise ValueError(f"tidak dapat dieja: {nilai}")
    if nilai < len(_SATUAN):
        return _SATUAN[nilai]
    if nilai < 20:
        return f"{_SATUAN[nilai - 10]} belas"
    besar, nama = next(baris for baris in _BESARAN if nilai >= baris[0])
    depan, sisa = divmod(nilai, besar)
    awal = f"se{nama}" if depan == 1 and nama in ("ribu", "ratus") else f"{terbilang(depan)} {nama}"
    return f"{awal} {terbilang(sisa)}" if sisa else awal


def hari_terbilang(hari: date) -> str:
    """Return "Selasa, tanggal dua puluh empat, bulan November, tahun dua ribu dua puluh enam"."""
    return (
        f"{HARI[hari.weekday()]}, tanggal {terbilang(hari.day)}, bulan {BULAN[hari.month - 1]}, "
        f"tahun {terbilang(hari.year)}"
    )
