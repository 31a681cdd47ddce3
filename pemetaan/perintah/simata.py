"""What ``simata`` does: every difference from SIMATA's boxes, with its cause."""

from typing import Any

from pegawai.models import HasilSimata, Pengguna
from pegawai.pilihan import Peran
from pegawai.selectors.cari import cari_instansi
from pemetaan.models import Penempatan
from pemetaan.perintah.daftar import baca_tahun
from pemetaan.pilihan import SebabBeda
from pemetaan.selectors.penjelasan import dua_desimal
from pemetaan.selectors.periode import pemetaan_berlaku
from pemetaan.selectors.simata import SAMA, Sandingan, Selisih, ada_simata, hitung_sebab, semua_selisih
from pemetaan.selectors.urai_simata import rincian
from talenta.umum.galat import GalatAplikasi
from talenta.umum.perintah import ArgumenSalah, Hasil


def jalankan_simata(tahun: str, kode_instansi: str | None, sebab: str) -> Hasil:
    """List the differences of a year; unknown year, agency or cause is exit 2, nothing to compare exit 1."""
    tahun_angka, instansi = baca_tahun(tahun), cari_instansi(kode_instansi)
    if sebab and sebab not in SebabBeda.values:
        raise ArgumenSalah(f"Sebab “{sebab}” tidak dikenal. Pilih salah satu: {', '.join(SebabBeda.values)}.")
    pemetaan = pemetaan_berlaku(instansi.pk, tahun_angka)
    if pemetaan is None:
        raise GalatAplikasi(f"{instansi} belum dipetakan untuk tahun {tahun}. Jalankan: manage.py petakan {tahun}")
    if not ada_simata(pemetaan):
        raise GalatAplikasi(f"Hasil SIMATA {tahun} belum ada. Jalankan: manage.py impor simata BERKAS")
    # The command line sees the whole agency, as an account of its team does.
    pelaku = Pengguna(instansi=instansi)
    pelaku.peran = frozenset({Peran.TIM})
    sandingan = Sandingan(pelaku, pemetaan, sebab=sebab)
    jumlah = hitung_sebab(sandingan)
    semua = list(semua_selisih(sandingan))
    data = {
        "tahun": tahun_angka,
        "sama": jumlah[SAMA],
        "beda": {satu.value: jumlah[satu] for satu in SebabBeda},
        "selisih": [_json(satu, tahun_angka) for satu in semua],
    }
    return Hasil(data, [_judul(str(instansi), data), *(_baris(satu, tahun_angka) for satu in semua)])


def _judul(instansi: str, data: dict[str, Any]) -> str:
    bagian = [f"{SebabBeda(kode).label} {n}" for kode, n in data["beda"].items() if n]
    return f"{instansi}, periode {data['tahun']}: {data['sama']} sama; {'; '.join(bagian) or 'tidak ada selisih'}."


def _json(satu: Selisih, tahun: int) -> dict[str, Any]:
    return {
        "nip": satu.nip,
        "sebab": satu.sebab.value,
        "rincian": rincian(satu, tahun),
        "simata": _pihak(satu.simata, satu.simata.kotak if satu.simata else None),
        "talenta": _pihak(satu.penempatan, satu.penempatan.kotak_akhir if satu.penempatan else None),
    }


def _pihak(asal: HasilSimata | Penempatan | None, kotak: int | None) -> dict[str, Any] | None:
    if asal is None:
        return None
    skor = {n: getattr(asal, n) for n in ("skor_kinerja", "skor_potensial")}
    return {"kotak": kotak} | {n: None if isi is None else dua_desimal(isi) for n, isi in skor.items()}


def _baris(satu: Selisih, tahun: int) -> str:
    kotak = f"{satu.simata.kotak if satu.simata else '–'} | {(satu.penempatan and satu.penempatan.kotak_akhir) or '–'}"
    return f"  {satu.nip}  {kotak}  {satu.sebab.label}: {rincian(satu, tahun)}"
