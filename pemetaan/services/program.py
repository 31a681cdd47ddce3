"""Planning programmes of pengembangan and retensi, and following them up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from pegawai.izin import boleh_kelola_program
from pegawai.models import Pengguna
from pegawai.selectors.lingkup import pegawai_terlihat
from pegawai.services.pemberitahuan import beri_tahu
from pemetaan.aturan.program import BENTUK, tindak_lanjut
from pemetaan.models import Pemetaan, Penempatan, ProgramTalenta, RiwayatProgram
from pemetaan.pilihan import StatusProgram
from pemetaan.selectors.program import calon_penanggung_jawab, program_terlihat
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from talenta.umum.tanggal import tanggal_panjang

BANYAK_SEKALI = 500
TAHUN_KE_DEPAN = 5
_PANJANG = 300


@dataclass(frozen=True, slots=True)
class HasilRencana:
    """How many programmes were planned, and how many people had that form in that year already."""

    baru: int
    sudah: int


def _rapi(teks: str) -> str:
    return " ".join(teks.replace("\x00", " ").split())[:_PANJANG]


@transaction.atomic
def rencanakan(
    *,
    pemetaan: Pemetaan,
    pegawai: Iterable[int],
    bentuk: str,
    tahun: int,
    penanggung_jawab: Pengguna,
    uraian: str = "",
    oleh: Pengguna,
) -> HasilRencana:
    """Plan one form in one year for several people in scope; who has it already is counted, not doubled.

    Raises:
        TidakBerhak: the actor may not, or names somebody out of scope, or themselves.
        GalatAplikasi: nobody is named, too many are, or form, year or person in charge will not do.
    """
    if not boleh_kelola_program(oleh) or oleh.instansi_id != pemetaan.periode.instansi_id:
        raise TidakBerhak("Program talenta direncanakan oleh pengelola SDM atau Tim Manajemen Talenta.")
    baris = BENTUK.get(bentuk)
    if baris is None:
        raise GalatAplikasi("Pilih bentuk program.", kode="bentuk")
    kini = timezone.localdate().year
    if not kini <= tahun <= kini + TAHUN_KE_DEPAN:
        raise GalatAplikasi(f"Tahun program harus {kini} sampai {kini + TAHUN_KE_DEPAN}, bukan {tahun}.", kode="tahun")
    orang = _orang(set(pegawai), oleh)
    _periksa_penanggung_jawab(penanggung_jawab, oleh)
    sudah = set(
        ProgramTalenta.objects.filter(pegawai__in=orang, tahun=tahun, bentuk=bentuk)
        .exclude(status=StatusProgram.BATAL)
        .values_list("pegawai_id", flat=True)
    )
    kotak = dict(
        Penempatan.objects.filter(pemetaan=pemetaan, pegawai__in=orang).values_list("pegawai_id", "kotak_akhir")
    )
    isi: dict[str, Any] = {"instansi_id": oleh.instansi_id, "tahun": tahun, "tahap": baris.tahap, "bentuk": bentuk}
    isi |= {"uraian": _rapi(uraian), "penanggung_jawab": penanggung_jawab, "dibuat_oleh": oleh}
    # Whoever plans the same at the same moment is passed over by the unique constraint; the count says how many.
    sebelum = _terakhir()
    ProgramTalenta.objects.bulk_create(
        [ProgramTalenta(pegawai_id=pk, kotak=kotak.get(pk), **isi) for pk in orang if pk not in sudah],
        ignore_conflicts=True,
    )
    baru = list(
        ProgramTalenta.objects.filter(
            pk__gt=sebelum, pegawai__in=orang, tahun=tahun, bentuk=bentuk, dibuat_oleh=oleh
        ).order_by("pk")
    )
    RiwayatProgram.objects.bulk_create(RiwayatProgram(program=p, ke=StatusProgram.RENCANA, oleh=oleh) for p in baru)
    if baru and penanggung_jawab.pk != oleh.pk:
        _kabari(penanggung_jawab, baru[0], len(baru))
    return HasilRencana(len(baru), len(orang) - len(baru))


def _terakhir() -> int:
    return ProgramTalenta.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _orang(pegawai: set[int], oleh: Pengguna) -> list[int]:
    if not pegawai:
        raise GalatAplikasi("Pilih sedikitnya satu pegawai.", kode="tanpa-pegawai")
    if len(pegawai) > BANYAK_SEKALI:
        raise GalatAplikasi(f"Pilih paling banyak {BANYAK_SEKALI} pegawai sekaligus.", kode="terlalu-banyak")
    ada = list(pegawai_terlihat(oleh).filter(pk__in=pegawai, aktif=True).values_list("pk", flat=True))
    if len(ada) != len(pegawai):
        raise TidakBerhak("Ada pegawai yang di luar lingkup Anda atau tidak aktif lagi.")
    if oleh.pegawai_id in pegawai:
        raise TidakBerhak("Anda tidak dapat merencanakan program untuk diri sendiri.")
    return sorted(ada)


def _periksa_penanggung_jawab(siapa: Pengguna, oleh: Pengguna) -> None:
    if not calon_penanggung_jawab(oleh.instansi_id).filter(pk=siapa.pk).exists():
        raise GalatAplikasi("Pilih penanggung jawab dari pengelola SDM, tim talenta, atau PyB instansi ini.")


def _kabari(siapa: Pengguna, program: ProgramTalenta, banyak: int) -> None:
    beri_tahu(
        penerima=[siapa],
        judul="Anda menjadi penanggung jawab program talenta",
        isi=f"{program.get_bentuk_display()} {program.tahun} untuk {banyak} pegawai.",
        tautan=f"{reverse('program-daftar')}?tahun={program.tahun}&penanggung_jawab={siapa.pk}",
        kunci=f"program-{program.pk}-{siapa.pk}",
    )


@transaction.atomic
def pindahkan(
    *,
    program: ProgramTalenta,
    revisi: int,
    ke: str,
    tanggal: date | None = None,
    bukti: str = "",
    alasan: str = "",
    oleh: Pengguna,
) -> None:
    """Start, finish or cancel a programme, with what that asks for.

    Raises:
        TidakBerhak: the actor may not, or it is about themselves.
        GalatAplikasi: not lawful in this state, something is missing, or somebody was first.
    """
    _periksa_pelaku(program, oleh)
    kini = ProgramTalenta.objects.get(pk=program.pk)
    baris = tindak_lanjut(kini.status, ke)
    if baris is None or kini.revisi != revisi:
        raise GalatAplikasi(_sudah_berubah(kini), kode="berubah")
    bukti, alasan = _rapi(bukti), _rapi(alasan)
    isi = {"tanggal": tanggal, "bukti": bukti, "alasan": alasan}
    for nama in baris.minta:
        if not isi[nama]:
            raise GalatAplikasi(_MINTA[nama], kode=nama)
    nilai: dict[str, Any] = {"status": ke, "revisi": F("revisi") + 1}
    if ke == StatusProgram.BERJALAN:
        nilai["mulai"] = tanggal
    elif ke == StatusProgram.SELESAI:
        nilai |= {"selesai": tanggal, "bukti": bukti}
    else:
        nilai["alasan"] = alasan
    _periksa_tanggal(kini, tanggal, ke)
    if ProgramTalenta.objects.filter(pk=kini.pk, status=baris.dari, revisi=revisi).update(**nilai) != 1:
        kini.refresh_from_db()
        raise GalatAplikasi(_sudah_berubah(kini), kode="berubah")
    RiwayatProgram.objects.create(program=kini, dari=baris.dari, ke=ke, catatan=bukti or alasan, oleh=oleh)
    program.refresh_from_db()


_MINTA = {
    "tanggal": "Isi tanggalnya.",
    "bukti": "Isi bukti: nomor surat, sertifikat, atau tautan ke berkasnya.",
    "alasan": "Tulis alasan program ini dibatalkan.",
}


def _periksa_pelaku(program: ProgramTalenta, oleh: Pengguna) -> None:
    penanggung = program.penanggung_jawab_id == oleh.pk and oleh.is_active
    if not (boleh_kelola_program(oleh) or penanggung):
        raise TidakBerhak("Program ini ditindaklanjuti oleh penanggung jawabnya atau pengelola SDM.")
    if program.pegawai_id == oleh.pegawai_id:
        raise TidakBerhak("Anda tidak dapat menindaklanjuti program untuk diri sendiri.")
    if not program_terlihat(oleh).filter(pk=program.pk).exists():
        raise TidakBerhak("Program ini di luar lingkup Anda.")


def _periksa_tanggal(program: ProgramTalenta, tanggal: date | None, ke: str) -> None:
    if tanggal is None:
        return
    if tanggal > timezone.localdate():
        raise GalatAplikasi(f"Tanggal {tanggal_panjang(tanggal)} belum tiba.", kode="tanggal")
    if tanggal.year < program.tahun - 1:
        raise GalatAplikasi(
            f"Tanggal {tanggal_panjang(tanggal)} jauh sebelum tahun program {program.tahun}.", kode="tanggal"
        )
    if ke == StatusProgram.SELESAI and program.mulai and tanggal < program.mulai:
        raise GalatAplikasi(
            f"Tanggal selesai {tanggal_panjang(tanggal)} mendahului tanggal mulai {tanggal_panjang(program.mulai)}.",
            kode="tanggal",
        )


def _sudah_berubah(program: ProgramTalenta) -> str:
    terakhir = program.riwayat.select_related("oleh").last()
    siapa = f" oleh {terakhir.oleh}" if terakhir else ""
    return f"Program ini sudah {program.get_status_display().lower()}{siapa}. Muat ulang untuk melihat keadaannya."


@transaction.atomic
def ganti_penanggung_jawab(*, program: ProgramTalenta, revisi: int, penanggung_jawab: Pengguna, oleh: Pengguna) -> None:
    """Give an open programme to another person in charge, who is told."""
    if not boleh_kelola_program(oleh):
        raise TidakBerhak("Penanggung jawab diganti oleh pengelola SDM atau Tim Manajemen Talenta.")
    _periksa_pelaku(program, oleh)
    _periksa_penanggung_jawab(penanggung_jawab, oleh)
    terbuka = [StatusProgram.RENCANA, StatusProgram.BERJALAN]
    milik = ProgramTalenta.objects.filter(pk=program.pk, revisi=revisi, status__in=terbuka)
    if milik.update(penanggung_jawab=penanggung_jawab, revisi=F("revisi") + 1) != 1:
        program.refresh_from_db()
        raise GalatAplikasi(_sudah_berubah(program), kode="berubah")
    program.refresh_from_db()
    catatan = f"Penanggung jawab: {penanggung_jawab}"
    RiwayatProgram.objects.create(program=program, dari=program.status, ke=program.status, catatan=catatan, oleh=oleh)
    _kabari(penanggung_jawab, program, 1)
