"""Reads of issued documents."""

import hashlib
from typing import Any

from django.conf import settings

from karier.models import Dokumen, RencanaKarier
from karier.models.rpk import STATUS_DITETAPKAN
from karier.pilihan import StatusDokumen
from talenta.umum.galat import GalatAplikasi

BATAS_BERKAS = 10 * 1024 * 1024
TANDA_PDF = b"%PDF-"
TIDAK_BERLAKU = "tidak_berlaku"


def dokumen_berkode(kode: str) -> Dokumen | None:
    """Return the document issued under a tidy verification code, or None."""
    return Dokumen.objects.select_related("rpk").filter(kode=kode).first() if kode else None


def dokumen_berisi(isi_berkas: bytes) -> Dokumen | None:
    """Return the document whose issued bytes are exactly these, or None."""
    sidik = hashlib.sha256(isi_berkas).hexdigest()
    return Dokumen.objects.select_related("rpk").filter(sha256=sidik).first()


def dokumen_terbit(rpk: RencanaKarier) -> Dokumen | None:
    """Return the document of a plan to hand out: the one in force, otherwise the last one, or None."""
    urut = rpk.dokumen.order_by("-diterbitkan_pada", "-id")
    return urut.filter(status=StatusDokumen.BERLAKU).first() or urut.first()


def pengganti(dokumen: Dokumen) -> Dokumen | None:
    """Return the document in force that replaces this one: of the same plan or of a later version of it, or None."""
    rpk: RencanaKarier | None = dokumen.rpk
    while rpk is not None:
        berlaku = rpk.dokumen.filter(status=StatusDokumen.BERLAKU).exclude(pk=dokumen.pk).first()
        if berlaku:
            return berlaku
        rpk = RencanaKarier.objects.filter(menggantikan=rpk).first()
    return None


def isi_berkas(dokumen: Dokumen) -> bytes:
    """Return the issued bytes; refuse (GalatAplikasi) when they are gone or no longer those that were issued."""
    try:
        with dokumen.berkas.open("rb") as berkas:
            data: bytes = berkas.read()
    except FileNotFoundError:
        raise GalatAplikasi(
            f"Berkas dokumen {dokumen.nomor} tidak ada di penyimpanan. Pulihkan dari cadangan folder "
            f"{settings.MEDIA_ROOT}."
        ) from None
    if hashlib.sha256(data).hexdigest() != dokumen.sha256:
        raise GalatAplikasi(
            f"Berkas dokumen {dokumen.nomor} di penyimpanan tidak sama dengan yang diterbitkan. Pulihkan dari cadangan."
        )
    return data


def keterangan_verifikasi(dokumen: Dokumen) -> dict[str, Any]:
    """Return all that the public may know of a document, from what was printed on it and its standing today.

    The person appears as initials and a masked NIP only; the reason of a revocation is not public.
    """
    isi = dokumen.isi
    penandatangan = isi["penandatangan"]
    penerus = pengganti(dokumen) if dokumen.status == StatusDokumen.DIGANTI else None
    return {
        "keadaan": dokumen.status if berlaku(dokumen) or dokumen.berakhir_pada else TIDAK_BERLAKU,
        "nomor": dokumen.nomor,
        "instansi": isi["kop"]["instansi"],
        "tahun_awal": isi["tahun_awal"],
        "tahun_akhir": isi["tahun_akhir"],
        "tanggal": penandatangan["tanggal"],
        "jabatan": penandatangan["jabatan"],
        "nama": penandatangan["nama"],
        "inisial": isi["verifikasi"]["inisial"],
        "nip": isi["verifikasi"]["nip"],
        "sha256": dokumen.sha256,
        "berakhir_pada": dokumen.berakhir_pada,
        "pengganti": penerus.nomor if penerus else "",
    }


def berlaku(dokumen: Dokumen) -> bool:
    """Tell whether a document is in force: not replaced, not revoked, and its plan still stands."""
    return dokumen.status == StatusDokumen.BERLAKU and dokumen.rpk.status in STATUS_DITETAPKAN
