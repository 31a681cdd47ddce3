"""What a command of karier gives back, and how it is printed: the same as everywhere."""

from talenta.umum.perintah import ARGUMEN_SALAH, DITOLAK, SELESAI, ArgumenSalah, Hasil, cetak

__all__ = ["ARGUMEN_SALAH", "DITOLAK", "SELESAI", "ArgumenSalah", "Hasil", "cetak"]
