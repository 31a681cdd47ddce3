"""``manage.py jelaskan NIP TAHUN [--json]``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from pemetaan.perintah.daftar import jalankan_jelaskan
from talenta.umum.perintah import cetak


class Command(BaseCommand):
    help = "Jelaskan satu penempatan: masukan, bobot, nilai antara, batas kelas, dan dasar hukumnya."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("nip", metavar="NIP")
        parser.add_argument("tahun", metavar="TAHUN", help="Tahun periode, misalnya 2025.")
        parser.add_argument("--json", action="store_true", help="Keluaran satu objek JSON.")

    def handle(self, *args: Any, **opsi: Any) -> None:
        cetak(self, lambda: jalankan_jelaskan(opsi["nip"], opsi["tahun"]), sebagai_json=opsi["json"])
