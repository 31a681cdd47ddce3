"""The tables that go to the Kepala BKN, in the columns in which agencies draw them up (Peraturan BKN 28/2020)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from karier.models import ButirPaket, LangkahRpk
from pegawai.aturan.jenjang import JENJANG
from pegawai.pilihan import Jenjang, Kompetensi
from talenta.umum.angka import angka_id
from talenta.umum.skema_ekspor import SkemaEkspor
from talenta.umum.tanggal import tanggal_panjang

TIDAK_DISIMPAN = "tidak disimpan"
KOSONG = "–"
Sel = list[Any]
_KELOMPOK = ("jpt", "ja", "jf_keterampilan", "jf_keahlian")

SKEMA_PROFIL = SkemaEkspor(
    "bkn-profil",
    1,
    (
        *(
            "No",
            "Nama",
            "Jabatan",
            "NIP",
            "Golongan/Ruang",
            "Pangkat",
            "Tempat, Tanggal Lahir",
            "Status Kawin",
            "Agama",
        ),
        *("Alamat", "Unit Kerja", "Kualifikasi Pendidikan", "Rekam Jejak Jabatan", "Hasil Uji Manajerial"),
        *("Hasil Uji Sosiokultural", "Hasil Uji Teknis", "SKP Tahun N-2", "SKP Tahun N-1", "Informasi Lainnya"),
        "Rekomendasi Pengembangan",
    ),
)
SKEMA_PENGELOMPOKAN = SkemaEkspor(
    "bkn-pengelompokan",
    1,
    (
        *("No", "NIP", "Nama", "Jabatan", "Unit Kerja", "JPT", "JA", "JF Terampil", "JF Ahli", "JF (Lain)"),
        *("Kelas Jabatan", "Proyeksi Jabatan"),
    ),
)
SKEMA_RENCANA = SkemaEkspor(
    "bkn-rencana",
    1,
    (
        *("No", "NIP", "Nama", "Jabatan Saat Ini", "Rekomendasi Jabatan", "Rencana Penempatan (Unit Kerja)"),
        *("Lowongan Kebutuhan Jabatan", "JPT", "JA", "JF Terampil", "JF Ahli", "Bentuk Pengembangan Karier"),
        *("Waktu Pelaksanaan (Tahun ke-)", "Mekanisme Pengisian", "Prosedur Pengisian"),
    ),
)
SKEMA_PENYELARASAN = SkemaEkspor(
    "bkn-penyelarasan",
    1,
    (
        *("No", "NIP", "Nama", "Hasil Uji Manajerial", "Hasil Uji Sosiokultural", "Hasil Uji Teknis"),
        *("Waktu Pelaksanaan (Tahun ke-)", "Persyaratan Manajerial", "Persyaratan Sosiokultural", "Persyaratan Teknis"),
        "Penyelarasan Kompetensi Jabatan",
    ),
)


@dataclass(frozen=True, slots=True)
class Tabel:
    """One sheet: its name, its header, and the rows of one plan, without their number."""

    nama: str
    skema: SkemaEkspor
    baris: Callable[[ButirPaket], Iterable[Sel]]

    def isi(self, butir: Iterable[ButirPaket]) -> Iterator[Sel]:
        """Yield the numbered rows of all plans, one plan in memory at a time."""
        nomor = 0
        for satu in butir:
            for baris in self.baris(satu):
                nomor += 1
                yield [nomor, *baris]


def _langkah(butir: ButirPaket) -> list[LangkahRpk]:
    return list(butir.rpk.langkah.all())


def _profil(butir: ButirPaket) -> Iterator[Sel]:
    profil = butir.rpk.profil
    asesmen = profil.get("asesmen") or {}
    skp = [nilai or "belum ada" for _, nilai in sorted(profil["skp"].items())]
    lahir = ", ".join(filter(None, (profil["tempat_lahir"], _tanggal(profil["tanggal_lahir"]))))
    yield [
        profil["nama"],
        profil["jabatan"],
        profil["nip"],
        profil["golongan"],
        profil["pangkat"],
        lahir,
        *[TIDAK_DISIMPAN] * 3,
        profil["unit"],
        profil["pendidikan"],
        "; ".join(profil["rekam_jejak"]),
        asesmen.get("manajerial") or KOSONG,
        asesmen.get("sosial_kultural") or KOSONG,
        asesmen.get("teknis") or KOSONG,
        *skp,
        _informasi(profil),
        butir.rpk.get_rekomendasi_display(),
    ]


def _informasi(profil: dict[str, Any]) -> str:
    penghargaan = "; ".join(profil["penghargaan"]) or "belum ada"
    hukuman = "; ".join(profil["hukuman_disiplin"]) or "tidak ada"
    return f"Penghargaan: {penghargaan}. Hukuman disiplin: {hukuman}."


def _tanggal(iso: str) -> str:
    return tanggal_panjang(date.fromisoformat(iso))


def _kelompok(jenjang: str) -> Sel:
    """Return the four cells of the groups, the name of the rung in the one it belongs to."""
    nama = Jenjang(jenjang).label.removeprefix("JF ") if jenjang else ""
    return [nama if jenjang and JENJANG[jenjang].kelompok == satu else "" for satu in _KELOMPOK]


def _pengelompokan(butir: ButirPaket) -> Iterator[Sel]:
    profil = butir.rpk.profil
    tujuan = [satu.jabatan.nama for satu in _langkah(butir) if satu.jabatan]
    yield [
        profil["nip"],
        profil["nama"],
        profil["jabatan"],
        profil["unit"],
        *_kelompok(profil["jenjang"]),
        "",
        profil["kelas"],
        tujuan[-1] if tujuan else "Tetap pada jabatan saat ini",
    ]


def _rencana(butir: ButirPaket) -> Iterator[Sel]:
    profil, lowongan = butir.rpk.profil, _lowongan(butir)
    for nomor, satu in enumerate(_langkah(butir), 1):
        bentuk = satu.get_bentuk_display()
        yield [
            profil["nip"],
            profil["nama"],
            profil["jabatan"],
            satu.jabatan.nama if satu.jabatan else satu.uraian,
            satu.unit.nama if satu.unit else profil["unit"],
            lowongan.get(nomor),
            *_kelompok(satu.jabatan.jenjang if satu.jabatan else ""),
            f"{satu.get_jalur_display()} ({bentuk.lower()})" if satu.jalur else bentuk,
            _tahun_ke(butir, satu),
            satu.get_mekanisme_display(),
            satu.get_prosedur_display(),
        ]


def _lowongan(butir: ButirPaket) -> dict[int, int | None]:
    """Return the vacancies by number of the step, as they were printed on the issued document."""
    tahunan = butir.dokumen.isi.get("tahunan") or []
    return {satu["nomor"]: satu.get("lowongan") for tahun in tahunan for satu in tahun["langkah"]}


def _tahun_ke(butir: ButirPaket, langkah: LangkahRpk) -> str:
    return f"{langkah.tahun - butir.rpk.tahun_awal + 1} ({langkah.waktu or langkah.tahun})"


def _penyelarasan(butir: ButirPaket) -> Iterator[Sel]:
    profil = butir.rpk.profil
    for satu in _langkah(butir):
        selaras = list(satu.penyelarasan.all())
        if not selaras:
            continue
        manajerial = [p for p in selaras if p.kompetensi != Kompetensi.PEREKAT_BANGSA]
        sosial = [p for p in selaras if p.kompetensi == Kompetensi.PEREKAT_BANGSA]
        yield [
            profil["nip"],
            profil["nama"],
            _rata([p.hasil for p in manajerial]),
            _rata([p.hasil for p in sosial]),
            (profil.get("asesmen") or {}).get("teknis") or KOSONG,
            _tahun_ke(butir, satu),
            _rata([p.standar for p in manajerial]),
            _rata([p.standar for p in sosial]),
            KOSONG,
            _cara_menutup(selaras),
        ]


def _cara_menutup(selaras: list[Any]) -> str:
    kurang = [p for p in selaras if p.pengembangan]
    baris = [
        f"{p.get_kompetensi_display()} ({p.hasil or KOSONG}/{p.standar}): {p.pengembangan}, {p.tahun}"
        + (f", {p.jp} JP" if p.jp else "")
        for p in kurang
    ]
    return "; ".join(baris) or "Memenuhi persyaratan"


def _rata(nilai: list[int | None]) -> str:
    ada = [Decimal(satu) for satu in nilai if satu is not None]
    return angka_id(sum(ada, Decimal(0)) / len(ada), 2) if ada else KOSONG


TABEL_BKN: tuple[Tabel, ...] = (
    Tabel("Tabel 1 Profil", SKEMA_PROFIL, _profil),
    Tabel("Tabel 2 Pengelompokan", SKEMA_PENGELOMPOKAN, _pengelompokan),
    Tabel("Tabel 3 RPK", SKEMA_RENCANA, _rencana),
    Tabel("Penyelarasan", SKEMA_PENYELARASAN, _penyelarasan),
)
