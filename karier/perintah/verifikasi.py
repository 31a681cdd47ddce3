"""``rpk verifikasi BERKAS.pdf``: is this PDF one that was issued here, unchanged and in force?"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from karier.perintah.hasil import DITOLAK, SELESAI, ArgumenSalah, Hasil
from karier.pilihan import StatusDokumen
from karier.selectors.dokumen import BATAS_BERKAS, TANDA_PDF
from karier.services.dokumen import verifikasi_berkas

BANTUAN = "Periksa apakah sebuah PDF diterbitkan sistem ini, tidak berubah, dan masih berlaku."


def argumen(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("berkas", metavar="BERKAS.pdf", help="Berkas PDF yang diperiksa.")


def jalankan(opsi: dict[str, Any]) -> Hasil:
    """Verify the file; exit 0 genuine and in force, 1 otherwise, 2 when the file cannot be used."""
    hasil = verifikasi_berkas(baca_pdf(Path(opsi["berkas"])))
    return Hasil(hasil, [_kalimat(hasil)], SELESAI if hasil["berlaku"] else DITOLAK)


def baca_pdf(jalur: Path) -> bytes:
    """Return the bytes of a PDF; raise ``ArgumenSalah`` when it cannot be read, is too large or is no PDF."""
    try:
        if jalur.stat().st_size > BATAS_BERKAS:
            raise ArgumenSalah(f"Berkas {jalur} terlalu besar; batasnya {BATAS_BERKAS // 1024 // 1024} MB.")
        data = jalur.read_bytes()
    except OSError as galat:
        raise ArgumenSalah(f"Berkas {jalur} tidak dapat dibaca: {galat.strerror}.") from None
    if not data.startswith(TANDA_PDF):
        raise ArgumenSalah(f"Berkas {jalur} bukan PDF.")
    return data


def _kalimat(hasil: dict[str, Any]) -> str:
    if not hasil["asli"]:
        return (
            "TIDAK DIKENAL: isi berkas ini tidak sama dengan dokumen mana pun yang diterbitkan sistem ini. "
            "Berkas mungkin sudah diubah, disimpan ulang, atau masih berupa konsep."
        )
    if hasil["berlaku"]:
        return f"ASLI dan BERLAKU: RPK Nomor {hasil['nomor']}."
    status = hasil["status"]
    sebab = f"sudah {status}" if status != StatusDokumen.BERLAKU else "rencananya sudah dibatalkan"
    return f"ASLI, tetapi TIDAK BERLAKU: RPK Nomor {hasil['nomor']} {sebab}."
