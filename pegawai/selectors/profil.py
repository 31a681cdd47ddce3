"""One person with all that the pegawai app knows: who may see them, their position, records and history."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet

from pegawai.aturan.golongan import cari_golongan
from pegawai.aturan.jenjang import DASAR_BUP, bup, tmt_pensiun
from pegawai.aturan.masa_jabatan import BarisMasaJabatan, masa_jabatan, tahun_bulan
from pegawai.izin import boleh_lihat_disiplin, punya_profil
from pegawai.models import (
    Diklat,
    HasilAsesmen,
    HukumanDisiplin,
    Pegawai,
    Pengguna,
    Penghargaan,
    PenilaianKinerja,
    PetaJabatan,
    RiwayatJabatan,
    RiwayatPendidikan,
    TimKerja,
    UmpanBalik,
    UnitKerja,
)
from pegawai.pilihan import JenisAsn
from pegawai.selectors.lingkup import pegawai_terlihat


def profil_terlihat(pengguna: Pengguna) -> QuerySet[Pegawai]:
    """Return the people whose profile a user may open: those in scope and, beyond a unit's scope, their own."""
    terlihat = pegawai_terlihat(pengguna)
    if punya_profil(pengguna):
        terlihat = Pegawai.objects.filter(
            Q(pk__in=terlihat.order_by().values("pk")) | Q(akun=pengguna, instansi=pengguna.instansi_id)
        )
    return terlihat.select_related("jabatan", "unit", "instansi")


@dataclass(frozen=True, slots=True)
class Kedudukan:
    """Where a person stands on a day: post, grade, time in the position, and when the service ends.

    ``masa_jabatan`` is None for a PPPK, whom the pola karier of PNS does not move.
    """

    unit_induk: list[str]
    peta: PetaJabatan | None
    pangkat: str
    lama: tuple[int, int]
    masa_jabatan: BarisMasaJabatan | None
    bup: int
    tmt_pensiun: date
    dasar_bup: str = str(DASAR_BUP)


def kedudukan(pegawai: Pegawai, pada: date) -> Kedudukan:
    """Return a person's standing on ``pada``."""
    golongan = cari_golongan(pegawai.golongan)
    usia = bup(pegawai.jabatan.jenjang, pegawai.jabatan.bup)
    return Kedudukan(
        unit_induk=[satu.nama for satu in UnitKerja.objects.get_ancestors(pegawai.unit)],
        peta=PetaJabatan.objects.filter(jabatan=pegawai.jabatan_id, unit=pegawai.unit_id)
        .select_related("rumpun", "klaster")
        .first(),
        pangkat=golongan.pangkat if golongan else "",
        lama=tahun_bulan(pegawai.tmt_jabatan, pada),
        masa_jabatan=None if pegawai.jenis_asn == JenisAsn.PPPK else masa_jabatan(pegawai.tmt_jabatan, pada),
        bup=usia,
        tmt_pensiun=tmt_pensiun(pegawai.tanggal_lahir, usia),
    )


@dataclass(frozen=True, slots=True)
class RekamJejak:
    """What a person has done and how it was judged, each newest first; ``disiplin`` is None where not to be seen."""

    kinerja: list[PenilaianKinerja]
    asesmen: list[HasilAsesmen]
    jabatan: list[RiwayatJabatan]
    pendidikan: list[RiwayatPendidikan]
    diklat: list[Diklat]
    penghargaan: list[Penghargaan]
    tim_kerja: list[TimKerja]
    umpan_balik: list[UmpanBalik]
    disiplin: list[HukumanDisiplin] | None = field(default=None)


def rekam_jejak(pegawai: Pegawai, pengguna: Pengguna) -> RekamJejak:
    """Return a person's records as this user may see them."""
    boleh = boleh_lihat_disiplin(pengguna, pegawai)
    return RekamJejak(
        kinerja=list(pegawai.penilaian_kinerja.order_by("-tahun")),
        asesmen=list(pegawai.asesmen.order_by("-tanggal")),
        jabatan=list(pegawai.riwayat_jabatan.select_related("unit").order_by("-mulai", "-id")),
        pendidikan=list(pegawai.riwayat_pendidikan.order_by("-tahun_lulus", "-id")),
        diklat=list(pegawai.diklat.order_by("-tanggal", "-id")),
        penghargaan=list(pegawai.penghargaan.order_by("-tanggal", "-id")),
        tim_kerja=list(pegawai.tim_kerja.order_by("-tanggal", "-id")),
        umpan_balik=list(pegawai.umpan_balik.order_by("-tahun")),
        disiplin=list(pegawai.hukuman_disiplin.order_by("-mulai", "-id")) if boleh else None,
    )
