"""Setting with a second factor: one plan at once, or many as a job. A code serves one act.

Whoever was first is said before a code is asked for, and again after one was refused: two clicks carry the same code.
"""

from collections.abc import Sequence

from django.db import transaction

from karier.models import RencanaKarier
from karier.services.pekerjaan import antrekan_tetapkan
from karier.services.persetujuan import siap, tetapkan
from karier.services.pracetak import pracetak
from pegawai.models import JejakFaktor, Pekerjaan, Pengguna
from pegawai.services.faktor import atau_tolak, gunakan
from talenta.umum.galat import GalatAplikasi

Pilihan = tuple[int, int, str]  # id, revision and digest of what was shown


def tetapkan_dengan_kode(
    *, rpk: RencanaKarier, revisi: int, sidik: str, oleh: Pengguna, kode: str, catatan: str = ""
) -> None:
    """Set one plan with a code of the actor's second factor, in one transaction.

    Raises FaktorDitolak, and what ``persetujuan.tetapkan`` raises; the code then stays good, for nothing came of it.
    """
    siap("tetapkan", rpk, revisi, oleh)
    cetakan = pracetak(rpk=rpk, revisi=revisi, oleh=oleh) if kode.strip() else None
    with transaction.atomic():
        siap("tetapkan", rpk, revisi, oleh)
        hasil = gunakan(oleh=oleh, kode=kode, untuk=f"Penetapan RPK {rpk.pk} revisi {revisi}")
        if isinstance(hasil, JejakFaktor):
            tetapkan(rpk=rpk, revisi=revisi, oleh=oleh, bukti=hasil, sidik=sidik, catatan=catatan, cetakan=cetakan)
    if not isinstance(hasil, JejakFaktor):
        siap("tetapkan", rpk, revisi, oleh)
    atau_tolak(hasil)


def tetapkan_banyak_dengan_kode(*, pilihan: Sequence[Pilihan], oleh: Pengguna, kode: str) -> Pekerjaan:
    """Queue the setting of exactly these plans as they were shown, with one code for all of them.

    Raises FaktorDitolak, and GalatAplikasi when nothing was chosen.
    """
    if not pilihan:
        raise GalatAplikasi("Pilih sedikitnya satu RPK.")
    with transaction.atomic():
        hasil = gunakan(oleh=oleh, kode=kode, untuk=f"Penetapan {len(pilihan)} RPK")
        if isinstance(hasil, JejakFaktor):
            return antrekan_tetapkan(pilihan=list(pilihan), oleh=oleh, bukti=hasil)
    raise hasil
