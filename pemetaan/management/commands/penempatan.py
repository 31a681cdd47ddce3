"""``manage.py penempatan TAHUN [--kode-instansi KODE] [--json]``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from pemetaan.perintah.daftar import jalankan_penempatan
from talenta.umum.perintah import cetak


class Command(BaseCommand):
    help = "Daftar penempatan yang berlaku: kotak 9, 8, 7, … lalu peringkat di dalam kotak."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("tahun", metavar="TAHUN", help="Tahun periode, misalnya 2025.")
        parser.add_argument("--kode-instansi", metavar="KODE", help="Perlu bila ada beberapa instansi.")
        parser.add_argument("--json", action="store_true", help="Keluaran satu objek JSON.")

    def handle(self, *args: Any, **opsi: Any) -> None:
        cetak(self, lambda: jalankan_penempatan(opsi["tahun"], opsi["kode_instansi"]), sebagai_json=opsi["json"])
