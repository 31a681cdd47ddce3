"""Editing the steps of a draft: every change is checked by the same rules at once, and raises ``revisi``."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from karier.aturan.cakrawala import kesenjangan
from karier.aturan.jalur import HORIZONTAL
from karier.aturan.pengembangan import DASAR_PENGEMBANGAN, DASAR_RETENSI
from karier.aturan.waktu import awal_triwulan, triwulan
from karier.models import KatalogPengembangan, LangkahRpk, Penyelarasan, RencanaKarier, RiwayatPersetujuan
from karier.pilihan import BentukPengembangan, StatusLangkah, StatusRpk
from karier.selectors.katalog import bekukan, harga_katalog
from karier.selectors.pemeriksaan import Pelanggaran, Pemeriksa, Pemeriksaan, hari_langkah
from karier.selectors.penyusunan import muat_penawaran
from karier.services.persetujuan import sudah_berubah
from pegawai.aturan.dasar import Dasar
from pegawai.izin import boleh_susun_rpk
from pegawai.models import Jabatan, Pengguna, UnitKerja
from pegawai.selectors.lingkup import pegawai_terlihat
from talenta.umum.galat import GalatAplikasi, TidakBerhak

PINDAH = (BentukPengembangan.PROMOSI, BentukPengembangan.MUTASI)
_DASAR: dict[str, Dasar] = {
    BentukPengembangan.PENGEMBANGAN: DASAR_PENGEMBANGAN,
    BentukPengembangan.PENUGASAN_KHUSUS: DASAR_RETENSI,
}


@dataclass(frozen=True, slots=True)
class IsiLangkah:
    """What an HR officer writes: ``triwulan`` 1–4; a move names position and unit, anything else says what it is.

    ``katalog``: the development, where it is one of the catalogue; its JP and cost of today are kept.
    """

    tahun: int
    triwulan: int
    bentuk: str
    jabatan: Jabatan | None = None
    unit: UnitKerja | None = None
    uraian: str = ""
    katalog: KatalogPengembangan | None = None

    @property
    def hari(self) -> date:
        """First day of the quarter."""
        return awal_triwulan(self.tahun)[self.triwulan - 1]


@transaction.atomic
def simpan_langkah(
    *, rpk: RencanaKarier, revisi: int, oleh: Pengguna, isi: IsiLangkah, langkah: LangkahRpk | None = None
) -> LangkahRpk:
    """Add a step to a draft, or change one; path, mechanism, procedure and alignment follow from the rules.

    Raises:
        TidakBerhak: the actor may not draw up plans, or the person is out of scope or the actor.
        GalatAplikasi: the plan is no draft or has changed since it was shown, the step is outside the five years or
            past, or it breaks a rule (or makes a later step break one); the sentence says which.
    """
    semula = _buka(rpk, revisi, oleh, f"{'Mengubah' if langkah else 'Menambah'} langkah {isi.tahun}")
    _periksa_isi(rpk, isi)
    _belum_terjadi(langkah)
    baru = langkah or LangkahRpk(rpk=rpk)
    if langkah is None or langkah.tahun != isi.tahun:
        baru.urutan = _urutan_berikut(rpk, isi.tahun)
    pindah = isi.bentuk in PINDAH
    if isi.bentuk != baru.bentuk:  # a step that becomes another one no longer rests on what it rested on
        baru.dasar = "" if pindah else str(_DASAR[isi.bentuk])
    baru.tahun, baru.bentuk, baru.waktu = isi.tahun, isi.bentuk, triwulan(isi.hari)
    baru.jabatan, baru.unit = (isi.jabatan, isi.unit) if pindah else (None, None)
    _pakai_katalog(baru, None if pindah else isi.katalog)
    baru.uraian = (
        isi.uraian
        or (baru.katalog.nama if baru.katalog else "")
        or (f"{BentukPengembangan(isi.bentuk).label} ke {isi.jabatan}" if pindah else "")
    )
    baru.uraian = baru.uraian[:300]
    baru.jalur = baru.mekanisme = baru.prosedur = ""
    baru.save()
    baru.penyelarasan.all().delete()
    if pindah:
        _lengkapi(rpk, baru)
    _tolak_pelanggaran(rpk, semula, baru)
    return baru


@transaction.atomic
def hapus_langkah(*, rpk: RencanaKarier, revisi: int, oleh: Pengguna, langkah: LangkahRpk) -> None:
    """Take a step out of a draft. Raises what ``simpan_langkah`` raises."""
    semula = _buka(rpk, revisi, oleh, f"Menghapus langkah {langkah.tahun}")
    _belum_terjadi(langkah)
    langkah.delete()
    _tolak_pelanggaran(rpk, semula, None)


def _buka(rpk: RencanaKarier, revisi: int, oleh: Pengguna, catatan: str) -> list[Pelanggaran]:
    """Take the draft for this change, and return what was wrong with it before."""
    if not boleh_susun_rpk(oleh):
        raise TidakBerhak("Hanya pengelola SDM yang dapat mengubah RPK.")
    if oleh.pegawai_id == rpk.pegawai_id or not pegawai_terlihat(oleh).filter(pk=rpk.pegawai_id).exists():
        raise TidakBerhak("Anda tidak dapat mengubah RPK pegawai ini.")
    milik = RencanaKarier.objects.filter(pk=rpk.pk, status=StatusRpk.DISUSUN, revisi=revisi)
    if milik.update(revisi=F("revisi") + 1) != 1:
        rpk.refresh_from_db()
        raise GalatAplikasi(sudah_berubah(rpk, revisi), kode="berubah")
    rpk.refresh_from_db()
    RiwayatPersetujuan.objects.create(
        rpk=rpk, dari=StatusRpk.DISUSUN, ke=StatusRpk.DISUSUN, revisi=rpk.revisi, oleh=oleh, catatan=catatan
    )
    return Pemeriksa(rpk).hasil().pelanggaran


def _periksa_isi(rpk: RencanaKarier, isi: IsiLangkah) -> None:
    if not rpk.tahun_awal <= isi.tahun <= rpk.tahun_akhir:
        raise GalatAplikasi(f"Tahun harus {rpk.tahun_awal} sampai {rpk.tahun_akhir}.")
    if isi.bentuk in PINDAH:
        if isi.jabatan is None or isi.unit is None:
            raise GalatAplikasi("Mutasi dan promosi harus menyebut jabatan dan unit tujuan.")
        if isi.hari <= timezone.localdate():
            raise GalatAplikasi(f"{triwulan(isi.hari)} sudah berjalan atau lewat; pilih waktu yang akan datang.")
    elif not isi.uraian.strip() and not isi.katalog:
        raise GalatAplikasi("Tulis uraian kegiatannya, atau pilih dari katalog.")


def _pakai_katalog(langkah: LangkahRpk, katalog: KatalogPengembangan | None) -> None:
    langkah.katalog = katalog
    langkah.jp, langkah.biaya = (katalog.jp, katalog.biaya) if katalog else (None, None)


def _belum_terjadi(langkah: LangkahRpk | None) -> None:
    """Refuse to rewrite what an earlier version has already recorded as done, replaced or dropped."""
    if langkah and langkah.status != StatusLangkah.DIRENCANAKAN:
        keadaan = langkah.get_status_display().lower()
        raise GalatAplikasi(f"Langkah ini sudah dicatat {keadaan} pada versi sebelumnya, jadi tetap seperti adanya.")


def _urutan_berikut(rpk: RencanaKarier, tahun: int) -> int:
    return (rpk.langkah.filter(tahun=tahun).aggregate(akhir=Max("urutan"))["akhir"] or 0) + 1


def _lengkapi(rpk: RencanaKarier, langkah: LangkahRpk) -> None:
    """Fill in what follows from the rules for a move: alignment first, then path, mechanism, procedure, basis."""
    pemeriksa = Pemeriksa(rpk)
    _selaraskan(rpk, langkah, pemeriksa)
    hasil = pemeriksa.hasil()
    keputusan = hasil.kelayakan[langkah.pk]
    if keputusan.baris is None:
        raise GalatAplikasi(keputusan.syarat[0].penjelasan)
    mendatar = keputusan.jalur == HORIZONTAL
    if mendatar is not (langkah.bentuk == BentukPengembangan.MUTASI):
        harus = "mutasi" if mendatar else "promosi"
        lain = [satu.teks for satu in hasil.pelanggaran if satu.langkah.pk == langkah.pk]
        raise GalatAplikasi(" ".join([f"Perpindahan ini jalur {keputusan.jalur}, jadi bentuknya {harus}.", *lain]))
    langkah.jalur = keputusan.baris.jalur
    langkah.mekanisme, langkah.prosedur = keputusan.baris.mekanisme[0], keputusan.baris.prosedur[0]
    langkah.dasar = str(keputusan.baris.dasar)[:200]
    langkah.save()


def _selaraskan(rpk: RencanaKarier, langkah: LangkahRpk, pemeriksa: Pemeriksa) -> None:
    assert langkah.jabatan is not None
    syarat = pemeriksa.peta.syarat(langkah.jabatan, langkah.unit_id)
    kurang, hasil = kesenjangan(pemeriksa.fakta, syarat), dict(pemeriksa.fakta.level)
    penawaran, harga = muat_penawaran(rpk.instansi), harga_katalog(rpk.instansi)
    baris = []
    for kode, minta in syarat.standar:
        perlu = kode in kurang or kode not in hasil
        nama = penawaran.kegiatan(kode) if perlu else ""
        tahun = langkah.tahun - 1 if perlu else None
        isi = {"hasil": hasil.get(kode), "standar": minta, "pengembangan": nama, "tahun": tahun}
        baris.append(Penyelarasan(langkah=langkah, kompetensi=kode, **isi, **bekukan(harga, nama)))
    Penyelarasan.objects.bulk_create(baris)


def _tolak_pelanggaran(rpk: RencanaKarier, semula: list[Pelanggaran], langkah: LangkahRpk | None) -> None:
    """Refuse what is wrong with the step itself, and what the change has made wrong with another one."""
    lama = {(satu.langkah.pk, satu.teks) for satu in semula}
    hasil: Pemeriksaan = Pemeriksa(rpk).hasil()
    milik = [satu.teks for satu in hasil.pelanggaran if langkah is not None and satu.langkah.pk == langkah.pk]
    if milik:
        raise GalatAplikasi(" ".join(milik), kode="pelanggaran")
    lain = [satu for satu in hasil.pelanggaran if (satu.langkah.pk, satu.teks) not in lama]
    if lain:
        kapan = triwulan(hari_langkah(lain[0].langkah))
        raise GalatAplikasi(f"Langkah {kapan} menjadi tidak sah: {lain[0].teks}", kode="pelanggaran")
