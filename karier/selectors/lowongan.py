"""Vacancies by the map of posts, for the few posts that one plan names."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from pegawai.aturan.jenjang import bup, tmt_pensiun
from pegawai.models import Pegawai, PetaJabatan

Pos = tuple[int, int]
PosPada = tuple[int, int, date]


def lowongan(permintaan: Iterable[PosPada]) -> dict[PosPada, int]:
    """Return the vacant posts of each (jabatan id, unit id, day); two queries, however many.

    Vacant is what ABK needs less the active holders who have not reached their retirement by that day, never below 0.
    A post that the map of posts does not have is left out.
    """
    diminta = list(permintaan)
    syarat = Q(pk__in=[])
    for jabatan, unit in {(jabatan, unit) for jabatan, unit, _ in diminta}:
        syarat |= Q(jabatan=jabatan, unit=unit)
    peta = PetaJabatan.objects.filter(syarat).values_list("jabatan", "unit", "kebutuhan")
    kebutuhan = {(jabatan, unit): butuh for jabatan, unit, butuh in peta}
    pensiun = _pensiun_pemangku(syarat)
    return {
        (jabatan, unit, pada): max(
            kebutuhan[jabatan, unit] - sum(1 for hari in pensiun[jabatan, unit] if hari > pada), 0
        )
        for jabatan, unit, pada in diminta
        if (jabatan, unit) in kebutuhan
    }


def _pensiun_pemangku(syarat: Q) -> dict[Pos, list[date]]:
    """Return the TMT pensiun of the active holders of each post."""
    hasil: dict[Pos, list[date]] = defaultdict(list)
    kolom = ("jabatan_id", "unit_id", "tanggal_lahir", "jabatan__jenjang", "jabatan__bup")
    for jabatan, unit, lahir, jenjang, usia in Pegawai.objects.filter(syarat, aktif=True).values_list(*kolom):
        hasil[jabatan, unit].append(tmt_pensiun(lahir, bup(jenjang, usia)))
    return hasil
