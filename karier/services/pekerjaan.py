"""Plans for many as background jobs: drawing up, and setting what the PPK has confirmed."""

from typing import Any

from django.urls import reverse

from karier.models import RencanaKarier
from karier.pilihan import StatusRpk
from karier.services.persetujuan import HasilTetapkan, tetapkan
from karier.services.pracetak import pracetak
from karier.services.rpk import HasilSusun, Lapor, susun_banyak
from pegawai.models import JejakFaktor, Pekerjaan, Pengguna, UnitKerja
from pegawai.selectors.lingkup import unit_terlihat
from pegawai.services.pekerjaan import antrekan
from talenta.umum.galat import GalatAplikasi

JENIS_SUSUN = "susun-rpk"
JENIS_TETAPKAN = "tetapkan-rpk"
# The page of a job is open to the admin role, and the rule that is broken may be about a disciplinary sanction.
RINCIAN_DI_RPK = "Ada langkah yang melanggar aturan; rinciannya pada halaman RPK-nya."


def antrekan_susun(*, tahun_awal: int, unit: UnitKerja | None, oleh: Pengguna) -> Pekerjaan:
    """Queue the drawing up of plans for a unit in the actor's scope (None: all of it) and return the job.

    Raises:
        GalatAplikasi: the account belongs to no agency.
    """
    if oleh.instansi_id is None:
        raise GalatAplikasi("Akun Anda belum terhubung dengan instansi.")
    tempat = unit or oleh.unit
    return antrekan(
        jenis=JENIS_SUSUN,
        argumen={"tahun_awal": tahun_awal, "unit": tempat.pk if tempat else None},
        judul=f"Penyusunan RPK {tahun_awal}–{tahun_awal + 4}: {tempat or oleh.instansi}",
        oleh=oleh,
        tujuan=f"{reverse('rpk-daftar')}?tahun={tahun_awal}&status={StatusRpk.DISUSUN}",
    )


def kerjakan_susun(*, pekerjaan: Pekerjaan, lapor: Lapor) -> HasilSusun:
    """Do a queued drawing up; whoever got a plan at an earlier try is simply counted as having one."""
    oleh, argumen = pekerjaan.dibuat_oleh, pekerjaan.argumen
    if oleh is None or oleh.instansi is None:
        raise GalatAplikasi("Akun yang meminta penyusunan ini tidak lagi terhubung dengan instansinya.")
    unit = None
    if argumen["unit"] is not None:
        unit = unit_terlihat(oleh).filter(pk=argumen["unit"]).first()
        if unit is None:
            raise GalatAplikasi("Unit yang diminta tidak lagi dalam lingkup akun yang memintanya.")
    return susun_banyak(instansi=oleh.instansi, tahun_awal=argumen["tahun_awal"], unit=unit, oleh=oleh, lapor=lapor)


def antrekan_tetapkan(*, pilihan: list[tuple[int, int, str]], oleh: Pengguna, bukti: JejakFaktor) -> Pekerjaan:
    """Queue the setting of plans, each an id with the revision and digest that were confirmed, and return the job.

    ``bukti`` is the second factor that the actor has shown for all of them.
    """
    return antrekan(
        jenis=JENIS_TETAPKAN,
        argumen={"pilihan": [list(satu) for satu in pilihan], "bukti": bukti.pk},
        judul=f"Penetapan {len(pilihan)} RPK",
        oleh=oleh,
        tujuan=reverse("persetujuan"),
    )


def kerjakan_tetapkan(*, pekerjaan: Pekerjaan, lapor: Lapor) -> HasilTetapkan:
    """Do a queued setting; a plan that an earlier try of this job has set stays as it is and counts as set."""
    oleh, pilihan = pekerjaan.dibuat_oleh, pekerjaan.argumen["pilihan"]
    bukti = JejakFaktor.objects.filter(pk=pekerjaan.argumen.get("bukti"), pengguna=oleh).first()
    if oleh is None or bukti is None:
        raise GalatAplikasi("Penetapan harus dilakukan oleh PPK dengan faktor keduanya. Ulangi dari antrean.")
    hasil = HasilTetapkan()
    ada = RencanaKarier.objects.select_related("pegawai").in_bulk([satu[0] for satu in pilihan])
    for nomor, (pk, revisi, sidik) in enumerate(pilihan, 1):
        rpk = ada.get(pk)
        if rpk is not None:
            isi = {"revisi": revisi, "sidik": sidik, "oleh": oleh, "bukti": bukti}
            _tetapkan_satu(rpk, pekerjaan, hasil, isi)
        lapor(nomor, len(pilihan))
    return hasil


def _tetapkan_satu(rpk: RencanaKarier, pekerjaan: Pekerjaan, hasil: HasilTetapkan, isi: dict[str, Any]) -> None:
    sudah = rpk.riwayat.filter(ke=StatusRpk.DITETAPKAN, bukti=isi["bukti"], pada__gte=pekerjaan.dibuat_pada).exists()
    try:
        if not sudah:
            cetakan = pracetak(rpk=rpk, revisi=isi["revisi"], oleh=isi["oleh"])
            tetapkan(rpk=rpk, cetakan=cetakan, **isi)
    except GalatAplikasi as galat:
        hasil.ditolak.append((rpk, RINCIAN_DI_RPK if galat.kode == "pelanggaran" else galat.pesan))
    else:
        hasil.ditetapkan.append(rpk)
