"""Builders of a calibration session and of moves in it."""

from typing import Any

from django.utils import timezone

from pegawai.models import Pengguna
from pemetaan.models import Pemetaan, Penempatan, PerubahanKotak, Sidang
from pemetaan.services.kalibrasi import Perpindahan, pindahkan
from pemetaan.services.sidang import IsiSidang, OrangSidang, buka
from tests.pabrik import buat_pegawai, buat_pengguna, buat_unit
from tests.pabrik_talenta import buat_pemetaan, buat_penempatan

ALASAN = "Memimpin tim lintas unit yang belum tercatat dalam SKP."


def isi_sidang(**lain: Any) -> IsiSidang:
    """Return what is written down about a session of today, led by somebody without an account."""
    isi = {
        "nama": "Sidang kalibrasi I",
        "forum": "Rapat Tim Manajemen Talenta",
        "tempat": "Ruang rapat BKPSDM",
        "tanggal": timezone.localdate(),
        "ketua": OrangSidang("Dra. Ratna Dewi", "Sekretaris Daerah"),
    }
    return IsiSidang(**isi | lain)


def buat_sidang(pemetaan: Pemetaan, oleh: Pengguna, *akun: Pengguna, **lain: Any) -> Sidang:
    """Return an open session of these members."""
    return buka(pemetaan=pemetaan, isi=isi_sidang(akun=akun, **lain), oleh=oleh)


def buat_pindah(sidang: Sidang, penempatan: Penempatan, kotak: int, oleh: Pengguna, **lain: Any) -> PerubahanKotak:
    """Move a person, having seen the newest version."""
    versi = lain.pop("versi", penempatan.perubahan.count())
    pindah = Perpindahan(kotak, lain.pop("alasan", ALASAN), versi)
    return pindahkan(sidang=sidang, penempatan=penempatan, pindah=pindah, oleh=oleh)


def dunia_sidang() -> dict[str, Any]:
    """Return a mapped agency with Siti Aminah in box 5 and an open session of two members, Tuti and Rudi."""
    pemetaan = buat_pemetaan(buat_unit().instansi)
    tim, rekan = buat_pengguna("tim", nama="Tuti"), buat_pengguna("tim", nama="Rudi")
    orang = buat_penempatan(pemetaan, buat_pegawai(nama="Siti Aminah"), 5)
    return {
        "pemetaan": pemetaan,
        "tim": tim,
        "rekan": rekan,
        "orang": orang,
        "sidang": buat_sidang(pemetaan, tim, rekan),
    }
