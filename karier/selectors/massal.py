"""Batches of documents: what may go in, and where what came out lies."""

from pathlib import Path

from django.conf import settings
from django.db.models import Prefetch, QuerySet

from karier.izin import boleh_lihat_dokumen
from karier.models import LangkahRpk, RencanaKarier
from karier.selectors.rpk import daftar_rpk
from pegawai.models import Pekerjaan, Pengguna, UnitKerja

JENIS_MASSAL = "cetak-rpk"
TERBANYAK = 5000
HASIL = {"zip": "rpk.zip", "pdf": "rpk-gabungan.pdf"}


def rpk_tercetak(
    pengguna: Pengguna, *, status: str = "", unit: UnitKerja | None = None, tahun: int | None = None
) -> QuerySet[RencanaKarier]:
    """Return the plans that a user may have printed, filtered as in the list, by unit and name; none for the admin."""
    if not boleh_lihat_dokumen(pengguna):
        return RencanaKarier.objects.none()
    rpk = daftar_rpk(pengguna, status=status, unit=unit, tahun=tahun).prefetch_related(None)
    return rpk.order_by("pegawai__unit__path", "pegawai__nama", "pegawai__nip", "pk")


def rpk_lengkap(pk: list[int]) -> dict[int, RencanaKarier]:
    """Return these plans with all that their documents print; a fixed query count."""
    langkah = LangkahRpk.objects.select_related("jabatan", "unit").prefetch_related("penyelarasan")
    rpk = RencanaKarier.objects.select_related(
        "instansi", "pegawai__unit", "pegawai__jabatan", "menggantikan", "ditetapkan_oleh"
    )
    return rpk.prefetch_related(Prefetch("langkah", queryset=langkah)).in_bulk(pk)


def massal_milik(pengguna: Pengguna) -> QuerySet[Pekerjaan]:
    """Return the batches that a user has asked for and may still have, newest first: nobody else's, the admin none."""
    if not boleh_lihat_dokumen(pengguna):
        return Pekerjaan.objects.none()
    return Pekerjaan.objects.filter(jenis=JENIS_MASSAL, dibuat_oleh=pengguna).order_by("-pk")


def masih_dalam_lingkup(pekerjaan: Pekerjaan, pengguna: Pengguna) -> bool:
    """Tell whether every plan of a batch is still in the scope of who asked for it."""
    pk = pekerjaan.argumen["rpk"]
    return rpk_tercetak(pengguna).filter(pk__in=pk).count() == len(pk)


def folder_massal(pk: int) -> Path:
    """Return the folder of a batch."""
    return Path(settings.MEDIA_ROOT) / "massal" / str(pk)


def hasil_massal(pk: int) -> dict[str, Path]:
    """Return the files of a batch that are there to be fetched, by ``zip`` and ``pdf``."""
    return {bentuk: folder_massal(pk) / nama for bentuk, nama in HASIL.items() if (folder_massal(pk) / nama).exists()}
