"""Small look-alikes of the workbooks of SIASN and e-Kinerja, for a fictional agency of four people."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from pegawai.impor.jenis import JENIS
from pegawai.models import Instansi
from pegawai.pilihan import AspekPotensi, Kompetensi
from pegawai.services.impor import jalankan

UNOR_AKAR, UNOR_DINAS = "1E2FEB89-414C-443C-9027-C4D1C386BBC4", "78E51061-7311-48A3-82CE-6F447ED4D57B"
STRUKTURAL, FUNGSIONAL = "35BF992D-C9E9-4616-A12E-7696A6CECC1B", "92484194-AEF4-459C-BB2B-92C3C87868FA"
PELAKSANA = "EEF20845-0AF5-48D2-A101-3EEFD733230A"
BUDI, SITI, AGUS, RINA = "198501012010011001", "198702022011022002", "199003032015031003", "199204042021212004"

UNOR = [["ID", "NAMA_UNOR", "ID_ATASAN"], [UNOR_AKAR, "Kabupaten Uji", ""], [UNOR_DINAS, "Dinas Kesehatan", UNOR_AKAR]]
JAB_STRUKTURAL = [
    ["ID", "Nama_unor", "Nama_jabatan", "Eselon_id"],
    [STRUKTURAL, "Dinas Kesehatan", "Kepala Dinas", "22"],
]
JAB_FUNGSIONAL = [["ID", "Nama", "Jenjang", "BUP"], [FUNGSIONAL, "Perawat Ahli Muda", "MU", 58]]
JAB_PELAKSANA = [["ID", "Nama"], [PELAKSANA, "Pengolah Data"]]
PETA = [
    ["JABATAN ID", "UNOR ID", "KELAS JABATAN", "KEBUTUHAN", "RUMPUN", "KLASTER", "KRITIS"],
    [STRUKTURAL, UNOR_DINAS, 14, 1, "Manajerial", "Pimpinan", "ya"],
    [PELAKSANA, UNOR_DINAS, 6, 3, "Umum", "", "tidak"],
]
STANDAR = [["JABATAN ID", "KOMPETENSI", "LEVEL"], [STRUKTURAL, "Integritas", 4], [STRUKTURAL, "Kerja Sama", 4]]
JUDUL_PEGAWAI = [
    *(
        "NIP BARU",
        "NAMA",
        "TANGGAL LAHIR",
        "JENIS KELAMIN",
        "NIK",
        "AGAMA NAMA",
        "KEDUDUKAN HUKUM NAMA",
        "STATUS CPNS PNS",
    ),
    *("TMT CPNS", "GOL AKHIR NAMA", "JENIS JABATAN ID", "JABATAN ID", "JABATAN NAMA", "TMT JABATAN"),
    *("TINGKAT PENDIDIKAN NAMA", "UNOR ID", "UNOR NAMA"),
]


def orang(nip: str, nama: str, lahir: str, **lain: Any) -> list[Any]:
    """Return a row of Data Utama: a PNS who is Pengolah Data, unless told otherwise by header (spaces as _)."""
    isi = {
        "NIP BARU": f"'{nip}",
        "NAMA": nama,
        "TANGGAL LAHIR": lahir,
        "JENIS KELAMIN": "M" if nip[14] == "1" else "F",
        "NIK": "'9999000011112222",
        "AGAMA NAMA": "Islam",
        "KEDUDUKAN HUKUM NAMA": "Aktif",
        "STATUS CPNS PNS": "P",
        "TMT CPNS": "01-01-2010",
        "GOL AKHIR NAMA": "III/c",
        "JENIS JABATAN ID": "4",
        "JABATAN ID": PELAKSANA,
        "JABATAN NAMA": "Pengolah Data",
        "TMT JABATAN": "2021-01-04",
        "TINGKAT PENDIDIKAN NAMA": "Diploma III/Sarjana Muda",
        "UNOR ID": UNOR_DINAS,
        "UNOR NAMA": "Dinas Kesehatan",
    } | {kunci.replace("_", " "): nilai for kunci, nilai in lain.items()}
    return [isi[judul] for judul in JUDUL_PEGAWAI]


PEGAWAI = [
    JUDUL_PEGAWAI,
    orang(BUDI, "BUDI SANTOSO", "01-01-1985", JENIS_JABATAN_ID="1", JABATAN_ID=STRUKTURAL, JABATAN_NAMA="Kepala Dinas"),
    orang(SITI, "SITI AMINAH", "02/02/1987", JENIS_JABATAN_ID="2", JABATAN_ID=FUNGSIONAL, STATUS_CPNS_PNS="C"),
    orang(AGUS, "AGUS SALIM", "1990-03-03", UNOR_ID=UNOR_DINAS.replace("-", "").lower()),
    orang(RINA, "RINA WATI", "04-04-1992", GOL_AKHIR_NAMA="IX", KEDUDUKAN_HUKUM_NAMA="PPPK Aktif"),
]
KINERJA = [
    [
        "NIP",
        "NAMA",
        "TAHUN",
        "HASIL KERJA",
        "HASIL KERJA NILAI",
        "PERILAKU KERJA",
        "PERILAKU KERJA NILAI",
        "KUADRAN KINERJA",
    ],
    [BUDI, "BUDI", 2024, "DI ATAS EKSPEKTASI", 3, "DI ATAS EKSPEKTASI", 3, "SANGAT BAIK"],
    [SITI, "SITI", 2024, "DI BAWAH EKSPEKTASI", 1, "SESUAI EKSPEKTASI", 2, "Cukup"],
]
SALAH = [*KINERJA, [AGUS, "AGUS", 2024, "BAGUS", 3, "SESUAI EKSPEKTASI", 2, "BAIK"]]
JUDUL_ASESMEN = ["NIP", "TANGGAL ASESMEN", "METODE", *(k.nama for k in JENIS["asesmen"].lembaran[0].kolom[4:])]
ASESMEN = [
    JUDUL_ASESMEN,
    [BUDI, date(2025, 2, 16), "Assessment Center", *[80] * len(AspekPotensi), *[3] * len(Kompetensi), 75],
    [SITI, "16-02-2025", "", *["85,5"] * len(AspekPotensi), *[4] * len(Kompetensi), ""],
]
REKAM_JEJAK = {
    "JABATAN": [
        ["NIP", "JABATAN ID", "JABATAN NAMA", "UNOR ID", "TMT MULAI", "TMT SELESAI", "JENIS"],
        [BUDI, STRUKTURAL, "", UNOR_DINAS, date(2021, 1, 4), "", "definitif"],
        [BUDI, "", "Camat di kabupaten lain", "", date(2018, 1, 4), date(2021, 1, 4), "Plt"],
    ],
    "PENDIDIKAN": [["NIP", "TINGKAT", "JURUSAN", "TAHUN LULUS", "SESUAI"], [BUDI, "S-2", "Manajemen", 2009, "ya"]],
    "DIKLAT": [["NIP", "NAMA", "JP", "TANGGAL", "RELEVAN"], [BUDI, "Manajemen Risiko", 24, date(2024, 2, 5), "ya"]],
    "PENGHARGAAN": [["NIP", "NAMA", "TINGKAT", "TANGGAL"], [BUDI, "Satyalancana X", "satyalancana", date(2020, 8, 17)]],
    "TIM KERJA": [
        ["NIP", "NAMA", "PERAN", "LINGKUP", "NOMOR SK", "TANGGAL"],
        [BUDI, "Tim Reformasi", "ketua", "lintas", "SK/1/2025", date(2025, 1, 10)],
    ],
    "UMPAN BALIK": [["NIP", "TAHUN", "NILAI"], [BUDI, 2025, 91.5]],
    "HUKUMAN DISIPLIN": [["NIP", "TINGKAT", "TMT MULAI", "TMT SELESAI"], [AGUS, "ringan", date(2021, 5, 1), ""]],
}
ISI: dict[str, Any] = {
    "unor": UNOR,
    "jabatan-struktural": JAB_STRUKTURAL,
    "jabatan-fungsional": JAB_FUNGSIONAL,
    "jabatan-pelaksana": JAB_PELAKSANA,
    "peta-jabatan": PETA,
    "pegawai": PEGAWAI,
    "kinerja": KINERJA,
    "asesmen": ASESMEN,
    "rekam-jejak": REKAM_JEJAK,
    "standar-kompetensi": STANDAR,
}


def tulis(jalur: Path, isi: Iterable[list[Any]] | dict[str, list[list[Any]]]) -> Path:
    """Write rows (or sheets of rows) to an .xlsx; a text that begins with = becomes a formula, as in Excel."""
    buku = Workbook()
    assert buku.active is not None
    buku.remove(buku.active)
    for nama, baris in (isi if isinstance(isi, dict) else {"Sheet1": isi}).items():
        kertas = buku.create_sheet(nama)
        for satu in baris:
            kertas.append(satu)
    buku.save(jalur)
    return jalur


def isi_dasar(tmp_path: Path, *jenis: str) -> Instansi:
    """Bring in the look-alikes up to the kinds named (default: units, positions and people); return the agency."""
    for satu in jenis or ("unor", "jabatan-struktural", "jabatan-fungsional", "jabatan-pelaksana", "pegawai"):
        laporan = impor(tmp_path, satu, ISI[satu])
        assert laporan.diterapkan, [temuan.pesan for temuan in laporan.galat]
    return Instansi.objects.get()


def impor(tmp_path: Path, jenis: str, isi: Any, **lain: Any) -> Any:
    """Write and import rows; return the report."""
    jalur = tulis(tmp_path / f"{jenis}.xlsx", isi)
    return jalankan(jenis=jenis, jalur=jalur, instansi=Instansi.objects.first(), oleh=None, **lain)
