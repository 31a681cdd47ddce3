"""Saving document settings: every time as a new version."""

from typing import Any

from django.db import IntegrityError, transaction

from karier.dokumen.logo import Logo
from karier.izin import boleh_atur_dokumen
from karier.models import LogoInstansi, PengaturanDokumen
from karier.selectors.pengaturan import pengaturan_berlaku
from pegawai.models import Instansi, Pengguna
from talenta.umum.galat import GalatAplikasi, TidakBerhak

BIDANG = (
    "kop",
    "alamat_kop",
    "tempat",
    "frasa_rahmat",
    "jabatan",
    "nama",
    "pangkat",
    "nip",
    "jabatan_pengelola",
    "nama_pengelola",
    "pangkat_pengelola",
    "nip_pengelola",
    "pola",
    "tembusan",
)


def simpan_pengaturan(
    *, instansi: Instansi, versi: int, isi: dict[str, Any], logo: Logo | None, hapus_logo: bool, oleh: Pengguna
) -> PengaturanDokumen:
    """Save settings that were made from version ``versi``; documents issued so far keep theirs.

    ``logo`` None keeps the logo of that version, unless ``hapus_logo``.

    Raises:
        TidakBerhak: the actor may not set this agency's documents.
        GalatAplikasi: somebody else has saved since; nothing would be changed.
    """
    if not boleh_atur_dokumen(oleh) or oleh.instansi_id != instansi.pk:
        raise TidakBerhak("Pengaturan dokumen diubah oleh admin instansi.")
    lama = pengaturan_berlaku(instansi)
    if lama.versi != versi:
        siapa = f" oleh {lama.dibuat_oleh}" if lama.dibuat_oleh else ""
        raise GalatAplikasi(
            f"Pengaturan ini sudah disimpan{siapa} (versi {lama.versi}) sejak Anda membukanya. Muat ulang halaman, "
            "lalu ulangi perubahan Anda.",
            kode="berubah",
        )
    try:
        with transaction.atomic():
            baru = PengaturanDokumen(instansi=instansi, versi=versi + 1, dibuat_oleh=oleh)
            for bidang in BIDANG:
                setattr(baru, bidang, isi[bidang])
            baru.logo = _simpan_logo(instansi, logo) if logo else None if hapus_logo else lama.logo
            if lama.pk and _sama(lama, baru):
                raise GalatAplikasi("Tidak ada yang berubah, jadi tidak ada yang disimpan.", kode="sama")
            baru.full_clean()
            baru.save(force_insert=True)
            _samakan_instansi(baru)
    except IntegrityError:
        raise GalatAplikasi(
            "Pengaturan ini baru saja disimpan orang lain. Muat ulang halaman, lalu ulangi.", kode="berubah"
        ) from None
    return baru


def _samakan_instansi(baru: PengaturanDokumen) -> None:
    """Let the agency's own row follow, from which the minutes of a session that is still open take their letterhead."""
    alamat, tempat = (" ".join(satu.split()) for satu in (baru.alamat_kop, baru.tempat))
    Instansi.objects.filter(pk=baru.instansi_id).update(alamat=alamat[:300], tempat=tempat[:80])


def _sama(lama: PengaturanDokumen, baru: PengaturanDokumen) -> bool:
    return lama.logo_id == baru.logo_id and all(getattr(lama, nama) == getattr(baru, nama) for nama in BIDANG)


def _simpan_logo(instansi: Instansi, logo: Logo) -> LogoInstansi:
    return LogoInstansi.objects.get_or_create(
        instansi=instansi,
        sha256=logo.sha256,
        defaults={"data": logo.data, "lebar": logo.lebar, "tinggi": logo.tinggi},
    )[0]
