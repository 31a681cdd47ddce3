"""Prepares an installation before the server starts; a second run has next to nothing to do."""

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from pegawai.models import Instansi, Pengguna
from talenta.contoh.akun import AKUN
from talenta.contoh.sandi import samakan_sandi, sandi_contoh

TANPA_AKUN = (
    "Belum ada akun. Buat instansi dan admin pertamanya:\n"
    '  .venv/bin/python manage.py buat_instansi KODE "Nama instansi" --admin NAMA_PENGGUNA'
)


class Command(BaseCommand):
    help = "Menyiapkan pemasangan: memutakhirkan basis data dan berkas statis, memuat instansi contoh bila kosong."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tanpa-contoh", action="store_true", help="jangan memuat instansi contoh")

    def handle(self, *args: Any, **opsi: Any) -> None:
        self.stderr.write("Memutakhirkan basis data …")
        call_command("migrate", verbosity=0, interactive=False)
        self._kumpulkan_statis()
        if not settings.PRODUKSI:
            self._siapkan_contoh(tanpa=opsi["tanpa_contoh"])
        if not Pengguna.objects.exists() and not Instansi.objects.exists():
            self.stdout.write(TANPA_AKUN)

    def _siapkan_contoh(self, *, tanpa: bool) -> None:
        sandi = sandi_contoh()
        if not tanpa and not Instansi.objects.exists():
            self.stderr.write("Memuat instansi contoh …")
            call_command("muat_contoh", sandi=sandi, stdout=self.stderr)
        akun = samakan_sandi(sandi=sandi)
        if akun:
            baris = [f"  {satu.username:<10} {AKUN[satu.username].label}" for satu in akun]
            faktor = "Kode faktor kedua akun contoh ppk: tampil pada formulirnya, atau manage.py kode_contoh ppk"
            self.stdout.write("\n".join(["Akun contoh:", *baris, f"Kata sandi semua akun contoh: {sandi}", faktor]))

    def _kumpulkan_statis(self) -> None:
        tanda, sidik = Path(settings.STATIC_ROOT) / ".sidik", sidik_statis()
        if tanda.exists() and tanda.read_text(encoding="utf-8") == sidik:
            return
        self.stderr.write("Mengumpulkan berkas statis …")
        call_command("collectstatic", verbosity=0, interactive=False)
        tanda.write_text(sidik, encoding="utf-8")


def sidik_statis() -> str:
    """Return a fingerprint of all static files by name, size and time; collecting them takes many seconds."""
    catatan = hashlib.sha256()
    for pencari in get_finders():
        for nama, gudang in pencari.list([]):
            keadaan = Path(gudang.path(nama)).stat()
            catatan.update(f"{nama} {keadaan.st_size} {keadaan.st_mtime_ns}\n".encode())
    return catatan.hexdigest()
