"""Content of the RPK document as data: what is printed, frozen with the document and shown by verification."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from karier.aturan.dasar_hukum import DASAR_HUKUM_RPK
from karier.dokumen import tabel
from karier.models import RencanaKarier
from karier.models.rpk import STATUS_DITETAPKAN
from pegawai.models import Instansi
from talenta.umum.angka import nip_samar
from talenta.umum.galat import GalatAplikasi
from talenta.umum.tanggal import tanggal_panjang

JABATAN_PPK = "Pejabat Pembina Kepegawaian"


def susun_isi(rpk: RencanaKarier, kode: str = "") -> dict[str, Any]:
    """Return the content of the document of a plan as JSON.

    With ``kode`` it is the document that is issued under that verification code; without one it is a draft
    (``konsep``), which has neither date nor signatory's name, even where the plan has been set. Refuses a plan whose
    profile was never frozen (GalatAplikasi).
    """
    if not rpk.profil:
        raise GalatAplikasi("RPK ini belum memuat profil pegawai (tabel 1). Susun ulang rencananya.")
    langkah = list(rpk.langkah.select_related("jabatan", "unit").prefetch_related("penyelarasan"))
    return {
        "konsep": not kode,
        "kop": {"instansi": rpk.instansi.nama, "alamat": rpk.instansi.alamat},
        "subjek": tabel.status_asn(rpk),
        "tahun_awal": rpk.tahun_awal,
        "tahun_akhir": rpk.tahun_akhir,
        "nomor": rpk.nomor if kode else "",
        "versi": rpk.versi,
        "menggantikan": rpk.menggantikan.nomor if rpk.menggantikan else "",
        "keterangan": f"Konsep RPK {rpk.pk} revisi {rpk.revisi} ({rpk.get_status_display()})",
        "dasar_hukum": [satu.judul for satu in DASAR_HUKUM_RPK],
        "profil": tabel.tabel_profil(rpk),
        "catatan_profil": tabel.CATATAN_PROFIL,
        "pengelompokan": tabel.tabel_pengelompokan(rpk, langkah),
        "tahunan": tabel.tabel_langkah(rpk, langkah),
        "catatan_lowongan": tabel.CATATAN_LOWONGAN,
        "dasar_langkah": tabel.dasar_langkah(langkah),
        "penyelarasan": tabel.tabel_penyelarasan(langkah),
        "catatan": rpk.catatan,
        "penandatangan": penandatangan(rpk, final=bool(kode)),
        "verifikasi": _verifikasi(rpk, kode) if kode else None,
    }


def _verifikasi(rpk: RencanaKarier, kode: str) -> dict[str, str]:
    """Return what the QR code holds, and all that the public page may say about the person."""
    return {
        "kode": kode,
        "alamat": alamat_verifikasi(kode),
        "inisial": inisial(rpk.pegawai.nama),
        "nip": nip_samar(rpk.profil["nip"]),
    }


def inisial(nama: str) -> str:
    """Return "B. S." for "Budi Santoso"."""
    return " ".join(f"{kata[0].upper()}." for kata in nama.split() if kata[0].isalpha())


def penandatangan(rpk: RencanaKarier, *, final: bool) -> dict[str, str]:
    """Return place, date (long and ISO), office and name of who sets the plan; date and name only once it is set."""
    instansi: Instansi = rpk.instansi
    ada = final and rpk.status in STATUS_DITETAPKAN and rpk.ditetapkan_pada is not None
    hari = timezone.localdate(rpk.ditetapkan_pada) if ada and rpk.ditetapkan_pada else None
    return {
        "tempat": instansi.tempat,
        "tanggal": tanggal_panjang(hari) if hari else "",
        "tanggal_iso": hari.isoformat() if hari else "",
        "jabatan": instansi.jabatan_ppk or JABATAN_PPK,
        "nama": (instansi.nama_ppk or str(rpk.ditetapkan_oleh)) if hari else "",
    }


def alamat_verifikasi(kode: str) -> str:
    """Return the public address at which a document is verified: what its QR code holds."""
    return settings.ALAMAT_PUBLIK.rstrip("/") + reverse("verifikasi", args=[kode])
