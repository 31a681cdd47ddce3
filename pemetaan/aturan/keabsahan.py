"""Whether a scheme adds up: every objection is a sentence that says what to put right, and names the field it is about.

A field is a name of the scheme (``potong_y``, ``praktik_skp`` …), ``sumbu:Y``, ``indikator:SUMBER`` or
``rubrik:SUMBER``.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from pegawai.aturan.kinerja import MATRIKS_PREDIKAT
from pemetaan.aturan.praktik import DUA_TAHUN, PRAKTIK, RATING, TERTIMBANG
from pemetaan.aturan.rubrik import KELOMPOK_RUBRIK, BarisRubrik, KelompokRubrik
from pemetaan.aturan.skor import NOL, BarisIndikator, BarisSkema

NAMA_SUMBU = {"Y": "kinerja", "X": "potensial"}
PREDIKAT = frozenset(baris.predikat for baris in MATRIKS_PREDIKAT)
POIN_TERTINGGI = 120


@dataclass(frozen=True, slots=True)
class BarisKomponen:
    """A component of a scheme; ``bobot`` is its weight in the axis in percent."""

    sumbu: str
    nama: str
    bobot: Fraction


def komponen_dari(skema: BarisSkema) -> tuple[BarisKomponen, ...]:
    """Return the components that the indicators name, each as heavy as its indicators together, in their order."""
    bobot: dict[tuple[str, str], Fraction] = {}
    for baris in skema.indikator:
        kunci = (baris.sumbu, baris.komponen)
        bobot[kunci] = bobot.get(kunci, Fraction(0)) + baris.bobot
    return tuple(BarisKomponen(*kunci, isi) for kunci, isi in bobot.items())


def angka(nilai: Fraction) -> str:
    """Return a number as Indonesians write it, without trailing zeros, to at most four decimals."""
    return f"{float(nilai):.4f}".rstrip("0").rstrip(".").replace(".", ",")


@dataclass(frozen=True, slots=True)
class Keberatan:
    """One objection: the field it is about and the sentence."""

    bidang: str
    teks: str


def keberatan(skema: BarisSkema, komponen: Iterable[BarisKomponen]) -> tuple[str, ...]:
    """Return what is wrong with a scheme, in the order in which one would put it right; empty: it is valid."""
    return tuple(satu.teks for satu in keberatan_bidang(skema, komponen))


def keberatan_bidang(skema: BarisSkema, komponen: Iterable[BarisKomponen]) -> tuple[Keberatan, ...]:
    """Return the same with the field that each objection is about."""
    semua = tuple(komponen)
    return (
        *_bobot_sumbu(skema, semua),
        *_sumber_ganda(skema),
        *_batas(skema),
        *_poin(skema),
        *_praktik(skema),
        *(satu for baris in skema.indikator for satu in _rubrik(baris)),
    )


def _bobot_sumbu(skema: BarisSkema, komponen: tuple[BarisKomponen, ...]) -> Iterator[Keberatan]:
    for sumbu, nama in NAMA_SUMBU.items():
        jumlah = sum((k.bobot for k in komponen if k.sumbu == sumbu), Fraction(0))
        if jumlah != 100:
            teks = f"Bobot komponen sumbu {nama} berjumlah {angka(jumlah)}%, seharusnya 100%."
            yield Keberatan(f"sumbu:{sumbu}", teks)
    for satu in komponen:
        isi = [i for i in skema.indikator if i.sumbu == satu.sumbu and i.komponen == satu.nama]
        jumlah = sum((i.bobot for i in isi), Fraction(0))
        if jumlah != satu.bobot:
            teks = (
                f"Bobot indikator pada komponen {satu.nama} berjumlah {angka(jumlah)}%, "
                f"seharusnya {angka(satu.bobot)}% sesuai bobot komponennya."
            )
            yield Keberatan(f"sumbu:{satu.sumbu}", teks)
    for nama in sorted({k.nama for k in komponen if k.sumbu == "Y"} & {k.nama for k in komponen if k.sumbu == "X"}):
        yield Keberatan("sumbu:X", f"Nama komponen {nama} dipakai pada kedua sumbu; beri nama yang berbeda.")
    if skema.bobot_y + skema.bobot_x != 100:
        yield Keberatan("bobot_y", "Bobot kinerja dan potensial dalam Nilai Talenta harus berjumlah 100%.")


def _sumber_ganda(skema: BarisSkema) -> Iterator[Keberatan]:
    for sumber, kali in Counter(i.sumber for i in skema.indikator).items():
        if kali > 1:
            nama = next(i.nama for i in skema.indikator if i.sumber == sumber)
            teks = f"Sumber indikator {nama} dipakai {kali} kali; satu sumber hanya boleh dinilai sekali."
            yield Keberatan(f"indikator:{sumber}", teks)


def _batas(skema: BarisSkema) -> Iterator[Keberatan]:
    for sumbu, nama in NAMA_SUMBU.items():
        tengah, atas = skema.potong(sumbu)
        if not 0 < tengah < atas <= 100:
            teks = f"Batas kelas {nama} harus menurun di antara 0 dan 100; kini {angka(atas)} dan {angka(tengah)}."
            yield Keberatan(f"potong_{sumbu.lower()}", teks)
    if skema.masa_asesmen < 1:
        yield Keberatan("masa_asesmen", "Masa berlaku asesmen paling sedikit 1 tahun.")


def _poin(skema: BarisSkema) -> Iterator[Keberatan]:
    if not 0 <= skema.skp.bobot_lalu <= 100:
        yield Keberatan("bobot_skp_lalu", "Bobot SKP tahun sebelumnya harus 0 sampai 100%.")
    if set(skema.skp.poin) != PREDIKAT:
        teks = "Poin harus diisi untuk kelima predikat kinerja, tidak kurang dan tidak lebih."
        yield Keberatan("poin_skp", teks)
    elif any(not _poin_sah(poin, POIN_TERTINGGI) for poin in skema.skp.poin.values()):
        teks = f"Poin predikat harus 0 sampai {POIN_TERTINGGI} dengan paling banyak dua angka desimal."
        yield Keberatan("poin_skp", teks)


def _poin_sah(poin: Fraction, tertinggi: int) -> bool:
    return 0 <= poin <= tertinggi and (poin * 100).denominator == 1


def _praktik(skema: BarisSkema) -> Iterator[Keberatan]:
    skp = skema.skp
    if skp.praktik not in PRAKTIK:
        yield Keberatan("praktik_skp", "Pilih praktik yang menjadikan SKP sebagai kelas kinerja.")
        return
    nama = f"Praktik {PRAKTIK[skp.praktik].huruf}"
    sumber = [baris.sumber for baris in skema.sumbu("Y")]
    penguat = [baris.nama for baris in skema.sumbu("Y") if baris.sumber != "skp"]
    if "skp" not in sumber:
        yield Keberatan("indikator:skp", "Sumbu kinerja harus memuat predikat kinerja (SKP).")
    if skp.praktik == TERTIMBANG and not penguat:
        teks = f"{nama} menimbang SKP bersama kinerja penguat; tambahkan indikator penguat, atau pilih praktik lain."
        yield Keberatan("praktik_skp", teks)
    if skp.praktik != TERTIMBANG and penguat:
        teks = f"{nama} hanya memakai SKP pada sumbu kinerja; keluarkan {', '.join(penguat)}, atau pilih praktik C."
        yield Keberatan("praktik_skp", teks)
    yield from _tahun(skema, nama)
    if skp.membaca_rating:
        yield from _rating(skema)


def _tahun(skema: BarisSkema, nama: str) -> Iterator[Keberatan]:
    lalu = skema.skp.bobot_lalu
    if skema.skp.praktik == DUA_TAHUN and lalu in (0, 100):
        teks = f"{nama} merata-rata dua tahun; bobot tahun sebelumnya harus di antara 0 dan 100%, kini {lalu}%."
        yield Keberatan("bobot_skp_lalu", teks)
    if skema.skp.praktik not in (DUA_TAHUN, TERTIMBANG) and 0 < lalu < 100:
        teks = f"{nama} hanya membaca satu tahun; bobot tahun sebelumnya harus 0 atau 100%, kini {lalu}%."
        yield Keberatan("bobot_skp_lalu", teks)


def _rating(skema: BarisSkema) -> Iterator[Keberatan]:
    """The class must be the rating itself: the points of each rating lie in the class of its name."""
    poin, (tengah, atas) = skema.skp.poin_rating, skema.potong("Y")
    if set(poin) != set(RATING) or not all(_poin_sah(satu, 100) for satu in poin.values()):
        teks = "Poin harus diisi untuk ketiga rating hasil kerja, 0 sampai 100 dengan paling banyak dua angka desimal."
        yield Keberatan("poin_rating", teks)
        return
    if not poin["di_atas"] >= atas > poin["sesuai"] >= tengah > poin["di_bawah"]:
        teks = (
            f"Poin rating harus jatuh di kelasnya sendiri: di atas ekspektasi {angka(atas)} atau lebih, sesuai "
            f"{angka(tengah)} sampai kurang dari {angka(atas)}, di bawah kurang dari {angka(tengah)}."
        )
        yield Keberatan("poin_rating", teks)
    if any(baris.sumber == "skp" and baris.bila_kosong == NOL for baris in skema.indikator):
        teks = "Pada praktik A orang tanpa SKP tidak punya rating; pilih “tidak dipetakan”, bukan “hitung sebagai 0”."
        yield Keberatan("indikator:skp", teks)


def _rubrik(indikator: BarisIndikator) -> Iterator[Keberatan]:
    for teks in _isi_rubrik(indikator):
        yield Keberatan(f"rubrik:{indikator.sumber}", f"Rubrik {indikator.nama}{teks}")


def _isi_rubrik(indikator: BarisIndikator) -> Iterator[str]:
    kelompok = KELOMPOK_RUBRIK.get(indikator.sumber, ())
    dikenal = {kunci for satu in kelompok for kunci in satu.kunci}
    for kunci in sorted({baris.kunci for baris in indikator.rubrik} - dikenal):
        yield f" memuat kunci “{kunci}” yang tidak dikenal."
    for satu in kelompok:
        milik = [baris for baris in indikator.rubrik if baris.kunci in satu.kunci]
        periksa = _rentang if satu.rentang else _kunci
        yield from (f": {teks}" for teks in periksa(satu, milik))
        if any(not 0 <= baris.nilai <= 100 for baris in milik):
            yield ": nilai harus 0 sampai 100."


def _kunci(kelompok: KelompokRubrik, baris: list[BarisRubrik]) -> Iterator[str]:
    hitung = Counter(satu.kunci for satu in baris)
    for kunci in kelompok.kunci:
        if hitung[kunci] != 1:
            kata = "belum ada" if not hitung[kunci] else f"ada {hitung[kunci]} kali"
            yield f"kunci “{kunci}” {kata}; harus ada tepat satu."
    if any(satu.bawah is not None or satu.atas is not None for satu in baris):
        yield f"{kelompok.nama} memakai kunci, bukan rentang angka."


def _rentang(kelompok: KelompokRubrik, baris: list[BarisRubrik]) -> Iterator[str]:
    if any(satu.bawah is None for satu in baris):
        yield f"setiap baris {kelompok.nama} harus punya batas bawah."
        return
    urut = sorted(baris, key=lambda satu: satu.bawah or Fraction(0))
    tepi = Fraction(0)
    for nomor, satu in enumerate(urut, 1):
        if satu.bawah != tepi:
            kata = "celah" if (satu.bawah or 0) > tepi else "tumpang tindih"
            yield f"ada {kata} di {angka(tepi)} {kelompok.satuan}; rentang harus bersambung."
            return
        if satu.atas is None:
            if nomor != len(urut):
                yield f"baris tanpa batas atas harus yang terakhir ({satu.label})."
            return
        if satu.atas <= tepi:
            yield f"batas atas harus lebih tinggi daripada batas bawah ({satu.label})."
            return
        tepi = satu.atas
    yield f"rentang {kelompok.nama} harus dimulai dari 0 dan baris teratas tanpa batas atas."
