"""Monitoring a successor in a jabatan kritis: three yearly evaluations, reminders, and what follows."""

from datetime import date, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from karier.aturan.pemantauan import TABEL_EVALUASI, awal_penilaian, jatuh_tempo
from karier.models import EvaluasiSuksesor, PenempatanSuksesor
from karier.pilihan import HasilPemantauan, StatusPemantauan
from karier.services.suksesi.kelompok import periksa_penyusun
from pegawai.izin import boleh_susun_suksesi, boleh_tetapkan_suksesi
from pegawai.models import Pengguna
from pegawai.pilihan import Ekspektasi
from pegawai.services.pemberitahuan import beri_tahu
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from talenta.umum.tanggal import tanggal_panjang

INGATKAN_HARI = 30
_PANJANG_CATATAN, _PANJANG_HASIL = 1000, 500


def rapi(teks: str, panjang: int) -> str:
    """Return a text on one line without NUL, cut to what its column holds."""
    return " ".join(teks.replace("\x00", " ").split())[:panjang]


def jadwalkan(penempatan: PenempatanSuksesor, penilai: Pengguna) -> None:
    """Lay down the evaluations of a placement and tell the evaluator."""
    EvaluasiSuksesor.objects.bulk_create(
        EvaluasiSuksesor(penempatan=penempatan, ke=b.ke, jatuh_tempo=jatuh_tempo(penempatan.tmt, b.ke), penilai=penilai)
        for b in TABEL_EVALUASI
    )
    beri_tahu(
        penerima=[penilai],
        judul="Anda ditunjuk menilai seorang suksesor",
        isi=f"Evaluasi pertama jatuh tempo {tanggal_panjang(jatuh_tempo(penempatan.tmt, 1))}.",
        tautan=reverse("suksesi-penempatan", args=[penempatan.pk]),
        kunci=f"suksesor-{penempatan.pk}-penilai-{penilai.pk}",
    )


@transaction.atomic
def isi_evaluasi(*, evaluasi: EvaluasiSuksesor, tanggal: date, hasil: str, catatan: str, oleh: Pengguna) -> None:
    """Write one yearly evaluation; the earlier ones come first, and none before its year has begun.

    Raises:
        TidakBerhak: the actor is neither the evaluator nor one who prepares succession, or it is about themselves.
        GalatAplikasi: what was written will not do, an earlier one is missing, or somebody has written it already.
    """
    penempatan = evaluasi.penempatan
    if oleh.pk != evaluasi.penilai_id and not boleh_susun_suksesi(oleh):
        raise TidakBerhak("Evaluasi ini diisi oleh penilainya atau oleh Tim Manajemen Talenta.")
    if oleh.instansi_id != penempatan.instansi_id:
        raise TidakBerhak("Penempatan ini milik instansi lain.")
    if oleh.pegawai_id == penempatan.pegawai_id:
        raise TidakBerhak("Anda tidak dapat menilai diri sendiri.")
    catatan = rapi(catatan, _PANJANG_CATATAN)
    if hasil not in Ekspektasi.values or not catatan:
        raise GalatAplikasi("Pilih hasil evaluasi dan tulis catatannya.", kode="isi")
    awal = awal_penilaian(penempatan.tmt, evaluasi.ke)
    if not awal <= tanggal <= timezone.localdate():
        raise GalatAplikasi(
            f"Evaluasi ke-{evaluasi.ke} bertanggal antara {tanggal_panjang(awal)} dan hari ini, bukan "
            f"{tanggal_panjang(tanggal)}.",
            kode="tanggal",
        )
    # The lock on the placement's row keeps two evaluations, and an outcome, from passing each other.
    _kunci(penempatan)
    lebih_dulu = penempatan.evaluasi.filter(ke__lt=evaluasi.ke, diisi_pada__isnull=True).order_by("ke").first()
    if lebih_dulu:
        raise GalatAplikasi(f"Isi evaluasi ke-{lebih_dulu.ke} dahulu.", kode="urutan")
    berubah = EvaluasiSuksesor.objects.filter(pk=evaluasi.pk, diisi_pada__isnull=True).update(
        tanggal=tanggal, hasil=hasil, catatan=catatan, diisi_pada=timezone.now(), diisi_oleh=oleh
    )
    if berubah != 1:
        evaluasi.refresh_from_db()
        raise GalatAplikasi(f"Evaluasi ini sudah diisi oleh {evaluasi.diisi_oleh}.", kode="berubah")


def _kunci(penempatan: PenempatanSuksesor) -> None:
    """Take a monitored placement for a change; refuse one whose monitoring has ended."""
    milik = PenempatanSuksesor.objects.filter(pk=penempatan.pk, status=StatusPemantauan.DIPANTAU)
    if milik.update(status=StatusPemantauan.DIPANTAU) != 1:
        penempatan.refresh_from_db()
        siapa = f" oleh {penempatan.hasil_oleh}" if penempatan.hasil_oleh else ""
        raise GalatAplikasi(
            f"Pemantauan ini {penempatan.get_status_display().lower()}{siapa} dan tidak dapat diubah lagi.",
            kode="berubah",
        )


@transaction.atomic
def ganti_penilai(*, evaluasi: EvaluasiSuksesor, penilai: Pengguna, oleh: Pengguna) -> None:
    """Give an evaluation that is not written yet to another evaluator, who is told."""
    periksa_penyusun(None, oleh)
    penempatan = evaluasi.penempatan
    if penilai.instansi_id != penempatan.instansi_id or penilai.pegawai_id == penempatan.pegawai_id:
        raise GalatAplikasi("Pilih penilai lain dari instansi ini, bukan suksesornya sendiri.", kode="penilai")
    if EvaluasiSuksesor.objects.filter(pk=evaluasi.pk, diisi_pada__isnull=True).update(penilai=penilai) != 1:
        raise GalatAplikasi("Evaluasi ini sudah diisi, jadi penilainya tidak dapat diganti.", kode="berubah")
    beri_tahu(
        penerima=[penilai],
        judul="Anda ditunjuk menilai seorang suksesor",
        isi=f"Evaluasi ke-{evaluasi.ke} jatuh tempo {tanggal_panjang(evaluasi.jatuh_tempo)}.",
        tautan=reverse("suksesi-penempatan", args=[penempatan.pk]),
        kunci=f"suksesor-{penempatan.pk}-penilai-{penilai.pk}-{evaluasi.ke}",
    )


@transaction.atomic
def tentukan_hasil(*, penempatan: PenempatanSuksesor, hasil: str, catatan: str, oleh: Pengguna) -> None:
    """Decide what follows the three evaluations: promosi or an equal position; the PPK's to say.

    Raises:
        TidakBerhak: the actor is not the PPK of this agency.
        GalatAplikasi: no such outcome, an evaluation is missing, or the monitoring has ended.
    """
    _periksa_ppk(penempatan, oleh)
    if hasil not in HasilPemantauan.values:
        raise GalatAplikasi("Pilih hasil pemantauan: promosi atau jabatan setara.", kode="hasil")
    _kunci(penempatan)
    kurang = penempatan.evaluasi.filter(diisi_pada__isnull=True).count()
    if kurang:
        raise GalatAplikasi(f"Masih {kurang} evaluasi yang belum diisi.", kode="evaluasi")
    _akhiri(penempatan, StatusPemantauan.SELESAI, hasil, catatan, oleh)


@transaction.atomic
def hentikan(*, penempatan: PenempatanSuksesor, alasan: str, oleh: Pengguna) -> None:
    """End the monitoring before three years, with a reason."""
    _periksa_ppk(penempatan, oleh)
    if not rapi(alasan, _PANJANG_HASIL):
        raise GalatAplikasi("Tulis alasan pemantauan dihentikan.", kode="alasan")
    _kunci(penempatan)
    _akhiri(penempatan, StatusPemantauan.DIHENTIKAN, "", alasan, oleh)


def _periksa_ppk(penempatan: PenempatanSuksesor, oleh: Pengguna) -> None:
    if not boleh_tetapkan_suksesi(oleh) or oleh.instansi_id != penempatan.instansi_id:
        raise TidakBerhak("Hasil pemantauan ditentukan oleh PPK instansi.")
    if oleh.pegawai_id == penempatan.pegawai_id:
        raise TidakBerhak("Anda tidak dapat memutuskan hasil pemantauan Anda sendiri.")


def _akhiri(penempatan: PenempatanSuksesor, status: str, hasil: str, catatan: str, oleh: Pengguna) -> None:
    PenempatanSuksesor.objects.filter(pk=penempatan.pk, status=StatusPemantauan.DIPANTAU).update(
        status=status,
        hasil=hasil,
        catatan=rapi(catatan, _PANJANG_HASIL),
        hasil_pada=timezone.now(),
        hasil_oleh=oleh,
    )
    penempatan.refresh_from_db()


def ingatkan_evaluasi() -> int:
    """Tell evaluators, once a month, what falls due within 30 days or is overdue; return how many were told."""
    hari_ini = timezone.localdate()
    menunggu = EvaluasiSuksesor.objects.filter(
        diisi_pada__isnull=True,
        jatuh_tempo__lte=hari_ini + timedelta(days=INGATKAN_HARI),
        penempatan__status=StatusPemantauan.DIPANTAU,
    ).select_related("penilai", "penempatan")
    return sum(
        beri_tahu(
            penerima=[satu.penilai],
            judul="Evaluasi suksesor menunggu Anda",
            isi=f"Evaluasi ke-{satu.ke} {'lewat' if satu.jatuh_tempo < hari_ini else 'menjelang'} jatuh tempo "
            f"{tanggal_panjang(satu.jatuh_tempo)}.",
            tautan=reverse("suksesi-penempatan", args=[satu.penempatan_id]),
            kunci=f"evaluasi-suksesor-{satu.pk}-{hari_ini:%Y-%m}",
        )
        for satu in menunggu
    )
