"""kunci_faktor: a new key for the secrets of authenticators, and everything sealed with it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from pegawai.services.faktor import segel_ulang
from talenta.umum.brankas import ganti_kunci_rahasia, nomor_kunci_kini
from talenta.umum.perintah import Hasil, cetak


class Command(BaseCommand):
    help = (
        "Menyegel rahasia semua autentikator dengan kunci terbaru. Dengan --ganti dibuat dulu kunci yang baru; "
        "kunci lama tetap disimpan karena masih membuka cadangan yang lama."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--ganti", action="store_true", help="buat kunci baru lebih dahulu")
        parser.add_argument("--json", action="store_true", help="cetak satu objek JSON")

    def handle(self, *args: Any, **opsi: Any) -> None:
        def kerja() -> Hasil:
            if opsi["ganti"]:
                ganti_kunci_rahasia()
            data = {"disegel": segel_ulang(), "kunci": nomor_kunci_kini()}
            return Hasil(data, [f"{data['disegel']} autentikator disegel; kunci terbaru nomor {data['kunci']:04}."])

        cetak(self, kerja, sebagai_json=opsi["json"])
