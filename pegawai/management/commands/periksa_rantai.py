"""``manage.py periksa_rantai``: recompute the hash chains and name what was changed behind the system's back."""

import re
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from pegawai.models import Instansi
from pegawai.selectors.periksa_rantai import HasilPeriksa, periksa_rantai
from pegawai.services.rantai import segel
from talenta.umum.perintah import DITOLAK, SELESAI, ArgumenSalah, Hasil, cetak

_KEPALA = re.compile(r"(\d{1,18}):([0-9a-f]{16,64})")


class Command(BaseCommand):
    help = (
        "Hitung ulang rantai sidik setiap instansi dan bandingkan dengan isi basis data serta berkas dokumen. "
        "Kode keluar 0: utuh; 1: ada yang diubah, dihapus, atau ditukar."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--kode-instansi", metavar="KODE", help="Hanya instansi ini.")
        parser.add_argument(
            *("--kepala", "-k"),
            action="append",
            default=[],
            metavar="NOMOR:SIDIK",
            help="Kepala rantai yang pernah diumumkan atau tercetak; boleh diulang, perlu --kode-instansi.",
        )
        parser.add_argument(
            "--segel",
            action="store_true",
            help="Catat lebih dahulu objek lama yang belum tercatat, misalnya sesudah pemutakhiran sistem.",
        )
        parser.add_argument("--json", action="store_true", help="Keluaran satu objek JSON.")

    def handle(self, *args: Any, **opsi: Any) -> None:
        cetak(self, lambda: _jalankan(opsi), sebagai_json=opsi["json"])


def _jalankan(opsi: dict[str, Any]) -> Hasil:
    semua, terbit = _instansi(opsi["kode_instansi"]), _baca_kepala(opsi["kepala"])
    if terbit and not opsi["kode_instansi"]:
        raise ArgumenSalah("--kepala perlu --kode-instansi: setiap instansi punya rantainya sendiri.")
    disegel = {satu.kode: segel(instansi=satu) if opsi["segel"] else 0 for satu in semua}
    hasil = [periksa_rantai(satu, terbit=terbit) for satu in semua]
    data = {"utuh": all(satu.utuh for satu in hasil), "instansi": [_json(satu, disegel) for satu in hasil]}
    baris = [teks for satu in hasil for teks in _baris(satu, disegel[satu.instansi.kode])]
    return Hasil(data, baris or ["Belum ada instansi."], SELESAI if data["utuh"] else DITOLAK)


def _instansi(kode: str | None) -> list[Instansi]:
    semua = Instansi.objects.order_by("kode")
    pilihan = list(semua.filter(kode=kode) if kode else semua)
    if kode and not pilihan:
        raise ArgumenSalah(f"Instansi “{kode}” tidak ada. Yang ada: {', '.join(s.kode for s in semua) or '–'}.")
    return pilihan


def _baca_kepala(teks: list[str]) -> dict[int, str]:
    hasil = {}
    for satu in teks:
        cocok = _KEPALA.fullmatch(satu.strip().lower())
        if not cocok:
            raise ArgumenSalah(
                f"Kepala “{satu}” tidak terbaca. Tulis NOMOR:SIDIK, sidik 16 sampai 64 angka heksadesimal."
            )
        hasil[int(cocok[1])] = cocok[2]
    return hasil


def _json(hasil: HasilPeriksa, disegel: dict[str, int]) -> dict[str, Any]:
    kode = hasil.instansi.kode
    return {
        "kode": kode,
        "utuh": hasil.utuh,
        "mata": hasil.mata,
        "kepala": hasil.kepala,
        "disegel": disegel[kode],
        "segel_lama": hasil.lama,
        "temuan": hasil.temuan,
    }


def _baris(hasil: HasilPeriksa, disegel: int) -> list[str]:
    baris = [f"{hasil.instansi}: {hasil.mata} mata, kepala {hasil.mata}:{hasil.kepala}"]
    if disegel:
        baris.append(f"  {disegel} objek lama dicatat.")
    if hasil.lama:
        baris.append(f"  {hasil.lama} objek masih tersegel seperti pada versi lama; --segel menyegelnya lengkap.")
    return baris + ([f"  PUTUS: {satu}" for satu in hasil.temuan] or ["  Utuh."])
