"""What makes paper provable: the signed payload in its QR code, and the head of the hash chain in its foot."""

from datetime import date

from karier.dokumen.kepala import Isi
from karier.dokumen.lampiran import sidik_isi
from talenta.umum.gudang_kunci import kunci_segel
from talenta.umum.segel import buat_muatan

PANJANG_KEPALA = 16


def beri_meterai(isi: Isi, *, kode_instansi: str, kepala: tuple[int, str]) -> Isi:
    """Return the content with payload and head of the chain; a draft as it is.

    ``kepala``: number and digest of the last link at that moment. The payload is signed with the agency's key over
    number, version, date and the fingerprint of the content without its verification part, so that the data attached
    to the file can be checked against the QR code as well.
    """
    periksa = isi["verifikasi"]
    if periksa is None:
        return isi
    muatan = buat_muatan(
        kunci_segel(kode_instansi),
        nomor=isi["nomor"],
        versi=isi.get("versi", 1),
        tanggal=date.fromisoformat(isi["penandatangan"]["tanggal_iso"]),
        sidik=sidik_isi(isi),
    )
    nomor, sidik = kepala
    tambahan = {
        "qr": f"{periksa['alamat']}#{muatan}",
        "muatan": muatan,
        "rantai": f"{nomor}:{sidik[:PANJANG_KEPALA]}" if nomor else "",
    }
    return isi | {"verifikasi": periksa | tambahan}
