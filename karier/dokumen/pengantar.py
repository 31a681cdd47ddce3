"""Letter that goes with the set plans to the Kepala BKN, for the national plan (Peraturan BKN 28/2020)."""

from typing import Any

from karier.dokumen.naskah import Naskah
from karier.models import Dokumen, PengaturanDokumen
from karier.pilihan import JenisDokumen, StatusDokumen
from karier.selectors.pengaturan import tembusan
from karier.selectors.rpk_kolektif import rpk_ditetapkan, sebutan_asn
from pegawai.models import Instansi
from talenta.umum.angka import angka_id
from talenta.umum.galat import GalatAplikasi
from talenta.umum.terbilang import terbilang


def naskah_pengantar(instansi: Instansi, tahun_awal: int) -> Naskah:
    """Return the letter about all set plans of the agency that begin in a year."""
    return Naskah(
        jenis=JenisDokumen.SURAT_PENGANTAR,
        instansi=instansi,
        subjek=f"rpk-{tahun_awal}",
        judul=f"Surat pengantar Rencana Pengembangan Karier {tahun_awal}–{tahun_awal + 4} kepada Kepala BKN",
        akhiran=f"{tahun_awal}-{tahun_awal + 4}",
        susun=lambda pengaturan: _isi(pengaturan, instansi, tahun_awal),
    )


def _isi(pengaturan: PengaturanDokumen, instansi: Instansi, tahun_awal: int) -> dict[str, Any]:
    semua = rpk_ditetapkan(instansi, tahun_awal)
    masa = f"{tahun_awal}–{tahun_awal + 4}"
    if not semua:
        raise GalatAplikasi(f"Belum ada RPK {masa} yang ditetapkan, jadi belum ada yang dapat diantar ke BKN.")
    keputusan = _keputusan(instansi, tahun_awal)
    asn, banyak = sebutan_asn(semua), len(semua)
    return {
        "tahun_awal": tahun_awal,
        "tahun_akhir": tahun_awal + 4,
        "banyak": banyak,
        "sifat": "Biasa",
        "hal": f"Penyampaian Rencana Pengembangan Karier Tahun {masa}",
        "kepada": ["Kepala Badan Kepegawaian Negara"],
        "di": "Jakarta",
        "paragraf": [
            "Berdasarkan Peraturan Badan Kepegawaian Negara Nomor 28 Tahun 2020 tentang Penyusunan Rencana "
            "Pengembangan Karier Pegawai Negeri Sipil, bersama ini kami sampaikan Rencana Pengembangan Karier Tahun "
            f"{masa} bagi {angka_id(banyak)} ({terbilang(banyak)}) {asn} di lingkungan {instansi.nama} yang telah "
            "ditetapkan, sebagai bahan penyusunan rencana pengembangan karier nasional.",
            "Naskah yang kami sampaikan adalah sebagai berikut:",
        ],
        "butir": _butir(semua, keputusan),
        "penutup": "Demikian kami sampaikan. Atas perhatian Bapak/Ibu, kami ucapkan terima kasih.",
        "tembusan": tembusan(pengaturan, JenisDokumen.SURAT_PENGANTAR),
    }


def _keputusan(instansi: Instansi, tahun_awal: int) -> list[Dokumen]:
    """Return the decisions in force on plans of that year, the agency's own first."""
    milik = Dokumen.objects.filter(
        instansi=instansi,
        jenis=JenisDokumen.KEPUTUSAN_RPK,
        subjek__startswith=f"rpk-{tahun_awal}-",
        status=StatusDokumen.BERLAKU,
    )
    return sorted(milik, key=lambda satu: (satu.unit_id is not None, satu.pk))


def _butir(semua: list[Any], keputusan: list[Dokumen]) -> list[dict[str, str]]:
    """Return the enclosures: name, how many, remark."""
    butir = [
        {
            "nama": satu.judul,
            "banyak": "1 berkas",
            "keterangan": f"Nomor {satu.nomor}, tanggal {satu.isi['penandatangan']['tanggal']}",
        }
        for satu in keputusan
    ]
    terbit = sorted(satu.nomor for satu in semua)
    butir.append(
        {
            "nama": "Dokumen Rencana Pengembangan Karier per orang",
            "banyak": f"{angka_id(len(semua))} dokumen",
            "keterangan": f"Nomor {terbit[0]}" + (f" sampai {terbit[-1]}" if len(terbit) > 1 else ""),
        }
    )
    butir.append(
        {
            "nama": "Data terstruktur (JSON) yang dilampirkan di dalam setiap dokumen PDF/A-3",
            "banyak": f"{angka_id(len(semua))} data",
            "keterangan": "Terlampir dalam dokumennya",
        }
    )
    return butir
