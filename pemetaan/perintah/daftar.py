"""What ``petakan``, ``penempatan`` and ``jelaskan`` do."""

from typing import Any

from pegawai.models import Instansi
from pegawai.selectors.cari import cari_instansi, cari_pegawai
from pemetaan.models import Pemetaan, Penempatan, PerubahanKotak
from pemetaan.perintah.urai import baris_penjelasan
from pemetaan.selectors.grid import urutan_suksesi
from pemetaan.selectors.kalibrasi import bawaan, perubahan_terakhir
from pemetaan.selectors.orang import penempatan_berlaku, rekomendasi_kotak
from pemetaan.selectors.penjelasan import dua_desimal, jelaskan_penempatan, penjelasan_json
from pemetaan.selectors.periode import pemetaan_berlaku
from pemetaan.services.petakan import TAHUN_TERAKHIR, TAHUN_TERAWAL, RingkasanPemetaan, petakan, skema_untuk
from talenta.umum.galat import GalatAplikasi
from talenta.umum.perintah import ArgumenSalah, Hasil


def baca_tahun(teks: str) -> int:
    """Return the year of a period.

    Raises:
        ArgumenSalah: not a year of 2000–2100.
    """
    if not (teks.isascii() and teks.isdigit() and TAHUN_TERAWAL <= int(teks) <= TAHUN_TERAKHIR):
        raise ArgumenSalah(f"Tahun “{teks}” tidak sah; tulis {TAHUN_TERAWAL} sampai {TAHUN_TERAKHIR}, misalnya 2025.")
    return int(teks)


def _pemetaan(instansi: Instansi, tahun: int) -> Pemetaan:
    pemetaan = pemetaan_berlaku(instansi.pk, tahun)
    if pemetaan is None:
        raise GalatAplikasi(f"{instansi} belum dipetakan untuk tahun {tahun}. Jalankan: manage.py petakan {tahun}")
    return pemetaan


def jalankan_petakan(tahun: str, kode_skema: str, kode_instansi: str | None) -> Hasil:
    """Map the agency; unknown year, scheme or agency is exit 2, a refusal by a rule exit 1."""
    tahun_angka = baca_tahun(tahun)
    instansi = cari_instansi(kode_instansi)
    try:
        skema = skema_untuk(instansi=instansi, kode=kode_skema)
    except GalatAplikasi as galat:
        raise ArgumenSalah(galat.pesan) from None
    ringkasan = petakan(instansi=instansi, tahun=tahun_angka, skema=skema)
    return Hasil(_json_ringkasan(ringkasan, tahun_angka), _baris_ringkasan(ringkasan, instansi, tahun_angka))


def _json_ringkasan(ringkasan: RingkasanPemetaan, tahun: int) -> dict[str, Any]:
    return {
        "periode": tahun,
        "dipetakan": ringkasan.dipetakan,
        "belum": ringkasan.belum,
        "kotak": {str(nomor): jumlah for nomor, jumlah in ringkasan.kotak.items()},
    }


def _baris_ringkasan(ringkasan: RingkasanPemetaan, instansi: Instansi, tahun: int) -> list[str]:
    return [
        f"{instansi}, periode {tahun}, {ringkasan.pemetaan.skema}: {ringkasan.dipetakan} pegawai dipetakan.",
        *(f"  Kotak {nomor}: {ringkasan.kotak[nomor]}" for nomor in sorted(ringkasan.kotak, reverse=True)),
        f"Belum dipetakan: {sum(ringkasan.belum.values())}",
        *(f"  {sebab}: {jumlah}" for sebab, jumlah in ringkasan.belum.items()),
        *_peringatan_kalibrasi(ringkasan.pemetaan),
    ]


def _peringatan_kalibrasi(pemetaan: Pemetaan) -> list[str]:
    tertinggal = len(bawaan(pemetaan))
    if not tertinggal:
        return []
    return [
        f"PERHATIAN: {tertinggal} kalibrasi pemetaan sebelumnya tidak ikut. Bawa yang kotak hitungannya tetap lewat "
        "sidang kalibrasi."
    ]


def _json_penempatan(satu: Penempatan) -> dict[str, Any]:
    return {
        "nip": satu.pegawai.nip,
        "nama": satu.pegawai.nama_lengkap,
        "skor_kinerja": dua_desimal(satu.skor_kinerja),
        "kinerja": satu.kinerja,
        "skor_potensial": dua_desimal(satu.skor_potensial),
        "potensial": satu.potensial,
        "nilai_talenta": dua_desimal(satu.nilai_talenta),
        "kotak": satu.kotak_akhir,
        "peringkat": satu.peringkat,
        "rekomendasi": [baris.teks for baris in rekomendasi_kotak(satu.kotak_akhir)],
    }


def _rincian(satu: Penempatan, perubahan: PerubahanKotak | None) -> dict[str, Any]:
    kalibrasi = None
    if perubahan and satu.kotak != satu.kotak_akhir:
        kalibrasi = {
            "alasan": perubahan.alasan,
            "sidang": perubahan.sidang.nama,
            "tanggal": perubahan.sidang.tanggal.isoformat(),
            "oleh": str(perubahan.oleh),
        }
    return {"kotak_hitungan": satu.kotak, "peringkat_hitungan": satu.peringkat_hitung, "kalibrasi": kalibrasi}


def _baris_penempatan(satu: Penempatan) -> str:
    hitungan = "" if satu.kotak == satu.kotak_akhir else f" (kalibrasi; hitungan kotak {satu.kotak})"
    orang = satu.pegawai
    return (
        f"  kotak {satu.kotak_akhir} peringkat {satu.peringkat}: {orang.nip} {orang.nama_lengkap} — kinerja "
        f"{dua_desimal(satu.skor_kinerja)}, potensial {dua_desimal(satu.skor_potensial)}, Nilai Talenta "
        f"{dua_desimal(satu.nilai_talenta)}{hitungan}"
    )


def jalankan_penempatan(tahun: str, kode_instansi: str | None, *, rinci: bool = False) -> Hasil:
    """List the placements in the lawful order: box 9, 8, 7, … and in each box by rank.

    ``kotak`` is the box in force; the reckoned one follows from kinerja and potensial. ``rinci`` adds it in keys of
    its own, with the calibration.
    """
    tahun_angka = baca_tahun(tahun)
    instansi = cari_instansi(kode_instansi)
    pemetaan = _pemetaan(instansi, tahun_angka)
    perubahan = perubahan_terakhir(pemetaan) if rinci else {}
    data, baris = [], []
    for satu in urutan_suksesi(pemetaan).iterator(chunk_size=5000):
        tambahan = _rincian(satu, perubahan.get(satu.pk)) if rinci else {}
        data.append(_json_penempatan(satu) | tambahan)
        baris.append(_baris_penempatan(satu))
    judul = f"{instansi}, periode {tahun_angka}: {len(data)} pegawai dipetakan."
    return Hasil({"penempatan": data}, [judul, *baris])


def jalankan_jelaskan(nip: str, tahun: str) -> Hasil:
    """Explain one placement from its frozen inputs."""
    tahun_angka = baca_tahun(tahun)
    pegawai = cari_pegawai(nip)
    pemetaan = _pemetaan(pegawai.instansi, tahun_angka)
    penempatan = penempatan_berlaku(pegawai, tahun_angka)
    if penempatan is None:
        raise GalatAplikasi(
            f"{pegawai.nama_lengkap} ({pegawai.nip}) tidak ikut dalam pemetaan {tahun_angka} yang berlaku "
            f"({pemetaan.dibuat_pada:%d-%m-%Y}). Petakan ulang bila pegawai ini masuk sesudahnya."
        )
    data = penjelasan_json(jelaskan_penempatan(penempatan))
    return Hasil(data, baris_penjelasan(data))
