"""The content of the minutes of a calibration session, as plain data: what a page prints and a document freezes."""

from typing import Any

from pemetaan.aturan.kalibrasi import TABEL_KALIBRASI, arah
from pemetaan.models import AnggotaSidang, PerubahanKotak, Sidang
from pemetaan.pilihan import PeranSidang, StatusSidang
from pemetaan.selectors.kalibrasi import log_sidang
from pemetaan.selectors.rekap import jumlah_pemetaan
from talenta.umum.tanggal import hari_tanggal, tanggal_jam, tanggal_panjang


def isi_berita_acara(sidang: Sidang) -> dict[str, Any]:
    """Return the minutes of a session as JSON: agency, session, seats, changes, boxes before and after.

    ``konsep``: the session is still open, so these are not its minutes yet. Each change stands alone, in its order;
    ``hasil`` sums up one line a person, ``sebaran`` the boxes with and without the session.
    Reads ``pemetaan.periode.instansi``; select them with the session. Constant in queries.
    """
    periode, instansi = sidang.pemetaan.periode, sidang.pemetaan.periode.instansi
    perubahan = list(log_sidang(sidang))
    anggota = list(sidang.anggota.select_related("pengguna"))
    akun = {satu.pengguna.pegawai_id for satu in anggota if satu.pengguna}
    return {
        "kop": {"instansi": instansi.nama, "alamat": instansi.alamat, "tempat": instansi.tempat},
        "konsep": sidang.status != StatusSidang.DITUTUP,
        "periode": periode.tahun,
        "skema": str(sidang.pemetaan.skema),
        "dipetakan": tanggal_panjang(sidang.pemetaan.dibuat_pada),
        "sidang": _sidang(sidang),
        "anggota": _anggota(anggota),
        "perubahan": [_perubahan(nomor, satu, akun) for nomor, satu in enumerate(perubahan, 1)],
        "hasil": _hasil(perubahan),
        "sebaran": _sebaran(sidang, perubahan),
        "syarat": [{"teks": satu.teks, "dasar": str(satu.dasar)} for satu in TABEL_KALIBRASI],
    }


def _sidang(sidang: Sidang) -> dict[str, Any]:
    return {
        "id": sidang.pk,
        "nama": sidang.nama,
        "forum": sidang.forum,
        "tempat": sidang.tempat,
        "tanggal": sidang.tanggal.isoformat(),
        "hari_tanggal": hari_tanggal(sidang.tanggal),
        "dibuka": f"{tanggal_jam(sidang.dibuka_pada)} oleh {sidang.dibuka_oleh}",
        "ditutup": f"{tanggal_jam(sidang.ditutup_pada)} oleh {sidang.ditutup_oleh}" if sidang.ditutup_pada else "",
    }


def _anggota(anggota: list[AnggotaSidang]) -> list[dict[str, str]]:
    return [
        {
            "nama": satu.nama,
            "jabatan": satu.jabatan,
            "sebagai": str(PeranSidang(satu.sebagai).label),
            "ketua": "ya" if satu.sebagai == PeranSidang.KETUA else "",
        }
        for satu in anggota
    ]


def _perubahan(nomor: int, satu: PerubahanKotak, akun: set[int | None]) -> dict[str, Any]:
    penempatan = satu.penempatan
    return {
        "nomor": nomor,
        "nip": penempatan.pegawai.nip,
        "nama": penempatan.pegawai.nama_lengkap,
        "jabatan": penempatan.jabatan.nama,
        "unit": penempatan.unit.nama,
        "hitungan": penempatan.kotak,
        "asal": satu.kotak_asal,
        "baru": satu.kotak_baru,
        "alasan": satu.alasan,
        "pembatalan": satu.membatalkan_id is not None,
        "anggota": penempatan.pegawai_id in akun,
        "oleh": str(satu.oleh),
        "pada": tanggal_jam(satu.pada),
    }


def _hasil(perubahan: list[PerubahanKotak]) -> dict[str, int]:
    """Return how many people the session left higher, lower or where they had been when it first touched them."""
    awal: dict[int, int] = {}
    akhir: dict[int, int] = {}
    for satu in perubahan:
        awal.setdefault(satu.penempatan_id, satu.kotak_asal)
        akhir[satu.penempatan_id] = satu.kotak_baru
    semua = [arah(awal[pk], akhir[pk]) for pk in awal]
    return {"orang": len(semua)} | {kata: semua.count(kata) for kata in ("naik", "turun", "tetap")}


def _sebaran(sidang: Sidang, perubahan: list[PerubahanKotak]) -> list[dict[str, int]]:
    """Return how many people each box held when the session ended, and would have held without it; box 9 first.

    Reckoned back from today: what other sessions changed in the same run after this one had ended is taken away.
    """
    kini = jumlah_pemetaan(sidang.pemetaan).kotak
    sesudah = dict(kini)
    if sidang.ditutup_pada:
        kemudian = PerubahanKotak.objects.filter(sidang__pemetaan=sidang.pemetaan_id, pada__gt=sidang.ditutup_pada)
        for asal, baru in kemudian.values_list("kotak_asal", "kotak_baru"):
            sesudah[asal] += 1
            sesudah[baru] -= 1
    sebelum = dict(sesudah)
    for satu in perubahan:
        sebelum[satu.kotak_asal] += 1
        sebelum[satu.kotak_baru] -= 1
    return [
        {
            "kotak": nomor,
            "sebelum": sebelum[nomor],
            "sesudah": sesudah[nomor],
            "selisih": sesudah[nomor] - sebelum[nomor],
        }
        for nomor in sorted(kini, reverse=True)
    ]
