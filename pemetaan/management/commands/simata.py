"""``manage.py simata TAHUN [--sebab KODE] [--kode-instansi KODE] [--json]``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from pemetaan.perintah.simata import jalankan_simata
from pemetaan.pilihan import SebabBeda
from talenta.umum.perintah import Hasil, cetak


class Command(BaseCommand):
    help = "Selisih kotak SIMATA dengan pemetaan yang berlaku, masing-masing dengan sebabnya."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("tahun", metavar="TAHUN", help="Tahun periode, misalnya 2025.")
        parser.add_argument("--sebab", metavar="KODE", default="", help=", ".join(SebabBeda.values))
        parser.add_argument("--kode-instansi", metavar="KODE", help="Perlu bila ada beberapa instansi.")
        parser.add_argument("--json", action="store_true", help="Keluaran satu objek JSON.")

    def handle(self, *args: Any, **opsi: Any) -> None:
        def kerja() -> Hasil:
            return jalankan_simata(opsi["tahun"], opsi["kode_instansi"], opsi["sebab"])

        cetak(self, kerja, sebagai_json=opsi["json"])
