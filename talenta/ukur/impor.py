"""``ukur impor``: from file to committed rows, against stock django-import-export and against bare reading."""

import itertools
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model

from pegawai.impor.basis import ambil_id, masukkan
from pegawai.impor.jenis import JENIS
from pegawai.models import Instansi, Jabatan, JejakPerubahan, Pegawai, UnitKerja
from pegawai.services.impor import jalankan
from talenta.ukur.basis_sementara import basis_sementara
from talenta.ukur.buku_contoh import baris_asesmen, baris_pegawai, judul_asesmen, judul_pegawai, nip_urut, tulis_buku
from talenta.ukur.polos_impor import polos
from talenta.ukur.stok_impor import stok

BARIS = 100_000
BAGIAN = 5_000
PUTARAN = 3
UNIT, JABATAN = 200, 280
SASARAN = {"postgresql": {"stok": 60.0, "polos": 2.5}, "sqlite": {"stok": 40.0, "polos": 2.5}}
SASARAN_LINEAR = 1.25
BATAS_MEMORI_MB = 500


def ukur(baris: int = BARIS) -> list[dict[str, Any]]:
    """Return seconds and ratios of two imports in a scratch database, everything checked and really committed.

    ``baris`` assessments of 26 columns, and half as many people of 71. Of three rounds the median counts.
    ``rasio_stok`` is stock django-import-export (dry run, then import, as its admin does) on 5,000 of the rows, scaled,
    ÷ ours: higher is better. ``rasio_polos`` is ours ÷ (bare calamine read + COPY or executemany of the same rows into
    a table without indexes): lower is better. ``rasio_linear`` is the cost of a row at full size ÷ at a tenth of it.
    """
    with basis_sementara() as folder:
        agensi = siapkan_agensi()
        orang = _Kasus("pegawai", max(baris // 2, 1), folder, judul_pegawai(), lambda n: baris_pegawai(n, *agensi))
        nip = nip_urut(1970, min(baris, 20_000))
        asesmen = _Kasus("asesmen", baris, folder, judul_asesmen(), lambda n: baris_asesmen(nip, n))
        orang.perintah()
        orang.kita()
        orang.stok()
        isi_orang(nip)
        asesmen.perintah()
        asesmen.kita()
        asesmen.stok()
        return [satu.hasil() for satu in (asesmen, orang)]


class _Kasus:
    """One kind of workbook at three sizes."""

    def __init__(
        self, jenis: str, baris: int, folder: Path, judul: list[str], isi: Callable[[int], Iterator[list[Any]]]
    ) -> None:
        self.jenis, self.baris, self.folder, self.judul, self.isi = jenis, baris, folder, judul, isi
        self.model: type[Model] = JENIS[jenis].lembaran[0].model
        self.detik: dict[int, float] = {}
        self.ulang = self.polos = self.rasio = self.patokan_stok = 0.0
        self.memori = 0

    def _buku(self, baris: int) -> Path:
        jalur = self.folder / f"{self.jenis}-{baris}.xlsx"
        return jalur if jalur.exists() else tulis_buku(jalur, itertools.chain([self.judul], self.isi(baris)))

    def _impor(self, baris: int) -> float:
        instansi = Instansi.objects.get()
        mulai = time.perf_counter()
        laporan = jalankan(jenis=self.jenis, jalur=self._buku(baris), instansi=instansi, oleh=None)
        detik = time.perf_counter() - mulai
        assert (laporan.diterima, laporan.diterapkan) == (baris, True), laporan.galat[:3]
        return detik

    def perintah(self) -> None:
        """Measure the memory of ``manage.py impor``, in whose process nothing else has been before."""
        _kosongkan(self.model, JejakPerubahan)
        perintah = [sys.executable, "manage.py", "impor", self.jenis, str(self._buku(self.baris))]
        lingkungan = os.environ | {"DATABASE_URL": _alamat_basis()}
        anak = subprocess.Popen(perintah, cwd=settings.AKAR, env=lingkungan, stdout=subprocess.DEVNULL)
        while anak.poll() is None:
            self.memori = max(self.memori, _puncak_memori(anak.pid))
            time.sleep(0.02)
        assert (anak.returncode, self.memori > 0) == (0, True)

    def kita(self) -> None:
        """Measure ours and the bare way in turns, so that a busy machine slows both."""
        ukuran = sorted({max(self.baris // 10, 1), max(self.baris // 3, 1), self.baris})
        putaran: dict[int, list[float]] = {satu: [] for satu in ukuran}
        banding = []
        for satu in ukuran:
            self._buku(satu)
        for _ in range(PUTARAN):
            for satu in ukuran:
                _kosongkan(self.model, JejakPerubahan)
                putaran[satu].append(self._impor(satu))
            banding.append(polos(self._buku(self.baris)))
        self.ulang = self._impor(self.baris)
        self.detik = {satu: median(semua) for satu, semua in putaran.items()}
        self.polos = median(banding)
        self.rasio = median(a / b for a, b in zip(putaran[self.baris], banding, strict=True))

    def stok(self) -> None:
        """Measure the stock way on a part and scale it."""
        bagian = min(BAGIAN, self.baris)
        _kosongkan(self.model, JejakPerubahan)
        self.patokan_stok = stok(self.jenis, self._buku(bagian)) * self.baris / bagian

    def hasil(self) -> dict[str, Any]:
        """Return what was measured."""
        sasaran, kecil = SASARAN[connection.vendor], min(self.detik)
        detik = self.detik[self.baris]
        rasio_stok = self.patokan_stok / detik
        linear = (detik / self.baris) / (self.detik[kecil] / kecil)
        return {
            "nama": "impor",
            "basis_data": connection.vendor,
            "ukuran": f"{self.jenis} {self.baris} × {len(self.judul)}",
            "detik": round(detik, 2),
            "detik_impor_ulang": round(self.ulang, 2),
            "patokan_stok_detik": round(self.patokan_stok, 1),
            "rasio_stok": round(rasio_stok, 1),
            "sasaran_stok": sasaran["stok"],
            "patokan_polos_detik": round(self.polos, 2),
            "rasio_polos": round(self.rasio, 2),
            "sasaran_polos": sasaran["polos"],
            "mikrodetik_per_baris": {str(n): round(1e6 * s / n, 1) for n, s in sorted(self.detik.items())},
            "rasio_linear": round(linear, 2),
            "sasaran_linear": SASARAN_LINEAR,
            "memori_mb": self.memori,
            "sasaran_memori_mb": BATAS_MEMORI_MB,
            "tercapai": rasio_stok >= sasaran["stok"]
            and self.rasio <= sasaran["polos"]
            and linear <= SASARAN_LINEAR
            and self.memori < BATAS_MEMORI_MB,
        }


def _puncak_memori(pid: int) -> int:
    """Return the most memory in MB that a process has had; what getrusage tells of a child begins with its parent's."""
    try:
        isi = Path(f"/proc/{pid}/status").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 0
    return next((int(baris.split()[1]) // 1024 for baris in isi.splitlines() if baris.startswith("VmHWM")), 0)


def _alamat_basis() -> str:
    nama = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{nama}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{nama}").geturl()


def _kosongkan(*model: type[Model]) -> None:
    tabel = [satu._meta.db_table for satu in model]
    with transaction.atomic(), connection.cursor() as kursor:
        for perintah in connection.ops.sql_flush(no_style(), tabel, allow_cascade=True):
            kursor.execute(perintah)


def siapkan_agensi() -> tuple[list[str], list[str]]:
    """Return the ids of positions and units, made at the first call together with their agency."""
    if not Instansi.objects.exists():
        instansi = Instansi.objects.create(kode="ukur", nama="Instansi Ukur")
        akar = UnitKerja.objects.add_root(create_kwargs={"instansi": instansi, "nama": "Akar", "siasn_id": "0"})
        for nomor in range(1, UNIT):
            isi = {"instansi": instansi, "nama": f"Unit {nomor}", "siasn_id": f"{nomor:08d}-0000-0000-0000-{0:012d}"}
            UnitKerja.objects.add_child(UnitKerja.objects.get(pk=akar.pk), create_kwargs=isi)
        Jabatan.objects.bulk_create(
            Jabatan(
                instansi=instansi,
                siasn_id=f"{nomor:08d}-1111-1111-1111-{0:012d}",
                nama=f"Jabatan {nomor}",
                jenis="4",
                jenjang="pelaksana",
            )
            for nomor in range(JABATAN)
        )
    kode = Jabatan.objects.order_by("pk").values_list("siasn_id", flat=True)
    return list(kode), list(UnitKerja.objects.order_by("path").values_list("siasn_id", flat=True))


def isi_orang(nip: list[str]) -> None:
    """Put people of these NIPs in the place of whoever is there."""
    _kosongkan(Pegawai, JejakPerubahan)
    instansi, unit, jabatan = Instansi.objects.get(), UnitKerja.objects.first(), Jabatan.objects.first()
    assert unit
    assert jabatan
    isi: dict[str, Any] = {
        satu.attname: satu.get_default() for satu in Pegawai._meta.concrete_fields if not satu.primary_key
    }
    isi |= {"instansi_id": instansi.pk, "unit_id": unit.pk, "jabatan_id": jabatan.pk, "nama": "P", "golongan": "III/a"}
    isi |= {"golongan_urut": 9, "pendidikan": "s1", "tmt_cpns": date(2010, 1, 1), "tmt_jabatan": date(2010, 1, 1)}
    sisa = {kunci: nilai for kunci, nilai in isi.items() if kunci not in ("nip", "tanggal_lahir")}
    lahir = [date(int(satu[:4]), int(satu[4:6]), int(satu[6:8])) for satu in nip]
    baris = zip(ambil_id(Pegawai, len(nip)), nip, lahir, *(itertools.repeat(n) for n in sisa.values()), strict=False)
    masukkan(Pegawai, ["id", "nip", "tanggal_lahir", *sisa], baris)
