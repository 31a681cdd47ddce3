"""What employees say: the own page, and the lists of those who answer."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from karier.izin import boleh_lihat_koreksi, boleh_lihat_tanggapan
from karier.models import AspirasiKarier, PermintaanKoreksi, RencanaKarier, Tanggapan
from karier.pilihan import StatusRpk
from pegawai.models import Pegawai, Pengguna, PetaJabatan, UnitKerja
from pegawai.selectors.daftar import cari
from pegawai.selectors.lingkup import pegawai_terlihat
from pemetaan.models import Penempatan
from pemetaan.selectors.orang import penempatan_berlaku

DITANGGAPI = (StatusRpk.DITETAPKAN, StatusRpk.DISAMPAIKAN, StatusRpk.BERJALAN, StatusRpk.DIEVALUASI)
_TERKIRIM = ("-pada", "-pk")
URUTAN = {"aspirasi": ("-dibuat_pada", "-pk"), "tanggapan": _TERKIRIM, "koreksi": _TERKIRIM}
BANYAK_POS = 20
BANYAK_UNIT = 10


def batas_dari(saat: datetime) -> date:
    """Return the last day on which something made known at this moment may be responded to."""
    return timezone.localdate(saat) + timedelta(days=settings.HARI_TANGGAPAN)


def batas_penempatan(penempatan: Penempatan) -> date:
    """Return the last day to respond: counted from the run, a later move of the box, or the decision."""
    pemetaan = penempatan.pemetaan
    saat = [pemetaan.dibuat_pada, pemetaan.periode.ditetapkan_pada]
    saat.append(penempatan.perubahan.order_by("-ke").values_list("pada", flat=True).first())
    return batas_dari(max(satu for satu in saat if satu is not None))


def batas_rpk(rpk: RencanaKarier) -> date | None:
    """Return the last day to respond to a plan that was set; None for one that was not."""
    return batas_dari(rpk.ditetapkan_pada) if rpk.ditetapkan_pada else None


@dataclass(frozen=True, slots=True)
class Sasaran:
    """A placement or plan of the own page: until when it may be responded to, and what was said."""

    objek: Penempatan | RencanaKarier
    batas: date
    tanggapan: Tanggapan | None

    @property
    def terbuka(self) -> bool:
        """Whether it may still be responded to."""
        return self.tanggapan is None and timezone.localdate() <= self.batas


def sasaran_penempatan(pegawai: Pegawai) -> Sasaran | None:
    """Return the person's present placement; None without a box."""
    satu = penempatan_berlaku(pegawai)
    if satu is None or satu.kotak_akhir is None:
        return None
    return Sasaran(
        satu, batas_penempatan(satu), Tanggapan.objects.filter(penempatan=satu, kotak=satu.kotak_akhir).first()
    )


def sasaran_rpk(pegawai: Pegawai) -> list[Sasaran]:
    """Return the person's plans in force, newest first."""
    semua = list(pegawai.rpk.filter(status__in=DITANGGAPI).order_by("-tahun_awal", "-versi"))
    sudah = {satu.rpk_id: satu for satu in Tanggapan.objects.filter(rpk__in=[rpk.pk for rpk in semua])}
    berbatas = ((rpk, batas_rpk(rpk)) for rpk in semua)
    return [Sasaran(rpk, batas, sudah.get(rpk.pk)) for rpk, batas in berbatas if batas is not None]


def aspirasi_orang(pegawai: Pegawai) -> QuerySet[AspirasiKarier]:
    """Return a person's wishes, newest first."""
    return AspirasiKarier.objects.filter(pegawai=pegawai).select_related("jabatan", "unit")


def aspirasi_berlaku(pegawai: Pegawai, pengguna: Pengguna) -> AspirasiKarier | None:
    """Return the wish in force of a person in scope for those who may read wishes; None for anybody else."""
    if not boleh_lihat_tanggapan(pengguna):
        return None
    return aspirasi_orang(pegawai).filter(berakhir_pada__isnull=True).first()


def pos_aspirasi(pegawai: Pegawai, q: str = "") -> QuerySet[PetaJabatan]:
    """Return the posts of the person's agency that a wish may name, those whose name has ``q``."""
    pos = PetaJabatan.objects.filter(unit__instansi=pegawai.instansi_id).select_related("jabatan", "unit")
    if q:
        pos = pos.filter(Q(jabatan__nama__icontains=q) | Q(unit__nama__icontains=q))
    return pos.order_by("jabatan__nama", "unit__nama", "pk")


def unit_aspirasi(pegawai: Pegawai, q: str = "") -> QuerySet[UnitKerja]:
    """Return the units of the person's agency that a wish may name without a position, those whose name has ``q``."""
    unit = UnitKerja.objects.filter(instansi=pegawai.instansi_id, aktif=True)
    return (unit.filter(nama__icontains=q) if q else unit).order_by("nama", "pk")


def _saring(q: str, pengguna: Pengguna) -> Q:
    return Q(pegawai__in=cari(pegawai_terlihat(pengguna), q).order_by().values("pk"))


def _orang(pengguna: Pengguna) -> QuerySet[Pegawai, Any]:
    return pegawai_terlihat(pengguna).order_by().values("pk")


def daftar_aspirasi(pengguna: Pengguna, *, q: str = "", sejarah: bool = False) -> QuerySet[AspirasiKarier]:
    """Return the wishes of the people in scope, newest first; with ``sejarah`` also those that no longer hold."""
    if not boleh_lihat_tanggapan(pengguna):
        return AspirasiKarier.objects.none()
    semua = AspirasiKarier.objects.filter(pegawai__in=_orang(pengguna))
    if not sejarah:
        semua = semua.filter(berakhir_pada__isnull=True)
    if q:
        tujuan = Q(jabatan__nama__icontains=q) | Q(unit__nama__icontains=q) | Q(uraian__icontains=q)
        semua = semua.filter(_saring(q, pengguna) | tujuan)
    return semua.select_related("pegawai__jabatan", "pegawai__unit", "jabatan", "unit")


def daftar_tanggapan(
    pengguna: Pengguna, *, q: str = "", status: str = "", jenis: str = "", sasaran: str = ""
) -> QuerySet[Tanggapan]:
    """Return the responses of the people in scope, newest first."""
    if not boleh_lihat_tanggapan(pengguna):
        return Tanggapan.objects.none()
    semua = Tanggapan.objects.filter(pegawai__in=_orang(pengguna))
    semua = semua.filter(status=status) if status else semua
    semua = semua.filter(jenis=jenis) if jenis else semua
    semua = semua.filter(rpk__isnull=sasaran == "kotak") if sasaran else semua
    semua = semua.filter(_saring(q, pengguna)) if q else semua
    terkait = ("pegawai__jabatan", "pegawai__unit", "penempatan__pemetaan__periode", "rpk", "dijawab_oleh")
    return semua.select_related(*terkait)


def daftar_koreksi(
    pengguna: Pengguna, *, q: str = "", status: str = "", bagian: str = ""
) -> QuerySet[PermintaanKoreksi]:
    """Return the requests for correction of the people in scope, newest first."""
    if not boleh_lihat_koreksi(pengguna):
        return PermintaanKoreksi.objects.none()
    semua = PermintaanKoreksi.objects.filter(pegawai__in=_orang(pengguna))
    semua = semua.filter(status=status) if status else semua
    semua = semua.filter(bagian=bagian) if bagian else semua
    semua = semua.filter(_saring(q, pengguna)) if q else semua
    return semua.select_related("pegawai__jabatan", "pegawai__unit", "dijawab_oleh")
