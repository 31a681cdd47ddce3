"""The catalogue of developments: add, change, retire and take up again. Plans keep what they were drawn up with."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from karier.models import KatalogPengembangan
from pegawai.izin import boleh_kelola_katalog
from pegawai.models import Pengguna
from talenta.umum.galat import GalatAplikasi, TidakBerhak

_Nilai = str | int | Decimal | bool | None


@dataclass(frozen=True, slots=True)
class IsiKatalog:
    """What an entry says; JP or cost None: not known yet."""

    nama: str
    jenis: str
    kompetensi: str = ""
    jp: int | None = None
    biaya: Decimal | None = None
    penyelenggara: str = ""


def tambah(*, oleh: Pengguna, isi: IsiKatalog) -> KatalogPengembangan:
    """Add an entry to the actor's agency's catalogue.

    Raises:
        TidakBerhak: the actor does not keep the catalogue.
        GalatAplikasi: there is an entry of this name (in whatever case) already.
    """
    _periksa_pelaku(oleh)
    try:
        with transaction.atomic():
            _periksa_nama(oleh, isi.nama, None)
            baru = KatalogPengembangan(instansi=oleh.instansi, diubah_oleh=oleh, **_nilai(isi))
            baru.full_clean()
            baru.save(force_insert=True)
            return baru
    except IntegrityError:
        raise GalatAplikasi(_sudah_ada(isi.nama), kode="ada") from None


def ubah(*, katalog: KatalogPengembangan, revisi: int, oleh: Pengguna, isi: IsiKatalog) -> None:
    """Change an entry; plans that point at it keep their JP and cost. Raises what ``tambah`` raises, and if changed."""
    _periksa_pelaku(oleh, katalog)
    try:
        with transaction.atomic():
            _periksa_nama(oleh, isi.nama, katalog.pk)
            _simpan(katalog, revisi, oleh, **_nilai(isi))
    except IntegrityError:
        raise GalatAplikasi(_sudah_ada(isi.nama), kode="ada") from None


@transaction.atomic
def atur_aktif(*, katalog: KatalogPengembangan, revisi: int, oleh: Pengguna, aktif: bool) -> None:
    """Retire an entry, so that no new plan takes it, or take it up again. Raises what ``ubah`` raises."""
    _periksa_pelaku(oleh, katalog)
    _simpan(katalog, revisi, oleh, aktif=aktif)


def _periksa_pelaku(oleh: Pengguna, katalog: KatalogPengembangan | None = None) -> None:
    if not boleh_kelola_katalog(oleh) or (katalog is not None and katalog.instansi_id != oleh.instansi_id):
        raise TidakBerhak("Katalog pengembangan dikelola oleh admin dan pengelola SDM instansi.")


def _nilai(isi: IsiKatalog) -> dict[str, _Nilai]:
    return {
        "nama": " ".join(isi.nama.split()),
        "jenis": isi.jenis,
        "kompetensi": isi.kompetensi,
        "jp": isi.jp,
        "biaya": isi.biaya,
        "penyelenggara": isi.penyelenggara.strip(),
    }


def _periksa_nama(oleh: Pengguna, nama: str, kecuali: int | None) -> None:
    sama = KatalogPengembangan.objects.filter(instansi=oleh.instansi_id, nama__iexact=" ".join(nama.split()))
    if (sama if kecuali is None else sama.exclude(pk=kecuali)).exists():
        raise GalatAplikasi(_sudah_ada(nama), kode="ada")


def _sudah_ada(nama: str) -> str:
    return f"“{nama}” sudah ada dalam katalog. Ubah entri itu, atau pakai nama lain."


def _simpan(
    katalog: KatalogPengembangan, revisi: int, oleh: Pengguna, **nilai: str | int | Decimal | bool | None
) -> None:
    milik = KatalogPengembangan.objects.filter(pk=katalog.pk, revisi=revisi)
    if milik.update(revisi=F("revisi") + 1, diubah_oleh=oleh, diubah_pada=timezone.now(), **nilai) != 1:
        katalog.refresh_from_db()
        siapa = f" oleh {katalog.diubah_oleh}" if katalog.diubah_oleh else ""
        raise GalatAplikasi(f"Entri ini diubah{siapa} sejak Anda membukanya. Muat ulang, lalu ulangi.", kode="berubah")
    katalog.refresh_from_db()
