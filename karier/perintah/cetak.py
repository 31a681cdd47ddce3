"""``rpk cetak ID KELUAR.pdf``: writes the PDF of a plan."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from karier.dokumen.berkas import berkas_rpk
from karier.models import RencanaKarier
from karier.perintah.hasil import ArgumenSalah, Hasil

BANTUAN = "Tulis PDF sebuah RPK: dokumen yang diterbitkan, atau konsep bila belum ditetapkan."


def argumen(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("id", type=int, metavar="ID", help="Nomor urut RPK.")
    parser.add_argument("keluar", metavar="KELUAR.pdf", help="Berkas yang ditulis; yang sudah ada ditimpa.")


def jalankan(opsi: dict[str, Any]) -> Hasil:
    """Write the file; an unknown plan or a path that cannot be written is exit 2."""
    rpk = RencanaKarier.objects.filter(pk=opsi["id"]).first()
    if rpk is None:
        raise ArgumenSalah(f"RPK dengan ID {opsi['id']} tidak ada.")
    hasil = berkas_rpk(rpk)
    keluar = Path(opsi["keluar"])
    try:
        keluar.write_bytes(hasil.data)
    except OSError as galat:
        raise ArgumenSalah(f"Berkas {keluar} tidak dapat ditulis: {galat.strerror}.") from None
    nomor = hasil.dokumen.nomor if hasil.dokumen else None
    isi = {"id": rpk.pk, "berkas": str(keluar), "konsep": nomor is None, "nomor": nomor, "byte": len(hasil.data)}
    apa = f"RPK Nomor {nomor}" if nomor else "Konsep RPK (belum ditetapkan)"
    return Hasil(isi, [f"{apa} ditulis ke {keluar}."])
