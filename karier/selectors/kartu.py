"""The talent card of a person: placement and plans beside what the pegawai app knows."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from karier.models import LangkahRpk, RencanaKarier
from karier.models.rpk import STATUS_DITETAPKAN
from karier.pilihan import StatusLangkah
from karier.selectors.rpk import rpk_terlihat
from pegawai.models import HasilAsesmen, Pegawai, Pengguna
from pegawai.pilihan import AspekPotensi, Kompetensi
from talenta.umum.radar import Radar, susun_radar


def rpk_pegawai(pegawai: Pegawai, pengguna: Pengguna) -> QuerySet[RencanaKarier]:
    """Return the plans of a person that a user may see, newest first; the person sees those that are set."""
    return rpk_terlihat(pengguna).filter(pegawai=pegawai).order_by("-tahun_awal", "-versi")


def langkah_berikut(pegawai: Pegawai, tahun: int) -> LangkahRpk | None:
    """Return the first step from ``tahun`` on that is still to be done in the person's set plan, or None."""
    return (
        LangkahRpk.objects.filter(
            rpk__pegawai=pegawai,
            rpk__status__in=STATUS_DITETAPKAN,
            status=StatusLangkah.DIRENCANAKAN,
            tahun__gte=tahun,
        )
        .select_related("jabatan", "unit")
        .order_by("-rpk__tahun_awal", "tahun", "urutan")
        .first()
    )


@dataclass(frozen=True, slots=True)
class PetaKompetensi:
    """The newest assessment drawn: aspects of potensi, and competencies against the position's standard."""

    asesmen: HasilAsesmen
    potensi: Radar
    kompetensi: Radar
    kesenjangan: list[dict[str, Any]]


def peta_kompetensi(asesmen: HasilAsesmen | None, standar: dict[str, int]) -> PetaKompetensi | None:
    """Return the two radars of an assessment, and the competencies below the standard; None without one."""
    if asesmen is None:
        return None
    hasil = {kode: getattr(asesmen, kode) for kode in Kompetensi.values}
    return PetaKompetensi(
        asesmen=asesmen,
        potensi=susun_radar(AspekPotensi.labels, [("Skor", [getattr(asesmen, kode) for kode in AspekPotensi.values])]),
        kompetensi=susun_radar(
            Kompetensi.labels,
            [("Hasil asesmen", list(hasil.values())), ("Standar jabatan", [standar[kode] for kode in hasil])],
            maks=5,
        ),
        kesenjangan=[
            {"nama": label, "hasil": hasil[kode], "standar": standar[kode]}
            for kode, label in Kompetensi.choices
            if hasil[kode] < standar[kode]
        ],
    )
