"""The newest mapping in force of an agency, and the people in its boxes."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from pegawai.models import Pegawai
from pemetaan.models import Pemetaan, Penempatan
from pemetaan.selectors.kalibrasi import pasang_kalibrasi

BARU_MASUK = "belum ikut dalam pemetaan ini"


def pemetaan_terbaru(instansi_id: int | None) -> Pemetaan | None:
    """Return the mapping in force of the agency's newest period that has one, with its period."""
    if instansi_id is None:
        return None
    return (
        Pemetaan.objects.filter(periode__instansi_id=instansi_id, berlaku=True)
        .select_related("periode")
        .order_by("-periode__tahun")
        .first()
    )


def kotak_orang(pemetaan: Pemetaan | None, pegawai_id: Iterable[int]) -> dict[int, Penempatan]:
    """Return the placements of these people in a mapping by the id of the person, with their calibration."""
    if pemetaan is None:
        return {}
    kolom = ("pegawai_id", "kotak", "kotak_akhir", "kinerja", "potensial", "sebab")
    baris = list(Penempatan.objects.filter(pemetaan=pemetaan, pegawai_id__in=list(pegawai_id)).only(*kolom))
    pasang_kalibrasi(baris)
    return {satu.pegawai_id: satu for satu in baris}


def di_kotak(orang: QuerySet[Pegawai], pemetaan: Pemetaan | None, kotak: int) -> QuerySet[Pegawai]:
    """Return the people whose box (after calibration) in this mapping is ``kotak``."""
    if pemetaan is None:
        return orang.none()
    return orang.filter(penempatan__pemetaan=pemetaan, penempatan__kotak_akhir=kotak)


def sudah_dipetakan(orang: QuerySet[Pegawai], pemetaan: Pemetaan | None) -> QuerySet[Pegawai]:
    """Return the people who have a box in this mapping."""
    if pemetaan is None:
        return orang.none()
    return orang.filter(penempatan__pemetaan=pemetaan, penempatan__kotak_akhir__isnull=False)


def belum_dipetakan(orang: QuerySet[Pegawai], pemetaan: Pemetaan | None, sebab: str = "") -> QuerySet[Pegawai]:
    """Return the people without a box in this mapping: for one reason (``BARU_MASUK``: not in it), or for any."""
    if pemetaan is None:
        return orang
    if sebab == BARU_MASUK:
        return orang.filter(~Exists(Penempatan.objects.filter(pemetaan=pemetaan, pegawai=OuterRef("pk"))))
    if sebab:
        return orang.filter(penempatan__pemetaan=pemetaan, penempatan__sebab=sebab)
    terpetakan = Penempatan.objects.filter(pemetaan=pemetaan, pegawai=OuterRef("pk"), kotak_akhir__isnull=False)
    return orang.filter(~Exists(terpetakan))
