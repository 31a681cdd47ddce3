"""Content of the RPK document as data: what is printed, frozen with the document and shown by verification."""

from django.utils import timezone

from karier.aturan.dasar_hukum import DASAR_HUKUM_RPK
from karier.dokumen import tabel
from karier.dokumen.kepala import Isi, atas_nama, bingkai, verifikasi
from karier.models import LangkahRpk, PengaturanDokumen, RencanaKarier
from karier.pilihan import JenisDokumen
from karier.selectors.pengaturan import pengaturan_berlaku
from karier.selectors.peta import PetaInstansi
from talenta.umum.galat import GalatAplikasi


def susun_isi(
    rpk: RencanaKarier,
    kode: str = "",
    *,
    pengaturan: PengaturanDokumen | None = None,
    peta: PetaInstansi | None = None,
) -> Isi:
    """Return the content of the document of a plan as JSON.

    With ``kode`` it is the document that is issued under that verification code; without one it is a draft
    (``konsep``), which has neither date nor signatory's name, even where the plan has been set. ``pengaturan`` and
    ``peta`` spare reading them for each of many plans. Refuses a plan whose profile was never frozen (GalatAplikasi).
    """
    if not rpk.profil:
        raise GalatAplikasi("RPK ini belum memuat profil pegawai (tabel 1). Susun ulang rencananya.")
    langkah = _langkah(rpk)
    return _bingkai(rpk, kode, pengaturan or pengaturan_berlaku(rpk.instansi)) | {
        "keterangan": f"Konsep RPK {rpk.pk} revisi {rpk.revisi} ({rpk.get_status_display()})",
        "subjek": tabel.status_asn(rpk),
        "tahun_awal": rpk.tahun_awal,
        "tahun_akhir": rpk.tahun_akhir,
        "versi": rpk.versi,
        "menggantikan": rpk.menggantikan.nomor if rpk.menggantikan else "",
        "dasar_hukum": [satu.judul for satu in DASAR_HUKUM_RPK],
        "profil": tabel.tabel_profil(rpk),
        "catatan_profil": tabel.CATATAN_PROFIL,
        "pengelompokan": tabel.tabel_pengelompokan(rpk, langkah),
        "tahunan": tabel.tabel_langkah(rpk, langkah, peta),
        "catatan_lowongan": tabel.CATATAN_LOWONGAN,
        "dasar_langkah": tabel.dasar_langkah(langkah),
        "penyelarasan": tabel.tabel_penyelarasan(langkah),
        "catatan": rpk.catatan,
    }


def _langkah(rpk: RencanaKarier) -> list[LangkahRpk]:
    """Return the steps with all that the tables need; no query where they came with the plan."""
    if "langkah" in getattr(rpk, "_prefetched_objects_cache", {}):
        return list(rpk.langkah.all())
    return list(rpk.langkah.select_related("jabatan", "unit").prefetch_related("penyelarasan"))


def _bingkai(rpk: RencanaKarier, kode: str, pengaturan: PengaturanDokumen) -> Isi:
    masa = f"{rpk.tahun_awal}–{rpk.tahun_akhir}"
    isi = bingkai(
        pengaturan,
        JenisDokumen.RPK,
        judul=f"Rencana Pengembangan Karier {rpk.profil['nama']}, {masa}",
        perihal=f"Rencana Pengembangan Karier {masa}",
        nomor=rpk.nomor,
        hari=timezone.localdate(rpk.ditetapkan_pada) if rpk.ditetapkan_pada else None,
        periksa=verifikasi(kode, nama=rpk.pegawai.nama, nip=rpk.profil["nip"]) if kode else None,
        nama=str(rpk.ditetapkan_oleh) if rpk.ditetapkan_oleh else "",
    )
    return isi | {"penandatangan": atas_nama(isi["penandatangan"], rpk.pelimpahan)}
