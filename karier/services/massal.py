"""Many plans as PDF: single files in a zip, and one merged file with bookmarks. May be killed at any point and go on.

Every single file is whole or not there, under a name of its own; what is there is not made again. Zip and merged file
are made last, from exactly the list that was asked for.
"""

import csv
import hashlib
import io
import json
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from django.conf import settings
from django.urls import reverse

from karier.dokumen.isi import susun_isi
from karier.dokumen.kolam import Cetak, Kolam
from karier.dokumen.pencetak import tulis_utuh
from karier.models import RencanaKarier
from karier.models.rpk import STATUS_DITETAPKAN
from karier.selectors.dokumen import dokumen_terbit, isi_berkas
from karier.selectors.massal import HASIL, JENIS_MASSAL, TERBANYAK, folder_massal, rpk_lengkap, rpk_tercetak
from karier.selectors.pengaturan import pengaturan_berlaku, uri_logo
from karier.selectors.peta import PetaInstansi
from pegawai.models import Pekerjaan, Pengguna
from pegawai.services.pekerjaan import antrekan
from talenta.umum.galat import GalatAplikasi
from talenta.umum.rumus import teks_aman
from talenta.umum.skema_ekspor import SkemaEkspor

SKEMA_DAFTAR = SkemaEkspor(
    "cetak-massal", 1, ("berkas", "nama", "nip", "unit", "nomor", "status", "sha256", "sebab tidak tercetak")
)
POTONGAN = 50
UMUR_HASIL = 7 * 24 * 3600
BELUM_TERBIT = "RPK sudah ditetapkan, tetapi dokumennya belum diterbitkan."
TIDAK_ADA = "RPK tidak ada lagi atau di luar lingkup Anda."
Lapor = Callable[[int, int, str], None]


@dataclass(slots=True)
class Massal:
    """A batch while it is made: where each file lies and what it is called, and why others are missing."""

    folder: Path
    lapor: Lapor
    pk: list[int]
    berkas: dict[int, Path] = field(default_factory=dict)
    baris: dict[int, tuple[str, str, str, str, str]] = field(default_factory=dict)
    gagal: dict[int, str] = field(default_factory=dict)
    selesai: int = 0

    @property
    def butir(self) -> Path:
        """Folder of the single files."""
        return self.folder / "butir"

    def maju(self, pesan: str = "Mencetak dokumen…") -> None:
        """Report one more part; the two last parts are the zip and the merged file."""
        self.selesai += 1
        self.lapor(self.selesai, len(self.pk) + 2, pesan)


def antrekan_massal(*, rpk: list[int], keterangan: str, oleh: Pengguna) -> Pekerjaan:
    """Queue the printing of these plans, which the caller took from ``rpk_tercetak``, and return the job."""
    if not rpk:
        raise GalatAplikasi("Tidak ada RPK yang cocok, jadi tidak ada yang dicetak. Longgarkan saringannya.")
    if len(rpk) > TERBANYAK:
        raise GalatAplikasi(
            f"Sekali cetak paling banyak {TERBANYAK} RPK; yang cocok {len(rpk)}. Pilih unit atau tahun."
        )
    return antrekan(
        jenis=JENIS_MASSAL,
        argumen={"rpk": rpk},
        judul=f"Cetak {len(rpk)} RPK: {keterangan}"[:200],
        oleh=oleh,
        tujuan=reverse("cetak-massal"),
    )


def kerjakan_massal(*, pekerjaan: Pekerjaan, lapor: Lapor) -> str:
    """Do a queued batch, or go on with it, and return its closing sentence."""
    oleh = pekerjaan.dibuat_oleh
    if oleh is None:
        raise GalatAplikasi("Akun yang meminta cetakan ini tidak ada lagi.")
    massal = Massal(folder_massal(pekerjaan.pk), lapor, pekerjaan.argumen["rpk"])
    massal.butir.mkdir(mode=0o700, parents=True, exist_ok=True)
    boleh = set(rpk_tercetak(oleh).filter(pk__in=massal.pk).values_list("pk", flat=True))
    _cetak_semua(massal, boleh)
    if not massal.berkas:
        raise GalatAplikasi(f"Tidak satu pun RPK dapat dicetak. {next(iter(massal.gagal.values()))}")
    _zip(massal)
    massal.maju("Membungkus berkas…")
    _gabung(massal)
    massal.maju("Menggabungkan berkas…")
    shutil.rmtree(massal.butir)
    tidak = f" {len(massal.gagal)} tidak tercetak; sebabnya dalam daftar.csv di dalam zip." if massal.gagal else ""
    return f"{len(massal.berkas)} dokumen siap diunduh.{tidak}"


def _cetak_semua(massal: Massal, boleh: set[int]) -> None:
    contoh = RencanaKarier.objects.select_related("instansi").filter(pk__in=massal.pk).first()
    if contoh is None:
        massal.gagal = dict.fromkeys(massal.pk, TIDAK_ADA)
        return
    pengaturan = pengaturan_berlaku(contoh.instansi)
    with Kolam(logo=uri_logo(pengaturan)) as kolam:

        def kerja() -> Iterator[Cetak]:
            for awal in range(0, len(massal.pk), POTONGAN):
                ada = rpk_lengkap([pk for pk in massal.pk[awal : awal + POTONGAN] if pk in boleh])
                tujuan = {s.jabatan_id for rpk in ada.values() for s in rpk.langkah.all() if s.jabatan_id}
                peta = PetaInstansi(contoh.instansi_id, tujuan)
                susun = partial(susun_isi, pengaturan=pengaturan, peta=peta)
                for nomor, pk in enumerate(massal.pk[awal : awal + POTONGAN], awal + 1):
                    yield from _satu(massal, nomor, pk, ada.get(pk), susun)

        for satu in kolam.cetak(kerja()):
            if satu.galat:
                massal.berkas.pop(satu.kunci)
                massal.gagal[satu.kunci] = f"Tidak dapat dicetak ({satu.galat})."
            massal.maju()


def _satu(
    massal: Massal,
    nomor: int,
    pk: int,
    rpk: RencanaKarier | None,
    susun: Callable[[RencanaKarier], dict[str, object]],
) -> Iterator[Cetak]:
    """Yield what is still to be rendered of one plan; what is issued is copied here, what is there is left alone."""
    if rpk is None:
        massal.gagal[pk] = TIDAK_ADA
        massal.maju()
        return
    orang = rpk.pegawai
    konsep = rpk.status not in STATUS_DITETAPKAN
    keluar = massal.butir / f"{nomor:05d}-{'KONSEP-' if konsep else ''}RPK-{rpk.tahun_awal}-{orang.nip}.pdf"
    massal.baris[pk] = (orang.nama_lengkap, orang.nip, orang.unit.nama, rpk.nomor, rpk.get_status_display())
    massal.berkas[pk] = keluar
    try:
        if keluar.exists():
            massal.maju()
        elif konsep:
            yield Cetak(pk, susun(rpk), keluar)
        else:
            tulis_utuh(keluar, _terbit(rpk))
            massal.maju()
    except GalatAplikasi as galat:
        massal.berkas.pop(pk)
        massal.gagal[pk] = galat.pesan
        massal.maju()


def _terbit(rpk: RencanaKarier) -> bytes:
    dokumen = dokumen_terbit(rpk)
    if dokumen is None:
        raise GalatAplikasi(BELUM_TERBIT)
    return isi_berkas(dokumen)


def _zip(massal: Massal) -> None:
    """Bind the single files in the order asked for, uncompressed (PDF hardly shrinks), with a list of all of them."""
    tujuan = massal.folder / HASIL["zip"]
    sementara = tujuan.with_name(f".{tujuan.name}")
    with zipfile.ZipFile(sementara, "w", zipfile.ZIP_STORED) as berkas:
        teks = io.StringIO(newline="")
        tabel = csv.writer(teks, delimiter=";")
        tabel.writerow(SKEMA_DAFTAR.kolom)
        for pk in massal.pk:
            jalan = massal.berkas.get(pk)
            sidik = ""
            if jalan:
                berkas.write(jalan, jalan.name)
                sidik = hashlib.sha256(jalan.read_bytes()).hexdigest()
            baris = massal.baris.get(pk, ("", "", "", "", ""))
            isi = (jalan.name if jalan else "", *baris, sidik, massal.gagal.get(pk, ""))
            tabel.writerow([teks_aman(satu) for satu in isi])
        berkas.writestr("daftar.csv", "\ufeff" + teks.getvalue())
    sementara.chmod(0o600)
    sementara.replace(tujuan)


def _gabung(massal: Massal) -> None:
    """Merge in a process of its own: a thousand documents take hundreds of megabytes while they are merged."""
    daftar = [
        {
            "berkas": str(massal.berkas[pk]),
            "judul": f"{massal.baris[pk][0]}, {massal.baris[pk][1]}",
            "kelompok": massal.baris[pk][2],
        }
        for pk in massal.pk
        if pk in massal.berkas
    ]
    perintah = massal.folder / "gabung.json"
    perintah.write_text(json.dumps({"daftar": daftar, "judul": "Rencana Pengembangan Karier"}), encoding="utf-8")
    hasil = massal.folder / HASIL["pdf"]
    jalan = [sys.executable, "-m", "karier.dokumen.gabung", str(perintah), str(hasil)]
    selesai = subprocess.run(jalan, cwd=settings.AKAR, capture_output=True, text=True, check=False)
    perintah.unlink()
    if selesai.returncode:
        raise RuntimeError(f"penggabungan gagal: {selesai.stderr[-500:]}")


def bersihkan_massal() -> int:
    """Remove batches older than seven days, finished or not; return how many."""
    induk, jumlah = folder_massal(0).parent, 0
    for folder in induk.iterdir() if induk.exists() else ():
        if folder.is_dir() and folder.stat().st_mtime < time.time() - UMUR_HASIL:
            shutil.rmtree(folder, ignore_errors=True)
            jumlah += 1
    return jumlah
