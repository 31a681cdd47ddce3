"""The index of data quality: per measure and unit how many records are asked and how many fall short.

A measure costs one query over all people in scope, grouped by unit; sums up the tree are made here, so the number of
queries does not grow with people or units. The list behind a figure uses the very same condition.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Replace, Substr
from django.db.models.lookups import Exact

from pegawai.aturan.kinerja import MATRIKS_PREDIKAT
from pegawai.aturan.kompetensi import berlaku_sejak
from pegawai.aturan.mutu import KOMPETENSI_DIMINTA, SEGI, TABEL_MUTU, UkuranMutu, per_seribu
from pegawai.models import (
    HasilAsesmen,
    Pegawai,
    PenilaianKinerja,
    PetaJabatan,
    RiwayatJabatan,
    RiwayatPendidikan,
    StandarKompetensi,
    UnitKerja,
)
from pegawai.pilihan import JenisAsn, JenisPenugasan

DIRI = OuterRef("pk")


@dataclass(frozen=True, slots=True)
class Syarat:
    """Whom a measure is asked of (None: of all active people) and who of them falls short."""

    kurang: Q
    bagi: Q | None = None


@dataclass(slots=True)
class Hitungan:
    """One measure in one place: how many are asked, how many fall short."""

    ukuran: UkuranMutu
    berlaku: int = 0
    kurang: int = 0

    @property
    def memenuhi(self) -> int:
        """How many meet the measure."""
        return self.berlaku - self.kurang

    @property
    def indeks(self) -> float | None:
        """Share that meets it, 0–100 with one decimal rounded down; None where it is asked of nobody."""
        return _persen(per_seribu(self.memenuhi, self.berlaku))


@dataclass(slots=True)
class MutuTempat:
    """All measures of the agency, or of a unit with all below it; ``sendiri``: of the people right in the unit."""

    nama: str
    unit: UnitKerja | None = None
    sendiri: "MutuTempat | None" = None
    ukuran: dict[str, Hitungan] = field(default_factory=lambda: {u.kode: Hitungan(u) for u in TABEL_MUTU})
    orang: int = 0

    @property
    def dalam(self) -> int:
        """Depth of the unit in the tree; 0 for the agency."""
        return self.unit.depth if self.unit else 0

    def indeks_segi(self, segi: str) -> float | None:
        """Return the index of one side: of all records asked by its measures, those that meet them."""
        baris = [satu for satu in self.ukuran.values() if satu.ukuran.segi == segi]
        return _persen(per_seribu(sum(b.memenuhi for b in baris), sum(b.berlaku for b in baris)))

    @property
    def segi(self) -> list[tuple[str, float | None]]:
        """Name and index of the three sides."""
        return [(nama, self.indeks_segi(segi)) for segi, nama in SEGI.items()]

    @property
    def indeks(self) -> float | None:
        """Return the index of the place: of all records asked by all measures, those that meet them."""
        baris = self.ukuran.values()
        return _persen(per_seribu(sum(b.memenuhi for b in baris), sum(b.berlaku for b in baris)))

    def tambah(self, lain: "MutuTempat") -> None:
        """Add the figures of another place."""
        self.orang += lain.orang
        for kode, satu in lain.ukuran.items():
            self.ukuran[kode].berlaku += satu.berlaku
            self.ukuran[kode].kurang += satu.kurang


def _persen(seribu: int | None) -> float | None:
    return None if seribu is None else seribu / 10


def tahun_skp(pada: date) -> tuple[int, int]:
    """Return the last full calendar year on ``pada`` and the one before it."""
    return pada.year - 1, pada.year - 2


def syarat_mutu(pada: date) -> dict[str, Syarat]:
    """Return the conditions of every measure on a day."""
    akhir, sebelum = tahun_skp(pada)
    return {**_lengkap(), **_sah(akhir, sebelum), **_tepat_waktu(pada, akhir, sebelum)}


def _lengkap() -> dict[str, Syarat]:
    # Nine competencies of a position exist where none of its standards is missing: the constraint allows each once.
    penuh = (
        StandarKompetensi.objects.order_by()
        .values("jabatan")
        .annotate(banyak=Count("pk"))
        .filter(banyak__gte=KOMPETENSI_DIMINTA)
        .values("jabatan")
    )
    peta = Exists(PetaJabatan.objects.filter(jabatan=OuterRef("jabatan"), unit=OuterRef("unit")))
    return {
        "mutu-golongan": Syarat(Q(tmt_golongan__isnull=True)),
        "mutu-pendidikan": Syarat(Q(jurusan="") | Q(tahun_lulus__isnull=True)),
        "mutu-riwayat-pendidikan": Syarat(~_punya_pendidikan()),
        "mutu-riwayat-jabatan": Syarat(~_punya_jabatan()),
        "mutu-asesmen": Syarat(~_punya_asesmen()),
        "mutu-peta": Syarat(Q(~peta)),
        "mutu-standar": Syarat(~Q(jabatan__in=penuh)),
    }


def _sah(akhir: int, sebelum: int) -> dict[str, Syarat]:
    skp = PenilaianKinerja.objects.filter(pegawai=DIRI, tahun__in=(sebelum, akhir))
    sekarang = RiwayatJabatan.objects.filter(
        pegawai=DIRI, jabatan=OuterRef("jabatan"), jenis=JenisPenugasan.DEFINITIF, selesai__isnull=True
    )
    tingkat = RiwayatPendidikan.objects.filter(pegawai=DIRI, tingkat=OuterRef("pendidikan"))
    return {
        "mutu-nip": Syarat(_nip_tak_cocok()),
        "mutu-unit": Syarat(Q(unit__aktif=False) | Q(jabatan__aktif=False)),
        "mutu-pendidikan-cocok": Syarat(Q(~Exists(tingkat)), _punya_pendidikan()),
        "mutu-jabatan-cocok": Syarat(Q(~Exists(sekarang)), _punya_jabatan()),
        "mutu-predikat": Syarat(Q(Exists(skp.exclude(_predikat_benar()))), Q(Exists(skp))),
    }


def _tepat_waktu(pada: date, akhir: int, sebelum: int) -> dict[str, Syarat]:
    berlaku = HasilAsesmen.objects.filter(pegawai=DIRI, tanggal__gte=berlaku_sejak(pada))
    return {
        "mutu-skp-terakhir": _skp(akhir),
        "mutu-skp-sebelumnya": _skp(sebelum),
        "mutu-asesmen-berlaku": Syarat(Q(~Exists(berlaku)), _punya_asesmen()),
    }


def _skp(tahun: int) -> Syarat:
    ada = Exists(PenilaianKinerja.objects.filter(pegawai=DIRI, tahun=tahun))
    return Syarat(Q(~ada), Q(tmt_cpns__lte=date(tahun, 12, 31)))


def _punya_pendidikan() -> Q:
    return Q(Exists(RiwayatPendidikan.objects.filter(pegawai=DIRI)))


def _punya_jabatan() -> Q:
    return Q(Exists(RiwayatJabatan.objects.filter(pegawai=DIRI)))


def _punya_asesmen() -> Q:
    return Q(Exists(HasilAsesmen.objects.filter(pegawai=DIRI)))


def _predikat_benar() -> Q:
    benar = Q()
    for baris in MATRIKS_PREDIKAT:
        benar |= Q(hasil_kerja=baris.hasil_kerja, perilaku_kerja=baris.perilaku_kerja, predikat=baris.predikat)
    return benar


def _angka(tanggal: str) -> Replace:
    return Replace(Cast(F(tanggal), CharField(max_length=10)), Value("-"), Value(""))


def _nip_tak_cocok() -> Q:
    # Cast to text gives YYYY-MM-DD on both databases, without a function of Python per row on SQLite.
    lahir = Exact(Substr("nip", 1, 8), _angka("tanggal_lahir"))
    cpns = Exact(Substr("nip", 9, 6), Substr(_angka("tmt_cpns"), 1, 6))
    return ~Q(lahir) | (~Q(jenis_asn=JenisAsn.PPPK) & ~Q(cpns))


def kurang_mutu(orang: QuerySet[Pegawai], kode: str, *, pada: date) -> QuerySet[Pegawai]:
    """Return the people of whom a measure is asked and who fall short of it; KeyError for an unknown measure."""
    syarat = syarat_mutu(pada)[kode]
    return _bagi(orang, syarat.bagi).filter(syarat.kurang)


def _bagi(orang: QuerySet[Pegawai], bagi: Q | None) -> QuerySet[Pegawai]:
    return orang if bagi is None else orang.filter(bagi)


def _per_unit(orang: QuerySet[Pegawai]) -> dict[int, int]:
    return dict(orang.order_by().values_list("unit").annotate(banyak=Count("pk")))


def mutu_per_unit(orang: QuerySet[Pegawai], *, pada: date) -> dict[int, MutuTempat]:
    """Return the figures of every unit that has people of its own, by the unit's key; units below are not in them."""
    semua = _per_unit(orang)
    hasil = {unit: MutuTempat("", orang=banyak) for unit, banyak in semua.items()}
    for kode, syarat in syarat_mutu(pada).items():
        ditanya = semua if syarat.bagi is None else _per_unit(orang.filter(syarat.bagi))
        for unit, banyak in ditanya.items():
            hasil[unit].ukuran[kode].berlaku = banyak
        for unit, banyak in _per_unit(_bagi(orang, syarat.bagi).filter(syarat.kurang)).items():
            hasil[unit].ukuran[kode].kurang = banyak
    return hasil


def jumlahkan(nama: str, tempat: Iterable[MutuTempat], unit: UnitKerja | None = None) -> MutuTempat:
    """Return the sum of places under a name."""
    hasil = MutuTempat(nama, unit)
    for satu in tempat:
        hasil.tambah(satu)
    return hasil


def naik_pohon(per_unit: dict[int, MutuTempat], unit: Iterable[UnitKerja]) -> list[MutuTempat]:
    """Return every unit that has people in it or below it, with all below it, in the order given (that of the tree).

    ``unit``: all units in scope, parents before their children.
    """
    hasil: dict[str, MutuTempat] = {}
    langkah = UnitKerja.steplen
    for satu in unit:
        sendiri = per_unit.get(satu.pk)
        hasil[satu.path] = MutuTempat(satu.nama, satu, sendiri)
        if sendiri:
            for akhir in range(langkah, len(satu.path) + 1, langkah):
                if atas := hasil.get(satu.path[:akhir]):
                    atas.tambah(sendiri)
    return [tempat for tempat in hasil.values() if tempat.orang]
