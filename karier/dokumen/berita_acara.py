"""Minutes of a calibration session, issued: number, verification and signatures around what the session holds."""

from datetime import date
from typing import Any

from karier.dokumen.naskah import Naskah
from karier.pilihan import JenisDokumen
from pemetaan.models import AnggotaSidang, Sidang
from pemetaan.pilihan import PeranSidang, StatusSidang
from pemetaan.selectors.berita_acara import isi_berita_acara
from talenta.umum.terbilang import hari_terbilang

TANPA_KETUA = "Sidang ini tidak mencatat ketua, jadi tidak ada yang dapat menandatangani berita acaranya."
BELUM_DITUTUP = "Sidang ini belum ditutup, jadi berita acaranya belum dapat diterbitkan."


def naskah_berita_acara(sidang: Sidang) -> Naskah:
    """Return the minutes of a session; ``sidang`` comes with pemetaan, periode and instansi."""
    periode = sidang.pemetaan.periode
    ketua = sidang.anggota.filter(sebagai=PeranSidang.KETUA).first()
    return Naskah(
        jenis=JenisDokumen.BERITA_ACARA,
        instansi=periode.instansi,
        subjek=f"sidang-{sidang.pk}",
        judul=f"Berita acara sidang kalibrasi periode {periode.tahun}",
        akhiran=f"{periode.tahun}-{sidang.pk}",
        halangan=_halangan(sidang, ketua),
        ketua=("Ketua sidang", ketua.nama if ketua else ""),
        susun=lambda pengaturan: _isi(sidang),
    )


def _halangan(sidang: Sidang, ketua: AnggotaSidang | None) -> str:
    if sidang.status != StatusSidang.DITUTUP:
        return BELUM_DITUTUP
    return "" if ketua else TANPA_KETUA


def _isi(sidang: Sidang) -> dict[str, Any]:
    isi = isi_berita_acara(sidang)
    isi.pop("kop")
    terbuka = isi.pop("konsep")
    hari = date.fromisoformat(isi["sidang"]["tanggal"])
    return {"berita_acara": isi | {"terbuka": terbuka}, "hari_terbilang": hari_terbilang(hari)}
