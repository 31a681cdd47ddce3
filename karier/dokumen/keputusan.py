"""Decision of the PPK on the plans of the agency or of a unit (Peraturan BKN 28/2020)."""

from string import ascii_lowercase
from typing import Any

from karier.aturan.dasar_hukum import DASAR_HUKUM_RPK
from karier.dokumen.lampiran_rpk import lampiran_rpk
from karier.dokumen.naskah import Naskah
from karier.models import PengaturanDokumen
from karier.pilihan import JenisDokumen
from karier.selectors.pengaturan import JABATAN_PPK, tembusan
from karier.selectors.rpk_kolektif import rpk_ditetapkan, sebutan_asn
from pegawai.models import Instansi, UnitKerja
from talenta.umum.angka import angka_id
from talenta.umum.galat import GalatAplikasi
from talenta.umum.terbilang import terbilang

URUTAN = ("KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH", "KEDELAPAN")


def naskah_keputusan(instansi: Instansi, tahun_awal: int, unit: UnitKerja | None = None) -> Naskah:
    """Return the decision on all set plans that begin in a year, of the agency or of a unit and all below it."""
    tempat = unit.nama if unit else instansi.nama
    return Naskah(
        jenis=JenisDokumen.KEPUTUSAN_RPK,
        instansi=instansi,
        subjek=f"rpk-{tahun_awal}-{f'unit-{unit.pk}' if unit else 'instansi'}",
        judul=f"Keputusan tentang Rencana Pengembangan Karier {tahun_awal}–{tahun_awal + 4}, {tempat}"[:300],
        unit=unit,
        akhiran=f"{tahun_awal}-{tahun_awal + 4}",
        susun=lambda pengaturan: _isi(pengaturan, instansi, tahun_awal, unit),
    )


def _isi(pengaturan: PengaturanDokumen, instansi: Instansi, tahun_awal: int, unit: UnitKerja | None) -> dict[str, Any]:
    semua = rpk_ditetapkan(instansi, tahun_awal, unit)
    if not semua:
        raise GalatAplikasi(
            f"Belum ada RPK {tahun_awal}–{tahun_awal + 4} yang ditetapkan di {unit or instansi}. Tetapkan dulu "
            "rencananya, lalu terbitkan keputusannya."
        )
    pejabat, asn = pengaturan.jabatan or JABATAN_PPK, sebutan_asn(semua)
    lingkungan = f"{unit.nama}, {instansi.nama}" if unit else instansi.nama
    tentang = f"Rencana Pengembangan Karier {asn} di Lingkungan {lingkungan} Tahun {tahun_awal}–{tahun_awal + 4}"
    return kepala_keputusan(pengaturan, JenisDokumen.KEPUTUSAN_RPK, tentang) | {
        "tahun_awal": tahun_awal,
        "tahun_akhir": tahun_awal + 4,
        "unit": unit.nama if unit else "",
        "banyak": len(semua),
        "menimbang": berhuruf(_menimbang(asn, lingkungan, pejabat, tentang)),
        "mengingat": [satu.judul for satu in DASAR_HUKUM_RPK],
        "diktum": bernomor(_diktum(len(semua), asn, tentang)),
        "lampiran": lampiran_rpk(semua),
    }


def kepala_keputusan(pengaturan: PengaturanDokumen, jenis: str, tentang: str) -> dict[str, Any]:
    """Return what every decision of the PPK begins and ends with."""
    return {
        "pejabat": pengaturan.jabatan or JABATAN_PPK,
        "frasa_rahmat": pengaturan.frasa_rahmat,
        "tentang": tentang,
        "tembusan": tembusan(pengaturan, jenis),
    }


def bernomor(diktum: list[str]) -> list[dict[str, str]]:
    """Return the rulings with their ordinals."""
    return [{"ke": ke, "teks": teks} for ke, teks in zip(URUTAN, diktum, strict=False)]


def berhuruf(butir: list[str]) -> list[dict[str, str]]:
    """Return the considerations with their letters."""
    return [{"huruf": huruf, "teks": teks} for huruf, teks in zip(ascii_lowercase, butir, strict=False)]


def _menimbang(asn: str, lingkungan: str, pejabat: str, tentang: str) -> list[str]:
    return [
        f"bahwa untuk menjamin arah pengembangan karier {asn} di lingkungan {lingkungan} berdasarkan sistem merit, "
        "perlu disusun rencana pengembangan karier yang dirinci setiap tahun untuk jangka waktu lima tahun",
        "bahwa berdasarkan Peraturan Badan Kepegawaian Negara Nomor 28 Tahun 2020, rencana pengembangan karier yang "
        "disusun oleh Pejabat yang Berwenang ditetapkan oleh Pejabat Pembina Kepegawaian",
        "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan Keputusan "
        f"{pejabat} tentang {tentang}",
    ]


def _diktum(banyak: int, asn: str, tentang: str) -> list[str]:
    return [
        f"Menetapkan {tentang} bagi {angka_id(banyak)} ({terbilang(banyak)}) {asn} sebagaimana tercantum dalam "
        "Lampiran yang merupakan bagian tidak terpisahkan dari Keputusan ini.",
        "Rencana pengembangan karier sebagaimana dimaksud dalam Diktum KESATU menjadi dasar mutasi, promosi, penugasan "
        "khusus, dan pengembangan kompetensi; setiap pelaksanaannya tetap memperhatikan pemenuhan persyaratan jabatan "
        "dan ketersediaan lowongan pada waktu pelaksanaan.",
        "Pejabat yang Berwenang memantau dan mengevaluasi pelaksanaan rencana pengembangan karier setiap tahun, dan "
        "hasilnya menjadi bahan penyempurnaan rencana berikutnya.",
        "Keputusan ini disampaikan kepada Kepala Badan Kepegawaian Negara sebagai bahan penyusunan rencana "
        "pengembangan karier nasional.",
        "Keputusan ini mulai berlaku pada tanggal ditetapkan. Apabila di kemudian hari terdapat kekeliruan, Keputusan "
        "ini diperbaiki sebagaimana mestinya.",
    ]
