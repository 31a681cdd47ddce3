"""Vacancies by the map of posts."""

from collections.abc import Iterable

from django.db.models import Count, Q

from pegawai.models import Pegawai, PetaJabatan

Pos = tuple[int, int]


def lowongan(pos: Iterable[Pos]) -> dict[Pos, int]:
    """Return the vacant posts (ABK less active holders, never below 0) of pairs (jabatan id, unit id); two queries.

    A pair that the map of posts does not have is left out.
    """
    syarat = Q(pk__in=[])
    for jabatan, unit in set(pos):
        syarat |= Q(jabatan=jabatan, unit=unit)
    kebutuhan = {
        (satu.jabatan_id, satu.unit_id): satu.kebutuhan
        for satu in PetaJabatan.objects.filter(syarat).only("jabatan_id", "unit_id", "kebutuhan")
    }
    terisi = Pegawai.objects.filter(syarat, aktif=True).values_list("jabatan", "unit").annotate(banyak=Count("pk"))
    isi = {(jabatan, unit): banyak for jabatan, unit, banyak in terisi}
    return {satu: max(butuh - isi.get(satu, 0), 0) for satu, butuh in kebutuhan.items()}
