"""Recording the decision by which a talent is placed in a post, out of the plan or directly out of box 9."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from karier.aturan.kelayakan import periksa
from karier.aturan.suksesi import KOTAK_LANGSUNG, hukuman_menahan
from karier.aturan.waktu import tambah_tahun
from karier.models import PenempatanSuksesor, Suksesor
from karier.pilihan import CaraPenempatan, StatusKelompok, StatusPemantauan
from karier.selectors.bacaan import bacaan
from karier.selectors.kelayakan import syarat_json
from karier.selectors.suksesi.kandidat import fakta_orang, pos_dinilai
from karier.selectors.suksesi.lowongan import formasi_kosong
from karier.selectors.suksesi.pemetaan import pemetaan_suksesi
from karier.services.suksesi.kelompok import periksa_penyusun
from karier.services.suksesi.pemantauan import jadwalkan, rapi
from pegawai.models import Pegawai, Pengguna, PetaJabatan
from pegawai.selectors.lingkup import pegawai_terlihat
from pemetaan.models import Penempatan
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from talenta.umum.tanggal import tanggal_panjang

TERAWAL_TAHUN = 5
_PANJANG_NOMOR = 100


@transaction.atomic
def tempatkan(
    *,
    pegawai: Pegawai,
    pos: PetaJabatan,
    tmt: date,
    nomor: str,
    tanggal: date,
    penilai: Pengguna | None,
    oleh: Pengguna,
) -> PenempatanSuksesor:
    """Record the decision by which a talent is placed: a successor of the group in force, or directly out of box 9.

    In a jabatan kritis three yearly evaluations are laid down for ``penilai``.

    Raises:
        TidakBerhak: the actor may not, or it is about themselves.
        GalatAplikasi: neither successor nor box 9, not eligible on the day, no vacancy, dates that will not do, or the
            person is still monitored elsewhere.
    """
    periksa_penyusun(None, oleh)
    if not pegawai_terlihat(oleh).filter(pk=pegawai.pk).exists():
        raise TidakBerhak("Pegawai ini di luar lingkup Anda.")
    if oleh.pegawai_id == pegawai.pk:
        raise TidakBerhak("Anda tidak dapat mencatat penempatan Anda sendiri.")
    nomor = rapi(nomor, _PANJANG_NOMOR)
    _periksa_tanggal(tmt, tanggal, nomor)
    suksesor = _suksesor_berlaku(pegawai, pos)
    kotak = _kotak(pegawai, suksesor)
    syarat = _putusan(pegawai, pos, tmt, suksesor)
    if pos.kritis and penilai is None:
        raise GalatAplikasi("Pilih penilai: penempatan dalam jabatan kritis dievaluasi tiga kali.", kode="penilai")
    try:
        with transaction.atomic():
            penempatan = PenempatanSuksesor.objects.create(
                instansi=pegawai.instansi,
                pegawai=pegawai,
                jabatan=pos.jabatan,
                unit=pos.unit,
                suksesor=suksesor,
                cara=CaraPenempatan.RENCANA if suksesor else CaraPenempatan.LANGSUNG,
                kritis=pos.kritis,
                kotak=kotak,
                tmt=tmt,
                nomor=nomor,
                tanggal=tanggal,
                syarat=syarat,
                status=StatusPemantauan.DIPANTAU if pos.kritis else StatusPemantauan.DITEMPATKAN,
                dicatat_oleh=oleh,
            )
    except IntegrityError:
        raise GalatAplikasi(
            f"{pegawai.nama_lengkap} sudah dicatat ditempatkan di jabatan ini, atau masih dipantau dalam penempatan "
            "lain. Selesaikan atau hentikan pemantauan itu dahulu.",
            kode="ada",
        ) from None
    if pos.kritis and penilai is not None:
        jadwalkan(penempatan, penilai)
    return penempatan


def _periksa_tanggal(tmt: date, tanggal: date, nomor: str) -> None:
    hari_ini = timezone.localdate()
    if not nomor:
        raise GalatAplikasi("Isi nomor keputusan pengangkatan.", kode="nomor")
    if tanggal > hari_ini:
        raise GalatAplikasi(f"Tanggal keputusan {tanggal_panjang(tanggal)} belum tiba.", kode="tanggal")
    if not tambah_tahun(hari_ini, -TERAWAL_TAHUN) <= tmt <= tambah_tahun(hari_ini, 1):
        raise GalatAplikasi(
            f"TMT pengangkatan {tanggal_panjang(tmt)} harus dalam {TERAWAL_TAHUN} tahun terakhir atau setahun ke "
            "depan.",
            kode="tmt",
        )


def _suksesor_berlaku(pegawai: Pegawai, pos: PetaJabatan) -> Suksesor | None:
    return (
        Suksesor.objects.filter(
            anggota__pegawai=pegawai,
            anggota__dikeluarkan="",
            anggota__kelompok__status=StatusKelompok.DITETAPKAN,
            jabatan=pos.jabatan,
            unit=pos.unit,
            penempatan__isnull=True,
        )
        .select_related("anggota")
        .order_by("anggota__kelompok__lingkup")
        .first()
    )


def _kotak(pegawai: Pegawai, suksesor: Suksesor | None) -> int:
    if suksesor:
        return suksesor.anggota.kotak
    pemetaan = pemetaan_suksesi(pegawai.instansi_id)
    kotak = Penempatan.objects.filter(pemetaan=pemetaan, pegawai=pegawai).values_list("kotak_akhir", flat=True).first()
    if kotak != KOTAK_LANGSUNG:
        raise GalatAplikasi(
            f"{pegawai.nama_lengkap} bukan suksesor jabatan ini dalam kelompok yang berlaku. Tanpa rencana suksesi "
            f"hanya kotak {KOTAK_LANGSUNG} yang dapat ditempatkan langsung (kotaknya: {kotak or 'belum dipetakan'}).",
            kode="bukan-suksesor",
        )
    return KOTAK_LANGSUNG


def _putusan(pegawai: Pegawai, pos: PetaJabatan, tmt: date, suksesor: Suksesor | None) -> list[dict[str, Any]]:
    """Return the requirements as judged for the day of appointment, after seeing that there is a post to move into.

    For who holds the post already (the import was faster than the record) the verdict of the plan is all there is.
    """
    if (pegawai.jabatan_id, pegawai.unit_id) == (pos.jabatan_id, pos.unit_id):
        if pegawai.tmt_jabatan != tmt:
            raise GalatAplikasi(
                f"{pegawai.nama_lengkap} sudah menduduki jabatan ini sejak {tanggal_panjang(pegawai.tmt_jabatan)} "
                "menurut Data Utama. Isi TMT itu.",
                kode="menduduki",
            )
        return suksesor.syarat if suksesor else []
    _periksa_formasi(pos, tmt)
    hari_ini = timezone.localdate()
    data_per = min(hari_ini, tmt)
    dinilai = pos_dinilai(pos, hari_ini=hari_ini)
    fakta = fakta_orang([pegawai.pk], data_per, dinilai.rumpun)[pegawai.pk]
    kena = hukuman_menahan(fakta.hukuman, tmt, bacaan())
    if kena:
        raise GalatAplikasi(
            f"{pegawai.nama_lengkap} terkena hukuman disiplin {kena.tingkat} sejak {tanggal_panjang(kena.mulai)}.",
            kode="disiplin",
        )
    putusan = periksa(fakta, dinilai.syarat, tmt, bacaan=bacaan(), data_per=data_per)
    if not putusan.layak:
        sebab = " ".join(satu.penjelasan for satu in putusan.penghalang)
        raise GalatAplikasi(
            f"{pegawai.nama_lengkap} belum layak pada {tanggal_panjang(tmt)}: {sebab}", kode="tidak-layak"
        )
    return [syarat_json(satu) for satu in putusan.syarat]


def _periksa_formasi(pos: PetaJabatan, tmt: date) -> None:
    """Take the row of the post, so that two who fill it at once come one after the other, and look for a vacancy."""
    PetaJabatan.objects.filter(pk=pos.pk).update(kebutuhan=F("kebutuhan"))
    if formasi_kosong(pos, tmt) <= 0:
        raise GalatAplikasi(
            f"Pada {tanggal_panjang(tmt)} jabatan ini tidak lowong: semua formasi terisi atau sudah dijanjikan kepada "
            "suksesor lain. Periksa TMT, kebutuhan di peta jabatan, dan penempatan yang sudah dicatat.",
            kode="terisi",
        )
