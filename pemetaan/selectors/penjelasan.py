"""The reckoning of one placement as plain data: what ``jelaskan`` prints and the profile shows."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from pegawai.pilihan import Ekspektasi, Predikat
from pemetaan.aturan.asal import ASAL
from pemetaan.aturan.kalibrasi import KALIBRASI
from pemetaan.aturan.kelas import LetakKelas
from pemetaan.aturan.masukan import Bacaan, Rincian
from pemetaan.aturan.peringkat import DASAR as DASAR_PERINGKAT
from pemetaan.aturan.peringkat import KUNCI_PERINGKAT
from pemetaan.aturan.praktik import PRAKTIK
from pemetaan.aturan.sekitar import KotakSekitar, sekitar
from pemetaan.aturan.skor import DASAR_NILAI_TALENTA, BarisIndikator, Hitungan, LangkahIndikator, LangkahSumbu
from pemetaan.models import Penempatan
from pemetaan.pilihan import BilaKosong
from pemetaan.selectors.hitungan import hitungan_penempatan
from pemetaan.selectors.kalibrasi import riwayat_kalibrasi
from pemetaan.selectors.orang import rekomendasi_kotak

DESIMAL = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Penjelasan:
    """A stored placement beside its reckoning; ``sama`` says whether the reckoning gives what is stored."""

    penempatan: Penempatan
    hitungan: Hitungan
    sama: bool


def jelaskan_penempatan(penempatan: Penempatan) -> Penjelasan:
    """Return a placement with the whole reckoning from its frozen inputs; three queries (its scheme)."""
    hitungan = hitungan_penempatan(penempatan)
    return Penjelasan(penempatan, hitungan, _sama(penempatan, hitungan))


def _sama(penempatan: Penempatan, hitungan: Hitungan) -> bool:
    if not (hitungan.kinerja and hitungan.potensial and hitungan.kotak):
        return hitungan.sebab is not None and penempatan.sebab == hitungan.sebab.teks
    dihitung = (hitungan.kinerja.skor, hitungan.potensial.skor, hitungan.nilai_talenta, hitungan.kotak.nomor)
    tersimpan = (penempatan.skor_kinerja, penempatan.skor_potensial, penempatan.nilai_talenta, penempatan.kotak)
    return not penempatan.sebab and all(
        s is not None and Fraction(s) == d for s, d in zip(tersimpan, dihitung, strict=True)
    )


def dua_desimal(nilai: Fraction | Decimal | None) -> str | None:
    """Return a number that has two decimals as text ("87.80")."""
    if nilai is None:
        return None
    return f"{Decimal(nilai.numerator) / Decimal(nilai.denominator) if isinstance(nilai, Fraction) else nilai:.2f}"


def tepat(nilai: Fraction | None) -> str | None:
    """Return a number as text, exact to six decimals and without trailing zeros beyond the second ("94.444444")."""
    if nilai is None:
        return None
    enam = (Decimal(nilai.numerator) / Decimal(nilai.denominator)).quantize(DESIMAL, rounding=ROUND_HALF_UP)
    bulat, pecahan = f"{enam:f}".split(".")
    return f"{bulat}.{pecahan.rstrip('0').ljust(2, '0')}"


def _rincian(isi: Rincian) -> dict[str, Any]:
    label = (dict(Predikat.choices) | dict(Ekspektasi.choices)).get(isi.isi, isi.isi)
    return {"nama": isi.nama, "isi": label, "nilai": tepat(isi.nilai)}


def _bacaan(indikator: BarisIndikator, bacaan: Bacaan, hitungan: Hitungan) -> dict[str, Any]:
    asal = ASAL[indikator.sumber]
    return {
        "sumber": indikator.sumber,
        "nama": indikator.nama,
        "komponen": indikator.komponen,
        "bobot": tepat(indikator.bobot),
        "bila_kosong": indikator.bila_kosong,
        "masukan": [_rincian(satu) for satu in bacaan.rincian],
        "rumus": bacaan.rumus,
        "nilai": tepat(bacaan.nilai),
        "dasar_hukum": str(bacaan.dasar),
        "asal": {
            "kode": asal.kode,
            "dari": asal.asal,
            "waktu": asal.waktu(hitungan.tahun, hitungan.skema.masa_asesmen),
            "dasar_hukum": str(asal.dasar),
        },
    }


def _langkah(langkah: LangkahIndikator, hitungan: Hitungan) -> dict[str, Any]:
    catatan = "" if langkah.bacaan.nilai is not None else f"Tidak ada data: {_aturan_kosong(langkah.indikator)}"
    return _bacaan(langkah.indikator, langkah.bacaan, hitungan) | {
        "nilai_dipakai": tepat(langkah.nilai_dipakai),
        "bobot_dipakai": tepat(langkah.bobot_dipakai),
        "sumbangan": tepat(langkah.sumbangan),
        "catatan": catatan,
    }


def _aturan_kosong(indikator: BarisIndikator) -> str:
    return str(BilaKosong(indikator.bila_kosong).label).lower()


def _kelas(letak: LetakKelas, dasar_batas: tuple[Fraction, Fraction]) -> dict[str, Any]:
    return {
        "kode": letak.kelas.kode,
        "nama": letak.kelas.nama,
        "bawah": dua_desimal(letak.bawah),
        "atas": dua_desimal(letak.atas),
        "ke_kelas_atas": dua_desimal(letak.ke_atas),
        "di_atas_batas": dua_desimal(letak.ke_bawah),
        "batas": [dua_desimal(satu) for satu in dasar_batas],
        "dasar_hukum": str(letak.kelas.dasar),
    }


def _sumbu(langkah: LangkahSumbu, hitungan: Hitungan) -> dict[str, Any]:
    return {
        "indikator": [_langkah(satu, hitungan) for satu in langkah.indikator],
        "jumlah": tepat(langkah.tepat),
        "dibatasi_100": langkah.dibatasi,
        "skor": dua_desimal(langkah.skor),
        "kelas": _kelas(langkah.letak, hitungan.skema.potong(langkah.sumbu)),
        "dasar_hukum": str(langkah.dasar),
    }


def kotak_sekitar(hitungan: Hitungan) -> tuple[KotakSekitar, ...]:
    """Return the boxes beside the reckoned one; none where there is no box."""
    if not (hitungan.kinerja and hitungan.potensial):
        return ()
    return sekitar(hitungan.kinerja.letak, hitungan.potensial.letak)


def _sekitar(satu: KotakSekitar) -> dict[str, Any]:
    return {
        "sumbu": "kinerja" if satu.sumbu == "Y" else "potensial",
        "arah": "naik" if satu.naik else "turun",
        "jarak": dua_desimal(satu.jarak),
        "skor": dua_desimal(satu.skor),
        "kotak": satu.kotak.nomor,
        "kode": satu.kotak.kode,
    }


def _praktik(hitungan: Hitungan) -> dict[str, Any]:
    baris = PRAKTIK[hitungan.skema.skp.praktik]
    return {"kode": baris.kode, "nama": baris.nama, "penjelasan": baris.kalimat, "dasar_hukum": str(baris.dasar)}


def _kalibrasi(penempatan: Penempatan) -> list[dict[str, Any]]:
    """Return every change of the box, oldest first; empty where it is as it was reckoned."""
    return [
        {
            "dari": satu.kotak_asal,
            "ke": satu.kotak_baru,
            "alasan": satu.alasan,
            "sidang": satu.sidang.nama,
            "forum": satu.sidang.forum,
            "tanggal": satu.sidang.tanggal.isoformat(),
            "oleh": str(satu.oleh),
            "pada": satu.pada.isoformat(),
            "pembatalan": satu.membatalkan_id is not None,
            "dasar_hukum": str(KALIBRASI["kalibrasi-alasan"].dasar),
        }
        for satu in riwayat_kalibrasi(penempatan)
    ]


def penjelasan_json(isi: Penjelasan) -> dict[str, Any]:
    """Return the whole reckoning as plain data; numbers are texts with a decimal point."""
    penempatan, hitungan = isi.penempatan, isi.hitungan
    skema = hitungan.skema
    data: dict[str, Any] = {
        "nip": penempatan.pegawai.nip,
        "nama": penempatan.pegawai.nama_lengkap,
        "jabatan": penempatan.jabatan.nama,
        "periode": hitungan.tahun,
        "dipetakan_pada": penempatan.pemetaan.dibuat_pada.isoformat(),
        "versi_aturan": penempatan.pemetaan.versi_aturan,
        "skema": {"kode": skema.kode, "versi": skema.versi, "nama": skema.nama, "dasar_hukum": skema.dasar},
        "praktik_skp": _praktik(hitungan),
        "sesuai_tersimpan": isi.sama,
        "sebab": penempatan.sebab or None,
    }
    if not (hitungan.kinerja and hitungan.potensial and hitungan.kotak):
        sebab = hitungan.sebab
        data["sebab_kode"] = sebab.kode if sebab else None
        data["sebab_dasar_hukum"] = str(sebab.dasar) if sebab else None
        data["masukan"] = [_bacaan(indikator, bacaan, hitungan) for indikator, bacaan in hitungan.bacaan]
        return data
    return data | {
        "kinerja": _sumbu(hitungan.kinerja, hitungan),
        "potensial": _sumbu(hitungan.potensial, hitungan),
        "nilai_talenta": {
            "bobot_kinerja": skema.bobot_y,
            "bobot_potensial": skema.bobot_x,
            "nilai": dua_desimal(hitungan.nilai_talenta),
            "dasar_hukum": str(DASAR_NILAI_TALENTA),
        },
        "kotak": {
            "nomor": hitungan.kotak.nomor,
            "kode": hitungan.kotak.kode,
            "setelah_kalibrasi": penempatan.kotak_akhir,
            "kalibrasi": _kalibrasi(penempatan),
            "dasar_hukum": str(hitungan.kotak.dasar),
        },
        "kotak_sekitar": [_sekitar(satu) for satu in kotak_sekitar(hitungan)],
        "peringkat": {
            "nomor": penempatan.peringkat,
            "dalam_kotak_hitungan": penempatan.peringkat_hitung,
            "golongan": penempatan.golongan,
            "tmt_golongan": penempatan.tmt_golongan.isoformat() if penempatan.tmt_golongan else None,
            "urutan": [f"{kunci.nama} ({kunci.arah} dahulu)" for kunci in KUNCI_PERINGKAT],
            "kode": [kunci.kode for kunci in KUNCI_PERINGKAT],
            "dasar_hukum": str(DASAR_PERINGKAT),
        },
        "rekomendasi": [
            {"kode": satu.kode, "teks": satu.teks, "dasar_hukum": str(satu.dasar)}
            for satu in rekomendasi_kotak(penempatan.kotak_akhir)
        ],
    }
