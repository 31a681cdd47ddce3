"""Development priority from the highest box down, and the programmes planned for people."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Coalesce

from pegawai.models import Pengguna
from pegawai.pilihan import Peran
from pegawai.selectors.daftar import cari
from pegawai.selectors.lingkup import pegawai_terlihat
from pemetaan.aturan.program import BarisBentuk, bentuk_disarankan
from pemetaan.models import Pemetaan, Penempatan, ProgramTalenta
from pemetaan.pilihan import StatusProgram
from pemetaan.selectors.grid import SaringGrid, penempatan_terlihat, saring
from talenta.umum.halaman import halaman_kunci
from talenta.umum.hitung import LebihDari, sampai_batas
from talenta.umum.skema_ekspor import SkemaEkspor

URUTAN_PRIORITAS = ("-kotak_akhir", "peringkat", "pk")
SUDAH, BELUM = "sudah", "belum"
HIDUP = (StatusProgram.RENCANA, StatusProgram.BERJALAN, StatusProgram.SELESAI)
_POTONGAN = 500


@dataclass(frozen=True, slots=True)
class BarisPrioritas:
    """A person of the priority list with the forms advised for their box and the programmes they have."""

    penempatan: Penempatan
    saran: tuple[BarisBentuk, ...]
    program: list[ProgramTalenta]


@dataclass(frozen=True, slots=True)
class HalamanPrioritas:
    """A page of the list; ``sesudah`` leads on and ``sebelum`` back."""

    isi: list[BarisPrioritas] = field(default_factory=list)
    jumlah: int = 0
    sesudah: str = ""
    sebelum: str = ""


def urutan_prioritas(
    pengguna: Pengguna, pemetaan: Pemetaan, isi: SaringGrid, *, kotak: int | None = None, program: str = ""
) -> QuerySet[Penempatan]:
    """Return who is placed in scope from the highest box down, in each box by rank, filtered.

    ``program`` is ``sudah`` or ``belum``: with or without a programme from the year of the mapping on.
    """
    orang = saring(penempatan_terlihat(pengguna, pemetaan), isi, pengguna).filter(
        kotak_akhir__isnull=False, pegawai__aktif=True
    )
    if kotak:
        orang = orang.filter(kotak_akhir=kotak)
    if program in (SUDAH, BELUM):
        ada = Exists(
            ProgramTalenta.objects.filter(
                pegawai=OuterRef("pegawai"), tahun__gte=pemetaan.periode.tahun, status__in=HIDUP
            )
        )
        orang = orang.filter(ada) if program == SUDAH else orang.filter(~ada)
    return orang.order_by(*URUTAN_PRIORITAS)


def halaman_prioritas(
    orang: QuerySet[Penempatan],
    pemetaan: Pemetaan,
    *,
    sesudah: int | None = None,
    sebelum: int | None = None,
    terbatas: bool = False,
) -> HalamanPrioritas:
    """Return the page after one placement or before another; four queries however deep.

    ``terbatas``: a search narrows the people down, who are counted up to a limit.
    """
    lengkap = orang.select_related("pegawai", "jabatan", "unit")
    lembar = halaman_kunci(lengkap, urutan=URUTAN_PRIORITAS, sesudah=sesudah, sebelum=sebelum, terbatas=terbatas)
    return HalamanPrioritas(list(_baris(lembar.isi, pemetaan)), lembar.jumlah, lembar.sesudah, lembar.sebelum)


def _baris(orang: Iterable[Penempatan], pemetaan: Pemetaan) -> Iterator[BarisPrioritas]:
    semua = list(orang)
    milik: dict[int, list[ProgramTalenta]] = {}
    program = ProgramTalenta.objects.filter(
        pegawai__in=[satu.pegawai_id for satu in semua], tahun__gte=pemetaan.periode.tahun, status__in=HIDUP
    )
    for satu_program in program.order_by("tahun", "pk"):
        milik.setdefault(satu_program.pegawai_id, []).append(satu_program)
    for satu in semua:
        yield BarisPrioritas(satu, bentuk_disarankan(satu.kotak_akhir), milik.get(satu.pegawai_id, []))


SKEMA_PRIORITAS = SkemaEkspor(
    "prioritas-pengembangan",
    1,
    (
        "Urutan",
        "Kotak",
        "Peringkat",
        "NIP",
        "Nama",
        "Jabatan",
        "Unit kerja",
        "Nilai Talenta",
        "Bentuk yang disarankan",
        "Program",
    ),
)


def ekspor_prioritas(orang: QuerySet[Penempatan], pemetaan: Pemetaan) -> Iterator[tuple[Any, ...]]:
    """Yield the whole list as rows of a sheet."""
    potongan: list[Penempatan] = []
    nomor = 0
    for satu in orang.select_related("pegawai", "jabatan", "unit").iterator(chunk_size=_POTONGAN):
        potongan.append(satu)
        if len(potongan) == _POTONGAN:
            yield from _baris_ekspor(potongan, pemetaan, nomor)
            nomor += len(potongan)
            potongan = []
    yield from _baris_ekspor(potongan, pemetaan, nomor)


def _baris_ekspor(orang: list[Penempatan], pemetaan: Pemetaan, mulai: int) -> Iterator[tuple[Any, ...]]:
    for nomor, baris in enumerate(_baris(orang, pemetaan), mulai + 1):
        satu = baris.penempatan
        yield (
            nomor,
            satu.kotak_akhir,
            satu.peringkat,
            satu.pegawai.nip,
            satu.pegawai.nama_lengkap,
            satu.jabatan.nama,
            satu.unit.nama,
            satu.nilai_talenta,
            "; ".join(saran.nama for saran in baris.saran),
            "; ".join(f"{p} ({p.get_status_display().lower()})" for p in baris.program),
        )


@dataclass(frozen=True, slots=True)
class SaringProgram:
    """What the list of programmes is narrowed down to; empty fields narrow nothing."""

    tahun: int | None = None
    tahap: str = ""
    bentuk: str = ""
    status: str = ""
    penanggung_jawab: Pengguna | None = None
    q: str = ""

    @classmethod
    def dari(cls, bersih: Mapping[str, Any]) -> "SaringProgram":
        """Return the filter of a form's cleaned data."""
        return cls(**{nama: bersih.get(nama) or bawaan for nama, bawaan in _BAWAAN.items()})


_BAWAAN: dict[str, Any] = {"tahun": None, "tahap": "", "bentuk": "", "status": "", "penanggung_jawab": None, "q": ""}


def program_terlihat(pengguna: Pengguna) -> QuerySet[ProgramTalenta]:
    """Return the programmes of the people a user may see."""
    program = ProgramTalenta.objects.filter(instansi=pengguna.instansi_id)
    return program.filter(pegawai__in=pegawai_terlihat(pengguna).order_by().values("pk"))


URUTAN_PROGRAM = ("-tahun", "-kotak_urut", "pegawai__nama", "pk")


def daftar_program(pengguna: Pengguna, isi: SaringProgram) -> QuerySet[ProgramTalenta]:
    """Return programmes in scope, filtered: newest year first, in it from the highest box down."""
    program = program_terlihat(pengguna)
    for nama in ("tahun", "tahap", "bentuk", "status", "penanggung_jawab"):
        nilai = getattr(isi, nama)
        if nilai:
            program = program.filter(**{nama: nilai})
    if isi.q.strip():
        program = program.filter(pegawai__in=cari(pegawai_terlihat(pengguna), isi.q).order_by().values("pk"))
    lengkap = program.select_related("pegawai__unit", "penanggung_jawab")
    return lengkap.annotate(kotak_urut=Coalesce("kotak", Value(0))).order_by(*URUTAN_PROGRAM)


def hitung_status(program: QuerySet[ProgramTalenta], *, terbatas: bool = False) -> dict[str, int | None]:
    """Return how many programmes are in each state; all states are there.

    ``terbatas``: a search narrows the programmes down. Where it finds more than 2,000, no state has a figure.
    """
    hasil: dict[str, int | None] = dict.fromkeys(StatusProgram.values, 0)
    if terbatas:
        status = sampai_batas(program.values_list("status", flat=True))
        return dict.fromkeys(hasil) if isinstance(status, LebihDari) else hasil | dict(Counter(status))
    for satu in program.order_by().values("status").annotate(n=Count("pk")):
        hasil[satu["status"]] = satu["n"]
    return hasil


SKEMA_PROGRAM = SkemaEkspor(
    "program-talenta",
    1,
    (
        "Tahun",
        "Tahap",
        "Bentuk",
        "Kotak",
        "NIP",
        "Nama",
        "Unit kerja",
        "Penanggung jawab",
        "Status",
        "Mulai",
        "Selesai",
        "Bukti",
        "Alasan batal",
        "Uraian",
    ),
)


def ekspor_program(program: QuerySet[ProgramTalenta]) -> Iterator[tuple[Any, ...]]:
    """Yield programmes as rows of a sheet."""
    for satu in program.iterator(chunk_size=_POTONGAN):
        yield (
            satu.tahun,
            satu.get_tahap_display(),
            satu.get_bentuk_display(),
            satu.kotak,
            satu.pegawai.nip,
            satu.pegawai.nama_lengkap,
            satu.pegawai.unit.nama,
            str(satu.penanggung_jawab),
            satu.get_status_display(),
            satu.mulai,
            satu.selesai,
            satu.bukti,
            satu.alasan,
            satu.uraian,
        )


def calon_penanggung_jawab(instansi_id: int | None) -> QuerySet[Pengguna]:
    """Return the accounts that may see a programme through: HR officers, the talent team, and the PyB of an agency."""
    return (
        Pengguna.objects.filter(
            instansi=instansi_id, is_active=True, groups__name__in=[Peran.SDM, Peran.TIM, Peran.PYB]
        )
        .distinct()
        .order_by("nama", "username")
    )
