"""Requirements that count time: years in the feeder level, experience, time in the position, age, years remaining."""

from karier.aturan import masa_kerja as tabel
from karier.aturan.jalur import DASAR_MUTASI, HORIZONTAL, JF, VERTIKAL
from karier.aturan.pendidikan import DASAR_JABATAN
from karier.aturan.syarat import Perkara, Syarat
from karier.aturan.usia import DASAR_USIA, belum_lewat, usia_maksimal
from karier.aturan.waktu import Lama, jumlah, lama, tambah_tahun
from pegawai.aturan.dasar import PERMENPANRB_22_2021, Dasar
from pegawai.aturan.jenjang import DASAR_BUP, JENJANG, tmt_pensiun

DASAR_ANGKA_KREDIT = Dasar(PERMENPANRB_22_2021, "masa kerja JF mengikuti angka kredit")
_TANPA_RIWAYAT = " Riwayat jabatan sebelumnya belum tercatat."
_TANPA_JENJANG = " Jenjang sebagian riwayat jabatan belum tercatat."


def _dalam_jenjang(p: Perkara, jenjang: tuple[str, ...], tahun: int) -> tuple[Lama, bool | None, str]:
    """Return the time spent in these rungs, whether it makes so many years, and a note where the records are thin.

    Not known where positions on record whose rung is not (held in another agency) could make up what is missing.
    """
    dicapai = jumlah(p.fakta.rentang(p.pada, jenjang=jenjang))
    if dicapai >= Lama(tahun):
        return dicapai, True, ""
    if jumlah(p.fakta.rentang(p.pada, jenjang=(*jenjang, None))) >= Lama(tahun):
        return dicapai, None, _TANPA_JENJANG
    return dicapai, False, "" if p.fakta.ada_riwayat else _TANPA_RIWAYAT


def _nama(baris: tabel.BarisMasaKerja) -> str:
    """Return the feeder rungs as the table names them: those below the target."""
    tujuan = JENJANG[baris.tujuan].tingkat
    return "/".join(JENJANG[j].nama for j in baris.pengumpan if JENJANG[j].tingkat < tujuan)


def masa_kerja(p: Perkara) -> Syarat | None:
    """Years in the feeder level or above; not asked of somebody who already holds the target's rung."""
    baris = tabel.masa_kerja(p.tujuan.posisi.jenjang, p.bacaan, p.pada)
    if baris is None or p.fakta.posisi.jenjang == baris.tujuan:
        return None
    dicapai, cukup, catatan = _dalam_jenjang(p, baris.pengumpan, baris.tahun)
    sebab = (
        f"Masa kerja sebagai {_nama(baris)} atau setingkat {dicapai}, "
        f"{'mencapai' if cukup else 'belum mencapai'} {baris.tahun} tahun.{catatan}"
    )
    return Syarat("masa_kerja", cukup, str(dicapai), f"{baris.tahun} tahun", baris.dasar, sebab)


def pengalaman(p: Perkara) -> Syarat | None:
    """Cumulative experience that the rung asks for; overlapping positions are counted once."""
    baris = tabel.masa_kerja(p.tujuan.posisi.jenjang, p.bacaan, p.pada)
    if baris is None or p.fakta.posisi.jenjang == baris.tujuan:
        return None
    if baris.lingkup == tabel.JENJANG_PENGUMPAN:
        return _pengalaman_jenjang(p, baris)
    return _pengalaman_bidang(p, "pengalaman", baris.pengalaman, baris.dasar_pengalaman)


def pengalaman_jabatan(p: Perkara) -> Syarat | None:
    """Experience in the field that the position itself asks for."""
    tahun = p.tujuan.pengalaman_min
    return _pengalaman_bidang(p, "pengalaman_jabatan", tahun, DASAR_JABATAN) if tahun else None


def _pengalaman_jenjang(p: Perkara, baris: tabel.BarisMasaKerja) -> Syarat:
    dicapai, cukup, catatan = _dalam_jenjang(p, baris.pengumpan, baris.pengalaman)
    sebab = (
        f"Pengalaman sebagai {_nama(baris)} atau setingkat {dicapai}, "
        f"{'mencapai' if cukup else 'belum mencapai'} {baris.pengalaman} tahun.{catatan}"
    )
    return Syarat("pengalaman", cukup, str(dicapai), f"{baris.pengalaman} tahun", baris.dasar_pengalaman, sebab)


def _pengalaman_bidang(p: Perkara, kode: str, tahun: int, dasar: Dasar) -> Syarat:
    bidang, minimum = p.tujuan.posisi.rumpun, f"{tahun} tahun"
    if bidang is None:
        sebab = (
            "Rumpun jabatan tujuan belum tercatat di peta jabatan, jadi pengalaman di bidangnya tidak dapat dihitung."
        )
        return Syarat(kode, None, None, minimum, dasar, sebab)
    dicapai = jumlah(p.fakta.rentang(p.pada, rumpun=bidang))
    if dicapai >= Lama(tahun):
        sebab = f"Pengalaman di bidang {bidang} {dicapai}, mencapai {tahun} tahun."
        return Syarat(kode, True, str(dicapai), minimum, dasar, sebab)
    mungkin = jumlah([*p.fakta.rentang(p.pada, rumpun=bidang), *p.fakta.rentang(p.pada, rumpun=None)])
    tahu = p.fakta.ada_riwayat and mungkin < Lama(tahun)
    lanjut = "" if tahu else " Sebagian riwayat jabatan atau rumpunnya belum tercatat."
    sebab = f"Pengalaman di bidang {bidang} yang tercatat {dicapai}, belum mencapai {tahun} tahun.{lanjut}"
    return Syarat(kode, False if tahu else None, str(dicapai), minimum, dasar, sebab)


def masa_jabatan(p: Perkara) -> Syarat | None:
    """A mutasi comes after at least two years in the position; more than five is said, and is no bar."""
    if p.baris is None or p.baris.jalur != HORIZONTAL:
        return None
    dicapai = lama(p.fakta.tmt_jabatan, p.pada)
    cukup = dicapai >= Lama(p.bacaan.mutasi_minimal)
    sebab = f"Masa dalam jabatan {dicapai}; mutasi paling singkat setelah {p.bacaan.mutasi_minimal} tahun."
    if dicapai > Lama(p.bacaan.mutasi_maksimal):
        sebab = (
            f"Masa dalam jabatan {dicapai}, sudah melewati paling lama {p.bacaan.mutasi_maksimal} tahun: perlu mutasi."
        )
    minimum = f"{p.bacaan.mutasi_minimal} sampai {p.bacaan.mutasi_maksimal} tahun"
    return Syarat("masa_jabatan", cukup, str(dicapai), minimum, DASAR_MUTASI, sebab)


def usia_pengangkatan(p: Perkara) -> Syarat | None:
    """Highest age on the day of appointment; asked only of those who do not hold the rung yet."""
    maksimal = usia_maksimal(p.tujuan.posisi.jenjang, p.pada, p.tujuan.usia_maks)
    if maksimal is None or (p.fakta.posisi.jenjang == p.tujuan.posisi.jenjang and p.tujuan.usia_maks is None):
        return None
    cukup = belum_lewat(p.fakta.tanggal_lahir, p.pada, maksimal)
    dasar = DASAR_JABATAN if p.tujuan.usia_maks else DASAR_USIA
    nilai = str(lama(p.fakta.tanggal_lahir, p.pada))
    sebab = f"Usia pada tanggal pengangkatan {nilai}; paling tinggi {maksimal} tahun."
    return Syarat("usia", cukup, nilai, f"paling tinggi {maksimal} tahun", dasar, sebab)


def sisa_masa_kerja(p: Perkara) -> Syarat:
    """Still in service on the day, and long enough before the retirement age of the target."""
    sekarang = tmt_pensiun(p.fakta.tanggal_lahir, p.fakta.bup)
    nanti = tmt_pensiun(p.fakta.tanggal_lahir, p.tujuan.bup)
    minimum = f"{p.bacaan.sisa_masa_kerja} tahun sebelum BUP {p.tujuan.bup}"
    if sekarang <= p.pada:
        sebab = f"Batas usia pensiun dalam jabatan sekarang tercapai sebelum itu (TMT pensiun {sekarang:%d-%m-%Y})."
        return Syarat("sisa_masa_kerja", False, "0 hari", minimum, DASAR_BUP, sebab)
    cukup = tambah_tahun(p.pada, p.bacaan.sisa_masa_kerja) <= nanti
    sisa = lama(p.pada, nanti)
    sebab = f"Sisa masa kerja dalam jabatan tujuan {sisa} (TMT pensiun {nanti:%d-%m-%Y})."
    return Syarat("sisa_masa_kerja", cukup, str(sisa), minimum, DASAR_BUP, sebab)


def angka_kredit(p: Perkara) -> Syarat | None:
    """A rise within JF goes by angka kredit, which Talenta does not hold: said, and no bar."""
    if p.baris is None or p.baris.jalur != VERTIKAL or JENJANG[p.tujuan.posisi.jenjang].kelompok not in JF:
        return None
    sebab = "Kenaikan jenjang mengikuti angka kredit, yang tidak tercatat di Talenta; pastikan terpenuhi."
    return Syarat("angka_kredit", None, None, None, DASAR_ANGKA_KREDIT, sebab, wajib=False)
