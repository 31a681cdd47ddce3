"""Plans: which ones a user may see, one with everything on its page, lists and queues."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from karier.aturan.kelayakan import Kelayakan
from karier.aturan.persetujuan import BarisTransisi, transisi_dari
from karier.models import LangkahRpk, RencanaKarier
from karier.models.rpk import STATUS_DITETAPKAN
from karier.pilihan import StatusRpk
from karier.selectors.pemeriksaan import Pelanggaran, Pemeriksaan
from pegawai.izin import adalah_diri, boleh_lihat_instansi, boleh_periksa_rpk, boleh_tetapkan_rpk
from pegawai.models import Pegawai, Pengguna, UnitKerja
from pegawai.pilihan import Peran
from pegawai.selectors.daftar import cari
from pegawai.selectors.lingkup import pegawai_terlihat

_TERLIHAT_SENDIRI = (*STATUS_DITETAPKAN, StatusRpk.DIGANTI)


def rpk_terlihat(pengguna: Pengguna) -> QuerySet[RencanaKarier]:
    """Return the plans a user may see: of the people in scope, and the own ones once they are set (no drafts)."""
    sendiri = Q(pk__in=[])
    if pengguna.pegawai_id and pengguna.is_active and Peran.PEGAWAI in pengguna.peran:
        sendiri = Q(pegawai=pengguna.pegawai_id, instansi=pengguna.instansi_id, status__in=_TERLIHAT_SENDIRI)
    if not boleh_lihat_instansi(pengguna):
        return RencanaKarier.objects.filter(sendiri)
    return RencanaKarier.objects.filter(sendiri | Q(pegawai__in=pegawai_terlihat(pengguna).order_by().values("pk")))


URUTAN_RPK = ("-tahun_awal", "pegawai__nama", "pegawai__nip", "-versi", "-pk")


def daftar_rpk(
    pengguna: Pengguna, *, status: str = "", unit: UnitKerja | None = None, tahun: int | None = None, q: str = ""
) -> QuerySet[RencanaKarier]:
    """Return the plans for the list: filtered, newest first, with what a row shows."""
    rpk = rpk_terlihat(pengguna).select_related("pegawai__jabatan", "pegawai__unit", "penempatan")
    if status:
        rpk = rpk.filter(status=status)
    if tahun:
        rpk = rpk.filter(tahun_awal=tahun)
    if unit:
        rpk = rpk.filter(pegawai__unit__in=UnitKerja.objects.get_tree(unit))
    if q:
        orang = Pegawai.objects.filter(instansi=pengguna.instansi_id)
        rpk = rpk.filter(pegawai__in=cari(orang, q).order_by().values("pk"))
    return rpk.order_by(*URUTAN_RPK).prefetch_related(_langkah_pindah())


def _langkah_pindah() -> "Prefetch[str]":
    pindah = LangkahRpk.objects.filter(jabatan__isnull=False).select_related("jabatan", "unit")
    return Prefetch("langkah", queryset=pindah, to_attr="pindah")


def tahun_awal_ada(pengguna: Pengguna) -> list[int]:
    """Return the first years of the plans that a user may see, newest first."""
    return list(rpk_terlihat(pengguna).order_by("-tahun_awal").values_list("tahun_awal", flat=True).distinct())


URUTAN_ANTREAN = ("-kotak_urut", "peringkat_urut", "pk")


def antrean(pengguna: Pengguna) -> QuerySet[RencanaKarier]:
    """Return what waits for a user, by box (9, 8, 7, …) and rank: submitted plans for the PyB, checked for the PPK."""
    giliran = [
        status
        for boleh, status in ((boleh_periksa_rpk, StatusRpk.DIAJUKAN), (boleh_tetapkan_rpk, StatusRpk.DIPERIKSA))
        if boleh(pengguna)
    ]
    rpk = rpk_terlihat(pengguna).filter(status__in=giliran).exclude(pegawai=pengguna.pegawai_id)
    kotak, peringkat = (Coalesce(f"penempatan__{nama}", Value(0)) for nama in ("kotak_akhir", "peringkat"))
    return muat_antrean(rpk).annotate(kotak_urut=kotak, peringkat_urut=peringkat).order_by(*URUTAN_ANTREAN)


def muat_antrean(rpk: QuerySet[RencanaKarier]) -> QuerySet[RencanaKarier]:
    """Return plans with all that a card of the queue shows."""
    lengkap = rpk.select_related("pegawai__jabatan", "pegawai__unit", "penempatan", "instansi", "menggantikan")
    return lengkap.prefetch_related("langkah__jabatan", "langkah__unit", "langkah__penyelarasan")


@dataclass(frozen=True, slots=True)
class BarisLangkah:
    """A step with the verdict on its day and what is wrong with it (None and empty where it was not checked)."""

    langkah: LangkahRpk
    kelayakan: Kelayakan | None
    masalah: list[Pelanggaran]


@dataclass(frozen=True, slots=True)
class Tahun:
    """One year of a plan with its steps; ``ke`` is 1–5."""

    ke: int
    tahun: int
    baris: list[BarisLangkah]


def tahunan(rpk: RencanaKarier, langkah: Iterable[LangkahRpk], hasil: Pemeriksaan | None = None) -> list[Tahun]:
    """Return the five years of a plan, each with its steps and what a check of the plan has found."""
    semua = [
        BarisLangkah(
            satu,
            hasil.kelayakan.get(satu.pk) if hasil else None,
            [m for m in hasil.pelanggaran if m.langkah.pk == satu.pk] if hasil else [],
        )
        for satu in langkah
    ]
    return [
        Tahun(ke, tahun, [b for b in semua if b.langkah.tahun == tahun])
        for ke, tahun in enumerate(range(rpk.tahun_awal, rpk.tahun_akhir + 1), 1)
    ]


def tindakan(rpk: RencanaKarier, pengguna: Pengguna) -> tuple[BarisTransisi, ...]:
    """Return what a user may do to a plan now; nothing to the own one, nor out of scope."""
    if rpk.pegawai_id == pengguna.pegawai_id or adalah_diri(pengguna, rpk.pegawai):
        return ()
    if not pegawai_terlihat(pengguna).filter(pk=rpk.pegawai_id).exists():
        return ()
    return transisi_dari(rpk.status, pengguna.peran)


def rpk_dengan_langkah(pk: Iterable[int]) -> list[RencanaKarier]:
    """Return these plans in the order given, with people and steps; the query count is fixed per 500."""
    urutan = list(pk)
    hasil: dict[int, RencanaKarier] = {}
    for mulai in range(0, len(urutan), 500):
        hasil |= _lengkap(RencanaKarier.objects.filter(pk__in=urutan[mulai : mulai + 500])).in_bulk()
    return [hasil[satu] for satu in urutan]


def _lengkap(rpk: QuerySet[RencanaKarier]) -> QuerySet[RencanaKarier]:
    return rpk.select_related("pegawai").prefetch_related("langkah__jabatan", "langkah__unit")


def langkah_json(langkah: LangkahRpk) -> dict[str, Any]:
    """Return one step as the command prints it; what a step has not is None."""
    return {
        "tahun": langkah.tahun,
        "bentuk": langkah.bentuk,
        "jalur": langkah.jalur or None,
        "jabatan_id": langkah.jabatan.siasn_id if langkah.jabatan else None,
        "jabatan": langkah.jabatan.nama if langkah.jabatan else None,
        "unit": langkah.unit.nama if langkah.unit else None,
        "mekanisme": langkah.mekanisme or None,
        "prosedur": langkah.prosedur or None,
        "waktu": langkah.waktu or None,
    }
