"""Loads the demo agency into an empty database."""

import json
import secrets
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from talenta.contoh.muat import muat
from talenta.contoh.organisasi import JUMLAH_ACUAN
from talenta.umum.galat import GalatAplikasi


class Command(BaseCommand):
    help = "Memuat instansi contoh (rekaan) beserta akunnya ke basis data yang kosong."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--sandi", default="", help="kata sandi akun contoh (bawaan: TALENTA_SANDI_CONTOH)")
        parser.add_argument("--jumlah", type=int, default=JUMLAH_ACUAN, help="banyaknya pegawai (bawaan: 2000)")
        parser.add_argument("--json", action="store_true", help="hasil sebagai satu objek JSON")

    def handle(self, *args: Any, **opsi: Any) -> None:
        diberikan = opsi["sandi"] or settings.TALENTA_SANDI_CONTOH
        sandi = diberikan or secrets.token_urlsafe(9)
        try:
            hasil = muat(sandi=sandi, jumlah=opsi["jumlah"], lapor=lambda pesan: self.stderr.write(f"  {pesan}"))
        except GalatAplikasi as galat:
            raise CommandError(galat.pesan, returncode=2 if galat.kode == "argumen" else 1) from None
        keluaran: dict[str, Any] = {"instansi": hasil.instansi, "baru": hasil.baru, "pegawai": hasil.pegawai}
        if hasil.baru:
            keluaran |= {"akun": hasil.akun, "sandi": sandi if not diberikan else None}
        self.stdout.write(json.dumps(keluaran, ensure_ascii=False) if opsi["json"] else self._kalimat(keluaran))

    def _kalimat(self, hasil: dict[str, Any]) -> str:
        if not hasil["baru"]:
            return f"{hasil['instansi']} sudah dimuat ({hasil['pegawai']} pegawai); tidak ada yang diubah."
        baris = [f"{hasil['instansi']}: {hasil['pegawai']} pegawai dimuat. Akun contoh: {', '.join(hasil['akun'])}."]
        if hasil["sandi"]:
            baris.append(f"Kata sandi semua akun contoh: {hasil['sandi']}")
        return "\n".join(baris)
