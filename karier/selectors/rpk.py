"""Plans: which ones a user may see, one with everything on its page, lists and queues."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from karier.models import LangkahRpk, RencanaKarier


def rpk_dengan_langkah(pk: Iterable[int]) -> list[RencanaKarier]:
    """Return these plans in the order given, with people and steps; the query count is fixed per 500."""
    urutan = list(pk)
    hasil: dict[int, RencanaKarier] = {}
    for mulai in range(0, len(urutan), 500):
        hasil |= _lengkap(RencanaKarier.objects.filter(pk__in=urutan[mulai : mulai + 500])).in_bulk()
    return [hasil[satu] for satu in urutan]


def _lengkap(rpk: QuerySet[RencanaKarier]) -> QuerySet[RencanaKarier]:
    return rpk.select_related("pegawai").prefetch_related("langkah__jabatan", "langkah__unit")


def langkah_json(langkah: LangkahRpk) -> dict[str, Any]:
    """Return one step as the command prints it; what a step has not is None."""
    return {
        "tahun": langkah.tahun,
        "bentuk": langkah.bentuk,
        "jalur": langkah.jalur or None,
        "jabatan_id": langkah.jabatan.siasn_id if langkah.jabatan else None,
        "jabatan": langkah.jabatan.nama if langkah.jabatan else None,
        "unit": langkah.unit.nama if langkah.unit else None,
        "mekanisme": langkah.mekanisme or None,
        "prosedur": langkah.prosedur or None,
        "waktu": langkah.waktu or None,
    }
