"""The positions of the demo agency, its map of posts, and the posts that people fill."""

from collections import Counter
from dataclasses import dataclass, field
from random import Random

from pegawai.aturan.jenjang import JENJANG, JENJANG_ESELON
from pegawai.models import Instansi, Jabatan, Klaster, PetaJabatan, Rumpun, StandarKompetensi
from pegawai.pilihan import Eselon, JenisJabatan, Kompetensi
from talenta.contoh.acuan import acak, id_siasn
from talenta.contoh.fungsional import (
    FUNGSIONAL,
    KELAS_JENJANG,
    KELAS_STRUKTURAL,
    LABEL_JENJANG,
    MENURUT_NAMA,
    PELAKSANA,
    Fungsional,
    PelaksanaUmum,
)
from talenta.contoh.organisasi import Organisasi, Simpul

BOBOT_JENJANG = {
    "ahli_pertama": 40,
    "ahli_muda": 38,
    "ahli_madya": 19,
    "ahli_utama": 2,
    "pemula": 10,
    "terampil": 42,
    "mahir": 32,
    "penyelia": 16,
}
KOSONG = {"jpt_pratama": 0.08, "administrator": 0.07, "pengawas": 0.06}
SYARAT = {
    "jpt_pratama": {"pendidikan_min": "s1", "golongan_min": "IV/a"},
    "administrator": {"pendidikan_min": "s1", "golongan_min": "III/d"},
    "pengawas": {"pendidikan_min": "d3", "golongan_min": "III/b"},
}
FUNGSIONAL_TATA_USAHA = (
    "Arsiparis",
    "Pranata Sumber Daya Manusia Aparatur",
    "Perencana",
    "Analis Keuangan Pusat dan Daerah",
)
SELALU_TERISI = (
    "Sekretaris Daerah",
    "Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
    "Kepala Subbagian Umum dan Kepegawaian Dinas Komunikasi dan Informatika",
)
STANDAR_TINGGI = (Kompetensi.PENGAMBILAN_KEPUTUSAN, Kompetensi.MENGELOLA_PERUBAHAN)


@dataclass(eq=False, slots=True)
class Formasi:
    """A post in a unit: ``dasar`` is the table row of a functional or executive position, None for a structural one."""

    simpul: Simpul
    jabatan: Jabatan
    dasar: Fungsional | PelaksanaUmum | None = None
    terisi: bool = True


@dataclass(slots=True)
class DaftarJabatan:
    """All that the agency says about positions; ``formasi`` has one entry a person plus the vacant structural posts."""

    jabatan: list[Jabatan] = field(default_factory=list)
    rumpun: dict[str, Rumpun] = field(default_factory=dict)
    klaster: dict[str, Klaster] = field(default_factory=dict)
    formasi: list[Formasi] = field(default_factory=list)
    peta: list[PetaJabatan] = field(default_factory=list)
    standar: list[StandarKompetensi] = field(default_factory=list)
    menurut_nama: dict[str, Jabatan] = field(default_factory=dict)


def susun(organisasi: Organisasi, jumlah: int) -> DaftarJabatan:
    """Return the positions for ``jumlah`` people.

    Raises:
        ValueError: when ``jumlah`` is not even enough for the structural posts.
    """
    acak_jabatan = acak("jabatan")
    daftar = DaftarJabatan()
    _acuan(daftar, organisasi.instansi)
    _struktural(daftar, organisasi, acak_jabatan)
    sisa = jumlah - sum(f.terisi for f in daftar.formasi)
    if sisa < len(organisasi.simpul) // 3:
        raise ValueError(f"Jumlah pegawai contoh terlalu sedikit: {jumlah}. Paling sedikit sekitar 100.")
    _bagi_pegawai(daftar, organisasi, sisa, acak_jabatan)
    _petakan(daftar, acak_jabatan)
    _bakukan(daftar)
    return daftar


def nama_fungsional(baris: Fungsional, jenjang: str) -> str:
    """Return the name of a functional position at one rung."""
    return f"{baris.nama} {LABEL_JENJANG[jenjang]}"


def _acuan(daftar: DaftarJabatan, instansi: Instansi) -> None:
    for baris in FUNGSIONAL:
        for jenjang in baris.jenjang:
            bup = 65 if jenjang == "ahli_utama" else baris.bup
            _tambah(
                daftar,
                instansi,
                nama_fungsional(baris, jenjang),
                jenis=JenisJabatan.FUNGSIONAL,
                jenjang=jenjang,
                bup=bup or JENJANG[jenjang].bup,
            )
    for umum in PELAKSANA:
        _tambah(
            daftar,
            instansi,
            umum.nama,
            jenis=JenisJabatan.PELAKSANA,
            jenjang="pelaksana",
            pendidikan_min=umum.pendidikan,
        )


def _tambah(daftar: DaftarJabatan, instansi: Instansi, nama: str, **isi: object) -> Jabatan:
    jabatan = Jabatan(instansi=instansi, siasn_id=id_siasn("jabatan", nama), nama=nama, **isi)
    daftar.jabatan.append(jabatan)
    daftar.menurut_nama[nama] = jabatan
    return jabatan


def _struktural(daftar: DaftarJabatan, organisasi: Organisasi, acak_jabatan: Random) -> None:
    for simpul in organisasi.simpul:
        if not simpul.eselon:
            continue
        jenjang = JENJANG_ESELON[simpul.eselon]
        jabatan = _tambah(
            daftar,
            organisasi.instansi,
            simpul.pimpinan,
            jenis=JenisJabatan.STRUKTURAL,
            jenjang=jenjang,
            eselon=simpul.eselon,
            nama_unit=simpul.unit.nama,
            unit=simpul.unit,
            **SYARAT[jenjang],
        )
        terisi = acak_jabatan.random() >= KOSONG[jenjang] or simpul.pimpinan in SELALU_TERISI
        daftar.formasi.append(Formasi(simpul, jabatan, terisi=terisi))


def _bagi_pegawai(daftar: DaftarJabatan, organisasi: Organisasi, sisa: int, acak_jabatan: Random) -> None:
    tempat = [s for s in organisasi.simpul if s.bobot]
    bobot = [s.bobot for s in tempat]
    for simpul in acak_jabatan.choices(tempat, bobot, k=sisa):
        daftar.formasi.append(_isi(daftar, simpul, acak_jabatan))


def _isi(daftar: DaftarJabatan, simpul: Simpul, acak_jabatan: Random) -> Formasi:
    if acak_jabatan.random() < _porsi_fungsional(simpul):
        pilihan = simpul.perangkat.fungsional if _teknis(simpul) else FUNGSIONAL_TATA_USAHA
        baris = MENURUT_NAMA[acak_jabatan.choice(pilihan)]
        jenjang = acak_jabatan.choices(baris.jenjang, [BOBOT_JENJANG[j] for j in baris.jenjang])[0]
        return Formasi(simpul, daftar.menurut_nama[nama_fungsional(baris, jenjang)], baris)
    umum = acak_jabatan.choices(PELAKSANA, [b.bobot for b in PELAKSANA])[0]
    return Formasi(simpul, daftar.menurut_nama[umum.nama], umum)


def _teknis(simpul: Simpul) -> bool:
    return bool(simpul.perangkat.fungsional) and not simpul.unit.nama.startswith(("Sekretariat", "Subbagian"))


def _porsi_fungsional(simpul: Simpul) -> float:
    if not _teknis(simpul):
        return 0.15
    return 0.65 if simpul.eselon else 0.93


def _petakan(daftar: DaftarJabatan, acak_jabatan: Random) -> None:
    pemangku = Counter((f.simpul, f.jabatan.nama) for f in daftar.formasi if f.terisi)
    contoh = {(f.simpul, f.jabatan.nama): f for f in daftar.formasi}
    for (simpul, nama), formasi in contoh.items():
        kebutuhan = 1
        if formasi.dasar:
            kebutuhan = pemangku[simpul, nama] + acak_jabatan.choices((0, 1, 2), (50, 35, 15))[0]
        _baris_peta(daftar, formasi, kebutuhan)
    for (simpul, _), formasi in contoh.items():
        atas = _jenjang_atas(formasi)
        if atas and (simpul, atas) not in contoh and acak_jabatan.random() < 0.4:
            baru = Formasi(simpul, daftar.menurut_nama[atas], formasi.dasar)
            contoh = contoh | {(simpul, atas): baru}
            _baris_peta(daftar, baru, 1)


def _jenjang_atas(formasi: Formasi) -> str:
    if not isinstance(formasi.dasar, Fungsional):
        return ""
    tangga = formasi.dasar.jenjang
    letak = tangga.index(formasi.jabatan.jenjang) + 1
    return nama_fungsional(formasi.dasar, tangga[letak]) if letak < len(tangga) else ""


def _baris_peta(daftar: DaftarJabatan, formasi: Formasi, kebutuhan: int) -> None:
    jabatan, dasar = formasi.jabatan, formasi.dasar
    rumpun = dasar.rumpun if isinstance(dasar, Fungsional) else formasi.simpul.rumpun
    klaster = formasi.simpul.perangkat.klaster
    if isinstance(dasar, PelaksanaUmum):
        kelas = dasar.kelas
    else:
        kelas = KELAS_STRUKTURAL.get(jabatan.eselon) or KELAS_JENJANG[jabatan.jenjang]
    daftar.peta.append(
        PetaJabatan(
            jabatan=jabatan,
            unit=formasi.simpul.unit,
            kebutuhan=kebutuhan,
            kelas=kelas,
            rumpun=daftar.rumpun.setdefault(rumpun, Rumpun(nama=rumpun)),
            klaster=daftar.klaster.setdefault(klaster, Klaster(nama=klaster)),
            kritis=jabatan.eselon in (Eselon.II_A, Eselon.II_B, Eselon.III_A) or jabatan.jenjang == "ahli_utama",
        )
    )


def _bakukan(daftar: DaftarJabatan) -> None:
    for jabatan in daftar.jabatan:
        diminta = JENJANG[jabatan.jenjang].level_diminta
        if jabatan.eselon in (Eselon.II_A, Eselon.II_B):
            level = dict.fromkeys(Kompetensi, diminta)
        elif jabatan.eselon == Eselon.III_A:
            level = dict.fromkeys(Kompetensi, diminta) | dict.fromkeys(STANDAR_TINGGI, diminta + 1)
        elif jabatan.nama in ("Penelaah Teknis Kebijakan", "Penata Kelola Sistem dan Teknologi Informasi"):
            level = dict.fromkeys(Kompetensi, 2)
        else:
            continue
        daftar.standar += [StandarKompetensi(jabatan=jabatan, kompetensi=k, level=n) for k, n in level.items()]
