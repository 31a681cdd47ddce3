"""ukur: the benchmarks, each a ratio against a baseline measured in the same run."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from talenta.ukur.daftar import jalankan, pengukur
from talenta.umum.angka import angka_id


class Command(BaseCommand):
    help = "Mengukur kecepatan: tiap hasil adalah rasio terhadap patokan yang diukur pada kesempatan yang sama."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("nama", nargs="*", metavar="NAMA", help="yang diukur; tanpa nama: semuanya")
        parser.add_argument("--baris", type=int, default=None, metavar="N", help="besarnya, bagi yang mengenalnya")
        parser.add_argument("--json", action="store_true", help="cetak satu objek JSON")

    def handle(self, *args: Any, **opsi: Any) -> None:
        semua = pengukur()
        asing = [nama for nama in opsi["nama"] if nama not in semua]
        if asing or (opsi["baris"] is not None and opsi["baris"] < 1):
            self.stderr.write(f"Yang dapat diukur: {', '.join(semua)}; --baris paling sedikit 1.")
            sys.exit(2)
        hasil = []
        for nama in opsi["nama"] or semua:
            self.stderr.write(f"Mengukur {nama} …")
            hasil += jalankan(nama, semua[nama], opsi["baris"])
        if opsi["json"]:
            self.stdout.write(json.dumps({"ukur": hasil}, ensure_ascii=False))
            return
        for satu in hasil:
            self.stdout.write(f"\n{satu['nama']}")
            for kunci, nilai in satu.items():
                if kunci != "nama":
                    self.stdout.write(f"  {kunci.replace('_', ' ')}: {_tampil(nilai)}")


def _tampil(nilai: Any) -> str:
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    return angka_id(nilai) if isinstance(nilai, (int, float)) else str(nilai)
