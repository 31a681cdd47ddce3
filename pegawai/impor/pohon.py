"""The tree of units: whether a file makes one, and the materialised paths it leads to."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Max

from pegawai.impor.galat import Sebab, Temuan, Tolak
from pegawai.impor.hasil import HasilLembar
from pegawai.impor.kemiripan import Indeks
from pegawai.impor.konteks import Konteks
from pegawai.impor.nilai import baku_id
from pegawai.models import Instansi, UnitKerja

DALAM_MAKS = 60
Galat = dict[int, list[Temuan]]


@dataclass(frozen=True, slots=True)
class Simpul:
    """A unit as it stands or shall stand; ``pk`` is 0 for a new one, ``atasan`` is the id of its parent or empty."""

    siasn_id: str
    nama: str
    atasan: str
    pk: int = 0
    path: str = ""
    numchild: int = 0
    aktif: bool = True


def pohon_kini(instansi: Instansi | None) -> dict[str, Simpul]:
    """Return the units of the agency by id, parents first."""
    bidang = ("siasn_id", "nama", "pk", "path", "numchild", "aktif")
    panjang = UnitKerja.steplen
    menurut_path: dict[str, str] = {}
    hasil: dict[str, Simpul] = {}
    for siasn_id, nama, pk, path, numchild, aktif in (
        UnitKerja.objects.filter(instansi=instansi).order_by("path").values_list(*bidang)
    ):
        kode = baku_id(siasn_id)
        atasan = menurut_path.get(path[:-panjang], "")
        menurut_path[path] = kode
        hasil[kode] = Simpul(kode, nama, atasan, pk, path, numchild, aktif)
    return hasil


def periksa_pohon(konteks: Konteks, hasil: HasilLembar, galat: Galat) -> None:
    """Refuse units whose parent is unknown or refused, and units that go round in a circle; warn about more roots."""
    kini = pohon_kini(konteks.instansi)
    while buruk := _satu_putaran(hasil, galat, kini):
        hasil.buang(buruk)
    _ingatkan_akar(hasil, kini)


def _letak(hasil: HasilLembar) -> tuple[int, int, int]:
    return hasil.bidang.index("siasn_id"), hasil.bidang.index("nama"), hasil.bidang.index("_atasan")


def _satu_putaran(hasil: HasilLembar, galat: Galat, kini: dict[str, Simpul]) -> set[int]:
    if not hasil.baris:
        return set()
    di, _, di_atasan = _letak(hasil)
    atasan = {kode: simpul.atasan for kode, simpul in kini.items()}
    atasan |= {baris[di]: baris[di_atasan] for baris in hasil.baris}
    putaran = berputar(atasan)
    buruk: set[int] = set()
    saran = Indeks({kode: f"{simpul.nama} ({kode})" for kode, simpul in kini.items()} | _nama_berkas(hasil))
    for ke, baris in enumerate(hasil.baris):
        tolak = _salah(
            baris[di], baris[di_atasan], atasan=atasan, putaran=putaran, tertolak=hasil.tertolak, saran=saran
        )
        if tolak:
            buruk.add(ke)
            temuan = hasil.temuan(hasil.nomor[ke], "_atasan", baris[di_atasan], tolak)
            galat.setdefault(hasil.nomor[ke], []).append(temuan)
    return buruk


def _nama_berkas(hasil: HasilLembar) -> dict[str, str]:
    di, di_nama, _ = _letak(hasil)
    return {baris[di]: f"{baris[di_nama]} ({baris[di]})" for baris in hasil.baris}


def _salah(
    kode: str, induk: str, *, atasan: dict[str, str], putaran: set[str], tertolak: set[int], saran: Indeks
) -> Tolak | None:
    if induk and induk not in atasan:
        dekat = saran.dekat(induk)
        mirip = f" Yang paling mirip: {'; '.join(dekat)}." if dekat else ""
        if tertolak:
            pesan = (
                "Unit atasannya tidak dikenal atau barisnya ditolak, jadi unit "
                f"ini ikut ditolak.{mirip} Perbaiki ID-nya, atau baris unit atasannya."
            )
        else:
            pesan = f"ID_ATASAN ini tidak dikenal.{mirip} Perbaiki ID-nya, atau tambahkan unitnya ke berkas."
        return Tolak(Sebab.TAK_DIKENAL, pesan)
    if kode in putaran:
        pesan = "Unit ini berputar: atasannya kembali ke unit ini sendiri. Periksa rantai ID_ATASAN."
        return Tolak(Sebab.POHON, pesan)
    return None


def berputar(atasan: dict[str, str]) -> set[str]:
    """Return the ids on a circle and those whose chain is deeper than a tree of units can be."""
    dalam: dict[str, int] = {"": 0}
    buruk: set[str] = set()
    for awal in atasan:
        jejak, kode = [], awal
        dilihat: set[str] = set()
        while kode in atasan and kode not in dalam and kode not in dilihat:
            dilihat.add(kode)
            jejak.append(kode)
            kode = atasan[kode]
        if kode in dilihat:
            buruk |= set(jejak[jejak.index(kode) :])
        dasar = dalam.get(kode, 0)
        for ke, satu in enumerate(reversed(jejak), 1):
            dalam[satu] = dasar + ke
            if dalam[satu] > DALAM_MAKS:
                buruk.add(satu)
    return buruk


def _ingatkan_akar(hasil: HasilLembar, kini: dict[str, Simpul]) -> None:
    if not hasil.baris:
        return
    di, di_nama, di_atasan = _letak(hasil)
    dalam_berkas = {baris[di] for baris in hasil.baris}
    akar = [simpul.nama for kode, simpul in kini.items() if not simpul.atasan and kode not in dalam_berkas]
    for ke, baris in enumerate(hasil.baris):
        if baris[di_atasan]:
            continue
        if akar:
            pesan = (
                f"Unit ini tidak punya atasan, padahal unit puncak “{akar[0]}” "
                "sudah ada. Pastikan memang ada dua puncak."
            )
            hasil.peringatan.append(hasil.temuan(hasil.nomor[ke], "_atasan", "", Tolak(Sebab.AKAR, pesan)))
        akar.append(baris[di_nama])


def susun(minta: Iterable[tuple[str, str, str]], kini: dict[str, Simpul]) -> list[Simpul]:
    """Return every unit that is new or differs, with its path and number of children, parents first.

    ``minta`` is (id, name, parent id). A unit whose parent stays keeps its path; one that moves, or whose parent
    moves, gets the next free step below its parent.
    """
    tuju = dict(kini)
    for kode, nama, atasan in minta:
        lama = kini.get(kode)
        tuju[kode] = replace(lama, nama=nama, atasan=atasan, aktif=True) if lama else Simpul(kode, nama, atasan)
    anak: dict[str, list[str]] = defaultdict(list)
    for kode, simpul in tuju.items():
        anak[simpul.atasan].append(kode)
    hasil: dict[str, Simpul] = {}
    antre = [("", "")]
    while antre:
        induk, path = antre.pop(0)
        langkah = _langkah_terakhir(path, induk, kini)
        for kode in anak.get(induk, ()):
            simpul = tuju[kode]
            if not (simpul.path and kini[kode].atasan == induk and simpul.path[: -UnitKerja.steplen] == path):
                langkah += 1
                simpul = replace(simpul, path=UnitKerja._get_path(path, len(path) // UnitKerja.steplen + 1, langkah))
            hasil[kode] = replace(simpul, numchild=len(anak.get(kode, ())))
            antre.append((kode, simpul.path))
    return [simpul for kode, simpul in hasil.items() if simpul != kini.get(kode)]


def _langkah_terakhir(path: str, induk: str, kini: dict[str, Simpul]) -> int:
    """Return the last step taken below a path, by whichever agency."""
    if not induk:
        terakhir = UnitKerja.objects.filter(depth=1).aggregate(n=Max("path"))["n"]
    elif induk in kini and kini[induk].path == path:
        ada = [s.path for s in kini.values() if s.path[: -UnitKerja.steplen] == path]
        terakhir = max(ada, default=None)
    else:
        terakhir = None
    return UnitKerja._str2int(terakhir[-UnitKerja.steplen :]) if terakhir else 0


def perubahan(simpul: Simpul, kini: dict[str, Simpul]) -> dict[str, tuple[Any, Any]]:
    """Return what a person would call a change of a unit: its name, its parent, its being active again."""
    lama = kini[simpul.siasn_id]
    pasangan = {
        "nama": (lama.nama, simpul.nama),
        "atasan": (lama.atasan, simpul.atasan),
        "aktif": (lama.aktif, simpul.aktif),
    }
    return {bidang: dua for bidang, dua in pasangan.items() if dua[0] != dua[1]}
