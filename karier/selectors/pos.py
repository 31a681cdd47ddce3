"""Searching the posts that a step could lead to."""

from dataclasses import dataclass

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from karier.aturan.jalur import SEL
from karier.models import LangkahRpk, RencanaKarier
from pegawai.models import Pegawai, PetaJabatan

BANYAK = 25


@dataclass(frozen=True, slots=True)
class PosTujuan:
    """A post for a choice: ``kunci`` is jabatan and unit, ``label`` says where it is and how many are vacant now."""

    kunci: str
    label: str


def cari_pos(rpk: RencanaKarier, teks: str, langkah: LangkahRpk | None = None) -> list[PosTujuan]:
    """Return the posts whose position or unit holds every word of ``teks``, at most 25, vacant ones first.

    Without words: those of the rungs that the tables of paths allow. The post of ``langkah`` is always among them.
    """
    peta = PetaJabatan.objects.filter(jabatan__instansi=rpk.instansi_id, jabatan__aktif=True, unit__aktif=True).exclude(
        jabatan=rpk.pegawai.jabatan_id, unit=rpk.pegawai.unit_id
    )
    if teks.strip():
        for kata in teks.split()[:6]:
            peta = peta.filter(Q(jabatan__nama__icontains=kata) | Q(unit__nama__icontains=kata))
    else:
        dari = rpk.pegawai.jabatan.jenjang
        peta = peta.filter(jabatan__jenjang__in={ke for asal, ke in SEL if asal == dari})
    hasil = list(_urut(peta)[:BANYAK])
    if langkah and langkah.jabatan_id and all((p.jabatan_id, p.unit_id) != _kunci(langkah) for p in hasil):
        sendiri = PetaJabatan.objects.filter(jabatan=langkah.jabatan_id, unit=langkah.unit_id)
        hasil = [*_urut(sendiri), *hasil]
    return [PosTujuan(f"{p.jabatan_id}-{p.unit_id}", _label(p)) for p in hasil]


def _kunci(langkah: LangkahRpk) -> tuple[int | None, int | None]:
    return langkah.jabatan_id, langkah.unit_id


def _urut(peta: QuerySet[PetaJabatan]) -> QuerySet[PetaJabatan]:
    pemangku = Pegawai.objects.filter(jabatan=OuterRef("jabatan"), unit=OuterRef("unit"), aktif=True)
    banyak = pemangku.order_by().values("jabatan", "unit").annotate(banyak=Count("pk")).values("banyak")
    return (
        peta.select_related("jabatan", "unit")
        .annotate(lowong=F("kebutuhan") - Coalesce(Subquery(banyak), 0))
        .order_by("-lowong", "jabatan__nama", "unit__path")
    )


def _label(peta: PetaJabatan) -> str:
    lowong = max(getattr(peta, "lowong", 0), 0)
    keadaan = f"lowong {lowong}" if lowong else "terisi"
    return f"{peta.jabatan.nama} · {peta.unit.nama} · {peta.jabatan.get_jenjang_display()} · {keadaan}"
