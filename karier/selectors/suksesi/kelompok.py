"""Succession groups: which there are, their members, who stays out and why, and who is named for too many posts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from karier.aturan.fakta import Hukuman
from karier.aturan.suksesi import LINGKUP, Tertahan, tertahan
from karier.aturan.syarat_orang import BERAT
from karier.models import AnggotaSuksesi, KelompokSuksesi, Suksesor
from karier.pilihan import StatusKelompok
from karier.selectors.bacaan import bacaan
from pegawai.aturan.jenjang import bup, tmt_pensiun
from pegawai.izin import boleh_lihat_suksesi
from pegawai.models import HukumanDisiplin, Pegawai, Pengguna
from pegawai.selectors.daftar import cari
from pegawai.selectors.lingkup import pegawai_terlihat
from pemetaan.models import Pemetaan, Penempatan
from talenta.umum.halaman import AWAL, Kunci, Lembar, halaman_kunci

HIDUP = (StatusKelompok.KONSEP, StatusKelompok.DITETAPKAN)
_POTONGAN = 5000


def kelompok_terlihat(pengguna: Pengguna) -> QuerySet[KelompokSuksesi]:
    """Return the groups of a user's agency; none for who may not see succession."""
    if not boleh_lihat_suksesi(pengguna) or pengguna.instansi_id is None:
        return KelompokSuksesi.objects.none()
    return KelompokSuksesi.objects.filter(instansi=pengguna.instansi_id).select_related(
        "instansi", "pemetaan__periode", "ditetapkan_oleh", "berakhir_oleh", "dibuat_oleh", "menggantikan"
    )


def daftar_kelompok(pengguna: Pengguna) -> QuerySet[KelompokSuksesi]:
    """Return the groups, the draft and the one in force first, with how many members and named successors."""
    anggota = Q(anggota__dikeluarkan="")
    return (
        kelompok_terlihat(pengguna)
        .annotate(
            banyak=Count("anggota", filter=anggota, distinct=True),
            banyak_suksesor=Count("anggota__suksesi", filter=anggota, distinct=True),
        )
        .order_by("-dibuat_pada", "-pk")
    )


def kelompok_hidup(instansi_id: int, status: str, lingkup: str = "instansi") -> KelompokSuksesi | None:
    """Return the draft of an agency, or the group in force, of one reach; None where there is none."""
    milik = KelompokSuksesi.objects.filter(instansi=instansi_id, status=status, lingkup=lingkup)
    return milik.select_related("pemetaan__periode").first()


def anggota_terlihat(pengguna: Pengguna, kelompok: KelompokSuksesi) -> QuerySet[AnggotaSuksesi]:
    """Return the members of a group who are in a user's scope, in the lawful order."""
    anggota = AnggotaSuksesi.objects.filter(kelompok=kelompok, dikeluarkan="").order_by("urutan", "pk")
    if not pengguna.unit_id:
        return anggota
    return anggota.filter(pegawai__in=pegawai_terlihat(pengguna).order_by().values("pk"))


URUTAN_ANGGOTA = ("urutan", "pk")


def halaman_anggota(
    anggota: QuerySet[AnggotaSuksesi], *, q: str = "", kotak: int | None = None, kunci: Kunci = AWAL
) -> Lembar[AnggotaSuksesi]:
    """Return a page of members by ``urutan``, filtered, each with ``suksesi_urut``, the posts they are named for."""
    if q.strip():
        anggota = anggota.filter(pegawai__in=cari(Pegawai.objects.all(), q).order_by().values("pk"))
    if kotak:
        anggota = anggota.filter(kotak=kotak)
    return halaman_kunci(_dengan_suksesi(anggota), urutan=URUTAN_ANGGOTA, terbatas=bool(q.strip()), **kunci)


def _dengan_suksesi(anggota: QuerySet[AnggotaSuksesi]) -> QuerySet[AnggotaSuksesi]:
    suksesi = Suksesor.objects.select_related("jabatan", "unit").order_by("siap", "pk")
    return anggota.select_related("pegawai", "jabatan", "unit").prefetch_related(
        Prefetch("suksesi", queryset=suksesi, to_attr="suksesi_urut")
    )


@dataclass(frozen=True, slots=True)
class Calon:
    """A placement in a box of the group with the person's facts that the gates ask for."""

    penempatan: Penempatan
    tertahan: Tertahan | None


_KOLOM = (
    "kotak_akhir",
    "peringkat",
    "nilai_talenta",
    "pegawai__nama",
    "pegawai__nip",
    "pegawai__aktif",
    "pegawai__golongan",
    "pegawai__tanggal_lahir",
    "pegawai__unit_id",
    "pegawai__jabatan__jenjang",
    "pegawai__jabatan__bup",
    "pegawai__gelar_depan",
    "pegawai__gelar_belakang",
)


def hukuman_berat(pegawai: QuerySet[Pegawai]) -> dict[int, list[Hukuman]]:
    """Return the sanctions sedang and berat of these people by id; one query."""
    hasil: dict[int, list[Hukuman]] = {}
    baris = HukumanDisiplin.objects.filter(pegawai__in=pegawai.order_by().values("pk"), tingkat__in=BERAT)
    for orang, tingkat, mulai, selesai in baris.order_by("mulai").values_list(
        "pegawai_id", "tingkat", "mulai", "selesai"
    ):
        hasil.setdefault(orang, []).append(Hukuman(tingkat, mulai, selesai))
    return hasil


def calon_kelompok(pemetaan: Pemetaan, lingkup: str, *, hari_ini: date) -> Iterator[Calon]:
    """Yield everybody in the boxes of a group in the lawful order, each with the gate that keeps them out, or None."""
    semua = Penempatan.objects.filter(pemetaan=pemetaan, kotak_akhir__in=LINGKUP[lingkup].kotak)
    hukuman = hukuman_berat(Pegawai.objects.filter(pk__in=semua.values("pegawai")))
    baris = semua.select_related("pegawai__jabatan").only(*_KOLOM).order_by("-kotak_akhir", "peringkat", "pk")
    ukuran = bacaan()
    for satu in baris.iterator(chunk_size=_POTONGAN):
        orang = satu.pegawai
        yield Calon(
            satu,
            tertahan(
                kotak=satu.kotak_akhir,
                lingkup=lingkup,
                aktif=orang.aktif,
                pensiun=tmt_pensiun(orang.tanggal_lahir, bup(orang.jabatan.jenjang, orang.jabatan.bup)),
                hukuman=hukuman.get(orang.pk, ()),
                pada=hari_ini,
                bacaan=ukuran,
            ),
        )


@dataclass(frozen=True, slots=True)
class TidakMasuk:
    """A talent of the boxes of a group who is not in it, and why."""

    pegawai: Pegawai
    kotak: int | None
    sebab: str
    anggota: AnggotaSuksesi | None = None


def tidak_masuk(pengguna: Pengguna, kelompok: KelompokSuksesi, *, hari_ini: date) -> list[TidakMasuk]:
    """Return the talents in scope who are not members: left out with a reason, or kept out by a gate."""
    keluar = AnggotaSuksesi.objects.filter(kelompok=kelompok).exclude(dikeluarkan="").select_related("pegawai")
    terlihat = pegawai_terlihat(pengguna).order_by().values("pk")
    if pengguna.unit_id:
        keluar = keluar.filter(pegawai__in=terlihat)
    hasil = [TidakMasuk(a.pegawai, a.kotak, a.dikeluarkan, a) for a in keluar]
    if kelompok.status != StatusKelompok.KONSEP:
        return hasil
    boleh = set(terlihat.values_list("pk", flat=True)) if pengguna.unit_id else None
    for calon in calon_kelompok(kelompok.pemetaan, kelompok.lingkup, hari_ini=hari_ini):
        orang = calon.penempatan.pegawai
        if calon.tertahan and (boleh is None or orang.pk in boleh):
            hasil.append(TidakMasuk(orang, calon.penempatan.kotak_akhir, calon.tertahan.penjelasan))
    return hasil


@dataclass(frozen=True, slots=True)
class Rangkap:
    """A person named for more posts than the setting allows."""

    pegawai: Pegawai
    banyak: int


def disebut_terlalu_banyak(pengguna: Pengguna, *, batas: int | None = None) -> list[Rangkap]:
    """Return the people in scope named for more than so many posts in drafts and groups in force; two queries."""
    maksimal = bacaan().suksesi_jabatan_maksimal if batas is None else batas
    baris = (
        Suksesor.objects.filter(
            anggota__kelompok__instansi=pengguna.instansi_id,
            anggota__kelompok__status__in=HIDUP,
            anggota__dikeluarkan="",
            anggota__pegawai__in=pegawai_terlihat(pengguna).order_by().values("pk"),
        )
        .values_list("anggota__pegawai_id", "jabatan_id", "unit_id")
        .distinct()
    )
    banyak: dict[int, int] = {}
    for orang, _, _ in baris.order_by():
        banyak[orang] = banyak.get(orang, 0) + 1
    lebih = {orang: n for orang, n in banyak.items() if n > maksimal}
    orang_lebih = Pegawai.objects.filter(pk__in=lebih).select_related("jabatan", "unit")
    return sorted((Rangkap(p, lebih[p.pk]) for p in orang_lebih), key=lambda r: (-r.banyak, r.pegawai.nama))


def suksesor_pos(pengguna: Pengguna, jabatan: int, unit: int, kelompok: Iterable[KelompokSuksesi]) -> list[Suksesor]:
    """Return the successors of a post in these groups, in the lawful order, with person; names are for the scope."""
    baris = Suksesor.objects.filter(
        jabatan=jabatan, unit=unit, anggota__kelompok__in=list(kelompok), anggota__dikeluarkan=""
    )
    if pengguna.unit_id:
        baris = baris.filter(anggota__pegawai__in=pegawai_terlihat(pengguna).order_by().values("pk"))
    return list(
        baris.select_related("anggota__pegawai", "anggota__jabatan", "anggota__unit", "anggota__kelompok").order_by(
            "anggota__kelompok__status", "anggota__urutan", "pk"
        )
    )
