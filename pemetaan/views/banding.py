"""Comparing two runs: the flow from box to box, per unit, and the people behind each figure."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from pegawai.izin import boleh_lihat_instansi
from pegawai.models import Pengguna
from pegawai.views.pelaku import pelaku
from pemetaan.forms.banding import FormBanding
from pemetaan.models import Pemetaan
from pemetaan.selectors.banding import ARAH, NAMA, TIADA, URUTAN, Banding, arah, bandingkan, orang_banding
from pemetaan.selectors.grid import SaringGrid, halaman_penempatan
from pemetaan.selectors.periode import pemetaan_terlihat
from pemetaan.selectors.unit_anak import nama_unit, panjang_anak
from pemetaan.views.kueri import kueri_saring
from talenta.umum.ekspor import BENTUK, ekspor
from talenta.umum.htmx import minta_potongan
from talenta.umum.izin import perlu_izin
from talenta.umum.masukan import bilangan, tanpa_nul
from talenta.umum.skema_ekspor import SkemaEkspor

PILIHAN_TERBANYAK = 60
SKEMA = SkemaEkspor("perbandingan", 1, ("NIP", "Nama", "Jabatan", "Unit", "Sebelum", "Sesudah", "Perpindahan"))


def _pilihan(pengguna: Pengguna) -> list[Pemetaan]:
    return list(pemetaan_terlihat(pengguna).filter(jabatan__isnull=True)[:PILIHAN_TERBANYAK])


def _pasangan(request: HttpRequest, semua: list[Pemetaan]) -> tuple[Pemetaan, Pemetaan] | None:
    """Return the two runs asked for, otherwise the newest in force and what came before it."""
    menurut_pk = {str(satu.pk): satu for satu in semua}
    tahun = bilangan(request.GET.get("tahun", ""))
    ke = menurut_pk.get(request.GET.get("ke", ""))
    ke = ke or next((s for s in semua if s.berlaku and tahun in (None, s.periode.tahun)), None)
    ke = ke or next((s for s in semua if s.berlaku), None)
    if ke is None:
        return None
    sebelum = [s for s in semua if s.periode.tahun < ke.periode.tahun and s.berlaku]
    sebelum += [s for s in semua if s.periode_id == ke.periode_id and s.pk != ke.pk]
    dari = menurut_pk.get(request.GET.get("dari", "")) or next(iter(sebelum), None)
    return (dari, ke) if dari else None


def _tidak_ada(request: HttpRequest, pasangan: tuple[Pemetaan, Pemetaan]) -> str:
    """Return a sentence where other runs were asked for than are compared, as there are none such; else nothing."""
    dari, ke = pasangan
    diminta = {"dari": str(dari.pk), "ke": str(ke.pk)}
    if any(request.GET.get(nama, "") not in ("", pk) for nama, pk in diminta.items()):
        return "Pemetaan yang diminta tidak ada atau di luar lingkup Anda."
    tahun = tanpa_nul(request.GET.get("tahun", ""))[:20]
    if tahun not in ("", str(ke.periode.tahun)) and not request.GET.get("ke"):
        return f"Tidak ada pemetaan berlaku untuk tahun “{tahun}”."
    return ""


def _keterangan(request: HttpRequest, pasangan: tuple[Pemetaan, Pemetaan]) -> list[str]:
    """Return what a reader must know before believing the figures: what was not found, and an order that misleads."""
    dari, ke = pasangan
    isi = [f"{salah} Yang dibandingkan tertulis di bawah ini."] if (salah := _tidak_ada(request, pasangan)) else []
    if dari.pk == ke.pk:
        isi.append(
            "Sebelum dan sesudah adalah pemetaan yang sama, jadi tidak ada yang berpindah. Pilih dua yang berbeda."
        )
    elif (dari.periode.tahun, dari.dibuat_pada) > (ke.periode.tahun, ke.dibuat_pada):
        isi.append("Urutannya terbalik: sebelum lebih baru daripada sesudah; yang naik terbaca turun. Tukar keduanya.")
    return isi


def _dasar(request: HttpRequest) -> tuple[FormBanding, SaringGrid, tuple[Pemetaan, Pemetaan] | None]:
    pengguna = pelaku(request)
    semua = _pilihan(pengguna)
    pasangan = _pasangan(request, semua)
    data = request.GET.copy()
    if pasangan:
        data["dari"], data["ke"] = (str(satu.pk) for satu in pasangan)
    form = FormBanding(data, pengguna=pengguna, pilihan=semua)
    form.is_valid()
    return form, SaringGrid.dari(form.cleaned_data), pasangan


@require_safe
@vary_on_headers("HX-Request")
@perlu_izin(boleh_lihat_instansi)
def banding(request: HttpRequest) -> HttpResponse:
    """Show the flow between two runs."""
    pengguna = pelaku(request)
    form, saringan, pasangan = _dasar(request)
    isi: dict[str, Any] = {"form": form, "pasangan": pasangan}
    isi["keterangan"] = _keterangan(request, pasangan) if pasangan else []
    if pasangan:
        dari, ke = pasangan
        panjang = panjang_anak(pengguna, saringan.unit)
        hasil = bandingkan(pengguna, dari, ke, saringan, panjang_unit=panjang)
        kueri = _kueri(request, pasangan)
        isi |= {"dari": dari, "ke": ke, "hasil": hasil, "kueri": kueri, "satu_skema": dari.skema_id == ke.skema_id}
        isi |= {"matriks": _matriks(hasil, kueri), "arah": _arah(hasil, kueri), "unit": _unit(hasil, kueri)}
    potongan = minta_potongan(request)
    return render(request, "pemetaan/banding/_isi.html" if potongan else "pemetaan/banding/banding.html", isi)


def _kueri(request: HttpRequest, pasangan: tuple[Pemetaan, Pemetaan], *tanpa: str) -> str:
    saringan = kueri_saring(request, "dari", "ke", "tahun", "asal", "tujuan", "arah", *tanpa).removeprefix("?")
    return f"dari={pasangan[0].pk}&ke={pasangan[1].pk}" + (f"&{saringan}" if saringan else "")


def _sebut(tempat: int) -> str:
    return NAMA.get(tempat, str(tempat))


def _matriks(hasil: Banding, kueri: str) -> dict[str, Any]:
    kolom = [t for t in URUTAN if any(tujuan == t for _, tujuan in hasil.alur) or t > 0]
    baris = [a for a in URUTAN if any(asal == a for asal, _ in hasil.alur) or a > 0]
    return {
        "kolom": [_sebut(tujuan) for tujuan in kolom],
        "baris": [
            {
                "nama": _sebut(asal),
                "kotak": asal if asal > 0 else None,
                "sel": [_sel(hasil, asal, tujuan, kueri) for tujuan in kolom],
                "jumlah": sum(hasil.alur[asal, tujuan] for tujuan in kolom),
            }
            for asal in baris
        ],
        "jumlah": [sum(hasil.alur[asal, tujuan] for asal in baris) for tujuan in kolom],
    }


def _sel(hasil: Banding, asal: int, tujuan: int, kueri: str) -> dict[str, Any]:
    return {
        "jumlah": hasil.alur[asal, tujuan],
        "arah": arah(asal, tujuan),
        "kueri": f"?{kueri}&asal={asal}&tujuan={tujuan}",
        "label": f"{_sebut(asal)} ke {_sebut(tujuan)}",
    }


def _arah(hasil: Banding, kueri: str) -> list[dict[str, Any]]:
    jumlah = hasil.per_arah()
    dasar = sum(jumlah[nama] for nama in ("naik", "tetap", "turun"))
    return [
        {
            "nama": satu.nama,
            "keterangan": satu.keterangan,
            "jumlah": jumlah[nama],
            "persen": 100 * jumlah[nama] / dasar if dasar and nama in ("naik", "tetap", "turun") else None,
            "kueri": f"?{kueri}&arah={nama}",
        }
        for nama, satu in ARAH.items()
    ]


def _unit(hasil: Banding, kueri: str) -> list[dict[str, Any]]:
    nama = nama_unit(hasil.unit)
    isi = []
    for jalur in sorted(hasil.unit):
        if (unit := nama.get(jalur)) is None:
            continue
        jumlah = hasil.per_arah(jalur)
        dasar = sum(jumlah[satu] for satu in ("naik", "tetap", "turun"))
        milik = "&".join(bagian for bagian in kueri.split("&") if not bagian.startswith("unit="))
        isi.append(
            {
                "nama": unit.nama,
                "kueri": f"?{milik}&unit={unit.pk}",
                "dasar": dasar,
                "sel": [
                    {
                        "nama": ARAH[satu].nama,
                        "jumlah": jumlah[satu],
                        "persen": 100 * jumlah[satu] / dasar if dasar and satu in ("naik", "tetap", "turun") else None,
                        "kueri": f"?{milik}&unit={unit.pk}&arah={satu}",
                    }
                    for satu in ("naik", "tetap", "turun", "datang", "pergi")
                ],
            }
        )
    return isi


def _tempat(teks: str) -> int | None:
    nilai = TIADA if teks == str(TIADA) else bilangan(teks)
    return nilai if nilai in URUTAN else None


def _orang(request: HttpRequest) -> tuple[Any, dict[str, Any]]:
    form, saringan, pasangan = _dasar(request)
    if pasangan is None:
        raise Http404("Belum ada dua pemetaan yang dapat dibandingkan.")
    if salah := _tidak_ada(request, pasangan):
        raise Http404(salah)
    asal, tujuan = (_tempat(request.GET.get(nama, "")) for nama in ("asal", "tujuan"))
    jenis = request.GET.get("arah", "")
    jenis = jenis if jenis in ARAH else ""
    orang = orang_banding(pelaku(request), *pasangan, saringan, asal=asal, tujuan=tujuan, jenis=jenis)
    judul = ARAH[jenis].nama if jenis else "Semua"
    if asal is not None and tujuan is not None:
        judul = f"{_sebut(asal)} → {_sebut(tujuan)}"
    return orang, {"dari": pasangan[0], "ke": pasangan[1], "judul_orang": judul, "form": form, "pasangan": pasangan}


@require_safe
@perlu_izin(boleh_lihat_instansi)
def orang(request: HttpRequest) -> HttpResponse:
    """Show the people behind a figure of the comparison."""
    semua, isi = _orang(request)
    sesudah, sebelum = (tanpa_nul(request.GET.get(nama, "")) for nama in ("sesudah", "sebelum"))
    halaman = halaman_penempatan(
        semua,
        urutan=("pegawai__nama", "pegawai__nip"),
        sesudah=sesudah,
        sebelum=sebelum,
        terbatas=bool(request.GET.get("q", "").strip()),
    )
    for satu in halaman.isi:
        satu.nama_asal, satu.nama_tujuan = _sebut(satu.asal), _sebut(satu.tujuan)  # type: ignore[attr-defined]
    isi |= {"halaman": halaman, "kueri_banding": _kueri(request, isi["pasangan"]), "kueri": kueri_saring(request)}
    return render(request, "pemetaan/banding/orang.html", isi)


@require_safe
@perlu_izin(boleh_lihat_instansi)
def ekspor_orang(request: HttpRequest, bentuk: str) -> HttpResponseBase:
    """Hand out the people behind a figure of the comparison."""
    if bentuk not in BENTUK:
        raise Http404("Bentuk berkas hanya csv atau xlsx.")
    semua, isi = _orang(request)
    nama = f"perbandingan-{isi['dari'].periode.tahun}-{isi['ke'].periode.tahun}"
    return ekspor(bentuk, nama, SKEMA, _baris(semua))


def _baris(semua: Any) -> Iterator[tuple[Any, ...]]:
    lengkap = semua.select_related("pegawai", "jabatan", "unit").order_by("pegawai__nama", "pegawai__nip")
    for satu in lengkap.iterator(chunk_size=2000):
        jenis = arah(satu.asal, satu.tujuan)
        yield (
            satu.pegawai.nip,
            satu.pegawai.nama_lengkap,
            satu.jabatan.nama,
            satu.unit.nama,
            _sebut(satu.asal),
            _sebut(satu.tujuan),
            ARAH[jenis].nama if jenis else "",
        )
