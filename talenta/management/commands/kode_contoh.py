"""Prints the present code of a demo account's second factor."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from pegawai.models import Pengguna
from talenta.contoh.acuan import KODE
from talenta.contoh.faktor import kode_contoh


class Command(BaseCommand):
    help = "Mencetak kode faktor kedua akun contoh saat ini (hanya data contoh, tidak pada pemasangan produksi)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", metavar="AKUN", nargs="?", default="ppk", help="akun contoh (bawaan: ppk)")

    def handle(self, *args: Any, **opsi: Any) -> None:
        siapa = Pengguna.objects.filter(username=opsi["username"], instansi__kode=KODE).first()
        kode = kode_contoh(siapa) if siapa else ""
        if not kode:
            raise CommandError(f"Akun {opsi['username']} bukan akun contoh yang punya faktor kedua contoh.")
        self.stdout.write(kode)
