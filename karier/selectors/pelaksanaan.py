"""What the page of a plan shows of its versions, of what came of it, and of what earlier plans teach."""

from typing import Any

from karier.aturan.persetujuan import DAPAT_DIUBAH
from karier.aturan.realisasi import DICATAT_PADA
from karier.models import RencanaKarier
from karier.models.rpk import STATUS_TERBUKA
from karier.selectors.pelajaran import Pelajaran, pelajaran_pegawai
from karier.selectors.perubahan import versi_lain
from karier.selectors.rpk import rpk_terlihat
from pegawai.izin import boleh_catat_realisasi, boleh_lihat_instansi, boleh_susun_rpk
from pegawai.models import Pengguna


def keadaan(rpk: RencanaKarier, pengguna: Pengguna, *, boleh_disiplin: bool) -> dict[str, Any]:
    """Return the parts of the page; ``boleh_disiplin``: reasons, which may name a sanction, may be seen."""
    terlihat = set(rpk_terlihat(pengguna).filter(pegawai=rpk.pegawai_id).order_by().values_list("pk", flat=True))
    versi = [satu for satu in versi_lain(rpk) if satu.pk in terlihat]
    sendiri = pengguna.pegawai_id == rpk.pegawai_id
    penyusun = boleh_lihat_instansi(pengguna) and not sendiri and boleh_disiplin
    return {
        "versi": versi,
        "perubahan": next((v for v in versi if v.menggantikan_id == rpk.pk and v.status in STATUS_TERBUKA), None),
        "boleh_ubah_versi": boleh_susun_rpk(pengguna) and not sendiri and rpk.status in DAPAT_DIUBAH,
        "boleh_catat": boleh_catat_realisasi(pengguna) and not sendiri and rpk.status in DICATAT_PADA,
        "pelajaran": _pelajaran(rpk) if penyusun and rpk.status in STATUS_TERBUKA else None,
    }


def _pelajaran(rpk: RencanaKarier) -> Pelajaran:
    return pelajaran_pegawai(rpk.pegawai, rpk.tahun_awal)
