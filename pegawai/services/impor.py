"""Importing a workbook: the one door for the command, the pages and the benchmark."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone

from pegawai.impor.banding import Selisih, bandingkan, sidik
from pegawai.impor.basis import kunci_tabel
from pegawai.impor.berkas import LembarBerkas, buka
from pegawai.impor.buku_galat import tulis_buku_galat
from pegawai.impor.galat import GalatBerkas
from pegawai.impor.hasil import HasilLembar
from pegawai.impor.jenis import JENIS
from pegawai.impor.keluar import Keluar, cari_keluar, nonaktifkan, ringkas_keluar
from pegawai.impor.kolom import Jenis
from pegawai.impor.konteks import Konteks
from pegawai.impor.laporan import BATAS_CONTOH, Laporan, susun_laporan
from pegawai.impor.pemungut import tanpa_pemungut
from pegawai.impor.periksa import periksa
from pegawai.impor.tampilan import contoh_perubahan
from pegawai.impor.terapkan import buat_instansi, terapkan
from pegawai.models import Impor, Instansi, JejakPerubahan, Klaster, Pengguna, Rumpun
from pegawai.pilihan import JenisImpor, StatusImpor
from talenta.umum.galat import GalatAplikasi

Lapor = Callable[[int, int, str], None]
PESAN_BERUBAH = (
    "Isi basis data berubah sejak pratinjau dibuat, jadi tidak ada yang diterapkan. Periksa pratinjau yang baru."
)
PESAN_BENTROK = (
    "Data yang dirujuk berkas ini berubah saat impor berjalan, jadi tidak ada yang tersimpan. Ulangi impornya."
)
PESAN_SIBUK = (
    "Tabelnya sedang dipakai pekerjaan lain terlalu lama, jadi tidak ada yang tersimpan. Coba lagi sebentar lagi."
)
MODEL_UNOR = "unor"


class PratinjauBerubah(GalatAplikasi):
    """What applying would do is no longer what the preview promised."""


@dataclass
class Periksaan:
    """A file that has been checked."""

    jenis: Jenis
    konteks: Konteks
    lembar: list[LembarBerkas]
    hasil: list[HasilLembar]
    kode_baru: str = ""
    selisih: list[Selisih] = field(default_factory=list)
    keluar: list[Keluar] = field(default_factory=list)
    sidik: str = ""


def tentukan_instansi(kode: str, jenis: str) -> Instansi | None:
    """Return the agency that a file belongs to: the one named, or the only one; None where unor will make it.

    Raises:
        GalatBerkas: the named one does not exist, there are several and none is named, or there is none yet.
    """
    if kode:
        instansi = Instansi.objects.filter(kode=kode).first()
        if instansi is None and jenis != JenisImpor.UNOR:
            raise GalatBerkas(f"Instansi dengan kode “{kode}” tidak ada. {_daftar_instansi()}")
        return instansi
    semua = list(Instansi.objects.order_by("kode")[:2])
    if len(semua) > 1:
        raise GalatBerkas(f"Ada beberapa instansi. Sebutkan salah satunya dengan --instansi. {_daftar_instansi()}")
    if not semua and jenis != JenisImpor.UNOR:
        raise GalatBerkas("Belum ada instansi. Impor dulu pohon unit organisasinya (jenis unor).")
    return semua[0] if semua else None


def _daftar_instansi() -> str:
    semua = [f"{satu.kode} ({satu.nama})" for satu in Instansi.objects.order_by("kode")[:20]]
    return f"Yang ada: {', '.join(semua)}." if semua else "Belum ada satu pun."


def periksa_berkas(
    *, jenis: str, jalur: str | Path, instansi: Instansi | None, kode_baru: str = "", lapor: Lapor | None = None
) -> Periksaan:
    """Read a file and check all of it; nothing is written.

    Raises:
        GalatBerkas: the file cannot be used at all.
    """
    ketemu = JENIS[jenis]
    konteks = Konteks(instansi, timezone.localdate())
    lembar = buka(jalur)
    hasil = periksa(ketemu, lembar, konteks, lapor)
    return Periksaan(ketemu, konteks, lembar, hasil, kode_baru)


def bandingkan_periksaan(periksaan: Periksaan, *, dengan_sidik: bool = False) -> Laporan:
    """Compare a checked file with the database and return the report.

    ``dengan_sidik``: for a preview, with its fingerprint and with the people whom a file of people leaves out.
    """
    periksaan.selisih = [bandingkan(satu, periksaan.konteks) for satu in periksaan.hasil]
    if dengan_sidik:
        if periksaan.jenis.kode == JenisImpor.PEGAWAI:
            periksaan.keluar = cari_keluar(periksaan.hasil[0], periksaan.konteks.instansi)
        periksaan.sidik = _sidik(periksaan)
    laporan = susun_laporan(periksaan.jenis.kode, periksaan.hasil, periksaan.selisih)
    laporan.keluar = ringkas_keluar(periksaan.keluar, BATAS_CONTOH)
    laporan.lembar_diabaikan = _lembar_diabaikan(periksaan)
    for nama in ("rumpun", "klaster"):
        if (daftar := periksaan.konteks.__dict__.get(nama)) and daftar.baru:
            laporan.nama_baru[nama] = len(daftar.baru)
    return laporan


def _sidik(periksaan: Periksaan) -> str:
    isi = ",".join([sidik(periksaan.selisih), *sorted(satu.nip for satu in periksaan.keluar)])
    return hashlib.sha256(isi.encode()).hexdigest()


def _lembar_diabaikan(periksaan: Periksaan) -> list[str]:
    dipakai = {bagian.lembar for satu in periksaan.hasil for bagian in satu.bagian}
    return [satu.nama for satu in periksaan.lembar if satu.nama not in dipakai]


@tanpa_pemungut()
def jalankan(
    *,
    jenis: str,
    jalur: str | Path,
    instansi: Instansi | None,
    oleh: Pengguna | None,
    kode_baru: str = "",
    uji: bool = False,
    sebagian: bool = False,
    galat: str | Path | None = None,
    lapor: Lapor | None = None,
) -> Laporan:
    """Check a file and, unless ``uji``, apply it in one transaction: all rows, or with ``sebagian`` the good ones.

    ``galat``: where the workbook of refused rows goes (written only when there are any).

    Raises:
        GalatBerkas: the file cannot be used at all.
        GalatAplikasi: the database changed underneath; nothing was written.
    """
    periksaan = periksa_berkas(jenis=jenis, jalur=jalur, instansi=instansi, kode_baru=kode_baru, lapor=lapor)
    tertolak = any(satu.tertolak for satu in periksaan.hasil)
    if galat and tertolak:
        # Before anything is stored: where it cannot be written, the file was not imported either.
        tulis_galat(periksaan, galat)
    if uji:
        laporan = bandingkan_periksaan(periksaan)
    elif tertolak and not sebagian:
        laporan = bandingkan_periksaan(periksaan)
        _catat_ditolak(periksaan, laporan, jalur, oleh)
    else:
        laporan = _simpan(periksaan, jalur, oleh=oleh, sebagian=sebagian, lapor=lapor)
    return laporan


def tulis_galat(periksaan: Periksaan, keluar: str | Path, *, tanpa_terlarang: bool = False) -> int:
    """Write the workbook of refused rows (see ``tulis_buku_galat``) and return how many there are."""
    try:
        return tulis_buku_galat(keluar, periksaan.lembar, periksaan.hasil, tanpa_terlarang=tanpa_terlarang)
    except OSError:
        raise GalatBerkas(
            f"Buku kerja baris ditolak tidak dapat ditulis ke {keluar}. Periksa folder dan izinnya."
        ) from None


def _simpan(
    periksaan: Periksaan, jalur: str | Path, *, oleh: Pengguna | None, sebagian: bool, lapor: Lapor | None
) -> Laporan:
    with satu_transaksi():
        impor = Impor(**_catatan(periksaan, jalur), sebagian=sebagian, dibuat_oleh=oleh)
        return terapkan_periksaan(periksaan, impor=impor, oleh=oleh, lapor=lapor)


@contextmanager
def satu_transaksi(pesan_bentrok: str = PESAN_BENTROK) -> Iterator[None]:
    """Run in one transaction; what the database refuses becomes a sentence and nothing remains."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        raise GalatAplikasi(pesan_bentrok) from None
    except OperationalError as galat:
        if any(kata in str(galat) for kata in ("lock timeout", "locked", "LockNotAvailable")):
            raise GalatAplikasi(PESAN_SIBUK) from None
        raise


def terapkan_periksaan(
    periksaan: Periksaan,
    *,
    impor: Impor,
    oleh: Pengguna | None,
    lapor: Lapor | None = None,
    sidik_pratinjau: str = "",
) -> Laporan:
    """Lock, compare and write a checked file inside the caller's transaction; ``impor`` becomes its record.

    Raises:
        PratinjauBerubah: ``sidik_pratinjau`` is given and the comparison is another one by now.
    """
    kunci_tabel(
        *dict.fromkeys([satu.lembaran.model for satu in periksaan.hasil]), *_tabel_nama(periksaan), JejakPerubahan
    )
    laporan = bandingkan_periksaan(periksaan, dengan_sidik=bool(sidik_pratinjau))
    if sidik_pratinjau and periksaan.sidik != sidik_pratinjau:
        raise PratinjauBerubah(PESAN_BERUBAH)
    if periksaan.konteks.instansi is None:
        if not any(satu.baris for satu in periksaan.hasil):
            return laporan
        periksaan.konteks.instansi = buat_instansi(periksaan.selisih[0], periksaan.kode_baru)
    laporan.diterapkan = True
    laporan.contoh = contoh_perubahan(periksaan.selisih, periksaan.konteks, BATAS_CONTOH)
    impor.instansi = periksaan.konteks.instansi
    impor.status, impor.diterapkan_pada, impor.diterapkan_oleh = StatusImpor.SELESAI, timezone.now(), oleh
    laporan.keluar["dinonaktifkan"] = impor.nonaktifkan
    impor.laporan = laporan.simpanan()
    impor.save()
    terapkan(periksaan.selisih, periksaan.konteks, impor=impor, oleh=oleh, lapor=lapor)
    if impor.nonaktifkan:
        nonaktifkan(periksaan.keluar, impor=impor, pada=impor.diterapkan_pada, oleh=oleh)
    return laporan


def _tabel_nama(periksaan: Periksaan) -> list[Any]:
    return [model for nama, model in (("rumpun", Rumpun), ("klaster", Klaster)) if nama in periksaan.konteks.__dict__]


def _catatan(periksaan: Periksaan, jalur: str | Path) -> dict[str, Any]:
    lokasi = Path(jalur)
    return {
        "instansi": periksaan.konteks.instansi,
        "jenis": periksaan.jenis.kode,
        "nama_berkas": lokasi.name[:255],
        "sha256": sha256(lokasi),
        "ukuran": lokasi.stat().st_size,
    }


def sha256(lokasi: Path) -> str:
    """Return the sha256 of a file."""
    with lokasi.open("rb") as arus:
        return hashlib.file_digest(arus, "sha256").hexdigest()


def _catat_ditolak(periksaan: Periksaan, laporan: Laporan, jalur: str | Path, oleh: Pengguna | None) -> None:
    Impor.objects.create(
        **_catatan(periksaan, jalur),
        status=StatusImpor.DITOLAK,
        laporan=laporan.simpanan(),
        dibuat_oleh=oleh,
        pesan=f"{laporan.ditolak} baris ditolak, jadi tidak ada yang diterapkan.",
    )
