"""Builders of plans that are ready to be printed."""

from datetime import UTC, datetime
from typing import Any

from karier.models import Dokumen, LangkahRpk, Penyelarasan, RencanaKarier
from karier.pilihan import (
    BentukPengembangan,
    Jalur,
    JenisDokumen,
    Mekanisme,
    Prosedur,
    RekomendasiPengembangan,
    StatusRpk,
)
from karier.selectors.profil import profil_pegawai
from pegawai.models import Pegawai, PetaJabatan
from pegawai.pilihan import Jenjang, Kompetensi
from tests.pabrik import buat_instansi, buat_jabatan, buat_pegawai, buat_pengguna, buat_unit

PADA = datetime(2026, 2, 3, 3, 0, tzinfo=UTC)
KOP = {
    "nama": "Pemerintah Kabupaten Sukamaju",
    "alamat": "Jalan Merdeka Nomor 1, Sukamaju 45100",
    "tempat": "Sukamaju",
    "jabatan_ppk": "Bupati Sukamaju",
    "nama_ppk": "Ratna Wulandari",
}


def buat_rpk(pegawai: Pegawai | None = None, *, ditetapkan: bool = False, **lain: Any) -> RencanaKarier:
    """Return a plan for 2026–2030 with one promotion (2027) and its alignment; ``ditetapkan``: set and numbered."""
    instansi = pegawai.instansi if pegawai else buat_instansi(kode="kab-sukamaju", **KOP)
    pegawai = pegawai or buat_pegawai(instansi, buat_unit(instansi, "Dinas Pendidikan"), nama="Budi Santoso")
    isi: dict[str, Any] = {"instansi": instansi, "pegawai": pegawai, "tahun_awal": 2026} | lain
    isi.setdefault("rekomendasi", RekomendasiPengembangan.KARIER)
    isi.setdefault("profil", profil_pegawai(pegawai, None, isi["tahun_awal"]))
    if lama := isi.get("menggantikan"):
        isi.setdefault("alasan_perubahan", "Jabatan tujuan berubah")
        RencanaKarier.objects.filter(pk=lama.pk, status=StatusRpk.DITETAPKAN).update(status=StatusRpk.DIGANTI)
    if ditetapkan:
        ppk = buat_pengguna("ppk", instansi)
        isi |= {"status": StatusRpk.DITETAPKAN, "ditetapkan_pada": PADA, "ditetapkan_oleh": ppk}
        isi.setdefault("nomor", f"800.1.3/{RencanaKarier.objects.count() + 1:04d}/RPK/2026")
    rpk = RencanaKarier.objects.create(**isi)
    _isi_langkah(rpk)
    return rpk


def _isi_langkah(rpk: RencanaKarier) -> None:
    tujuan = buat_jabatan(rpk.instansi, Jenjang.ADMINISTRATOR, "Kepala Bidang Pembinaan SMP")
    PetaJabatan.objects.create(jabatan=tujuan, unit=rpk.pegawai.unit, kebutuhan=2, kelas=11)
    pindah = tambah_langkah(rpk, 2027, tujuan, dasar="Permenpan RB 22/2021, pola karier vertikal JA")
    for kode, hasil in zip(Kompetensi.values, (2, 3, 3, 3, 3, 3, 3, 3, 3), strict=True):
        kurang = hasil < 3
        Penyelarasan.objects.create(
            langkah=pindah,
            kompetensi=kode,
            hasil=hasil,
            standar=3,
            pengembangan="Pelatihan Kepemimpinan Administrator" if kurang else "",
            tahun=2026 if kurang else None,
        )


def tambah_langkah(rpk: RencanaKarier, tahun: int, jabatan: Any = None, **lain: Any) -> LangkahRpk:
    """Return one more step of a year: a promotion to ``jabatan``, or a development without one."""
    urutan = rpk.langkah.filter(tahun=tahun).count() + 1
    isi: dict[str, Any] = {"bentuk": BentukPengembangan.PENGEMBANGAN, "uraian": "Pelatihan kepemimpinan"}
    if jabatan is not None:
        isi = {
            "bentuk": BentukPengembangan.PROMOSI,
            "jalur": Jalur.VERTIKAL,
            "jabatan": jabatan,
            "unit": rpk.pegawai.unit,
            "mekanisme": Mekanisme.RENCANA_SUKSESI,
            "prosedur": Prosedur.PROMOSI,
            "waktu": f"Semester II {tahun}",
        }
    return LangkahRpk.objects.create(rpk=rpk, tahun=tahun, urutan=urutan, **isi | lain)


def buat_dokumen_kartu(pegawai: Pegawai, **lain: Any) -> Dokumen:
    """Return an issued talent card of a person, without bytes behind it."""
    nomor = Dokumen.objects.count() + 1
    isi: dict[str, Any] = {
        "instansi": pegawai.instansi,
        "jenis": JenisDokumen.KARTU_TALENTA,
        "tahun": 2026,
        "subjek": f"pegawai-{pegawai.pk}",
        "judul": "Kartu talenta",
        "pegawai": pegawai,
        "unit": pegawai.unit,
        "kode": f"0000{nomor:016d}",
        "nomor": f"UJI/{nomor:04d}/KT/2026",
        "berkas": f"dokumen/{nomor}.pdf",
        "sha256": f"{nomor:064d}",
        "isi": {"kop": {"instansi": "x"}, "penandatangan": {"tanggal": "", "jabatan": "", "nama": ""}},
    }
    return Dokumen.objects.create(**isi | lain)
