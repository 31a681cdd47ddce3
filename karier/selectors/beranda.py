"""Figures of the dashboard; each comes with the query of the list behind it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from karier.pilihan import SUDAH_DIPETAKAN, StatusRpk
from karier.selectors.angka_beranda import AngkaOrang, angka_orang
from karier.selectors.pegawai import tahun_acuan
from karier.selectors.rpk import antrean, rpk_terlihat
from pegawai.izin import boleh_periksa_rpk, boleh_tetapkan_rpk
from pegawai.models import Impor, Pekerjaan, Pengguna
from pegawai.pilihan import MutuData
from pegawai.selectors.impor import impor_terlihat
from pegawai.selectors.lingkup import pegawai_terlihat
from pegawai.selectors.pekerjaan import AKTIF, pekerjaan_terlihat
from pemetaan.aturan.kotak import KOTAK
from pemetaan.models import Pemetaan
from pemetaan.selectors.grid import JumlahGrid
from pemetaan.selectors.rekap import jumlah_grid
from pemetaan.selectors.terbaru import BARU_MASUK

BANYAK_IMPOR = 5


@dataclass(frozen=True, slots=True)
class Sebaran:
    """How a mapping spreads over the boxes, how many active people have a box, and why the others have none."""

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


def sebaran(jumlah: JumlahGrid, pemetaan: Pemetaan, angka: AngkaOrang) -> Sebaran:
    """Return the spread of a mapping within a user's scope, as its own pages show it."""
    tahun = pemetaan.periode.tahun
    return Sebaran(
        sel=[_sel(tahun, jumlah, nomor) for nomor in KOTAK],
        terpetakan=angka.terpetakan,
        url_terpetakan=_daftar(kotak=SUDAH_DIPETAKAN),
        aktif=angka.aktif,
        sebab=_sebab(tahun, jumlah.belum, angka.baru),
    )


def _sel(tahun: int, jumlah: JumlahGrid, nomor: int) -> dict[str, Any]:
    return {
        "kotak": nomor,
        "jumlah": jumlah.kotak[nomor],
        "persen": jumlah.persen(nomor),
        "url": reverse("pemetaan-kotak", args=[tahun, nomor]),
    }


def _sebab(tahun: int, sebab: dict[str, int], baru: int) -> list[dict[str, Any]]:
    urut = sorted(sebab.items(), key=lambda satu: (-satu[1], satu[0]))
    alamat = reverse("pemetaan-belum", args=[tahun])
    hasil = [{"teks": k, "jumlah": n, "url": f"{alamat}?{urlencode({'sebab': k})}"} for k, n in urut]
    return [*hasil, {"teks": BARU_MASUK, "jumlah": baru, "url": _daftar(sebab=BARU_MASUK)}] if baru else hasil


def ubin_mutu(jumlah: dict[str, int], tahun: int) -> list[dict[str, Any]]:
    """Return the tiles of the gaps in the data: label, figure and the list behind it."""
    label = {MutuData.TANPA_SKP: f"Tanpa SKP {tahun}"}
    return [
        {"label": label.get(jenis, jenis.label), "jumlah": jumlah[jenis], "url": _daftar(mutu=jenis.value)}
        for jenis in MutuData
    ]


def rpk_menurut_status(pengguna: Pengguna) -> list[dict[str, Any]]:
    """Return how many plans of the people in scope are in each state that has any, in the order of the process."""
    jumlah = dict(rpk_terlihat(pengguna).order_by().values_list("status").annotate(banyak=Count("pk")))
    return [{"status": status, "jumlah": jumlah[status]} for status in StatusRpk if jumlah.get(status)]


def menunggu(pengguna: Pengguna) -> dict[str, Any] | None:
    """Return how many plans wait for this user and for what; None for who neither checks nor sets plans."""
    kata = [
        teks
        for boleh, teks in ((boleh_periksa_rpk, "pemeriksaan"), (boleh_tetapkan_rpk, "penetapan"))
        if boleh(pengguna)
    ]
    if not kata:
        return None
    return {"jumlah": antrean(pengguna).order_by().count(), "untuk": " dan ".join(kata)}


def pekerjaan_berjalan(pengguna: Pengguna) -> list[Pekerjaan]:
    """Return the jobs in the queue or at work that a user may see."""
    return list(pekerjaan_terlihat(pengguna).filter(status__in=AKTIF)[:BANYAK_IMPOR])


def impor_terakhir(pengguna: Pengguna) -> list[Impor]:
    """Return the newest imports that a user may see."""
    return list(impor_terlihat(pengguna).defer("laporan").order_by("-dibuat_pada", "-pk")[:BANYAK_IMPOR])


def angka_instansi(pengguna: Pengguna, pemetaan: Pemetaan | None) -> dict[str, Any]:
    """Return the figures of the people in a user's scope: spread over the boxes, gaps in the data."""
    orang = pegawai_terlihat(pengguna).filter(aktif__in=[True])
    tahun, jumlah = tahun_acuan(pemetaan), jumlah_grid(pengguna, pemetaan) if pemetaan else None
    banyak = jumlah.dipetakan + jumlah.tanpa_kotak if jumlah else 0
    angka = angka_orang(pengguna, orang, pemetaan, tahun=tahun, banyak=banyak)
    return {
        "aktif": angka.aktif,
        "sebaran": sebaran(jumlah, pemetaan, angka) if jumlah and pemetaan else None,
        "mutu": ubin_mutu(angka.mutu, tahun),
        "dihitung_pada": angka.pada if angka.disimpan else None,
    }
