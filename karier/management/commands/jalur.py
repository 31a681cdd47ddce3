"""``manage.py jalur NIP JABATAN_ID [--tahun 5] [--json]``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from karier.perintah.cari import cari_jabatan, cari_pegawai
from karier.perintah.hasil import ArgumenSalah, Hasil, cetak
from karier.selectors.jalur import HasilJalur, cari_jalur_karier, langkah_json

_PALING_LAMA = 20


class Command(BaseCommand):
    help = "Cari jalur karier seorang pegawai menuju sebuah jabatan, terbaik lebih dulu."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("nip", metavar="NIP")
        parser.add_argument("jabatan", metavar="JABATAN_ID", help="ID jabatan (SIASN).")
        parser.add_argument("--tahun", type=int, default=5, help="Rentang dalam tahun; bawaan 5.")
        parser.add_argument("--json", action="store_true", help="Keluaran satu objek JSON.")

    def handle(self, *args: Any, **opsi: Any) -> None:
        cetak(self, lambda: self._cari(opsi), sebagai_json=opsi["json"])

    def _cari(self, opsi: dict[str, Any]) -> Hasil:
        if not 1 <= opsi["tahun"] <= _PALING_LAMA:
            raise ArgumenSalah(f"--tahun harus 1 sampai {_PALING_LAMA}.")
        pegawai = cari_pegawai(opsi["nip"])
        jabatan = cari_jabatan(opsi["jabatan"], pegawai.instansi)
        hasil = cari_jalur_karier(pegawai, jabatan, tahun=opsi["tahun"], hari_ini=timezone.localdate())
        data = {
            "nip": pegawai.nip,
            "jabatan_id": jabatan.siasn_id,
            "jabatan": jabatan.nama,
            "tahun": opsi["tahun"],
            "jalur": [
                {"tiba": jalur[-1].pada.year, "langkah": [langkah_json(satu) for satu in jalur]}
                for jalur in hasil.jalur
            ],
            "alasan": hasil.alasan,
            "terdekat": hasil.terdekat,
        }
        return Hasil(data, [f"{pegawai.nama_lengkap} → {jabatan.nama}", *_baris(hasil)])


def _baris(hasil: HasilJalur) -> list[str]:
    if not hasil.jalur:
        return [teks for teks in (hasil.alasan, hasil.terdekat) if teks]
    baris = []
    for nomor, jalur in enumerate(hasil.jalur, 1):
        baris.append(f"Jalur {nomor}: tiba {jalur[-1].pada.year}, {len(jalur)} langkah")
        baris.extend(f"  {satu}" for satu in _langkah_teks(jalur))
    return baris


def _langkah_teks(jalur: list[Any]) -> list[str]:
    """Return the steps of a path as lines."""
    return [
        f"{s['waktu']}: {s['jabatan']} ({s['unit']}), {s['jalur']}, {s['mekanisme']}" for s in map(langkah_json, jalur)
    ]
