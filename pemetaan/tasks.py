"""Handlers of background jobs."""

from pegawai.models import Pekerjaan
from pegawai.services.pelaksana import Kabari, penangan
from pemetaan.services.pekerjaan import JENIS, kerjakan_pemetaan
from talenta.umum.angka import angka_id


@penangan(JENIS)
def petakan_instansi(pekerjaan: Pekerjaan, kabari: Kabari) -> str:
    """Map an agency; the closing sentence says how many people were placed."""
    kabari(0, 1, "Menghitung penempatan semua pegawai…")
    hasil = kerjakan_pemetaan(pekerjaan=pekerjaan)
    kabari(1, 1)
    belum = sum(hasil.belum.values())
    sisa = f", {angka_id(belum)} belum dapat dipetakan" if belum else ""
    return f"{angka_id(hasil.dipetakan)} pegawai dipetakan{sisa}."
