"""sahkan_peran: the second person is an operator at the server."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from pegawai.pilihan import PERAN_DISAHKAN
from pegawai.services.pengesahan import sahkan_di_server
from talenta.umum.perintah import Hasil, cetak


class Command(BaseCommand):
    help = "Mengesahkan peran yang menunggu, bila instansi tidak punya admin kedua."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", metavar="NAMA_PENGGUNA")
        parser.add_argument("peran", metavar="PERAN", choices=sorted(PERAN_DISAHKAN))
        parser.add_argument("--json", action="store_true", help="cetak satu objek JSON")

    def handle(self, *args: Any, **opsi: Any) -> None:
        def kerja() -> Hasil:
            sahkan_di_server(username=opsi["username"], peran=opsi["peran"])
            data = {"username": opsi["username"], "peran": opsi["peran"]}
            return Hasil(data, [f"Peran {opsi['peran']} berlaku untuk akun {opsi['username']}."])

        cetak(self, kerja, sebagai_json=opsi["json"])
