"""People of the agency whom a file of Data Utama leaves out: proposed as non-active, never deleted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pegawai.impor.basis import masukkan, perbarui, teks_json
from pegawai.impor.hasil import HasilLembar
from pegawai.impor.terapkan import BIDANG_JEJAK
from pegawai.models import Impor, Instansi, JejakPerubahan, Pegawai, Pengguna


@dataclass(frozen=True, slots=True)
class Keluar:
    """An active person who is not in the file."""

    pk: int
    nip: str
    nama: str
    unit: str


def cari_keluar(hasil: HasilLembar, instansi: Instansi | None) -> list[Keluar]:
    """Return the active people of the agency who are not in the file, by name.

    Empty where rows of the file are refused: who stands in those cannot be told for sure.
    """
    if hasil.tertolak or instansi is None:
        return []
    di = hasil.bidang.index("nip")
    ada = {baris[di] for baris in hasil.baris}
    aktif = Pegawai.objects.filter(instansi=instansi, aktif=True).order_by("nama", "nip")
    semua = aktif.values_list("pk", "nip", "nama", "unit__nama").iterator(chunk_size=2000)
    return [Keluar(*satu) for satu in semua if satu[1] not in ada]


def ringkas_keluar(daftar: list[Keluar], batas: int) -> dict[str, Any]:
    """Return what the report keeps: how many, and the first ``batas`` of them."""
    contoh = [{"nip": satu.nip, "nama": satu.nama, "unit": satu.unit} for satu in daftar[:batas]]
    return {"jumlah": len(daftar), "contoh": contoh}


def nonaktifkan(daftar: Iterable[Keluar], *, impor: Impor, pada: datetime, oleh: Pengguna | None) -> None:
    """Make people non-active, and trace it as part of the import; the caller holds the transaction and the locks."""
    semua = list(daftar)
    if not semua:
        return
    perbarui(Pegawai, ["aktif"], ((False, satu.pk) for satu in semua))
    model, bidang, pelaku = Pegawai._meta.label_lower, teks_json({"aktif": [True, False]}), oleh.pk if oleh else None
    jejak = ((impor.pk, model, satu.pk, satu.nip, False, bidang, pada, pelaku) for satu in semua)
    masukkan(JejakPerubahan, BIDANG_JEJAK, jejak)
