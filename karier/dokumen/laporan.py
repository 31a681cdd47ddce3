"""Report of a year's monitoring, issued: number, verification and signature around a closed evaluation."""

from datetime import date
from typing import Any

from django.utils import timezone

from karier.dokumen.evaluasi import isi_evaluasi
from karier.dokumen.naskah import Naskah
from karier.models import EvaluasiTahunan
from karier.pilihan import JenisDokumen, StatusEvaluasi
from karier.selectors.evaluasi import angka
from pegawai.models import Pengguna
from talenta.umum.tanggal import tanggal_panjang

BELUM_DITUTUP = "Evaluasi ini belum ditutup, jadi laporannya belum dapat diterbitkan."


def naskah_laporan(evaluasi: EvaluasiTahunan, pengguna: Pengguna) -> Naskah:
    """Return the report of an evaluation; the figures of an open one are those in the user's scope."""
    tempat = evaluasi.unit.nama if evaluasi.unit else evaluasi.instansi.nama
    return Naskah(
        jenis=JenisDokumen.LAPORAN,
        instansi=evaluasi.instansi,
        subjek=f"evaluasi-{evaluasi.pk}",
        judul=f"Laporan pemantauan dan evaluasi rencana pengembangan karier tahun {evaluasi.tahun}, {tempat}"[:300],
        unit=evaluasi.unit,
        akhiran=str(evaluasi.tahun),
        halangan="" if evaluasi.status == StatusEvaluasi.SELESAI else BELUM_DITUTUP,
        susun=lambda pengaturan: _isi(evaluasi, pengguna),
    )


def _isi(evaluasi: EvaluasiTahunan, pengguna: Pengguna) -> dict[str, Any]:
    isi = isi_evaluasi(evaluasi, angka(evaluasi, pengguna, timezone.localdate()))
    terbuka = isi.pop("konsep")
    tindakan = [satu | {"tenggat": _tanggal(satu["tenggat"])} for satu in isi["tindak_lanjut"]]
    return {"evaluasi": isi | {"terbuka": terbuka, "per": _tanggal(isi["per"]), "tindak_lanjut": tindakan}}


def _tanggal(iso: str) -> str:
    return tanggal_panjang(date.fromisoformat(iso))
