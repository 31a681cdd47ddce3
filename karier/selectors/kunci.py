"""What an agency publishes so that its documents can be checked without this system."""

from dataclasses import dataclass

from pegawai.models import Instansi
from pegawai.selectors.rantai import kepala
from talenta.umum.gudang_kunci import kunci_publik
from talenta.umum.segel import pem_publik, tanda_kunci


@dataclass(frozen=True, slots=True)
class KunciInstansi:
    """The public keys of an agency as (id, PEM), the one in use first, and the head of its chain."""

    kode: str
    nama: str
    kunci: list[tuple[str, str]]
    nomor: int
    sidik: str


def kunci_semua() -> list[KunciInstansi]:
    """Return the agencies that have sealed something, by name."""
    hasil = []
    for instansi in Instansi.objects.order_by("nama"):
        kunci = [(tanda_kunci(satu), pem_publik(satu)) for satu in kunci_publik(instansi.kode)]
        if kunci:
            hasil.append(KunciInstansi(instansi.kode, instansi.nama, kunci, *kepala(instansi.pk)))
    return hasil
