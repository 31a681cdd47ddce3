"""Talent card of a person on one page: box, scores, radars, recommendations, gaps, and what comes next."""

from datetime import date
from typing import Any

from django.utils import timezone

from karier.dokumen.naskah import Naskah
from karier.models import PengaturanDokumen
from karier.pilihan import JenisDokumen
from karier.selectors.kartu import langkah_berikut
from pegawai.aturan.golongan import cari_golongan
from pegawai.models import HasilAsesmen, Pegawai
from pegawai.pilihan import AspekPotensi, Kompetensi
from pegawai.selectors.standar import standar_kompetensi
from pemetaan.aturan.kotak import KOTAK, TABEL_KOTAK
from pemetaan.models import Penempatan
from pemetaan.selectors.orang import rekomendasi_kotak, riwayat_penempatan
from talenta.umum.angka import angka_id, nip_berkelompok
from talenta.umum.tanggal import tanggal_panjang

BANYAK_JABATAN, BANYAK_TAHUN, BANYAK_KESENJANGAN = 4, 4, 6


def naskah_kartu(pegawai: Pegawai) -> Naskah:
    """Return the talent card of a person; ``pegawai`` comes with jabatan, unit and instansi."""
    return Naskah(
        jenis=JenisDokumen.KARTU_TALENTA,
        instansi=pegawai.instansi,
        subjek=f"pegawai-{pegawai.pk}",
        judul="Kartu talenta",
        pegawai=pegawai,
        unit=pegawai.unit,
        akhiran=pegawai.nip,
        susun=lambda _pengaturan: _isi(_pengaturan, pegawai),
    )


def _isi(_pengaturan: PengaturanDokumen, pegawai: Pegawai) -> dict[str, Any]:
    riwayat = list(riwayat_penempatan(pegawai))
    kini = riwayat[0] if riwayat else None
    asesmen = pegawai.asesmen.order_by("-tanggal", "-pk").first()
    return {
        "orang": _orang(pegawai),
        "talenta": _talenta(kini),
        "kisi": [{"kotak": b.nomor, "dipilih": bool(kini and kini.kotak_akhir == b.nomor)} for b in _urut_kisi()],
        "rekomendasi": [satu.teks for satu in rekomendasi_kotak(kini.kotak_akhir if kini else None)],
        "riwayat_kotak": [_riwayat(satu) for satu in riwayat[:BANYAK_TAHUN]],
        "skp": [
            {"tahun": satu.tahun, "predikat": satu.get_predikat_display()}
            for satu in pegawai.penilaian_kinerja.order_by("-tahun")[:BANYAK_TAHUN]
        ],
        "asesmen": _asesmen(asesmen, standar_kompetensi(pegawai.jabatan)),
        "jabatan": [
            f"{satu.nama_jabatan} ({satu.mulai.year}–{satu.selesai.year if satu.selesai else 'sekarang'})"
            for satu in pegawai.riwayat_jabatan.order_by("-mulai", "-pk")[:BANYAK_JABATAN]
        ],
        "langkah": _langkah(pegawai, timezone.localdate()),
    }


def _urut_kisi() -> list[Any]:
    """Return the boxes as they are drawn: from the top row, left to right."""
    baris, kolom = ("di_atas", "sesuai", "di_bawah"), ("rendah", "menengah", "tinggi")
    return sorted(TABEL_KOTAK, key=lambda satu: (baris.index(satu.kinerja), kolom.index(satu.potensial)))


def _orang(pegawai: Pegawai) -> list[dict[str, str]]:
    golongan = cari_golongan(pegawai.golongan)
    lulus = f" ({pegawai.tahun_lulus})" if pegawai.tahun_lulus else ""
    baris = [
        ("Nama", pegawai.nama_lengkap),
        ("NIP", nip_berkelompok(pegawai.nip)),
        ("Golongan, pangkat", ", ".join(filter(None, [pegawai.golongan, golongan.pangkat if golongan else ""]))),
        ("Jabatan", f"{pegawai.jabatan.nama} (sejak {tanggal_panjang(pegawai.tmt_jabatan)})"),
        ("Jenjang", pegawai.jabatan.get_jenjang_display()),
        ("Unit kerja", pegawai.unit.nama),
        ("Pendidikan", f"{pegawai.get_pendidikan_display()} {pegawai.jurusan}".strip() + lulus),
    ]
    return [{"label": label, "nilai": nilai or "–"} for label, nilai in baris]


def _talenta(penempatan: Penempatan | None) -> dict[str, Any]:
    if penempatan is None:
        return {"kotak": None, "sebab": "Belum ada pemetaan talenta yang memuat pegawai ini.", "periode": None}
    periode = penempatan.pemetaan.periode.tahun
    if penempatan.kotak_akhir is None:
        return {"kotak": None, "sebab": f"Belum dipetakan: {penempatan.sebab}.", "periode": periode}
    geser = penempatan.kotak_akhir != penempatan.kotak
    return {
        "kotak": penempatan.kotak_akhir,
        "sebab": "",
        "periode": periode,
        "skema": f"{penempatan.pemetaan.skema.nama} versi {penempatan.pemetaan.skema.versi}",
        "kinerja": penempatan.get_kinerja_display(),
        "potensial": penempatan.get_potensial_display(),
        "skor_kinerja": _dua(penempatan.skor_kinerja),
        "skor_potensial": _dua(penempatan.skor_potensial),
        "nilai": _dua(penempatan.nilai_talenta),
        "peringkat": angka_id(penempatan.peringkat) if penempatan.peringkat else "–",
        "kalibrasi": f"Hasil perhitungan semula kotak {penempatan.kotak}." if geser else "",
        "dasar": str(KOTAK[penempatan.kotak_akhir].dasar),
    }


def _dua(nilai: Any) -> str:
    return "–" if nilai is None else angka_id(nilai, 2)


def _riwayat(penempatan: Penempatan) -> dict[str, Any]:
    return {"tahun": penempatan.pemetaan.periode.tahun, "kotak": penempatan.kotak_akhir}


def _asesmen(asesmen: HasilAsesmen | None, standar: dict[str, int]) -> dict[str, Any] | None:
    """Return the values of the two radars and the widest gaps; None without an assessment."""
    if asesmen is None:
        return None
    level = [(kode, label, getattr(asesmen, kode), standar[kode]) for kode, label in Kompetensi.choices]
    kurang = sorted((b for b in level if b[2] < b[3]), key=lambda b: b[2] - b[3])
    return {
        "tanggal": tanggal_panjang(asesmen.tanggal),
        "potensi": [{"nama": label, "nilai": float(getattr(asesmen, kode))} for kode, label in AspekPotensi.choices],
        "kompetensi": [{"nama": label, "hasil": hasil, "standar": baku} for _, label, hasil, baku in level],
        "kesenjangan": [
            {"nama": label, "hasil": hasil, "standar": baku} for _, label, hasil, baku in kurang[:BANYAK_KESENJANGAN]
        ],
        "lainnya": max(len(kurang) - BANYAK_KESENJANGAN, 0),
    }


def _langkah(pegawai: Pegawai, hari: date) -> str:
    """Return the next step of the set plan in words; empty without one."""
    langkah = langkah_berikut(pegawai, hari.year)
    if langkah is None:
        return ""
    tujuan = f" ke {langkah.jabatan.nama}" if langkah.jabatan else f": {langkah.uraian}" if langkah.uraian else ""
    return f"{langkah.waktu or langkah.tahun}: {langkah.get_bentuk_display()}{tujuan}"
