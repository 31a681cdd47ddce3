"""What of karier the hash chain seals: plans from their submission on, their history, documents, packages for BKN."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.db.models import Model

from karier.models import (
    AnggotaSuksesi,
    AspirasiKarier,
    ButirPaket,
    Dokumen,
    KelompokSuksesi,
    LangkahRpk,
    PaketBkn,
    Penyelarasan,
    PermintaanKoreksi,
    RealisasiLangkah,
    RencanaKarier,
    RiwayatPaket,
    RiwayatPersetujuan,
    Suksesor,
    TandaTangan,
    Tanggapan,
)
from karier.pilihan import StatusKelompok, StatusRpk
from karier.selectors.berkas import periksa_bukti, periksa_paket
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
PAKET = "paket"
REALISASI = "realisasi"
RIWAYAT_PAKET = "riwayat-paket"
STATUS_BEBAS = (StatusRpk.DISUSUN, StatusRpk.DIBATALKAN)

# The first names are what version 1 sealed: what it has sealed is still verified by them (``isi_lama``).
_RPK_1 = (
    *("pegawai_id", "tahun_awal", "versi", "menggantikan_id", "alasan_perubahan", "status", "revisi", "rekomendasi"),
    *("profil", "catatan", "nomor", "ditetapkan_pada", "ditetapkan_oleh_id"),
)
_RPK = (*_RPK_1, "instansi_id", "penempatan_id", "dibuat_pada", "dibuat_oleh_id", "pelimpahan_id")
_LANGKAH_1 = (
    *("tahun", "urutan", "bentuk", "jalur", "jabatan_id", "unit_id", "mekanisme", "prosedur", "waktu", "uraian"),
    "dasar",
)
_LANGKAH = (*_LANGKAH_1, "katalog_id", "jp", "biaya")
_PENYELARASAN = ("kompetensi", "hasil", "standar", "pengembangan", "tahun", "jp", "biaya")
_RIWAYAT_1 = ("rpk_id", "dari", "ke", "revisi", "oleh_id", "pada", "catatan")
# With what the second factor was shown for, and with the letter that the actor acted under.
_BUKTI = ("pengguna_id", "peristiwa", "cara", "keterangan", "oleh_id", "pada")
_PELIMPAHAN = (
    *("instansi_id", "jenis", "penerima_id", "jabatan", "nomor_surat", "tanggal_surat", "mulai", "selesai"),
    *("dibuat_oleh_id", "dibuat_pada", "disahkan_oleh_id", "disahkan_pada"),
)
_RIWAYAT = (
    *_RIWAYAT_1,
    *("sidik", "ringkasan", "bukti_id", "pelimpahan_id"),
    *(f"bukti__{satu}" for satu in _BUKTI),
    *(f"pelimpahan__{satu}" for satu in _PELIMPAHAN),
)
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

_PAKET = (
    *("instansi_id", "tahun_awal", "menggantikan_id", "status", "berkas", "sha256", "ukuran", "dibuat_pada"),
    *("dibuat_oleh_id", "tanggal_kirim", "cara_kirim", "nomor_kirim", "tanggal_terima", "nomor_terima"),
    *("tanggal_kembali", "alasan_kembali"),
)
_BUTIR = ("rpk_id", "dokumen_id", "aktif")
_REALISASI = (
    *("langkah_id", "status", "tanggal", "bukti", "pengganti", "alasan", "berkas", "nama_berkas", "sha256"),
    *("oleh_id", "pada"),
)
_RIWAYAT_PAKET = ("paket_id", "dari", "ke", "oleh_id", "pada", "catatan")


def isi_rpk(objek: list[int]) -> dict[int, dict[str, Any]]:
    """Return what is sealed of plans: a draft or one given up by its state alone, any other with all its steps.

    Realisation of steps is not in it: it is recorded after the plan was set, in links of its own.
    """
    return _isi_rpk(objek, _RPK, _LANGKAH)


def isi_rpk_1(objek: list[int]) -> dict[int, dict[str, Any]]:
    """Return what version 1 sealed of plans."""
    return _isi_rpk(objek, _RPK_1, _LANGKAH_1)


def _isi_rpk(objek: list[int], bidang: tuple[str, ...], langkah_: tuple[str, ...]) -> dict[int, dict[str, Any]]:
    langkah = _anak(LangkahRpk, "rpk_id", langkah_, objek, ("tahun", "urutan", "pk"))
    selaras = _anak(
        Penyelarasan, "langkah__rpk_id", ("langkah_id", *_PENYELARASAN), objek, ("langkah_id", "kompetensi")
    )
    hasil: dict[int, dict[str, Any]] = {}
    for pk, *nilai in RencanaKarier.objects.filter(pk__in=objek).values_list("pk", *bidang):
        isi = dict(zip(bidang, nilai, strict=True))
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


def _berkas(model: Any, baca: Callable[[Any], object]) -> Callable[[list[int]], dict[int, str]]:
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


def isi_paket(objek: list[int]) -> dict[int, dict[str, Any]]:
    """Return what is sealed of packages for BKN: all of them, from the first state on, with the plans in them."""
    butir = _anak(ButirPaket, "paket_id", _BUTIR, objek, ("pk",))
    paket = isi_baris(PaketBkn, _PAKET)(objek)
    return {pk: isi | {"butir": butir[pk]} for pk, isi in paket.items()}


def siapkan() -> None:
    """Declare the kinds of this app."""
    rpk = semua_baris(RencanaKarier, "instansi", status=StatusRpk.DISUSUN)
    daftarkan(JenisRantai(RPK, "RPK", isi_rpk, rpk, isi_lama=(isi_rpk_1,)))
    daftarkan(
        JenisRantai(
            RIWAYAT_RPK,
            "Riwayat persetujuan",
            isi_baris(RiwayatPersetujuan, _RIWAYAT),
            semua_baris(RiwayatPersetujuan, "rpk__instansi", ke=StatusRpk.DISUSUN, dari__in=("", StatusRpk.DISUSUN)),
            isi_lama=(isi_baris(RiwayatPersetujuan, _RIWAYAT_1),),
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
    _siapkan_realisasi()
    _siapkan_paket()
    _siapkan_suara()


def _siapkan_realisasi() -> None:
    semua, berkas = semua_baris(RealisasiLangkah, "langkah__rpk__instansi"), _berkas(RealisasiLangkah, periksa_bukti)
    daftarkan(
        JenisRantai(REALISASI, "Realisasi langkah", isi_baris(RealisasiLangkah, _REALISASI), semua, berkas=berkas)
    )


def _siapkan_paket() -> None:
    semua, berkas = semua_baris(PaketBkn, "instansi"), _berkas(PaketBkn, periksa_paket)
    daftarkan(JenisRantai(PAKET, "Paket BKN", isi_paket, semua, berkas=berkas))
    isi, semua = isi_baris(RiwayatPaket, _RIWAYAT_PAKET), semua_baris(RiwayatPaket, "paket__instansi")
    daftarkan(JenisRantai(RIWAYAT_PAKET, "Riwayat paket", isi, semua))


def _siapkan_suara() -> None:
    for kode, nama, model, bidang in (
        (ASPIRASI, "Aspirasi karier", AspirasiKarier, _ASPIRASI),
        (TANGGAPAN, "Tanggapan pegawai", Tanggapan, _TANGGAPAN),
        (KOREKSI, "Permintaan koreksi data", PermintaanKoreksi, _KOREKSI),
    ):
        daftarkan(JenisRantai(kode, nama, isi_baris(model, bidang), semua_baris(model, "pegawai__instansi")))
