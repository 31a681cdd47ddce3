"""Recording what came of a step: one row more each time, never one less."""

import hashlib
import os
import secrets
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from karier.aturan.realisasi import DICATAT_PADA, DIRENCANAKAN, REALISASI, TERLAKSANA, status_menurut_tanggal
from karier.models import LangkahRpk, RealisasiLangkah, RencanaKarier
from karier.models.rpk import STATUS_TERBUKA
from karier.selectors.perubahan import sama
from karier.services.segel import segel_realisasi
from pegawai.izin import boleh_catat_realisasi
from pegawai.models import Pengguna
from pegawai.selectors.lingkup import pegawai_terlihat
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from talenta.umum.tanggal import tanggal_panjang

BATAS_BUKTI = 5 * 1024 * 1024
TANDA = {".pdf": b"%PDF-", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff", ".png": b"\x89PNG\r\n\x1a\n"}


@dataclass(frozen=True, slots=True)
class IsiRealisasi:
    """What an HR officer writes; whether a step that was done was late follows from ``tanggal``."""

    status: str
    tanggal: date | None = None
    bukti: str = ""
    pengganti: str = ""
    alasan: str = ""
    berkas: UploadedFile | None = None


def catat(*, langkah: LangkahRpk, ke: int, oleh: Pengguna, isi: IsiRealisasi) -> RealisasiLangkah:
    """Record what came of a step of a set plan; ``ke`` is how many records the actor was shown.

    An open amendment that has the same step gets the same record.

    Raises:
        TidakBerhak: the actor may not record, or the person is out of scope or the actor.
        GalatAplikasi: the plan is not in force, somebody else has recorded meanwhile, what the outcome asks for is
            missing, the day or the file cannot be, or an open amendment changes this step.
    """
    rpk = langkah.rpk
    if not boleh_catat_realisasi(oleh):
        raise TidakBerhak("Hanya pengelola SDM yang dapat mencatat realisasi.")
    if oleh.pegawai_id == rpk.pegawai_id or not pegawai_terlihat(oleh).filter(pk=rpk.pegawai_id).exists():
        raise TidakBerhak("Anda tidak dapat mencatat realisasi RPK pegawai ini.")
    baris = _baris(langkah, isi, oleh)
    _simpan_berkas(baris, isi.berkas)
    try:
        with transaction.atomic():
            return _tulis(langkah, ke, baris)
    except BaseException:
        if baris.berkas:
            baris.berkas.delete(save=False)
        raise


def _baris(langkah: LangkahRpk, isi: IsiRealisasi, oleh: Pengguna) -> RealisasiLangkah:
    status = isi.status
    if status == TERLAKSANA and isi.tanggal:
        status = status_menurut_tanggal(isi.tanggal, langkah.waktu, langkah.tahun)
    aturan = REALISASI[status]
    for perlu, ada, kalimat in (
        (aturan.tanggal, isi.tanggal, "Isi tanggal pelaksanaannya."),
        (aturan.bukti, isi.bukti.strip(), "Sebutkan buktinya, misalnya nomor SK atau sertifikat."),
        (aturan.pengganti, isi.pengganti.strip(), "Sebutkan langkah ini diganti dengan apa."),
        (aturan.alasan, isi.alasan.strip(), _minta_alasan(status, langkah)),
    ):
        if perlu and not ada:
            raise GalatAplikasi(kalimat, kode="kurang")
    if isi.tanggal and aturan.tanggal:
        _periksa_tanggal(isi.tanggal, langkah.rpk)
    return RealisasiLangkah(
        langkah=langkah,
        status=status,
        tanggal=isi.tanggal if aturan.tanggal else None,
        bukti=isi.bukti.strip(),
        pengganti=isi.pengganti.strip() if aturan.pengganti else "",
        alasan=isi.alasan.strip(),
        oleh=oleh,
    )


def _minta_alasan(status: str, langkah: LangkahRpk) -> str:
    if status == "terlambat":
        return f"Tanggal itu sesudah {langkah.waktu or langkah.tahun}, jadi terlambat. Tulis alasannya."
    return "Tulis alasannya."


def _periksa_tanggal(tanggal: date, rpk: RencanaKarier) -> None:
    if tanggal > timezone.localdate():
        raise GalatAplikasi("Tanggal pelaksanaan belum tiba. Catat sesudah dilaksanakan.", kode="tanggal")
    awal = date(rpk.tahun_awal, 1, 1)
    if rpk.ditetapkan_pada:
        awal = min(awal, timezone.localdate(rpk.ditetapkan_pada))
    if tanggal < awal:
        raise GalatAplikasi(
            f"Tanggal pelaksanaan mendahului rencana ini ({tanggal_panjang(awal)}). Periksa tahunnya.", kode="tanggal"
        )


def _simpan_berkas(baris: RealisasiLangkah, berkas: UploadedFile | None) -> None:
    """Keep a file of evidence under a name of our own, after looking at what it is and how large."""
    if berkas is None:
        return
    nama = os.path.basename((berkas.name or "berkas").replace("\\", "/"))
    akhiran = Path(nama).suffix.lower()
    if akhiran not in TANDA:
        raise GalatAplikasi("Berkas bukti harus PDF, JPG, atau PNG.", kode="berkas")
    if not berkas.size or berkas.size > BATAS_BUKTI:
        raise GalatAplikasi(
            f"Berkas bukti harus berisi dan paling besar {BATAS_BUKTI // 1024 // 1024} MB.", kode="berkas"
        )
    if not berkas.read(16).startswith(TANDA[akhiran]):
        raise GalatAplikasi(
            f"Isi berkas bukti bukan {akhiran[1:].upper()}. Simpan ulang, lalu unggah lagi.", kode="berkas"
        )
    berkas.seek(0)
    baris.sha256 = hashlib.sha256(berkas.read()).hexdigest()
    berkas.seek(0)
    baris.nama_berkas = nama[-150:]
    try:
        baris.berkas.save(f"{secrets.token_hex(16)}{akhiran}", berkas, save=False)
    except OSError:
        raise GalatAplikasi("Berkas tidak dapat disimpan karena penyimpanan server penuh. Hubungi admin.") from None


def _tulis(langkah: LangkahRpk, ke: int, baris: RealisasiLangkah) -> RealisasiLangkah:
    # The lock on the plan orders this with an amendment that copies the steps (services.perubahan).
    rpk = RencanaKarier.objects.select_for_update().get(pk=langkah.rpk_id)
    if rpk.status not in DICATAT_PADA:
        raise GalatAplikasi(
            f"Realisasi dicatat selama RPK berlaku; yang ini {rpk.get_status_display().lower()}.", kode="berubah"
        )
    salinan = _salinan(langkah, rpk)
    if baris.status == DIRENCANAKAN and not langkah.realisasi_ke:
        raise GalatAplikasi("Langkah ini belum punya catatan realisasi yang dapat dibatalkan.", kode="kurang")
    _naikkan(langkah, ke, baris)
    baris.save(force_insert=True)
    semua = [baris]
    if salinan:
        isi = {b.attname: getattr(baris, b.attname) for b in baris._meta.concrete_fields if not b.primary_key}
        semua.append(RealisasiLangkah.objects.create(**isi | {"langkah_id": salinan.pk, "berkas": baris.berkas.name}))
        LangkahRpk.objects.filter(pk=salinan.pk).update(status=baris.status, realisasi_ke=F("realisasi_ke") + 1)
    segel_realisasi(semua, instansi_id=rpk.instansi_id, oleh=baris.oleh)
    return baris


def _naikkan(langkah: LangkahRpk, ke: int, baris: RealisasiLangkah) -> None:
    milik = LangkahRpk.objects.filter(pk=langkah.pk, realisasi_ke=ke)
    if milik.update(status=baris.status, realisasi_ke=ke + 1) != 1:
        terakhir = RealisasiLangkah.objects.filter(langkah=langkah).select_related("oleh").last()
        siapa = f" oleh {terakhir.oleh} ({terakhir.get_status_display().lower()})" if terakhir else ""
        raise GalatAplikasi(
            f"Realisasi langkah ini baru saja dicatat{siapa}. Muat ulang, lalu periksa.", kode="berubah"
        )
    langkah.refresh_from_db()


def _salinan(langkah: LangkahRpk, rpk: RencanaKarier) -> LangkahRpk | None:
    """Return the same step in an open amendment; refuse where that amendment has changed or dropped it."""
    baru = RencanaKarier.objects.select_for_update().filter(menggantikan=rpk, status__in=STATUS_TERBUKA).first()
    if baru is None:
        return None
    salinan = baru.langkah.filter(asal=langkah).first()
    if salinan is None or not sama(salinan, langkah):
        raise GalatAplikasi(
            f"Langkah ini diubah dalam konsep versi {baru.versi}. Batalkan atau selesaikan dulu perubahan itu.",
            kode="perubahan",
        )
    return salinan
