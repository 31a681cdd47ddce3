"""Which mapping succession is drawn from."""

from pemetaan.models import Pemetaan
from pemetaan.pilihan import StatusPeriode
from pemetaan.selectors.terbaru import pemetaan_terbaru

DITETAPKAN = (StatusPeriode.DITETAPKAN, StatusPeriode.DIARSIPKAN)


def pemetaan_suksesi(instansi_id: int | None) -> Pemetaan | None:
    """Return the mapping in force of the newest period that is set; where none is set yet, of the newest mapped one."""
    if instansi_id is None:
        return None
    ditetapkan = Pemetaan.objects.filter(
        periode__instansi=instansi_id, berlaku=True, periode__status__in=DITETAPKAN
    ).select_related("periode")
    return ditetapkan.order_by("-periode__tahun").first() or pemetaan_terbaru(instansi_id)


def sudah_ditetapkan(pemetaan: Pemetaan) -> bool:
    """Tell whether the period of a mapping is set, so that its boxes are final."""
    return pemetaan.periode.status in DITETAPKAN
