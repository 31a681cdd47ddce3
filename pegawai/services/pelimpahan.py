"""Delegation: the PPK names who acts for them, with a code; what an admin names a second person confirms."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from pegawai.izin import adalah_ppk, boleh_kelola_rujukan, boleh_limpahkan
from pegawai.models import JejakFaktor, KodeAktivasi, Pelimpahan, Pengguna
from pegawai.pilihan import Peran
from pegawai.selectors.pelimpahan import pelimpahan_hidup
from pegawai.services.faktor import FaktorDitolak, atau_tolak, gunakan
from pegawai.services.pemberitahuan import beri_tahu
from talenta.umum.galat import GalatAplikasi, TidakBerhak

ALAMAT = "/akun/pelimpahan/"


@dataclass(frozen=True, slots=True)
class IsiPelimpahan:
    """What the letter says."""

    jenis: str
    penerima: Pengguna
    jabatan: str
    nomor_surat: str
    tanggal_surat: date
    mulai: date
    selesai: date


def limpahkan(*, isi: IsiPelimpahan, kode: str, oleh: Pengguna) -> Pelimpahan:
    """Name a delegate: at once by the PPK with a code, otherwise by an admin to be confirmed by a second person.

    Raises:
        TidakBerhak: neither the PPK nor an admin, or the delegate is of another agency.
        FaktorDitolak: the PPK's code is not good.
        GalatAplikasi: the dates or the delegate will not do.
    """
    if not boleh_limpahkan(oleh) or isi.penerima.instansi_id != oleh.instansi_id:
        raise TidakBerhak("Pelimpahan dibuat oleh PPK atau admin instansi ini.")
    with transaction.atomic():
        _periksa(isi, oleh)
        hasil = _bukti(oleh, kode, f"Pelimpahan kepada {isi.penerima}")
        if not isinstance(hasil, FaktorDitolak):
            return _simpan(isi, oleh)
    raise hasil


def _bukti(oleh: Pengguna, kode: str, untuk: str) -> JejakFaktor | FaktorDitolak | None:
    return gunakan(oleh=oleh, kode=kode, untuk=untuk) if adalah_ppk(oleh) else None


def _periksa(isi: IsiPelimpahan, oleh: Pengguna) -> None:
    siapa = isi.penerima
    if siapa.pk == oleh.pk or siapa.peran & {Peran.ADMIN} or siapa.groups.filter(name=Peran.PPK).exists():
        raise GalatAplikasi("Pilih penerima lain: bukan diri sendiri, bukan PPK, dan bukan admin.", kode="penerima")
    _pasti_pemegangnya(siapa)
    if isi.selesai < isi.mulai:
        raise GalatAplikasi("Pelimpahan berakhir sebelum dimulai. Perbaiki tanggalnya.", kode="selesai")
    if isi.selesai < timezone.localdate():
        raise GalatAplikasi("Masa pelimpahan ini sudah lewat. Perbaiki tanggalnya.", kode="selesai")
    bentrok = _hidup(oleh).filter(penerima=siapa, mulai__lte=isi.selesai, selesai__gte=isi.mulai).first()
    if bentrok:
        masa = f"{bentrok.mulai:%d-%m-%Y} sampai {bentrok.selesai:%d-%m-%Y}"
        raise GalatAplikasi(f"{siapa} sudah menerima pelimpahan {bentrok.nomor_surat} untuk {masa}.", kode="mulai")


def _pasti_pemegangnya(siapa: Pengguna) -> None:
    """Refuse an account that somebody else could come in with: an admin who gave its password or holds its code."""
    if not siapa.is_active:
        raise GalatAplikasi(f"Akun {siapa} tidak aktif.", kode="penerima")
    if not siapa.has_usable_password():
        raise GalatAplikasi(f"{siapa} belum mengaktifkan akunnya. Minta diaktifkan dulu, lalu ulangi.", kode="penerima")
    if siapa.sandi_sementara:
        raise GalatAplikasi(
            f"{siapa} belum mengganti kata sandi yang diberikan admin. Minta diganti dulu, lalu ulangi.",
            kode="penerima",
        )
    if KodeAktivasi.objects.filter(pengguna=siapa, kedaluwarsa__gt=timezone.now()).exists():
        raise GalatAplikasi(
            f"Kode aktivasi akun {siapa} masih beredar. Minta dipakai pemegangnya dulu, lalu ulangi.", kode="penerima"
        )


def _hidup(oleh: Pengguna) -> QuerySet[Pelimpahan]:
    return Pelimpahan.objects.filter(instansi=oleh.instansi_id, dicabut_pada__isnull=True)


def _simpan(isi: IsiPelimpahan, oleh: Pengguna) -> Pelimpahan:
    langsung = adalah_ppk(oleh)
    satu = Pelimpahan(
        instansi=oleh.instansi,
        jenis=isi.jenis,
        penerima=isi.penerima,
        jabatan=isi.jabatan,
        nomor_surat=isi.nomor_surat,
        tanggal_surat=isi.tanggal_surat,
        mulai=isi.mulai,
        selesai=isi.selesai,
        dibuat_oleh=oleh,
        disahkan_oleh=oleh if langsung else None,
        disahkan_pada=timezone.now() if langsung else None,
    )
    satu.save()
    if langsung:
        _kabari_penerima(satu)
    else:
        _kabari_pengesah(satu)
    return satu


def _kabari_penerima(satu: Pelimpahan) -> None:
    masa = f"{satu.mulai:%d-%m-%Y} sampai {satu.selesai:%d-%m-%Y}"
    beri_tahu(
        penerima=[satu.penerima],
        judul=f"Anda bertindak sebagai {satu.sebutan} PPK",
        isi=f"Surat {satu.nomor_surat}, {masa}. Untuk menetapkan RPK pasang faktor kedua lebih dulu.",
        tautan="/karier/persetujuan/",
        kunci=f"pelimpahan-{satu.pk}",
    )


def _kabari_pengesah(satu: Pelimpahan) -> None:
    peran = Q(groups__name=Peran.PPK) | Q(groups__name=Peran.ADMIN)
    siapa = Pengguna.objects.filter(peran, instansi=satu.instansi_id, is_active=True)
    beri_tahu(
        penerima=siapa.exclude(pk__in=(satu.dibuat_oleh_id, satu.penerima_id)).distinct(),
        judul="Satu pelimpahan wewenang PPK menunggu pengesahan",
        isi=f"{satu.sebutan} kepada {satu.penerima}, surat {satu.nomor_surat}, dibuat {satu.dibuat_oleh}.",
        tautan=ALAMAT,
        kunci=f"pelimpahan-{satu.pk}-menunggu",
    )


def sahkan_pelimpahan(*, pelimpahan: Pelimpahan, kode: str, oleh: Pengguna) -> None:
    """Let what an admin has named take effect: by the PPK with a code, or by another admin.

    Raises TidakBerhak for anybody else, for who named it and for the delegate, FaktorDitolak, and GalatAplikasi when
    somebody was first or the delegate's account is not in the hands of its holder alone.
    """
    if pelimpahan.instansi_id != oleh.instansi_id or not boleh_limpahkan(oleh):
        raise TidakBerhak("Pelimpahan disahkan oleh PPK atau admin instansi ini.")
    if oleh.pk in (pelimpahan.dibuat_oleh_id, pelimpahan.penerima_id):
        raise TidakBerhak("Pelimpahan ini harus disahkan orang lain: bukan pembuatnya, bukan penerimanya.")
    with transaction.atomic():
        _pasti_pemegangnya(Pengguna.objects.get(pk=pelimpahan.penerima_id))
        hasil = _bukti(oleh, kode, f"Pengesahan pelimpahan {pelimpahan.pk}")
        if not isinstance(hasil, FaktorDitolak):
            menunggu = Pelimpahan.objects.filter(
                pk=pelimpahan.pk, disahkan_pada__isnull=True, dicabut_pada__isnull=True
            )
            if menunggu.update(disahkan_oleh=oleh, disahkan_pada=timezone.now()) != 1:
                raise GalatAplikasi("Pelimpahan ini sudah disahkan atau dicabut lebih dulu. Muat ulang halaman.")
            pelimpahan.refresh_from_db()
            _kabari_penerima(pelimpahan)
    if isinstance(hasil, FaktorDitolak):
        atau_tolak(hasil)


@transaction.atomic
def cabut(*, pelimpahan: Pelimpahan, oleh: Pengguna) -> None:
    """End a delegation before its time, for the PPK and for admins; what was done under it stays."""
    if pelimpahan.instansi_id != oleh.instansi_id or not (adalah_ppk(oleh) or boleh_kelola_rujukan(oleh)):
        raise TidakBerhak("Pelimpahan dicabut oleh PPK atau admin instansi ini.")
    hidup = Pelimpahan.objects.filter(pk=pelimpahan.pk, dicabut_pada__isnull=True)
    if hidup.update(dicabut_oleh=oleh, dicabut_pada=timezone.now()) != 1:
        raise GalatAplikasi("Pelimpahan ini sudah dicabut lebih dulu.")
    beri_tahu(
        penerima=[pelimpahan.penerima],
        judul="Pelimpahan wewenang PPK kepada Anda dicabut",
        isi=f"Surat {pelimpahan.nomor_surat}, oleh {oleh}.",
        tautan="/",
        kunci=f"pelimpahan-{pelimpahan.pk}-dicabut",
    )


@transaction.atomic
def akhiri_karena_akun(*, penerima: Pengguna, oleh: Pengguna) -> int:
    """End the delegations to an account whose password or factor somebody else has set; return how many there were.

    They are not left to be confirmed anew: who has set the password could be that second person.
    """
    semua = list(pelimpahan_hidup(penerima).select_related("dibuat_oleh", "penerima"))
    pelimpahan_hidup(penerima).update(dicabut_oleh=oleh, dicabut_pada=timezone.now())
    for satu in semua:
        _kabari_berakhir(satu, oleh)
    return len(semua)


def _kabari_berakhir(satu: Pelimpahan, oleh: Pengguna) -> None:
    peran = Q(groups__name=Peran.PPK) | Q(pk=satu.dibuat_oleh_id) | Q(pk=satu.penerima_id)
    siapa = Pengguna.objects.filter(peran, instansi=satu.instansi_id, is_active=True)
    beri_tahu(
        penerima=siapa.distinct(),
        judul=f"Pelimpahan kepada {satu.penerima} berakhir",
        isi=f"Kata sandi atau faktor kedua akunnya diatur {oleh}. Bila masih diperlukan, limpahkan lagi.",
        tautan=ALAMAT,
        kunci=f"pelimpahan-{satu.pk}-akun",
    )
