"""What was changed in a person's records, in words that a person reads."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import DateField, DecimalField, Field, ForeignKey, Model, QuerySet

from pegawai.izin import boleh_lihat_disiplin, boleh_lihat_jejak
from pegawai.models import HukumanDisiplin, JejakPerubahan, Pegawai, Pengguna

BANYAK = 60
# Follows from another field, which is shown.
TURUNAN = frozenset({"golongan_urut"})
Nama = dict[tuple[type[Model], int], str]


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
    daftar = list(semua[:banyak])
    nama = _nama_rujukan(daftar)
    return _ringkas(_baris(satu, nama) for satu in daftar)


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


def _nama_rujukan(daftar: list[JejakPerubahan]) -> Nama:
    """Return the names of the units, positions and the like that the changes lead to, in one query a table."""
    kunci: dict[type[Model], set[int]] = defaultdict(set)
    for satu in daftar:
        for nama, nilai in satu.bidang.items():
            if lain := _rujukan(_kolom(_model(satu.model), nama)):
                kunci[lain] |= {pk for pk in nilai if isinstance(pk, int)}
    return {
        (lain, pk): nama
        for lain, semua in kunci.items()
        for pk, nama in lain._base_manager.filter(pk__in=semua).values_list("pk", "nama")
    }


def _rujukan(kolom: "Field[Any, Any] | None") -> type[Model] | None:
    lain = kolom.related_model if isinstance(kolom, ForeignKey) else None
    bernama = isinstance(lain, type) and any(satu.name == "nama" for satu in lain._meta.concrete_fields)
    return lain if bernama else None


def _baris(jejak: JejakPerubahan, nama: Nama) -> BarisJejak:
    model = _model(jejak.model)
    return BarisJejak(
        perihal=str(model._meta.verbose_name) if model else jejak.model,
        baru=jejak.baru,
        dihapus=jejak.dihapus,
        bidang=list(_bidang(model, jejak.bidang, nama)),
        pada=jejak.pada,
        oleh=str(jejak.oleh) if jejak.oleh else "perintah operator",
        berkas=jejak.impor.nama_berkas if jejak.impor else "",
    )


def _model(nama: str) -> type[Model] | None:
    try:
        return apps.get_model("pegawai", nama.rpartition(".")[2])
    except LookupError:
        return None


def _bidang(model: type[Model] | None, bidang: dict[str, list[Any]], nama: Nama) -> Iterator[tuple[str, str, str]]:
    for sebutan, (lama, baru) in bidang.items():
        if sebutan in TURUNAN:
            continue
        kolom = _kolom(model, sebutan)
        yield str(kolom.verbose_name) if kolom else sebutan, _teks(kolom, lama, nama), _teks(kolom, baru, nama)


def _kolom(model: type[Model] | None, nama: str) -> "Field[Any, Any] | None":
    try:
        kolom = model._meta.get_field(nama) if model else None
    except FieldDoesNotExist:
        return None
    return kolom if isinstance(kolom, Field) else None


def _teks(kolom: "Field[Any, Any] | None", nilai: Any, nama: Nama) -> str:
    """Return a value of the trace as a person reads it: names for keys, labels for codes, a decimal comma."""
    if nilai is None or nilai == "":
        return "–"
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if lain := _rujukan(kolom):
        return nama.get((lain, nilai), str(nilai))
    if isinstance(kolom, DecimalField):
        return str(nilai).replace(".", ",")
    if type(kolom) is DateField:
        return f"{kolom.to_python(nilai):%d-%m-%Y}"
    return str(dict(kolom.flatchoices).get(nilai, nilai)) if kolom else str(nilai)
