"""Importing through the browser: upload, check, confirm, apply. Each step is a job; the row of Impor is the truth."""

import contextlib
import os
import secrets
from datetime import timedelta
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from pegawai.impor.berkas import buka
from pegawai.impor.galat import GalatBerkas
from pegawai.impor.jenis import SEMUA
from pegawai.impor.judul import tebak
from pegawai.impor.pemungut import tanpa_pemungut
from pegawai.impor.tampilan import contoh_perubahan
from pegawai.models import Impor, Instansi, Pekerjaan, Pengguna
from pegawai.pilihan import JenisImpor, StatusImpor
from pegawai.selectors.impor import PERIKSA, TERAPKAN
from pegawai.services.impor import (
    BATAS_CONTOH,
    Lapor,
    Periksaan,
    PratinjauBerubah,
    bandingkan_periksaan,
    periksa_berkas,
    satu_transaksi,
    sha256,
    terapkan_periksaan,
    tulis_galat,
)
from pegawai.services.pekerjaan import antrekan
from talenta.umum.galat import GalatAplikasi

BERJALAN = (StatusImpor.DIUNGGAH, StatusImpor.DIPERIKSA, StatusImpor.SIAP, StatusImpor.DITERAPKAN)
MENUNGGU_JAWABAN = (StatusImpor.SIAP, StatusImpor.DITOLAK, StatusImpor.GAGAL)
MASA_SIMPAN = timedelta(days=7)
PESAN_KEDALUWARSA = "Tidak diterapkan dalam tujuh hari, jadi berkasnya dihapus. Unggah lagi bila masih diperlukan."
MASA_PEGANG = timedelta(days=1)
AKHIRAN = (".xlsx", ".xls", ".xlsb", ".xlsm", ".ods", ".csv")
PESAN_TEBAK = "Jenis berkas tidak dapat ditebak dari judul kolomnya. Pilih jenisnya di bawah, lalu periksa lagi."


def unggah(*, berkas: UploadedFile, jenis: str, oleh: Pengguna) -> Impor:
    """Take a file in and queue its check; ``jenis`` empty means: guess it from the header.

    Raises:
        GalatAplikasi: nothing to import into, the same file is being worked on, or the disk is full.
    """
    instansi = _instansi(oleh)
    nama = os.path.basename((berkas.name or "berkas").replace("\\", "/"))[:255]
    akhiran = Path(nama).suffix.lower()
    impor = Impor(instansi=instansi, jenis=jenis, nama_berkas=nama, ukuran=berkas.size or 0, dibuat_oleh=oleh)
    try:
        impor.berkas.save(f"{secrets.token_hex(16)}{akhiran if akhiran in AKHIRAN else ''}", berkas, save=False)
        impor.sha256 = sha256(Path(impor.berkas.path))
    except OSError:
        _hapus(impor)
        raise GalatAplikasi("Berkas tidak dapat disimpan karena penyimpanan server penuh. Hubungi admin.") from None
    try:
        with transaction.atomic():
            _tolak_kembar(impor, instansi)
            impor.save()
            _antrekan_periksa(impor, oleh)
    except BaseException:
        _hapus(impor)
        raise
    return impor


def _instansi(oleh: Pengguna) -> Instansi | None:
    if oleh.instansi_id is None and Instansi.objects.exists():
        raise GalatAplikasi("Akun Anda belum dihubungkan dengan instansi, jadi belum dapat mengimpor. Hubungi admin.")
    return oleh.instansi


def _tolak_kembar(impor: Impor, instansi: Instansi | None) -> None:
    """Refuse a file that is being worked on; the lock on the agency makes one of two uploads at once the second."""
    if instansi:
        Instansi.objects.select_for_update().get(pk=instansi.pk)
    sejak = timezone.now() - MASA_PEGANG
    sama = Impor.objects.filter(sha256=impor.sha256, instansi=instansi, status__in=BERJALAN, dibuat_pada__gt=sejak)
    if ada := sama.select_related("dibuat_oleh").first():
        raise GalatAplikasi(
            f"Berkas ini sudah diunggah {ada.dibuat_oleh} dan sedang dikerjakan (impor nomor {ada.pk}, "
            f"{ada.get_status_display().lower()}). Lanjutkan dari sana, atau batalkan dulu impor itu."
        )


def _hapus(impor: Impor) -> None:
    for jalur in (impor.berkas.path, jalur_galat(impor)) if impor.berkas else ():
        with contextlib.suppress(OSError):
            os.unlink(jalur)


def jalur_galat(impor: Impor) -> str:
    """Return where the workbook of refused rows of an import is kept."""
    return f"{impor.berkas.path}.galat.xlsx"


def _antrekan(impor: Impor, jenis: str, judul: str, oleh: Pengguna) -> Pekerjaan:
    tujuan = reverse("impor", args=[impor.pk])
    return antrekan(jenis=jenis, argumen={"impor": impor.pk}, judul=judul[:200], oleh=oleh, tujuan=tujuan)


def _antrekan_periksa(impor: Impor, oleh: Pengguna) -> None:
    Impor.objects.filter(pk=impor.pk).update(status=StatusImpor.DIPERIKSA)
    _antrekan(impor, PERIKSA, f"Memeriksa {impor.nama_berkas}", oleh)


@transaction.atomic
def periksa_lagi(*, impor: Impor, jenis: str, oleh: Pengguna) -> None:
    """Queue another check, as another kind or after the database has changed.

    Raises:
        GalatAplikasi: it is being worked on, or is over.
    """
    bisa = (*MENUNGGU_JAWABAN, StatusImpor.DIUNGGAH, StatusImpor.DIPERIKSA, StatusImpor.DITERAPKAN)
    ubah = {"status": StatusImpor.DIPERIKSA, "jenis": jenis, "pesan": "", "sidik": "", "nonaktifkan": False}
    if not impor.berkas or not Impor.objects.filter(pk=impor.pk, status__in=bisa).update(**ubah):
        raise GalatAplikasi("Impor ini sudah berakhir, jadi tidak dapat diperiksa lagi. Unggah berkasnya sekali lagi.")
    _antrekan(impor, PERIKSA, f"Memeriksa {impor.nama_berkas}", oleh)


@transaction.atomic
def setujui(*, impor: Impor, sidik: str, sebagian: bool, oleh: Pengguna, nonaktifkan: bool = False) -> None:
    """Confirm a preview and queue its applying; ``sidik`` is that of the preview that the person saw.

    ``nonaktifkan`` makes the people non-active whom the preview showed as not in the file.

    Raises:
        GalatAplikasi: the preview is another one by now, rows are refused and ``sebagian`` is not chosen, or somebody
            else was first.
    """
    if impor.laporan.get("ditolak") and not sebagian:
        raise GalatAplikasi("Ada baris yang ditolak. Pilih “terapkan baris yang benar saja”, atau perbaiki berkasnya.")
    siap = Impor.objects.filter(pk=impor.pk, status=StatusImpor.SIAP, sidik=sidik)
    if not siap.update(status=StatusImpor.DITERAPKAN, sebagian=sebagian, nonaktifkan=nonaktifkan, pesan=""):
        raise GalatAplikasi(
            "Pratinjau ini sudah tidak berlaku atau sudah ditindaklanjuti orang lain. Periksa keadaannya."
        )
    _antrekan(impor, TERAPKAN, f"Menerapkan {impor.nama_berkas}", oleh)


def batalkan_impor(*, impor: Impor, oleh: Pengguna) -> None:
    """Give up an import that waits for an answer; its file is removed.

    Raises:
        GalatAplikasi: it is being worked on, or is over.
    """
    ubah = {"status": StatusImpor.BATAL, "pesan": f"Dibatalkan oleh {oleh}."}
    if not Impor.objects.filter(pk=impor.pk, status__in=MENUNGGU_JAWABAN).update(**ubah):
        raise GalatAplikasi("Impor ini sedang dikerjakan atau sudah berakhir, jadi tidak dapat dibatalkan di sini.")
    _hapus(impor)


@tanpa_pemungut()
def periksa(*, impor_id: int, lapor: Lapor) -> str:
    """Check an uploaded file and make its preview; run by a job, safe to run again."""
    impor = Impor.objects.select_related("instansi").get(pk=impor_id)
    if impor.status != StatusImpor.DIPERIKSA:
        return "Sudah diperiksa."
    try:
        jenis = impor.jenis or _tebak(impor)
        if impor.instansi is None and jenis != JenisImpor.UNOR:
            raise GalatBerkas("Belum ada instansi. Impor dulu pohon unit organisasinya (jenis unor).")
        periksaan = periksa_berkas(jenis=jenis, jalur=impor.berkas.path, instansi=impor.instansi, lapor=lapor)
        return _simpan_pratinjau(impor, periksaan, "")
    except GalatBerkas as galat:
        _akhiri_periksa(impor, status=StatusImpor.DITOLAK, pesan=galat.pesan, laporan={}, sidik="")
        raise


def _tebak(impor: Impor) -> str:
    jenis = tebak(SEMUA, buka(impor.berkas.path))
    if not jenis:
        raise GalatBerkas(PESAN_TEBAK)
    return jenis


def _simpan_pratinjau(impor: Impor, periksaan: Periksaan, pesan: str) -> str:
    laporan = bandingkan_periksaan(periksaan, dengan_sidik=True)
    laporan.contoh = contoh_perubahan(periksaan.selisih, periksaan.konteks, BATAS_CONTOH)
    if laporan.ditolak:
        tulis_galat(periksaan, jalur_galat(impor), tanpa_terlarang=True)
    status = StatusImpor.SIAP if laporan.diterima else StatusImpor.DITOLAK
    _akhiri_periksa(
        impor,
        status=status,
        jenis=periksaan.jenis.kode,
        laporan=laporan.simpanan(),
        sidik=periksaan.sidik,
        nonaktifkan=False,
        pesan=pesan or ("" if laporan.diterima else "Semua baris ditolak, jadi tidak ada yang dapat diterapkan."),
    )
    return f"{laporan.baris} baris diperiksa, {laporan.ditolak} ditolak."


def _akhiri_periksa(impor: Impor, **isi: object) -> None:
    Impor.objects.filter(pk=impor.pk, status__in=(StatusImpor.DIPERIKSA, StatusImpor.DITERAPKAN)).update(**isi)


@tanpa_pemungut()
def terapkan(*, impor_id: int, oleh: Pengguna | None, lapor: Lapor) -> str:
    """Apply a confirmed preview in one transaction; run by a job, safe to run again."""
    impor = Impor.objects.select_related("instansi", "dibuat_oleh").get(pk=impor_id)
    if impor.status == StatusImpor.SELESAI:
        return "Sudah diterapkan."
    if impor.status != StatusImpor.DITERAPKAN:
        return "Tidak menunggu penerapan."
    try:
        periksaan = periksa_berkas(jenis=impor.jenis, jalur=impor.berkas.path, instansi=impor.instansi, lapor=lapor)
        with satu_transaksi():
            laporan = terapkan_periksaan(
                periksaan, impor=impor, oleh=oleh, lapor=lapor, sidik_pratinjau=impor.sidik or "-"
            )
            _hubungkan(oleh, impor)
    except PratinjauBerubah as galat:
        periksaan = periksa_berkas(jenis=impor.jenis, jalur=impor.berkas.path, instansi=impor.instansi, lapor=lapor)
        _simpan_pratinjau(impor, periksaan, galat.pesan)
        raise
    except GalatAplikasi as galat:
        Impor.objects.filter(pk=impor.pk, status=StatusImpor.DITERAPKAN).update(
            status=StatusImpor.GAGAL, pesan=galat.pesan
        )
        raise
    _hapus_sumber(impor)
    keluar = f", {len(periksaan.keluar)} pegawai dijadikan nonaktif" if impor.nonaktifkan else ""
    return f"{laporan.baru} baris baru, {laporan.berubah} berubah, {laporan.tetap} tetap{keluar}."


def _hubungkan(oleh: Pengguna | None, impor: Impor) -> None:
    """Tie the admin who brought in the first tree of units to the agency that it made."""
    if oleh and oleh.instansi_id is None:
        Pengguna.objects.filter(pk=oleh.pk, instansi__isnull=True).update(instansi=impor.instansi)


def _hapus_sumber(impor: Impor) -> None:
    # The workbook holds NIK, addresses and the like, which are never kept; its sha256 and the report stay.
    with contextlib.suppress(OSError):
        os.unlink(impor.berkas.path)


def bersihkan_lama() -> int:
    """Remove the files of imports older than seven days; return how many.

    A workbook that nobody has confirmed by then still holds data that is never kept; its import is closed.
    """
    lama = Impor.objects.filter(dibuat_pada__lt=timezone.now() - MASA_SIMPAN).exclude(berkas="")
    for impor in (semua := list(lama)):
        Impor.objects.filter(pk=impor.pk, status__in=(StatusImpor.DIUNGGAH, StatusImpor.SIAP)).update(
            status=StatusImpor.BATAL, pesan=PESAN_KEDALUWARSA
        )
        Impor.objects.filter(pk=impor.pk).update(berkas="")
        _hapus(impor)
    return len(semua)
