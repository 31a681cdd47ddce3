"""Builders of what follows the setting of plans."""

from datetime import date
from typing import Any

from django.core.files.base import ContentFile

from karier.models import (
    Dokumen,
    EvaluasiTahunan,
    KatalogPengembangan,
    PaketBkn,
    RealisasiLangkah,
    RencanaKarier,
    TindakLanjut,
)
from pegawai.models import Instansi, Pengguna, UnitKerja

PDF = b"%PDF-1.7 "


def buat_bukti(rpk: RencanaKarier, oleh: Pengguna) -> RealisasiLangkah:
    """Return the record that the first step of a plan was done, with a file of evidence."""
    satu = RealisasiLangkah(
        langkah=rpk.langkah.first(), status="terlaksana", tanggal=date(2026, 2, 4), bukti="SK 1", oleh=oleh
    )
    satu.nama_berkas = "bukti.pdf"
    satu.berkas.save("bukti.pdf", ContentFile(PDF), save=False)
    satu.save()
    return satu


def buat_evaluasi(oleh: Pengguna, tahun: int = 2025, unit: UnitKerja | None = None, **lain: Any) -> EvaluasiTahunan:
    """Return an evaluation that is being written."""
    return EvaluasiTahunan.objects.create(instansi=oleh.instansi, tahun=tahun, unit=unit, dibuat_oleh=oleh, **lain)


def buat_tindakan(evaluasi: EvaluasiTahunan, oleh: Pengguna) -> TindakLanjut:
    """Return something to be done because of an evaluation."""
    return TindakLanjut.objects.create(
        evaluasi=evaluasi,
        uraian="Ajukan anggaran",
        penanggung_jawab="BKPSDM",
        tenggat=date(2026, 6, 1),
        dibuat_oleh=oleh,
    )


def buat_katalog(instansi: Instansi, nama: str = "PKA", **lain: Any) -> KatalogPengembangan:
    """Return an entry of the catalogue: 120 JP for 22 million rupiah."""
    isi = {"jenis": "klasikal", "jp": 120, "biaya": 22_000_000} | lain
    return KatalogPengembangan.objects.create(instansi=instansi, nama=nama, **isi)


def buat_paket(instansi: Instansi) -> PaketBkn:
    """Return a package without plans that is ready to be sent."""
    paket = PaketBkn(instansi=instansi, tahun_awal=2026, status="disiapkan", sha256="0" * 64)
    paket.berkas.save("paket.zip", ContentFile(b"PK"), save=False)
    paket.save()
    return paket


def buat_dokumen(rpk: RencanaKarier) -> Dokumen:
    """Return the issued document of a set plan, with bytes that name its number."""
    from karier.services.dokumen import terbitkan

    return terbitkan(rpk=rpk, oleh=rpk.ditetapkan_oleh)
