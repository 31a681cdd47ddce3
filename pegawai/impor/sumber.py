"""django-import-export in the admin on the same columns and the same checks as the import.

The rows of a data set go through ``Pemeriksa`` before anything else; what it refuses is invalid in the admin too, in
the same words. An export has the same columns, so that it can be corrected and brought in again.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import timezone
from import_export import fields, resources
from import_export.results import Error
from tablib import Dataset

from pegawai.impor.buku_galat import aman
from pegawai.impor.hasil import Bagian, HasilLembar
from pegawai.impor.jejak import catat_jejak, isi_bidang
from pegawai.impor.jenis import JENIS
from pegawai.impor.judul import baku, pesan_hilang, petakan
from pegawai.impor.kolom import Jenis, Kolom, Lembaran
from pegawai.impor.konteks import Konteks
from pegawai.impor.periksa import Pemeriksa
from pegawai.impor.rujukan import NamaBaru
from pegawai.models import Instansi


class KolomEkspor(fields.Field):
    """A column of an export: what the import of the same column would read again."""

    def __init__(self, kolom: Kolom) -> None:
        super().__init__(attribute=kolom.bidang, column_name=kolom.nama)
        self.bidang = kolom.bidang

    def export(self, instance: Model, **kwargs: Any) -> Any:
        """Return the value of the cell, with nothing in it that a spreadsheet would run."""
        return aman(_nilai(instance, self.bidang))

    def get_value(self, instance: Model) -> Any:
        """Return what the admin compares before and after."""
        return _nilai(instance, self.bidang)


_BANTU: dict[str, Any] = {
    "_jenis_jabatan": lambda orang: orang.jabatan.jenis,
    "_status": lambda orang: "C" if orang.jenis_asn == "cpns" else "P",
    "_jenis_pegawai": lambda orang: orang.get_jenis_asn_display(),
    "_atasan": lambda unit: getattr(type(unit).objects.get_parent(unit), "siasn_id", ""),
}
_KODE_RUJUKAN = {"pegawai_id": "nip", "jabatan_id": "siasn_id", "unit_id": "siasn_id"}
_PAKAI_KODE = frozenset({"jenis_kelamin", "eselon"})


def _nilai(instance: Model, bidang: str) -> Any:
    if bidang in _BANTU:
        return _BANTU[bidang](instance)
    if bidang.endswith("_id") and bidang != "siasn_id":
        lain = getattr(instance, bidang.removesuffix("_id"), None)
        return getattr(lain, _KODE_RUJUKAN.get(bidang, "nama")) if lain else ""
    nilai = getattr(instance, bidang, "")
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, date):
        return f"{nilai:%d-%m-%Y}"
    label = getattr(instance, f"get_{bidang}_display", None)
    if label and bidang not in _PAKAI_KODE:
        return str(label() or "")
    return "" if nilai is None else nilai


class GalatTanpaJejak(Error):
    """An error of the whole file; the page that shows it would print the stack trace too."""

    traceback = ""


class SumberImpor(resources.ModelResource):
    """A resource made from a sheet of the import (``buat_sumber``)."""

    lembaran: Lembaran
    jenis: Jenis

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._hasil: dict[int, dict[str, Any]] = {}
        self._galat: dict[int, dict[str, list[str]]] = {}
        self._instansi: Instansi | None = None
        self._semula: dict[str, Any] = {}

    def get_import_order(self) -> list[str]:
        """Return the fields in the order of the sheet."""
        return list(self.fields)

    get_export_order = get_import_order

    @classmethod
    def get_error_result_class(cls) -> type[Error]:
        """Return the class of errors without a stack trace."""
        return GalatTanpaJejak

    def before_import(self, dataset: Dataset, **kwargs: Any) -> None:
        """Check every row at once, as the import does."""
        self._instansi = getattr(kwargs.get("user"), "instansi", None)
        if self._instansi is None:
            raise ValidationError("Akun Anda belum dihubungkan dengan instansi, jadi belum dapat mengimpor.")
        self._buang(dataset)
        isi = [[satu if satu is not None else "" for satu in baris] for baris in dataset]
        peta = petakan(self.lembaran, [(1, list(dataset.headers or []))])
        if peta is None or not peta.lengkap:
            raise ValidationError(pesan_hilang(self.jenis, self.lembaran, self.lembaran.nama, peta))
        pemeriksa = Pemeriksa(self.lembaran, Bagian("", peta), Konteks(self._instansi, timezone.localdate()))
        if isi:
            pemeriksa.tambah(list(range(2, len(isi) + 2)), isi)
        self._simpan(pemeriksa.akhiri())

    def _buang(self, dataset: Dataset) -> None:
        """Take out the columns that are never stored, so that no page shows them either."""
        terlarang = {baku(nama) for nama in self.lembaran.tak_disimpan}
        while tinggal := [judul for judul in dataset.headers or [] if baku(judul) in terlarang]:
            del dataset[tinggal[0]]

    def _simpan(self, hasil: HasilLembar) -> None:
        for temuan in hasil.galat:
            self._galat.setdefault(temuan.baris - 1, {}).setdefault(temuan.kolom, []).append(temuan.pesan)
        for nomor, baris in zip(hasil.nomor, hasil.baris, strict=True):
            self._hasil[nomor - 1] = dict(zip(hasil.bidang, baris, strict=True))

    def before_import_row(self, row: dict[str, Any], **kwargs: Any) -> None:
        """Refuse a row for what the check found in it."""
        nomor = kwargs["row_number"]
        row["_nomor"] = nomor
        if nomor in self._galat:
            pesan = [f"{kolom}: {' '.join(semua)}" for kolom, semua in self._galat[nomor].items()]
            raise ValidationError(pesan)

    def get_instance(self, instance_loader: Any, row: dict[str, Any]) -> Model | None:
        """Return the row's object by the key of the import, within the user's agency."""
        nilai = self._hasil.get(row["_nomor"])
        if nilai is None:
            return None
        kunci = {satu: nilai[satu] for satu in self.lembaran.kunci} | {self.lembaran.milik: self._instansi}
        ketemu = self.lembaran.model._default_manager.filter(**kunci).first()
        self._semula = isi_bidang(ketemu) if ketemu else {}
        return ketemu

    def import_instance(self, instance: Model, row: dict[str, Any], **kwargs: Any) -> None:
        """Fill the object with what the check has read."""
        if self.lembaran.milik == "instansi":
            instance.instansi = self._instansi  # type: ignore[attr-defined]
        nilai = self._hasil.get(row["_nomor"], {}) | dict(self.lembaran.tetap)
        for bidang, isi in nilai.items():
            setattr(instance, bidang, _pk(self.lembaran.model, bidang, isi))

    def skip_row(
        self, instance: Model, original: Model, row: dict[str, Any], import_validation_errors: Any = None
    ) -> bool:
        """Pass over rows that repeat another one, and those that change nothing."""
        if row["_nomor"] not in self._hasil:
            return True
        return bool(self._semula) and self._semula == isi_bidang(instance)

    def after_save_instance(self, instance: Model, row: dict[str, Any], **kwargs: Any) -> None:
        """Leave a trace of what changed."""
        if not kwargs.get("dry_run"):
            catat_jejak(instance, semula=self._semula, oleh=kwargs.get("user"))


def _pk(model: type[Model], bidang: str, isi: Any) -> Any:
    if not isinstance(isi, NamaBaru):
        return isi
    lain: Any = model._meta.get_field(bidang.removesuffix("_id")).related_model
    return lain.objects.get_or_create(nama=isi.nama)[0].pk


def _kolom(lembaran: Lembaran) -> Iterator[tuple[str, KolomEkspor]]:
    for kolom in lembaran.kolom:
        yield kolom.bidang, KolomEkspor(kolom)


def buat_sumber(
    kode: str, lembaran: Lembaran, jenis: Jenis | None = None, dasar: type[SumberImpor] = SumberImpor
) -> type[SumberImpor]:
    """Return the resource class of a sheet of the import.

    ``jenis``: of a kind that the import page does not know. ``dasar``: what it builds on; a class made of the result
    would have none of its columns.
    """
    isi = {"model": lembaran.model, "name": lembaran.nama, "fields": [], "use_transactions": True}
    meta = type("Meta", (), isi)
    kelas = type(
        f"Sumber{lembaran.model.__name__}",
        (dasar,),
        {"Meta": meta, "lembaran": lembaran, "jenis": jenis or JENIS[kode]},
    )
    kelas.fields = dict(_kolom(lembaran))  # type: ignore[attr-defined]
    return kelas
