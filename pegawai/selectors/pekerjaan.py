"""What is known about background jobs, from their rows and from the notice board."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from pegawai.izin import boleh_lihat_pekerjaan
from pegawai.models import Pekerjaan, Pengguna
from pegawai.pilihan import StatusPekerjaan
from talenta.umum import papan
from talenta.umum.angka import angka_id

AKTIF = frozenset({StatusPekerjaan.ANTRE, StatusPekerjaan.BERJALAN})
_AWAL = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Keadaan:
    """A job as its page shows it. ``persen`` is None while the size of the work is not known."""

    aktif: bool
    status: str
    label: str
    selesai: int
    jumlah: int
    pesan: str
    batal_diminta: bool

    @property
    def persen(self) -> int | None:
        """Progress 0–100."""
        return min(100, self.selesai * 100 // self.jumlah) if self.jumlah else None

    @property
    def hitungan(self) -> str:
        """Parts done of parts in all, as a person reads it; empty while the size is not known."""
        return f"{angka_id(self.selesai)} dari {angka_id(self.jumlah)}" if self.jumlah else ""


def pekerjaan_terlihat(pengguna: Pengguna | AnonymousUser) -> QuerySet[Pekerjaan]:
    """Return the jobs a user may see: their own, and for the admin role those of everybody in the agency."""
    if not isinstance(pengguna, Pengguna) or not pengguna.is_active:
        return Pekerjaan.objects.none()
    boleh = Q(dibuat_oleh=pengguna)
    if boleh_lihat_pekerjaan(pengguna) and pengguna.instansi_id:
        boleh |= Q(dibuat_oleh__instansi=pengguna.instansi_id)
    return Pekerjaan.objects.filter(boleh).order_by("-dibuat_pada", "-pk")


def tanda_hidup(pekerjaan: Pekerjaan) -> datetime:
    """Return when this attempt last showed that it lives: the younger of the row's pulse and the board's."""
    kabar = papan.baca_kemajuan(pekerjaan.pk)
    di_papan = kabar["pada"] if kabar and kabar["percobaan"] == pekerjaan.percobaan else 0
    return max(pekerjaan.denyut or _AWAL, datetime.fromtimestamp(di_papan, tz=UTC))


def keadaan(pekerjaan: Pekerjaan) -> Keadaan:
    """Return the state of a job; while it runs the board knows more than the row."""
    selesai, jumlah, pesan = pekerjaan.selesai_bagian, pekerjaan.jumlah_bagian, pekerjaan.pesan
    berjalan = pekerjaan.status == StatusPekerjaan.BERJALAN
    kabar = papan.baca_kemajuan(pekerjaan.pk) if berjalan else None
    if kabar and kabar["percobaan"] == pekerjaan.percobaan:
        selesai, jumlah, pesan = kabar["selesai"], kabar["jumlah"], kabar["pesan"]
    return Keadaan(
        aktif=pekerjaan.status in AKTIF,
        status=pekerjaan.status,
        label=pekerjaan.get_status_display(),
        selesai=selesai,
        jumlah=jumlah,
        pesan=pesan,
        batal_diminta=berjalan and papan.batal_diminta(pekerjaan.pk),
    )
