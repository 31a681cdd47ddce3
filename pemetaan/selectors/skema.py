"""Schemes: which ones an agency may use, and one as the rules read it."""

from decimal import Decimal
from fractions import Fraction

from django.db.models import Count, Prefetch, Q, QuerySet

from pegawai.models import Instansi, Jabatan
from pemetaan.aturan.keabsahan import BarisKomponen
from pemetaan.aturan.praktik import AturanSkp
from pemetaan.aturan.rubrik import BarisRubrik
from pemetaan.aturan.skor import BarisIndikator, BarisSkema
from pemetaan.models import Indikator, Komponen, Rubrik, Skema
from pemetaan.pilihan import StatusSkema

SKEMA_BAWAAN, SKEMA_LENGKAP = "dasar", "bkn-411"
BANYAK_JABATAN = 6


def skema_instansi(instansi: Instansi) -> QuerySet[Skema]:
    """Return the active scheme versions that an agency may use: those that ship and its own, newest version first."""
    return Skema.objects.filter(Q(instansi__isnull=True) | Q(instansi=instansi), status=StatusSkema.AKTIF).order_by(
        "kode", "-versi"
    )


def cari_skema(kode: str, instansi: Instansi) -> Skema | None:
    """Return the newest active version of a scheme that the agency may use, or None."""
    return skema_instansi(instansi).filter(kode=kode).first()


def pilihan_skema(instansi: Instansi) -> list[Skema]:
    """Return the newest active version of each scheme for the agency's mapping, the default one first."""
    return [skema for skema in _terbaru(instansi) if skema.jabatan_id is None]


def pilihan_skema_target(instansi: Instansi) -> list[Skema]:
    """Return the newest active version of each scheme for a position, with its position."""
    return [skema for skema in _terbaru(instansi) if skema.jabatan_id is not None]


def _terbaru(instansi: Instansi) -> list[Skema]:
    terbaru: dict[str, Skema] = {}
    for skema in skema_instansi(instansi).select_related("jabatan"):
        terbaru.setdefault(skema.kode, skema)
    return sorted(terbaru.values(), key=lambda skema: (skema.kode != SKEMA_BAWAAN, skema.nama))


def _komponen(skema: Skema) -> list[Komponen]:
    rubrik = Prefetch("indikator__rubrik", queryset=Rubrik.objects.order_by("pk"))
    return list(skema.komponen.prefetch_related(rubrik).order_by("-sumbu", "urutan", "pk"))


def _pecahan(nilai: Decimal | None) -> Fraction | None:
    return None if nilai is None else Fraction(nilai)


def _indikator(komponen: Komponen, baris: Indikator) -> BarisIndikator:
    rubrik = tuple(
        BarisRubrik(r.kunci, r.label, Fraction(r.nilai), _pecahan(r.bawah), _pecahan(r.atas))
        for r in baris.rubrik.all()
    )
    return BarisIndikator(
        baris.sumber,
        baris.nama,
        komponen.nama,
        komponen.sumbu,
        Fraction(baris.bobot),
        baris.bila_kosong,
        rubrik,
    )


def baris_skema(skema: Skema) -> BarisSkema:
    """Return a scheme as the rules read it; three queries, whatever its size."""
    return _baris(skema, _komponen(skema))


def baris_skema_lengkap(skema: Skema) -> tuple[BarisSkema, tuple[BarisKomponen, ...]]:
    """Return a scheme as the rules read it, with the components that its validation needs."""
    komponen = _komponen(skema)
    return _baris(skema, komponen), tuple(BarisKomponen(k.sumbu, k.nama, Fraction(k.bobot)) for k in komponen)


def _baris(skema: Skema, komponen: list[Komponen]) -> BarisSkema:
    poin, poin_rating = (
        {kode: Fraction(str(nilai)) for kode, nilai in isi.items()} for isi in (skema.poin_skp, skema.poin_rating)
    )
    return BarisSkema(
        kode=skema.kode,
        versi=skema.versi,
        nama=skema.nama,
        dasar=skema.dasar,
        bobot_y=skema.bobot_y,
        bobot_x=skema.bobot_x,
        potong_y_atas=Fraction(skema.potong_y_atas),
        potong_y_sesuai=Fraction(skema.potong_y_sesuai),
        potong_x_tinggi=Fraction(skema.potong_x_tinggi),
        potong_x_menengah=Fraction(skema.potong_x_menengah),
        masa_asesmen=skema.masa_asesmen,
        skp=AturanSkp(poin, skema.bobot_skp_lalu, skema.praktik_skp, poin_rating),
        indikator=tuple(_indikator(k, i) for k in komponen for i in k.indikator.all()),
    )


def skema_terlihat(instansi: Instansi | None) -> QuerySet[Skema]:
    """Return every version that ships or belongs to the agency, the default scheme first, newest version first."""
    semua = Skema.objects.filter(Q(instansi__isnull=True) | Q(instansi=instansi)).select_related(
        "instansi", "jabatan", "disalin_dari"
    )
    return semua.annotate(dipakai=Count("pemetaan")).order_by("instansi", "kode", "-versi")


def lazim() -> BarisSkema | None:
    """Return the shipped scheme that reads every source, whose rubrics fill what a copy does not use yet."""
    skema = Skema.objects.filter(kode=SKEMA_LENGKAP, instansi__isnull=True).order_by("-versi").first()
    return baris_skema(skema) if skema else None


def cari_jabatan(instansi: Instansi, teks: str) -> list[Jabatan]:
    """Return the positions of an agency that a text names by id or by name; exact ones alone where there are any."""
    semua = Jabatan.objects.filter(instansi=instansi, aktif=True).order_by("nama", "siasn_id")
    tepat = list(semua.filter(Q(siasn_id=teks) | Q(nama__iexact=teks))[:BANYAK_JABATAN])
    return tepat or list(semua.filter(nama__icontains=teks)[:BANYAK_JABATAN])
