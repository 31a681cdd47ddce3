"""A scheme in plain words, for its page."""

from dataclasses import dataclass
from fractions import Fraction

from pegawai.pilihan import Ekspektasi, Predikat
from pemetaan.aturan.keabsahan import NAMA_SUMBU, angka, komponen_dari
from pemetaan.aturan.kelas import TABEL_KELAS
from pemetaan.aturan.rubrik import KELOMPOK_RUBRIK, BarisRubrik
from pemetaan.aturan.skor import BarisIndikator, BarisSkema
from pemetaan.pilihan import BilaKosong

_KOSONG = {
    BilaKosong.ABAIKAN: "diabaikan; bobot yang ada dinaikkan menjadi 100%",
    BilaKosong.NOL: "dihitung sebagai 0",
    BilaKosong.TOLAK: "orangnya tidak dipetakan, dan sebabnya disebut",
}


@dataclass(frozen=True, slots=True)
class UraiIndikator:
    """One indicator in words; ``rubrik`` are (group, lines of (what, value))."""

    nama: str
    bobot: str
    kosong: str
    rubrik: list[tuple[str, list[tuple[str, str]]]]


@dataclass(frozen=True, slots=True)
class UraiSumbu:
    """One axis in words: components with their indicators, and its classes from the highest down."""

    nama: str
    komponen: list[tuple[str, str, list[UraiIndikator]]]
    kelas: list[str]


@dataclass(frozen=True, slots=True)
class UraiSkema:
    """A scheme in words."""

    sumbu: list[UraiSumbu]
    tahun: str
    poin: list[tuple[str, str]]
    nilai_talenta: str


def urai(skema: BarisSkema) -> UraiSkema:
    """Return a scheme in words."""
    isi = skema.skp.poin_dipakai
    label = {kode: str(nama) for kode, nama in (Ekspektasi if skema.skp.membaca_rating else Predikat).choices}
    return UraiSkema(
        sumbu=[_sumbu(skema, kode, nama) for kode, nama in NAMA_SUMBU.items()],
        tahun=_tahun(skema.skp.bobot_lalu),
        poin=[(label.get(kode, kode), angka(isi[kode])) for kode in sorted(isi, key=lambda k: -isi[k])],
        nilai_talenta=f"{skema.bobot_y}% skor kinerja + {skema.bobot_x}% skor potensial",
    )


def _tahun(lalu: int) -> str:
    if lalu in (0, 100):
        return "SKP tahun sebelumnya saja" if lalu else "SKP tahun periode saja"
    return f"{100 - lalu}% SKP tahun periode + {lalu}% SKP tahun sebelumnya; bila hanya satu yang ada, itu saja"


def _sumbu(skema: BarisSkema, kode: str, nama: str) -> UraiSumbu:
    komponen = [k for k in komponen_dari(skema) if k.sumbu == kode]
    return UraiSumbu(
        nama=nama.capitalize(),
        komponen=[
            (k.nama, angka(k.bobot), [_indikator(i) for i in skema.sumbu(kode) if i.komponen == k.nama])
            for k in komponen
        ],
        kelas=_kelas(kode, skema.potong(kode)),
    )


def _kelas(kode: str, potong: tuple[Fraction, Fraction]) -> list[str]:
    bawah, tengah, atas = (baris.nama for baris in TABEL_KELAS if baris.sumbu == kode)
    return [
        f"{atas}: {angka(potong[1])} ke atas",
        f"{tengah}: {angka(potong[0])} sampai kurang dari {angka(potong[1])}",
        f"{bawah}: kurang dari {angka(potong[0])}",
    ]


def _indikator(baris: BarisIndikator) -> UraiIndikator:
    rubrik = []
    for kelompok in KELOMPOK_RUBRIK.get(baris.sumber, ()):
        milik = [r for r in baris.rubrik if r.kunci in kelompok.kunci]
        urut = sorted(milik, key=lambda r: (-r.nilai, r.label))
        rubrik.append((kelompok.nama, [(_garis(r, kelompok.satuan), angka(r.nilai)) for r in urut]))
    return UraiIndikator(baris.nama, angka(baris.bobot), _KOSONG[BilaKosong(baris.bila_kosong)], rubrik)


def _garis(baris: BarisRubrik, satuan: str) -> str:
    if baris.bawah is None:
        return baris.label
    sampai = f"sampai kurang dari {angka(baris.atas)}" if baris.atas is not None else "ke atas"
    return f"{baris.label} ({angka(baris.bawah)} {satuan} {sampai})"
