"""The level that a position asks for in each competency."""

from pegawai.aturan.jenjang import JENJANG
from pegawai.models import Jabatan, LevelDiminta, StandarKompetensi
from pegawai.pilihan import Kompetensi


def standar_kompetensi(jabatan: Jabatan) -> dict[str, int]:
    """Return the level 1–5 asked for in each of the nine competencies.

    The position's own standard wins over the agency's level for the jenjang, and that over the table of
    ``aturan.jenjang`` (Permenpan RB 38/2017).
    """
    level = (
        LevelDiminta.objects.filter(instansi=jabatan.instansi_id, jenjang=jabatan.jenjang)
        .values_list("level", flat=True)
        .first()
    )
    umum = dict.fromkeys(Kompetensi.values, level or JENJANG[jabatan.jenjang].level_diminta)
    return umum | dict(StandarKompetensi.objects.filter(jabatan=jabatan).values_list("kompetensi", "level"))
