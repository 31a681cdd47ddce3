"""``manage.py petakan TAHUN [--skema KODE] [--kode-instansi KODE] [--json]``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from pemetaan.perintah.daftar import jalankan_petakan
from talenta.umum.perintah import cetak


class Command(BaseCommand):
    help = "Petakan seluruh pegawai aktif sebuah instansi ke dalam sembilan kotak."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("tahun", metavar="TAHUN", help="Tahun periode, misalnya 2025.")
        parser.add_argument("--skema", metavar="KODE", default="", help="Kode skema penilaian; bawaan: dasar.")
        parser.add_argument("--kode-instansi", metavar="KODE", help="Perlu bila ada beberapa instansi.")
        parser.add_argument("--json", action="store_true", help="Keluaran satu objek JSON.")

    def handle(self, *args: Any, **opsi: Any) -> None:
        cetak(
            self,
            lambda: jalankan_petakan(opsi["tahun"], opsi["skema"], opsi["kode_instansi"]),
            sebagai_json=opsi["json"],
        )
