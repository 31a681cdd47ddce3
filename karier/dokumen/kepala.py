"""What every document has: kop, signatory, verification, and the frame that holds them."""

from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse

from karier.aturan.jenis_dokumen import JENIS, PENGELOLA
from karier.models import PengaturanDokumen
from karier.selectors.pengaturan import JABATAN_PENGELOLA, JABATAN_PPK
from pegawai.models import Pelimpahan
from pegawai.pilihan import JenisPelimpahan
from talenta.umum.angka import nip_berkelompok, nip_samar
from talenta.umum.tanggal import tanggal_panjang

Isi = dict[str, Any]


def kop(pengaturan: PengaturanDokumen) -> Isi:
    """Return the letterhead; of the logo only its sha256: the content is stored with every document, the logo once."""
    return {
        "instansi": pengaturan.instansi.nama,
        "baris": baris_teks(pengaturan.kop) or [pengaturan.instansi.nama],
        "alamat": baris_teks(pengaturan.alamat_kop),
        "logo": pengaturan.logo.sha256 if pengaturan.logo else "",
    }


def baris_teks(teks: str) -> list[str]:
    """Return the lines of a text that hold something."""
    return [satu.strip() for satu in teks.splitlines() if satu.strip()]


def atas_nama(tanda: Isi, pelimpahan: Pelimpahan | None) -> Isi:
    """Return the signatory as who acts for the PPK signs: "Plh. Bupati", or "a.n. Bupati" above the own office."""
    if pelimpahan is None:
        return tanda
    jabatan = f"{pelimpahan.sebutan} {tanda['jabatan']}"
    if pelimpahan.jenis == JenisPelimpahan.AN:
        jabatan += f",\n{pelimpahan.jabatan}"
    nama = str(pelimpahan.penerima) if tanda["nama"] else ""
    return tanda | {"jabatan": jabatan, "nama": nama, "pangkat": "", "nip": "", "pelimpahan": pelimpahan.keterangan}


def penandatangan(pengaturan: PengaturanDokumen, jenis: str, hari: date | None, nama: str = "") -> Isi:
    """Return place, date (long and ISO) and who signs; date and name only when ``hari``, the day of issue, is given.

    ``nama`` stands in where the settings name nobody.
    """
    pengelola = JENIS[jenis].penandatangan == PENGELOLA
    orang = (
        (
            pengaturan.jabatan_pengelola,
            pengaturan.nama_pengelola,
            pengaturan.pangkat_pengelola,
            pengaturan.nip_pengelola,
        )
        if pengelola
        else (pengaturan.jabatan, pengaturan.nama, pengaturan.pangkat, pengaturan.nip)
    )
    jabatan, bernama, pangkat, nip = orang
    return {
        "tempat": pengaturan.tempat,
        "tanggal": tanggal_panjang(hari) if hari else "",
        "tanggal_iso": hari.isoformat() if hari else "",
        "jabatan": jabatan or (JABATAN_PENGELOLA if pengelola else JABATAN_PPK),
        "nama": (bernama or nama) if hari else "",
        "pangkat": pangkat if hari and bernama else "",
        "nip": nip_berkelompok(nip) if hari and bernama else "",
    }


def verifikasi(kode: str, *, nama: str = "", nip: str = "") -> Isi:
    """Return what the QR code holds (``qr``), and all that the public page may say about the person, if it is of one.

    A payload that can be checked without a server goes into ``qr``; ``rantai`` is the head of the hash chain, printed
    in the foot of every page when there is one.
    """
    alamat = alamat_verifikasi(kode)
    return {
        "kode": kode,
        "alamat": alamat,
        "qr": alamat,
        "inisial": inisial(nama),
        "nip": nip_samar(nip) if nip else "",
        "rantai": "",
    }


def inisial(nama: str) -> str:
    """Return "B. S." for "Budi Santoso"."""
    return " ".join(f"{kata[0].upper()}." for kata in nama.split() if kata[0].isalpha())


def alamat_verifikasi(kode: str) -> str:
    """Return the public address at which a document is verified."""
    return settings.ALAMAT_PUBLIK.rstrip("/") + reverse("verifikasi", args=[kode])


def bingkai(
    pengaturan: PengaturanDokumen,
    jenis: str,
    *,
    judul: str,
    perihal: str,
    nomor: str,
    hari: date | None,
    periksa: Isi | None,
    nama: str = "",
) -> Isi:
    """Return the part of the content that every kind shares; without ``periksa`` (verification) it is a draft.

    ``judul`` is the title in the file's metadata, ``perihal`` what the public page calls the document.
    """
    konsep = periksa is None
    return {
        "jenis": jenis,
        "konsep": konsep,
        "judul": judul,
        "perihal": perihal,
        "kop": kop(pengaturan),
        "nomor": "" if konsep else nomor,
        "keterangan": f"Konsep {JENIS[jenis].nama}",
        "versi_pengaturan": pengaturan.versi,
        "penandatangan": penandatangan(pengaturan, jenis, None if konsep else hari, nama),
        "verifikasi": periksa,
    }
