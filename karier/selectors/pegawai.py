"""People with what all apps know about them, for the list of people."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from karier.pilihan import BELUM_DIPETAKAN, SUDAH_DIPETAKAN
from pegawai.models import Pegawai, Pengguna
from pegawai.pilihan import StatusKepegawaian
from pegawai.selectors import daftar
from pegawai.selectors.lingkup import pegawai_terlihat
from pegawai.selectors.mutu_data import saring_mutu
from pemetaan.models import Pemetaan
from pemetaan.selectors.terbaru import belum_dipetakan, di_kotak, sudah_dipetakan


def tahun_acuan(pemetaan: Pemetaan | None) -> int:
    """Return the year whose SKP is asked for: that of the newest mapped period, otherwise the last full year."""
    return pemetaan.periode.tahun if pemetaan else timezone.localdate().year - 1


def cari_pegawai(pengguna: Pengguna, pemetaan: Pemetaan | None, saringan: dict[str, Any]) -> QuerySet[Pegawai]:
    """Return the people in a user's scope that pass the filters of ``SaringPegawai``; absent ones do not filter."""
    orang = _status(pegawai_terlihat(pengguna), saringan.get("status") or StatusKepegawaian.AKTIF)
    if teks := saringan.get("q"):
        orang = daftar.cari(orang, teks)
    if level := saringan.get("level"):
        orang = daftar.pada_level(orang, int(level))
    orang = daftar.pada_peta(orang, rumpun=saringan.get("rumpun"), klaster=saringan.get("klaster"))
    if unit := saringan.get("unit"):
        orang = daftar.di_bawah_unit(orang, unit)
    if mutu := saringan.get("mutu"):
        orang = saring_mutu(orang, mutu, tahun=tahun_acuan(pemetaan), pada=timezone.localdate())
    return _kotak(orang, pemetaan, saringan.get("kotak") or "", saringan.get("sebab") or "")


def _status(orang: QuerySet[Pegawai], status: str) -> QuerySet[Pegawai]:
    # IN with one value, because Django writes ``aktif=True`` as a bare column, which SQLite cannot look up in an index.
    return orang if status == StatusKepegawaian.SEMUA else orang.filter(aktif__in=[status == StatusKepegawaian.AKTIF])


def _kotak(orang: QuerySet[Pegawai], pemetaan: Pemetaan | None, kotak: str, sebab: str) -> QuerySet[Pegawai]:
    if kotak == BELUM_DIPETAKAN or sebab:
        return belum_dipetakan(orang, pemetaan, sebab)
    if kotak == SUDAH_DIPETAKAN:
        return sudah_dipetakan(orang, pemetaan)
    return di_kotak(orang, pemetaan, int(kotak)) if kotak else orang
