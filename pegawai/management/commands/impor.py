"""impor: bring in one workbook."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from pegawai.impor.galat import GalatBerkas, Temuan
from pegawai.impor.laporan import Laporan, kelompok
from pegawai.pilihan import JenisImpor
from pegawai.services.impor import jalankan, tentukan_instansi
from talenta.umum.galat import GalatAplikasi

BATAS_RINCI = 20


class Command(BaseCommand):
    # The checks would load every page and what prints documents: a second and ninety megabytes for nothing.
    requires_system_checks = ()
    help = (
        "Mengimpor satu buku kerja: semua baris diperiksa, semua galat dilaporkan, "
        "lalu diterapkan seluruhnya atau tidak sama sekali."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("jenis", metavar="JENIS", help=", ".join(JenisImpor.values))
        parser.add_argument("berkas", metavar="BERKAS", help=".xlsx, .xls, .xlsb, .ods, atau .csv")
        parser.add_argument("--uji", action="store_true", help="periksa semuanya tanpa menyimpan apa pun")
        parser.add_argument("--sebagian", action="store_true", help="terapkan baris yang benar, sisihkan yang salah")
        parser.add_argument("--galat", metavar="KELUAR.xlsx", help="tulis baris yang ditolak ke buku kerja ini")
        parser.add_argument("--instansi", metavar="KODE", default="", help="kode instansi; perlu bila ada beberapa")
        parser.add_argument("--json", action="store_true", help="cetak satu objek JSON")

    def handle(self, *args: Any, **opsi: Any) -> None:
        try:
            laporan = self._jalankan(opsi)
        except GalatBerkas as galat:
            self._berhenti(galat.pesan, 2)
        except GalatAplikasi as galat:
            self._berhenti(galat.pesan, 1)
        if opsi["json"]:
            self.stdout.write(json.dumps(laporan.json(), ensure_ascii=False))
        else:
            self._cetak(laporan, opsi)
        if laporan.ditolak:
            sys.exit(1)

    def _jalankan(self, opsi: dict[str, Any]) -> Laporan:
        jenis = opsi["jenis"].strip().lower().replace("_", "-")
        if jenis not in JenisImpor.values:
            raise GalatBerkas(
                f"Jenis “{opsi['jenis']}” tidak dikenal. Pilih salah satu: {', '.join(JenisImpor.values)}."
            )
        instansi = tentukan_instansi(opsi["instansi"], jenis)
        return jalankan(
            jenis=jenis,
            jalur=opsi["berkas"],
            instansi=instansi,
            kode_baru=opsi["instansi"],
            oleh=None,
            uji=opsi["uji"],
            sebagian=opsi["sebagian"],
            galat=opsi["galat"],
            lapor=self._kemajuan if opsi["verbosity"] > 1 or self.stderr.isatty() else None,
        )

    def _kemajuan(self, selesai: int, jumlah: int, pesan: str) -> None:
        persen = 100 * selesai // jumlah if jumlah else 0
        self.stderr.write(f"\r{pesan}: {persen}%", ending="" if selesai < jumlah else "\n")
        self.stderr.flush()

    def _berhenti(self, pesan: str, kode: int) -> None:
        self.stderr.write(pesan)
        sys.exit(kode)

    def _cetak(self, laporan: Laporan, opsi: dict[str, Any]) -> None:
        tulis = self.stdout.write
        tulis(
            f"{laporan.jenis}: {laporan.baris} baris — {laporan.baru} baru, {laporan.berubah} berubah, "
            f"{laporan.tetap} tetap, {laporan.dilewati} dilewati, {laporan.ditolak} ditolak."
        )
        for nama, jumlah in laporan.nama_baru.items():
            tulis(f"{jumlah} {nama} baru ikut dibuat.")
        for sebutan, daftar in (("Kolom", laporan.kolom_diabaikan), ("Lembar", laporan.lembar_diabaikan)):
            if daftar:
                tulis(f"{sebutan} yang diabaikan: {', '.join(daftar)}.")
        self._cetak_temuan("Ditolak", laporan.galat)
        self._cetak_temuan("Peringatan", laporan.peringatan)
        self._cetak_temuan("Dilewati", laporan.baris_dilewati)
        tulis(_penutup(laporan, opsi))

    def _cetak_temuan(self, sebutan: str, temuan: list[Temuan]) -> None:
        for satu in kelompok(temuan):
            self.stdout.write(f"\n{sebutan} — {satu['sebab']}: {satu['jumlah']}")
            for isi in satu["contoh"][:BATAS_RINCI]:
                lembar = f"lembar {isi['lembar']}, " if "lembar" in isi else ""
                nilai = f" [{isi['nilai']}]" if isi["nilai"] else ""
                self.stdout.write(f"  {lembar}baris {isi['baris']}, {isi['kolom']}{nilai}: {isi['sebab']}")
            if satu["jumlah"] > BATAS_RINCI:
                self.stdout.write(f"  … dan {satu['jumlah'] - BATAS_RINCI} lagi; semuanya ada di --json dan --galat.")


def _penutup(laporan: Laporan, opsi: dict[str, Any]) -> str:
    galat = f" Baris yang ditolak ada di {opsi['galat']}." if opsi["galat"] and laporan.ditolak else ""
    if opsi["uji"]:
        return f"\nHanya diperiksa: tidak ada yang disimpan.{galat}"
    if laporan.diterapkan:
        return f"\nDiterapkan.{galat}"
    return f"\nTidak ada yang diterapkan karena ada baris yang ditolak. Perbaiki, atau pakai --sebagian.{galat}"
