"""A workbook of SIMATA's boxes for the demo agency, brought in by the import that people use.

Most boxes are ours. The rest differ for the causes that an agency meets, so that the page has something to explain.
"""

import tempfile
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from pegawai.impor.jenis.simata import JENIS
from pegawai.models import Instansi, Pegawai, Pengguna
from pegawai.pilihan import JenisImpor
from pegawai.services.impor import jalankan
from pemetaan.aturan.kelas import TABEL_KELAS
from pemetaan.aturan.kotak import KOTAK, kotak
from pemetaan.models import Penempatan
from talenta.contoh.acuan import TAHUN, geser_bulan
from talenta.contoh.bangun import Lapor

NAMA_BERKAS = f"Hasil SIMATA {TAHUN}.xlsx"
# What becomes of each of fifty people in turn, by NIP; who is not named here has our box, scores and inputs.
ASESMEN, SKP, TANPA_SKOR, BATAS, ATURAN, SKOR, TIADA = (
    "asesmen",
    "skp",
    "tanpa skor",
    "batas",
    "aturan",
    "skor",
    "tiada",
)
POLA = {3: ASESMEN, 7: SKP, 11: TANPA_SKOR, 17: BATAS, 23: ATURAN, 29: SKOR, 37: SKOR, 41: ATURAN, 43: TIADA}
PUTARAN = 50
# One in so many of those whom we could not place has a box in SIMATA.
TAK_TERPETAKAN = 10
BANYAK_NONAKTIF = 3
# Moved to another agency: SIMATA still counts them here.
PINDAHAN = (("198002142005011991", "Suryadi Atmaja"), ("198709232010122992", "Ratna Widuri"))
KELAS_POTENSIAL = [baris.kode for baris in TABEL_KELAS if baris.sumbu == "X"]
LANGKAH_SKOR = Decimal("12.5")
SELISIH_KECIL = Decimal("0.75")

Baris = tuple[Any, ...]


def buat(instansi: Instansi, oleh: Pengguna, lapor: Lapor) -> None:
    """Write the workbook and import it."""
    with tempfile.TemporaryDirectory() as tempat:
        berkas = Path(tempat) / NAMA_BERKAS
        _tulis(berkas, _baris(instansi))
        hasil = jalankan(jenis=JenisImpor.SIMATA, jalur=berkas, instansi=instansi, oleh=oleh)
    lapor(f"hasil SIMATA {TAHUN}: {hasil.baru}")


def _tulis(berkas: Path, baris: Iterator[Baris]) -> None:
    lembar = JENIS.lembaran[0]
    with xlsxwriter.Workbook(str(berkas)) as buku:
        buku.set_properties({"created": datetime(TAHUN + 1, 1, 1)})
        isi = buku.add_worksheet(lembar.nama)
        isi.write_row(0, 0, [kolom.nama for kolom in lembar.kolom])
        for nomor, satu in enumerate(baris, 1):
            isi.write_row(nomor, 0, satu)


def _baris(instansi: Instansi) -> Iterator[Baris]:
    """Yield the rows in the columns of the import: those in a box, some who are in none, some who left."""
    semua = Penempatan.objects.filter(
        pemetaan__periode__instansi=instansi, pemetaan__periode__tahun=TAHUN, pemetaan__berlaku=True
    ).select_related("pegawai")
    for nomor, satu in enumerate(semua.filter(kotak__isnull=False).order_by("pegawai__nip")):
        if (sebab := POLA.get(nomor % PUTARAN, "")) != TIADA:
            yield _berkotak(satu, sebab)
    for satu in semua.filter(kotak=None).order_by("pegawai__nip")[::TAK_TERPETAKAN]:
        yield satu.pegawai.nip, satu.pegawai.nama, TAHUN, 5, None, None, TAHUN - 1, None
    ikut = semua.order_by().values("pegawai")
    luar = Pegawai.objects.filter(instansi=instansi).exclude(pk__in=ikut).order_by("nip")[:BANYAK_NONAKTIF]
    for nip, nama in (*luar.values_list("nip", "nama"), *PINDAHAN):
        yield nip, nama, TAHUN, 5, None, None, TAHUN, None


def _berkotak(satu: Penempatan, sebab: str) -> Baris:
    nomor, kinerja, potensial = satu.kotak, satu.skor_kinerja, satu.skor_potensial
    tahun, asesmen = TAHUN, satu.asesmen_tanggal
    assert nomor is not None
    assert kinerja is not None
    assert potensial is not None
    arah = 1 if KOTAK[nomor].potensial == KELAS_POTENSIAL[0] else -1
    if sebab not in ("", SKOR):
        nomor = _sebelah(nomor, arah)
    if sebab == ASESMEN and asesmen:
        asesmen = geser_bulan(asesmen, -14)
    if sebab == SKP:
        tahun -= 1
    if sebab in (ASESMEN, SKP, ATURAN):
        potensial += arah * LANGKAH_SKOR
    if sebab == SKOR:
        kinerja -= SELISIH_KECIL
    skor = (None, None) if sebab == TANPA_SKOR else (float(kinerja), float(potensial))
    return satu.pegawai.nip, satu.pegawai.nama, TAHUN, nomor, *skor, tahun, f"{asesmen:%d-%m-%Y}" if asesmen else None


def _sebelah(nomor: int, arah: int) -> int:
    """Return the box one potensial class up or down."""
    kini = KOTAK[nomor]
    return kotak(kini.kinerja, KELAS_POTENSIAL[KELAS_POTENSIAL.index(kini.potensial) + arah]).nomor
