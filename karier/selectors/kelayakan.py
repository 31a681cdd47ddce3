"""May a person move to a position on a day: facts from the database, verdict from the rules."""

from datetime import date
from typing import Any

from karier.aturan.kelayakan import Kelayakan, periksa
from karier.aturan.syarat import Syarat
from karier.selectors.bacaan import bacaan
from karier.selectors.fakta import SumberFakta
from karier.selectors.syarat import muat_rumpun, muat_standar, syarat_jabatan
from pegawai.models import Jabatan, Pegawai, RiwayatJabatan, UnitKerja


def periksa_kelayakan(pegawai: Pegawai, jabatan: Jabatan, unit: UnitKerja | None = None, *, pada: date) -> Kelayakan:
    """Judge the move of ``pegawai`` to ``jabatan`` (in ``unit``) on ``pada``, on the records up to that day.

    The number of queries is the same for everybody. Both must be of one agency; see ``aturan.kelayakan.periksa``.
    """
    pernah = RiwayatJabatan.objects.filter(pegawai=pegawai, jabatan__isnull=False).values_list("jabatan_id", flat=True)
    rumpun = muat_rumpun(pegawai.instansi_id, {pegawai.jabatan_id, jabatan.pk, *pernah})
    sumber = SumberFakta(Pegawai.objects.filter(pk=pegawai.pk), pada, rumpun)
    tempat = unit.pk if unit else jabatan.unit_id
    tujuan = syarat_jabatan(jabatan, rumpun.rumpun(jabatan.pk, tempat), muat_standar(pegawai.instansi_id, [jabatan.pk]))
    return periksa(sumber.fakta(pegawai), tujuan, pada, bacaan=bacaan())


def syarat_json(syarat: Syarat) -> dict[str, Any]:
    """Return one requirement as the commands print it."""
    return {
        "kode": syarat.kode,
        "terpenuhi": syarat.terpenuhi,
        "nilai": syarat.nilai,
        "minimum": syarat.minimum,
        "dasar_hukum": str(syarat.dasar),
        "penjelasan": syarat.penjelasan,
    }


def kelayakan_json(hasil: Kelayakan) -> dict[str, Any]:
    """Return a verdict as the commands print it: layak, jalur, mekanisme, syarat."""
    return {
        "layak": hasil.layak,
        "jalur": hasil.jalur,
        "mekanisme": hasil.mekanisme,
        "syarat": [syarat_json(s) for s in hasil.syarat],
    }
