"""The document settings of an agency: the version that holds, and its logo."""

import base64
from functools import lru_cache

from django.db.models import QuerySet

from karier.aturan.jenis_dokumen import JENIS
from karier.models import LogoInstansi, PengaturanDokumen
from karier.pilihan import JenisDokumen
from pegawai.models import Instansi

JABATAN_PPK = "Pejabat Pembina Kepegawaian"
JABATAN_PENGELOLA = "Kepala Badan Kepegawaian"


def pengaturan_berlaku(instansi: Instansi) -> PengaturanDokumen:
    """Return the newest settings of an agency; where none were saved version 0, unsaved, from the agency's own row."""
    tersimpan = PengaturanDokumen.objects.select_related("logo").filter(instansi=instansi).order_by("-versi").first()
    return tersimpan or PengaturanDokumen(
        instansi=instansi,
        versi=0,
        kop=instansi.nama,
        alamat_kop=instansi.alamat,
        tempat=instansi.tempat,
        jabatan=instansi.jabatan_ppk,
        nama=instansi.nama_ppk,
        pola={JenisDokumen.RPK.value: instansi.pola_nomor},
    )


def riwayat_pengaturan(instansi: Instansi) -> QuerySet[PengaturanDokumen]:
    """Return all versions of an agency's settings, newest first, with who saved them."""
    return PengaturanDokumen.objects.filter(instansi=instansi).select_related("dibuat_oleh", "logo").order_by("-versi")


def pola_nomor(pengaturan: PengaturanDokumen, jenis: str) -> str:
    """Return the pattern of numbers of a kind of document: the agency's own, otherwise the one it comes with."""
    return pengaturan.pola.get(jenis) or JENIS[jenis].pola


def tembusan(pengaturan: PengaturanDokumen, jenis: str) -> list[str]:
    """Return the lines of carbon copies of a kind of document."""
    return list(pengaturan.tembusan.get(jenis, []))


def uri_logo(pengaturan: PengaturanDokumen) -> str:
    """Return the logo as a data URI for ``cetak_dokumen``; empty without one."""
    return _uri(pengaturan.logo_id) if pengaturan.logo_id else ""


@lru_cache(maxsize=16)
def _uri(pk: int) -> str:
    """A logo row is never changed, so that its key may be remembered."""
    return uri_png(bytes(LogoInstansi.objects.values_list("data", flat=True).get(pk=pk)))


def uri_png(data: bytes) -> str:
    """Return a PNG as a data URI."""
    return "data:image/png;base64," + base64.b64encode(data).decode("ascii")
