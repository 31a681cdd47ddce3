"""Yearly evaluations: begin, write, close, open again; and what follows from them."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from karier.models import EvaluasiTahunan, PembukaanEvaluasi, TindakLanjut
from karier.pilihan import StatusEvaluasi
from karier.selectors.evaluasi import angka_kini, evaluasi_terlihat
from pegawai.izin import boleh_catat_realisasi
from pegawai.models import Pengguna, UnitKerja
from pegawai.selectors.lingkup import unit_terlihat
from talenta.umum.galat import GalatAplikasi, TidakBerhak


def mulai(*, tahun: int, unit: UnitKerja | None, oleh: Pengguna) -> EvaluasiTahunan:
    """Begin the evaluation of a unit with all below it, or (``unit`` None) of the agency, for a year.

    Raises:
        TidakBerhak: the actor is no HR officer, or the unit (or the agency as a whole) is not in their scope.
        GalatAplikasi: the year has not begun, or there is such an evaluation already.
    """
    if not boleh_catat_realisasi(oleh) or oleh.instansi is None:
        raise TidakBerhak("Hanya pengelola SDM yang dapat membuat evaluasi.")
    if unit is None and oleh.unit_id is not None:
        raise TidakBerhak("Evaluasi seluruh instansi dibuat oleh pengelola SDM instansi.")
    if unit is not None and not unit_terlihat(oleh).filter(pk=unit.pk).exists():
        raise TidakBerhak("Unit ini di luar lingkup Anda.")
    if tahun > timezone.localdate().year:
        raise GalatAplikasi(f"Tahun {tahun} belum dimulai, jadi belum dapat dievaluasi.")
    try:
        with transaction.atomic():
            return EvaluasiTahunan.objects.create(instansi=oleh.instansi, unit=unit, tahun=tahun, dibuat_oleh=oleh)
    except IntegrityError:
        raise GalatAplikasi(
            f"Evaluasi {tahun} untuk {unit or oleh.instansi} sudah ada. Buka dari daftarnya.", kode="berubah"
        ) from None


@transaction.atomic
def tulis(*, evaluasi: EvaluasiTahunan, revisi: int, oleh: Pengguna, isi: dict[str, str]) -> None:
    """Write analysis, recommendations and lessons (keys ``analisis``, ``rekomendasi``, ``pelajaran``).

    Raises:
        TidakBerhak: see ``mulai``.
        GalatAplikasi: it is closed, or has changed since it was shown.
    """
    _periksa_pelaku(evaluasi, oleh)
    baru = {nama: isi.get(nama, "").strip() for nama in ("analisis", "rekomendasi", "pelajaran")}
    _ubah(evaluasi, revisi, baru)


@transaction.atomic
def tutup(*, evaluasi: EvaluasiTahunan, revisi: int, oleh: Pengguna) -> None:
    """Close an evaluation: the attainment is frozen as it is now, and nothing in it changes until it is opened again.

    Raises what ``tulis`` raises, and GalatAplikasi while analysis or recommendations are missing or the year is on.
    """
    _periksa_pelaku(evaluasi, oleh)
    evaluasi.refresh_from_db()
    hari_ini = timezone.localdate()
    if not evaluasi.analisis or not evaluasi.rekomendasi:
        raise GalatAplikasi("Tulis analisis dan rekomendasi dulu, simpan, lalu tutup evaluasi ini.", kode="kurang")
    if evaluasi.tahun >= hari_ini.year and (hari_ini.month, hari_ini.day) < (12, 1):
        raise GalatAplikasi(f"Evaluasi {evaluasi.tahun} baru dapat ditutup mulai 1 Desember {evaluasi.tahun}.")
    _ubah(
        evaluasi,
        revisi,
        {
            "status": StatusEvaluasi.SELESAI,
            "angka": angka_kini(evaluasi, oleh, hari_ini),
            "selesai_pada": timezone.now(),
            "selesai_oleh": oleh,
        },
    )


@transaction.atomic
def buka_kembali(*, evaluasi: EvaluasiTahunan, revisi: int, oleh: Pengguna, alasan: str) -> PembukaanEvaluasi:
    """Open a closed evaluation again; how it had been closed, who opens it and why stay on record.

    Raises:
        TidakBerhak: see ``mulai``.
        GalatAplikasi: no reason, or it is not closed (any more), or has changed since it was shown.
    """
    _periksa_pelaku(evaluasi, oleh)
    alasan = alasan.strip()[:500]
    if not alasan:
        raise GalatAplikasi("Tulis alasan membuka kembali evaluasi ini.", kode="kurang")
    evaluasi.refresh_from_db()
    lama = {nama: getattr(evaluasi, nama) for nama in ("analisis", "rekomendasi", "pelajaran", "angka")}
    ditutup_pada, ditutup_oleh = evaluasi.selesai_pada, evaluasi.selesai_oleh
    if ditutup_pada is None or ditutup_oleh is None:
        raise GalatAplikasi(_tak_dapat_dibuka(evaluasi), kode="berubah")
    ditutup = EvaluasiTahunan.objects.filter(pk=evaluasi.pk, status=StatusEvaluasi.SELESAI, revisi=revisi)
    isi: dict[str, Any] = {"status": StatusEvaluasi.DISUSUN, "angka": {}, "selesai_pada": None, "selesai_oleh": None}
    if ditutup.update(revisi=F("revisi") + 1, **isi) != 1:
        raise GalatAplikasi(_tak_dapat_dibuka(evaluasi), kode="berubah")
    evaluasi.refresh_from_db()
    return PembukaanEvaluasi.objects.create(
        evaluasi=evaluasi, alasan=alasan, oleh=oleh, ditutup_pada=ditutup_pada, ditutup_oleh=ditutup_oleh, isi=lama
    )


def _tak_dapat_dibuka(evaluasi: EvaluasiTahunan) -> str:
    """Return why there is nothing to open, naming who was first where somebody was."""
    evaluasi.refresh_from_db()
    terakhir = evaluasi.pembukaan.select_related("oleh").first()
    if evaluasi.status == StatusEvaluasi.DISUSUN and terakhir:
        return f"Evaluasi ini sudah dibuka kembali oleh {terakhir.oleh}. Muat ulang."
    if evaluasi.status == StatusEvaluasi.DISUSUN:
        return "Evaluasi ini belum ditutup, jadi dapat langsung diubah."
    return "Evaluasi ini dibuka lalu ditutup lagi sejak Anda membukanya. Muat ulang."


def _periksa_pelaku(evaluasi: EvaluasiTahunan, oleh: Pengguna) -> None:
    if not boleh_catat_realisasi(oleh) or not evaluasi_terlihat(oleh).filter(pk=evaluasi.pk).exists():
        raise TidakBerhak("Anda tidak dapat mengubah evaluasi ini.")


def _ubah(evaluasi: EvaluasiTahunan, revisi: int, baru: dict[str, Any]) -> None:
    milik = EvaluasiTahunan.objects.filter(pk=evaluasi.pk, status=StatusEvaluasi.DISUSUN, revisi=revisi)
    if milik.update(revisi=F("revisi") + 1, **baru) != 1:
        evaluasi.refresh_from_db()
        if evaluasi.status == StatusEvaluasi.SELESAI:
            raise GalatAplikasi(f"Evaluasi ini sudah ditutup oleh {evaluasi.selesai_oleh}.", kode="berubah")
        raise GalatAplikasi("Evaluasi ini diubah orang lain sejak Anda membukanya. Muat ulang.", kode="berubah")
    evaluasi.refresh_from_db()


@transaction.atomic
def catat_tindak_lanjut(
    *, evaluasi: EvaluasiTahunan, oleh: Pengguna, uraian: str, penanggung_jawab: str, tenggat: Any
) -> TindakLanjut:
    """Add something to be done because of an evaluation, also after it was closed. Raises TidakBerhak."""
    _periksa_pelaku(evaluasi, oleh)
    baru = TindakLanjut(
        evaluasi=evaluasi, uraian=uraian, penanggung_jawab=penanggung_jawab, tenggat=tenggat, dibuat_oleh=oleh
    )
    baru.full_clean()
    baru.save(force_insert=True)
    return baru


@transaction.atomic
def selesaikan_tindak_lanjut(*, tindakan: TindakLanjut, oleh: Pengguna, hasil: str) -> None:
    """Say what came of something that was to be done; once.

    Raises:
        TidakBerhak: see ``mulai``.
        GalatAplikasi: no result, or somebody has already said it is done.
    """
    _periksa_pelaku(tindakan.evaluasi, oleh)
    hasil = hasil.strip()[:500]
    if not hasil:
        raise GalatAplikasi("Tulis hasil tindak lanjutnya.", kode="kurang")
    milik = TindakLanjut.objects.filter(pk=tindakan.pk, selesai_pada__isnull=True)
    if milik.update(hasil=hasil, selesai_pada=timezone.now(), selesai_oleh=oleh) != 1:
        tindakan.refresh_from_db()
        raise GalatAplikasi(f"Tindak lanjut ini sudah diselesaikan oleh {tindakan.selesai_oleh}.", kode="berubah")
    tindakan.refresh_from_db()
