"""buat_instansi: an agency and its first admins, by the operator at the server."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from pegawai.pilihan import JenisInstansi
from pegawai.services.instansi import buat_instansi
from talenta.umum.perintah import Hasil, cetak


class Command(BaseCommand):
    help = "Membuat satu instansi beserta admin pertamanya; kata sandi sementaranya dicetak satu kali."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kode", metavar="KODE", help="kode singkat tanpa spasi, misalnya kab-tirtaloka")
        parser.add_argument("nama", metavar="NAMA", help="nama resmi, misalnya “Pemerintah Kabupaten Tirtaloka”")
        parser.add_argument(
            "--admin",
            metavar="NAMA_PENGGUNA",
            nargs="+",
            required=True,
            help="admin pertama; dua nama lebih baik, sebab peran penyetuju disahkan admin kedua",
        )
        parser.add_argument("--jenis", choices=JenisInstansi.values, default=JenisInstansi.KABKOTA.value)
        parser.add_argument("--json", action="store_true", help="cetak satu objek JSON")

    def handle(self, *args: Any, **opsi: Any) -> None:
        def kerja() -> Hasil:
            instansi, sandi = buat_instansi(
                kode=opsi["kode"], nama=opsi["nama"], admin=opsi["admin"], jenis=opsi["jenis"]
            )
            baris = [f"{instansi.nama} ({instansi.kode}) dibuat. Akun admin, kata sandinya hanya tampil di sini:"]
            baris += [f"  {nama:<20} {isi}" for nama, isi in sandi.items()]
            baris.append("Masuk, lalu ganti kata sandi. Beranda menunjukkan urutan impornya.")
            return Hasil({"kode": instansi.kode, "nama": instansi.nama, "sandi": sandi}, baris)

        cetak(self, kerja, sebagai_json=opsi["json"])
