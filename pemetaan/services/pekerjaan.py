"""Mapping as a background job."""

from django.urls import reverse

from pegawai.models import Pekerjaan, Pengguna
from pegawai.services.pekerjaan import antrekan
from pemetaan.models import Pemetaan, Skema
from pemetaan.services.petakan import RingkasanPemetaan, petakan, ringkas
from talenta.umum.galat import GalatAplikasi

JENIS = "petakan"


def antrekan_pemetaan(*, tahun: int, skema: Skema, oleh: Pengguna) -> Pekerjaan:
    """Queue the mapping of the actor's agency and return the job.

    Raises:
        GalatAplikasi: the account belongs to no agency.
    """
    if oleh.instansi is None:
        raise GalatAplikasi("Akun Anda belum terhubung dengan instansi.")
    return antrekan(
        jenis=JENIS,
        argumen={"instansi": oleh.instansi.pk, "tahun": tahun, "skema": skema.pk},
        judul=f"Pemetaan talenta {tahun} ({skema})",
        oleh=oleh,
        tujuan=reverse("pemetaan", args=[tahun]),
    )


def kerjakan_pemetaan(*, pekerjaan: Pekerjaan) -> RingkasanPemetaan:
    """Do a queued mapping once: a job that starts again after it had been done gives what it gave the first time.

    Raises:
        GalatAplikasi: as ``petakan``.
    """
    argumen = pekerjaan.argumen
    sudah = Pemetaan.objects.filter(
        periode__instansi_id=argumen["instansi"],
        periode__tahun=argumen["tahun"],
        skema_id=argumen["skema"],
        dibuat_oleh=pekerjaan.dibuat_oleh,
        dibuat_pada__gte=pekerjaan.dibuat_pada,
    )
    if pemetaan := sudah.first():
        return ringkas(pemetaan=pemetaan)
    oleh = pekerjaan.dibuat_oleh
    if oleh is None or oleh.instansi_id != argumen["instansi"] or oleh.instansi is None:
        raise GalatAplikasi("Akun yang meminta pemetaan ini tidak lagi terhubung dengan instansinya.")
    return petakan(
        instansi=oleh.instansi,
        tahun=argumen["tahun"],
        skema=Skema.objects.get(pk=argumen["skema"]),
        oleh=oleh,
    )
