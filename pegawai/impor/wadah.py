"""The container of a workbook, looked at before anything unpacks it: zip bombs, lying sizes, wrong contents."""

import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from django.conf import settings

from pegawai.impor.galat import GalatBerkas

# Small enough to stay in the processor's cache while it is searched several times.
POTONG = 1 << 18
RASIO_WAJAR = 300
UKURAN_RASIO = 50 << 20
_RUSAK = (
    "Berkas ini rusak atau tidak lengkap. Unduh ulang dari sumbernya, "
    "atau buka di Excel lalu simpan kembali sebagai .xlsx."
)
_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def buka_wadah(berkas: str) -> zipfile.ZipFile:
    """Open the zip of a workbook after its table of contents has been found harmless.

    Raises:
        GalatBerkas: not a readable zip, too large when unpacked, or packed beyond what spreadsheets are.
    """
    try:
        wadah = zipfile.ZipFile(berkas)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise GalatBerkas(_RUSAK) from None
    isi = wadah.infolist()
    if any(satu.flag_bits & 1 for satu in isi):
        raise GalatBerkas("Berkas ini terkunci kata sandi. Buka di Excel, hapus kata sandinya, simpan, lalu coba lagi.")
    jumlah = sum(satu.file_size for satu in isi)
    if jumlah > settings.BATAS_URAI or len(isi) > 10_000:
        batas = settings.BATAS_URAI // (1 << 20)
        raise GalatBerkas(
            f"Isi berkas ini terlalu besar setelah diurai ({jumlah // (1 << 20)} MB, batas {batas} MB). "
            "Bagi menjadi beberapa berkas."
        )
    for satu in isi:
        if satu.file_size > UKURAN_RASIO and satu.file_size > RASIO_WAJAR * max(satu.compress_size, 1):
            raise GalatBerkas(
                "Berkas ini dipadatkan secara tidak wajar, sehingga tidak dibuka. "
                "Salin datanya ke buku kerja baru di Excel, lalu simpan sebagai .xlsx."
            )
    return wadah


def baca_bagian(wadah: zipfile.ZipFile, nama: str) -> Iterator[bytes]:
    """Yield a part of the container in pieces of 256 kB, checking its length and checksum on the way."""
    try:
        with wadah.open(nama) as arus:
            while potong := arus.read(POTONG):
                yield potong
    except (zipfile.BadZipFile, OSError, EOFError, KeyError, RuntimeError, NotImplementedError, ValueError):
        raise GalatBerkas(_RUSAK) from None
    except Exception as galat:
        if type(galat).__module__ == "zlib":
            raise GalatBerkas(_RUSAK) from None
        raise


def uji_bagian(wadah: zipfile.ZipFile, kecuali: set[str]) -> None:
    """Read every other part that the reader of workbooks will open, so that a lying size is found here."""
    for satu in wadah.infolist():
        if satu.filename not in kecuali and satu.filename.endswith((".xml", ".bin", ".rels")):
            for ke, potong in enumerate(baca_bagian(wadah, satu.filename)):
                if ke == 0 and _DTD.search(potong[:4096]):
                    raise GalatBerkas(
                        "Berkas ini memuat definisi XML (DTD) yang tidak pernah dibuat Excel, sehingga tidak dibuka. "
                        "Salin datanya ke buku kerja baru, lalu simpan sebagai .xlsx."
                    )


def lembar_xlsx(wadah: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of every sheet of an .xlsx by the name of the sheet."""
    hubungan = hubungan_lembar(wadah, "xl/_rels/workbook.xml.rels")
    hasil = {}
    for unsur in _urai(wadah, "xl/workbook.xml").iter():
        if unsur.tag.rsplit("}", 1)[-1] != "sheet":
            continue
        rid = next((nilai for kunci, nilai in unsur.attrib.items() if kunci.endswith("}id")), "")
        if rid in hubungan:
            hasil[unsur.get("name", "")] = hubungan[rid]
    return hasil


def hubungan_lembar(wadah: zipfile.ZipFile, bagian: str) -> dict[str, str]:
    """Return the parts that hold sheets by the relations in which a workbook names them."""
    hasil = {}
    for unsur in _urai(wadah, bagian).iter():
        tujuan = unsur.get("Target", "")
        if unsur.get("Type", "").endswith(("/worksheet", "/chartsheet", "/dialogsheet")):
            hasil[unsur.get("Id", "")] = tujuan.lstrip("/") if tujuan.startswith("/") else f"xl/{tujuan}"
    return hasil


def _urai(wadah: zipfile.ZipFile, bagian: str) -> ET.Element:
    isi = b"".join(baca_bagian(wadah, bagian))
    if _DTD.search(isi):
        raise GalatBerkas(_RUSAK)
    try:
        return ET.fromstring(isi)  # noqa: S314 - entities are refused above
    except (ET.ParseError, ValueError, LookupError):
        raise GalatBerkas(_RUSAK) from None
