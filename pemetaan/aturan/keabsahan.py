"""Whether a scheme adds up: every objection is a sentence that says what to put right."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from pegawai.aturan.kinerja import MATRIKS_PREDIKAT
from pemetaan.aturan.rubrik import KELOMPOK_RUBRIK, BarisRubrik, KelompokRubrik
from pemetaan.aturan.skor import BarisIndikator, BarisSkema

NAMA_SUMBU = {"Y": "kinerja", "X": "potensial"}
PREDIKAT = frozenset(baris.predikat for baris in MATRIKS_PREDIKAT)
POIN_TERTINGGI = 120


@dataclass(frozen=True, slots=True)
class BarisKomponen:
    """A component of a scheme; ``bobot`` is its weight in the axis in percent."""

    sumbu: str
    nama: str
    bobot: Fraction


def angka(nilai: Fraction) -> str:
    """Return a number as Indonesians write it, without trailing zeros, to at most four decimals."""
    return f"{float(nilai):.4f}".rstrip("0").rstrip(".").replace(".", ",")


def keberatan(skema: BarisSkema, komponen: Iterable[BarisKomponen]) -> tuple[str, ...]:
    """Return what is wrong with a scheme, in the order in which one would put it right; empty: it is valid."""
    semua = tuple(komponen)
    return (
        *_bobot_sumbu(skema, semua),
        *_sumber_ganda(skema),
        *_batas(skema),
        *_poin(skema),
        *(teks for baris in skema.indikator for teks in _rubrik(baris)),
    )


def _bobot_sumbu(skema: BarisSkema, komponen: tuple[BarisKomponen, ...]) -> Iterator[str]:
    for sumbu, nama in NAMA_SUMBU.items():
        jumlah = sum((k.bobot for k in komponen if k.sumbu == sumbu), Fraction(0))
        if jumlah != 100:
            yield f"Bobot komponen sumbu {nama} berjumlah {angka(jumlah)}%, seharusnya 100%."
    for satu in komponen:
        isi = [i for i in skema.indikator if i.sumbu == satu.sumbu and i.komponen == satu.nama]
        jumlah = sum((i.bobot for i in isi), Fraction(0))
        if jumlah != satu.bobot:
            yield (
                f"Bobot indikator pada komponen {satu.nama} berjumlah {angka(jumlah)}%, "
                f"seharusnya {angka(satu.bobot)}% sesuai bobot komponennya."
            )
    if skema.bobot_y + skema.bobot_x != 100:
        yield "Bobot kinerja dan potensial dalam Nilai Talenta harus berjumlah 100%."


def _sumber_ganda(skema: BarisSkema) -> Iterator[str]:
    for sumber, kali in Counter(i.sumber for i in skema.indikator).items():
        if kali > 1:
            nama = next(i.nama for i in skema.indikator if i.sumber == sumber)
            yield f"Sumber indikator {nama} dipakai {kali} kali; satu sumber hanya boleh dinilai sekali."


def _batas(skema: BarisSkema) -> Iterator[str]:
    for sumbu, nama in NAMA_SUMBU.items():
        tengah, atas = skema.potong(sumbu)
        if not 0 < tengah < atas <= 100:
            yield f"Batas kelas {nama} harus menurun di antara 0 dan 100; kini {angka(atas)} dan {angka(tengah)}."
    if skema.masa_asesmen < 1:
        yield "Masa berlaku asesmen paling sedikit 1 tahun."


def _poin(skema: BarisSkema) -> Iterator[str]:
    if not 0 <= skema.skp.bobot_lalu <= 100:
        yield "Bobot SKP tahun sebelumnya harus 0 sampai 100%."
    if set(skema.skp.poin) != PREDIKAT:
        yield "Poin harus diisi untuk kelima predikat kinerja, tidak kurang dan tidak lebih."
    elif any(not 0 <= poin <= POIN_TERTINGGI or (poin * 100).denominator != 1 for poin in skema.skp.poin.values()):
        yield f"Poin predikat harus 0 sampai {POIN_TERTINGGI} dengan paling banyak dua angka desimal."


def _rubrik(indikator: BarisIndikator) -> Iterator[str]:
    kelompok = KELOMPOK_RUBRIK.get(indikator.sumber, ())
    dikenal = {kunci for satu in kelompok for kunci in satu.kunci}
    for kunci in sorted({baris.kunci for baris in indikator.rubrik} - dikenal):
        yield f"Rubrik {indikator.nama} memuat kunci “{kunci}” yang tidak dikenal."
    for satu in kelompok:
        milik = [baris for baris in indikator.rubrik if baris.kunci in satu.kunci]
        periksa = _rentang if satu.rentang else _kunci
        yield from (f"Rubrik {indikator.nama}: {teks}" for teks in periksa(satu, milik))
        if any(not 0 <= baris.nilai <= 100 for baris in milik):
            yield f"Rubrik {indikator.nama}: nilai harus 0 sampai 100."


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
