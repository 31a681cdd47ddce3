"""Reads of issued documents."""

import hashlib
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from karier.izin import boleh_lihat_dokumen
from karier.models import Dokumen, RencanaKarier, TandaTangan
from karier.models.rpk import STATUS_DITETAPKAN
from karier.pilihan import StatusDokumen, StatusRpk
from pegawai.izin import punya_profil
from pegawai.models import Pengguna
from pegawai.selectors.lingkup import pegawai_terlihat, unit_terlihat
from talenta.umum.galat import GalatAplikasi

BATAS_BERKAS = 10 * 1024 * 1024
TANDA_PDF = b"%PDF-"
URUTAN_DOKUMEN = ("-diterbitkan_pada", "-pk")
TIDAK_BERLAKU = "tidak_berlaku"


def dokumen_terlihat(pengguna: Pengguna) -> QuerySet[Dokumen]:
    """Return the issued documents a user may see, newest first.

    Of the agency's roles (not the admin): those about the people and units in scope; whoever is limited to a unit does
    not see what names the whole agency. Anybody sees the documents of plans and talent cards of their own.
    """
    sendiri = Q(pk__in=[])
    if punya_profil(pengguna):
        sendiri = Q(rpk__pegawai=pengguna.pegawai_id) | Q(pegawai=pengguna.pegawai_id)
    semua = Dokumen.objects.filter(instansi=pengguna.instansi_id) if pengguna.instansi_id else Dokumen.objects.none()
    if not boleh_lihat_dokumen(pengguna):
        return semua.filter(sendiri).order_by(*URUTAN_DOKUMEN)
    if pengguna.unit_id:
        orang, unit = (
            pegawai_terlihat(pengguna).order_by().values("pk"),
            unit_terlihat(pengguna).order_by().values("pk"),
        )
        sendiri |= Q(rpk__pegawai__in=orang) | Q(pegawai__in=orang) | Q(unit__in=unit, rpk=None, pegawai=None)
        semua = semua.filter(sendiri)
    return semua.order_by(*URUTAN_DOKUMEN)


def dokumen_berkode(kode: str) -> Dokumen | None:
    """Return the document issued under a tidy verification code, or None."""
    return Dokumen.objects.select_related("rpk").filter(kode=kode).first() if kode else None


def dokumen_berisi(isi_berkas: bytes) -> Dokumen | None:
    """Return the document whose issued or signed bytes are exactly these, or None."""
    sidik = hashlib.sha256(isi_berkas).hexdigest()
    return Dokumen.objects.select_related("rpk").filter(Q(sha256=sidik) | Q(tanda_tangan__sha256=sidik)).first()


def dokumen_terbit(rpk: RencanaKarier) -> Dokumen | None:
    """Return the document of a plan to hand out: the one in force, otherwise the last one, or None."""
    urut = rpk.dokumen.order_by("-diterbitkan_pada", "-id")
    return urut.filter(status=StatusDokumen.BERLAKU).first() or urut.first()


def pengganti(dokumen: Dokumen) -> Dokumen | None:
    """Return the document in force that replaces this one, or None.

    For a plan: of the same plan or of a later version of it; for any other kind: the one about the same subject.
    """
    if dokumen.rpk is None:
        milik = Dokumen.objects.filter(instansi=dokumen.instansi_id, jenis=dokumen.jenis, subjek=dokumen.subjek)
        return milik.filter(status=StatusDokumen.BERLAKU).exclude(pk=dokumen.pk).first()
    rpk: RencanaKarier | None = dokumen.rpk
    while rpk is not None:
        berlaku = rpk.dokumen.filter(status=StatusDokumen.BERLAKU).exclude(pk=dokumen.pk).first()
        if berlaku:
            return berlaku
        rpk = RencanaKarier.objects.filter(menggantikan=rpk).exclude(status=StatusRpk.DIBATALKAN).first()
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
    penandatangan, periksa = isi["penandatangan"], isi["verifikasi"]
    penerus = pengganti(dokumen) if dokumen.status == StatusDokumen.DIGANTI else None
    return {
        "keadaan": dokumen.status if berlaku(dokumen) or dokumen.berakhir_pada else TIDAK_BERLAKU,
        "jenis": dokumen.judul,
        "nomor": dokumen.nomor,
        "instansi": isi["kop"]["instansi"],
        "tanggal": penandatangan["tanggal"],
        "jabatan": penandatangan["jabatan"],
        "nama": penandatangan["nama"],
        "inisial": periksa["inisial"],
        "nip": periksa["nip"],
        "tanda_tangan": _penanda_tangan(dokumen),
        "sha256": dokumen.sha256,
        "berakhir_pada": dokumen.berakhir_pada,
        "pengganti": penerus.nomor if penerus else "",
    }


def _penanda_tangan(dokumen: Dokumen) -> dict[str, Any]:
    """Return who has signed by whose certificate, and whether its issuer was trusted; empty while unsigned."""
    tanda = TandaTangan.objects.filter(dokumen=dokumen).first()
    if tanda is None:
        return {}
    akhir = tanda.hasil[-1] if tanda.hasil else {}
    return {
        "nama": tanda.penanda_tangan,
        "penerbit": akhir.get("penerbit", ""),
        "terpercaya": bool(akhir.get("terpercaya")),
    }


def berlaku(dokumen: Dokumen) -> bool:
    """Tell whether a document is in force: not replaced, not revoked, and its plan, if it is of one, still stands."""
    return dokumen.status == StatusDokumen.BERLAKU and (dokumen.rpk is None or dokumen.rpk.status in STATUS_DITETAPKAN)
