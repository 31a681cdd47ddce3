"""Two years of mapping of the demo agency, and plans in every state, made by the same services that people use."""

from collections.abc import Iterator

from django.db.models import Count
from django.utils import timezone

from karier.models import RencanaKarier
from karier.services.persetujuan import ajukan, kembalikan, periksa, tetapkan
from karier.services.rpk import susun_banyak
from pegawai.models import Instansi, JejakFaktor, Pengguna
from pegawai.pilihan import CaraFaktor, JenisAsn, PeristiwaFaktor
from pemetaan.models import Penempatan
from pemetaan.services.petakan import petakan, skema_untuk
from talenta.contoh.acuan import TAHUN
from talenta.contoh.akun import UNIT_SDM_DINAS, kaitkan
from talenta.contoh.bangun import Lapor

TAHUN_PEMETAAN = (TAHUN - 1, TAHUN)
# How many of each box get a plan, best ranks first, and how many of one office besides.
PER_KOTAK = {9: 26, 8: 9, 7: 9, 5: 5}
PER_UNIT = 4
# How far the plans come, in the order in which they were drawn up; the pattern repeats.
DITETAPKAN, DIPERIKSA, DIAJUKAN, DISUSUN, DIKEMBALIKAN = (
    "ditetapkan",
    "diperiksa",
    "diajukan",
    "disusun",
    "dikembalikan",
)
POLA = (DIPERIKSA, DIAJUKAN, DISUSUN, DIPERIKSA, DIAJUKAN, DIKEMBALIKAN, DIPERIKSA, DISUSUN)
BANYAK_DITETAPKAN = 3
CATATAN_PYB = "Diperiksa; jabatan tujuan sesuai peta jabatan."
CATATAN_KEMBALI = "Lengkapi pengembangan kompetensi sebelum tahun perpindahan, lalu ajukan kembali."


def petakan_semua(instansi: Instansi, oleh: Pengguna, lapor: Lapor) -> None:
    """Map the agency for both years with the default scheme."""
    for tahun in TAHUN_PEMETAAN:
        ringkasan = petakan(instansi=instansi, tahun=tahun, skema=skema_untuk(instansi=instansi), oleh=oleh)
        lapor(f"pemetaan {tahun}: {ringkasan.dipetakan} pegawai di sembilan kotak")


def buat(instansi: Instansi, akun: dict[str, Pengguna], lapor: Lapor) -> None:
    """Draw up plans for some of the best, carry them to every state, and tie the employee's account to one of them."""
    tahun = max(TAHUN + 1, timezone.localdate().year - 4)  # a plan that is wholly past is refused
    hasil = susun_banyak(instansi=instansi, tahun_awal=tahun, oleh=akun["sdm"], nip=list(_nip(instansi)))
    rencana = _urutan(hasil.rpk)
    kaitkan(akun["pegawai"], rencana[0].pegawai)
    for nomor, rpk in enumerate(rencana):
        tujuan = DITETAPKAN if nomor < BANYAK_DITETAPKAN else POLA[(nomor - BANYAK_DITETAPKAN) % len(POLA)]
        _jalankan(rpk, tujuan, akun)
    jumlah = RencanaKarier.objects.filter(instansi=instansi).values_list("status").annotate(n=Count("pk"))
    lapor("rencana karier: " + ", ".join(f"{n} {status}" for status, n in jumlah.order_by("status")))


def _nip(instansi: Instansi) -> Iterator[str]:
    """Yield whose plans to draw up: PNS only, and no holders of demo accounts, who may not handle their own plan."""
    dipetakan = Penempatan.objects.filter(
        pegawai__akun__isnull=True,
        pegawai__jenis_asn=JenisAsn.PNS,
        pemetaan__periode__instansi=instansi,
        pemetaan__periode__tahun=TAHUN,
        pemetaan__berlaku=True,
        kotak_akhir__isnull=False,
    ).order_by("-kotak_akhir", "peringkat")
    terpilih: dict[str, None] = {}
    for kotak, banyak in PER_KOTAK.items():
        urut = dipetakan.filter(kotak_akhir=kotak).values_list("pegawai__nip", flat=True)
        terpilih |= dict.fromkeys(urut[:banyak])
    kantor = instansi.unit_kerja.get(nama=UNIT_SDM_DINAS)
    setempat = dipetakan.filter(unit_path__startswith=kantor.path).values_list("pegawai__nip", flat=True)
    yield from terpilih | dict.fromkeys(setempat[:PER_UNIT])


def _urutan(rpk: list[RencanaKarier]) -> list[RencanaKarier]:
    """Return the plans by box, those that move somebody first: they are the ones worth setting."""
    pindah = set(
        RencanaKarier.objects.filter(pk__in=[satu.pk for satu in rpk], langkah__jabatan__isnull=False).values_list(
            "pk", flat=True
        )
    )
    kotak = {satu.pk: satu.penempatan.kotak_akhir or 0 if satu.penempatan else 0 for satu in rpk}
    return sorted(rpk, key=lambda satu: (-kotak[satu.pk], satu.pk not in pindah, satu.pk))


def _jalankan(rpk: RencanaKarier, tujuan: str, akun: dict[str, Pengguna]) -> None:
    if tujuan == DISUSUN:
        return
    ajukan(rpk=rpk, revisi=rpk.revisi, oleh=akun["sdm"])
    if tujuan == DIAJUKAN:
        return
    if tujuan == DIKEMBALIKAN:
        kembalikan(rpk=rpk, revisi=rpk.revisi, oleh=akun["pyb"], catatan=CATATAN_KEMBALI)
        return
    periksa(rpk=rpk, revisi=rpk.revisi, oleh=akun["pyb"], catatan=CATATAN_PYB)
    if tujuan == DITETAPKAN:
        tetapkan(rpk=rpk, revisi=rpk.revisi, oleh=akun["ppk"], bukti=_bukti(akun["ppk"]))


def _bukti(ppk: Pengguna) -> JejakFaktor:
    """Return the trace of a second factor, as if the demo's approver had typed a code: its codes stay unspent."""
    return JejakFaktor.objects.create(
        pengguna=ppk, oleh=ppk, peristiwa=PeristiwaFaktor.DIPAKAI, cara=CaraFaktor.TOTP, keterangan="Data contoh"
    )
