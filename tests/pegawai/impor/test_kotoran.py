"""Nine kinds of dirt: each refused in its own words, with the row and the column as the file shows them."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from pegawai.impor.galat import Sebab
from tests.pegawai.impor.buku import (
    AGUS,
    ASESMEN,
    BUDI,
    ISI,
    JUDUL_ASESMEN,
    JUDUL_PEGAWAI,
    KINERJA,
    PELAKSANA,
    PETA,
    SITI,
    STANDAR,
    STRUKTURAL,
    UNOR_AKAR,
    UNOR_DINAS,
    impor,
    isi_dasar,
    orang,
)

pytestmark = pytest.mark.django_db
LAHIR = "03-03-1990"
ESOK = date.today() + timedelta(days=400)


def _pegawai(nip: str = AGUS, **lain: Any) -> list[list[Any]]:
    return [JUDUL_PEGAWAI, orang(nip, "AGUS SALIM", LAHIR, **lain)]


def _kinerja(**lain: Any) -> list[list[Any]]:
    isi = dict(zip(KINERJA[0], KINERJA[1], strict=True)) | {k.replace("_", " "): v for k, v in lain.items()}
    return [KINERJA[0], list(isi.values())]


def _asesmen(**lain: Any) -> list[list[Any]]:
    isi = dict(zip(JUDUL_ASESMEN, ASESMEN[1], strict=True)) | {k.replace("_", " "): v for k, v in lain.items()}
    return [JUDUL_ASESMEN, list(isi.values())]


def _jejak(lembar: str, *baris: Any) -> dict[str, list[list[Any]]]:
    return {lembar: [ISI["rekam-jejak"][lembar][0], *map(list, baris)]}


KOTOR: list[tuple[str, Any, str, Sebab, str]] = [
    ("pegawai", _pegawai("199013032015031003"), "NIP BARU", Sebab.NIP_TANGGAL, "19901303"),
    ("pegawai", _pegawai("19900303201503100"), "NIP BARU", Sebab.NIP_PANJANG, "18 angka"),
    ("pegawai", _pegawai(NIP_BARU=199003032015031003), "NIP BARU", Sebab.NIP_BULAT, "dibulatkan Excel"),
    ("pegawai", _pegawai(NIP_BARU="1.99003E+17"), "NIP BARU", Sebab.NIP_BULAT, "dibulatkan Excel"),
    ("pegawai", _pegawai(NIP_BARU="199003032015031000"), "NIP BARU", Sebab.NIP_BULAT, "dibulatkan Excel"),
    ("pegawai", _pegawai("199003032015131003"), "NIP BARU", Sebab.NIP_LAIN, "TMT CPNS"),
    ("pegawai", _pegawai(NAMA=" "), "NAMA", Sebab.KOSONG, "wajib diisi"),
    (
        "pegawai",
        _pegawai(UNOR_ID="00000000-0000-4000-8000-000000000000"),
        "UNOR ID",
        Sebab.TAK_DIKENAL,
        "Dinas Kesehatan",
    ),
    ("pegawai", _pegawai(JABATAN_ID="X-1"), "JABATAN ID", Sebab.TAK_DIKENAL, "Pengolah Data"),
    ("pegawai", _pegawai(TMT_JABATAN="31-02-2021"), "TMT JABATAN", Sebab.TANGGAL_TIADA, "tidak ada di kalender"),
    ("pegawai", _pegawai(TMT_JABATAN="kemarin"), "TMT JABATAN", Sebab.TANGGAL_BENTUK, "31-12-2025"),
    ("pegawai", _pegawai(TMT_JABATAN=44200), "TMT JABATAN", Sebab.TANGGAL_BENTUK, "untuk 04-01-2021"),
    ("pegawai", _pegawai(GOL_AKHIR_NAMA="III/e"), "GOL AKHIR NAMA", Sebab.LUAR_DAFTAR, "I/a sampai IV/e"),
    ("pegawai", _pegawai(JENIS_JABATAN_ID="3"), "JENIS JABATAN ID", Sebab.LUAR_DAFTAR, "4 (Jabatan Pelaksana)"),
    (
        "pegawai",
        _pegawai(TINGKAT_PENDIDIKAN_NAMA="Kursus"),
        "TINGKAT PENDIDIKAN NAMA",
        Sebab.LUAR_DAFTAR,
        "S-1/Sarjana",
    ),
    ("pegawai", _pegawai(JENIS_JABATAN_ID="2"), "JENIS JABATAN ID", Sebab.BERTENTANGAN, "Pengolah Data"),
    ("pegawai", _pegawai(KEDUDUKAN_HUKUM_NAMA="PPPK Aktif"), "GOL AKHIR NAMA", Sebab.BERTENTANGAN, "PPPK"),
    ("pegawai", _pegawai(TMT_CPNS="01-01-1980"), "TMT CPNS", Sebab.BERTENTANGAN, "mendahului tanggal lahir"),
    ("kinerja", _kinerja(NIP="199003032015031009"), "NIP", Sebab.TAK_DIKENAL, "AGUS SALIM"),
    ("kinerja", _kinerja(TAHUN=1999), "TAHUN", Sebab.LUAR_RENTANG, "2000"),
    ("kinerja", _kinerja(TAHUN=date.today().year + 2), "TAHUN", Sebab.LUAR_RENTANG, str(date.today().year + 1)),
    ("kinerja", _kinerja(TAHUN="dua ribu"), "TAHUN", Sebab.BUKAN_ANGKA, "bilangan bulat"),
    ("kinerja", _kinerja(HASIL_KERJA="BAGUS"), "HASIL KERJA", Sebab.LUAR_DAFTAR, "Di atas ekspektasi"),
    ("kinerja", _kinerja(KUADRAN_KINERJA="Istimewa"), "KUADRAN KINERJA", Sebab.LUAR_DAFTAR, "Sangat Baik"),
    ("kinerja", _kinerja(KUADRAN_KINERJA="BAIK"), "KUADRAN KINERJA", Sebab.BERTENTANGAN, "memberi Sangat Baik"),
    ("kinerja", _kinerja(HASIL_KERJA_NILAI=2), "HASIL KERJA NILAI", Sebab.BERTENTANGAN, "sesuai ekspektasi"),
    ("asesmen", _asesmen(INTELEKTUAL=100.01), "INTELEKTUAL", Sebab.LUAR_RENTANG, "0 sampai 100"),
    ("asesmen", _asesmen(INTELEKTUAL=-1), "INTELEKTUAL", Sebab.LUAR_RENTANG, "0 sampai 100"),
    ("asesmen", _asesmen(INTELEKTUAL="baik"), "INTELEKTUAL", Sebab.BUKAN_ANGKA, "85,5"),
    ("asesmen", _asesmen(INTEGRITAS=6), "INTEGRITAS", Sebab.LUAR_RENTANG, "s 6 di luar rentang. Isi angka 1"),
    ("asesmen", _asesmen(INTEGRITAS=3.5), "INTEGRITAS", Sebab.BUKAN_ANGKA, "bilangan bulat"),
    ("asesmen", _asesmen(INTEGRITAS=True), "INTEGRITAS", Sebab.BUKAN_ANGKA, "bilangan bulat"),
    ("asesmen", _asesmen(TANGGAL_ASESMEN=ESOK), "TANGGAL ASESMEN", Sebab.LUAR_RENTANG, "belum terjadi"),
    ("asesmen", _asesmen(INTELEKTUAL="=40+40"), "INTELEKTUAL", Sebab.RUMUS, "=40+40"),
    ("asesmen", _asesmen(INTELEKTUAL="#N/A"), "INTELEKTUAL", Sebab.RUMUS, "#N/A"),
    ("asesmen", _asesmen(PEREKAT_BANGSA=""), "PEREKAT BANGSA", Sebab.KOSONG, "wajib diisi"),
    ("unor", [*ISI["unor"], ["B", "Bidang", "tak-ada"]], "ID_ATASAN", Sebab.TAK_DIKENAL, "tidak dikenal"),
    ("unor", [*ISI["unor"], ["B", "Bidang", "B"]], "ID_ATASAN", Sebab.POHON, "dirinya sendiri"),
    (
        "jabatan-struktural",
        [ISI["jabatan-struktural"][0], ["Z", "X", "Kepala X", "51"]],
        "Eselon_id",
        Sebab.LUAR_DAFTAR,
        "21",
    ),
    (
        "jabatan-struktural",
        [ISI["jabatan-struktural"][0], [PELAKSANA, "X", "K", "21"]],
        "ID",
        Sebab.BERTENTANGAN,
        "Pengolah",
    ),
    (
        "jabatan-fungsional",
        [ISI["jabatan-fungsional"][0], ["Z", "Y", "XX", 58]],
        "Jenjang",
        Sebab.LUAR_DAFTAR,
        "UT (Ahli Utama)",
    ),
    (
        "jabatan-fungsional",
        [ISI["jabatan-fungsional"][0], ["Z", "Y", "UT", 80]],
        "BUP",
        Sebab.LUAR_RENTANG,
        "50 sampai 75",
    ),
    ("jabatan-pelaksana", [["ID", "Nama"], ["Z", "N" * 256]], "Nama", Sebab.LUAR_RENTANG, "255"),
    (
        "peta-jabatan",
        [PETA[0], [STRUKTURAL, UNOR_DINAS, 18, 1, "", "", "ya"]],
        "KELAS JABATAN",
        Sebab.LUAR_RENTANG,
        "1 sampai 17",
    ),
    (
        "peta-jabatan",
        [PETA[0], [STRUKTURAL, UNOR_DINAS, 8, 1, "", "", "mungkin"]],
        "KRITIS",
        Sebab.LUAR_DAFTAR,
        "ya atau tidak",
    ),
    (
        "peta-jabatan",
        [PETA[0], [STRUKTURAL[:-1] + "0", UNOR_DINAS, 8, 1]],
        "JABATAN ID",
        Sebab.TAK_DIKENAL,
        "Kepala Dinas",
    ),
    ("standar-kompetensi", [STANDAR[0], [STRUKTURAL, "Sabar", 3]], "KOMPETENSI", Sebab.LUAR_DAFTAR, "Integritas"),
    ("standar-kompetensi", [STANDAR[0], [STRUKTURAL, "Integritas", 0]], "LEVEL", Sebab.LUAR_RENTANG, "1 sampai 5"),
    (
        "rekam-jejak",
        _jejak("JABATAN", (BUDI, "", "", "", "04-01-2021", "", "")),
        "JABATAN NAMA",
        Sebab.KOSONG,
        "JABATAN ID",
    ),
    (
        "rekam-jejak",
        _jejak("JABATAN", (BUDI, "", "X", "", "04-01-2021", "03-01-2021")),
        "TMT SELESAI",
        Sebab.BERTENTANGAN,
        "mendahului",
    ),
    (
        "rekam-jejak",
        _jejak("HUKUMAN DISIPLIN", (BUDI, "berat sekali", "04-01-2021")),
        "TINGKAT",
        Sebab.LUAR_DAFTAR,
        "Ringan",
    ),
    ("rekam-jejak", _jejak("UMPAN BALIK", (BUDI, 2025, 101)), "NILAI", Sebab.LUAR_RENTANG, "0 sampai 100"),
    (
        "rekam-jejak",
        _jejak("PENDIDIKAN", (BUDI, "S-1", "X", date.today().year + 1)),
        "TAHUN LULUS",
        Sebab.LUAR_RENTANG,
        "1940",
    ),
]


@pytest.fixture
def _dasar(tmp_path: Path) -> None:
    isi_dasar(tmp_path)


@pytest.mark.usefixtures("_dasar")
@pytest.mark.parametrize(("jenis", "isi", "kolom", "sebab", "kata"), KOTOR, ids=lambda satu: str(satu)[:24])
def test_kotor(tmp_path: Path, jenis: str, isi: Any, kolom: str, sebab: Sebab, kata: str) -> None:
    if isinstance(isi, list) and "#N/A" in isi[-1]:
        isi = [isi[0], ["=NA()" if satu == "#N/A" else satu for satu in isi[1]]]
        kata = "=NA()"
    laporan = impor(tmp_path, jenis, isi, uji=True)
    assert [(t.kolom, t.sebab) for t in laporan.galat] == [(kolom, sebab)]
    assert kata in laporan.galat[0].pesan
    baris = isi if isinstance(isi, list) else next(iter(isi.values()))
    assert laporan.galat[0].baris == len(baris)
    assert laporan.ditolak == 1
    assert laporan.galat[0].lembar == ("" if isinstance(isi, list) else next(iter(isi)))


@pytest.mark.usefixtures("_dasar")
def test_semua_galat_satu_laporan_dengan_baris_excel(tmp_path: Path) -> None:
    judul = ["Laporan", "SKP"]
    isi = [judul, [], KINERJA[0], _kinerja(TAHUN=1)[1], [], _kinerja(NIP=SITI, HASIL_KERJA="?", KUADRAN_KINERJA="?")[1]]
    laporan = impor(tmp_path, "kinerja", isi, uji=True)
    assert [(t.baris, t.kolom) for t in laporan.galat] == [(4, "TAHUN"), (6, "HASIL KERJA"), (6, "KUADRAN KINERJA")]
    assert (laporan.baris, laporan.ditolak, laporan.diterima) == (2, 2, 0)


@pytest.mark.usefixtures("_dasar")
def test_kunci_ganda_beda_isi_ditolak_keduanya_sama_isi_dilewati(tmp_path: Path) -> None:
    baik = _kinerja()[1]
    beda = _kinerja(HASIL_KERJA="SESUAI EKSPEKTASI", HASIL_KERJA_NILAI=2, KUADRAN_KINERJA="BAIK")[1]
    lain = _kinerja(NIP=SITI)[1]
    laporan = impor(tmp_path, "kinerja", [KINERJA[0], baik, beda, lain, lain], uji=True)
    assert [(t.baris, t.sebab) for t in laporan.galat] == [(2, Sebab.GANDA), (3, Sebab.GANDA)]
    assert "baris 3" in laporan.galat[0].pesan
    assert "baris 2" in laporan.galat[1].pesan
    assert [(t.baris, t.pesan) for t in laporan.baris_dilewati] == [(5, "Sama persis dengan baris 4, jadi dilewati.")]
    assert [t.sebab for t in laporan.baris_dilewati] == [Sebab.KEMBAR]
    assert (laporan.baris, laporan.baru, laporan.dilewati, laporan.ditolak) == (4, 1, 1, 2)


@pytest.mark.usefixtures("_dasar")
@pytest.mark.parametrize("pasangan", [("baik", "rusak"), ("rusak", "baik")])
def test_kunci_ganda_dengan_baris_yang_rusak_tidak_diterima(tmp_path: Path, pasangan: tuple[str, str]) -> None:
    isi = {"baik": _kinerja()[1], "rusak": _kinerja(HASIL_KERJA="?")[1]}
    laporan = impor(tmp_path, "kinerja", [KINERJA[0], *(isi[satu] for satu in pasangan)], uji=True)
    assert (laporan.ditolak, laporan.diterima) == (2, 0)


@pytest.mark.usefixtures("_dasar")
def test_kembar_dari_baris_ganda_ikut_ditolak(tmp_path: Path) -> None:
    beda = _kinerja(HASIL_KERJA="SESUAI EKSPEKTASI", HASIL_KERJA_NILAI=2, KUADRAN_KINERJA="BAIK")[1]
    laporan = impor(tmp_path, "kinerja", [KINERJA[0], _kinerja()[1], _kinerja()[1], beda], uji=True)
    assert (laporan.ditolak, laporan.dilewati) == (3, 0)


@pytest.mark.usefixtures("_dasar")
def test_beda_dari_nip_hanya_peringatan(tmp_path: Path) -> None:
    isi = [JUDUL_PEGAWAI, orang(AGUS, "AGUS SALIM", "04-03-1990", JENIS_KELAMIN="F")]
    laporan = impor(tmp_path, "pegawai", isi, uji=True)
    assert not laporan.galat
    assert [(t.baris, t.kolom) for t in laporan.peringatan] == [(2, "TANGGAL LAHIR"), (2, "JENIS KELAMIN")]
    assert set(laporan.peringatan[0].json()) == {"baris", "kolom", "nilai", "sebab"}


@pytest.mark.usefixtures("_dasar")
def test_lingkaran_unit_ditolak_dan_anaknya_ikut(tmp_path: Path) -> None:
    isi = [ISI["unor"][0], ["P", "Pe", "Q"], ["Q", "Qi", "P"], ["R", "Er", "Q"], ["S", "Es", UNOR_AKAR]]
    laporan = impor(tmp_path, "unor", isi, uji=True)
    assert [(t.baris, t.sebab) for t in laporan.galat] == [(2, Sebab.POHON), (3, Sebab.POHON), (4, Sebab.TAK_DIKENAL)]
    assert laporan.baru == 1


@pytest.mark.usefixtures("_dasar")
def test_saran_terbatas_walau_semua_baris_salah(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pegawai.impor.kemiripan.BATAS_CARI", 3)
    isi = [
        JUDUL_PEGAWAI,
        *(orang(AGUS, "A", LAHIR, UNOR_ID=f"Z{ke}", UNOR_NAMA=f"Dinas Kesehatan {ke}") for ke in range(9)),
    ]
    laporan = impor(tmp_path, "pegawai", isi, uji=True)
    dengan_saran = [t for t in laporan.galat if "Dinas Kesehatan (" in t.pesan]
    assert (len(laporan.galat), len(dengan_saran)) == (9, 3)
