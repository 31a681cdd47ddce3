"""The package for the Kepala BKN as a zip: tables, issued PDFs, and a manifest; one file in memory at a time at most.

The same package gives the same bytes: entries in a fixed order, not compressed, dated by the day it was drawn up.
"""

import hashlib
import json
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO, Any

from django.db.models import QuerySet
from django.utils import timezone

from karier.dokumen.tabel_bkn import TABEL_BKN, TIDAK_DISIMPAN
from karier.models import ButirPaket, Dokumen, PaketBkn
from karier.selectors.paket import naskah_pengiring
from talenta.umum.ekspor import tulis_xlsx
from talenta.umum.galat import GalatAplikasi

_POTONGAN = 1024 * 1024
_ORANG_SEKALI = 200
SKEMA = "talenta-paket-bkn/1"
BACA = """PAKET RENCANA PENGEMBANGAN KARIER {tahun}
{instansi}
Paket nomor {nomor}{ulang}

tabel/      tabel 1 sampai 3 dan penyelarasan kompetensi (Peraturan BKN 28/2020)
dokumen/    dokumen RPK yang ditetapkan PPK, satu PDF untuk tiap pegawai
pengiring/  keputusan dan surat pengantar yang sudah diterbitkan
manifest.json  daftar isi dengan sha256 tiap berkas
SHA256SUMS     sama, untuk diperiksa dengan perintah: sha256sum -c SHA256SUMS

Kolom bertuliskan "{kosong}" pada tabel 1 (status kawin, agama, alamat) tidak diisi karena tidak diperlukan
untuk menyusun rencana dan tidak disimpan (pembatasan data, UU 27/2022 tentang Pelindungan Data Pribadi).
"""
Lapor = Callable[[int, int], None]


@dataclass(slots=True)
class _Penulis:
    """Writes entries into the zip and remembers the size and sha256 of each."""

    zip: zipfile.ZipFile
    tanggal: tuple[int, int, int]
    isi: list[dict[str, Any]] = field(default_factory=list)

    def tulis(self, nama: str, sumber: IO[bytes], ukuran: int, **tentang: Any) -> str:
        """Copy an open file into the zip piece by piece; return its sha256."""
        info = zipfile.ZipInfo(nama, (*self.tanggal, 0, 0, 0))
        info.external_attr, info.create_system, info.file_size = 0o644 << 16, 3, ukuran
        sidik, banyak = hashlib.sha256(), 0
        with self.zip.open(info, "w", force_zip64=ukuran > zipfile.ZIP64_LIMIT // 2) as tujuan:
            while potong := sumber.read(_POTONGAN):
                tujuan.write(potong)
                sidik.update(potong)
                banyak += len(potong)
        self.isi.append({"nama": nama, "ukuran": banyak, "sha256": sidik.hexdigest(), **tentang})
        return sidik.hexdigest()

    def tulis_teks(self, nama: str, teks: str, **tentang: Any) -> None:
        """Put a short text into the zip."""
        with tempfile.TemporaryFile() as berkas:
            ukuran = berkas.write(teks.encode("utf-8"))
            berkas.seek(0)
            self.tulis(nama, berkas, ukuran, **tentang)


def susun_paket(paket: PaketBkn, tujuan: IO[bytes], lapor: Lapor) -> None:
    """Write the zip of a package to an open file.

    Raises:
        GalatAplikasi: the file of a document is gone, or is no longer what was issued.
    """
    hari = timezone.localdate(paket.dibuat_pada)
    jumlah = paket.butir.count()
    with zipfile.ZipFile(tujuan, "w", zipfile.ZIP_STORED) as berkas:
        penulis = _Penulis(berkas, (hari.year, hari.month, hari.day))
        _tulis_tabel(penulis, paket)
        for nomor, butir in enumerate(_butir(paket).iterator(chunk_size=_ORANG_SEKALI), 1):
            nip = butir.rpk.profil["nip"]
            nama = f"dokumen/RPK-{nip}-v{butir.rpk.versi}.pdf"
            _tulis_dokumen(penulis, nama, butir.dokumen, jenis="rpk", nip=nip, versi=butir.rpk.versi)
            lapor(nomor, jumlah)
        for nomor, naskah in enumerate(naskah_pengiring(paket), 1):
            _tulis_dokumen(penulis, f"pengiring/{nomor:02d}-{naskah.jenis}.pdf", naskah, jenis=naskah.jenis)
        penulis.tulis_teks("BACA-DULU.txt", _baca(paket), jenis="keterangan")
        _tulis_manifes(penulis, paket)


def _baca(paket: PaketBkn) -> str:
    ulang = f", kiriman ulang atas paket nomor {paket.menggantikan_id}" if paket.menggantikan_id else ""
    masa = f"{paket.tahun_awal}-{paket.tahun_awal + 4}"
    return BACA.format(tahun=masa, instansi=paket.instansi, nomor=paket.pk, ulang=ulang, kosong=TIDAK_DISIMPAN)


def _butir(paket: PaketBkn) -> QuerySet[ButirPaket]:
    urut = paket.butir.select_related("rpk", "dokumen").order_by("rpk__pegawai__nip", "pk")
    return urut.prefetch_related("rpk__langkah__jabatan", "rpk__langkah__unit", "rpk__langkah__penyelarasan")


def _tulis_tabel(penulis: _Penulis, paket: PaketBkn) -> None:
    def semua() -> Iterator[ButirPaket]:
        return _butir(paket).iterator(chunk_size=_ORANG_SEKALI)

    with tempfile.TemporaryFile() as berkas:
        isi = {tabel.nama: (tabel.skema, tabel.isi(semua())) for tabel in TABEL_BKN}
        tulis_xlsx(berkas, isi)
        ukuran = berkas.seek(0, 2)
        berkas.seek(0)
        nama = f"tabel/RPK-{paket.tahun_awal}-{paket.tahun_awal + 4}.xlsx"
        penulis.tulis(nama, berkas, ukuran, jenis="tabel")


def _tulis_dokumen(penulis: _Penulis, nama: str, dokumen: Dokumen, **tentang: Any) -> None:
    try:
        with dokumen.berkas.open("rb") as sumber:
            sidik = penulis.tulis(nama, sumber, dokumen.berkas.size, nomor=dokumen.nomor, **tentang)
    except FileNotFoundError:
        raise GalatAplikasi(
            f"Berkas dokumen {dokumen.nomor} tidak ada di penyimpanan. Pulihkan dari cadangan."
        ) from None
    if sidik != dokumen.sha256:
        raise GalatAplikasi(
            f"Berkas dokumen {dokumen.nomor} tidak sama dengan yang diterbitkan. Pulihkan dari cadangan."
        )


def _tulis_manifes(penulis: _Penulis, paket: PaketBkn) -> None:
    isi = sorted(penulis.isi, key=lambda satu: satu["nama"])
    manifes = {
        "skema": SKEMA,
        "paket": paket.pk,
        "menggantikan": paket.menggantikan_id,
        "instansi": {"kode": paket.instansi.kode, "nama": paket.instansi.nama},
        "tahun_awal": paket.tahun_awal,
        "tahun_akhir": paket.tahun_awal + 4,
        "disusun": timezone.localdate(paket.dibuat_pada).isoformat(),
        "rpk": sum(satu["jenis"] == "rpk" for satu in isi),
        "berkas": isi,
    }
    penulis.tulis_teks("manifest.json", json.dumps(manifes, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
    baris = [f"{satu['sha256']}  {satu['nama']}\n" for satu in sorted(penulis.isi, key=lambda satu: satu["nama"])]
    penulis.tulis_teks("SHA256SUMS", "".join(baris))


def sidik_berkas(berkas: Any) -> str:
    """Return the sha256 of an open file from its beginning, read piece by piece."""
    berkas.seek(0)
    return hashlib.file_digest(berkas, "sha256").hexdigest()


def salin(sumber: IO[bytes], tujuan: IO[bytes]) -> None:
    """Copy an open file piece by piece."""
    shutil.copyfileobj(sumber, tujuan, _POTONGAN)
