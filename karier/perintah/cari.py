"""Finding what an argument names; where it names nothing, the refusal lists the nearest."""

from datetime import date
from difflib import get_close_matches

from django.db.models import Q

from karier.perintah.hasil import ArgumenSalah
from pegawai.aturan.nip import rapikan
from pegawai.models import Instansi, Jabatan, Pegawai, UnitKerja

_BANYAK = 3


def cari_pegawai(teks: str) -> Pegawai:
    """Return the person with this NIP, with position, unit and agency loaded.

    Raises ArgumenSalah with the nearest NIPs and names where there is none.
    """
    nip = rapikan(teks)
    pegawai = Pegawai.objects.select_related("jabatan", "unit", "instansi").filter(nip=nip).first()
    if pegawai is None:
        dekat = Pegawai.objects.filter(Q(nip__startswith=nip[:8]) if nip[:8].isdigit() else Q(nama__icontains=teks))
        pilihan = {satu.nip: f"{satu.nip} {satu.nama}" for satu in dekat.order_by("nip")[:200]}
        terdekat = get_close_matches(nip, pilihan, _BANYAK, 0.5) or list(pilihan)[:_BANYAK]
        raise ArgumenSalah(f"NIP {teks} tidak ditemukan.{_mirip([pilihan[n] for n in terdekat])}")
    return pegawai


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


def cari_instansi(kode: str | None) -> Instansi:
    """Return the agency with this code, or the only one there is.

    Raises ArgumenSalah where the code is unknown, or missing while there are several or none.
    """
    semua = {satu.kode: satu for satu in Instansi.objects.all()}
    if kode is not None:
        if kode not in semua:
            raise ArgumenSalah(f"Instansi “{kode}” tidak ada. Yang ada: {', '.join(sorted(semua)) or 'belum ada'}.")
        return semua[kode]
    if len(semua) != 1:
        sebab = f"Ada {len(semua)} instansi; sebutkan dengan --kode-instansi." if semua else "Belum ada instansi."
        raise ArgumenSalah(sebab)
    return next(iter(semua.values()))


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
