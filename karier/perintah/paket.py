"""``rpk paket TAHUN_AWAL KELUAR.zip [--kode-instansi KODE]``: builds the package of set plans for the Kepala BKN."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from karier.dokumen.paket import salin
from karier.perintah.cari import cari_instansi
from karier.perintah.hasil import ArgumenSalah, Hasil
from karier.services.paket import bangun, buat

BANTUAN = "Susun paket RPK yang sudah ditetapkan untuk Kepala BKN: tabel .xlsx, PDF, dan daftar sha256."


def argumen(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("tahun_awal", type=int, metavar="TAHUN_AWAL", help="Tahun pertama dari lima tahun rencana.")
    parser.add_argument("keluar", metavar="KELUAR.zip", help="Berkas yang ditulis; yang sudah ada ditimpa.")
    parser.add_argument("--kode-instansi", metavar="KODE", help="Perlu bila ada lebih dari satu instansi.")


def jalankan(opsi: dict[str, Any]) -> Hasil:
    """Build and write; exit 1 where no plan is ready, 2 for a path that cannot be written."""
    instansi, keluar = cari_instansi(opsi["kode_instansi"]), Path(opsi["keluar"])
    try:
        with keluar.open("wb") as tujuan:
            paket = bangun(paket=buat(instansi=instansi, tahun_awal=opsi["tahun_awal"], oleh=None))
            with paket.berkas.open("rb") as sumber:
                salin(sumber, tujuan)
    except OSError as galat:
        raise ArgumenSalah(f"Berkas {keluar} tidak dapat ditulis: {galat.strerror}.") from None
    banyak = paket.butir.count()
    data = {
        "id": paket.pk,
        "status": paket.status,
        "rpk": banyak,
        "berkas": str(keluar),
        "byte": paket.ukuran,
        "sha256": paket.sha256,
    }
    return Hasil(data, [f"Paket {paket.pk} dengan {banyak} RPK ditulis ke {keluar}.", f"sha256 {paket.sha256}"])
