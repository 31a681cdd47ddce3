"""Issuing, replacing, revoking and verifying documents."""

import hashlib
from datetime import timedelta
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from karier.dokumen.isi import susun_isi
from karier.dokumen.kode import kode_baru
from karier.dokumen.pdf import cetak_dokumen
from karier.models import Dokumen, RencanaKarier
from karier.pilihan import StatusDokumen, StatusRpk
from karier.selectors.dokumen import berlaku, dokumen_berisi
from karier.services.segel import segel_dokumen
from pegawai.models import Pengguna
from talenta.umum.galat import GalatAplikasi

FOLDER = "dokumen"
UMUR_YATIM = timedelta(days=1)
TIDAK_DIKENAL = "tidak_dikenal"


@transaction.atomic
def terbitkan(*, rpk: RencanaKarier, oleh: Pengguna) -> Dokumen:
    """Issue the PDF of a plan that has just been set, and mark the document of the version it replaces.

    Belongs inside the transaction that sets the plan. The file is written before the row is: when the row fails the
    file is removed at once, when the outer transaction fails later ``bersihkan_yatim`` removes it. Refuses a plan
    that is not ``ditetapkan``, or that has a document in force.
    """
    rpk = RencanaKarier.objects.select_related("instansi", "pegawai", "menggantikan", "ditetapkan_oleh").get(pk=rpk.pk)
    if rpk.status != StatusRpk.DITETAPKAN:
        raise GalatAplikasi("Dokumen hanya dapat diterbitkan untuk RPK yang sudah ditetapkan PPK.")
    if rpk.dokumen.filter(status=StatusDokumen.BERLAKU).exists():
        raise GalatAplikasi(f"RPK {rpk.nomor} sudah punya dokumen yang berlaku.")
    kode = kode_baru()
    isi = susun_isi(rpk, kode)
    data = cetak_dokumen(isi)
    lama = _ganti(rpk=rpk.menggantikan, oleh=oleh) if rpk.menggantikan else []
    dokumen = Dokumen(
        instansi_id=rpk.instansi_id,
        tahun=timezone.localdate(rpk.ditetapkan_pada or timezone.now()).year,
        subjek=f"rpk-{rpk.pk}",
        judul=f"Rencana Pengembangan Karier {rpk.tahun_awal}–{rpk.tahun_akhir}",
        rpk=rpk,
        kode=kode,
        nomor=rpk.nomor,
        sha256=hashlib.sha256(data).hexdigest(),
        isi=isi,
        diterbitkan_oleh=oleh,
    )
    dokumen.berkas.save(f"{kode}.pdf", ContentFile(data), save=False)
    try:
        dokumen.save(force_insert=True)
    except Exception:
        dokumen.berkas.delete(save=False)
        raise
    segel_dokumen([*lama, dokumen], instansi_id=rpk.instansi_id, oleh=oleh)
    return dokumen


def _ganti(*, rpk: RencanaKarier, oleh: Pengguna) -> list[Dokumen]:
    """Mark the document in force of a plan as replaced, and return it (none or one); the caller seals it."""
    lama = list(rpk.dokumen.filter(status=StatusDokumen.BERLAKU).values_list("pk", flat=True))
    rpk.dokumen.filter(pk__in=lama, status=StatusDokumen.BERLAKU).update(
        status=StatusDokumen.DIGANTI, berakhir_pada=timezone.now(), berakhir_oleh=oleh
    )
    return list(rpk.dokumen.filter(pk__in=lama, status=StatusDokumen.DIGANTI))


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
    segel_dokumen([dokumen], instansi_id=dokumen.rpk.instansi_id, oleh=oleh)


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
