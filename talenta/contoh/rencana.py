"""Two years of mapping of the demo agency, and plans in every state."""

from pegawai.models import Instansi, Pengguna
from pemetaan.services.petakan import petakan, skema_untuk
from talenta.contoh.acuan import TAHUN
from talenta.contoh.bangun import Lapor

TAHUN_PEMETAAN = (TAHUN - 1, TAHUN)


def petakan_semua(instansi: Instansi, oleh: Pengguna, lapor: Lapor) -> None:
    """Map the agency for both years with the default scheme."""
    for tahun in TAHUN_PEMETAAN:
        ringkasan = petakan(instansi=instansi, tahun=tahun, skema=skema_untuk(instansi=instansi), oleh=oleh)
        lapor(f"pemetaan {tahun}: {ringkasan.dipetakan} pegawai di sembilan kotak")
