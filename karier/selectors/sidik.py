"""What a plan says, as a digest that goes with every click, and as lines that can be compared."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from karier.models import LangkahRpk, Penyelarasan, RencanaKarier

_RPK = (
    *("pegawai_id", "tahun_awal", "versi", "menggantikan_id", "alasan_perubahan", "revisi", "rekomendasi", "profil"),
    "catatan",
)
_LANGKAH = (
    *("tahun", "urutan", "bentuk", "jalur", "jabatan_id", "unit_id", "mekanisme", "prosedur", "waktu", "uraian"),
    *("dasar", "jp", "biaya"),
)
_SELARAS = ("kompetensi", "hasil", "standar", "pengembangan", "tahun", "jp", "biaya")


def sidik_rpk(pk: Iterable[int]) -> dict[int, str]:
    """Return the digest of each plan as it is now: what it says, not its state; three queries for any number."""
    semua = list(pk)
    bagian: defaultdict[int, list[Any]] = defaultdict(list)
    langkah = LangkahRpk.objects.filter(rpk__in=semua).order_by("tahun", "urutan", "pk")
    selaras = Penyelarasan.objects.filter(langkah__rpk__in=semua).order_by("langkah", "kompetensi")
    for rpk, *isi in langkah.values_list("rpk_id", *_LANGKAH):
        bagian[rpk].append(isi)
    for rpk, *isi in selaras.values_list("langkah__rpk_id", "langkah__tahun", "langkah__urutan", *_SELARAS):
        bagian[rpk].append(isi)
    rencana = RencanaKarier.objects.filter(pk__in=semua).values_list("pk", *_RPK)
    return {rpk: _sidik([*isi, bagian[rpk]]) for rpk, *isi in rencana}


def _sidik(isi: list[Any]) -> str:
    return hashlib.sha256(json.dumps(isi, cls=DjangoJSONEncoder, sort_keys=True).encode()).hexdigest()


def ringkasan_rpk(langkah: Iterable[LangkahRpk]) -> list[str]:
    """Return a line per step, in which a change of anything that matters shows."""
    return [_baris(satu) for satu in langkah]


def _baris(satu: LangkahRpk) -> str:
    if satu.jabatan is None:
        return " · ".join(filter(None, (str(satu.tahun), satu.get_bentuk_display(), satu.uraian)))
    bentuk = f"{satu.get_bentuk_display()} {satu.get_jalur_display().lower()}".strip()
    cara = satu.get_mekanisme_display()
    return " · ".join(filter(None, (satu.waktu or str(satu.tahun), bentuk, satu.jabatan.nama, str(satu.unit), cara)))


def perbedaan(lama: list[str], baru: list[str]) -> tuple[list[str], list[str]]:
    """Return the lines that are new and those that are gone."""
    return [b for b in baru if b not in lama], [b for b in lama if b not in baru]
