"""Tables 1 to 3 and the alignment over many plans, as the attachment of a decision prints them.

Disciplinary sanctions stand in the document of each plan and not here: the decision goes to many hands (UU 27/2022).
"""

from typing import Any

from karier.dokumen import tabel
from karier.dokumen.tabel import KOSONG, Baris
from karier.models import LangkahRpk, Penyelarasan, RencanaKarier
from karier.selectors.peta import PetaInstansi
from pegawai.pilihan import Kompetensi
from talenta.umum.angka import angka_id, nip_berkelompok

CATATAN_DISIPLIN = (
    "Hukuman disiplin dicantumkan pada dokumen RPK masing-masing dan tidak pada lampiran ini, yang dibaca banyak pihak "
    "(pembatasan data, Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi)."
)
CATATAN_KOMPETENSI = (
    "Manajerial adalah rata-rata level delapan kompetensi; sosial kultural adalah level perekat bangsa (1 sampai 5)."
)


def lampiran_rpk(semua: list[RencanaKarier]) -> dict[str, Any]:
    """Return the four tables of plans that come with their steps (``rpk_kolektif``); queries: those of the posts."""
    if not semua:
        return {"tabel1": [], "tabel2": [], "tabel3": [], "tabel4": []}
    tujuan = {langkah.jabatan_id for rpk in semua for langkah in rpk.langkah.all() if langkah.jabatan_id}
    peta = PetaInstansi(semua[0].instansi_id, tujuan)
    bernomor = list(enumerate(semua, 1))
    return {
        "tabel1": [_profil(nomor, rpk) for nomor, rpk in bernomor],
        "tabel2": [
            {"nomor": nomor} | tabel.tabel_pengelompokan(rpk, list(rpk.langkah.all())) for nomor, rpk in bernomor
        ],
        "tabel3": [_rencana(nomor, rpk, peta) for nomor, rpk in bernomor],
        "tabel4": [baris for nomor, rpk in bernomor for baris in _penyelarasan(nomor, rpk)],
        "catatan_profil": tabel.CATATAN_PROFIL,
        "catatan_lowongan": tabel.CATATAN_LOWONGAN,
        "catatan_disiplin": CATATAN_DISIPLIN,
        "catatan_kompetensi": CATATAN_KOMPETENSI,
    }


def _orang(nomor: int, rpk: RencanaKarier) -> Baris:
    profil = rpk.profil
    return {
        "nomor": nomor,
        "nama": profil["nama"],
        "nip": nip_berkelompok(profil["nip"]),
        "jabatan": profil["jabatan"],
        "unit": profil["unit"],
        "nomor_rpk": rpk.nomor,
    }


def _profil(nomor: int, rpk: RencanaKarier) -> Baris:
    profil, asesmen = rpk.profil, rpk.profil["asesmen"] or {}
    return _orang(nomor, rpk) | {
        "golongan": _gabung(profil["golongan"], profil["pangkat"]),
        "lahir": _gabung(profil["tempat_lahir"], tabel.tanggal_iso(profil["tanggal_lahir"])),
        "masa_kerja": profil["masa_kerja"] or KOSONG,
        "pendidikan": profil["pendidikan"] or KOSONG,
        "rekam_jejak": profil["rekam_jejak"] or [KOSONG],
        "manajerial": asesmen.get("manajerial") or KOSONG,
        "sosial_kultural": asesmen.get("sosial_kultural") or KOSONG,
        "teknis": asesmen.get("teknis") or KOSONG,
        "skp": [{"tahun": tahun, "predikat": nilai or "belum ada"} for tahun, nilai in sorted(profil["skp"].items())],
        "kotak": (profil["talenta"] or {}).get("kotak") or KOSONG,
        "informasi": [
            f"Penghargaan: {'; '.join(profil['penghargaan']) or 'belum ada'}",
            f"Bangkom {profil['tahun_jam_pelajaran']}: {profil['jam_pelajaran']} JP",
        ],
        "rekomendasi": rpk.get_rekomendasi_display(),
    }


def _gabung(*bagian: str) -> str:
    return ", ".join(satu for satu in bagian if satu) or KOSONG


def _rencana(nomor: int, rpk: RencanaKarier, peta: PetaInstansi) -> Baris:
    tahunan = tabel.tabel_langkah(rpk, list(rpk.langkah.all()), peta)
    langkah = [satu | {"ke": tahun["ke"], "tahun": tahun["tahun"]} for tahun in tahunan for satu in tahun["langkah"]]
    return _orang(nomor, rpk) | {"langkah": langkah}


def _penyelarasan(nomor: int, rpk: RencanaKarier) -> list[Baris]:
    return [
        _orang(nomor, rpk) | _selaras(langkah, list(langkah.penyelarasan.all()))
        for langkah in rpk.langkah.all()
        if langkah.penyelarasan.all()
    ]


def _selaras(langkah: LangkahRpk, baris: list[Penyelarasan]) -> Baris:
    """Return result and standard of a step as means, and in words what closes each gap."""
    kurang = [satu for satu in baris if satu.kesenjangan]
    return {
        "tujuan": langkah.jabatan.nama if langkah.jabatan else langkah.uraian or langkah.get_bentuk_display(),
        "waktu": langkah.waktu or str(langkah.tahun),
        "hasil_manajerial": _rata([satu.hasil for satu in _manajerial(baris)]),
        "hasil_sosial": _rata([satu.hasil for satu in _sosial(baris)]),
        "standar_manajerial": _rata([satu.standar for satu in _manajerial(baris)]),
        "standar_sosial": _rata([satu.standar for satu in _sosial(baris)]),
        "penyelarasan": [
            f"{satu.get_kompetensi_display()} {satu.hasil} → {satu.standar}: {satu.pengembangan}"
            + (f" ({satu.tahun})" if satu.tahun else "")
            for satu in kurang
        ]
        or (["Belum dinilai."] if any(satu.hasil is None for satu in baris) else ["Tidak ada kesenjangan."]),
    }


def _manajerial(baris: list[Penyelarasan]) -> list[Penyelarasan]:
    return [satu for satu in baris if satu.kompetensi != Kompetensi.PEREKAT_BANGSA]


def _sosial(baris: list[Penyelarasan]) -> list[Penyelarasan]:
    return [satu for satu in baris if satu.kompetensi == Kompetensi.PEREKAT_BANGSA]


def _rata(nilai: list[int | None]) -> str:
    """Return the mean with two decimals (a whole number without), or a dash where one is missing."""
    ada = [satu for satu in nilai if satu is not None]
    if not ada or len(ada) != len(nilai):
        return KOSONG
    return angka_id(sum(ada) / len(ada), None if sum(ada) % len(ada) == 0 else 2)
