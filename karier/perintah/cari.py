"""Finding what an argument names; where it names nothing, the refusal lists the nearest."""

from datetime import date
from difflib import get_close_matches

from karier.perintah.hasil import ArgumenSalah
from pegawai.models import Instansi, Jabatan, UnitKerja
from pegawai.selectors.cari import cari_instansi, cari_pegawai

__all__ = ["baca_tanggal", "cari_instansi", "cari_jabatan", "cari_pegawai", "cari_unit"]
_BANYAK = 3


def cari_jabatan(teks: str, instansi: Instansi) -> Jabatan:
    """Return the agency's position with this SIASN id.

    Raises ArgumenSalah with the nearest ids and names where there is none.
    """
    kunci = teks.strip()
    jabatan = Jabatan.objects.select_related("unit").filter(instansi=instansi, siasn_id__iexact=kunci).first()
    if jabatan is None:
        semua = list(Jabatan.objects.filter(instansi=instansi).values_list("siasn_id", "nama").order_by("nama"))
        sebut = {kode.lower(): f"{nama} ({kode})" for kode, nama in semua}
        sebut |= {nama.lower(): f"{nama} ({kode})" for kode, nama in semua}
        dekat = [sebut[k] for k in get_close_matches(kunci.lower(), sebut, _BANYAK, 0.4)]
        raise ArgumenSalah(f"Jabatan dengan ID {teks} tidak ada di {instansi}.{_mirip(list(dict.fromkeys(dekat)))}")
    return jabatan


def cari_unit(teks: str, instansi: Instansi) -> UnitKerja:
    """Return the agency's unit with this SIASN id.

    Raises ArgumenSalah with the nearest ids and names where there is none.
    """
    unit = UnitKerja.objects.filter(instansi=instansi, siasn_id__iexact=teks.strip()).first()
    if unit is None:
        semua = list(UnitKerja.objects.filter(instansi=instansi).values_list("siasn_id", "nama"))
        sebut = {k.lower(): f"{nama} ({kode})" for kode, nama in semua for k in (kode, nama)}
        dekat = [sebut[k] for k in get_close_matches(teks.strip().lower(), sebut, _BANYAK, 0.4)]
        raise ArgumenSalah(f"Unit dengan ID {teks} tidak ada di {instansi}.{_mirip(list(dict.fromkeys(dekat)))}")
    return unit


def baca_tanggal(teks: str) -> date:
    """Return the date written YYYY-MM-DD; raises ArgumenSalah for anything else."""
    try:
        return date.fromisoformat(teks)
    except ValueError:
        raise ArgumenSalah(f"Tanggal “{teks}” tidak sah; tulis YYYY-MM-DD, misalnya 2026-12-31.") from None


def _mirip(nama: list[str]) -> str:
    return f" Yang mirip: {'; '.join(nama)}." if nama else ""
