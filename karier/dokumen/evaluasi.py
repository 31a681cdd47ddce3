"""The report of a year's evaluation: its content as data, as a PDF to read, and as a workbook."""

from datetime import date
from io import BytesIO
from typing import Any

from django.template.loader import render_to_string

from karier.dokumen.kepala import kop
from karier.models import EvaluasiTahunan
from karier.pilihan import StatusEvaluasi
from karier.selectors.capaian import SKEMA_UNIT
from karier.selectors.pengaturan import pengaturan_berlaku, uri_logo
from talenta.umum.ekspor import tulis_xlsx
from talenta.umum.pdf import cetak
from talenta.umum.skema_ekspor import SkemaEkspor
from talenta.umum.tanggal import tanggal_panjang

KOLOM = ("unit", "rencana", "terlaksana", "terlambat", "diganti", "batal", "belum", "lewat", "persen")
GAYA = "dokumen-evaluasi.css"


def isi_evaluasi(evaluasi: EvaluasiTahunan, angka: dict[str, Any]) -> dict[str, Any]:
    """Return all that the report holds, as JSON; ``angka`` is the attainment (``selectors.evaluasi.angka``)."""
    selesai = evaluasi.selesai_pada
    return {
        "tahun": evaluasi.tahun,
        "tempat": evaluasi.unit.nama if evaluasi.unit else evaluasi.instansi.nama,
        "konsep": evaluasi.status != StatusEvaluasi.SELESAI,
        "ditutup": tanggal_panjang(selesai) if selesai else "",
        "ditutup_oleh": str(evaluasi.selesai_oleh) if selesai else "",
        "pembukaan": [
            {"pada": tanggal_panjang(satu.pada), "oleh": str(satu.oleh), "alasan": satu.alasan}
            for satu in evaluasi.pembukaan.select_related("oleh").order_by("pada", "pk")
        ],
        "baris": angka["baris"],
        "jumlah": angka["jumlah"],
        "alasan": angka["alasan"],
        "per": angka["per"],
        "per_teks": tanggal_panjang(date.fromisoformat(angka["per"])),
        "analisis": evaluasi.analisis,
        "rekomendasi": evaluasi.rekomendasi,
        "pelajaran": evaluasi.pelajaran,
        "tindak_lanjut": [
            {
                "uraian": satu.uraian,
                "penanggung_jawab": satu.penanggung_jawab,
                "tenggat": satu.tenggat.isoformat(),
                "tenggat_teks": tanggal_panjang(satu.tenggat),
                "hasil": satu.hasil,
                "selesai": tanggal_panjang(satu.selesai_pada) if satu.selesai_pada else "",
            }
            for satu in evaluasi.tindak_lanjut.all()
        ],
    }


def cetak_evaluasi(evaluasi: EvaluasiTahunan, angka: dict[str, Any]) -> bytes:
    """Return the report as a PDF under the agency's letterhead; without a number, for it is not an issued document."""
    pengaturan = pengaturan_berlaku(evaluasi.instansi)
    isi = isi_evaluasi(evaluasi, angka) | {"kop": kop(pengaturan)}
    return cetak(render_to_string("karier/dokumen/evaluasi.html", {"isi": isi, "logo": uri_logo(pengaturan)}), GAYA)


def tulis_evaluasi(evaluasi: EvaluasiTahunan, angka: dict[str, Any]) -> bytes:
    """Return the report as a workbook."""
    isi = isi_evaluasi(evaluasi, angka)
    capaian = [[satu[nama] for nama in KOLOM] for satu in (*isi["baris"], isi["jumlah"])]
    uraian = [(label, isi[nama]) for label, nama in _URAIAN]
    tindakan = [
        [date.fromisoformat(satu[nama]) if nama == "tenggat" else satu[nama] for nama in _TINDAKAN]
        for satu in isi["tindak_lanjut"]
    ]
    berkas = BytesIO()
    tulis_xlsx(
        berkas,
        {
            "Capaian": (SKEMA_CAPAIAN, capaian),
            "Sebab": (SKEMA_SEBAB, isi["alasan"]),
            "Analisis dan rekomendasi": (SKEMA_URAIAN, uraian),
            "Tindak lanjut": (SKEMA_TINDAK_LANJUT, tindakan),
        },
        lembar_skema=True,
    )
    return berkas.getvalue()


SKEMA_CAPAIAN = SkemaEkspor("evaluasi-capaian", 1, tuple(satu for satu in SKEMA_UNIT.kolom if satu != "ID unit"))
SKEMA_SEBAB = SkemaEkspor("evaluasi-sebab", 1, ("Realisasi", "Alasan", "Langkah"))
SKEMA_URAIAN = SkemaEkspor("evaluasi-uraian", 1, ("Bagian", "Isi"))
SKEMA_TINDAK_LANJUT = SkemaEkspor(
    "evaluasi-tindak-lanjut", 1, ("Tindak lanjut", "Penanggung jawab", "Tenggat", "Hasil", "Selesai")
)
_URAIAN = (
    ("Unit", "tempat"),
    ("Tahun", "tahun"),
    ("Capaian per", "per"),
    ("Analisis", "analisis"),
    ("Rekomendasi", "rekomendasi"),
    ("Pelajaran untuk rencana berikutnya", "pelajaran"),
)
_TINDAKAN = ("uraian", "penanggung_jawab", "tenggat", "hasil", "selesai")
