"""Packages for the Kepala BKN: draw up, build, send, receipt, return; the plans follow their package."""

import tempfile
from collections.abc import Callable
from datetime import date
from typing import Any

from django.conf import settings
from django.core.files import File
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from karier.aturan.paket import BarisPaket, transisi_paket
from karier.dokumen.paket import sidik_berkas, susun_paket
from karier.models import ButirPaket, PaketBkn, RencanaKarier, RiwayatPaket
from karier.pilihan import StatusDokumen, StatusPaket
from karier.selectors.paket import berubah_sejak, rpk_siap
from karier.services.segel import segel_paket
from pegawai.izin import boleh_kelola_paket
from pegawai.models import Instansi, Pekerjaan, Pengguna
from pegawai.pilihan import StatusPekerjaan
from pegawai.services.pekerjaan import antrekan
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from talenta.umum.tanggal import tanggal_panjang

JENIS_PAKET = "paket-bkn"
JENIS_SELARAS = "paket-bkn-status"
Lapor = Callable[[int, int], None]


def buat(
    *, instansi: Instansi, tahun_awal: int, oleh: Pengguna | None, menggantikan: PaketBkn | None = None
) -> PaketBkn:
    """Draw up a package of all plans of a first year that are ready; its file is still to be built.

    ``menggantikan``: the returned package that is sent again. ``oleh`` None: an operator at the command line.

    Raises:
        TidakBerhak: the actor is no HR officer of this whole agency.
        GalatAplikasi: no plan is ready, the package named was not returned, or somebody else has just drawn one up.
    """
    _periksa_pelaku(oleh, instansi.pk)
    if menggantikan and menggantikan.status != StatusPaket.DIKEMBALIKAN:
        raise GalatAplikasi("Hanya paket yang dikembalikan BKN yang dikirim ulang.", kode="berubah")
    try:
        with transaction.atomic():
            return _buat(instansi, tahun_awal, oleh, menggantikan)
    except IntegrityError:
        raise GalatAplikasi(
            "Paket untuk sebagian RPK ini baru saja disusun orang lain. Muat ulang daftarnya.", kode="berubah"
        ) from None


def _buat(instansi: Instansi, tahun_awal: int, oleh: Pengguna | None, menggantikan: PaketBkn | None) -> PaketBkn:
    siap = list(rpk_siap(instansi, tahun_awal).values_list("pk", flat=True))
    if not siap:
        raise GalatAplikasi(
            f"Tidak ada RPK {tahun_awal}–{tahun_awal + 4} yang siap: yang ditetapkan, berdokumen, dan belum dalam "
            "paket lain.",
            kode="kosong",
        )
    paket = PaketBkn.objects.create(
        instansi=instansi, tahun_awal=tahun_awal, menggantikan=menggantikan, dibuat_oleh=oleh
    )
    terbit = dict(
        RencanaKarier.objects.filter(
            instansi=instansi, tahun_awal=tahun_awal, dokumen__status=StatusDokumen.BERLAKU
        ).values_list("pk", "dokumen")
    )
    ButirPaket.objects.bulk_create(
        (ButirPaket(paket=paket, rpk_id=pk, dokumen_id=terbit[pk]) for pk in siap), batch_size=500
    )
    ulang = f"Kiriman ulang atas paket {menggantikan.pk}." if menggantikan else ""
    segel_paket(RiwayatPaket.objects.create(paket=paket, ke=paket.status, oleh=oleh, catatan=ulang), oleh=oleh)
    return paket


def _periksa_pelaku(oleh: Pengguna | None, instansi_id: int) -> None:
    if oleh is not None and not (boleh_kelola_paket(oleh) and oleh.instansi_id == instansi_id):
        raise TidakBerhak("Paket BKN disusun dan dikirim oleh pengelola SDM instansi.")


@transaction.atomic
def antrekan_paket(
    *, instansi: Instansi, tahun_awal: int, oleh: Pengguna, menggantikan: PaketBkn | None = None
) -> Pekerjaan:
    """Draw up a package and queue the building of its file. Raises what ``buat`` raises."""
    return _antrekan(buat(instansi=instansi, tahun_awal=tahun_awal, oleh=oleh, menggantikan=menggantikan), oleh)


@transaction.atomic
def antrekan_lagi(*, paket: PaketBkn, oleh: Pengguna) -> Pekerjaan:
    """Queue the building of a package's file again, after the job before has failed or was stopped.

    Raises:
        TidakBerhak: the actor is no HR officer of this whole agency.
        GalatAplikasi: the package has its file or was given up, or a job is at it.
    """
    _periksa_pelaku(oleh, paket.instansi_id)
    kini = PaketBkn.objects.select_for_update(of=("self",)).select_related("pekerjaan").get(pk=paket.pk)
    if kini.status != StatusPaket.DISUSUN:
        raise GalatAplikasi(_sudah(kini), kode="berubah")
    if kini.pekerjaan and kini.pekerjaan.status in (StatusPekerjaan.ANTRE, StatusPekerjaan.BERJALAN):
        raise GalatAplikasi("Berkas paket ini sedang disusun. Tunggu pekerjaannya selesai.", kode="berubah")
    return _antrekan(kini, oleh)


def _antrekan(paket: PaketBkn, oleh: Pengguna) -> Pekerjaan:
    pekerjaan = antrekan(
        jenis=JENIS_PAKET,
        argumen={"paket": paket.pk},
        judul=f"Paket BKN {paket.pk}: RPK {paket.tahun_awal}–{paket.tahun_awal + 4}",
        oleh=oleh,
        tujuan=reverse("paket", args=[paket.pk]),
    )
    PaketBkn.objects.filter(pk=paket.pk).update(pekerjaan=pekerjaan)
    return pekerjaan


def bangun(*, paket: PaketBkn, lapor: Lapor = lambda selesai, jumlah: None) -> PaketBkn:
    """Build the file of a package that has none yet; one that has it stays as it is.

    Raises:
        GalatAplikasi: a document is gone or changed, the disk is full, or the package was given up meanwhile.
    """
    paket.refresh_from_db()
    if paket.status != StatusPaket.DISUSUN:
        return paket
    try:
        with tempfile.TemporaryFile(dir=settings.VAR) as berkas:
            susun_paket(paket, berkas, lapor)
            ukuran, sidik = berkas.seek(0, 2), sidik_berkas(berkas)
            berkas.seek(0)
            paket.berkas.save(
                f"paket-{paket.instansi.kode}-{paket.tahun_awal}-{paket.pk}.zip", File(berkas), save=False
            )
    except OSError:
        raise GalatAplikasi("Paket tidak dapat disimpan karena penyimpanan server penuh. Hubungi admin.") from None
    try:
        _siapkan(paket, ukuran, sidik)
    except BaseException:
        paket.berkas.delete(save=False)
        raise
    return paket


@transaction.atomic
def _siapkan(paket: PaketBkn, ukuran: int, sidik: str) -> None:
    baru = {"status": StatusPaket.DISIAPKAN, "berkas": paket.berkas.name, "sha256": sidik, "ukuran": ukuran}
    if PaketBkn.objects.filter(pk=paket.pk, status=StatusPaket.DISUSUN).update(**baru) != 1:
        raise GalatAplikasi("Paket ini dibatalkan atau sudah disusun oleh pekerjaan lain.", kode="berubah")
    oleh = paket.dibuat_oleh
    riwayat = RiwayatPaket.objects.create(paket=paket, dari=StatusPaket.DISUSUN, ke=StatusPaket.DISIAPKAN, oleh=oleh)
    paket.refresh_from_db()
    segel_paket(riwayat, oleh=oleh)


@transaction.atomic
def kirim(*, paket: PaketBkn, oleh: Pengguna | None, tanggal: date, cara: str, nomor: str) -> None:
    """Record that a package went to BKN; its plans become ``disampaikan`` in a job that is queued here.

    Raises what ``_pindahkan`` raises, and GalatAplikasi where a plan in it has been replaced meanwhile.
    """
    baris = _siap("kirim", paket, oleh)
    _periksa_tanggal(tanggal, _terakhir_ditetapkan(paket), "penetapan terakhir di dalamnya")
    if ubah := berubah_sejak(paket).first():
        raise GalatAplikasi(
            f"RPK {ubah.rpk.nomor} ({ubah.rpk.pegawai.nama}) sudah berubah sejak paket ini disusun. Batalkan paket "
            "ini, lalu susun yang baru.",
            kode="berubah",
        )
    _pindahkan(baris, paket, oleh, tanggal_kirim=tanggal, cara_kirim=cara, nomor_kirim=nomor.strip())
    _antrekan_selaras(paket, oleh)


@transaction.atomic
def terima(*, paket: PaketBkn, oleh: Pengguna | None, tanggal: date, nomor: str) -> None:
    """Record BKN's receipt. Raises what ``_pindahkan`` raises."""
    baris = _siap("terima", paket, oleh)
    _periksa_tanggal(tanggal, paket.tanggal_kirim, "tanggal kirim")
    _pindahkan(baris, paket, oleh, tanggal_terima=tanggal, nomor_terima=nomor.strip())


@transaction.atomic
def kembalikan(*, paket: PaketBkn, oleh: Pengguna | None, tanggal: date, alasan: str) -> None:
    """Record that BKN returned a package; plans that only went to BKN go back to ``ditetapkan``, running ones run on.

    Raises what ``_pindahkan`` raises.
    """
    baris = _siap("kembali", paket, oleh)
    _periksa_tanggal(tanggal, paket.tanggal_kirim, "tanggal kirim")
    paket.butir.update(aktif=False)
    _pindahkan(baris, paket, oleh, catatan=alasan.strip(), tanggal_kembali=tanggal, alasan_kembali=alasan.strip())
    _antrekan_selaras(paket, oleh)


@transaction.atomic
def batalkan(*, paket: PaketBkn, oleh: Pengguna | None, catatan: str) -> None:
    """Give a package up that was not sent, with a note; its plans are ready for another.

    Raises what ``_pindahkan`` raises.
    """
    baris = _siap("batal", paket, oleh)
    paket.butir.update(aktif=False)
    _pindahkan(baris, paket, oleh, catatan=catatan.strip())


def _siap(aksi: str, paket: PaketBkn, oleh: Pengguna | None) -> BarisPaket:
    _periksa_pelaku(oleh, paket.instansi_id)
    paket.refresh_from_db()
    baris = transisi_paket(aksi, paket.status)
    if baris is None:
        raise GalatAplikasi(_sudah(paket), kode="berubah")
    return baris


def _pindahkan(baris: BarisPaket, paket: PaketBkn, oleh: Pengguna | None, *, catatan: str = "", **nilai: Any) -> None:
    """Change the state of exactly one package, record it and seal it; last, since it seals what the package holds.

    Raises:
        TidakBerhak: the actor is no HR officer of this whole agency.
        GalatAplikasi: what has to be recorded is missing, or somebody else was first.
    """
    for perlu in baris.perlu:
        if not (catatan if perlu == "catatan" else nilai.get(perlu)):
            raise GalatAplikasi("Lengkapi isiannya: tanggal, nomor, cara, atau alasannya belum diisi.", kode="kurang")
    if PaketBkn.objects.filter(pk=paket.pk, status=baris.dari).update(status=baris.ke, **nilai) != 1:
        raise GalatAplikasi(_sudah(paket), kode="berubah")
    riwayat = RiwayatPaket.objects.create(paket=paket, dari=baris.dari, ke=baris.ke, oleh=oleh, catatan=catatan)
    paket.refresh_from_db()
    segel_paket(riwayat, oleh=oleh)


def _sudah(paket: PaketBkn) -> str:
    paket.refresh_from_db()
    akhir = paket.riwayat.select_related("oleh").last()
    siapa = f" oleh {akhir.oleh}" if akhir and akhir.oleh else ""
    return f"Paket ini {paket.get_status_display().lower()}{siapa}. Muat ulang untuk melihat keadaannya."


def _terakhir_ditetapkan(paket: PaketBkn) -> date | None:
    akhir = paket.butir.aggregate(akhir=Max("rpk__ditetapkan_pada"))["akhir"]
    return timezone.localdate(akhir) if akhir else None


def _periksa_tanggal(tanggal: date, paling_awal: date | None, apa: str) -> None:
    if tanggal > timezone.localdate():
        raise GalatAplikasi("Tanggalnya belum tiba. Catat sesudah terjadi.", kode="tanggal")
    if paling_awal and tanggal < paling_awal:
        raise GalatAplikasi(f"Tanggalnya mendahului {apa} ({tanggal_panjang(paling_awal)}).", kode="tanggal")


def _antrekan_selaras(paket: PaketBkn, oleh: Pengguna | None) -> None:
    antrekan(
        jenis=JENIS_SELARAS,
        argumen={"paket": paket.pk},
        judul=f"Status RPK dalam paket BKN {paket.pk}",
        oleh=oleh,
        tujuan=reverse("paket", args=[paket.pk]),
    )
