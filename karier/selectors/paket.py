"""Packages for BKN: which plans are ready to go, and which packages a user may see."""

from django.db.models import Count, Exists, OuterRef, QuerySet

from karier.models import ButirPaket, Dokumen, PaketBkn, RencanaKarier
from karier.pilihan import JenisDokumen, StatusDokumen, StatusRpk
from pegawai.izin import boleh_lihat_paket
from pegawai.models import Instansi, Pengguna

DAPAT_DIKIRIM = (StatusRpk.DITETAPKAN, StatusRpk.DISAMPAIKAN, StatusRpk.BERJALAN)


def rpk_siap(instansi: Instansi, tahun_awal: int) -> QuerySet[RencanaKarier]:
    """Return the set plans of a first year that have a document in force and are in no package on its way, by NIP."""
    aktif = ButirPaket.objects.filter(rpk=OuterRef("pk"), aktif=True)
    terbit = Dokumen.objects.filter(rpk=OuterRef("pk"), status=StatusDokumen.BERLAKU)
    siap = RencanaKarier.objects.filter(instansi=instansi, tahun_awal=tahun_awal, status__in=DAPAT_DIKIRIM)
    return siap.filter(~Exists(aktif), Exists(terbit)).order_by("pegawai__nip", "pk")


def siap_per_tahun(instansi: Instansi) -> list[tuple[int, int]]:
    """Return the first years for which plans are ready, each with how many, oldest first."""
    tahun = RencanaKarier.objects.filter(instansi=instansi, status__in=DAPAT_DIKIRIM).order_by("tahun_awal")
    semua = [(t, rpk_siap(instansi, t).count()) for t in tahun.values_list("tahun_awal", flat=True).distinct()]
    return [(t, banyak) for t, banyak in semua if banyak]


def paket_terlihat(pengguna: Pengguna) -> QuerySet[PaketBkn]:
    """Return the packages of the user's agency for those who may see them, newest first, with how many plans."""
    if not boleh_lihat_paket(pengguna):
        return PaketBkn.objects.none()
    milik = PaketBkn.objects.filter(instansi=pengguna.instansi_id).select_related("instansi", "dibuat_oleh")
    return milik.annotate(banyak=Count("butir")).order_by("-pk")


def naskah_pengiring(paket: PaketBkn) -> QuerySet[Dokumen]:
    """Return the letter and the decisions in force about the plans of the package's first year."""
    return Dokumen.objects.filter(
        instansi=paket.instansi_id,
        jenis__in=[JenisDokumen.SURAT_PENGANTAR, JenisDokumen.KEPUTUSAN_RPK],
        subjek__regex=rf"^rpk-{paket.tahun_awal}(-|$)",
        status=StatusDokumen.BERLAKU,
    ).order_by("jenis", "nomor", "pk")


def nomor_pengantar(paket: PaketBkn) -> str:
    """Return the number of the issued letter that goes with a package, or an empty text."""
    surat = naskah_pengiring(paket).filter(jenis=JenisDokumen.SURAT_PENGANTAR).first()
    return surat.nomor if surat else ""


def berubah_sejak(paket: PaketBkn) -> QuerySet[ButirPaket]:
    """Return what of a package no longer stands: the plan was replaced or given up, or its document."""
    tetap = paket.butir.filter(rpk__status__in=DAPAT_DIKIRIM, dokumen__status=StatusDokumen.BERLAKU)
    return paket.butir.exclude(pk__in=tetap.order_by().values("pk")).select_related("rpk__pegawai")
