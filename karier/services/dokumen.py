"""Issuing, replacing, revoking and verifying documents."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from karier.dokumen.isi import susun_isi
from karier.dokumen.kode import kode_baru
from karier.dokumen.meterai import beri_meterai
from karier.dokumen.pdf import cetak_dokumen
from karier.dokumen.tte.bidang import beri_bidang
from karier.models import Dokumen, PengaturanDokumen, RencanaKarier
from karier.pilihan import StatusDokumen, StatusRpk
from karier.selectors.dokumen import berlaku, dokumen_berisi
from karier.selectors.pengaturan import pengaturan_berlaku, uri_logo
from karier.services.segel import segel_dokumen
from pegawai.models import Pengguna
from pegawai.selectors.rantai import kepala
from talenta.umum.galat import GalatAplikasi

FOLDER = "dokumen"
UMUR_YATIM = timedelta(days=1)
TIDAK_DIKENAL = "tidak_dikenal"


@dataclass(frozen=True, slots=True)
class Cetakan:
    """A rendered PDF with the very content and code it was rendered from."""

    kode: str
    rantai: tuple[int, str]
    isi: dict[str, Any]
    data: bytes


def cetak_bakal(*, rpk: RencanaKarier, kode: str, pengaturan: PengaturanDokumen) -> Cetakan:
    """Return the document of a plan that is about to be set, whose state, number and date are so far only in memory."""
    rantai = kepala(rpk.instansi_id)
    isi = _isi(rpk, kode, pengaturan, rantai)
    return Cetakan(kode, rantai, isi, cetak_dokumen(isi, uri_logo(pengaturan)))


def _isi(rpk: RencanaKarier, kode: str, pengaturan: PengaturanDokumen, rantai: tuple[int, str]) -> dict[str, Any]:
    isi = susun_isi(rpk, kode, pengaturan=pengaturan)
    return beri_meterai(isi, kode_instansi=rpk.instansi.kode, kepala=rantai)


@transaction.atomic
def terbitkan(*, rpk: RencanaKarier, oleh: Pengguna, cetakan: Cetakan | None = None) -> Dokumen:
    """Issue the PDF of a plan that has just been set, and mark the document of the version it replaces.

    Belongs inside the transaction that sets the plan. ``cetakan`` was rendered before that transaction: its bytes are
    taken only when the content composed now is the same to the last character; otherwise it is rendered here. Refuses
    a plan that is not ``ditetapkan``, or that has a document in force.
    """
    rpk = RencanaKarier.objects.select_related("instansi", "pegawai", "menggantikan", "ditetapkan_oleh").get(pk=rpk.pk)
    if rpk.status != StatusRpk.DITETAPKAN:
        raise GalatAplikasi("Dokumen hanya dapat diterbitkan untuk RPK yang sudah ditetapkan PPK.")
    if rpk.dokumen.filter(status=StatusDokumen.BERLAKU).exists():
        raise GalatAplikasi(f"RPK {rpk.nomor} sudah punya dokumen yang berlaku.")
    pengaturan = pengaturan_berlaku(rpk.instansi)
    kode = cetakan.kode if cetakan else kode_baru()
    isi = _isi(rpk, kode, pengaturan, cetakan.rantai if cetakan else kepala(rpk.instansi_id))
    data = cetakan.data if cetakan and cetakan.isi == isi else cetak_dokumen(isi, uri_logo(pengaturan))
    if rpk.menggantikan:
        ganti(rpk=rpk.menggantikan, oleh=oleh)
    dokumen = Dokumen(
        instansi_id=rpk.instansi_id,
        tahun=timezone.localdate(rpk.ditetapkan_pada or timezone.now()).year,
        subjek=subjek_rpk(rpk.pk),
        judul=isi["perihal"],
        rpk=rpk,
        kode=kode,
        nomor=rpk.nomor,
        pengaturan=pengaturan if pengaturan.pk else None,
        isi=isi,
        diterbitkan_oleh=oleh,
    )
    return simpan_dokumen(dokumen, data, oleh=oleh)


def subjek_rpk(pk: int) -> str:
    """Return the subject of the document of a plan."""
    return f"rpk-{pk}"


def simpan_dokumen(dokumen: Dokumen, data: bytes, *, oleh: Pengguna) -> Dokumen:
    """Store an issued document with its bytes and an empty signature field, and seal it; belongs inside a transaction.

    The file is written before the row is: when the row fails the file is removed at once, when the outer transaction
    fails later ``bersihkan_yatim`` removes it.
    """
    data = beri_bidang(data)
    dokumen.sha256 = hashlib.sha256(data).hexdigest()
    dokumen.berkas.save(f"{dokumen.kode}.pdf", ContentFile(data), save=False)
    try:
        dokumen.save(force_insert=True)
    except Exception:
        dokumen.berkas.delete(save=False)
        raise
    segel_dokumen([dokumen], instansi_id=dokumen.instansi_id, oleh=oleh)
    return dokumen


@transaction.atomic
def ganti(*, rpk: RencanaKarier, oleh: Pengguna) -> int:
    """Mark the document in force of a plan as replaced; return how many there were (0 or 1)."""
    return ganti_semua(list(rpk.dokumen.filter(status=StatusDokumen.BERLAKU)), oleh=oleh)


@transaction.atomic
def ganti_semua(dokumen: list[Dokumen], *, oleh: Pengguna) -> int:
    """Mark documents of one agency as replaced, where they are in force; return how many were."""
    milik = Dokumen.objects.filter(pk__in=[satu.pk for satu in dokumen], status=StatusDokumen.BERLAKU)
    banyak = milik.update(status=StatusDokumen.DIGANTI, berakhir_pada=timezone.now(), berakhir_oleh=oleh)
    _segel_ulang(dokumen, oleh)
    return banyak


@transaction.atomic
def cabut(*, dokumen: Dokumen, oleh: Pengguna, alasan: str) -> None:
    """Revoke a document in force, with a reason; its verification page says so from now on."""
    alasan = alasan.strip()
    if not alasan:
        raise GalatAplikasi("Sebutkan alasan pencabutan dokumen.")
    berubah = Dokumen.objects.filter(pk=dokumen.pk, status=StatusDokumen.BERLAKU).update(
        status=StatusDokumen.DICABUT, berakhir_pada=timezone.now(), berakhir_oleh=oleh, alasan=alasan[:300]
    )
    if not berubah:
        raise GalatAplikasi(f"Dokumen {dokumen.nomor} sudah tidak berlaku, jadi tidak dapat dicabut lagi.")
    dokumen.refresh_from_db()
    _segel_ulang([dokumen], oleh)


def _segel_ulang(dokumen: list[Dokumen], oleh: Pengguna) -> None:
    for satu in dokumen:
        satu.refresh_from_db()
    if dokumen:
        segel_dokumen(dokumen, instansi_id=dokumen[0].instansi_id, oleh=oleh)


def verifikasi_berkas(isi_berkas: bytes) -> dict[str, Any]:
    """Tell whether these bytes are a document that was issued, unchanged, and whether it is in force.

    Keys ``asli``, ``status`` (``StatusDokumen`` or ``tidak_dikenal``), ``nomor`` (None when unknown), ``berlaku``.
    """
    dokumen = dokumen_berisi(isi_berkas)
    if dokumen is None:
        return {"asli": False, "status": TIDAK_DIKENAL, "nomor": None, "berlaku": False}
    return {"asli": True, "status": dokumen.status, "nomor": dokumen.nomor, "berlaku": berlaku(dokumen)}


def bersihkan_yatim() -> int:
    """Remove files that no document names and that are older than a day (left by a rolled-back issue); return how many.

    A day, because a transaction that has written its file may not have committed yet.
    """
    batas = timezone.now() - UMUR_YATIM
    jumlah = 0
    for nama in _semua_berkas(FOLDER):
        if not Dokumen.objects.filter(berkas=nama).exists() and default_storage.get_modified_time(nama) < batas:
            default_storage.delete(nama)
            jumlah += 1
    return jumlah


def _semua_berkas(folder: str) -> list[str]:
    if not default_storage.exists(folder):
        return []
    anak, berkas = default_storage.listdir(folder)
    dalam = [nama for satu in anak for nama in _semua_berkas(str(PurePosixPath(folder, satu)))]
    return [str(PurePosixPath(folder, satu)) for satu in berkas] + dalam
