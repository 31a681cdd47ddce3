"""A difference from SIMATA in a sentence: what each side read, and what to look at."""

from decimal import Decimal

from pegawai.models import HasilSimata
from pemetaan.models import Penempatan
from pemetaan.pilihan import SebabBeda
from pemetaan.selectors.simata import Selisih
from talenta.umum.tanggal import tanggal_panjang

ARTI = {
    SebabBeda.BUKAN_PEGAWAI: "NIP dari SIMATA yang tidak ada di data pegawai instansi ini.",
    SebabBeda.TIDAK_IKUT: "Pegawai yang ada di SIMATA, tetapi tidak ikut pemetaan periode ini.",
    SebabBeda.TIDAK_DI_SIMATA: "Pegawai yang punya kotak di Talenta, tetapi tidak ada di berkas SIMATA.",
    SebabBeda.MASUKAN_KURANG: "Pegawai yang belum dipetakan di Talenta karena datanya belum lengkap.",
    SebabBeda.KALIBRASI: "Hitungannya sama; sidang kalibrasi memindahkannya.",
    SebabBeda.TAHUN_LAIN: "SIMATA membaca SKP tahun lain, atau hanya punya kotak tahun lain.",
    SebabBeda.ASESMEN_LAIN: "SIMATA membaca asesmen pada tanggal lain.",
    SebabBeda.TANPA_SKOR: "Kotaknya lain, dan berkas SIMATA tidak memuat skor yang menunjukkan sebabnya.",
    SebabBeda.BATAS_LAIN: "Kedua skornya sama, jadi batas kelasnya yang lain.",
    SebabBeda.ATURAN_LAIN: "Skornya lain dari masukan yang disebut sama: bobot, rubrik, atau data sumbernya lain.",
    SebabBeda.SKOR_LAIN: "Skornya lain, tetapi jatuh di kotak yang sama.",
}


def rincian(satu: Selisih, tahun: int) -> str:
    """Return what lies behind a difference, for the person who has to settle it."""
    simata, kami = satu.simata, satu.penempatan
    if kami is None:
        return _tanpa_kami(satu.sebab, tahun)
    if simata is None:
        return f"Berkas SIMATA {tahun} tidak memuat NIP ini."
    isi = _isi(satu.sebab, simata, kami, tahun)
    if satu.sebab != SebabBeda.KALIBRASI and kami.kotak != kami.kotak_akhir:
        isi += f" Di Talenta juga dikalibrasi, dari kotak {kami.kotak} ke {kami.kotak_akhir}."
    return isi


def _tanpa_kami(sebab: SebabBeda, tahun: int) -> str:
    if sebab == SebabBeda.TIDAK_IKUT:
        return f"Tercatat sebagai pegawai, tetapi tidak ikut pemetaan {tahun}: nonaktif, atau masuk sesudahnya."
    return "NIP ini tidak ada di data pegawai instansi ini. Periksa NIP-nya, atau impor data utamanya."


def _isi(sebab: SebabBeda, simata: HasilSimata, kami: Penempatan, tahun: int) -> str:
    if sebab in (SebabBeda.ATURAN_LAIN, SebabBeda.SKOR_LAIN):
        return " ".join(_sumbu(simata, kami))
    if sebab == SebabBeda.ASESMEN_LAIN:
        return _asesmen(simata, kami)
    if sebab == SebabBeda.TAHUN_LAIN and simata.tahun != tahun:
        return f"SIMATA hanya punya kotak {simata.kotak} untuk {simata.tahun}."
    return {
        SebabBeda.MASUKAN_KURANG: f"Belum dipetakan di Talenta: {kami.sebab}.",
        SebabBeda.KALIBRASI: f"Hitungan Talenta juga kotak {kami.kotak}; sidang memindahkannya ke {kami.kotak_akhir}.",
        SebabBeda.TAHUN_LAIN: f"SIMATA membaca SKP {simata.tahun_skp}, bukan {tahun}.",
        SebabBeda.BATAS_LAIN: f"Kedua skor sama ({_angka(kami.skor_kinerja)} dan {_angka(kami.skor_potensial)}).",
        SebabBeda.TANPA_SKOR: "SIMATA tidak menyertakan kedua skor; bandingkan bobot, batas, dan datanya.",
    }[sebab]


def _asesmen(simata: HasilSimata, kami: Penempatan) -> str:
    milik = tanggal_panjang(kami.asesmen_tanggal) if kami.asesmen_tanggal else "tidak ada yang masih berlaku"
    dibaca = tanggal_panjang(simata.tanggal_asesmen) if simata.tanggal_asesmen else "–"
    return f"Asesmen yang dibaca SIMATA {dibaca}; Talenta {milik}."


def _sumbu(simata: HasilSimata, kami: Penempatan) -> list[str]:
    pasangan = (
        ("Skor kinerja", simata.skor_kinerja, kami.skor_kinerja),
        ("Skor potensial", simata.skor_potensial, kami.skor_potensial),
    )
    return [f"{nama} SIMATA {_angka(a)}, Talenta {_angka(b)}." for nama, a, b in pasangan if a != b]


def _angka(nilai: Decimal | None) -> str:
    return "–" if nilai is None else f"{nilai:.2f}".replace(".", ",")
