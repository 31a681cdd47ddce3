"""``ukur impor``: assessments from file to committed rows, against stock django-import-export and bare reading."""

import itertools
import resource
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.core.management.color import no_style
from django.db import connection
from import_export import fields, resources, widgets
from import_export.formats.base_formats import XLSX
from python_calamine import CalamineWorkbook

from pegawai.impor.basis import ambil_id, masukkan
from pegawai.impor.jenis import JENIS
from pegawai.models import HasilAsesmen, Instansi, Jabatan, Pegawai, UnitKerja
from pegawai.services.impor import jalankan
from talenta.ukur.basis_sementara import basis_sementara
from talenta.ukur.buku_contoh import baris_asesmen, judul_asesmen, tulis_buku

BARIS = 100_000
BAGIAN = 5_000
SASARAN = {"postgresql": {"stok": 60.0, "polos": 2.5}, "sqlite": {"stok": 40.0, "polos": 2.5}}
BATAS_MEMORI_MB = 500


def ukur(baris: int = BARIS) -> list[dict[str, Any]]:
    """Return seconds and ratios of an import of ``baris`` assessments of 26 columns in a scratch database.

    ``rasio_stok`` is stock django-import-export (dry run, then import, as its admin does) on 5,000 of the rows, scaled,
    ÷ ours: higher is better. ``rasio_polos`` is ours ÷ (bare calamine read + COPY or executemany of the same rows into
    a table without indexes): lower is better. ``rasio_linear`` is the cost of a row at ``baris`` ÷ at a tenth of it.
    """
    with basis_sementara() as folder:
        nip = _isi_orang(min(baris, 20_000))
        kecil = _buku(folder, "kecil", nip, max(baris // 10, 1))
        besar = _buku(folder, "besar", nip, baris)
        detik_kecil = _impor(kecil)
        _kosongkan()
        detik = _impor(besar)
        memori = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        ulang = _waktu(lambda: jalankan(jenis="asesmen", jalur=besar, instansi=Instansi.objects.get(), oleh=None))
        polos = _polos(besar)
        _kosongkan()
        bagian = min(BAGIAN, baris)
        stok = _stok(_buku(folder, "stok", nip, bagian)) * baris / bagian
    sasaran = SASARAN[connection.vendor]
    return [
        {
            "nama": "impor",
            "basis_data": connection.vendor,
            "ukuran": f"{baris} × {len(judul_asesmen())}",
            "detik": round(detik, 2),
            "detik_impor_ulang": round(ulang, 2),
            "patokan_stok_detik": round(stok, 1),
            "rasio_stok": round(stok / detik, 1),
            "sasaran_stok": sasaran["stok"],
            "patokan_polos_detik": round(polos, 2),
            "rasio_polos": round(detik / polos, 2),
            "sasaran_polos": sasaran["polos"],
            "rasio_linear": round((detik / baris) / (detik_kecil / max(baris // 10, 1)), 2),
            "memori_mb": memori,
            "sasaran_memori_mb": BATAS_MEMORI_MB,
            "tercapai": stok / detik >= sasaran["stok"]
            and detik / polos <= sasaran["polos"]
            and memori < BATAS_MEMORI_MB,
        }
    ]


def _waktu(kerja: Callable[[], object]) -> float:
    mulai = time.perf_counter()
    kerja()
    return time.perf_counter() - mulai


def _isi_orang(jumlah: int) -> list[str]:
    instansi = Instansi.objects.create(kode="ukur", nama="Instansi Ukur")
    unit = UnitKerja.objects.add_root(create_kwargs={"instansi": instansi, "nama": "Unit", "siasn_id": "U"})
    jabatan = Jabatan.objects.create(instansi=instansi, siasn_id="J", nama="J", jenis="4", jenjang="pelaksana")
    awal = date(1970, 1, 1)
    lahir = [awal + timedelta(days=ke // 900) for ke in range(jumlah)]
    nip = [f"{hari:%Y%m%d}2010011{ke % 900 + 1:03d}" for ke, hari in enumerate(lahir)]
    isi: dict[str, Any] = {
        satu.attname: satu.get_default() for satu in Pegawai._meta.concrete_fields if not satu.primary_key
    }
    isi |= {"instansi_id": instansi.pk, "unit_id": unit.pk, "jabatan_id": jabatan.pk, "nama": "P", "golongan": "III/a"}
    isi |= {"golongan_urut": 9, "pendidikan": "s1", "tmt_cpns": date(2010, 1, 1), "tmt_jabatan": date(2010, 1, 1)}
    sisa = {kunci: nilai for kunci, nilai in isi.items() if kunci not in ("nip", "tanggal_lahir")}
    baris = zip(ambil_id(Pegawai, jumlah), nip, lahir, *(itertools.repeat(n) for n in sisa.values()), strict=False)
    masukkan(Pegawai, ["id", "nip", "tanggal_lahir", *sisa], baris)
    return nip


def _buku(folder: Path, nama: str, nip: list[str], baris: int) -> Path:
    return tulis_buku(folder / f"{nama}.xlsx", itertools.chain([judul_asesmen()], baris_asesmen(nip, baris)))


def _impor(buku: Path) -> float:
    instansi = Instansi.objects.get()
    return _waktu(lambda: jalankan(jenis="asesmen", jalur=buku, instansi=instansi, oleh=None))


def _kosongkan() -> None:
    with connection.cursor() as kursor:
        for perintah in connection.ops.sql_flush(no_style(), [HasilAsesmen._meta.db_table]):
            kursor.execute(perintah)


def _polos(buku: Path) -> float:
    """Return the seconds of reading a workbook and pouring it into a table without indexes, nothing checked."""
    lebar = len(judul_asesmen())
    kolom = [f"k{ke}" for ke in range(lebar)]
    with connection.cursor() as kursor:
        kursor.execute(f"CREATE TABLE ukur_polos ({', '.join(f'{satu} text' for satu in kolom)})")

    def tuang() -> None:
        baris: list[Any] = CalamineWorkbook.from_path(str(buku)).get_sheet_by_index(0).to_python()[1:]
        with connection.cursor() as kursor:
            if connection.vendor == "postgresql":
                with kursor.copy(f"COPY ukur_polos ({', '.join(kolom)}) FROM STDIN") as salin:
                    for satu in baris:
                        salin.write_row(satu)
            else:
                tanda = ", ".join(["%s"] * lebar)
                kursor.executemany(f"INSERT INTO ukur_polos VALUES ({tanda})", baris)  # noqa: S608 - fixed names

    return _waktu(tuang)


class _Stok(resources.ModelResource):
    """What one writes with django-import-export at first: a column a field, the person by NIP."""

    pegawai = fields.Field("pegawai", "NIP", widgets.ForeignKeyWidget(Pegawai, "nip"))
    tanggal = fields.Field("tanggal", "TANGGAL ASESMEN", widgets.DateWidget("%d-%m-%Y"))

    class Meta:
        model = HasilAsesmen
        import_id_fields = ["pegawai", "tanggal"]


for _kolom in JENIS["asesmen"].lembaran[0].kolom[2:]:
    _bidang = HasilAsesmen._meta.get_field(_kolom.bidang)
    _lebar = _Stok.widget_from_django_field(_bidang)()
    _Stok.fields[_kolom.bidang] = fields.Field(_kolom.bidang, _kolom.nama, _lebar)
_Stok.fields.pop("id", None)


def _stok(buku: Path) -> float:
    """Return the seconds of django-import-export as its admin works: read, dry run, read again, import."""

    def kerja() -> None:
        for uji in (True, False):
            data = XLSX().create_dataset(buku.read_bytes())
            hasil = _Stok().import_data(data, dry_run=uji, raise_errors=True)
            assert hasil.totals["new"] == len(data)

    return _waktu(kerja)
