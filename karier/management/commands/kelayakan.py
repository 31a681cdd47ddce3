"""``manage.py kelayakan NIP JABATAN_ID [--pada YYYY-MM-DD] [--json]``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from karier.perintah.cari import baca_tanggal, cari_jabatan, cari_pegawai, cari_unit
from karier.perintah.hasil import Hasil, cetak
from karier.perintah.tampil import baris_kelayakan
from karier.selectors.kelayakan import kelayakan_json, periksa_kelayakan


class Command(BaseCommand):
    help = "Periksa kelayakan seorang pegawai untuk sebuah jabatan, syarat demi syarat."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("nip", metavar="NIP")
        parser.add_argument("jabatan", metavar="JABATAN_ID", help="ID jabatan (SIASN).")
        parser.add_argument("--unit", metavar="UNOR_ID", help="Unit tujuan, bila jabatan ada di beberapa unit.")
        parser.add_argument("--pada", metavar="YYYY-MM-DD", help="Tanggal pengangkatan; bawaan hari ini.")
        parser.add_argument("--json", action="store_true", help="Keluaran satu objek JSON.")

    def handle(self, *args: Any, **opsi: Any) -> None:
        cetak(self, lambda: self._periksa(opsi), sebagai_json=opsi["json"])

    def _periksa(self, opsi: dict[str, Any]) -> Hasil:
        pada = baca_tanggal(opsi["pada"]) if opsi["pada"] else timezone.localdate()
        pegawai = cari_pegawai(opsi["nip"])
        jabatan = cari_jabatan(opsi["jabatan"], pegawai.instansi)
        unit = cari_unit(opsi["unit"], pegawai.instansi) if opsi["unit"] else None
        hasil = periksa_kelayakan(pegawai, jabatan, unit, pada=pada)
        kepala = f"{pegawai.nama_lengkap} ({pegawai.nip}) → {jabatan.nama}, {pada:%d-%m-%Y}"
        return Hasil(kelayakan_json(hasil), [kepala, *baris_kelayakan(hasil)])
