"""Drawing up plans: for one person, for a unit, for the whole agency."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from karier.aturan.cakrawala import Cakrawala
from karier.aturan.pengembangan import SUKSESI
from karier.models import LangkahRpk, Penyelarasan, RencanaKarier, RiwayatPersetujuan
from karier.pilihan import RekomendasiPengembangan, StatusRpk
from karier.selectors.bacaan import bacaan
from karier.selectors.fakta import SumberFakta
from karier.selectors.katalog import Harga, bekukan, harga_katalog
from karier.selectors.penyusunan import (
    Susunan,
    Urutan,
    muat_janji,
    muat_penawaran,
    muat_pergi,
    orang_disusun,
    pasang_janji,
    penempatan_orang,
    rpk_ada,
)
from karier.selectors.peta import PetaInstansi
from karier.selectors.profil import profil_pegawai
from karier.services.alasan_jatah import penghalang
from karier.services.penjatahan import Calon, Penjatah, Peserta
from karier.services.rancangan import Bahan, Butir, catatan, selaraskan, susun_butir
from pegawai.aturan.jenjang import bup, tmt_pensiun
from pegawai.izin import boleh_susun_rpk
from pegawai.models import Instansi, Pegawai, Pengguna, UnitKerja
from pegawai.pilihan import JenisAsn
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from talenta.umum.tanggal import tanggal_panjang

Lapor = Callable[[int, int], None]


@dataclass(slots=True)
class HasilSusun:
    """The plans drawn up, and per NIP why there is none."""

    rpk: list[RencanaKarier] = field(default_factory=list)
    gagal: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Rancangan:
    """A plan that is not saved yet."""

    rpk: RencanaKarier
    butir: list[Butir]
    bahan: Bahan


def susun(*, pegawai: Pegawai, tahun_awal: int, oleh: Pengguna | None) -> RencanaKarier:
    """Draw up the five-year plan of one person from the newest mapping.

    Raises:
        GalatAplikasi: why the person can have no plan now (see ``susun_banyak``).
    """
    hasil = susun_banyak(instansi=pegawai.instansi, tahun_awal=tahun_awal, nip=[pegawai.nip], oleh=oleh)
    if not hasil.rpk:
        raise GalatAplikasi(hasil.gagal[0][1])
    return hasil.rpk[0]


@transaction.atomic
def susun_banyak(
    *,
    instansi: Instansi,
    tahun_awal: int,
    oleh: Pengguna | None,
    unit: UnitKerja | None = None,
    nip: list[str] | None = None,
    lapor: Lapor = lambda selesai, jumlah: None,
) -> HasilSusun:
    """Draw up plans for the people named, otherwise for all active people of a unit's subtree or of the agency.

    Boxes 9, 8, 7, … and within a box the ranks come first; see ``services.penjatahan``. The result is the same every
    time, and no post is promised to more people than will be vacant. ``oleh`` None: an operator at the command line.
    ``gagal`` says per NIP: not of this agency or out of scope, not active, not placed, a plan is open or set, or
    retired before the first year.

    Raises:
        TidakBerhak: the actor may not draw up plans.
        GalatAplikasi: the five years are past or out of range, or somebody else drew up one of the plans meanwhile.
    """
    if oleh is not None and not boleh_susun_rpk(oleh):
        raise TidakBerhak("Hanya pengelola SDM yang dapat menyusun RPK.")
    hari_ini = timezone.localdate()
    _periksa_tahun(tahun_awal, hari_ini)
    susunan = orang_disusun(instansi, oleh, unit, nip)
    hasil = HasilSusun(gagal=list(susunan.gagal))
    penyusun = _Penyusun(instansi, tahun_awal, hari_ini, susunan)
    diterima = []
    for urutan in penyusun.urutan:
        if sebab := penyusun.penolakan(urutan):
            hasil.gagal.append((urutan.pegawai.nip, sebab))
        else:
            diterima.append(urutan)
    penyusun.bagikan(diterima)
    rancangan = []
    for nomor, urutan in enumerate(diterima, 1):
        rancangan.append(penyusun.rancang(urutan, oleh))
        lapor(nomor, len(diterima))
    try:
        hasil.rpk = _simpan(rancangan, oleh)
    except IntegrityError:
        raise GalatAplikasi(
            "RPK salah seorang pegawai baru saja disusun orang lain. Muat ulang, lalu ulangi."
        ) from None
    return hasil


def _periksa_tahun(tahun_awal: int, hari_ini: date) -> None:
    if not 2000 <= tahun_awal <= 2100:
        raise GalatAplikasi("Tahun awal harus antara 2000 dan 2100.")
    if tahun_awal + 4 < hari_ini.year:
        raise GalatAplikasi(
            f"Rencana {tahun_awal}–{tahun_awal + 4} seluruhnya sudah lewat. Pilih tahun awal yang lain."
        )


def _status_menghalangi(pegawai: Pegawai) -> str:
    if not pegawai.aktif:
        return "Pegawai tidak aktif lagi."
    if pegawai.jenis_asn != JenisAsn.PNS:
        status = pegawai.get_jenis_asn_display()
        return f"RPK disusun bagi PNS (Peraturan BKN 28/2020); pegawai ini berstatus {status}."
    return ""


class _Penyusun:
    """Everything that the plans of one run share, read once."""

    def __init__(self, instansi: Instansi, tahun_awal: int, hari_ini: date, susunan: Susunan) -> None:
        self.tahun_awal, self.instansi = tahun_awal, instansi
        self.cakrawala = Cakrawala.rencana(tahun_awal, hari_ini, bacaan())
        self.terencana = muat_pergi(instansi.pk, hari_ini)
        peta = PetaInstansi(instansi.pk, pergi=self.terencana)
        pasang_janji(peta, muat_janji(instansi.pk))
        self.penjatah = Penjatah(peta, self.cakrawala)
        self.peserta: dict[int, Peserta] = {}
        self.jatah: dict[int, Calon] = {}
        self.sumber = SumberFakta(susunan.pegawai, hari_ini, peta.rumpun)
        self.penawaran = muat_penawaran(instansi)
        self.ada = rpk_ada(susunan.pegawai, tahun_awal)
        self.urutan = penempatan_orang(instansi, susunan.pegawai)

    def penolakan(self, urutan: Urutan) -> str:
        """Return why a person can have no plan now, or an empty text."""
        pegawai, penempatan = urutan.pegawai, urutan.penempatan
        if status := _status_menghalangi(pegawai):
            return status
        terbuka = self.ada.get(pegawai.pk)
        if terbuka and terbuka.terkunci:
            return f"Sudah ada RPK {self.tahun_awal}–{self.tahun_awal + 4} berstatus {terbuka.status}."
        if penempatan is None:
            return "Belum ada hasil pemetaan talenta; jalankan pemetaan lebih dulu."
        if penempatan.kotak_akhir is None:
            return f"Belum dipetakan: {penempatan.sebab}"
        pensiun = tmt_pensiun(pegawai.tanggal_lahir, bup(pegawai.jabatan.jenjang, pegawai.jabatan.bup))
        if pensiun <= max(date(self.tahun_awal, 1, 1), self.cakrawala.data_per):
            return f"TMT pensiun {tanggal_panjang(pensiun)}, sebelum rencana berjalan."
        return ""

    def bagikan(self, diterima: list[Urutan]) -> None:
        """Give out the vacancies among those who may have a plan, in their order; who has a move coming gets none."""
        for satu in diterima:
            assert satu.penempatan is not None
            assert satu.penempatan.kotak_akhir is not None
            pegawai = satu.pegawai
            self.peserta[pegawai.pk] = Peserta(pegawai, self.sumber.fakta(pegawai), satu.penempatan.kotak_akhir)
        bebas = [satu for pk, satu in self.peserta.items() if pk not in self.terencana]
        self.jatah = self.penjatah.jatah(bebas)

    def _penghalang(self, peserta: Peserta) -> str:
        if peserta.pegawai.pk in self.terencana:
            return "Perpindahannya sudah direncanakan dalam RPK lain yang masih berlaku."
        return penghalang(self.penjatah, peserta)

    def rancang(self, urutan: Urutan, oleh: Pengguna | None) -> _Rancangan:
        """Draft the plan of a person who may have one, around the move that was given out."""
        pegawai, penempatan = urutan.pegawai, urutan.penempatan
        peserta, calon = self.peserta[pegawai.pk], self.jatah.get(pegawai.pk)
        kotak, fakta = peserta.kotak, peserta.fakta
        bahan = Bahan(fakta, kotak, self.tahun_awal, self.cakrawala, self.penawaran, calon)
        perlu_sebab = calon is None or kotak in SUKSESI
        ada = self.ada.get(pegawai.pk)
        rpk = RencanaKarier(
            instansi=self.instansi,
            pegawai=pegawai,
            penempatan=penempatan,
            tahun_awal=self.tahun_awal,
            versi=ada.versi + 1 if ada else 1,
            rekomendasi=RekomendasiPengembangan.KARIER if kotak in SUKSESI else RekomendasiPengembangan.KOMPETENSI,
            profil=profil_pegawai(pegawai, penempatan, self.tahun_awal),
            catatan=catatan(bahan, self._penghalang(peserta) if perlu_sebab else ""),
            dibuat_oleh=oleh,
        )
        return _Rancangan(rpk, susun_butir(bahan), bahan)


def _simpan(rancangan: list[_Rancangan], oleh: Pengguna | None) -> list[RencanaKarier]:
    with transaction.atomic():
        rpk = RencanaKarier.objects.bulk_create((satu.rpk for satu in rancangan), batch_size=500)
        harga = harga_katalog(rancangan[0].rpk.instansi) if rancangan else {}
        langkah = [_langkah(satu.rpk, butir, harga) for satu in rancangan for butir in satu.butir]
        LangkahRpk.objects.bulk_create(langkah, batch_size=500)
        pasangan = zip(langkah, ((satu, butir) for satu in rancangan for butir in satu.butir), strict=True)
        Penyelarasan.objects.bulk_create(
            (baris for baru, (satu, butir) in pasangan for baris in _penyelarasan(baru, satu.bahan, butir, harga)),
            batch_size=500,
        )
        RiwayatPersetujuan.objects.bulk_create(
            (RiwayatPersetujuan(rpk=satu, ke=StatusRpk.DISUSUN, revisi=satu.revisi, oleh=oleh) for satu in rpk),
            batch_size=500,
        )
    return rpk


def _langkah(rpk: RencanaKarier, butir: Butir, harga: dict[str, Harga]) -> LangkahRpk:
    tujuan: dict[str, Any] = bekukan(harga, butir.katalog)
    if butir.calon:
        baris = butir.calon.baris
        tujuan = {
            "jalur": baris.jalur,
            "jabatan": butir.calon.pos.jabatan,
            "unit": butir.calon.pos.unit,
            "mekanisme": baris.mekanisme[0],
            "prosedur": baris.prosedur[0],
        }
    return LangkahRpk(
        rpk=rpk,
        tahun=butir.tahun,
        bentuk=butir.bentuk,
        waktu=butir.waktu,
        uraian=butir.uraian,
        dasar=str(butir.dasar)[:200],
        **tujuan,
    )


def _penyelarasan(langkah: LangkahRpk, bahan: Bahan, butir: Butir, harga: dict[str, Harga]) -> list[Penyelarasan]:
    if butir.calon is None:
        return []
    return [
        Penyelarasan(
            langkah=langkah,
            kompetensi=satu.kompetensi,
            hasil=satu.hasil,
            standar=satu.standar,
            pengembangan=satu.pengembangan,
            tahun=satu.tahun,
            **bekukan(harga, satu.pengembangan),
        )
        for satu in selaraskan(bahan, butir.calon)
    ]
