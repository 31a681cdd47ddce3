"""pegawai: SIASN's Data Utama, 71 columns, of which only what the work needs is read."""

import re
from datetime import date
from typing import Any

from pegawai.aturan.golongan import GOLONGAN_PNS, GOLONGAN_PPPK, cari_golongan
from pegawai.aturan.nip import Nip
from pegawai.impor import nilai
from pegawai.impor.galat import Sebab, Tolak, tampil
from pegawai.impor.jenis.bersama import (
    baca_bulat,
    baca_pendidikan,
    baca_pilihan,
    baca_tahun_lulus,
    baca_tanggal,
    baca_teks,
    indonesia,
    kolom_jabatan,
    kolom_unit,
)
from pegawai.impor.kolom import Jenis, Kolom, Lembaran
from pegawai.impor.konteks import Konteks
from pegawai.impor.nilai import Baca, Ingatan, jadi_kode
from pegawai.impor.nip import baca_nip, salah_tmt
from pegawai.impor.potongan import Potongan
from pegawai.models import Pegawai
from pegawai.pilihan import JenisAsn, JenisJabatan, JenisKelamin, TingkatPendidikan

_PPPK = re.compile(r"\b(?:PPPK|P3K)\b|PERJANJIAN KERJA", re.IGNORECASE)
_BERAKHIR = re.compile(
    r"PENSIUN|MENINGGAL|WAFAT|TEWAS|GUGUR|DIBERHENTIKAN|PEMBERHENTIAN(?! "
    "SEMENTARA)|BERHENTI(?! SEMENTARA)|MENGUNDURKAN|"
    r"PINDAH INSTANSI|PUTUS (?:HUBUNGAN|KONTRAK)|MENCAPAI BUP|HILANG|PUNAH",
    re.IGNORECASE,
)
_SEMENTARA = re.compile(r"SEMENTARA|MASA PERSIAPAN PENSIUN|\bMPP\b|BEBAS TUGAS", re.IGNORECASE)
KELAMIN = {
    "M": "M",
    "F": "F",
    "L": "M",
    "P": "F",
    "Pria": "M",
    "Wanita": "F",
    "Laki-laki": "M",
    "Perempuan": "F",
}
JENIS_JABATAN = {label: kode for kode, nama in JenisJabatan.choices for label in (kode, nama)}
TAK_DISIMPAN = (
    *("NIP LAMA", "TEMPAT LAHIR ID", "AGAMA ID", "AGAMA NAMA", "JENIS KAWIN ID", "JENIS KAWIN NAMA", "NIK", "NOMOR HP"),
    *("EMAIL", "EMAIL GOV", "ALAMAT", "NPWP NOMOR", "BPJS", "JENIS PEGAWAI ID", "KEDUDUKAN HUKUM ID"),
    *("KARTU ASN VIRTUAL", "NOMOR SK CPNS", "TANGGAL SK CPNS", "NOMOR SK PNS", "TANGGAL SK PNS", "GOL AWAL ID"),
    *("GOL AWAL NAMA", "GOL AKHIR ID", "JENIS JABATAN NAMA", "JABATAN NAMA", "TINGKAT PENDIDIKAN ID", "PENDIDIKAN ID"),
    *("KPKN ID", "KPKN NAMA", "LOKASI KERJA ID", "LOKASI KERJA NAMA", "UNOR NAMA", "INSTANSI INDUK ID"),
    *("INSTANSI INDUK NAMA", "INSTANSI KERJA ID", "INSTANSI KERJA NAMA", "SATUAN KERJA INDUK ID"),
    *("SATUAN KERJA INDUK NAMA", "SATUAN KERJA KERJA ID", "SATUAN KERJA KERJA NAMA", "IS VALID NIK", "NAMA SEKOLAH"),
    *("FLAG IKD", "ESELON ID", "ESELON NAMA", "NPWP", "JENIS KAWIN", "AGAMA", "KARIS KARSU"),
)


def _golongan(_: Konteks) -> Baca:
    contoh = f"{GOLONGAN_PNS[0].kode} sampai {GOLONGAN_PNS[-1].kode}"

    def baca(mentah: Any) -> Any:
        ketemu = cari_golongan(jadi_kode(mentah))
        if ketemu:
            return ketemu.kode
        pesan = (
            f"Golongan “{tampil(mentah)}” tidak ada dalam daftar. Isi {contoh}, atau "
            f"{GOLONGAN_PPPK[0].kode} sampai {GOLONGAN_PPPK[-1].kode} untuk PPPK."
        )
        return Tolak(Sebab.LUAR_DAFTAR, pesan)

    return baca


def masih_bertugas(kedudukan: str) -> bool:
    """Say whether a KEDUDUKAN HUKUM leaves a person in service: all do except those whose service has ended."""
    return not _BERAKHIR.search(kedudukan) or bool(_SEMENTARA.search(kedudukan))


def _silang(konteks: Konteks, potongan: Potongan) -> None:
    _jenis_asn(konteks, potongan)
    _nip(konteks, potongan)
    _jabatan(konteks, potongan)
    _tanggal(potongan)
    if potongan.ada("kedudukan_hukum"):
        kedudukan = potongan.nilai["kedudukan_hukum"]
        bertugas = Ingatan(masih_bertugas)
        potongan.nilai["aktif"] = [not isinstance(k, Tolak) and bertugas[k] for k in kedudukan]


def _jenis_asn(konteks: Konteks, potongan: Potongan) -> None:
    jumlah = len(potongan.nomor)
    # Whoever's golongan is refused may be a PPPK: of one wrong cell no second error follows.
    jenis: list[str] = [JenisAsn.PPPK.value] * jumlah
    urut: list[int] = [0] * jumlah
    ada_status = potongan.ada("_status")
    menyebut_pppk = Ingatan(_PPPK.search)
    kolom = potongan.kolom("golongan", "_jenis_pegawai", "kedudukan_hukum", "_status", "nip")
    for ke, golongan, pegawai, kedudukan, status, nip in kolom:
        baris = cari_golongan(golongan)
        urut[ke] = baris.urut if baris else 0
        disebut = menyebut_pppk[pegawai or ""] or menyebut_pppk[kedudukan or ""]
        if baris and baris.pppk:
            jenis[ke] = JenisAsn.PPPK.value
        elif disebut:
            jenis[ke] = JenisAsn.PPPK.value
            pesan = (
                f"Golongan {golongan} adalah golongan PNS, padahal pegawai ini PPPK. Isi golongan PPPK (I sampai XVII)."
            )
            potongan.tolak(ke, "golongan", Sebab.BERTENTANGAN, pesan)
        else:
            cpns = (status == "C") if ada_status else nip.nomor in konteks.nip_cpns
            jenis[ke] = JenisAsn.CPNS.value if cpns else JenisAsn.PNS.value
    potongan.nilai["jenis_asn"], potongan.nilai["golongan_urut"] = jenis, urut


def _nip(konteks: Konteks, potongan: Potongan) -> None:
    ada_kelamin = potongan.ada("jenis_kelamin")
    isi = list(potongan.nilai["nip"])
    kelamin = list(potongan.nilai.get("jenis_kelamin", [""] * len(isi)))
    for ke, nip, lahir, jenis, kel in potongan.kolom("nip", "tanggal_lahir", "jenis_asn", "jenis_kelamin"):
        _satu_nip(konteks, potongan, ke, (nip, lahir, jenis))
        if kel and kel != nip.jenis_kelamin:
            pesan = (
                f"Jenis kelamin di berkas {JenisKelamin(kel).label}, menurut "
                f"NIP {JenisKelamin(nip.jenis_kelamin).label}. "
                "Yang disimpan isian berkas; pastikan benar."
            )
            potongan.ingatkan(ke, "jenis_kelamin", Sebab.BEDA_NIP, pesan)
        kelamin[ke] = kel or nip.jenis_kelamin
    potongan.nilai["nip"] = [satu.nomor if isinstance(satu, Nip) else satu for satu in isi]
    if ada_kelamin:
        potongan.nilai["jenis_kelamin"] = kelamin


def _satu_nip(konteks: Konteks, potongan: Potongan, ke: int, isi: tuple[Nip, date, str]) -> None:
    nip, lahir, jenis = isi
    if jenis != JenisAsn.PPPK and (salah := salah_tmt(nip)):
        potongan.tolak(ke, "nip", salah.sebab, salah.pesan)
    if nip.nomor in konteks.nip_instansi_lain:
        pesan = (
            f"NIP ini tercatat di {konteks.nip_instansi_lain[nip.nomor]}. Selesaikan dulu perpindahannya di sana, "
            "atau pilih instansi yang benar."
        )
        potongan.tolak(ke, "nip", Sebab.BERTENTANGAN, pesan)
    if lahir != nip.tanggal_lahir:
        pesan = (
            f"Tanggal lahir di berkas {indonesia(lahir)}, menurut NIP {indonesia(nip.tanggal_lahir)}. "
            "Yang disimpan isian berkas; pastikan benar."
        )
        potongan.ingatkan(ke, "tanggal_lahir", Sebab.BEDA_NIP, pesan)


def _jabatan(konteks: Konteks, potongan: Potongan) -> None:
    for ke, jenis, jabatan in potongan.kolom("_jenis_jabatan", "jabatan_id"):
        ada = konteks.jabatan_menurut_pk[jabatan]
        if ada.jenis != jenis:
            pesan = (
                f"JENIS JABATAN ID {jenis} ({JenisJabatan(jenis).label}) tidak cocok: “{ada.nama}” adalah "
                f"{JenisJabatan(ada.jenis).label.lower()}. Perbaiki salah satunya."
            )
            potongan.tolak(ke, "_jenis_jabatan", Sebab.BERTENTANGAN, pesan)


def _tanggal(potongan: Potongan) -> None:
    for ke, lahir, cpns, jabatan in potongan.kolom("tanggal_lahir", "tmt_cpns", "tmt_jabatan"):
        for bidang, sebutan, hari in (("tmt_cpns", "TMT CPNS", cpns), ("tmt_jabatan", "TMT jabatan", jabatan)):
            if hari <= lahir:
                pesan = (
                    f"{sebutan} {indonesia(hari)} mendahului tanggal lahir "
                    f"{indonesia(lahir)}. Periksa kedua tanggalnya."
                )
                potongan.tolak(ke, bidang, Sebab.BERTENTANGAN, pesan)


def _tgl(nama: str, bidang: str, *, wajib: bool = False, contoh: str = "") -> Kolom:
    sebutan = nama.capitalize().replace("Tmt", "TMT")
    return Kolom(nama, bidang, baca_tanggal(sebutan), wajib=wajib, contoh=contoh, keterangan="DD-MM-YYYY.")


KOLOM: tuple[Kolom, ...] = (
    Kolom("PNS ID", "siasn_id", lambda _: nilai.pengenal(nama="PNS ID"), kosong="", contoh=""),
    Kolom(
        "NIP BARU",
        "nip",
        lambda _: baca_nip,
        wajib=True,
        sinonim=("NIP",),
        contoh="198501012010011001",
        keterangan="18 angka, disimpan sebagai teks.",
    ),
    Kolom("NAMA", "nama", baca_teks(150, "Nama"), wajib=True, contoh="PUTU HALIM", keterangan="Nama tanpa gelar."),
    Kolom("GELAR DEPAN", "gelar_depan", baca_teks(50, "Gelar depan"), kosong="", contoh="Dr."),
    Kolom("GELAR BELAKANG", "gelar_belakang", baca_teks(80, "Gelar belakang"), kosong="", contoh="S.E., M.M."),
    Kolom("TEMPAT LAHIR NAMA", "tempat_lahir", baca_teks(100, "Tempat lahir"), kosong="", contoh="Nusaraya"),
    _tgl("TANGGAL LAHIR", "tanggal_lahir", wajib=True, contoh="01-01-1985"),
    Kolom(
        "JENIS KELAMIN",
        "jenis_kelamin",
        baca_pilihan(KELAMIN, ["M (pria)", "F (wanita)"], "Jenis kelamin"),
        kosong="",
        contoh="M",
        keterangan="M pria, F wanita; kosong diambil dari NIP.",
        pilihan=("M", "F"),
    ),
    Kolom("JENIS PEGAWAI NAMA", "_jenis_pegawai", baca_teks(150, "Jenis pegawai"), kosong="", contoh="PNS Daerah"),
    Kolom("KEDUDUKAN HUKUM NAMA", "kedudukan_hukum", baca_teks(100, "Kedudukan hukum"), kosong="", contoh="Aktif"),
    Kolom(
        "STATUS CPNS PNS",
        "_status",
        baca_pilihan({"C": "C", "P": "P", "CPNS": "C", "PNS": "P", "PPPK": "P"}, ["C", "P"], "Status CPNS/PNS"),
        kosong="P",
        contoh="P",
        keterangan="C untuk CPNS, P untuk PNS.",
        pilihan=("C", "P"),
    ),
    _tgl("TMT CPNS", "tmt_cpns", wajib=True, contoh="01-01-2010"),
    _tgl("TMT PNS", "tmt_pns", contoh="01-01-2011"),
    Kolom(
        "GOL AKHIR NAMA",
        "golongan",
        _golongan,
        wajib=True,
        contoh="III/c",
        keterangan="I/a sampai IV/e; I sampai XVII untuk PPPK.",
        pilihan=tuple(g.kode for g in GOLONGAN_PNS + GOLONGAN_PPPK),
    ),
    _tgl("TMT GOLONGAN", "tmt_golongan", contoh="01-04-2022"),
    Kolom("MK TAHUN", "mk_tahun", baca_bulat(0, 60, "Masa kerja (tahun)"), contoh=14),
    Kolom("MK BULAN", "mk_bulan", baca_bulat(0, 11, "Masa kerja (bulan)"), contoh=0),
    Kolom(
        "JENIS JABATAN ID",
        "_jenis_jabatan",
        baca_pilihan(JENIS_JABATAN, [f"{k} ({n})" for k, n in JenisJabatan.choices], "Jenis jabatan"),
        wajib=True,
        contoh="1",
        keterangan="1 struktural, 2 fungsional, 4 pelaksana.",
        pilihan=tuple(JenisJabatan.values),
    ),
    kolom_jabatan(),
    _tgl("TMT JABATAN", "tmt_jabatan", wajib=True, contoh="04-01-2021"),
    Kolom(
        "TINGKAT PENDIDIKAN NAMA",
        "pendidikan",
        baca_pendidikan,
        wajib=True,
        contoh="S-1/Sarjana",
        keterangan="Tingkat pendidikan seperti di SIASN.",
        pilihan=tuple(TingkatPendidikan.labels),
    ),
    Kolom("PENDIDIKAN NAMA", "jurusan", baca_teks(150, "Pendidikan"), kosong="", contoh="Manajemen"),
    Kolom("TAHUN LULUS", "tahun_lulus", baca_tahun_lulus, contoh=2008),
    kolom_unit(),
)
JENIS = Jenis(
    "pegawai",
    (Lembaran("Data Utama", Pegawai, KOLOM, ("nip",), "instansi", silang=_silang, tak_disimpan=TAK_DISIMPAN),),
    "Data Utama pegawai dari SIASN. Unit dan jabatan diimpor lebih dulu.",
)
