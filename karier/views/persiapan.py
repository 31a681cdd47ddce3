"""Readiness of an agency before it draws up plans, and the lists of what is missing."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from karier.selectors import persiapan as selector
from pegawai.izin import boleh_impor, boleh_lihat_instansi
from pegawai.pilihan import JenisImpor
from pegawai.views.pelaku import pelaku
from talenta.umum.ekspor import BENTUK, ekspor
from talenta.umum.halaman import halaman_kunci, kunci_halaman
from talenta.umum.izin import perlu_izin
from talenta.umum.skema_ekspor import SkemaEkspor

SKEMA = SkemaEkspor(
    "persiapan", 1, ("Bagian", "Butir", "Seluruhnya", "Lengkap", "Kurang", "Lengkap (%)", "Diperbaiki lewat")
)
SKEMA_ORANG = SkemaEkspor("persiapan-orang", 1, ("NIP", "Nama", "Jabatan", "Unit kerja"))
SKEMA_POS = SkemaEkspor(
    "persiapan-pos", 1, ("ID jabatan", "Jabatan", "ID unit", "Unit kerja", "Kebutuhan (ABK)", "Kelas")
)
SKEMA_KURANG = {
    selector.JABATAN: SkemaEkspor("persiapan-jabatan", 1, ("ID jabatan", "Jabatan", "Jenjang", "Unit kerja")),
    selector.UNIT: SkemaEkspor("persiapan-unit", 1, ("ID unit", "Unit kerja")),
    selector.POS: SKEMA_POS,
    selector.ORANG: SKEMA_ORANG,
}
SKEMA_ISI = SkemaEkspor(
    "isi-peta-jabatan",
    1,
    ("ID jabatan", "Jabatan", "ID unit", "Unit kerja", "Kebutuhan (ABK)", "Terisi", "Kurang", "Lebih"),
)
NAMA_KEADAAN = {
    "kurang": "Jabatan yang kekurangan orang",
    "pas": "Jabatan yang terisi sesuai kebutuhan",
    "lebih": "Jabatan yang kelebihan orang",
}


def _bentuk(request: HttpRequest) -> str:
    """Return the form of file that is asked for, empty for the page; another form is no address."""
    bentuk = request.GET.get("bentuk", "")
    if bentuk and bentuk not in BENTUK:
        raise Http404
    return bentuk


@require_safe
@perlu_izin(boleh_lihat_instansi)
def ringkasan(request: HttpRequest) -> HttpResponseBase:
    """Show what is complete and what is missing; ``?bentuk=`` hands it out."""
    pengguna, bentuk = pelaku(request), _bentuk(request)
    hasil = selector.hitung(pengguna, pada=timezone.localdate())
    if bentuk:
        return ekspor(bentuk, "persiapan-rencana-karier", SKEMA, _baris_ringkasan(hasil))
    bagian = [(nama, [satu for satu in hasil if satu.butir.bagian == kode]) for kode, nama in selector.BAGIAN.items()]
    isi = {
        "bagian": bagian,
        "pos": selector.ringkas_pos(pengguna),
        "kosong": not any(satu.semua for satu in hasil),
        "boleh_impor": boleh_impor(pengguna),
        "hari_ini": timezone.localdate(),
    }
    return render(request, "karier/persiapan/ringkasan.html", isi)


def _baris_ringkasan(hasil: list[selector.Hasil]) -> Iterator[tuple[Any, ...]]:
    for satu in hasil:
        butir = satu.butir
        impor = JenisImpor(butir.impor).label
        yield selector.BAGIAN[butir.bagian], butir.judul, satu.semua, satu.lengkap, satu.kurang, satu.persen, impor


@require_safe
@perlu_izin(boleh_lihat_instansi)
def kurang(request: HttpRequest, kunci: str) -> HttpResponseBase:
    """Show the rows in which one item is missing; ``?bentuk=`` hands out all of them."""
    pengguna, bentuk = pelaku(request), _bentuk(request)
    butir = selector.MENURUT_KUNCI.get(kunci)
    if butir is None:
        raise Http404
    baris = selector.yang_kurang(pengguna, butir, pada=timezone.localdate())
    skema = SKEMA_KURANG[butir.objek]
    judul = skema.kolom
    if bentuk:
        return ekspor(bentuk, f"persiapan-{kunci}", skema, (_sel(butir.objek, satu) for satu in baris.iterator(500)))
    lembar = halaman_kunci(baris, urutan=selector.urutan(butir), **kunci_halaman(request.GET))
    isi = {
        "butir": butir,
        "judul": butir.kekurangan,
        "halaman": lembar,
        "kolom": (judul[1], judul[0], *judul[2:]),
        "baris": [_baris(butir.objek, satu, judul) for satu in lembar.isi],
        "jenis_impor": JenisImpor(butir.impor),
        "boleh_impor": boleh_impor(pengguna),
    }
    return render(request, "karier/persiapan/daftar.html", isi)


def _sel(objek: str, satu: Any) -> tuple[Any, ...]:
    if objek == selector.UNIT:
        return satu.siasn_id, satu.nama
    if objek == selector.JABATAN:
        return satu.siasn_id, satu.nama, satu.get_jenjang_display(), satu.unit.nama if satu.unit else satu.nama_unit
    if objek == selector.POS:
        return satu.jabatan.siasn_id, satu.jabatan.nama, satu.unit.siasn_id, satu.unit.nama, satu.kebutuhan, satu.kelas
    return satu.nip, satu.nama_lengkap, satu.jabatan.nama, satu.unit.nama


def _baris(objek: str, satu: Any, judul: tuple[str, ...]) -> dict[str, Any]:
    """Return a row for the page: its cells with their headings, the cell that names it, and what it links to."""
    kunci, nama, *lain = zip(judul, _sel(objek, satu), strict=True)
    return {"objek": objek, "satu": satu, "nama": nama, "sel": [kunci, *lain]}


@require_safe
@perlu_izin(boleh_lihat_instansi)
def isi_pos(request: HttpRequest, keadaan: str) -> HttpResponseBase:
    """Show the posts that are short of people, in surplus, or as ABK asks; ``?bentuk=`` hands out all of them."""
    pengguna, bentuk = pelaku(request), _bentuk(request)
    if keadaan not in selector.KEADAAN:
        raise Http404
    pos = selector.daftar_pos(pengguna, keadaan)
    if bentuk:
        return ekspor(bentuk, f"peta-jabatan-{keadaan}", SKEMA_ISI, (_sel_isi(satu) for satu in pos.iterator(500)))
    lembar = halaman_kunci(pos, urutan=selector.urutan_pos(keadaan), **kunci_halaman(request.GET))
    isi = {"judul": NAMA_KEADAAN[keadaan], "halaman": lembar, "keadaan": keadaan, "semua": NAMA_KEADAAN}
    return render(request, "karier/persiapan/pos.html", isi)


def _sel_isi(pos: Any) -> tuple[Any, ...]:
    jabatan, unit = pos.jabatan, pos.unit
    return jabatan.siasn_id, jabatan.nama, unit.siasn_id, unit.nama, pos.kebutuhan, pos.terisi, pos.kurang, pos.lebih
