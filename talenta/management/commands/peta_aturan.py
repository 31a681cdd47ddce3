"""Writes docs/peta-aturan.md, or checks that it is up to date."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from talenta.peta_aturan import tulis


class Command(BaseCommand):
    help = "Menulis docs/peta-aturan.md: pasal, aturan, letaknya dalam kode, dan ujinya."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--periksa", action="store_true", help="hanya memeriksa; keluar 1 bila tidak mutakhir")

    def handle(self, *args: Any, **opsi: Any) -> None:
        berkas = settings.AKAR / "docs" / "peta-aturan.md"
        isi = tulis(settings.AKAR)
        mutakhir = berkas.exists() and berkas.read_text(encoding="utf-8") == isi
        if opsi["periksa"]:
            if not mutakhir:
                raise CommandError("docs/peta-aturan.md tidak mutakhir. Jalankan: manage.py peta_aturan", returncode=1)
            self.stdout.write("docs/peta-aturan.md mutakhir.")
            return
        if not mutakhir:
            berkas.parent.mkdir(exist_ok=True)
            berkas.write_text(isi, encoding="utf-8")
        self.stdout.write("docs/peta-aturan.md sudah mutakhir." if mutakhir else "docs/peta-aturan.md ditulis.")
