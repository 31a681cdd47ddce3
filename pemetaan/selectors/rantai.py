"""What of pemetaan the hash chain seals: states of periods, calibration sessions once closed, every box changed."""

from pegawai.selectors.rantai import JenisRantai, daftarkan, isi_baris, semua_baris
from pemetaan.models import Periode, PerubahanKotak, RiwayatPeriode, Sidang
from pemetaan.pilihan import StatusPeriode, StatusSidang

PERIODE = "periode"
RIWAYAT_PERIODE = "riwayat-periode"
SIDANG = "sidang"
KOTAK = "perubahan-kotak"

_PERIODE = (
    *("instansi_id", "tahun", "status", "ditetapkan_pada", "ditetapkan_oleh_id"),
    *("nomor_keputusan", "tanggal_keputusan"),
)
_RIWAYAT = ("periode_id", "dari", "ke", "catatan", "pada", "oleh_id")
_SIDANG = ("pemetaan_id", "nama", "forum", "tempat", "tanggal", "status", "ditutup_pada", "ditutup_oleh_id")
_KOTAK = ("sidang_id", "penempatan_id", "ke", "kotak_asal", "kotak_baru", "alasan", "membatalkan_id", "oleh_id", "pada")


def siapkan() -> None:
    """Declare the kinds of this app."""
    daftarkan(
        JenisRantai(
            PERIODE,
            "Periode",
            isi_baris(Periode, _PERIODE),
            semua_baris(Periode, "instansi", status=StatusPeriode.DIBUKA),
        )
    )
    daftarkan(
        JenisRantai(
            RIWAYAT_PERIODE,
            "Riwayat periode",
            isi_baris(RiwayatPeriode, _RIWAYAT),
            semua_baris(RiwayatPeriode, "periode__instansi"),
        )
    )
    daftarkan(
        JenisRantai(
            SIDANG,
            "Sidang",
            isi_baris(Sidang, _SIDANG),
            semua_baris(Sidang, "pemetaan__periode__instansi", status=StatusSidang.DIBUKA),
        )
    )
    kotak = semua_baris(PerubahanKotak, "sidang__pemetaan__periode__instansi")
    daftarkan(JenisRantai(KOTAK, "Perubahan kotak", isi_baris(PerubahanKotak, _KOTAK), kotak))
