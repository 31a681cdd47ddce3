"""``manage.py penempatan TAHUN [--kode-instansi KODE] [--rinci] [--json]``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from pemetaan.perintah.daftar import jalankan_penempatan
from talenta.umum.perintah import Hasil, cetak


class Command(BaseCommand):
    help = "Daftar penempatan yang berlaku: kotak 9, 8, 7, … lalu peringkat di dalam kotak."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("tahun", metavar="TAHUN", help="Tahun periode, misalnya 2025.")
        parser.add_argument("--kode-instansi", metavar="KODE", help="Perlu bila ada beberapa instansi.")
        parser.add_argument("--rinci", action="store_true", help="Dengan kotak hitungan dan kalibrasinya.")
        parser.add_argument("--json", action="store_true", help="Keluaran satu objek JSON.")

    def handle(self, *args: Any, **opsi: Any) -> None:
        def kerja() -> Hasil:
            return jalankan_penempatan(opsi["tahun"], opsi["kode_instansi"], rinci=opsi["rinci"])

        cetak(self, kerja, sebagai_json=opsi["json"])
