"""Yearly evaluations: which ones a user may see, and what their report holds."""

from dataclasses import asdict
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from karier.models import EvaluasiTahunan
from karier.pilihan import StatusEvaluasi, StatusLangkah
from karier.selectors.capaian import Capaian, langkah_berlaku, rekap_capaian
from pegawai.izin import boleh_lihat_monev
from pegawai.models import Pengguna
from pegawai.selectors.lingkup import unit_terlihat

_BANYAK_ALASAN = 20


def evaluasi_terlihat(pengguna: Pengguna) -> QuerySet[EvaluasiTahunan]:
    """Return the evaluations of units in scope, and of the agency for those who see all of it; none for the admin."""
    if not boleh_lihat_monev(pengguna) or pengguna.instansi_id is None:
        return EvaluasiTahunan.objects.none()
    milik = Q(unit__in=unit_terlihat(pengguna).order_by().values("pk"))
    if pengguna.unit_id is None:
        milik |= Q(unit__isnull=True)
    return EvaluasiTahunan.objects.filter(milik, instansi=pengguna.instansi_id).select_related("unit", "instansi")


URUTAN_EVALUASI = ("-tahun", "jalur", "pk")


def daftar_evaluasi(pengguna: Pengguna) -> QuerySet[EvaluasiTahunan]:
    """Return the evaluations for the list, newest year first, with how many things are still to be done."""
    terbuka = Count("tindak_lanjut", filter=Q(tindak_lanjut__selesai_pada__isnull=True))
    return (
        evaluasi_terlihat(pengguna)
        .annotate(tindakan=Count("tindak_lanjut"), tindakan_terbuka=terbuka, jalur=Coalesce("unit__path", Value("")))
        .order_by(*URUTAN_EVALUASI)
    )


def angka_kini(evaluasi: EvaluasiTahunan, pengguna: Pengguna, hari_ini: date) -> dict[str, Any]:
    """Return the attainment of the year as JSON, as the plans in scope stand now."""
    rekap = rekap_capaian(pengguna, evaluasi.tahun, hari_ini, evaluasi.unit)
    return {
        "baris": [
            _angka(satu.unit.nama + (" (langsung)" if satu.langsung else ""), satu.capaian) for satu in rekap.baris
        ],
        "jumlah": _angka("Jumlah", rekap.jumlah),
        "alasan": _alasan(evaluasi, pengguna),
        "per": hari_ini.isoformat(),
    }


def _angka(nama: str, capaian: Capaian) -> dict[str, Any]:
    return {"unit": nama, **asdict(capaian), "persen": capaian.persen}


def _alasan(evaluasi: EvaluasiTahunan, pengguna: Pengguna) -> list[list[Any]]:
    """Return the reasons written down for steps that were late, replaced or dropped, the commonest first."""
    langkah = langkah_berlaku(pengguna, evaluasi.tahun, evaluasi.unit)
    tidak_mulus = (StatusLangkah.TERLAMBAT, StatusLangkah.DIGANTI, StatusLangkah.BATAL)
    hitung: dict[tuple[str, str], int] = {}
    for satu in langkah.filter(status__in=tidak_mulus).prefetch_related("realisasi"):
        terakhir = list(satu.realisasi.all())[-1:]
        for catatan in terakhir:
            kunci = (satu.get_status_display(), catatan.alasan)
            hitung[kunci] = hitung.get(kunci, 0) + 1
    urut = sorted(hitung.items(), key=lambda butir: (-butir[1], butir[0]))
    return [[status, alasan, banyak] for (status, alasan), banyak in urut[:_BANYAK_ALASAN]]


def angka(evaluasi: EvaluasiTahunan, pengguna: Pengguna, hari_ini: date) -> dict[str, Any]:
    """Return the attainment: as it was when the evaluation was closed, otherwise as it is now."""
    if evaluasi.status == StatusEvaluasi.SELESAI:
        return evaluasi.angka
    return angka_kini(evaluasi, pengguna, hari_ini)
