"""Scheme versions: copying one into a draft, changing a draft, and the states of a version.

Whoever writes counts up ``revisi`` in the same UPDATE that asks whether the version is still unused and unchanged, so
that neither a mapping nor another editor can come in between.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Max, Q
from django.utils.text import slugify

from pegawai.models import Instansi, Jabatan, Pengguna
from pemetaan.aturan.keabsahan import keberatan_bidang, komponen_dari
from pemetaan.aturan.skor import BarisSkema
from pemetaan.izin import boleh_kelola_skema, boleh_usulkan_skema
from pemetaan.models import Indikator, Komponen, RiwayatSkema, Rubrik, Skema
from pemetaan.pilihan import AksiSkema, StatusSkema
from pemetaan.selectors.skema import baris_skema
from pemetaan.services.skema import periksa
from talenta.umum.galat import GalatAplikasi, TidakBerhak

PANJANG_KODE = 40
BEKU = "Skema {skema} sudah dipakai sebuah pemetaan dan tidak dapat diubah. Salin menjadi versi baru, lalu ubah itu."


@dataclass(frozen=True, slots=True)
class Sampul:
    """What a version is called and whom it is for; ``jabatan`` set: candidates for that position alone."""

    kode: str
    nama: str
    jabatan: Jabatan | None = None


@transaction.atomic
def salin(*, skema: Skema, sampul: Sampul, oleh: Pengguna) -> Skema:
    """Copy a version into a new draft of the actor's agency; a code in use there gives the next version of it.

    Raises:
        TidakBerhak: not the admin of an agency.
        GalatAplikasi: the code belongs to a scheme that ships, or the position to another agency.
    """
    if not boleh_kelola_skema(oleh):
        raise TidakBerhak("Hanya admin instansi yang menyalin skema.")
    return _buat(asal=skema, baris=baris_skema(skema), sampul=sampul, oleh=oleh, catatan=f"Disalin dari {skema}")


@transaction.atomic
def simpan_andaian(*, asal: Skema, baris: BarisSkema, sampul: Sampul, oleh: Pengguna) -> Skema:
    """Keep a what-if as a draft, which an admin may make one that periods can use.

    Raises:
        TidakBerhak: neither an admin nor one who may map the agency.
        GalatAplikasi: the what-if does not add up, or as ``salin``.
    """
    if not boleh_usulkan_skema(oleh):
        raise TidakBerhak("Menyimpan pengandaian sebagai konsep skema hanya bagi admin, pengelola SDM, dan tim.")
    salah = keberatan_bidang(baris, komponen_dari(baris))
    if salah:
        raise GalatAplikasi(" ".join(satu.teks for satu in salah), kode="skema-tidak-sah")
    return _buat(asal=asal, baris=baris, sampul=sampul, oleh=oleh, catatan=f"Dari pengandaian atas {asal}")


def _buat(*, asal: Skema, baris: BarisSkema, sampul: Sampul, oleh: Pengguna, catatan: str) -> Skema:
    instansi = oleh.instansi
    if instansi is None:
        raise GalatAplikasi("Akun Anda belum terhubung dengan instansi.")
    _periksa_sampul(sampul, instansi)
    milik = Skema.objects.filter(instansi=instansi, kode=sampul.kode)
    skema = Skema(
        kode=sampul.kode,
        versi=(milik.aggregate(n=Max("versi"))["n"] or 0) + 1,
        nama=sampul.nama,
        instansi=instansi,
        jabatan=sampul.jabatan,
        disalin_dari=asal,
        **_kolom(baris),
    )
    try:
        with transaction.atomic():
            skema.save()
    except IntegrityError:
        raise GalatAplikasi("Versi baru skema ini baru saja dibuat orang lain. Muat ulang, lalu ulangi.") from None
    _tulis_bagian(skema, baris)
    _catat(skema, AksiSkema.DIBUAT, oleh, catatan)
    return skema


def _periksa_sampul(sampul: Sampul, instansi: Instansi) -> None:
    if not sampul.nama.strip():
        raise GalatAplikasi("Nama skema harus diisi.", kode="nama")
    if sampul.kode != slugify(sampul.kode) or not 1 <= len(sampul.kode) <= PANJANG_KODE:
        raise GalatAplikasi(
            f"Kode skema memakai huruf kecil, angka, dan tanda hubung, paling panjang {PANJANG_KODE} huruf.",
            kode="kode",
        )
    if Skema.objects.filter(instansi__isnull=True, kode=sampul.kode).exists():
        raise GalatAplikasi(
            f"Kode “{sampul.kode}” milik skema bawaan. Pilih kode lain, misalnya {sampul.kode}-{instansi.kode}.",
            kode="kode",
        )
    if sampul.jabatan is not None and sampul.jabatan.instansi_id != instansi.pk:
        raise GalatAplikasi("Jabatan target harus jabatan instansi Anda.", kode="jabatan")
    lain = Skema.objects.filter(instansi=instansi, kode=sampul.kode).filter(
        ~Q(jabatan=sampul.jabatan) if sampul.jabatan else Q(jabatan__isnull=False)
    )
    if lain.exists():
        raise GalatAplikasi(
            f"Kode “{sampul.kode}” sudah dipakai untuk sasaran lain. Skema umum dan skema tiap jabatan target memakai "
            "kode masing-masing.",
            kode="kode",
        )


@transaction.atomic
def simpan(*, skema: Skema, revisi: int, nama: str, baris: BarisSkema, oleh: Pengguna) -> None:
    """Replace what a version that no mapping has used says; ``revisi`` is the one that the editor was shown.

    Raises:
        TidakBerhak: not the admin of the agency that the version belongs to.
        GalatAplikasi: it does not add up, a mapping has used it, or somebody else changed it first.
    """
    _milik(skema, oleh)
    salah = keberatan_bidang(baris, komponen_dari(baris))
    if salah:
        raise GalatAplikasi(" ".join(satu.teks for satu in salah), kode="skema-tidak-sah")
    if not nama.strip():
        raise GalatAplikasi("Nama skema harus diisi.", kode="nama")
    _naikkan(skema, revisi, nama=nama.strip(), **_kolom(baris))
    skema.komponen.all().delete()
    _tulis_bagian(skema, baris)
    _catat(skema, AksiSkema.DIUBAH, oleh)


def _naikkan(skema: Skema, revisi: int, **isi: Any) -> None:
    bebas = Skema.objects.filter(pk=skema.pk, revisi=revisi, dibekukan_pada__isnull=True)
    berubah = bebas.update(revisi=F("revisi") + 1, **isi)
    skema.refresh_from_db()
    if berubah != 1:
        _tolak_terlambat(skema)


def _tolak_terlambat(skema: Skema) -> None:
    if skema.dibekukan_pada is not None:
        raise GalatAplikasi(BEKU.format(skema=skema), kode="skema-beku")
    terakhir = skema.riwayat.select_related("oleh").first()
    siapa = f" oleh {terakhir.oleh}" if terakhir else ""
    raise GalatAplikasi(
        f"Skema {skema} baru saja diubah{siapa}. Muat ulang halaman untuk melihat isinya, lalu ulangi perubahan Anda.",
        kode="skema-berubah",
    )


@transaction.atomic
def aktifkan(*, skema: Skema, revisi: int, oleh: Pengguna) -> None:
    """Make a draft or an archived version one that mappings can choose.

    Raises:
        TidakBerhak, GalatAplikasi: as ``simpan``.
    """
    _milik(skema, oleh)
    periksa(skema=skema)
    _ubah_status(skema, revisi, (StatusSkema.KONSEP, StatusSkema.ARSIP), StatusSkema.AKTIF, oleh)


@transaction.atomic
def arsipkan(*, skema: Skema, revisi: int, oleh: Pengguna) -> None:
    """Take an active version out of the choice; mappings that used it keep it.

    Raises:
        TidakBerhak, GalatAplikasi: as ``simpan``.
    """
    _milik(skema, oleh)
    _ubah_status(skema, revisi, (StatusSkema.AKTIF,), StatusSkema.ARSIP, oleh)


def _ubah_status(skema: Skema, revisi: int, dari: tuple[str, ...], ke: StatusSkema, oleh: Pengguna) -> None:
    """Change the state, also of a version that is frozen: that says nothing about weights."""
    cocok = Skema.objects.filter(pk=skema.pk, revisi=revisi, status__in=dari)
    berubah = cocok.update(revisi=F("revisi") + 1, status=ke)
    skema.refresh_from_db()
    if berubah != 1:
        if skema.revisi == revisi:
            raise GalatAplikasi(f"Skema {skema} kini {skema.get_status_display().lower()}. Muat ulang halaman.")
        _tolak_terlambat_status(skema)
    _catat(skema, AksiSkema.DIAKTIFKAN if ke == StatusSkema.AKTIF else AksiSkema.DIARSIPKAN, oleh)


def _tolak_terlambat_status(skema: Skema) -> None:
    terakhir = skema.riwayat.select_related("oleh").first()
    siapa = f" oleh {terakhir.oleh}" if terakhir else ""
    raise GalatAplikasi(f"Skema {skema} baru saja diubah{siapa}. Muat ulang halaman.", kode="skema-berubah")


@transaction.atomic
def hapus(*, skema: Skema, revisi: int, oleh: Pengguna) -> None:
    """Delete a draft that no mapping has used.

    Raises:
        TidakBerhak, GalatAplikasi: as ``simpan``; or it is not a draft.
    """
    _milik(skema, oleh)
    if skema.status != StatusSkema.KONSEP:
        raise GalatAplikasi(f"Hanya konsep yang dapat dihapus; {skema} kini {skema.get_status_display().lower()}.")
    _naikkan(skema, revisi)
    skema.delete()


def _milik(skema: Skema, oleh: Pengguna) -> None:
    if skema.instansi_id is None:
        raise GalatAplikasi("Skema bawaan tidak dapat diubah. Salin dahulu menjadi skema instansi Anda.", kode="bawaan")
    if not boleh_kelola_skema(oleh) or oleh.instansi_id != skema.instansi_id:
        raise TidakBerhak("Hanya admin instansi pemiliknya yang mengubah skema ini.")


def _catat(skema: Skema, aksi: AksiSkema, oleh: Pengguna, catatan: str = "") -> None:
    RiwayatSkema.objects.create(skema=skema, aksi=aksi, oleh=oleh, catatan=catatan[:300])


def _desimal(nilai: Fraction) -> Decimal:
    return (Decimal(nilai.numerator) / Decimal(nilai.denominator)).quantize(Decimal("0.01"))


def _angka_json(nilai: Fraction) -> int | float:
    return int(nilai) if nilai.denominator == 1 else float(nilai)


def _kolom(baris: BarisSkema) -> dict[str, Any]:
    """Return the columns of a scheme that its rules fill."""
    return {
        "dasar": baris.dasar,
        "bobot_y": baris.bobot_y,
        "bobot_x": baris.bobot_x,
        "potong_y_atas": _desimal(baris.potong_y_atas),
        "potong_y_sesuai": _desimal(baris.potong_y_sesuai),
        "potong_x_tinggi": _desimal(baris.potong_x_tinggi),
        "potong_x_menengah": _desimal(baris.potong_x_menengah),
        "bobot_skp_lalu": baris.skp.bobot_lalu,
        "praktik_skp": baris.skp.praktik,
        "poin_skp": {kode: _angka_json(nilai) for kode, nilai in baris.skp.poin.items()},
        "poin_rating": {kode: _angka_json(nilai) for kode, nilai in baris.skp.poin_rating.items()},
        "masa_asesmen": baris.masa_asesmen,
    }


def _tulis_bagian(skema: Skema, baris: BarisSkema) -> None:
    """Write components, indicators and rubrics in the order in which the indicators come."""
    urut: dict[tuple[str, str], int] = {}
    for nomor, satu in enumerate(komponen_dari(baris), 1):
        komponen = Komponen.objects.create(
            skema=skema, sumbu=satu.sumbu, nama=satu.nama, bobot=_desimal(satu.bobot), urutan=nomor
        )
        urut[satu.sumbu, satu.nama] = komponen.pk
    for nomor, isi in enumerate(baris.indikator, 1):
        indikator = Indikator.objects.create(
            komponen_id=urut[isi.sumbu, isi.komponen],
            sumber=isi.sumber,
            nama=isi.nama,
            bobot=_desimal(isi.bobot),
            bila_kosong=isi.bila_kosong,
            urutan=nomor,
        )
        Rubrik.objects.bulk_create(
            Rubrik(
                indikator=indikator,
                kunci=r.kunci,
                label=r.label,
                bawah=None if r.bawah is None else _desimal(r.bawah),
                atas=None if r.atas is None else _desimal(r.atas),
                nilai=_desimal(r.nilai),
            )
            for r in isi.rubrik
        )
