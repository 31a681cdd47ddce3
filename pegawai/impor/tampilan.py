"""Changes as a person reads them: names instead of keys, labels instead of codes."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from pegawai.impor.banding import Selisih
from pegawai.impor.konteks import Konteks
from pegawai.impor.rujukan import NamaBaru

_SEBUTAN = {"atasan": "unit atasan"}
_TURUNAN = {"golongan_urut"}


def contoh_perubahan(selisih: list[Selisih], konteks: Konteks, batas: int) -> list[dict[str, Any]]:
    """Return the first ``batas`` changed rows: baris, kunci, lembar, and bidang as [{nama, lama, baru}]."""
    hasil: list[dict[str, Any]] = []
    for satu in selisih:
        for _, ke, beda in satu.ubah[: batas - len(hasil)]:
            bidang = [_satu(satu, konteks, nama, *pasangan) for nama, pasangan in beda.items() if nama not in _TURUNAN]
            bagian, baris = satu.hasil.letak(satu.hasil.nomor[ke])
            hasil.append(
                {
                    "baris": baris,
                    "lembar": bagian.lembar if satu.hasil.disebut else "",
                    "kunci": _kunci(satu, konteks, satu.hasil.baris[ke]),
                    "bidang": bidang,
                }
            )
    return hasil


def _kunci(selisih: Selisih, konteks: Konteks, baris: tuple[Any, ...]) -> str:
    bidang = selisih.hasil.bidang
    if "pegawai_id" in bidang:
        nip = konteks.nip_menurut_pk.get(baris[bidang.index("pegawai_id")], "")
        return f"{konteks.pegawai.isi[nip][1]} ({nip})" if nip in konteks.pegawai.isi else nip
    if "nip" in bidang and "nama" not in bidang:
        return str(baris[bidang.index("nip")])
    if "nama" in bidang:
        return f"{baris[bidang.index('nama')]} ({baris[bidang.index(selisih.hasil.lembaran.kunci[0])]})"
    jabatan = konteks.jabatan_menurut_pk.get(baris[bidang.index("jabatan_id")])
    return jabatan.nama if jabatan else ""


def _satu(selisih: Selisih, konteks: Konteks, nama: str, lama: Any, baru: Any) -> dict[str, str]:
    return {
        "nama": _sebutan(selisih, nama),
        "lama": _isi(selisih, konteks, nama, lama),
        "baru": _isi(selisih, konteks, nama, baru),
    }


def _sebutan(selisih: Selisih, nama: str) -> str:
    if nama in _SEBUTAN:
        return _SEBUTAN[nama]
    bidang = next(f for f in selisih.hasil.lembaran.model._meta.concrete_fields if f.attname == nama)
    return str(bidang.verbose_name)


def _isi(selisih: Selisih, konteks: Konteks, nama: str, nilai: Any) -> str:  # noqa: PLR0911
    if nilai is None or nilai == "":
        return "(kosong)"
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, date):
        return f"{nilai:%d-%m-%Y}"
    if isinstance(nilai, Decimal):
        return f"{nilai:f}".replace(".", ",")
    if isinstance(nilai, NamaBaru):
        return nilai.nama
    if nama == "atasan":
        return _nama(selisih.kini.values(), nilai)
    if nama.endswith("_id") and isinstance(nilai, int):
        return _rujukan(konteks, nama, nilai)
    bidang = next((f for f in selisih.hasil.lembaran.model._meta.concrete_fields if f.attname == nama), None)
    return str(dict(bidang.flatchoices).get(nilai, nilai)) if bidang is not None else str(nilai)


def _nama(simpul: Iterable[Any], kode: str) -> str:
    return next((satu.nama for satu in simpul if satu.siasn_id == kode), kode)


def _rujukan(konteks: Konteks, nama: str, pk: int) -> str:
    if nama in ("rumpun_id", "klaster_id"):
        return getattr(konteks, nama.removesuffix("_id")).nama(pk)
    asal = getattr(konteks, nama.removesuffix("_id"), None)
    return asal.nama(pk) if asal else str(pk)
