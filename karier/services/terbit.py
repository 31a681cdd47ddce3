"""Issuing a chosen document: with the PPK's second factor where it is a decision, and in the background when large."""

from django.db import transaction
from django.urls import reverse

from karier.dokumen.pilih import berat, naskah_pilihan
from karier.izin import boleh_terbitkan
from karier.models import Dokumen
from karier.pilihan import JenisDokumen, StatusDokumen
from karier.services.naskah import terbitkan_naskah
from pegawai.models import Pekerjaan, Pengguna, UnitKerja
from pegawai.selectors.lingkup import unit_terlihat
from pegawai.services.faktor import atau_tolak, gunakan
from pegawai.services.pekerjaan import antrekan
from talenta.umum.galat import GalatAplikasi, TidakBerhak

JENIS_TERBIT = "terbit-dokumen"
BERFAKTOR = frozenset({JenisDokumen.KEPUTUSAN_RPK, JenisDokumen.SK_KRS})
TIDAK_ADA = "Perihal ini tidak ada lagi, atau di luar lingkup Anda."


def perlu_faktor(jenis: str) -> bool:
    """Tell whether this kind is a decision, which is issued with a second factor only."""
    return jenis in BERFAKTOR


def terbitkan_pilihan(*, pilihan: str, unit: UnitKerja | None, oleh: Pengguna, kode: str = "") -> Dokumen | Pekerjaan:
    """Issue what was chosen and return it; of many people return the job that is going to do it.

    Raises:
        TidakBerhak: the actor may not issue this kind.
        FaktorDitolak: a decision without a code that holds.
        GalatAplikasi: nothing to issue, or what ``terbitkan_naskah`` refuses.
    """
    naskah = naskah_pilihan(oleh, pilihan, unit)
    if naskah is None:
        raise GalatAplikasi(TIDAK_ADA)
    if not boleh_terbitkan(oleh, naskah.jenis):
        raise TidakBerhak("Anda tidak berwenang menerbitkan dokumen ini.")
    if naskah.halangan:
        raise GalatAplikasi(naskah.halangan)
    if perlu_faktor(naskah.jenis):
        naskah.isi()  # what it refuses is said before a code is spent
        with transaction.atomic():
            hasil = gunakan(oleh=oleh, kode=kode, untuk=f"Menerbitkan {naskah.judul}"[:200])
        atau_tolak(hasil)
    if not berat(oleh, pilihan, unit):
        return terbitkan_naskah(naskah=naskah, oleh=oleh)
    return antrekan(
        jenis=JENIS_TERBIT,
        argumen={"pilihan": pilihan, "unit": unit.pk if unit else None},
        judul=f"Penerbitan: {naskah.judul}"[:200],
        oleh=oleh,
        tujuan=reverse("dokumen-daftar"),
    )


def kerjakan_terbit(*, pekerjaan: Pekerjaan) -> Dokumen:
    """Do a queued issue; what an earlier try of this job has issued is returned as it is."""
    oleh, argumen = pekerjaan.dibuat_oleh, pekerjaan.argumen
    if oleh is None:
        raise GalatAplikasi("Akun yang menerbitkan dokumen ini tidak ada lagi.")
    unit = unit_terlihat(oleh).filter(pk=argumen["unit"]).first() if argumen["unit"] else None
    naskah = naskah_pilihan(oleh, argumen["pilihan"], unit)
    if naskah is None or (argumen["unit"] and unit is None):
        raise GalatAplikasi(TIDAK_ADA)
    sudah = Dokumen.objects.filter(
        instansi=naskah.instansi,
        jenis=naskah.jenis,
        subjek=naskah.subjek,
        status=StatusDokumen.BERLAKU,
        diterbitkan_oleh=oleh,
        diterbitkan_pada__gte=pekerjaan.dibuat_pada,
    ).first()
    return sudah or terbitkan_naskah(naskah=naskah, oleh=oleh)
