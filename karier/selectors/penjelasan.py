"""How a placement came to be, from what it froze, in the shape of the page that explains it."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from pegawai.pilihan import Ekspektasi, Predikat
from pemetaan.aturan.asal import ASAL
from pemetaan.aturan.kelas import TABEL_KELAS, LetakKelas
from pemetaan.aturan.masukan import Bacaan
from pemetaan.aturan.praktik import PRAKTIK
from pemetaan.aturan.skor import DASAR_NILAI_TALENTA, BarisIndikator, Hitungan, LangkahSumbu, bulatkan
from pemetaan.models import Penempatan
from pemetaan.pilihan import Sumber, Sumbu
from pemetaan.selectors.hitungan import hitungan_penempatan
from pemetaan.selectors.penjelasan import kotak_sekitar
from talenta.umum.angka import angka_id
from talenta.umum.tanggal import tanggal_panjang

_PREDIKAT = {nilai: str(label) for nilai, label in [*Predikat.choices, *Ekspektasi.choices]}


@dataclass(frozen=True, slots=True)
class BarisPenjelasan:
    """One indicator: what was read and how, its value (None: no data), weight used and part of the score."""

    nama: str
    komponen: str
    rincian: list[tuple[str, str]]
    rumus: str
    dasar: str
    nilai: Decimal | None
    asal: str = ""
    bobot: Decimal | None = None
    sumbangan: Decimal | None = None


@dataclass(frozen=True, slots=True)
class SumbuPenjelasan:
    """One axis; ``tertutup``: its rows stay hidden, because one of them is about sanctions."""

    nama: str
    baris: list[BarisPenjelasan]
    skor: Decimal | None
    kelas: str
    batas: list[tuple[str, Decimal, Decimal]]
    jarak: list[str]
    dasar: str
    tertutup: bool


@dataclass(frozen=True, slots=True)
class Penjelasan:
    """The whole explanation: by which scheme and rules, both axes, and the reason where there is no box."""

    skema: str
    dasar_skema: str
    versi_aturan: str
    sumbu: list[SumbuPenjelasan]
    sebab: str
    dasar_sebab: str
    bobot_y: int
    bobot_x: int
    dasar_nilai: str
    praktik: str = ""
    dasar_praktik: str = ""
    sekitar: list[tuple[str, int]] = field(default_factory=list)


def desimal(nilai: Fraction) -> Decimal:
    """Return a number that is not negative with two decimals, rounded half-up."""
    bulat = bulatkan(nilai)
    return (Decimal(bulat.numerator) / Decimal(bulat.denominator)).quantize(Decimal("0.01"))


def penjelasan(penempatan: Penempatan, *, boleh_disiplin: bool) -> Penjelasan:
    """Return the explanation of a placement (with its run, period and scheme selected).

    ``boleh_disiplin``: whether the reader may see sanctions; otherwise an axis that reads them keeps its rows to
    itself, since one missing row could be worked out from the others.
    """
    hitungan = hitungan_penempatan(penempatan)
    skema = hitungan.skema
    return Penjelasan(
        skema=f"{skema.nama} (versi {skema.versi})",
        dasar_skema=skema.dasar,
        versi_aturan=penempatan.pemetaan.versi_aturan,
        sumbu=[_sumbu(hitungan, sumbu, boleh_disiplin) for sumbu in (Sumbu.KINERJA, Sumbu.POTENSIAL)],
        sebab=penempatan.sebab,
        dasar_sebab=str(hitungan.sebab.dasar) if hitungan.sebab else "",
        bobot_y=skema.bobot_y,
        bobot_x=skema.bobot_x,
        dasar_nilai=str(DASAR_NILAI_TALENTA),
        praktik=PRAKTIK[skema.skp.praktik].kalimat,
        dasar_praktik=str(PRAKTIK[skema.skp.praktik].dasar),
        sekitar=_sekitar(hitungan),
    )


def _sekitar(hitungan: Hitungan) -> list[tuple[str, int]]:
    """Return what would lead to each box beside this one, in words, with the box."""
    nama = {"Y": "kinerja", "X": "potensial"}
    return [
        (
            f"Bila skor {nama[satu.sumbu]} {'naik' if satu.naik else 'turun'} {angka_id(desimal(satu.jarak), 2)} "
            f"menjadi {angka_id(desimal(satu.skor), 2)}",
            satu.kotak.nomor,
        )
        for satu in kotak_sekitar(hitungan)
    ]


def _sumbu(hitungan: Hitungan, sumbu: Sumbu, boleh_disiplin: bool) -> SumbuPenjelasan:
    langkah = hitungan.kinerja if sumbu == Sumbu.KINERJA else hitungan.potensial
    indikator = hitungan.skema.sumbu(sumbu)
    tertutup = not boleh_disiplin and any(satu.sumber == Sumber.DISIPLIN for satu in indikator)
    baris = (
        _terhitung(langkah, hitungan)
        if langkah
        else [_baris(i, b, hitungan) for i, b in hitungan.bacaan if i.sumbu == sumbu]
    )
    return SumbuPenjelasan(
        nama=str(sumbu.label),
        baris=[] if tertutup else baris,
        skor=desimal(langkah.skor) if langkah else None,
        kelas=langkah.letak.kelas.nama if langkah else "",
        batas=_batas(sumbu, hitungan.skema.potong(sumbu)),
        jarak=_jarak(sumbu, langkah.letak) if langkah else [],
        dasar=str(langkah.letak.kelas.dasar) if langkah else "",
        tertutup=tertutup,
    )


def _terhitung(langkah: LangkahSumbu, hitungan: Hitungan) -> list[BarisPenjelasan]:
    return [
        _baris(satu.indikator, satu.bacaan, hitungan, desimal(satu.bobot_dipakai), desimal(satu.sumbangan))
        for satu in langkah.indikator
    ]


def _baris(
    indikator: BarisIndikator,
    bacaan: Bacaan,
    hitungan: Hitungan,
    bobot: Decimal | None = None,
    sumbangan: Decimal | None = None,
) -> BarisPenjelasan:
    asal = ASAL[indikator.sumber]
    return BarisPenjelasan(
        nama=indikator.nama,
        komponen=indikator.komponen,
        rincian=[(satu.nama, _isi(satu.isi, satu.nilai)) for satu in bacaan.rincian],
        rumus=bacaan.rumus,
        dasar=str(bacaan.dasar),
        asal=f"{asal.asal}, {asal.waktu(hitungan.tahun, hitungan.skema.masa_asesmen)}",
        nilai=None if bacaan.nilai is None else desimal(bacaan.nilai),
        bobot=bobot,
        sumbangan=sumbangan,
    )


def _isi(isi: str, nilai: Fraction | None) -> str:
    """Return what was read as a person reads it: labels for codes, long dates, "tidak ada" for nothing."""
    teks = _PREDIKAT.get(isi) or _tanggal(isi) or isi
    angka = "" if nilai is None else angka_id(int(nilai)) if nilai.denominator == 1 else angka_id(desimal(nilai))
    return ": ".join(bagian for bagian in (teks, angka) if bagian) or "tidak ada"


def _tanggal(isi: str) -> str:
    try:
        return tanggal_panjang(date.fromisoformat(isi))
    except ValueError:
        return ""


def _batas(sumbu: Sumbu, potong: tuple[Fraction, Fraction]) -> list[tuple[str, Decimal, Decimal]]:
    """Return the classes of an axis, highest first: name, lower bound, and the bound below which it stays."""
    tepi = [Fraction(0), *potong, Fraction(100)]
    kelas = sorted((satu for satu in TABEL_KELAS if satu.sumbu == sumbu), key=lambda satu: -satu.urut)
    return [(satu.nama, desimal(tepi[satu.urut]), desimal(tepi[satu.urut + 1])) for satu in kelas]


def _jarak(sumbu: Sumbu, letak: LetakKelas) -> list[str]:
    """Return how far the score is from the classes beside it, in words."""
    nama = {satu.urut: satu.nama.lower() for satu in TABEL_KELAS if satu.sumbu == sumbu}
    urut, hasil = letak.kelas.urut, []
    if letak.ke_atas is not None:
        hasil.append(f"Kurang {angka_id(desimal(letak.ke_atas), 2)} lagi untuk masuk kelas {nama[urut + 1]}.")
    if letak.ke_bawah is not None:
        hasil.append(
            f"Berada {angka_id(desimal(letak.ke_bawah), 2)} di atas batas bawah kelasnya; di bawah itu "
            f"menjadi {nama[urut - 1]}."
        )
    return hasil
