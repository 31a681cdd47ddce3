"""``manage.py rpk susun|ajukan|cetak|verifikasi|paket``: five-year career plans."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from karier.perintah.hasil import cetak

SUBPERINTAH = ("susun", "ajukan", "cetak", "verifikasi", "paket")


class Command(BaseCommand):
    help = "Rencana Pengembangan Karier (RPK): susun, ajukan, cetak, verifikasi, paket untuk BKN."

    def add_arguments(self, parser: CommandParser) -> None:
        bagian = parser.add_subparsers(dest="subperintah", required=True, metavar="|".join(SUBPERINTAH))
        for nama in SUBPERINTAH:
            if find_spec(f"karier.perintah.{nama}") is None:
                continue
            modul = import_module(f"karier.perintah.{nama}")
            sub = bagian.add_parser(nama, help=modul.BANTUAN, description=modul.BANTUAN)
            modul.argumen(sub)
            sub.add_argument("--json", action="store_true", help="Keluaran satu objek JSON.")
            sub.set_defaults(jalankan=modul.jalankan)

    def handle(self, *args: Any, **opsi: Any) -> None:
        jalankan = opsi["jalankan"]
        cetak(self, lambda: jalankan(opsi), sebagai_json=opsi["json"])
