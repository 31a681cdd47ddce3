"""Roles with power over others take effect when a second person confirms them.

An admin keeps accounts, and so could make an approver, or become one by a new password or a reset second factor. So
whatever an admin does to such an account takes the role off it until another admin has confirmed it with a code that
the holder reads out from the own authenticator. Where there is no other admin an operator confirms at the server.
"""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from pegawai.izin import boleh_kelola_rujukan
from pegawai.models import JejakFaktor, PengajuanPeran, Pengguna
from pegawai.pilihan import PERAN_DISAHKAN, Peran, PeristiwaFaktor, SebabPengajuan, StatusPengajuan
from pegawai.selectors.pengesahan import admin_lain
from pegawai.services.faktor import FaktorDitolak, atau_tolak, gunakan, hapus_faktor
from pegawai.services.pelimpahan import akhiri_karena_akun
from pegawai.services.pemberitahuan import beri_tahu
from talenta.umum.galat import GalatAplikasi, TidakBerhak


@transaction.atomic
def ajukan_peran(*, pengguna: Pengguna, peran: Iterable[str], sebab: str, oleh: Pengguna) -> list[PengajuanPeran]:
    """Take these roles off an account, as far as they need confirming, and let them wait for a second person."""
    hasil = []
    for satu in sorted(PERAN_DISAHKAN & set(peran)):
        pengguna.groups.remove(*Group.objects.filter(name=satu))
        pengajuan, baru = PengajuanPeran.objects.get_or_create(
            pengguna=pengguna,
            peran=satu,
            status=StatusPengajuan.MENUNGGU,
            defaults={"sebab": sebab, "diajukan_oleh": oleh},
        )
        if baru:
            _kabari_admin(pengajuan)
        hasil.append(pengajuan)
    return hasil


def _kabari_admin(pengajuan: PengajuanPeran) -> None:
    beri_tahu(
        penerima=admin_lain(pengajuan),
        judul="Satu peran menunggu pengesahan Anda",
        isi=f"{pengajuan.get_peran_display()} untuk {pengajuan.pengguna}, diajukan oleh {pengajuan.diajukan_oleh}.",
        tautan="/akun/pengesahan/",
        kunci=f"peran-{pengajuan.pk}",
    )


@transaction.atomic
def sandi_diatur(*, pengguna: Pengguna, oleh: Pengguna) -> list[PengajuanPeran]:
    """Note that somebody else has set an account's password: roles that need confirming wait again, delegations end."""
    Pengguna.objects.filter(pk=pengguna.pk).update(sandi_sementara=True)
    akhiri_karena_akun(penerima=pengguna, oleh=oleh)
    return ajukan_peran(pengguna=pengguna, peran=_dipegang(pengguna), sebab=SebabPengajuan.SANDI, oleh=oleh)


def _dipegang(pengguna: Pengguna) -> list[str]:
    return list(pengguna.groups.filter(name__in=PERAN_DISAHKAN).values_list("name", flat=True))


def ganti_sandi_sendiri(*, oleh: Pengguna) -> None:
    """Note that an account's password is known to its holder alone again."""
    Pengguna.objects.filter(pk=oleh.pk, sandi_sementara=True).update(sandi_sementara=False)


@transaction.atomic
def setel_ulang_faktor(*, pengguna: Pengguna, alasan: str, oleh: Pengguna) -> None:
    """Take a lost second factor off an account, with a reason; its roles that need confirming wait again.

    Delegations to it end.

    Raises TidakBerhak for anybody but an admin of the agency, and for the own account; GalatAplikasi without a reason.
    """
    _hanya_admin(oleh, pengguna)
    if not alasan.strip():
        raise GalatAplikasi("Tulis alasan faktor kedua disetel ulang, misalnya ponsel hilang.", kode="alasan")
    if oleh.pk == pengguna.pk:
        raise TidakBerhak("Faktor kedua Anda sendiri dilepas dengan kodenya, atau disetel ulang oleh admin lain.")
    hapus_faktor(pengguna=pengguna, oleh=oleh, peristiwa=PeristiwaFaktor.DISETEL, keterangan=alasan.strip()[:200])
    ajukan_peran(pengguna=pengguna, peran=_dipegang(pengguna), sebab=SebabPengajuan.FAKTOR, oleh=oleh)
    akhiri_karena_akun(penerima=pengguna, oleh=oleh)


def _hanya_admin(oleh: Pengguna, pengguna: Pengguna) -> None:
    if not boleh_kelola_rujukan(oleh) or oleh.instansi_id != pengguna.instansi_id:
        raise TidakBerhak("Hanya admin instansi ini yang mengelola akunnya.")


def sahkan(*, pengajuan: PengajuanPeran, kode: str, oleh: Pengguna) -> None:
    """Let a role take effect; ``kode`` is read out by its holder from the own authenticator.

    Raises:
        TidakBerhak: not an admin of the agency, or the one who asked for it, or the holder.
        GalatAplikasi: the holder has not changed the password that an admin gave, or it was decided before.
        FaktorDitolak: the code is not one of the holder's.
    """
    with transaction.atomic():
        pengajuan = _menunggu(pengajuan)
        _orang_kedua(pengajuan, oleh)
        hasil = _buktikan(pengajuan, kode)
        if isinstance(hasil, JejakFaktor):
            _putuskan(pengajuan, StatusPengajuan.DISAHKAN, oleh)
    atau_tolak(hasil)


def _menunggu(pengajuan: PengajuanPeran) -> PengajuanPeran:
    kini = PengajuanPeran.objects.select_related("pengguna", "diajukan_oleh", "diputus_oleh").get(pk=pengajuan.pk)
    if kini.status != StatusPengajuan.MENUNGGU:
        raise GalatAplikasi(f"Peran ini sudah {kini.get_status_display().lower()} oleh {_pemutus(kini)}.")
    return kini


def _pemutus(pengajuan: PengajuanPeran) -> str:
    return str(pengajuan.diputus_oleh or "operator")


def _orang_kedua(pengajuan: PengajuanPeran, oleh: Pengguna) -> None:
    _hanya_admin(oleh, pengajuan.pengguna)
    if oleh.pk in (pengajuan.diajukan_oleh_id, pengajuan.pengguna_id):
        raise TidakBerhak("Peran ini harus disahkan oleh admin lain: bukan yang mengajukan, bukan pemegangnya.")


def _buktikan(pengajuan: PengajuanPeran, kode: str) -> JejakFaktor | FaktorDitolak:
    """Ask for what only the holder has: a password that nobody else knows, and the authenticator in the hand."""
    siapa = pengajuan.pengguna
    if siapa.sandi_sementara:
        raise GalatAplikasi(
            f"{siapa} belum mengganti kata sandi yang diberikan admin. Minta diganti dulu, lalu ulangi."
        )
    hasil = gunakan(oleh=siapa, kode=kode, untuk=f"Pengesahan peran {pengajuan.get_peran_display()}")
    if isinstance(hasil, FaktorDitolak) and hasil.kode == "faktor-belum":
        raise GalatAplikasi(f"{siapa} belum memasang faktor kedua. Minta dipasang dulu (menu akun, Faktor kedua).")
    return hasil


def _putuskan(pengajuan: PengajuanPeran, status: str, oleh: Pengguna | None) -> None:
    milik = PengajuanPeran.objects.filter(pk=pengajuan.pk, status=StatusPengajuan.MENUNGGU)
    if milik.update(status=status, diputus_oleh=oleh, diputus_pada=timezone.now()) != 1:
        _menunggu(pengajuan)
    if status == StatusPengajuan.DISAHKAN:
        pengajuan.pengguna.groups.add(Group.objects.get_or_create(name=pengajuan.peran)[0])
    beri_tahu(
        penerima=[pengajuan.pengguna, pengajuan.diajukan_oleh],
        judul=f"Peran {pengajuan.get_peran_display()} {StatusPengajuan(status).label.lower()}",
        isi=f"Untuk {pengajuan.pengguna}, oleh {oleh or 'operator'}.",
        tautan="/",
        kunci=f"peran-{pengajuan.pk}-{status}",
    )


@transaction.atomic
def tolak(*, pengajuan: PengajuanPeran, oleh: Pengguna) -> None:
    """Refuse a role that waits; also whoever asked for it may take it back. Raises TidakBerhak, GalatAplikasi."""
    pengajuan = _menunggu(pengajuan)
    _hanya_admin(oleh, pengajuan.pengguna)
    _putuskan(pengajuan, StatusPengajuan.DITOLAK, oleh)


@transaction.atomic
def sahkan_di_server(*, username: str, peran: str) -> None:
    """Let a waiting role take effect on the word of an operator at the server. Raises GalatAplikasi when none waits."""
    menunggu = PengajuanPeran.objects.filter(status=StatusPengajuan.MENUNGGU, pengguna__username=username, peran=peran)
    pengajuan = menunggu.select_related("pengguna", "diajukan_oleh").first()
    if pengajuan is None:
        raise GalatAplikasi(f"Tidak ada peran {Peran(peran).label} yang menunggu pengesahan untuk akun {username}.")
    _putuskan(pengajuan, StatusPengajuan.DISAHKAN, None)
