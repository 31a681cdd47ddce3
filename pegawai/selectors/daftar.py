"""The list of people: filters that read the person only, and pages by key."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from pegawai.aturan.jenjang import TABEL_JENJANG
from pegawai.aturan.nip import rapikan
from pegawai.models import Klaster, Pegawai, PetaJabatan, Rumpun, UnitKerja
from pegawai.selectors.kata_nama import bila_sedikit, dekat_nama
from talenta.umum.hitung import hitung

PER_HALAMAN = 25
_KATA_MAKS = 6
PANJANG_NIP = 18


def cari(orang: QuerySet[Pegawai], teks: str) -> QuerySet[Pegawai]:
    """Return the people whose NIP begins with ``teks`` (digits; spaces and dots do not matter) or whose name holds
    every word of it, in any order and case.

    Where few match, the answer is their ids, looked up at once, so that whatever it is joined to starts from them.
    Where many do, it stays a condition: a page in order is then soon full.
    """
    hasil = cari_pk(orang, teks)
    return orang.filter(pk__in=hasil) if isinstance(hasil, list) else hasil


def cari_pk(orang: QuerySet[Pegawai], teks: str) -> list[int] | QuerySet[Pegawai]:
    """Return the same: the ids where few match, otherwise the people as a queryset.

    A range over padded digits serves the unique index of NIP on every database, which LIKE does not.
    """
    nip = rapikan(teks)
    if nip.isascii() and nip.isdigit():
        if len(nip) > PANJANG_NIP:
            return []
        rentang = orang.filter(nip__range=(nip.ljust(PANJANG_NIP, "0"), nip.ljust(PANJANG_NIP, "9")))
        return bila_sedikit(rentang, rentang)
    kata = teks.replace("\x00", " ").split()[:_KATA_MAKS]
    cocok = orang
    for satu in kata:
        cocok = cocok.filter(nama__icontains=satu)
    return bila_sedikit(dekat_nama(cocok, kata), cocok) if kata else orang


def jenjang_level(level: int) -> list[str]:
    """Return the jenjang of a Level of the filter (1–5)."""
    return [baris.kode for baris in TABEL_JENJANG if baris.level == level]


def pada_level(orang: QuerySet[Pegawai], level: int) -> QuerySet[Pegawai]:
    """Return the people whose position is of this Level (1–5)."""
    return orang.filter(jabatan__jenjang__in=jenjang_level(level))


def pada_peta(
    orang: QuerySet[Pegawai], *, rumpun: Rumpun | None = None, klaster: Klaster | None = None
) -> QuerySet[Pegawai]:
    """Return the people whose post in the peta jabatan is of this rumpun and this klaster."""
    syarat = {nama: nilai for nama, nilai in (("rumpun", rumpun), ("klaster", klaster)) if nilai is not None}
    if not syarat:
        return orang
    return orang.filter(_ada_di_peta(**syarat))


def _ada_di_peta(**syarat: Rumpun | Klaster) -> Exists:
    return Exists(PetaJabatan.objects.filter(jabatan=OuterRef("jabatan"), unit=OuterRef("unit"), **syarat))


def di_bawah_unit(orang: QuerySet[Pegawai], unit: UnitKerja) -> QuerySet[Pegawai]:
    """Return the people of this unit and of all units below it."""
    return orang.filter(unit__in=UnitKerja.objects.get_tree(unit))


@dataclass(frozen=True, slots=True)
class Halaman:
    """One page of the list. ``sesudah`` and ``sebelum`` are the NIPs that the neighbouring pages start from."""

    isi: list[Pegawai]
    jumlah: int
    sesudah: str = ""
    sebelum: str = ""


def halaman(
    orang: QuerySet[Pegawai],
    *,
    sesudah: str = "",
    sebelum: str = "",
    banyak: int = PER_HALAMAN,
    terbatas: bool = False,
) -> Halaman:
    """Return the page of people, by name and NIP, after one NIP or before another; an unknown NIP gives the first.

    Pages by key cost the same however deep they are, and stay in place when people join or leave before them.
    ``terbatas``: a search narrows the people down, who are counted up to a limit.
    """
    mundur = bool(sebelum) and not sesudah
    batas = orang.filter(nip=sesudah or sebelum).values_list("nama", "nip").first() if sesudah or sebelum else None
    urutan = ("-nama", "-nip") if mundur and batas else ("nama", "nip")
    potongan = list(_lengkap(_lewat(orang, batas, mundur).order_by(*urutan)[: banyak + 1]).order_by(*urutan))
    ada_lagi, isi = len(potongan) > banyak, potongan[:banyak]
    if mundur and batas:
        isi.reverse()
    return Halaman(isi, hitung(orang, terbatas=terbatas), *_tetangga(isi, ada_lagi, batas is not None, mundur))


def _tetangga(isi: list[Pegawai], ada_lagi: bool, ada_batas: bool, mundur: bool) -> tuple[str, str]:
    if not isi:
        return "", ""
    maju_ada, mundur_ada = (ada_batas, ada_lagi) if mundur and ada_batas else (ada_lagi, ada_batas)
    return isi[-1].nip if maju_ada else "", isi[0].nip if mundur_ada else ""


def _lewat(orang: QuerySet[Pegawai], batas: tuple[str, str] | None, mundur: bool) -> QuerySet[Pegawai]:
    # The first condition alone is implied by the second; it is what lets the index start at the right place.
    if batas is None:
        return orang
    nama, nip = batas
    if mundur:
        return orang.filter(Q(nama__lte=nama), Q(nama__lt=nama) | Q(nip__lt=nip))
    return orang.filter(Q(nama__gte=nama), Q(nama__gt=nama) | Q(nip__gt=nip))


def _lengkap(potongan: QuerySet[Pegawai]) -> QuerySet[Pegawai]:
    # The page is found on people alone, by the index of the list: with the joins beside it SQLite would start from
    # the positions and sort everybody.
    return Pegawai.objects.filter(pk__in=potongan.values("pk")).select_related("jabatan", "unit").only(*_KOLOM)


_KOLOM: Iterable[str] = (
    "nip",
    "nama",
    "gelar_depan",
    "gelar_belakang",
    "golongan",
    "aktif",
    "instansi_id",
    "jabatan__nama",
    "jabatan__jenjang",
    "unit__nama",
)
