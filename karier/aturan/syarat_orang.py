"""Requirements that look at what a person is and has: path, rumpun, status, education, grade, competence, conduct."""

from fractions import Fraction

from karier.aturan.jalur import HORIZONTAL, alasan_tanpa_jalur
from karier.aturan.pendidikan import DASAR_JABATAN, NAMA, NAMA_MINIMAL, cukup, pendidikan_minimal
from karier.aturan.rumpun import perlu_rumpun
from karier.aturan.syarat import Perkara, Syarat
from karier.aturan.waktu import tambah_tahun
from pegawai.aturan.dasar import (
    BKN_5_2019,
    BKN_26_2019,
    PERMENPANRB_22_2021,
    PERMENPANRB_38_2017,
    PP_11_2017,
    PP_94_2021,
    UU_20_2023,
    Dasar,
)
from pegawai.aturan.golongan import cari_golongan
from pegawai.aturan.kompetensi import jpm, kategori_jpm

DASAR_JALUR = Dasar(PERMENPANRB_22_2021, "pola karier")
DASAR_STATUS = Dasar(PERMENPANRB_22_2021, "pola karier berlaku bagi PNS")
DASAR_KOMPETENSI = Dasar(PERMENPANRB_38_2017, "standar kompetensi jabatan")
DASAR_ASESMEN = Dasar(BKN_26_2019, "Pasal 29 ayat (4)")
DASAR_KINERJA = Dasar(PP_11_2017, "Pasal 54")
DASAR_KINERJA_MUTASI = Dasar(BKN_5_2019, "persyaratan mutasi: kinerja baik dalam 2 tahun terakhir")
DASAR_KINERJA_LAIN = Dasar(UU_20_2023, "sistem merit: kinerja")
DASAR_DISIPLIN = Dasar(PP_94_2021, "hukuman disiplin sedang dan berat")
BAIK = frozenset({"baik", "sangat_baik"})
BERAT = frozenset({"sedang", "berat"})


def jalur(p: Perkara) -> Syarat:
    """The move must be a cell of the tables."""
    if p.baris is None:
        return Syarat(
            "jalur", False, None, None, DASAR_JALUR, alasan_tanpa_jalur(p.fakta.posisi, p.tujuan.posisi, p.pada)
        )
    if not p.tujuan.aktif:
        return Syarat("jalur", False, p.baris.jalur, None, DASAR_JALUR, "Jabatan tujuan tidak aktif lagi.")
    return Syarat("jalur", True, p.baris.jalur, None, p.baris.dasar, f"Perpindahan ini jalur {p.baris.jalur}.")


def rumpun(p: Perkara) -> Syarat | None:
    """Some moves are lawful inside one rumpun only."""
    asal, tujuan = p.fakta.posisi, p.tujuan.posisi
    aturan = perlu_rumpun(p.baris, asal, tujuan, p.bacaan, p.pada) if p.baris else None
    if aturan is None:
        return None
    if asal.rumpun is None or tujuan.rumpun is None:
        yang = "jabatan sekarang" if asal.rumpun is None else "jabatan tujuan"
        sebab = f"Rumpun {yang} belum tercatat di peta jabatan."
        return Syarat("rumpun", None, asal.rumpun, tujuan.rumpun, aturan.dasar, sebab)
    sama = asal.rumpun == tujuan.rumpun
    sebab = "Rumpun sama." if sama else "Perpindahan ini hanya dalam satu rumpun, sedangkan rumpunnya berbeda."
    return Syarat("rumpun", sama, asal.rumpun, tujuan.rumpun, aturan.dasar, sebab)


def status(p: Perkara) -> Syarat:
    """Only a PNS in active service has a pola karier."""
    nilai = p.fakta.jenis_asn.upper()
    if not p.fakta.aktif:
        return Syarat("status", False, "tidak aktif", "PNS aktif", DASAR_STATUS, "Pegawai tidak aktif lagi.")
    if p.fakta.jenis_asn != "pns":
        sebab = f"Pola karier berlaku bagi PNS; pegawai ini berstatus {nilai}."
        return Syarat("status", False, nilai, "PNS aktif", DASAR_STATUS, sebab)
    return Syarat("status", True, nilai, "PNS aktif", DASAR_STATUS, "Pegawai berstatus PNS aktif.")


def pendidikan(p: Perkara) -> Syarat:
    """Least level of education: the position's own, otherwise the rung's."""
    minimal, dasar = pendidikan_minimal(p.tujuan.posisi.jenjang, p.pada, p.tujuan.pendidikan_min)
    ada = cukup(p.fakta.pendidikan, minimal)
    sebab = "memenuhi" if ada else "belum memenuhi"
    nilai, diminta = NAMA[p.fakta.pendidikan], NAMA_MINIMAL.get(minimal, NAMA[minimal])
    return Syarat("pendidikan", ada, nilai, diminta, dasar, f"Pendidikan {nilai} {sebab} minimal {diminta}.")


def golongan(p: Perkara) -> Syarat | None:
    """The position's own least grade; positions without one ask for none."""
    if not p.tujuan.golongan_min:
        return None
    minimal, punya = cari_golongan(p.tujuan.golongan_min), cari_golongan(p.fakta.golongan)
    if minimal is None or punya is None or minimal.pppk != punya.pppk:
        sebab = "Golongan pegawai dan golongan minimal jabatan tidak dapat dibandingkan."
        return Syarat("golongan", None, p.fakta.golongan, p.tujuan.golongan_min, DASAR_JABATAN, sebab)
    ada = punya.urut >= minimal.urut
    sebab = f"Golongan {punya.kode} {'memenuhi' if ada else 'belum memenuhi'} minimal {minimal.kode}."
    return Syarat("golongan", ada, punya.kode, minimal.kode, DASAR_JABATAN, sebab)


def kompetensi(p: Perkara) -> Syarat:
    """Result against standard, level by level; met from the least job person match on."""
    batas = f"JPM {p.bacaan.jpm_minimal}%"
    if p.fakta.asesmen_tanggal is None:
        return Syarat("kompetensi", None, None, batas, DASAR_KOMPETENSI, "Belum ada hasil asesmen.")
    if tambah_tahun(p.fakta.asesmen_tanggal, p.bacaan.masa_asesmen) < p.data_per:
        umur = f"{p.fakta.asesmen_tanggal:%d-%m-%Y} sudah lebih dari {p.bacaan.masa_asesmen} tahun"
        sebab = f"Asesmen {umur}; perlu asesmen baru."
        return Syarat("kompetensi", None, None, batas, DASAR_ASESMEN, sebab)
    hasil = dict(p.fakta.level)
    akhir = {k: max(hasil[k], min(hasil[k] + p.naik_level, minta)) for k, minta in p.tujuan.standar}
    nilai = jpm(sum(akhir.values()), sum(minta for _, minta in p.tujuan.standar))
    kurang = [f"{k.replace('_', ' ')} {hasil[k]} dari {minta}" for k, minta in p.tujuan.standar if hasil[k] < minta]
    return Syarat(
        "kompetensi",
        nilai >= p.bacaan.jpm_minimal,
        f"JPM {_persen(nilai)}%",
        batas,
        DASAR_KOMPETENSI,
        f"{kategori_jpm(nilai).nama}.{_rincian(kurang)}{_catatan_naik(p, bool(kurang))}",
    )


def _persen(nilai: Fraction) -> str:
    """Two decimals, cut off rather than rounded, so that a value below the line never reads as the line."""
    ratusan = nilai.numerator * 100 // nilai.denominator
    return f"{ratusan // 100},{ratusan % 100:02d}"


def _rincian(kurang: list[str]) -> str:
    return f" Di bawah standar: {', '.join(kurang)}." if kurang else " Semua kompetensi mencapai standar."


def _catatan_naik(p: Perkara, ada_kurang: bool) -> str:
    if not (ada_kurang and p.naik_level):
        return ""
    return f" Dengan pengembangan yang direncanakan, tiap kekurangan diperhitungkan naik {p.naik_level} level."


def kinerja(p: Perkara) -> Syarat:
    """Predikat at least Baik in each of the two years before."""
    ada = dict(p.fakta.predikat)
    terakhir = (
        max((t for t in ada if t < p.data_per.year), default=p.data_per.year - 1) if p.proyeksi else p.pada.year - 1
    )
    terakhir = max(terakhir, p.data_per.year - 2)
    dua = (terakhir, terakhir - 1)
    nilai = ", ".join(f"{t}: {ada[t].replace('_', ' ')}" for t in dua if t in ada) or None
    buruk = [str(t) for t in dua if t in ada and ada[t] not in BAIK]
    kosong = [str(t) for t in dua if t not in ada]
    if buruk:
        hasil, sebab = False, f"Predikat kinerja {' dan '.join(buruk)} di bawah Baik."
    elif kosong:
        hasil, sebab = None, f"Belum ada SKP {' dan '.join(kosong)}."
    else:
        hasil, sebab = True, f"Predikat kinerja {dua[1]} dan {dua[0]} sekurang-kurangnya Baik."
    return Syarat("kinerja", hasil, nilai, "Baik, 2 tahun terakhir", _dasar_kinerja(p), sebab + _per(p))


def _dasar_kinerja(p: Perkara) -> Dasar:
    if p.tujuan.posisi.jenjang in ("administrator", "pengawas"):
        return DASAR_KINERJA
    return DASAR_KINERJA_MUTASI if p.baris and p.baris.jalur == HORIZONTAL else DASAR_KINERJA_LAIN


def _per(p: Perkara) -> str:
    return f" Diperhitungkan dari data per {p.data_per:%d-%m-%Y}." if p.proyeksi else ""


def disiplin(p: Perkara) -> Syarat:
    """No sanction sedang or berat in the last years, and none being served."""
    minimum = f"tidak ada dalam {p.bacaan.hukuman_tahun} tahun terakhir"
    for h in p.fakta.hukuman:
        if h.tingkat not in BERAT or h.mulai > p.pada:
            continue
        dijalani = h.selesai is None or h.selesai > p.pada
        sejak = (h.selesai or h.mulai) if p.bacaan.hukuman_sejak_selesai else h.mulai
        if dijalani or tambah_tahun(sejak, p.bacaan.hukuman_tahun) > p.pada:
            sebab = "sedang dijalani" if dijalani else f"kurang dari {p.bacaan.hukuman_tahun} tahun yang lalu"
            nilai = f"{h.tingkat}, {h.mulai:%d-%m-%Y}"
            return Syarat("disiplin", False, nilai, minimum, DASAR_DISIPLIN, f"Hukuman disiplin {h.tingkat} {sebab}.")
    sebab = f"Tidak ada hukuman disiplin sedang atau berat dalam {p.bacaan.hukuman_tahun} tahun terakhir."
    return Syarat("disiplin", True, "tidak ada", minimum, DASAR_DISIPLIN, sebab)
