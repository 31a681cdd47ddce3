"""What of karier the hash chain seals: plans from their submission on, the history of approval, issued documents."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.db.models import Model

from karier.models import (
    AnggotaSuksesi,
    AspirasiKarier,
    Dokumen,
    KelompokSuksesi,
    LangkahRpk,
    Penyelarasan,
    PermintaanKoreksi,
    RencanaKarier,
    RiwayatPersetujuan,
    Suksesor,
    TandaTangan,
    Tanggapan,
)
from karier.pilihan import StatusKelompok, StatusRpk
from karier.selectors.dokumen import isi_berkas
from karier.selectors.tanda_tangan import isi_bertanda
from pegawai.selectors.rantai import JenisRantai, daftarkan, isi_baris, semua_baris
from talenta.umum.galat import GalatAplikasi

RPK = "rpk"
RIWAYAT_RPK = "riwayat-rpk"
DOKUMEN = "dokumen"
TANDA_TANGAN = "tanda-tangan"
KRS = "krs"
ASPIRASI = "aspirasi"
TANGGAPAN = "tanggapan"
KOREKSI = "koreksi"
STATUS_BEBAS = (StatusRpk.DISUSUN, StatusRpk.DIBATALKAN)

_RPK = (
    *("pegawai_id", "tahun_awal", "versi", "menggantikan_id", "alasan_perubahan", "status", "revisi", "rekomendasi"),
    *("profil", "catatan", "nomor", "ditetapkan_pada", "ditetapkan_oleh_id"),
)
_LANGKAH = (
    *("tahun", "urutan", "bentuk", "jalur", "jabatan_id", "unit_id", "mekanisme", "prosedur", "waktu", "uraian"),
    "dasar",
)
_PENYELARASAN = ("kompetensi", "hasil", "standar", "pengembangan", "tahun", "jp", "biaya")
_RIWAYAT = ("rpk_id", "dari", "ke", "revisi", "oleh_id", "pada", "catatan")
_DOKUMEN = (
    *("instansi_id", "jenis", "tahun", "subjek", "judul", "rpk_id", "pegawai_id", "unit_id", "pengaturan_id", "kode"),
    *("nomor", "berkas", "sha256", "isi", "status", "diterbitkan_pada", "diterbitkan_oleh_id"),
    *("berakhir_pada", "berakhir_oleh_id", "alasan"),
)
_KRS = (
    *("instansi_id", "lingkup", "pemetaan_id", "status", "nomor", "tanggal", "menggantikan_id", "ditetapkan_pada"),
    *("ditetapkan_oleh_id", "berakhir_pada", "berakhir_oleh_id", "alasan"),
)
_ANGGOTA = ("pegawai_id", "urutan", "kotak", "peringkat", "nilai_talenta", "dikeluarkan")
_SUKSESOR = ("anggota_id", "jabatan_id", "unit_id", "urutan", "kritis", "lowong", "siap", "kesiapan", "jalur")
_TANDA_TANGAN = ("dokumen_id", "cara", "berkas", "sha256", "penanda_tangan", "hasil", "pada", "oleh_id")

_ASPIRASI = ("pegawai_id", "jabatan_id", "unit_id", "uraian", "alasan", "dibuat_pada", "berakhir_pada", "akhir")
_JAWABAN = ("pada", "status", "jawaban", "dijawab_pada", "dijawab_oleh_id")
_TANGGAPAN = ("pegawai_id", "penempatan_id", "kotak", "rpk_id", "jenis", "alasan", "batas", *_JAWABAN)
_KOREKSI = ("pegawai_id", "bagian", "rincian", "seharusnya", "bukti", *_JAWABAN)


def isi_rpk(objek: list[int]) -> dict[int, dict[str, Any]]:
    """Return what is sealed of plans: a draft or one given up by its state alone, any other with all its steps.

    Realisation of steps is not in it: it is recorded after the plan was set, in rows of its own.
    """
    langkah = _anak(LangkahRpk, "rpk_id", _LANGKAH, objek, ("tahun", "urutan", "pk"))
    selaras = _anak(
        Penyelarasan, "langkah__rpk_id", ("langkah_id", *_PENYELARASAN), objek, ("langkah_id", "kompetensi")
    )
    hasil: dict[int, dict[str, Any]] = {}
    for pk, *nilai in RencanaKarier.objects.filter(pk__in=objek).values_list("pk", *_RPK):
        isi = dict(zip(_RPK, nilai, strict=True))
        bebas = isi["status"] in STATUS_BEBAS
        hasil[pk] = {"status": isi["status"]} if bebas else isi | {"langkah": langkah[pk], "penyelarasan": selaras[pk]}
    return hasil


def _anak(
    model: type[Model], induk: str, bidang: tuple[str, ...], objek: list[int], urut: tuple[str, ...]
) -> defaultdict[int, list[list[Any]]]:
    hasil: defaultdict[int, list[list[Any]]] = defaultdict(list)
    semua = model._default_manager.filter(**{f"{induk}__in": objek}).order_by(*urut).values_list(induk, "pk", *bidang)
    for pk, *nilai in semua:
        hasil[pk].append(nilai)
    return hasil


def _berkas(model: Any, baca: Callable[[Any], bytes]) -> Callable[[list[int]], dict[int, str]]:
    def salah(objek: list[int]) -> dict[int, str]:
        hasil = {}
        for satu in model.objects.filter(pk__in=objek):
            try:
                baca(satu)
            except GalatAplikasi as galat:
                hasil[satu.pk] = galat.pesan
        return hasil

    return salah


def isi_krs(objek: list[int]) -> dict[int, dict[str, Any]]:
    """Return what is sealed of succession groups: a draft by its state alone, any other with members and successors."""
    anggota = _anak(AnggotaSuksesi, "kelompok_id", _ANGGOTA, objek, ("urutan", "pk"))
    suksesor = _anak(Suksesor, "anggota__kelompok_id", _SUKSESOR, objek, ("jabatan_id", "unit_id", "urutan", "pk"))
    hasil: dict[int, dict[str, Any]] = {}
    for pk, *nilai in KelompokSuksesi.objects.filter(pk__in=objek).values_list("pk", *_KRS):
        isi = dict(zip(_KRS, nilai, strict=True))
        konsep = isi["status"] == StatusKelompok.KONSEP
        hasil[pk] = {"status": isi["status"]} if konsep else isi | {"anggota": anggota[pk], "suksesor": suksesor[pk]}
    return hasil


def siapkan() -> None:
    """Declare the kinds of this app."""
    daftarkan(JenisRantai(RPK, "RPK", isi_rpk, semua_baris(RencanaKarier, "instansi", status=StatusRpk.DISUSUN)))
    daftarkan(
        JenisRantai(
            RIWAYAT_RPK,
            "Riwayat persetujuan",
            isi_baris(RiwayatPersetujuan, _RIWAYAT),
            semua_baris(RiwayatPersetujuan, "rpk__instansi", ke=StatusRpk.DISUSUN, dari__in=("", StatusRpk.DISUSUN)),
        )
    )
    daftarkan(
        JenisRantai(
            DOKUMEN,
            "Dokumen",
            isi_baris(Dokumen, _DOKUMEN),
            semua_baris(Dokumen, "instansi"),
            berkas=_berkas(Dokumen, isi_berkas),
        )
    )
    daftarkan(
        JenisRantai(
            TANDA_TANGAN,
            "Tanda tangan",
            isi_baris(TandaTangan, _TANDA_TANGAN),
            semua_baris(TandaTangan, "dokumen__instansi"),
            berkas=_berkas(TandaTangan, isi_bertanda),
        )
    )
    krs = semua_baris(KelompokSuksesi, "instansi", status=StatusKelompok.KONSEP)
    daftarkan(JenisRantai(KRS, "Kelompok suksesi", isi_krs, krs))
    _siapkan_suara()


def _siapkan_suara() -> None:
    for kode, nama, model, bidang in (
        (ASPIRASI, "Aspirasi karier", AspirasiKarier, _ASPIRASI),
        (TANGGAPAN, "Tanggapan pegawai", Tanggapan, _TANGGAPAN),
        (KOREKSI, "Permintaan koreksi data", PermintaanKoreksi, _KOREKSI),
    ):
        daftarkan(JenisRantai(kode, nama, isi_baris(model, bidang), semua_baris(model, "pegawai__instansi")))
