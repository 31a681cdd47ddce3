"""The grid's figures from the counts kept per run: what it costs does not grow with the number of people."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from django.db.models import Case, IntegerField, Q, QuerySet, Sum, Value, When

from pegawai.izin import boleh_lihat_instansi
from pegawai.models import Pengguna, UnitKerja
from pegawai.selectors.lingkup import instansi_pengguna
from pemetaan.models import Pemetaan, Penempatan, PindahUnit, RekapKotak
from pemetaan.selectors.grid import (
    JumlahGrid,
    SaringGrid,
    hitung_kotak,
    hitung_sedikit,
    lihat_semua,
    penempatan_terlihat,
    rentang_jalur,
    saring,
    susun_jumlah,
)
from talenta.umum.hitung import LebihDari, sampai_batas

_TANPA_SARINGAN = SaringGrid()
SELURUHNYA_SAMPAI = 50_000
"""People of a run up to which whatever a search finds is counted whole."""
_LONGGAR = timedelta(days=1)
"""A move is written when it is made and seen when it is committed: longer than any transaction lasts."""


def jumlah_grid(pengguna: Pengguna, pemetaan: Pemetaan, isi: SaringGrid = _TANPA_SARINGAN) -> JumlahGrid:
    """Return how many of a run's people that a user may see a filter leaves in each box, and not placed by reason.

    Read from the kept counts, which hold every filter but the search for a name or NIP: ``isi.q`` is not read, see
    ``jumlah_tersaring``. One query; for an officer of one unit up to three.
    """
    isi = replace(isi, q="")
    if lihat_semua(pengguna, pemetaan):
        return jumlah_pemetaan(pemetaan, isi)
    unit = _unit_lingkup(pengguna, pemetaan)
    if unit is None or (isi.unit and not isi.unit.path.startswith(unit.path)):
        return hitung_kotak(saring(penempatan_terlihat(pengguna, pemetaan), isi, pengguna))
    return _jumlah_unit(pengguna, pemetaan, isi, unit)


def _unit_lingkup(pengguna: Pengguna, pemetaan: Pemetaan) -> UnitKerja | None:
    """Return the unit of an officer who sees that unit and all below it; None for everybody else."""
    instansi = instansi_pengguna(pengguna)
    if instansi is None or pemetaan.periode.instansi_id != instansi.pk or not boleh_lihat_instansi(pengguna):
        return None
    return pengguna.unit if pengguna.unit and pengguna.unit.instansi_id == instansi.pk else None


def _jumlah_unit(pengguna: Pengguna, pemetaan: Pemetaan, isi: SaringGrid, unit: UnitKerja) -> JumlahGrid:
    """Return the figures of today's people of a unit: of those it had in the run, less who left, and who has come."""
    hasil: Counter[tuple[int, str]] = Counter()
    for kotak, sebab, n in (*_rekap(pemetaan, isi, isi.unit or unit), *_pindah(pengguna, pemetaan, isi, unit)):
        hasil[kotak or 0, sebab] += n
    return susun_jumlah((kotak, sebab, n) for (kotak, sebab), n in sorted(hasil.items(), key=_menurut_sebab) if n)


def _menurut_sebab(satu: tuple[tuple[int, str], int]) -> str:
    return satu[0][1]


def _pindah(
    pengguna: Pengguna, pemetaan: Pemetaan, isi: SaringGrid, unit: UnitKerja
) -> "QuerySet[Penempatan, tuple[int | None, str, int]]":
    """Return box, reason and how many more (or fewer) there are today than the kept counts of a unit say.

    Starts from the ids of who has moved, where they are few: asked in one query SQLite reads the whole run.
    """
    pindah = PindahUnit.objects.filter(pada__gte=pemetaan.dibuat_pada - _LONGGAR)
    pk = sampai_batas(pindah.values_list("pk", flat=True))
    semua = Penempatan.objects.filter(pemetaan=pemetaan)
    if isinstance(pk, LebihDari):
        orang = saring(semua.filter(pegawai__in=pindah.values("pk")), isi, pengguna)
    else:
        orang = saring(semua.filter(pegawai__in=pk), isi, pengguna)
    dahulu = Q(unit_path__range=rentang_jalur(unit.path))
    kini = Q(pegawai__instansi=pengguna.instansi_id, pegawai__unit__path__range=rentang_jalur(unit.path))
    selisih = Case(
        When(dahulu & ~kini, then=Value(-1)),
        When(kini & ~dahulu, then=Value(1)),
        default=Value(0),
        output_field=IntegerField(),
    )
    return orang.order_by().values_list("kotak_akhir", "sebab").annotate(n=Sum(selisih))


def jumlah_tersaring(
    pengguna: Pengguna, pemetaan: Pemetaan, isi: SaringGrid, orang: QuerySet[Penempatan]
) -> JumlahGrid | LebihDari:
    """Return the same under any filter, of which ``orang`` are the placements that it leaves.

    What a search finds in a run of more than 50,000 people is counted up to a limit, beyond which there is no figure.
    """
    if not isi.mencari:
        return jumlah_grid(pengguna, pemetaan, isi)
    jumlah = hitung_sedikit(orang)
    if not isinstance(jumlah, LebihDari):
        return jumlah
    seluruhnya = jumlah_pemetaan(pemetaan)
    return hitung_kotak(orang) if seluruhnya.dipetakan + seluruhnya.tanpa_kotak <= SELURUHNYA_SAMPAI else jumlah


def jumlah_pemetaan(pemetaan: Pemetaan, isi: SaringGrid = _TANPA_SARINGAN) -> JumlahGrid:
    """Return the same of a whole run, whoever asks; ``isi.q`` is not read."""
    return susun_jumlah(_rekap(pemetaan, isi, isi.unit))


def _rekap(
    pemetaan: Pemetaan, isi: SaringGrid, unit: UnitKerja | None
) -> "QuerySet[RekapKotak, tuple[int | None, str, int]]":
    rekap = RekapKotak.objects.filter(pemetaan=pemetaan, jalur=unit.path if unit else "", jumlah__gt=0)
    dipilih = {"level": isi.level, "rumpun": isi.rumpun and isi.rumpun.pk, "klaster": isi.klaster and isi.klaster.pk}
    rekap = rekap.filter(**{nama: nilai for nama, nilai in dipilih.items() if nilai})
    return rekap.order_by("sebab").values_list("kotak", "sebab").annotate(n=Sum("jumlah"))
