"""Made-up contents of every kind, to show what settings look like on paper before they are saved.

No person of the agency appears in them: whoever sets the letterhead need not see anybody's plan.
"""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from karier.aturan.dasar_hukum import DASAR_HUKUM_KRS, DASAR_HUKUM_RPK
from karier.aturan.jenis_dokumen import JENIS, SIDANG
from karier.dokumen import tabel
from karier.dokumen.kepala import Isi, bingkai, verifikasi
from karier.dokumen.keputusan import berhuruf, bernomor, kepala_keputusan
from karier.dokumen.lampiran_rpk import CATATAN_DISIPLIN, CATATAN_KOMPETENSI
from karier.models import PengaturanDokumen
from karier.pilihan import JenisDokumen
from karier.selectors.pengaturan import pola_nomor, tembusan
from pegawai.aturan.nomor import susun_nomor
from pegawai.pilihan import AspekPotensi, Kompetensi
from pemetaan.aturan.kotak import TABEL_KOTAK
from talenta.umum.terbilang import hari_terbilang

KODE = "00000-00000-00000-00000"
NAMA, NIP, JABATAN, UNIT = "Budi Santoso, S.E.", "19850101 201003 1 001", "Kepala Subbagian Umum", "Dinas Contoh"
ORANG = {"nomor": 1, "nama": NAMA, "nip": NIP, "jabatan": JABATAN, "unit": UNIT, "nomor_rpk": "contoh"}
LANGKAH = {
    "nomor": 1,
    "ke": 2,
    "tahun": 2028,
    "jabatan": "Kepala Bidang Contoh",
    "uraian": "",
    "unit": UNIT,
    "lowongan": 1,
    "jenjang": "Administrator",
    "bentuk": "Promosi (vertikal)",
    "waktu": "Triwulan II 2028",
    "mekanisme": "Rencana suksesi/manajemen talenta",
    "prosedur": "Promosi",
}
KELOMPOK = ORANG | {
    "jpt": "",
    "ja": "Pengawas",
    "jf_terampil": "",
    "jf_ahli": "",
    "kelas": 9,
    "proyeksi": "Kepala Bidang Contoh",
    "rekomendasi": "Karier",
}


def isi_contoh(pengaturan: PengaturanDokumen, jenis: str) -> Isi:
    """Return an example of a kind of document with these settings, which need not be saved; marked as an example."""
    hari = timezone.localdate()
    nomor = susun_nomor(pola_nomor(pengaturan, jenis), urut=1, tahun=hari.year, bulan=hari.month)
    kerangka = bingkai(
        pengaturan,
        jenis,
        judul=f"Contoh {JENIS[jenis].nama}",
        perihal=JENIS[jenis].nama,
        nomor=nomor,
        hari=hari,
        periksa=verifikasi(KODE, nama=NAMA),
    )
    if JENIS[jenis].penandatangan == SIDANG:
        kerangka["penandatangan"] |= {"jabatan": "Ketua sidang", "nama": "Ketua Contoh", "pangkat": "", "nip": ""}
    return kerangka | {"contoh": True} | _ISI[jenis](pengaturan)


def _rpk(_pengaturan: PengaturanDokumen) -> dict[str, Any]:
    return {
        "subjek": "PEGAWAI NEGERI SIPIL",
        "tahun_awal": 2027,
        "tahun_akhir": 2031,
        "versi": 1,
        "menggantikan": "",
        "dasar_hukum": [satu.judul for satu in DASAR_HUKUM_RPK],
        "profil": [{"label": k, "nilai": [n]} for k, n in (("Nama", NAMA), ("NIP", NIP), ("Jabatan", JABATAN))],
        "catatan_profil": tabel.CATATAN_PROFIL,
        "pengelompokan": KELOMPOK,
        "tahunan": [
            {"ke": ke, "tahun": 2026 + ke, "langkah": [LANGKAH] if ke == LANGKAH["ke"] else []} for ke in range(1, 6)
        ],
        "catatan_lowongan": tabel.CATATAN_LOWONGAN,
        "dasar_langkah": [],
        "penyelarasan": [],
        "catatan": "",
    }


def _keputusan(pengaturan: PengaturanDokumen) -> dict[str, Any]:
    tentang = f"Rencana Pengembangan Karier di Lingkungan {pengaturan.instansi.nama} Tahun 2027–2031"
    return kepala_keputusan(pengaturan, JenisDokumen.KEPUTUSAN_RPK, tentang) | {
        "tahun_awal": 2027,
        "tahun_akhir": 2031,
        "menimbang": berhuruf(["bahwa ini contoh pertimbangan untuk melihat tata letak keputusan"]),
        "mengingat": [satu.judul for satu in DASAR_HUKUM_RPK],
        "diktum": bernomor([f"Menetapkan {tentang}.", "Keputusan ini mulai berlaku pada tanggal ditetapkan."]),
        "lampiran": {
            "tabel1": [],
            "tabel2": [KELOMPOK],
            "tabel3": [ORANG | {"langkah": [LANGKAH]}],
            "tabel4": [],
            "catatan_profil": tabel.CATATAN_PROFIL,
            "catatan_lowongan": tabel.CATATAN_LOWONGAN,
            "catatan_disiplin": CATATAN_DISIPLIN,
            "catatan_kompetensi": CATATAN_KOMPETENSI,
        },
    }


def _krs(pengaturan: PengaturanDokumen) -> dict[str, Any]:
    tentang = f"Kelompok Rencana Suksesi Instansi di Lingkungan {pengaturan.instansi.nama}"
    baris = ORANG | {"golongan": "III/d", "kotak": 9, "peringkat": 1, "nilai": "90,00"}
    return kepala_keputusan(pengaturan, JenisDokumen.SK_KRS, tentang) | {
        "menimbang": berhuruf(["bahwa ini contoh pertimbangan untuk melihat tata letak keputusan"]),
        "mengingat": [satu.judul for satu in DASAR_HUKUM_KRS],
        "diktum": bernomor([f"Menetapkan {tentang}.", "Keputusan ini mulai berlaku pada tanggal ditetapkan."]),
        "anggota": [baris],
        "suksesi": [],
    }


def _berita_acara(_pengaturan: PengaturanDokumen) -> dict[str, Any]:
    sidang = {
        "nama": "Sidang contoh",
        "forum": "Rapat Tim Manajemen Talenta",
        "tempat": "Ruang rapat",
        "hari_tanggal": "hari ini",
        "dibuka": "pukul 09.00",
        "ditutup": "pukul 11.00",
    }
    return {
        "hari_terbilang": hari_terbilang(timezone.localdate()),
        "berita_acara": {
            "periode": timezone.localdate().year,
            "skema": "Skema contoh",
            "dipetakan": "hari ini",
            "sidang": sidang,
            "anggota": [{"nama": "Ketua Contoh", "jabatan": "Sekretaris", "sebagai": "Ketua", "ketua": "ya"}],
            "perubahan": [],
            "hasil": {"orang": 0, "naik": 0, "turun": 0, "tetap": 0},
            "sebaran": [{"kotak": k, "sebelum": 0, "sesudah": 0, "selisih": 0} for k in range(9, 0, -1)],
            "syarat": [],
            "terbuka": False,
        },
    }


def _kartu(_pengaturan: PengaturanDokumen) -> dict[str, Any]:
    baris, kolom = ("di_atas", "sesuai", "di_bawah"), ("rendah", "menengah", "tinggi")
    urut = sorted(TABEL_KOTAK, key=lambda b: (baris.index(b.kinerja), kolom.index(b.potensial)))
    return {
        "orang": [{"label": k, "nilai": n} for k, n in (("Nama", NAMA), ("NIP", NIP), ("Jabatan", JABATAN))],
        "talenta": {
            "kotak": 9,
            "sebab": "",
            "periode": timezone.localdate().year,
            "skema": "Skema contoh versi 1",
            "kinerja": "Di atas ekspektasi",
            "potensial": "Tinggi",
            "skor_kinerja": "92,00",
            "skor_potensial": "87,80",
            "nilai": "89,90",
            "peringkat": "1",
            "kalibrasi": "",
            "dasar": str(TABEL_KOTAK[-1].dasar),
        },
        "kisi": [{"kotak": b.nomor, "dipilih": b.nomor == 9} for b in urut],
        "rekomendasi": ["Contoh rekomendasi"],
        "riwayat_kotak": [],
        "skp": [],
        "asesmen": {
            "tanggal": "hari ini",
            "potensi": [{"nama": label, "nilai": 80.0} for label in AspekPotensi.labels],
            "kompetensi": [{"nama": label, "hasil": 3, "standar": 3} for label in Kompetensi.labels],
            "kesenjangan": [],
            "lainnya": 0,
        },
        "jabatan": [],
        "langkah": "",
    }


def _laporan(pengaturan: PengaturanDokumen) -> dict[str, Any]:
    kosong = dict.fromkeys(("rencana", "terlaksana", "terlambat", "diganti", "batal", "belum"), 0)
    angka = kosong | {"persen": None}
    return {
        "evaluasi": {
            "tahun": timezone.localdate().year,
            "tempat": pengaturan.instansi.nama,
            "baris": [angka | {"unit": UNIT}],
            "jumlah": angka | {"unit": "Jumlah"},
            "alasan": [],
            "per": "hari ini",
            "analisis": "Contoh analisis.",
            "rekomendasi": "Contoh rekomendasi.",
            "pelajaran": "",
            "tindak_lanjut": [],
            "ditutup": "hari ini",
            "ditutup_oleh": "pengelola SDM",
            "terbuka": False,
        }
    }


def _pengantar(pengaturan: PengaturanDokumen) -> dict[str, Any]:
    return {
        "sifat": "Biasa",
        "hal": "Penyampaian Rencana Pengembangan Karier Tahun 2027–2031",
        "kepada": ["Kepala Badan Kepegawaian Negara"],
        "di": "Jakarta",
        "paragraf": ["Ini contoh isi surat untuk melihat kop, nomor, tempat, penanda tangan, dan tembusan."],
        "butir": [{"nama": "Keputusan contoh", "banyak": "1 berkas", "keterangan": "Nomor contoh"}],
        "penutup": "Demikian kami sampaikan. Atas perhatian Bapak/Ibu, kami ucapkan terima kasih.",
        "tembusan": tembusan(pengaturan, JenisDokumen.SURAT_PENGANTAR),
    }


_ISI: dict[str, Callable[[PengaturanDokumen], dict[str, Any]]] = {
    JenisDokumen.RPK: _rpk,
    JenisDokumen.KEPUTUSAN_RPK: _keputusan,
    JenisDokumen.SK_KRS: _krs,
    JenisDokumen.BERITA_ACARA: _berita_acara,
    JenisDokumen.KARTU_TALENTA: _kartu,
    JenisDokumen.LAPORAN: _laporan,
    JenisDokumen.SURAT_PENGANTAR: _pengantar,
}
