"""A closed calibration session of the demo agency, held with the services that its team uses.

Without it nobody could see a calibrated box beside the reckoned one, the minutes of a session, or why ours and SIMATA's
box differ when a session stands between them.
"""

from django.utils import timezone

from pegawai.models import Instansi, Pengguna
from pemetaan.models import Pemetaan, Penempatan, Sidang
from pemetaan.services.kalibrasi import Perpindahan, batalkan, pindahkan
from pemetaan.services.sidang import IsiSidang, OrangSidang, buka, tutup
from talenta.contoh.acuan import TAHUN
from talenta.contoh.bangun import Lapor

NAMA = f"Sidang kalibrasi {TAHUN}"
FORUM = "Rapat Tim Manajemen Talenta"
TEMPAT = "Ruang rapat BKPSDM"
# From which box to which, whether the best or the last of it, and why. Each reason speaks of the axis that it moves.
GERAK: tuple[tuple[int, int, bool, str], ...] = (
    (
        8,
        9,
        True,
        f"Memimpin penyelesaian temuan pemeriksaan {TAHUN} di tiga perangkat daerah; laporannya dilampirkan, tetapi "
        "hasilnya belum tertulis dalam SKP.",
    ),
    (
        7,
        9,
        True,
        "Lulus uji kompetensi jabatan pimpinan sesudah asesmen terakhir; sertifikat dan nilainya dilampirkan.",
    ),
    (
        5,
        7,
        True,
        "Enam bulan menjadi pelaksana tugas kepala bidang dan melampaui targetnya; SKP hanya memuat jabatan definitif.",
    ),
    (
        9,
        8,
        False,
        "Capaian hasil kerja berasal dari target bersama unit; bukti perorangan yang diminta sidang tidak ada.",
    ),
)
DIBATALKAN = (
    5,
    8,
    "Ikut program kepemimpinan nasional, menurut atasannya; sertifikatnya menyusul.",
    "Sertifikat yang dijanjikan tidak diserahkan sampai sidang berakhir.",
)


def buat(instansi: Instansi, akun: dict[str, Pengguna], lapor: Lapor) -> None:
    """Hold the session over this year's run: a move of each kind, one that is taken back, and the close."""
    tim = akun["tim"]
    pemetaan = Pemetaan.objects.get(periode__instansi=instansi, periode__tahun=TAHUN, berlaku=True)
    sidang = buka(pemetaan=pemetaan, isi=_isi(akun), oleh=tim)
    for asal, tujuan, terbaik, alasan in GERAK:
        if satu := _orang(pemetaan, asal, terbaik=terbaik):
            pindahkan(sidang=sidang, penempatan=satu, pindah=Perpindahan(tujuan, alasan, 0), oleh=tim)
    _pindah_lalu_urung(sidang, tim)
    tutup(sidang=sidang, oleh=tim)
    lapor(f"{NAMA}: {sidang.perubahan.count()} perubahan kotak")


def _isi(akun: dict[str, Pengguna]) -> IsiSidang:
    pimpinan, sdm = (OrangSidang(satu.nama, _jabatan(satu)) for satu in (akun["pyb"], akun["sdm"]))
    return IsiSidang(NAMA, FORUM, TEMPAT, timezone.localdate(), ketua=pimpinan, lain=(sdm,))


def _jabatan(akun: Pengguna) -> str:
    return akun.pegawai.jabatan.nama if akun.pegawai else ""


def _orang(pemetaan: Pemetaan, kotak: int, *, terbaik: bool) -> Penempatan | None:
    """Return somebody whom no session has moved, without a demo account and never disciplined."""
    calon = Penempatan.objects.filter(
        pemetaan=pemetaan,
        kotak_akhir=kotak,
        perubahan=None,
        pegawai__akun__isnull=True,
        pegawai__hukuman_disiplin=None,
    )
    return calon.order_by("peringkat" if terbaik else "-peringkat").first()


def _pindah_lalu_urung(sidang: Sidang, tim: Pengguna) -> None:
    asal, tujuan, alasan, sebab = DIBATALKAN
    if satu := _orang(sidang.pemetaan, asal, terbaik=True):
        baris = pindahkan(sidang=sidang, penempatan=satu, pindah=Perpindahan(tujuan, alasan, 0), oleh=tim)
        batalkan(perubahan=baris, alasan=sebab, oleh=tim)
