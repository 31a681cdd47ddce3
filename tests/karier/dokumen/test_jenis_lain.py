"""The other kinds of documents, read back from their PDF."""

import json
import re
from datetime import date

import pytest

from karier.dokumen.contoh import isi_contoh
from karier.dokumen.kartu import naskah_kartu
from karier.dokumen.keputusan import naskah_keputusan
from karier.dokumen.lampiran import NAMA, sidik_isi
from karier.dokumen.pdf import cetak_dokumen
from karier.pilihan import JenisDokumen
from karier.selectors.pengaturan import pengaturan_berlaku
from pegawai.models import HukumanDisiplin
from talenta.umum.terbilang import hari_terbilang, terbilang
from tests.karier.dokumen.pdf_a import periksa_pdf_a
from tests.karier.pabrik_dokumen import KOP, buat_rpk
from tests.pabrik import buat_asesmen, buat_instansi, buat_pegawai, buat_unit

KODE = "7QK2M-0A9XR-TT4BZ-W8HCE"
PANJANG = "Kepala Bidang Perencanaan, Pengendalian, Evaluasi, dan Pelaporan Pembangunan Wilayah serta Sumber Daya Air"
pytestmark = pytest.mark.django_db


def _baca(data):
    pembaca = periksa_pdf_a(data)
    return pembaca, [re.sub(r"\s+", " ", satu.extract_text()) for satu in pembaca.pages]


def test_keputusan_dengan_lampiran_dan_data():
    """Everybody in each table, heads repeated on every page of a table, no sanction, the data attached."""
    instansi = buat_instansi(kode="kab-sukamaju", **KOP)
    unit = buat_unit(instansi, "Dinas Pendidikan")
    semua = [
        buat_rpk(buat_pegawai(instansi, unit, nama=f"Orang {n:02d} {PANJANG[:40]}"), ditetapkan=True) for n in range(9)
    ]
    HukumanDisiplin.objects.create(pegawai=semua[0].pegawai, tingkat="berat", mulai=date(2024, 1, 1))
    isi = naskah_keputusan(instansi, 2026, unit).isi(
        nomor="800.1.3/0001/KEP-RPK/2026", hari=date(2026, 2, 3), kode=KODE
    )
    data = cetak_dokumen(isi)
    assert cetak_dokumen(json.loads(json.dumps(isi))) == data
    pembaca, teks = _baca(data)
    lengkap = " ".join(teks)
    for potongan in (
        "KEPUTUSAN BUPATI SUKAMAJU",
        "Nomor: 800.1.3/0001/KEP-RPK/2026",
        "Menimbang : a. bahwa",
        "Mengingat : 1. Undang-Undang Nomor 20 Tahun 2023",
        "Nomor 28 Tahun 2020 tentang Penyusunan Rencana Pengembangan Karier",
        "MEMUTUSKAN",
        "bagi 9 (sembilan) Pegawai Negeri Sipil",
        "KELIMA",
        "Tabel 1. Profil pegawai",
        "Tabel 2. Pemetaan/pengelompokan jabatan",
        "Tabel 3. Rencana pengembangan karier lima tahun (2026–2030)",
        "Penyelarasan kompetensi",
        "Integritas 2 → 3",
    ):
        assert potongan in lengkap, potongan
    assert "isiplin berat" not in lengkap
    for satu in semua:
        assert lengkap.count(f"{satu.pegawai.nip[:8]} {satu.pegawai.nip[8:14]}") >= 4
    kepala = [n for n, satu in enumerate(teks) if "Rekam jejak jabatan" in satu]
    assert len(kepala) > 1, "kepala tabel 1 berulang"
    assert all(f"Halaman {n} dari {len(teks)}" in satu for n, satu in enumerate(teks, 1))
    assert "BUPATI SUKAMAJU," in teks[-1]
    assert "Orang" in teks[-1], "tanda tangan tidak sendirian di halaman terakhir"
    lampiran = json.loads(pembaca.attachments[NAMA][0])
    assert (lampiran["kode"], lampiran["sidik_isi"], lampiran["isi"]["banyak"]) == (KODE, sidik_isi(isi), 9)


@pytest.mark.parametrize("panjang", [False, True])
def test_kartu_selalu_satu_halaman(panjang):
    orang = buat_pegawai(nama=("Raden Mas Harimurti " * 6).strip() if panjang else "Budi")
    buat_asesmen(orang, level=1)
    if panjang:
        orang.jabatan.nama = orang.unit.nama = f"{PANJANG}, {PANJANG}"[:255]
    isi = naskah_kartu(orang).isi()
    if panjang:
        isi["jabatan"] = [f"{PANJANG} (2001–2010)"] * 4
        isi["langkah"] = PANJANG * 3
    _, teks = _baca(cetak_dokumen(isi))
    assert len(teks) == 1
    for potongan in ("KONSEP – BELUM DITERBITKAN", "Kesenjangan kompetensi", "Belum bernomor", "level 1, standar 2"):
        assert potongan in teks[0]


@pytest.mark.parametrize("jenis", JenisDokumen.values)
def test_contoh_setiap_jenis(jenis):
    """The preview of the settings: marked on every page, signed by whom the settings name, one signature box."""
    pengaturan = pengaturan_berlaku(buat_instansi(kode="kab-sukamaju", **KOP))
    pengaturan.nama_pengelola = "Rina Pengelola"
    pembaca, teks = _baca(cetak_dokumen(isi_contoh(pengaturan, jenis)))
    assert all("CONTOH – BUKAN DOKUMEN" in satu for satu in teks)
    siapa = {"kartu_talenta": "Rina Pengelola", "laporan": "Rina Pengelola", "berita_acara": "Ketua Contoh"}
    assert siapa.get(jenis, "Ratna Wulandari") in " ".join(teks)
    assert "kotak-ttd" in pembaca.named_destinations


@pytest.mark.parametrize(
    ("nilai", "kata"),
    [
        (0, "nol"),
        (11, "sebelas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (100, "seratus"),
        (1999, "seribu sembilan ratus sembilan puluh sembilan"),
        (21_000_005, "dua puluh satu juta lima"),
    ],
)
def test_terbilang(nilai, kata):
    assert terbilang(nilai) == kata


def test_hari_terbilang():
    hari = "Selasa, tanggal dua puluh empat, bulan November, tahun dua ribu dua puluh enam"
    assert hari_terbilang(date(2026, 11, 24)) == hari
