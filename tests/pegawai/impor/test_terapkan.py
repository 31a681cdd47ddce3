"""Applying: exact counts, traces, all or nothing, the same on a second run."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from pegawai.models import (
    HasilAsesmen,
    Impor,
    Instansi,
    Jabatan,
    JejakPerubahan,
    Pegawai,
    PenilaianKinerja,
    RiwayatJabatan,
    UnitKerja,
)
from pegawai.pilihan import StatusImpor
from tests.pegawai.impor.buku import (
    AGUS,
    ASESMEN,
    BUDI,
    ISI,
    JUDUL_PEGAWAI,
    KINERJA,
    PEGAWAI,
    RINA,
    SALAH,
    SITI,
    STRUKTURAL,
    UNOR_AKAR,
    UNOR_DINAS,
    impor,
    isi_dasar,
    orang,
)

pytestmark = pytest.mark.django_db


def test_semua_jenis_berurutan_lalu_tetap(tmp_path: Path) -> None:
    for jenis, isi in ISI.items():
        laporan = impor(tmp_path, jenis, isi)
        assert (laporan.baru, laporan.ditolak, laporan.diterapkan) == (laporan.baris, 0, True), jenis
    jejak = JejakPerubahan.objects.count()
    for jenis, isi in ISI.items():
        laporan = impor(tmp_path, jenis, isi)
        assert (laporan.tetap, laporan.baru, laporan.berubah) == (laporan.baris, 0, 0), jenis
    assert JejakPerubahan.objects.count() == jejak == sum(satu.laporan["baru"] for satu in Impor.objects.all())
    assert UnitKerja.objects.find_problems() == ([], [], [], [], [])


def test_isi_yang_tersimpan(tmp_path: Path) -> None:
    for jenis, isi in ISI.items():
        impor(tmp_path, jenis, isi)
    assert Instansi.objects.get().kode == "kabupaten-uji"
    assert Jabatan.objects.get(siasn_id=STRUKTURAL).unit == UnitKerja.objects.get(siasn_id=UNOR_DINAS)
    budi, siti, agus, rina = (Pegawai.objects.get(nip=nip) for nip in (BUDI, SITI, AGUS, RINA))
    assert (budi.jenis_asn, siti.jenis_asn, agus.jenis_asn, rina.jenis_asn) == ("pns", "cpns", "pns", "pppk")
    assert (budi.golongan_urut, rina.golongan, rina.golongan_urut) == (11, "IX", 9)
    assert (siti.tanggal_lahir, siti.jenis_kelamin, siti.pendidikan) == (date(1987, 2, 2), "F", "d3")
    assert agus.unit.siasn_id == UNOR_DINAS
    assert PenilaianKinerja.objects.get(pegawai=siti).predikat == "butuh_perbaikan"
    asesmen = HasilAsesmen.objects.get(pegawai=siti)
    assert (asesmen.intelektual, asesmen.integritas, asesmen.teknis) == (Decimal("85.50"), 4, None)
    nama = {satu.nama_jabatan: satu.jabatan_id for satu in RiwayatJabatan.objects.all()}
    assert nama == {"Kepala Dinas": budi.jabatan_id, "Camat di kabupaten lain": None}


def test_data_yang_tidak_perlu_tidak_tersimpan_di_mana_pun(tmp_path: Path) -> None:
    isi_dasar(tmp_path, "unor", "jabatan-struktural", "jabatan-fungsional", "jabatan-pelaksana")
    laporan = impor(tmp_path, "pegawai", [*PEGAWAI, orang(AGUS, "", "x")], uji=False, sebagian=True)
    semua = f"{laporan.json()}{list(Impor.objects.values())}{list(JejakPerubahan.objects.values())}"
    semua += str(list(Pegawai.objects.values()))
    assert "9999000011112222" not in semua
    assert "Islam" not in semua
    assert laporan.kolom_diabaikan == []


@pytest.mark.parametrize(
    ("kedudukan", "aktif"),
    [
        ("Aktif", True),
        ("CLTN", True),
        ("Cuti di Luar Tanggungan Negara", True),
        ("Tugas Belajar", True),
        ("Masa Persiapan Pensiun", True),
        ("Dipekerjakan/Diperbantukan", True),
        ("Pemberhentian Sementara", True),
        ("PPPK Aktif", True),
        ("Pensiun", False),
        ("Meninggal Dunia", False),
        ("Pemberhentian Tidak Dengan Hormat", False),
        ("Pindah Instansi", False),
        ("Mencapai BUP", False),
    ],
)
def test_kedudukan_hukum(kedudukan: str, aktif: bool) -> None:
    from pegawai.impor.jenis.orang import masih_bertugas

    assert masih_bertugas(kedudukan) is aktif


def test_perubahan_tercatat_bidang_demi_bidang(tmp_path: Path) -> None:
    isi_dasar(tmp_path)
    isi = [PEGAWAI[0], orang(BUDI, "BUDI SANTOSO", "01-01-1985", GOL_AKHIR_NAMA="IV/a"), *PEGAWAI[2:]]
    laporan = impor(tmp_path, "pegawai", isi)
    assert (laporan.baru, laporan.berubah, laporan.tetap) == (0, 1, 3)
    jejak = JejakPerubahan.objects.get(baru=False)
    budi = Pegawai.objects.get(nip=BUDI)
    assert (jejak.kunci, jejak.objek, jejak.model) == (BUDI, budi.pk, "pegawai.pegawai")
    assert jejak.bidang["golongan"] == ["III/c", "IV/a"]
    assert set(jejak.bidang) == {"golongan", "golongan_urut", "jabatan_id"}
    (contoh,) = laporan.contoh
    assert {"nama": "jabatan", "lama": "Kepala Dinas", "baru": "Pengolah Data"} in contoh["bidang"]


def test_kolom_pilihan_yang_tidak_ada_tidak_menghapus_isinya(tmp_path: Path) -> None:
    isi_dasar(tmp_path)
    buang = {"JENIS KELAMIN", "KEDUDUKAN HUKUM NAMA", "STATUS CPNS PNS"}
    ambil = [ke for ke, judul in enumerate(JUDUL_PEGAWAI) if judul not in buang]
    laporan = impor(tmp_path, "pegawai", [[baris[ke] for ke in ambil] for baris in PEGAWAI])
    assert (laporan.tetap, laporan.berubah) == (4, 0)


def test_jpt_utama_yang_diatur_tangan_bertahan(tmp_path: Path) -> None:
    isi_dasar(tmp_path, "unor")
    isi = [ISI["jabatan-struktural"][0], [STRUKTURAL, "Dinas Kesehatan", "Kepala Badan", "11"]]
    impor(tmp_path, "jabatan-struktural", isi)
    Jabatan.objects.update(jenjang="jpt_utama")
    assert impor(tmp_path, "jabatan-struktural", isi).tetap == 1
    assert Jabatan.objects.get().jenjang == "jpt_utama"


def test_unit_pindah_atasan(tmp_path: Path) -> None:
    isi_dasar(tmp_path, "unor")
    judul = ISI["unor"][0]
    impor(
        tmp_path, "unor", [judul, ["B1", "Bidang", UNOR_DINAS], ["S1", "Seksi", "B1"], ["D2", "Dinas Dua", UNOR_AKAR]]
    )
    laporan = impor(tmp_path, "unor", [judul, ["B1", "Bidang Baru", "D2"], ["S2", "Seksi Dua", "B1"]])
    assert (laporan.baru, laporan.berubah, laporan.tetap) == (1, 1, 0)
    assert UnitKerja.objects.find_problems() == ([], [], [], [], [])
    induk = {
        satu.siasn_id: getattr(UnitKerja.objects.get_parent(satu), "siasn_id", None) for satu in UnitKerja.objects.all()
    }
    assert induk == {UNOR_AKAR: None, UNOR_DINAS: UNOR_AKAR, "D2": UNOR_AKAR, "B1": "D2", "S1": "B1", "S2": "B1"}
    jejak = JejakPerubahan.objects.get(baru=False)
    assert jejak.bidang == {"nama": ["Bidang", "Bidang Baru"], "atasan": [UNOR_DINAS, "D2"]}


def test_unit_puncak_kedua_diperingatkan(tmp_path: Path) -> None:
    isi_dasar(tmp_path, "unor")
    laporan = impor(tmp_path, "unor", [ISI["unor"][0], ["X", "Puncak Lain", ""]])
    assert (laporan.baru, [t.baris for t in laporan.peringatan]) == (1, [2])


def test_semua_atau_tidak_sama_sekali(tmp_path: Path) -> None:
    isi_dasar(tmp_path)
    jejak = JejakPerubahan.objects.count()
    laporan = impor(tmp_path, "kinerja", SALAH)
    assert (laporan.ditolak, laporan.diterapkan, PenilaianKinerja.objects.count()) == (1, False, 0)
    assert JejakPerubahan.objects.count() == jejak
    assert Impor.objects.get(jenis="kinerja").status == StatusImpor.DITOLAK


def test_sebagian(tmp_path: Path) -> None:
    isi_dasar(tmp_path)
    laporan = impor(tmp_path, "kinerja", SALAH, sebagian=True)
    assert (laporan.baru, laporan.ditolak, PenilaianKinerja.objects.count()) == (2, 1, 2)


def test_uji_tidak_menulis(tmp_path: Path) -> None:
    laporan = impor(tmp_path, "unor", ISI["unor"], uji=True)
    assert (laporan.baru, laporan.diterapkan) == (2, False)
    assert not UnitKerja.objects.exists()
    assert not Instansi.objects.exists()
    assert not Impor.objects.exists()


def test_gagal_di_tengah_tidak_meninggalkan_apa_pun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    isi_dasar(tmp_path)
    sebelum = Impor.objects.count()

    def mogok(*_: Any) -> None:
        raise RuntimeError("disk")

    monkeypatch.setattr("pegawai.impor.terapkan._Penulis._jejak", mogok)
    with pytest.raises(RuntimeError):
        impor(tmp_path, "kinerja", KINERJA)
    assert (PenilaianKinerja.objects.count(), Impor.objects.count()) == (0, sebelum)


def test_buku_baris_ditolak_dapat_diperbaiki_dan_diimpor_lagi(tmp_path: Path) -> None:
    isi_dasar(tmp_path)
    salah = [
        *SALAH,
        ["", "", "", "", "", "", "", ""],
        [SITI, "-2+cmd", 2023, "=1+1", 1, "SESUAI EKSPEKTASI", 2, "Cukup"],
    ]
    keluar = tmp_path / "galat.xlsx"
    impor(tmp_path, "kinerja", salah, sebagian=True, galat=keluar)
    buku = load_workbook(keluar)
    kertas = buku.active
    assert kertas is not None
    baris = list(kertas.iter_rows())
    assert [sel.value for sel in baris[0]] == [*KINERJA[0], "SEBAB"]
    assert len(baris) == 3
    assert (baris[1][0].value, baris[1][0].data_type, baris[1][0].number_format) == (AGUS, "s", "@")
    assert baris[1][3].fill.fgColor.rgb == "FFFAD4D4"
    assert "BAGUS" in baris[1][3].comment.text
    assert "[HASIL KERJA]" in baris[1][8].value
    assert (baris[2][1].value, baris[2][3].value) == ("'-2+cmd", "'=1+1")
    baris[1][3].value = "DI ATAS EKSPEKTASI"
    baris[2][3].value = "DI BAWAH EKSPEKTASI"
    buku.save(keluar)
    from pegawai.services.impor import jalankan

    laporan = jalankan(jenis="kinerja", jalur=keluar, instansi=Instansi.objects.get(), oleh=None)
    assert (laporan.baru, laporan.ditolak, laporan.kolom_diabaikan) == (2, 0, [])


def test_jumlah_kueri_tidak_bertambah_dengan_baris(tmp_path: Path) -> None:
    isi_dasar(tmp_path)
    jumlah = []
    for banyak in (5, 80):
        judul, contoh = ASESMEN[0], ASESMEN[1]
        isi = [
            judul,
            *([contoh[0], date(2000 + ke // 300, ke // 25 % 12 + 1, ke % 25 + 1), *contoh[2:]] for ke in range(banyak)),
        ]
        HasilAsesmen.objects.all().delete()
        with CaptureQueriesContext(connection) as kueri:
            impor(tmp_path, "asesmen", isi)
        jumlah.append(len(kueri))
        with CaptureQueriesContext(connection) as kueri:
            assert impor(tmp_path, "asesmen", isi).tetap == banyak
        jumlah.append(len(kueri))
    assert jumlah[:2] == jumlah[2:]
