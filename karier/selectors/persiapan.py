"""What an agency has ready before it draws up plans: nomenclature, classes, map of posts, map of competence.

Every item is a set of rows and the part of it in which something is missing, so that a figure and the list behind it
can never disagree. All are kept to the user's scope.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce, Greatest

from pegawai.aturan.kompetensi import berlaku_sejak
from pegawai.models import HasilAsesmen, Jabatan, Pegawai, Pengguna, PetaJabatan, StandarKompetensi, UnitKerja
from pegawai.pilihan import JenisJabatan, Kompetensi
from pegawai.selectors.lingkup import pegawai_terlihat, unit_terlihat

JABATAN, UNIT, POS, ORANG = "jabatan", "unit", "pos", "orang"
BAGIAN = {
    "nomenklatur": "Nomenklatur jabatan dan unit",
    "kelas": "Kelas jabatan",
    "peta": "Peta jabatan",
    "kompetensi": "Peta kompetensi",
}


@dataclass(frozen=True, slots=True)
class Butir:
    """One thing that must be complete: ``judul`` says of what, ``kurang`` narrows the rows to those that lack it.

    ``impor`` is the kind of workbook that mends it, ``objek`` what a row is.
    """

    kunci: str
    bagian: str
    judul: str
    kekurangan: str
    akibat: str
    impor: str
    objek: str
    kurang: Callable[[QuerySet[Any], date], QuerySet[Any]]
    hanya: Q = field(default_factory=Q)


def _tanpa(nama: str) -> Callable[[QuerySet[Any], date], QuerySet[Any]]:
    return lambda baris, pada: baris.filter(**{f"{nama}__isnull": True})


def _jabatan_cacat(jabatan: QuerySet[Any], pada: date) -> QuerySet[Any]:
    return jabatan.filter(Q(siasn_id="") | Q(nama="") | Q(jenjang=""))


def _jabatan_tanpa_peta(jabatan: QuerySet[Any], pada: date) -> QuerySet[Any]:
    return jabatan.filter(~Exists(PetaJabatan.objects.filter(jabatan=OuterRef("pk"))))


def _unit_tanpa_peta(unit: QuerySet[Any], pada: date) -> QuerySet[Any]:
    return unit.filter(~Exists(PetaJabatan.objects.filter(unit=OuterRef("pk"))))


def _tanpa_kebutuhan(pos: QuerySet[Any], pada: date) -> QuerySet[Any]:
    return pos.filter(kebutuhan=0)


def _di_luar_peta(orang: QuerySet[Any], pada: date) -> QuerySet[Any]:
    peta = PetaJabatan.objects.filter(jabatan=OuterRef("jabatan"), unit=OuterRef("unit"))
    return orang.filter(~Exists(peta))


def _standar_tak_lengkap(jabatan: QuerySet[Any], pada: date) -> QuerySet[Any]:
    punya = StandarKompetensi.objects.filter(jabatan=OuterRef("pk"), kompetensi__in=Kompetensi.values)
    banyak = punya.order_by().values("jabatan").annotate(n=Count("pk")).values("n")
    return jabatan.annotate(standar_ada=Coalesce(Subquery(banyak, output_field=IntegerField()), 0)).filter(
        standar_ada__lt=len(Kompetensi.values)
    )


def _tanpa_asesmen(orang: QuerySet[Any], pada: date) -> QuerySet[Any]:
    berlaku = HasilAsesmen.objects.filter(pegawai=OuterRef("pk"), tanggal__gte=berlaku_sejak(pada), tanggal__lte=pada)
    return orang.filter(~Exists(berlaku))


BUTIR: tuple[Butir, ...] = (
    Butir(
        "jabatan",
        "nomenklatur",
        "Jabatan dengan nama, jenjang, dan ID SIASN",
        "Jabatan tanpa nama, jenjang, atau ID SIASN",
        "Tanpa jenjang dan ID, jabatan tidak dapat menjadi tujuan rencana.",
        "jabatan-struktural",
        JABATAN,
        _jabatan_cacat,
    ),
    Butir(
        "jabatan-unit",
        "nomenklatur",
        "Jabatan struktural yang terhubung dengan unit kerjanya",
        "Jabatan struktural tanpa unit kerja",
        "Jabatan struktural hanya ada sekali, di satu unit.",
        "jabatan-struktural",
        JABATAN,
        _tanpa("unit"),
        Q(jenis=JenisJabatan.STRUKTURAL),
    ),
    Butir(
        "unit",
        "nomenklatur",
        "Unit kerja yang punya peta jabatan",
        "Unit kerja tanpa peta jabatan",
        "Unit tanpa peta jabatan tidak punya lowongan yang dapat direncanakan.",
        "peta-jabatan",
        UNIT,
        _unit_tanpa_peta,
    ),
    Butir(
        "kelas",
        "kelas",
        "Baris peta jabatan dengan kelas jabatan",
        "Baris peta jabatan tanpa kelas",
        "Kelas jabatan adalah hasil evaluasi jabatan dan dasar tunjangan kinerja.",
        "peta-jabatan",
        POS,
        _tanpa("kelas"),
    ),
    Butir(
        "jabatan-peta",
        "peta",
        "Jabatan yang ada dalam peta jabatan",
        "Jabatan aktif di luar peta jabatan",
        "Jabatan di luar peta tidak dihitung kebutuhannya.",
        "peta-jabatan",
        JABATAN,
        _jabatan_tanpa_peta,
    ),
    Butir(
        "kebutuhan",
        "peta",
        "Baris peta jabatan dengan kebutuhan hasil ABK",
        "Baris peta jabatan dengan kebutuhan 0",
        "Kebutuhan 0 berarti belum ada hasil ABK atau jabatannya tidak diperlukan lagi.",
        "peta-jabatan",
        POS,
        _tanpa_kebutuhan,
    ),
    Butir(
        "rumpun",
        "peta",
        "Baris peta jabatan dengan rumpun",
        "Baris peta jabatan tanpa rumpun",
        "Tanpa rumpun, kesesuaian jalur karier tidak dapat dinilai.",
        "peta-jabatan",
        POS,
        _tanpa("rumpun"),
    ),
    Butir(
        "orang-peta",
        "peta",
        "Pegawai aktif yang jabatannya ada dalam peta",
        "Pegawai aktif di luar peta jabatan",
        "Pegawai di luar peta tidak mengisi kebutuhan mana pun.",
        "peta-jabatan",
        ORANG,
        _di_luar_peta,
    ),
    Butir(
        "standar",
        "kompetensi",
        "Jabatan dengan standar sembilan kompetensi sendiri",
        "Jabatan tanpa standar kompetensi yang lengkap",
        "Bagi jabatan ini dipakai level menurut jenjangnya (Permenpan RB 38/2017).",
        "standar-kompetensi",
        JABATAN,
        _standar_tak_lengkap,
    ),
    Butir(
        "asesmen",
        "kompetensi",
        "Pegawai aktif dengan hasil asesmen yang berlaku",
        "Pegawai aktif tanpa hasil asesmen yang berlaku",
        "Hasil asesmen berlaku tiga tahun (Peraturan BKN 26/2019, Pasal 29 ayat (4)).",
        "asesmen",
        ORANG,
        _tanpa_asesmen,
    ),
)
MENURUT_KUNCI = {satu.kunci: satu for satu in BUTIR}


@dataclass(frozen=True, slots=True)
class Hasil:
    """How many rows of an item there are and how many lack it."""

    butir: Butir
    semua: int
    kurang: int

    @property
    def lengkap(self) -> int:
        """Rows that lack nothing."""
        return self.semua - self.kurang

    @property
    def persen(self) -> int | None:
        """Share that is complete in whole per cent, rounded down so that 100 means all; None without rows."""
        return 100 * self.lengkap // self.semua if self.semua else None


def _jabatan(pengguna: Pengguna) -> QuerySet[Jabatan]:
    jabatan = Jabatan.objects.filter(instansi=pengguna.instansi_id, aktif=True)
    if not pengguna.unit_id:
        return jabatan
    unit = unit_terlihat(pengguna).order_by().values("pk")
    di_peta = PetaJabatan.objects.filter(jabatan=OuterRef("pk"), unit__in=unit)
    dipangku = Pegawai.objects.filter(jabatan=OuterRef("pk"), unit__in=unit, aktif=True)
    return jabatan.filter(Exists(di_peta) | Exists(dipangku) | Q(unit__in=unit))


def _baris(pengguna: Pengguna, objek: str) -> QuerySet[Any]:
    unit: QuerySet[UnitKerja] = unit_terlihat(pengguna).order_by().filter(aktif=True)
    if objek == UNIT:
        return unit
    if objek == POS:
        return PetaJabatan.objects.filter(unit__in=unit.values("pk"), jabatan__aktif=True)
    if objek == ORANG:
        return pegawai_terlihat(pengguna).filter(aktif=True)
    return _jabatan(pengguna)


def hitung(pengguna: Pengguna, *, pada: date) -> list[Hasil]:
    """Return every item with its figures, two queries each however many people."""
    hasil = []
    for butir in BUTIR:
        baris = _baris(pengguna, butir.objek).order_by().filter(butir.hanya)
        hasil.append(Hasil(butir, baris.count(), butir.kurang(baris, pada).count()))
    return hasil


_URUT = {
    JABATAN: (("unit",), ("nama", "pk")),
    UNIT: ((), ("path",)),
    POS: (("jabatan", "unit"), ("unit__path", "jabatan__nama", "pk")),
    ORANG: (("jabatan", "unit"), ("nama", "nip")),
}


def urutan(butir: Butir) -> tuple[str, ...]:
    """Return the order of the rows that lack an item, in which no two are alike."""
    return _URUT[butir.objek][1]


def yang_kurang(pengguna: Pengguna, butir: Butir, *, pada: date) -> QuerySet[Any]:
    """Return the rows that lack it, in the order of a list."""
    ikut, urut = _URUT[butir.objek]
    baris = butir.kurang(_baris(pengguna, butir.objek).filter(butir.hanya), pada).order_by(*urut)
    return baris.select_related(*ikut) if ikut else baris


def pos_terisi(pengguna: Pengguna) -> QuerySet[PetaJabatan]:
    """Return the posts of the map in scope with ``terisi`` (active people), ``kurang`` and ``lebih`` against ABK."""
    pemangku = Pegawai.objects.filter(jabatan=OuterRef("jabatan"), unit=OuterRef("unit"), aktif=True)
    banyak = pemangku.order_by().values("jabatan", "unit").annotate(n=Count("pk")).values("n")
    terisi = Coalesce(Subquery(banyak, output_field=IntegerField()), 0)
    pos: QuerySet[PetaJabatan] = _baris(pengguna, POS).annotate(terisi=terisi)
    return pos.annotate(
        kurang=Greatest(F("kebutuhan") - F("terisi"), 0), lebih=Greatest(F("terisi") - F("kebutuhan"), 0)
    )


KEADAAN = {"kurang": Q(kurang__gt=0), "lebih": Q(lebih__gt=0), "pas": Q(kurang=0, lebih=0)}


def ringkas_pos(pengguna: Pengguna) -> dict[str, int]:
    """Return need, people, shortage and surplus in heads, and how many posts are short, exact and in surplus."""
    jumlah = pos_terisi(pengguna).aggregate(
        kebutuhan_=Coalesce(Sum("kebutuhan"), 0),
        terisi_=Coalesce(Sum("terisi"), 0),
        kurang_=Coalesce(Sum("kurang"), 0),
        lebih_=Coalesce(Sum("lebih"), 0),
        **{f"pos_{nama}": Count("pk", filter=syarat) for nama, syarat in KEADAAN.items()},
    )
    return {nama.rstrip("_"): nilai for nama, nilai in jumlah.items()}


def urutan_pos(keadaan: str) -> tuple[str, ...]:
    """Return the order of the posts in one state, in which no two are alike."""
    jauh = () if keadaan == "pas" else (f"-{keadaan}",)
    return (*jauh, "unit__path", "jabatan__nama", "pk")


def daftar_pos(pengguna: Pengguna, keadaan: str) -> QuerySet[PetaJabatan]:
    """Return the posts in one state, the farthest from what ABK asks for first."""
    pos = pos_terisi(pengguna).filter(KEADAAN[keadaan]).select_related("jabatan", "unit")
    return pos.order_by(*urutan_pos(keadaan))
