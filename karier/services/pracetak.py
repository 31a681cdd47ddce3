"""The document of a plan rendered before the transaction that sets the plan.

Rendering takes half a second, in which on SQLite nobody else could write. What is rendered here is only a proposal:
``dokumen.terbitkan`` composes the content anew inside the transaction and takes these bytes only if it is the same to
the last character, number and signatory included; otherwise it renders again.
"""

from django.utils import timezone

from karier.dokumen.kode import kode_baru
from karier.models import RencanaKarier
from karier.pilihan import JenisDokumen, StatusRpk
from karier.selectors.pengaturan import pengaturan_berlaku
from karier.services.dokumen import Cetakan, cetak_bakal
from karier.services.nomor import nomor_bakal
from pegawai.models import Pengguna
from talenta.umum.galat import GalatAplikasi


def pracetak(*, rpk: RencanaKarier, revisi: int, oleh: Pengguna) -> Cetakan | None:
    """Return the document that setting this plan now would issue, or None: then setting it will say why not."""
    kini = RencanaKarier.objects.select_related("instansi", "pegawai", "menggantikan").get(pk=rpk.pk)
    if kini.status != StatusRpk.DIPERIKSA or kini.revisi != revisi:
        return None
    pengaturan, sekarang = pengaturan_berlaku(kini.instansi), timezone.now()
    kini.status, kini.ditetapkan_pada, kini.ditetapkan_oleh = StatusRpk.DITETAPKAN, sekarang, oleh
    kini.pelimpahan = oleh.pelimpahan_berlaku
    try:
        hari = timezone.localdate(sekarang)
        kini.nomor = nomor_bakal(pengaturan=pengaturan, jenis=JenisDokumen.RPK, hari=hari)
        return cetak_bakal(rpk=kini, kode=kode_baru(), pengaturan=pengaturan)
    except GalatAplikasi:
        return None
