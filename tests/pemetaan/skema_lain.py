"""Variants of a scheme for tests: every practice of SKP, other weights, cut-offs and rules for missing data."""

from dataclasses import replace
from fractions import Fraction
from random import Random

from pemetaan.aturan.skor import BarisIndikator, BarisSkema

POIN_RATING = {"di_atas": Fraction(95), "sesuai": Fraction("80.5"), "di_bawah": Fraction(50)}
LALU = {"hasil_kerja": (0, 100), "predikat": (0, 100), "tertimbang": (0, 25, 100), "dua_tahun": (40, 50)}


def berpraktik(skema: BarisSkema, praktik: str, lalu: int) -> BarisSkema:
    """Return the scheme in another practice: SKP alone on the kinerja axis, or SKP beside what is there."""
    indikator = skema.indikator
    if praktik != "tertimbang":
        skp = BarisIndikator("skp", "SKP", "Kinerja", "Y", Fraction(100), "tolak")
        indikator = (skp, *skema.sumbu("X"))
    return replace(
        skema,
        indikator=indikator,
        potong_y_atas=Fraction(90),
        potong_y_sesuai=Fraction(70),
        skp=replace(skema.skp, praktik=praktik, bobot_lalu=lalu, poin_rating=POIN_RATING),
    )


def acak_skema(skema: BarisSkema, acak: Random) -> BarisSkema:
    """Return a valid variant of the scheme that reads the same sources, or fewer."""
    pilihan = ["tertimbang"] if acak.random() < 0.4 else ["hasil_kerja", "predikat", "dua_tahun"]
    praktik = acak.choice(pilihan if len(skema.sumbu("Y")) > 1 else ["hasil_kerja", "predikat", "dua_tahun"])
    isi = berpraktik(skema, praktik, acak.choice(LALU[praktik]))
    aturan = ["abaikan", "nol", "tolak"]
    kosong = [
        i if praktik == "hasil_kerja" and i.sumber == "skp" else replace(i, bila_kosong=acak.choice(aturan))
        for i in isi.indikator
    ]
    x = [i for i in kosong if i.sumbu == "X"]
    geser = min(Fraction(acak.randrange(700), 100), x[0].bobot)
    ganti = {x[0].sumber: x[0].bobot - geser, x[-1].sumber: x[-1].bobot + geser}
    bobot_y = acak.choice([50, 60, 33])
    return replace(
        isi,
        indikator=tuple(replace(i, bobot=ganti.get(i.sumber, i.bobot)) for i in kosong),
        potong_x_tinggi=acak.choice([Fraction("79.99"), Fraction(75)]),
        potong_x_menengah=acak.choice([Fraction(60), Fraction("55.55")]),
        bobot_y=bobot_y,
        bobot_x=100 - bobot_y,
    )
