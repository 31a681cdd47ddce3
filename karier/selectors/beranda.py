"""Figures of the dashboard; each comes with the query of the list behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils import timezone

from karier.models import RencanaKarier
from karier.pilihan import SUDAH_DIPETAKAN, StatusRpk
from karier.selectors.pegawai import tahun_acuan
from pegawai.izin import boleh_periksa_rpk, boleh_tetapkan_rpk
from pegawai.models import Impor, Pegawai, Pekerjaan, Pengguna
from pegawai.pilihan import MutuData
from pegawai.selectors.lingkup import pegawai_terlihat
from pegawai.selectors.mutu_data import hitung_mutu
from pegawai.selectors.pekerjaan import AKTIF, pekerjaan_terlihat
from pemetaan.aturan.kotak import KOTAK
from pemetaan.models import Pemetaan
from pemetaan.selectors.terbaru import BARU_MASUK

BANYAK_IMPOR = 5


@dataclass(frozen=True, slots=True)
class Sebaran:
    """How the active people in scope fall into the boxes of a mapping, and why some have none."""

    sel: list[dict[str, Any]]
    terpetakan: int
    url_terpetakan: str
    aktif: int
    sebab: list[dict[str, Any]]

    @property
    def persen(self) -> float:
        """Share of the active people who have a box, 0–100."""
        return _persen(self.terpetakan, self.aktif)


def _persen(bagian: int, semua: int) -> float:
    return 100 * bagian / semua if semua else 0.0


def _daftar(**kueri: Any) -> str:
    return f"{reverse('pegawai-daftar')}?{urlencode(kueri)}"


def sebaran(orang: QuerySet[Pegawai], pemetaan: Pemetaan, aktif: int) -> Sebaran:
    """Return the spread of the people (all active; ``aktif`` is their number) over the boxes, in one query."""
    baris = (
        orang.order_by()
        .filter(penempatan__pemetaan=pemetaan)
        .values_list("penempatan__kotak_akhir", "penempatan__sebab")
        .annotate(banyak=Count("pk"))
    )
    kotak, sebab = dict.fromkeys(KOTAK, 0), dict[str, int]()
    for nomor, alasan, banyak in baris:
        if nomor:
            kotak[nomor] += banyak
        else:
            sebab[alasan] = banyak
    terpetakan = sum(kotak.values())
    sisa = aktif - terpetakan - sum(sebab.values())
    url = _daftar(kotak=SUDAH_DIPETAKAN)
    return Sebaran(_sel(kotak, terpetakan), terpetakan, url, aktif, _sebab(sebab, sisa))


def _sel(kotak: dict[int, int], terpetakan: int) -> list[dict[str, Any]]:
    return [
        {"kotak": nomor, "jumlah": banyak, "persen": _persen(banyak, terpetakan), "url": _daftar(kotak=nomor)}
        for nomor, banyak in kotak.items()
    ]


def _sebab(sebab: dict[str, int], sisa: int) -> list[dict[str, Any]]:
    urut = sorted(sebab.items(), key=lambda satu: (-satu[1], satu[0]))
    hasil = [{"teks": teks, "jumlah": banyak, "url": _daftar(sebab=teks)} for teks, banyak in urut]
    return [*hasil, {"teks": BARU_MASUK, "jumlah": sisa, "url": _daftar(sebab=BARU_MASUK)}] if sisa > 0 else hasil


def ubin_mutu(jumlah: dict[str, int], tahun: int) -> list[dict[str, Any]]:
    """Return the tiles of the gaps in the data: label, figure and the list behind it."""
    label = {MutuData.TANPA_SKP: f"Tanpa SKP {tahun}"}
    return [
        {"label": label.get(jenis, jenis.label), "jumlah": jumlah[jenis], "url": _daftar(mutu=jenis.value)}
        for jenis in MutuData
    ]


def rpk_terlihat(pengguna: Pengguna) -> QuerySet[RencanaKarier]:
    """Return the plans of the people in a user's scope."""
    return RencanaKarier.objects.filter(pegawai__in=pegawai_terlihat(pengguna).order_by().values("pk"))


def rpk_menurut_status(pengguna: Pengguna) -> list[dict[str, Any]]:
    """Return how many plans of the people in scope are in each state that has any, in the order of the process."""
    jumlah = dict(rpk_terlihat(pengguna).order_by().values_list("status").annotate(banyak=Count("pk")))
    return [{"status": status, "jumlah": jumlah[status]} for status in StatusRpk if jumlah.get(status)]


TUGAS: tuple[tuple[Callable[[Any], bool], StatusRpk, str], ...] = (
    (boleh_periksa_rpk, StatusRpk.DIAJUKAN, "rencana menunggu pemeriksaan Anda"),
    (boleh_tetapkan_rpk, StatusRpk.DIPERIKSA, "rencana menunggu penetapan Anda"),
)


def menunggu(pengguna: Pengguna) -> list[dict[str, Any]]:
    """Return what waits for this user: plans to check for the PyB, plans to set for the PPK."""
    return [
        {"jumlah": rpk_terlihat(pengguna).filter(status=status).count(), "teks": teks}
        for boleh, status, teks in TUGAS
        if boleh(pengguna)
    ]


def pekerjaan_berjalan(pengguna: Pengguna) -> list[Pekerjaan]:
    """Return the jobs in the queue or at work that a user may see."""
    return list(pekerjaan_terlihat(pengguna).filter(status__in=AKTIF)[:BANYAK_IMPOR])


def impor_terakhir(pengguna: Pengguna) -> list[Impor]:
    """Return the newest imports of the user's agency."""
    return list(
        Impor.objects.filter(instansi=pengguna.instansi)
        .select_related("dibuat_oleh")
        .defer("laporan")
        .order_by("-dibuat_pada")[:BANYAK_IMPOR]
    )


def angka_instansi(pengguna: Pengguna, pemetaan: Pemetaan | None) -> dict[str, Any]:
    """Return the figures of the people in a user's scope: spread over the boxes, gaps in the data."""
    orang = pegawai_terlihat(pengguna).filter(aktif__in=[True])
    tahun, aktif = tahun_acuan(pemetaan), orang.order_by().count()
    return {
        "aktif": aktif,
        "sebaran": sebaran(orang, pemetaan, aktif) if pemetaan else None,
        "mutu": ubin_mutu(hitung_mutu(orang, tahun=tahun, pada=timezone.localdate()), tahun),
    }
