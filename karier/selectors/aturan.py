"""The rules about moves as they hold on a day, worded for people: for the page that lays them open to everybody."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from karier.aturan.bacaan import Bacaan
from karier.aturan.jalur import TABEL_JALUR, SyaratJalur
from karier.aturan.masa_kerja import BIDANG, TABEL_MASA_KERJA, masa_kerja
from karier.aturan.pendidikan import NAMA as NAMA_PENDIDIKAN
from karier.aturan.pendidikan import NAMA_MINIMAL, TABEL_PENDIDIKAN
from karier.aturan.rumpun import JF_JF, JF_STRUKTURAL, KATEGORI, TABEL_RUMPUN
from karier.aturan.usia import TABEL_USIA
from karier.pilihan import Jalur, Mekanisme, Prosedur
from karier.selectors.bacaan import bacaan
from pegawai.aturan.berlaku import Berjangka, Tabel, teks_sejak
from pegawai.aturan.jenjang import JENJANG, TABEL_BUP

SYARAT = {
    SyaratJalur.KELUARGA: "dalam jabatan fungsional yang sama",
    SyaratJalur.RUMPUN: "dalam satu rumpun dengan tugas yang sama",
}
PERPINDAHAN = {
    KATEGORI: "JF keterampilan ke JF keahlian",
    JF_STRUKTURAL: "JF ke JA atau JPT",
    JF_JF: "JF ke JF lain yang setingkat",
}
NAMA_BACAAN = {
    "pengawas_masa_kerja": ("Pengawas: masa kerja pada jenjang pengumpan", "tahun"),
    "pengawas_pengalaman": ("Pengawas: pengalaman jabatan", "tahun"),
    "jpt_madya_dari_ahli_utama": ("JPT Madya: JF Ahli Utama ikut menjadi jenjang pengumpan", ""),
    "jf_ke_struktural_satu_rumpun": ("JF ke JA atau JPT hanya dalam satu rumpun", ""),
    "jf_ke_jf_satu_rumpun": ("JF ke JF setingkat hanya dalam satu rumpun", ""),
    "mutasi_minimal": ("Mutasi paling cepat setelah dalam jabatan", "tahun"),
    "mutasi_maksimal": ("Mutasi paling lambat setelah dalam jabatan (peringatan)", "tahun"),
    "sisa_masa_kerja": ("Sisa masa kerja sebelum BUP jabatan tujuan", "tahun"),
    "jpm_minimal": ("Kesesuaian kompetensi (JPM) paling rendah", "%"),
    "masa_asesmen": ("Masa berlaku hasil asesmen", "tahun"),
    "hukuman_tahun": ("Hukuman disiplin sedang/berat menghalangi selama", "tahun"),
    "hukuman_sejak_selesai": ("Dihitung sejak hukuman selesai, bukan sejak dijatuhkan", ""),
    "jeda_langkah": ("Jarak dua perpindahan dalam satu rencana", "tahun"),
    "naik_level_per_tahun": ("Kenaikan kompetensi per tahun pengembangan", "level"),
    "suksesi_cadangan": ("Suksesor yang dicari untuk tiap jabatan", "orang"),
    "suksesi_jabatan_maksimal": ("Seseorang menjadi suksesor paling banyak untuk", "jabatan"),
}


@dataclass(frozen=True, slots=True)
class BarisAturan:
    """One rule: its kode, what it says in cells, its basis, and since when it holds."""

    kode: str
    isi: tuple[str, ...]
    dasar: str
    sejak: str


@dataclass(frozen=True, slots=True)
class BagianAturan:
    """A table of the page."""

    kunci: str
    judul: str
    kolom: tuple[str, ...]
    baris: list[BarisAturan]

    def berlabel(self) -> list[tuple[BarisAturan, list[tuple[str, str]]]]:
        """Return each rule with its cells, each beside the name of its column."""
        return [(satu, list(zip(self.kolom, satu.isi, strict=True))) for satu in self.baris]


def bagian_aturan(pada: date, dari: str = "") -> list[BagianAturan]:
    """Return the tables as they hold on ``pada``; ``dari`` keeps the moves from one rung."""
    return [
        BagianAturan("jalur", "Jalur karier", ("Dari", "Ke", "Bentuk", "Cara pengisian"), _jalur(pada, dari)),
        BagianAturan("rumpun", "Satu rumpun", ("Perpindahan", "Ketentuan"), _rumpun(pada)),
        BagianAturan(
            "masa-kerja", "Masa kerja dan pengalaman", ("Jabatan tujuan", "Masa kerja", "Pengalaman"), _masa(pada)
        ),
        BagianAturan("pendidikan", "Pendidikan paling rendah", ("Jabatan tujuan", "Pendidikan"), _pendidikan(pada)),
        BagianAturan("usia", "Usia paling tinggi saat diangkat", ("Jabatan tujuan", "Usia"), _usia(pada)),
        BagianAturan("bup", "Batas usia pensiun", ("Jenjang", "BUP"), _bup(pada)),
    ]


def _pada(tabel: Iterable[Any], pada: date) -> list[Any]:
    """Return the rows of a table that hold on a day, in its order."""
    return list(Tabel(tabel, lambda _: "").pada("", pada))


def _baris(baris: Berjangka, *isi: str, dasar: str = "") -> BarisAturan:
    return BarisAturan(baris.kode, isi, dasar or str(baris.dasar), teks_sejak(baris))


def _jalur(pada: date, dari: str) -> list[BarisAturan]:
    semua = [b for b in _pada(TABEL_JALUR, pada) if dari in ("", b.dari)]
    urutan = list(JENJANG)
    return [
        _baris(
            b,
            JENJANG[b.dari].nama,
            JENJANG[b.ke].nama,
            Jalur(b.jalur).label + (f", {SYARAT[b.syarat]}" if b.syarat in SYARAT else ""),
            f"{' atau '.join(Mekanisme(m).label for m in b.mekanisme)} "
            f"({' atau '.join(Prosedur(p).label.lower() for p in b.prosedur)})",
            dasar=f"{b.dasar}; {b.dasar_bentuk}",
        )
        for b in sorted(semua, key=lambda b: (urutan.index(b.dari), urutan.index(b.ke)))
    ]


def _rumpun(pada: date) -> list[BarisAturan]:
    kini = bacaan()
    return [
        _baris(b, PERPINDAHAN[b.perpindahan], "hanya dalam satu rumpun" if b.diminta(kini) else "boleh lintas rumpun")
        for b in _pada(TABEL_RUMPUN, pada)
    ]


def _masa(pada: date) -> list[BarisAturan]:
    hasil = []
    for satu in _pada(TABEL_MASA_KERJA, pada):
        b = masa_kerja(satu.tujuan, bacaan(), pada) or satu
        bawah = "/".join(JENJANG[j].nama for j in b.pengumpan if JENJANG[j].tingkat < JENJANG[b.tujuan].tingkat)
        di = "di bidang tugas yang sama" if b.lingkup == BIDANG else f"sebagai {bawah} atau setingkat"
        isi = (JENJANG[b.tujuan].nama, f"{b.tahun} tahun sebagai {bawah} atau setingkat", f"{b.pengalaman} tahun {di}")
        hasil.append(_baris(b, *isi, dasar=f"{b.dasar}; {b.dasar_pengalaman}"))
    return hasil


def _pendidikan(pada: date) -> list[BarisAturan]:
    nama = NAMA_PENDIDIKAN | NAMA_MINIMAL
    return [_baris(b, JENJANG[b.jenjang].nama, nama[b.minimal]) for b in _pada(TABEL_PENDIDIKAN, pada)]


def _usia(pada: date) -> list[BarisAturan]:
    return [_baris(b, JENJANG[b.jenjang].nama, f"{b.maksimal} tahun") for b in _pada(TABEL_USIA, pada)]


def _bup(pada: date) -> list[BarisAturan]:
    hasil = []
    for b in _pada(TABEL_BUP, pada):
        dasar = f"{b.dasar}; {b.dasar_uu}" if b.dasar_uu and pada >= b.dasar_uu.peraturan.berlaku else str(b.dasar)
        hasil.append(_baris(b, JENJANG[b.jenjang].nama, f"{b.usia} tahun", dasar=dasar))
    return hasil


@dataclass(frozen=True, slots=True)
class BarisBacaan:
    """A reading: what it decides, its value here, its default, and whether the agency has changed it."""

    nama: str
    nilai: str
    bawaan: str
    diubah: bool


def bacaan_berlaku() -> list[BarisBacaan]:
    """Return the readings of this installation beside their defaults."""
    kini, bawaan = bacaan(), Bacaan()
    hasil = []
    for bidang in fields(Bacaan):
        nama, satuan = NAMA_BACAAN[bidang.name]
        nilai, asal = getattr(kini, bidang.name), getattr(bawaan, bidang.name)
        hasil.append(BarisBacaan(nama, _sebut(nilai, satuan), _sebut(asal, satuan), nilai != asal))
    return hasil


def _sebut(nilai: int | bool, satuan: str) -> str:
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    return f"{nilai}%" if satuan == "%" else f"{nilai} {satuan}"
