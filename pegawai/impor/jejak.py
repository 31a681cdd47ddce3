"""The trace of a change made one by one: in the admin, or by an import of the admin."""

from typing import Any

from django.db.models import Model

from pegawai.models import Impor, JejakPerubahan, Pengguna

JejakLama = dict[str, Any]


def isi_bidang(instance: Model) -> JejakLama:
    """Return the stored fields of an object as they are now."""
    return {satu.attname: getattr(instance, satu.attname) for satu in instance._meta.concrete_fields}


def kunci_jejak(instance: Any) -> str:
    """Return how the trace names an object: the NIP of its person, the id of SIASN, or its name."""
    if "pegawai_id" in isi_bidang(instance) and instance.pegawai is not None and not isinstance(instance, Pengguna):
        return str(instance.pegawai.nip)
    if "jabatan_id" in isi_bidang(instance) and not hasattr(instance, "nip"):
        return str(instance.jabatan.siasn_id)
    return str(getattr(instance, "nip", "") or getattr(instance, "siasn_id", "") or instance)[:80]


def catat_jejak(instance: Model, *, semula: JejakLama, oleh: Pengguna | None, impor: Impor | None = None) -> None:
    """Write the trace of an object that was just saved; ``semula`` is empty for a new one."""
    kini = isi_bidang(instance)
    beda = {nama: [_json(semula[nama]), _json(kini[nama])] for nama in semula if semula[nama] != kini[nama]}
    if semula and not beda:
        return
    JejakPerubahan.objects.create(
        impor=impor,
        model=instance._meta.label_lower,
        objek=instance.pk,
        kunci=kunci_jejak(instance),
        baru=not semula,
        bidang=beda,
        oleh=oleh,
    )


def _json(nilai: Any) -> Any:
    return nilai if nilai is None or isinstance(nilai, (bool, int, str)) else str(nilai)
