"""Amending a plan that is set: a new version that names the old one and why, and starts from its steps."""

from typing import Any, TypeVar

from django.db import IntegrityError, transaction
from django.db.models import Model
from django.db.models.fields.files import FieldFile

from karier.aturan.pengembangan import SUKSESI
from karier.aturan.persetujuan import DAPAT_DIUBAH
from karier.models import LangkahRpk, Penyelarasan, RealisasiLangkah, RencanaKarier, RiwayatPersetujuan
from karier.pilihan import RekomendasiPengembangan, StatusRpk
from karier.selectors.profil import profil_pegawai
from karier.services.segel import segel_realisasi
from pegawai.izin import boleh_susun_rpk
from pegawai.models import Pengguna
from pegawai.selectors.lingkup import pegawai_terlihat
from pemetaan.selectors.orang import penempatan_berlaku
from talenta.umum.galat import GalatAplikasi, TidakBerhak

_Baris = TypeVar("_Baris", bound=Model)


def ubah(*, rpk: RencanaKarier, alasan: str, oleh: Pengguna) -> RencanaKarier:
    """Return a draft of the next version of a set plan; the old one stands until the PPK sets the new one.

    The profile is taken anew; steps, alignment with its JP and cost, and what was realised are carried over.

    Raises:
        TidakBerhak: the actor may not draw up plans, or the person is out of scope or the actor.
        GalatAplikasi: no reason, the plan is not in force, or a version is being drawn up already.
    """
    _periksa_pelaku(rpk, oleh)
    alasan = alasan.strip()
    if not alasan:
        raise GalatAplikasi("Tulis alasan perubahan rencana ini.", kode="alasan")
    try:
        with transaction.atomic():
            return _versi_baru(rpk, alasan, oleh)
    except IntegrityError:
        raise GalatAplikasi(_sebab_bentrok(rpk), kode="berubah") from None


def _periksa_pelaku(rpk: RencanaKarier, oleh: Pengguna) -> None:
    if not boleh_susun_rpk(oleh):
        raise TidakBerhak("Hanya pengelola SDM yang dapat mengubah RPK.")
    if oleh.pegawai_id == rpk.pegawai_id or not pegawai_terlihat(oleh).filter(pk=rpk.pegawai_id).exists():
        raise TidakBerhak("Anda tidak dapat mengubah RPK pegawai ini.")


def _sebab_bentrok(rpk: RencanaKarier) -> str:
    lain = RencanaKarier.objects.filter(menggantikan=rpk.pk).exclude(status=StatusRpk.DIBATALKAN)
    baru = lain.select_related("dibuat_oleh").first()
    if baru is None:
        return "Ada RPK lain yang belum ditetapkan untuk pegawai dan tahun awal ini. Selesaikan atau batalkan dulu."
    siapa = f" oleh {baru.dibuat_oleh}" if baru.dibuat_oleh else ""
    return f"Versi {baru.versi} sudah disusun{siapa}. Lanjutkan atau batalkan versi itu."


def _versi_baru(rpk: RencanaKarier, alasan: str, oleh: Pengguna) -> RencanaKarier:
    # The lock keeps realisation from being recorded on the old steps while they are copied.
    lama = RencanaKarier.objects.select_for_update(of=("self",)).select_related("pegawai__jabatan").get(pk=rpk.pk)
    if lama.status not in DAPAT_DIUBAH:
        raise GalatAplikasi(
            f"Hanya RPK yang berlaku yang dapat diubah; yang ini {lama.get_status_display().lower()}.", kode="berubah"
        )
    baru = _salin_kepala(lama, alasan, oleh)
    realisasi = _salin_langkah(lama, baru)
    RiwayatPersetujuan.objects.create(
        rpk=baru, ke=StatusRpk.DISUSUN, revisi=1, oleh=oleh, catatan=f"Perubahan atas versi {lama.versi}: {alasan}"
    )
    segel_realisasi(realisasi, instansi_id=lama.instansi_id, oleh=oleh)
    return baru


def _salin_kepala(lama: RencanaKarier, alasan: str, oleh: Pengguna) -> RencanaKarier:
    penempatan = penempatan_berlaku(lama.pegawai) or lama.penempatan
    rekomendasi = lama.rekomendasi
    if penempatan and penempatan.kotak_akhir:
        karier = penempatan.kotak_akhir in SUKSESI
        rekomendasi = RekomendasiPengembangan.KARIER if karier else RekomendasiPengembangan.KOMPETENSI
    semua = RencanaKarier.objects.filter(pegawai=lama.pegawai, tahun_awal=lama.tahun_awal)
    return RencanaKarier.objects.create(
        instansi=lama.instansi,
        pegawai=lama.pegawai,
        penempatan=penempatan,
        tahun_awal=lama.tahun_awal,
        versi=max(semua.values_list("versi", flat=True)) + 1,
        menggantikan=lama,
        alasan_perubahan=alasan,
        rekomendasi=rekomendasi,
        profil=profil_pegawai(lama.pegawai, penempatan, lama.tahun_awal),
        catatan=lama.catatan,
        dibuat_oleh=oleh,
    )


def _salin_langkah(lama: RencanaKarier, baru: RencanaKarier) -> list[RealisasiLangkah]:
    """Copy steps and alignment, and what was realised, which is returned."""
    asal = list(lama.langkah.prefetch_related("penyelarasan", "realisasi"))
    salinan = LangkahRpk.objects.bulk_create(_tiruan(satu, rpk=baru, asal=satu) for satu in asal)
    pasangan = list(zip(asal, salinan, strict=True))
    Penyelarasan.objects.bulk_create(_tiruan(p, langkah=ke) for dari, ke in pasangan for p in dari.penyelarasan.all())
    realisasi = [_tiruan(r, langkah=ke) for dari, ke in pasangan for r in dari.realisasi.all()]
    return RealisasiLangkah.objects.bulk_create(realisasi)


def _tiruan(satu: _Baris, **ganti: Any) -> _Baris:
    """Return an unsaved copy of a row; of a file both rows name the same one."""
    isi = {b.attname: getattr(satu, b.attname) for b in satu._meta.concrete_fields if not b.primary_key}
    baru = type(satu)(**{nama: nilai.name if isinstance(nilai, FieldFile) else nilai for nama, nilai in isi.items()})
    for nama, nilai in ganti.items():
        setattr(baru, nama, nilai)
    return baru
