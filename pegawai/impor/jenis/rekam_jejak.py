"""rekam-jejak: one workbook, one sheet a kind of record; each may be absent."""

from typing import Any

from pegawai.impor.galat import Sebab
from pegawai.impor.jenis.bersama import (
    baca_bulat,
    baca_desimal,
    baca_pendidikan,
    baca_pilihan,
    baca_tahun,
    baca_tahun_lulus,
    baca_tanggal,
    baca_teks,
    baca_ya_tidak,
    indonesia,
    kolom_jabatan,
    kolom_nip,
    kolom_unit,
)
from pegawai.impor.kolom import Jenis, Kolom, Lembaran
from pegawai.impor.konteks import Konteks
from pegawai.impor.potongan import Potongan
from pegawai.models import Diklat, HukumanDisiplin, Penghargaan, RiwayatJabatan, RiwayatPendidikan, TimKerja, UmpanBalik
from pegawai.pilihan import (
    JenisPenugasan,
    LingkupTim,
    PeranTim,
    TingkatHukuman,
    TingkatPendidikan,
    TingkatPenghargaan,
)

MILIK = "pegawai__instansi"


def _pilihan(kelas: Any, **lain: str) -> dict[str, str]:
    return {label: kode for kode, nama in kelas.choices for label in (kode, nama)} | lain


def _urut(_: Konteks, potongan: Potongan) -> None:
    for ke, mulai, selesai in potongan.kolom("mulai", "selesai"):
        if mulai and selesai and selesai < mulai:
            pesan = (
                f"TMT selesai {indonesia(selesai)} mendahului TMT mulai {indonesia(mulai)}. Periksa kedua tanggalnya."
            )
            potongan.tolak(ke, "selesai", Sebab.BERTENTANGAN, pesan)


def _silang_jabatan(konteks: Konteks, potongan: Potongan) -> None:
    _urut(konteks, potongan)
    isi = potongan.nilai.setdefault("nama_jabatan", [""] * len(potongan.nomor))
    for ke, jabatan, nama in potongan.kolom("jabatan_id", "nama_jabatan"):
        if nama:
            continue
        if jabatan:
            isi[ke] = konteks.jabatan_menurut_pk[jabatan].nama
        else:
            pesan = "JABATAN NAMA kosong. Isi nama jabatannya, atau isi JABATAN ID yang dikenal."
            potongan.tolak(ke, "nama_jabatan", Sebab.KOSONG, pesan)


def _nama(maks: int, contoh: str) -> Kolom:
    return Kolom("NAMA", "nama", baca_teks(maks, "Nama"), wajib=True, contoh=contoh, keterangan="Nama kegiatannya.")


def _tanggal() -> Kolom:
    return Kolom("TANGGAL", "tanggal", baca_tanggal("Tanggal"), wajib=True, contoh="05-06-2025")


_MULAI = Kolom("TMT MULAI", "mulai", baca_tanggal("TMT mulai"), wajib=True, contoh="01-03-2021")
_SELESAI = Kolom(
    "TMT SELESAI", "selesai", baca_tanggal("TMT selesai"), contoh="", keterangan="Kosong bila masih berlangsung."
)

JABATAN = Lembaran(
    "JABATAN",
    RiwayatJabatan,
    (
        kolom_nip(),
        kolom_jabatan(wajib=False),
        Kolom(
            "JABATAN NAMA",
            "nama_jabatan",
            baca_teks(255, "Nama jabatan"),
            wajib=True,
            isi=False,
            kosong="",
            contoh="Kepala Bidang Pelayanan",
            keterangan="Boleh kosong bila JABATAN ID diisi.",
        ),
        kolom_unit(wajib=False),
        _MULAI,
        _SELESAI,
        Kolom(
            "JENIS",
            "jenis",
            baca_pilihan(
                _pilihan(JenisPenugasan, **{"Pelaksana Tugas": "plt", "Pelaksana Harian": "plh", "Penjabat": "pj"}),
                JenisPenugasan.labels,
                "Jenis",
            ),
            kosong=JenisPenugasan.DEFINITIF.value,
            contoh="definitif",
            keterangan="definitif, Plt, Plh, atau Pj; kosong berarti definitif.",
            pilihan=("definitif", "Plt", "Plh", "Pj"),
        ),
    ),
    ("pegawai_id", "mulai", "jenis", "nama_jabatan"),
    MILIK,
    tetap={},
    silang=_silang_jabatan,
    tak_disimpan=("NAMA",),
)
PENDIDIKAN = Lembaran(
    "PENDIDIKAN",
    RiwayatPendidikan,
    (
        kolom_nip(),
        Kolom(
            "TINGKAT",
            "tingkat",
            baca_pendidikan,
            wajib=True,
            contoh="S-1/Sarjana",
            keterangan="Tingkat pendidikan seperti di SIASN.",
            pilihan=tuple(TingkatPendidikan.labels),
        ),
        Kolom("JURUSAN", "jurusan", baca_teks(150, "Jurusan"), kosong="", contoh="Manajemen"),
        Kolom("TAHUN LULUS", "tahun_lulus", baca_tahun_lulus, contoh=2008),
        Kolom(
            "SESUAI",
            "sesuai",
            baca_ya_tidak("Sesuai"),
            contoh="ya",
            keterangan="ya bila jurusannya sesuai dengan rumpun jabatannya.",
            pilihan=("ya", "tidak"),
        ),
    ),
    ("pegawai_id", "tingkat", "jurusan"),
    MILIK,
    tak_disimpan=("NAMA",),
)
DIKLAT = Lembaran(
    "DIKLAT",
    Diklat,
    (
        kolom_nip(),
        _nama(255, "Manajemen Risiko"),
        Kolom("JP", "jp", baca_bulat(0, 10_000, "JP"), contoh=24, keterangan="Jumlah jam pelajaran."),
        _tanggal(),
        Kolom("RELEVAN", "relevan", baca_ya_tidak("Relevan"), contoh="ya", pilihan=("ya", "tidak")),
    ),
    ("pegawai_id", "nama", "tanggal", "jp"),
    MILIK,
)
PENGHARGAAN = Lembaran(
    "PENGHARGAAN",
    Penghargaan,
    (
        kolom_nip(),
        _nama(255, "Satyalancana Karya Satya X Tahun"),
        Kolom(
            "TINGKAT",
            "tingkat",
            baca_pilihan(
                _pilihan(TingkatPenghargaan, Satyalencana="satyalancana"), TingkatPenghargaan.labels, "Tingkat"
            ),
            wajib=True,
            contoh="satyalancana",
            pilihan=tuple(TingkatPenghargaan.values),
        ),
        _tanggal(),
    ),
    ("pegawai_id", "nama", "tanggal"),
    MILIK,
)
TIM = Lembaran(
    "TIM KERJA",
    TimKerja,
    (
        kolom_nip(),
        _nama(255, "Tim Reformasi Birokrasi"),
        Kolom(
            "PERAN",
            "peran",
            baca_pilihan(_pilihan(PeranTim), PeranTim.labels, "Peran"),
            wajib=True,
            contoh="anggota",
            pilihan=tuple(PeranTim.values),
        ),
        Kolom(
            "LINGKUP",
            "lingkup",
            baca_pilihan(_pilihan(LingkupTim), LingkupTim.labels, "Lingkup"),
            wajib=True,
            contoh="internal",
            pilihan=tuple(LingkupTim.values),
        ),
        Kolom("NOMOR SK", "nomor_sk", baca_teks(100, "Nomor SK"), kosong="", contoh="SK/128/2025"),
        _tanggal(),
    ),
    ("pegawai_id", "nama", "tanggal"),
    MILIK,
)
UMPAN_BALIK = Lembaran(
    "UMPAN BALIK",
    UmpanBalik,
    (
        kolom_nip(),
        Kolom("TAHUN", "tahun", baca_tahun, wajib=True, contoh=2025),
        Kolom(
            "NILAI",
            "nilai",
            baca_desimal(0, 100, "Nilai"),
            wajib=True,
            contoh=91,
            keterangan="Umpan balik 360° atas perilaku kerja, 0 sampai 100.",
        ),
    ),
    ("pegawai_id", "tahun"),
    MILIK,
    tak_disimpan=("NAMA",),
)
HUKUMAN = Lembaran(
    "HUKUMAN DISIPLIN",
    HukumanDisiplin,
    (
        kolom_nip(),
        Kolom(
            "TINGKAT",
            "tingkat",
            baca_pilihan(_pilihan(TingkatHukuman), TingkatHukuman.labels, "Tingkat"),
            wajib=True,
            contoh="ringan",
            pilihan=tuple(TingkatHukuman.values),
        ),
        _MULAI,
        _SELESAI,
    ),
    ("pegawai_id", "mulai", "tingkat"),
    MILIK,
    silang=_urut,
    tak_disimpan=("NAMA",),
)
JENIS = Jenis(
    "rekam-jejak",
    (JABATAN, PENDIDIKAN, DIKLAT, PENGHARGAAN, TIM, UMPAN_BALIK, HUKUMAN),
    "Rekam jejak: satu lembar untuk tiap macam catatan; lembar yang tidak ada dilewati. Pegawai diimpor lebih dulu.",
)
