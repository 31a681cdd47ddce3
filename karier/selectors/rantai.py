"""What of karier the hash chain seals: plans from their submission on, the history of approval, issued documents."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from karier.models import Dokumen, LangkahRpk, Penyelarasan, RencanaKarier, RiwayatPersetujuan, TandaTangan
from karier.pilihan import StatusRpk
from karier.selectors.dokumen import isi_berkas
from karier.selectors.tanda_tangan import isi_bertanda
from pegawai.selectors.rantai import JenisRantai, daftarkan
from talenta.umum.galat import GalatAplikasi

RPK = "rpk"
RIWAYAT_RPK = "riwayat-rpk"
DOKUMEN = "dokumen"
TANDA_TANGAN = "tanda-tangan"
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
_TANDA_TANGAN = ("dokumen_id", "cara", "berkas", "sha256", "penanda_tangan", "hasil", "pada", "oleh_id")


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
    model: type[LangkahRpk | Penyelarasan], induk: str, bidang: tuple[str, ...], objek: list[int], urut: tuple[str, ...]
) -> defaultdict[int, list[list[Any]]]:
    hasil: defaultdict[int, list[list[Any]]] = defaultdict(list)
    semua = model._default_manager.filter(**{f"{induk}__in": objek}).order_by(*urut).values_list(induk, "pk", *bidang)
    for pk, *nilai in semua:
        hasil[pk].append(nilai)
    return hasil


def _baris(model: type[RiwayatPersetujuan | Dokumen | TandaTangan], bidang: tuple[str, ...]) -> Any:
    def isi(objek: list[int]) -> dict[int, dict[str, Any]]:
        semua = model._default_manager.filter(pk__in=objek).values_list("pk", *bidang)
        return {pk: dict(zip(bidang, nilai, strict=True)) for pk, *nilai in semua}

    return isi


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


def _semua(model: Any, jalan: str, **kecuali: Any) -> Any:
    def semua(instansi: int) -> Iterable[int]:
        return model.objects.filter(**{jalan: instansi}).exclude(**kecuali).values_list("pk", flat=True).iterator()

    return semua


def siapkan() -> None:
    """Declare the kinds of this app."""
    daftarkan(JenisRantai(RPK, "RPK", isi_rpk, _semua(RencanaKarier, "instansi", status=StatusRpk.DISUSUN)))
    daftarkan(
        JenisRantai(
            RIWAYAT_RPK,
            "Riwayat persetujuan",
            _baris(RiwayatPersetujuan, _RIWAYAT),
            _semua(RiwayatPersetujuan, "rpk__instansi", ke=StatusRpk.DISUSUN, dari__in=("", StatusRpk.DISUSUN)),
        )
    )
    daftarkan(
        JenisRantai(
            DOKUMEN,
            "Dokumen",
            _baris(Dokumen, _DOKUMEN),
            _semua(Dokumen, "instansi"),
            berkas=_berkas(Dokumen, isi_berkas),
        )
    )
    daftarkan(
        JenisRantai(
            TANDA_TANGAN,
            "Tanda tangan",
            _baris(TandaTangan, _TANDA_TANGAN),
            _semua(TandaTangan, "dokumen__instansi"),
            berkas=_berkas(TandaTangan, isi_bertanda),
        )
    )
