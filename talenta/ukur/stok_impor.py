"""The stock way that the import is measured against: django-import-export as one first writes it."""

import time
from pathlib import Path
from typing import Any

from import_export import fields, resources, widgets
from import_export.formats.base_formats import XLSX

from pegawai.impor.jenis import JENIS
from pegawai.impor.jenis.bersama import PENDIDIKAN
from pegawai.models import HasilAsesmen, Instansi, Jabatan, Pegawai, UnitKerja


class _StokAsesmen(resources.ModelResource):
    """What one writes with django-import-export at first: a column a field, the person by NIP."""

    pegawai = fields.Field("pegawai", "NIP", widgets.ForeignKeyWidget(Pegawai, "nip"))
    tanggal = fields.Field("tanggal", "TANGGAL ASESMEN", widgets.DateWidget("%d-%m-%Y"))

    class Meta:
        model = HasilAsesmen
        import_id_fields = ["pegawai", "tanggal"]


class _StokPegawai(resources.ModelResource):
    """The same for people: position and unit by the id of SIASN, and what the file does not say filled in."""

    jabatan = fields.Field("jabatan", "JABATAN ID", widgets.ForeignKeyWidget(Jabatan, "siasn_id"))
    unit = fields.Field("unit", "UNOR ID", widgets.ForeignKeyWidget(UnitKerja, "siasn_id"))

    class Meta:
        model = Pegawai
        import_id_fields = ["nip"]

    def before_import_row(self, row: Any, **kwargs: Any) -> None:
        row["NIP BARU"] = row["NIP BARU"].lstrip("'")
        row["TINGKAT PENDIDIKAN NAMA"] = PENDIDIKAN[row["TINGKAT PENDIDIKAN NAMA"]]

    def before_save_instance(self, instance: Pegawai, row: Any, **kwargs: Any) -> None:
        instance.instansi, instance.golongan_urut = Instansi.objects.get(), 1


def _lengkapi(kelas: type[resources.ModelResource], jenis: str) -> None:
    model = JENIS[jenis].lembaran[0].model
    ada = {satu.column_name for satu in kelas.fields.values()}
    for kolom in JENIS[jenis].lembaran[0].kolom:
        if kolom.nama in ada or kolom.bidang.startswith("_"):
            continue
        lebar = kelas.widget_from_django_field(model._meta.get_field(kolom.bidang))()
        if isinstance(lebar, widgets.DateWidget):
            lebar = widgets.DateWidget("%d-%m-%Y")
        kelas.fields[kolom.bidang] = fields.Field(kolom.bidang, kolom.nama, lebar)
    terpakai = {satu.attribute for satu in kelas.fields.values() if satu.column_name.isupper()}
    for nama in [nama for nama, satu in kelas.fields.items() if satu.attribute not in terpakai]:
        kelas.fields.pop(nama)


_lengkapi(_StokAsesmen, "asesmen")
_lengkapi(_StokPegawai, "pegawai")
STOK: dict[str, type[resources.ModelResource]] = {"asesmen": _StokAsesmen, "pegawai": _StokPegawai}


def stok(jenis: str, buku: Path) -> float:
    """Return the seconds of django-import-export as its admin works: read, dry run, read again, import."""
    mulai = time.perf_counter()
    for uji in (True, False):
        data = XLSX().create_dataset(buku.read_bytes())
        hasil = STOK[jenis]().import_data(data, dry_run=uji, raise_errors=True)
        assert hasil.totals["new"] == len(data)
    return time.perf_counter() - mulai
