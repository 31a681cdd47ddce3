"""Profile of a person as table 1 of a plan freezes it (Peraturan BKN 28/2020)."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from pegawai.aturan.golongan import cari_golongan
from pegawai.models import HasilAsesmen, Pegawai
from pegawai.pilihan import JenisPenugasan, Kompetensi
from pemetaan.models import Penempatan
from talenta.umum.angka import angka_id
from talenta.umum.tanggal import bulan_tahun, tanggal_panjang

BANYAK_JABATAN = 6
BANYAK_PENGHARGAAN = 5
DIMUAT = (
    "jabatan__peta",
    "riwayat_jabatan",
    "asesmen",
    "penilaian_kinerja",
    "penghargaan",
    "hukuman_disiplin",
    "diklat",
)
"""What to prefetch with many people, so that a profile needs no query."""
MANAJERIAL = tuple(kode for kode in Kompetensi.values if kode != Kompetensi.PEREKAT_BANGSA)


def profil_pegawai(pegawai: Pegawai, penempatan: Penempatan | None, tahun_awal: int) -> dict[str, Any]:
    """Return table 1 of the plan of ``pegawai`` for ``tahun_awal``, as JSON: what is not known is None or empty.

    The SKP are those of the two years before the plan. The assessment is the one the placement was reckoned from,
    without a placement the newest. Six of the positions held and five awards at most: the newest ones.
    """
    return {
        **_identitas(pegawai),
        "rekam_jejak": _rekam_jejak(pegawai),
        "asesmen": _asesmen(pegawai, penempatan),
        "skp": _skp(pegawai, tahun_awal),
        "talenta": _talenta(penempatan),
        "penghargaan": [
            f"{satu.nama} ({satu.get_tingkat_display()}, {satu.tanggal.year})"
            for satu in _terbaru(pegawai.penghargaan.all(), "tanggal")[:BANYAK_PENGHARGAAN]
        ],
        "hukuman_disiplin": [
            f"Tingkat {satu.get_tingkat_display().lower()}, TMT {tanggal_panjang(satu.mulai)}"
            for satu in pegawai.hukuman_disiplin.all()
        ],
        "jam_pelajaran": sum(satu.jp or 0 for satu in pegawai.diklat.all() if satu.tanggal.year == tahun_awal - 1),
        "tahun_jam_pelajaran": tahun_awal - 1,
    }


def _terbaru(semua: Iterable[Any], bidang: str) -> list[Any]:
    """Return records newest first, sorted here so that what was prefetched is used."""
    return sorted(semua, key=lambda satu: (getattr(satu, bidang), satu.pk), reverse=True)


def _identitas(pegawai: Pegawai) -> dict[str, Any]:
    golongan = cari_golongan(pegawai.golongan)
    peta = next((satu for satu in pegawai.jabatan.peta.all() if satu.unit_id == pegawai.unit_id), None)
    return {
        "nip": pegawai.nip,
        "nama": pegawai.nama_lengkap,
        "tempat_lahir": pegawai.tempat_lahir,
        "tanggal_lahir": pegawai.tanggal_lahir.isoformat(),
        "jenis_asn": pegawai.jenis_asn,
        "golongan": pegawai.golongan,
        "pangkat": golongan.pangkat if golongan else "",
        "jabatan": pegawai.jabatan.nama,
        "jenjang": pegawai.jabatan.jenjang,
        "tmt_jabatan": pegawai.tmt_jabatan.isoformat(),
        "kelas": peta.kelas if peta else None,
        "unit": pegawai.unit.nama,
        "masa_kerja": _masa_kerja(pegawai),
        "pendidikan": _pendidikan(pegawai),
    }


def _masa_kerja(pegawai: Pegawai) -> str:
    if pegawai.mk_tahun is None:
        return ""
    return f"{pegawai.mk_tahun} tahun {pegawai.mk_bulan or 0} bulan"


def _pendidikan(pegawai: Pegawai) -> str:
    lulus = f" (lulus {pegawai.tahun_lulus})" if pegawai.tahun_lulus else ""
    return f"{pegawai.get_pendidikan_display()} {pegawai.jurusan}".strip() + lulus


def _rekam_jejak(pegawai: Pegawai) -> list[str]:
    baris = []
    for satu in _terbaru(pegawai.riwayat_jabatan.all(), "mulai")[:BANYAK_JABATAN]:
        jenis = "" if satu.jenis == JenisPenugasan.DEFINITIF else f"{satu.get_jenis_display()}. "
        sampai = bulan_tahun(satu.selesai) if satu.selesai else "sekarang"
        baris.append(f"{jenis}{satu.nama_jabatan} ({bulan_tahun(satu.mulai)}–{sampai})")
    return baris


def _asesmen(pegawai: Pegawai, penempatan: Penempatan | None) -> dict[str, Any] | None:
    semua = _terbaru(pegawai.asesmen.all(), "tanggal")
    if penempatan and penempatan.asesmen_tanggal:
        semua = [satu for satu in semua if satu.tanggal == penempatan.asesmen_tanggal]
    if not semua:
        return None
    hasil = semua[0]
    return {
        "tanggal": hasil.tanggal.isoformat(),
        "manajerial": angka_id(_rata_manajerial(hasil), 2),
        "sosial_kultural": hasil.perekat_bangsa,
        "teknis": None if hasil.teknis is None else angka_id(hasil.teknis, 2),
        "jpm": angka_id(penempatan.n_jpm, 2) if penempatan and penempatan.n_jpm is not None else None,
    }


def _rata_manajerial(hasil: HasilAsesmen) -> Decimal:
    return Decimal(sum(getattr(hasil, kode) for kode in MANAJERIAL)) / len(MANAJERIAL)


def _skp(pegawai: Pegawai, tahun_awal: int) -> dict[str, str]:
    """Return the predikat of the two years before the plan, oldest first; "" where there is no SKP."""
    ada = {satu.tahun: satu.get_predikat_display() for satu in pegawai.penilaian_kinerja.all()}
    return {str(tahun): ada.get(tahun, "") for tahun in (tahun_awal - 2, tahun_awal - 1)}


def _talenta(penempatan: Penempatan | None) -> dict[str, Any] | None:
    if penempatan is None:
        return None
    if penempatan.kotak_akhir is None:
        return {"kotak": None, "sebab": penempatan.sebab, "periode": penempatan.pemetaan.periode.tahun}
    return {
        "kotak": penempatan.kotak_akhir,
        "periode": penempatan.pemetaan.periode.tahun,
        "kinerja": penempatan.get_kinerja_display(),
        "potensial": penempatan.get_potensial_display(),
        "nilai": None if penempatan.nilai_talenta is None else angka_id(penempatan.nilai_talenta, 2),
    }
