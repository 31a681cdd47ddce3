"""``rpk susun TAHUN_AWAL [--nip NIP …] [--unit KODE] [--kode-instansi KODE]``: draws up five-year plans."""

from argparse import ArgumentParser
from typing import Any

from karier.models import RencanaKarier
from karier.perintah.cari import cari_instansi, cari_pegawai, cari_unit
from karier.perintah.hasil import DITOLAK, SELESAI, Hasil
from karier.selectors.rpk import langkah_json, rpk_dengan_langkah
from karier.services.rpk import HasilSusun, susun_banyak
from pegawai.models import Instansi

BANTUAN = "Susun RPK lima tahun untuk pegawai tertentu, satu unit beserta bawahannya, atau seluruh instansi."


def argumen(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("tahun_awal", type=int, metavar="TAHUN_AWAL", help="Tahun pertama dari lima tahun rencana.")
    parser.add_argument("--nip", nargs="+", action="extend", metavar="NIP", help="Hanya pegawai ini.")
    parser.add_argument("--unit", metavar="KODE", help="ID UNOR: unit itu beserta semua bawahannya.")
    parser.add_argument("--kode-instansi", metavar="KODE", help="Perlu bila ada lebih dari satu instansi.")


def jalankan(opsi: dict[str, Any]) -> Hasil:
    """Draw up; exit 1 where nothing came of it, or where somebody who was named got no plan."""
    instansi = _instansi(opsi)
    unit = cari_unit(opsi["unit"], instansi) if opsi["unit"] else None
    hasil = susun_banyak(instansi=instansi, tahun_awal=opsi["tahun_awal"], unit=unit, nip=opsi["nip"], oleh=None)
    rpk = rpk_dengan_langkah([satu.pk for satu in hasil.rpk])
    data = {
        "rpk": [_rpk_json(satu) for satu in rpk],
        "gagal": [{"nip": nip, "sebab": sebab} for nip, sebab in hasil.gagal],
    }
    ditolak = not hasil.rpk or (opsi["nip"] and hasil.gagal)
    return Hasil(data, _baris(rpk, hasil), DITOLAK if ditolak else SELESAI)


def _instansi(opsi: dict[str, Any]) -> Instansi:
    if opsi["kode_instansi"] is None and opsi["nip"]:
        return cari_pegawai(opsi["nip"][0]).instansi
    return cari_instansi(opsi["kode_instansi"])


def _rpk_json(rpk: RencanaKarier) -> dict[str, Any]:
    return {
        "id": rpk.pk,
        "nip": rpk.pegawai.nip,
        "status": rpk.status,
        "langkah": [langkah_json(satu) for satu in rpk.langkah.all()],
    }


def _baris(rpk: list[RencanaKarier], hasil: HasilSusun) -> list[str]:
    baris = [f"{len(rpk)} RPK disusun, {len(hasil.gagal)} tidak."]
    for satu in rpk:
        pindah = [f"{langkah.waktu}: {langkah.uraian}" for langkah in satu.langkah.all() if langkah.jabatan_id]
        isi = "; ".join(pindah) or "tanpa perpindahan"
        baris.append(f"  {satu.pk}  {satu.pegawai.nip}  {satu.pegawai.nama}  {isi}")
    return [*baris, *(f"  tidak disusun: {nip}: {sebab}" for nip, sebab in hasil.gagal)]
