"""``rpk verifikasi BERKAS.pdf``: is this PDF one that was issued here, unchanged and in force?

With ``--kunci`` without the database, with the agency's public key alone: a file, or what its QR code holds.
"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from karier.dokumen.luring import periksa_luring
from karier.perintah.hasil import DITOLAK, SELESAI, ArgumenSalah, Hasil
from karier.pilihan import StatusDokumen
from karier.selectors.dokumen import BATAS_BERKAS, TANDA_PDF
from karier.services.dokumen import verifikasi_berkas
from talenta.umum.galat import GalatAplikasi
from talenta.umum.segel import MuatanSalah, baca_kunci_publik, periksa_muatan
from talenta.umum.tanggal import tanggal_panjang

BANTUAN = "Periksa apakah sebuah PDF diterbitkan sistem ini, tidak berubah, dan masih berlaku."
SAH, TIDAK_SAH = "segel_sah", "segel_tidak_sah"


def argumen(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("berkas", metavar="BERKAS.pdf", nargs="?", help="Berkas PDF yang diperiksa.")
    parser.add_argument("--segel", metavar="TEKS", help="Isi kode QR, sebagai ganti berkas; perlu --kunci.")
    parser.add_argument("--kunci", metavar="PUBLIK.pem", help="Periksa tanpa basis data, dengan kunci publik ini saja.")


def jalankan(opsi: dict[str, Any]) -> Hasil:
    """Verify; exit 0 genuine (and, with the database, in force), 1 otherwise, 2 when the file cannot be used."""
    if bool(opsi["berkas"]) == bool(opsi["segel"]):
        raise ArgumenSalah("Beri satu berkas PDF, atau isi kode QR dengan --segel.")
    if opsi["kunci"]:
        return _tanpa_basis_data(opsi)
    if opsi["segel"]:
        raise ArgumenSalah("--segel perlu --kunci: kunci publik instansi dari halaman /verifikasi/kunci/.")
    hasil = verifikasi_berkas(baca_pdf(Path(opsi["berkas"])))
    return Hasil(hasil, [_kalimat(hasil)], SELESAI if hasil["berlaku"] else DITOLAK)


def _tanpa_basis_data(opsi: dict[str, Any]) -> Hasil:
    kunci = [baca_kunci(Path(opsi["kunci"]))]
    pdf = baca_pdf(Path(opsi["berkas"])) if opsi["berkas"] else b""
    try:
        muatan = periksa_luring(pdf, kunci) if pdf else periksa_muatan(opsi["segel"], kunci)
    except MuatanSalah as galat:
        data = {"asli": False, "status": TIDAK_SAH, "nomor": None, "berlaku": None, "sebab": galat.pesan}
        return Hasil(data, [galat.pesan], DITOLAK)
    data = {"asli": True, "status": SAH, "nomor": muatan.nomor, "berlaku": None}
    data |= {"versi": muatan.versi, "tanggal": muatan.tanggal.isoformat(), "sidik_isi": muatan.sidik}
    kalimat = (
        f"SEGEL SAH: Nomor {muatan.nomor}, versi {muatan.versi}, tanggal {tanggal_panjang(muatan.tanggal)}. "
        "Cocokkan dengan yang tercetak; masih berlaku atau tidak hanya dapat dilihat pada sistemnya."
    )
    return Hasil(data, [kalimat], SELESAI)


def baca_kunci(jalur: Path) -> Any:
    """Return the public key in a PEM file; raise ``ArgumenSalah`` when there is none."""
    try:
        return baca_kunci_publik(jalur.read_bytes())
    except OSError as galat:
        raise ArgumenSalah(f"Kunci {jalur} tidak dapat dibaca: {galat.strerror}.") from None
    except GalatAplikasi as galat:
        raise ArgumenSalah(galat.pesan) from None


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
        return f"ASLI dan BERLAKU: Nomor {hasil['nomor']}."
    status = hasil["status"]
    sebab = f"sudah {status}" if status != StatusDokumen.BERLAKU else "rencananya sudah dibatalkan"
    return f"ASLI, tetapi TIDAK BERLAKU: Nomor {hasil['nomor']} {sebab}."
