"""What was changed in a person's records, in words that a person reads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model, QuerySet

from pegawai.izin import boleh_lihat_disiplin, boleh_lihat_jejak
from pegawai.models import HukumanDisiplin, JejakPerubahan, Pegawai, Pengguna

BANYAK = 60


@dataclass(frozen=True, slots=True)
class BarisJejak:
    """One change: of what, by whom and from which file; ``bidang`` holds (label, old, new).

    ``jumlah`` counts new (or deleted) records of the same kind from the same file.
    """

    perihal: str
    baru: bool
    bidang: list[tuple[str, str, str]]
    pada: datetime
    oleh: str
    berkas: str
    jumlah: int = 1
    dihapus: bool = False


def jejak_pegawai(pegawai: Pegawai, pengguna: Pengguna, banyak: int = BANYAK) -> list[BarisJejak] | None:
    """Return the newest changes of a person's records, or None for who may not see them.

    Changes of sanctions appear only to those who may see the sanctions.
    """
    if not boleh_lihat_jejak(pengguna):
        return None
    semua = JejakPerubahan.objects.filter(kunci=pegawai.nip).select_related("oleh", "impor").order_by("-pada", "-id")
    if not boleh_lihat_disiplin(pengguna, pegawai):
        semua = tanpa_hukuman(semua)
    return _ringkas(_baris(satu) for satu in semua[:banyak])


def tanpa_hukuman(semua: QuerySet[JejakPerubahan]) -> QuerySet[JejakPerubahan]:
    """Leave out the changes of sanctions, for who may not see these."""
    # Named with or without its app, so that another spelling cannot show what must stay hidden.
    return semua.exclude(model__iendswith=str(HukumanDisiplin._meta.model_name))


def _ringkas(baris: Iterable[BarisJejak]) -> list[BarisJejak]:
    """Return the changes with records that one file brought in of one kind counted as one."""
    hasil: dict[Any, BarisJejak] = {}
    for urut, satu in enumerate(baris):
        utuh = satu.baru or satu.dihapus
        kunci = (satu.perihal, satu.berkas, satu.oleh, satu.pada, satu.baru) if utuh else urut
        ada = hasil.get(kunci)
        hasil[kunci] = replace(ada, jumlah=ada.jumlah + 1) if ada else satu
    return list(hasil.values())


def _baris(jejak: JejakPerubahan) -> BarisJejak:
    model = _model(jejak.model)
    return BarisJejak(
        perihal=str(model._meta.verbose_name) if model else jejak.model,
        baru=jejak.baru,
        dihapus=jejak.dihapus,
        bidang=list(_bidang(model, jejak.bidang)),
        pada=jejak.pada,
        oleh=str(jejak.oleh) if jejak.oleh else "perintah operator",
        berkas=jejak.impor.nama_berkas if jejak.impor else "",
    )


def _model(nama: str) -> type[Model] | None:
    try:
        return apps.get_model("pegawai", nama.rpartition(".")[2])
    except LookupError:
        return None


def _bidang(model: type[Model] | None, bidang: dict[str, list[Any]]) -> Iterator[tuple[str, str, str]]:
    for nama, (lama, baru) in bidang.items():
        yield _label(model, nama), _teks(lama), _teks(baru)


def _label(model: type[Model] | None, nama: str) -> str:
    try:
        return str(model._meta.get_field(nama).verbose_name) if model else nama  # type: ignore[union-attr]
    except FieldDoesNotExist:
        return nama


def _teks(nilai: Any) -> str:
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    return "–" if nilai is None or nilai == "" else str(nilai)
