"""The four tables of a plan as data (Peraturan BKN 28/2020)."""

from datetime import date
from typing import Any

from karier.models import LangkahRpk, Penyelarasan, RencanaKarier
from karier.selectors.pemeriksaan import hari_langkah
from karier.selectors.peta import PetaInstansi
from pegawai.aturan.jenjang import JENJANG
from pegawai.pilihan import JenisAsn, Jenjang, Kompetensi
from talenta.umum.angka import nip_berkelompok
from talenta.umum.tanggal import tanggal_panjang

KOSONG = "–"
CATATAN_PROFIL = (
    "Status kawin, agama, dan alamat tidak disimpan dan tidak dicantumkan karena tidak diperlukan untuk menyusun "
    "rencana pengembangan karier (pembatasan data, Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi)."
)
CATATAN_LOWONGAN = (
    "Lowongan adalah kebutuhan menurut analisis beban kerja dikurangi pemangku yang belum mencapai batas usia pensiun "
    "pada waktu pelaksanaan."
)
Baris = dict[str, Any]


def tabel_profil(rpk: RencanaKarier) -> list[Baris]:
    """Return table 1 as rows ``label``, ``nilai`` (a list of lines) from the profile the plan has frozen."""
    profil = rpk.profil
    baris = [
        ("Nama", profil["nama"]),
        ("NIP", nip_berkelompok(profil["nip"])),
        ("Golongan/ruang, pangkat", _gabung(profil["golongan"], profil["pangkat"])),
        ("Tempat, tanggal lahir", _gabung(profil["tempat_lahir"], tanggal_iso(profil["tanggal_lahir"]))),
        ("Jabatan", f"{profil['jabatan']} (TMT {tanggal_iso(profil['tmt_jabatan'])})"),
        ("Unit kerja", profil["unit"]),
        ("Masa kerja", profil["masa_kerja"]),
        ("Kualifikasi pendidikan", profil["pendidikan"]),
        ("Rekam jejak jabatan", profil["rekam_jejak"]),
        ("Hasil penilaian kompetensi", _kompetensi(profil["asesmen"])),
        *((f"Predikat kinerja (SKP) {tahun}", nilai or "Belum ada SKP.") for tahun, nilai in profil["skp"].items()),
        ("Kotak manajemen talenta", _talenta(profil["talenta"])),
        ("Informasi lainnya", _informasi(profil)),
        ("Rekomendasi pengembangan", rpk.get_rekomendasi_display()),
    ]
    return [{"label": label, "nilai": _daftar(nilai)} for label, nilai in baris]


def _daftar(nilai: str | list[str]) -> list[str]:
    return nilai if isinstance(nilai, list) and nilai else [nilai or KOSONG] if isinstance(nilai, str) else [KOSONG]


def _gabung(*bagian: str) -> str:
    return ", ".join(satu for satu in bagian if satu)


def tanggal_iso(iso: str) -> str:
    """Return an ISO date in words."""
    return tanggal_panjang(date.fromisoformat(iso))


def _kompetensi(asesmen: Baris | None) -> list[str]:
    if asesmen is None:
        return ["Belum ada hasil penilaian kompetensi."]
    baris = [
        f"Manajerial: rata-rata level {asesmen['manajerial']} dari delapan kompetensi",
        f"Sosial kultural: level {asesmen['sosial_kultural']}",
        f"Teknis: {asesmen['teknis']}" if asesmen["teknis"] else "Teknis: belum dinilai",
    ]
    if asesmen["jpm"]:
        baris.append(f"Kesesuaian dengan jabatan (job person match): {asesmen['jpm']}%")
    return [*baris, f"Tanggal penilaian: {tanggal_iso(asesmen['tanggal'])}"]


def _talenta(talenta: Baris | None) -> str:
    if talenta is None:
        return "Belum dipetakan."
    if talenta["kotak"] is None:
        return f"Belum dipetakan pada periode {talenta['periode']}: {talenta['sebab']}"
    return (
        f"Kotak {talenta['kotak']} (periode {talenta['periode']}): kinerja {talenta['kinerja'].lower()}, "
        f"potensial {talenta['potensial'].lower()}, Nilai Talenta {talenta['nilai']}"
    )


def _informasi(profil: Baris) -> list[str]:
    hukuman = "; ".join(profil["hukuman_disiplin"]) or "tidak ada"
    return [
        f"Penghargaan: {'; '.join(profil['penghargaan']) or 'belum ada'}",
        f"Hukuman disiplin: {hukuman}",
        f"Pengembangan kompetensi {profil['tahun_jam_pelajaran']}: {profil['jam_pelajaran']} JP",
    ]


def tabel_pengelompokan(rpk: RencanaKarier, langkah: list[LangkahRpk]) -> Baris:
    """Return table 2: the one group of positions that the person belongs to, the class, and the projected position."""
    profil = rpk.profil
    kelompok = JENJANG[profil["jenjang"]].kelompok
    tujuan = [satu.jabatan.nama for satu in langkah if satu.jabatan]
    nama = Jenjang(profil["jenjang"]).label
    return {
        "nip": nip_berkelompok(profil["nip"]),
        "nama": profil["nama"],
        "jabatan": profil["jabatan"],
        "unit": profil["unit"],
        "jpt": nama if kelompok == "jpt" else "",
        "ja": nama if kelompok == "ja" else "",
        "jf_terampil": nama.removeprefix("JF ") if kelompok == "jf_keterampilan" else "",
        "jf_ahli": nama.removeprefix("JF ") if kelompok == "jf_keahlian" else "",
        "kelas": profil["kelas"],
        "proyeksi": tujuan[-1] if tujuan else "Tetap pada jabatan saat ini",
        "rekomendasi": rpk.get_rekomendasi_display(),
    }


def tabel_langkah(rpk: RencanaKarier, langkah: list[LangkahRpk], peta: PetaInstansi | None = None) -> list[Baris]:
    """Return table 3 as the five years of the plan, each ``ke``, ``tahun`` and its ``langkah``; steps are numbered."""
    peta = peta or PetaInstansi(rpk.instansi_id, {satu.jabatan_id for satu in langkah if satu.jabatan_id})
    bernomor = list(enumerate(langkah, 1))
    return [
        {
            "ke": ke,
            "tahun": tahun,
            "langkah": [_langkah(nomor, satu, peta) for nomor, satu in bernomor if satu.tahun == tahun],
        }
        for ke, tahun in enumerate(range(rpk.tahun_awal, rpk.tahun_akhir + 1), 1)
    ]


def _langkah(nomor: int, langkah: LangkahRpk, peta: PetaInstansi) -> Baris:
    pos = peta.pos.get((langkah.jabatan_id or 0, langkah.unit_id or 0))
    bentuk = langkah.get_bentuk_display()
    return {
        "nomor": nomor,
        "jabatan": langkah.jabatan.nama if langkah.jabatan else "",
        "uraian": "" if langkah.jabatan and langkah.jabatan.nama in langkah.uraian else langkah.uraian,
        "unit": langkah.unit.nama if langkah.unit else "",
        "lowongan": pos.lowongan(hari_langkah(langkah)) if pos else None,
        "jenjang": langkah.jabatan.get_jenjang_display() if langkah.jabatan else "",
        "bentuk": f"{bentuk} ({langkah.get_jalur_display().lower()})" if langkah.jalur else bentuk,
        "waktu": langkah.waktu or str(langkah.tahun),
        "mekanisme": langkah.get_mekanisme_display(),
        "prosedur": langkah.get_prosedur_display(),
    }


def dasar_langkah(langkah: list[LangkahRpk]) -> list[Baris]:
    """Return each legal basis of the steps once, with the numbers of the steps that rest on it."""
    menurut: dict[str, list[int]] = {}
    for nomor, satu in enumerate(langkah, 1):
        if satu.dasar:
            menurut.setdefault(satu.dasar, []).append(nomor)
    return [{"dasar": dasar, "nomor": nomor} for dasar, nomor in menurut.items()]


def tabel_penyelarasan(langkah: list[LangkahRpk]) -> list[Baris]:
    """Return table 4: per step with a target position the competencies, gaps, and what closes each gap."""
    return [
        {
            "nomor": nomor,
            "jabatan": satu.jabatan.nama if satu.jabatan else satu.uraian or satu.get_bentuk_display(),
            "tahun": satu.tahun,
            "baris": [_kesenjangan(baris) for baris in satu.penyelarasan.all()],
        }
        for nomor, satu in enumerate(langkah, 1)
        if satu.penyelarasan.all()
    ]


def _kesenjangan(baris: Penyelarasan) -> Baris:
    jenis = "sosial kultural" if baris.kompetensi == Kompetensi.PEREKAT_BANGSA else "manajerial"
    return {
        "kompetensi": baris.get_kompetensi_display(),
        "jenis": jenis,
        "hasil": baris.hasil,
        "standar": baris.standar,
        "kesenjangan": baris.kesenjangan,
        "pengembangan": baris.pengembangan,
        "tahun": baris.tahun,
    }


def status_asn(rpk: RencanaKarier) -> str:
    """Return the words of the title for the kind of ASN."""
    jenis = rpk.profil["jenis_asn"]
    pppk = "PEGAWAI PEMERINTAH DENGAN PERJANJIAN KERJA"
    return pppk if jenis == JenisAsn.PPPK else "PEGAWAI NEGERI SIPIL"
