"""Issuing documents other than those of single plans."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from karier.dokumen.kode import kode_baru
from karier.dokumen.meterai import beri_meterai
from karier.dokumen.naskah import Naskah
from karier.dokumen.pdf import cetak_dokumen
from karier.izin import boleh_cabut, boleh_terbitkan
from karier.models import Dokumen
from karier.pilihan import StatusDokumen
from karier.selectors.pengaturan import pengaturan_berlaku, uri_logo
from karier.services.dokumen import cabut, ganti_semua, simpan_dokumen
from karier.services.nomor import nomor_bakal, nomor_berikut
from pegawai.models import Pengguna
from pegawai.selectors.rantai import kepala
from talenta.umum.galat import GalatAplikasi, TidakBerhak

PERCOBAAN = 4
BERUBAH = "Isi dokumen ini terus berubah selama diterbitkan. Tunggu sampai pekerjaan lain selesai, lalu ulangi."


class _TidakSama(Exception):
    """Between rendering and storing the number was taken or the content changed: render again."""


def terbitkan_naskah(*, naskah: Naskah, oleh: Pengguna) -> Dokumen:
    """Issue a document; the one in force about the same subject is marked as replaced.

    It is rendered before the transaction with the number it is going to get, and stored in the transaction only if
    number and content are still the same then: rendering hundreds of people takes a minute, and on SQLite nobody could
    write meanwhile.

    Raises:
        TidakBerhak: the actor may not issue this kind, or not for this agency.
        GalatAplikasi: it cannot be issued yet; what the content refuses; or it kept changing.
    """
    if not boleh_terbitkan(oleh, naskah.jenis) or naskah.instansi.pk != oleh.instansi_id:
        raise TidakBerhak("Anda tidak berwenang menerbitkan dokumen ini.")
    if naskah.halangan:
        raise GalatAplikasi(naskah.halangan)
    for _ in range(PERCOBAAN):
        try:
            return _terbitkan(naskah, oleh)
        except _TidakSama:
            continue
    raise GalatAplikasi(BERUBAH)


def _terbitkan(naskah: Naskah, oleh: Pengguna) -> Dokumen:
    pengaturan, kode = pengaturan_berlaku(naskah.instansi), kode_baru()
    hari = naskah.hari or timezone.localdate()
    nomor = naskah.nomor or nomor_bakal(pengaturan=pengaturan, jenis=naskah.jenis, hari=hari)
    meterai = partial(beri_meterai, kode_instansi=naskah.instansi.kode, kepala=kepala(naskah.instansi.pk))
    isi = meterai(naskah.isi(pengaturan, nomor=nomor, hari=hari, kode=kode))
    data = cetak_dokumen(isi, uri_logo(pengaturan))
    with transaction.atomic():
        if not naskah.nomor and nomor_berikut(pengaturan=pengaturan, jenis=naskah.jenis, hari=hari) != nomor:
            raise _TidakSama
        kini = pengaturan_berlaku(naskah.instansi)
        if meterai(naskah.isi(kini, nomor=nomor, hari=hari, kode=kode)) != isi:
            raise _TidakSama
        milik = Dokumen.objects.filter(instansi=naskah.instansi, jenis=naskah.jenis, subjek=naskah.subjek)
        ganti_semua(list(milik.filter(status=StatusDokumen.BERLAKU)), oleh=oleh)
        dokumen = Dokumen(
            instansi=naskah.instansi,
            jenis=naskah.jenis,
            tahun=hari.year,
            subjek=naskah.subjek,
            judul=naskah.judul,
            unit=naskah.unit,
            pegawai=naskah.pegawai,
            pengaturan=kini if kini.pk else None,
            kode=kode,
            nomor=nomor,
            isi=isi,
            diterbitkan_oleh=oleh,
        )
        return simpan_dokumen(dokumen, data, oleh=oleh)


def cabut_dokumen(*, dokumen: Dokumen, oleh: Pengguna, alasan: str) -> None:
    """Revoke a document of the actor's agency, with a reason.

    Raises:
        TidakBerhak: the actor may not revoke this kind, or not in this agency.
        GalatAplikasi: no reason, or no longer in force.
    """
    if not boleh_cabut(oleh, dokumen.jenis) or dokumen.instansi_id != oleh.instansi_id:
        raise TidakBerhak("Anda tidak berwenang mencabut dokumen ini.")
    cabut(dokumen=dokumen, oleh=oleh, alasan=alasan)
