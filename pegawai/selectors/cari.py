"""Finding the person and the agency that an argument names; where it names none, the refusal lists the nearest."""

from difflib import get_close_matches

from django.db.models import Q

from pegawai.aturan.nip import rapikan
from pegawai.models import Instansi, Pegawai
from talenta.umum.perintah import ArgumenSalah

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


def _mirip(nama: list[str]) -> str:
    return f" Yang mirip: {'; '.join(nama)}." if nama else ""
