"""The queue's cards: what a PyB or PPK needs to see of a plan on one screen, and what has changed since last time."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone

from karier.aturan.persetujuan import BarisTransisi, transisi_dari
from karier.models import LangkahRpk, Penyelarasan, RencanaKarier, RiwayatPersetujuan
from karier.pilihan import StatusRpk
from karier.selectors.katalog import tanpa_katalog
from karier.selectors.pemeriksaan import Pelanggaran, periksa_banyak
from karier.selectors.rpk import muat_antrean
from karier.selectors.sidik import perbedaan, ringkasan_rpk, sidik_rpk
from pegawai.models import Pengguna, UnitKerja

DIPERIKSA_SEKALIGUS = 200
TERBANYAK_DIPERIKSA = 1_000


@dataclass(frozen=True, slots=True)
class Perubahan:
    """What a plan says now that it did not say at ``lalu``, and the other way round."""

    lalu: RiwayatPersetujuan
    tambah: list[str]
    hilang: list[str]


@dataclass(frozen=True, slots=True)
class Kartu:
    """One plan in the queue: its moves, gaps still to close, cost, what the rules say today, and what may be done.

    ``sidik`` is the digest of what is shown, ``baru`` whether it has come since the user's visit before this one.
    ``tanpa_harga``: how many developments have no JP or cost on record, so that ``jp`` and ``biaya`` lack them.
    """

    rpk: RencanaKarier
    pindah: list[LangkahRpk]
    kesenjangan: int
    biaya: Decimal
    jp: int
    pelanggaran: list[Pelanggaran]
    tindakan: tuple[BarisTransisi, ...]
    sidik: str
    menunggu_sejak: datetime | None
    baru: bool
    perubahan: Perubahan | None
    tanpa_harga: int = 0

    @property
    def terhalang(self) -> bool:
        """Whether a step breaks a rule today, so that the plan cannot be set."""
        return any(satu.menghalangi for satu in self.pelanggaran)

    @property
    def hari_menunggu(self) -> int:
        """For how many days the plan has waited for this turn."""
        return (timezone.localdate() - _hari(self.menunggu_sejak)).days


def _hari(saat: datetime | None) -> date:
    return timezone.localdate(saat) if saat else timezone.localdate()


def kartu(rpk: list[RencanaKarier], pengguna: Pengguna, kunjungan_lalu: datetime | None = None) -> list[Kartu]:
    """Return the cards of these plans (one page of the queue; each is checked again on today's records)."""
    hasil, sidik = periksa_banyak(rpk), sidik_rpk([satu.pk for satu in rpk])
    pembaca = _Pembaca(pengguna, kunjungan_lalu, _riwayat(rpk))
    return [_kartu(satu, hasil[satu.pk].pelanggaran, sidik[satu.pk], pembaca) for satu in rpk]


@dataclass(frozen=True, slots=True)
class _Pembaca:
    """Who looks at the cards, since when, and what went before."""

    pengguna: Pengguna
    kunjungan_lalu: datetime | None
    riwayat: dict[int, list[RiwayatPersetujuan]]


def _riwayat(rpk: list[RencanaKarier]) -> dict[int, list[RiwayatPersetujuan]]:
    """Return the history of these plans and of those that they replace, oldest first."""
    pk = {satu.pk for satu in rpk} | {satu.menggantikan_id for satu in rpk if satu.menggantikan_id}
    hasil: defaultdict[int, list[RiwayatPersetujuan]] = defaultdict(list)
    for satu in RiwayatPersetujuan.objects.filter(rpk__in=pk).select_related("oleh", "pelimpahan"):
        hasil[satu.rpk_id].append(satu)
    return hasil


def _kartu(rpk: RencanaKarier, masalah: list[Pelanggaran], sidik: str, pembaca: _Pembaca) -> Kartu:
    langkah = list(rpk.langkah.all())
    selaras = [p for satu in langkah for p in satu.penyelarasan.all()]
    berbiaya: list[LangkahRpk | Penyelarasan] = [*langkah, *selaras]
    sejak = next((satu.pada for satu in reversed(pembaca.riwayat[rpk.pk]) if satu.ke == rpk.status), None)
    return Kartu(
        rpk=rpk,
        pindah=[satu for satu in langkah if satu.jabatan_id],
        kesenjangan=sum(1 for p in selaras if p.kesenjangan is None or p.kesenjangan > 0),
        biaya=sum((satu.biaya or Decimal(0) for satu in berbiaya), Decimal(0)),
        jp=sum(satu.jp or 0 for satu in berbiaya),
        tanpa_harga=_tanpa_harga(langkah, selaras),
        pelanggaran=masalah,
        tindakan=transisi_dari(rpk.status, pembaca.pengguna.peran),
        sidik=sidik,
        menunggu_sejak=sejak,
        baru=bool(pembaca.kunjungan_lalu and sejak and sejak > pembaca.kunjungan_lalu),
        perubahan=_perubahan(rpk, langkah, pembaca.riwayat, pembaca.pengguna),
    )


def _tanpa_harga(langkah: list[LangkahRpk], selaras: list[Penyelarasan]) -> int:
    """Return how many developments of a plan have no JP or no cost on record."""
    kosong = sum(1 for p in selaras if p.pengembangan and (p.jp is None or p.biaya is None))
    kosong += sum(1 for satu in langkah if satu.katalog_id and (satu.jp is None or satu.biaya is None))
    return kosong + sum(1 for satu in langkah if tanpa_katalog(satu))


def _perubahan(
    rpk: RencanaKarier, langkah: list[LangkahRpk], riwayat: dict[int, list[RiwayatPersetujuan]], pengguna: Pengguna
) -> Perubahan | None:
    """Compare with what this user acted on last, else with what was returned, else with the version it replaces."""
    milik = [satu for satu in riwayat[rpk.pk] if satu.ringkasan]
    sendiri = [satu for satu in milik if satu.oleh_id == pengguna.pk]
    kembali = [satu for satu in milik if satu.ke == StatusRpk.DISUSUN]
    lama = [satu for satu in riwayat.get(rpk.menggantikan_id or 0, []) if satu.ringkasan]
    for pilihan in (sendiri, kembali, lama):
        if pilihan:
            return Perubahan(pilihan[-1], *perbedaan(pilihan[-1].ringkasan, ringkasan_rpk(langkah)))
    return None


def saring_antrean(
    rpk: QuerySet[RencanaKarier], *, unit: UnitKerja | None, kotak: int | None, bentuk: str, hari: int | None
) -> QuerySet[RencanaKarier]:
    """Return the plans of a unit and below, of a box, with a form of step, that have waited for so many days."""
    if unit is not None:
        rpk = rpk.filter(pegawai__unit__in=UnitKerja.objects.get_tree(unit))
    if kotak is not None:
        rpk = rpk.filter(penempatan__kotak_akhir=kotak)
    if bentuk:
        rpk = rpk.filter(Exists(LangkahRpk.objects.filter(rpk=OuterRef("pk"), bentuk=bentuk)))
    if hari is not None:
        giliran = RiwayatPersetujuan.objects.filter(rpk=OuterRef("pk"), ke=OuterRef("status")).order_by("-pada", "-pk")
        batas = timezone.now() - timedelta(days=hari)
        rpk = rpk.annotate(sejak=Subquery(giliran.values("pada")[:1])).filter(sejak__lte=batas)
    return rpk


@dataclass(frozen=True, slots=True)
class Jendela:
    """A part of the queue whose plans have been checked: from ``awal`` to ``akhir`` of ``jumlah``, counted from 1.

    ``pk``: those in it that have warnings on today's records, or that have none, whichever was asked for.
    """

    nomor: int
    awal: int
    akhir: int
    jumlah: int
    pk: list[int]

    @property
    def sebelum(self) -> int | None:
        """Number of the part before this one."""
        return self.nomor - 1 if self.nomor > 1 else None

    @property
    def sesudah(self) -> int | None:
        """Number of the part after this one."""
        return self.nomor + 1 if self.akhir < self.jumlah else None


def bermasalah(rpk: QuerySet[RencanaKarier], *, ada: bool, bagian: int = 1) -> Jendela:
    """Return which plans of one part of the queue have warnings on today's records (``ada``), or none.

    Each is checked anew, so a part holds TERBANYAK_DIPERIKSA plans; a ``bagian`` beyond the last one is the last.
    """
    semua = list(rpk.values_list("pk", flat=True))
    nomor = max(1, min(bagian, -(-len(semua) // TERBANYAK_DIPERIKSA)))
    awal = (nomor - 1) * TERBANYAK_DIPERIKSA
    jendela = semua[awal : awal + TERBANYAK_DIPERIKSA]
    return Jendela(nomor, awal + 1, awal + len(jendela), len(semua), list(_pilih(jendela, ada=ada)))


def bermasalah_semua(rpk: QuerySet[RencanaKarier], *, ada: bool) -> Iterator[list[int]]:
    """Yield the plans of the whole queue that have warnings on today's records (``ada``) or none, part by part."""
    semua = list(rpk.values_list("pk", flat=True))
    for awal in range(0, len(semua), DIPERIKSA_SEKALIGUS):
        yield list(_pilih(semua[awal : awal + DIPERIKSA_SEKALIGUS], ada=ada))


def _pilih(semua: list[int], *, ada: bool) -> Iterator[int]:
    for awal in range(0, len(semua), DIPERIKSA_SEKALIGUS):
        bagian = semua[awal : awal + DIPERIKSA_SEKALIGUS]
        diperiksa = periksa_banyak(list(RencanaKarier.objects.filter(pk__in=bagian)))
        yield from (pk for pk in bagian if pk in diperiksa and bool(diperiksa[pk].pelanggaran) is ada)


def satu_di_antrean(pk: int) -> RencanaKarier:
    """Return a plan with all that its card shows."""
    return muat_antrean(RencanaKarier.objects.filter(pk=pk)).get()
