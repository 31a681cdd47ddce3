"""What an employee says in a real browser, and the answers: wish, objection, correction, and the notices of both."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.karier.pabrik_rpk import buat_dunia
from tests.pabrik import buat_pengguna
from tests.peramban.agen import periksa
from tests.peramban.conftest import PONSEL


def _kirim(page: Page, tautan: str, isian: dict[str, str], tombol: str = "Kirim") -> None:
    """Open a form, fill in and choose (value "✓"), send; the page that follows is loaded."""
    page.get_by_role("link", name=tautan, exact=True).click()
    for label, nilai in isian.items():
        bidang = page.get_by_label(label)
        bidang.check() if nilai == "✓" else bidang.fill(nilai)
    page.get_by_role("button", name=tombol).click()


def test_pegawai_bersuara_dan_dijawab(buka_sebagai: Callable[..., Page]) -> None:
    dunia = buat_dunia()
    orang = dunia.orang(8, nama="SITI AMINAH")
    akun = {"saya": buat_pengguna("pegawai", pegawai=orang), "tim": buat_pengguna("tim", dunia.instansi)}
    saya = buka_sebagai(akun["saya"], viewport=PONSEL)
    saya.goto("/karier/saya/")
    _kirim(saya, "Sampaikan aspirasi", {"Alasan": "Sesuai pendidikan saya"})
    expect(saya.locator(".ringkasan-galat")).to_contain_text("Cari dan pilih jabatan")
    saya.keluhan.clear()  # type: ignore[attr-defined]  # the browser notes the refusal (400) itself
    saya.get_by_label("Dengan kata-kata sendiri").fill("Bidang perencanaan")
    saya.get_by_role("button", name="Kirim").click()
    saya.wait_for_url("**/karier/saya/")
    expect(saya.get_by_text("Bidang perencanaan")).to_be_visible()
    _kirim(saya, "Terima atau sanggah", {"Sanggahan": "✓", "Alasan": "SKP triwulan IV belum masuk"})
    saya.wait_for_url("**/karier/saya/")
    expect(saya.get_by_text("SKP triwulan IV belum masuk")).to_be_visible()
    koreksi = {"Yang keliru": "TMT jabatan", "Yang benar": "4 Januari 2020", "Bukti": "SK 800/1/2020"}
    _kirim(saya, "Minta koreksi data", koreksi)
    saya.wait_for_url("**/karier/saya/")
    expect(saya.get_by_text("Seharusnya: 4 Januari 2020")).to_be_visible()
    periksa(saya)

    tim = buka_sebagai(akun["tim"])
    tim.goto("/karier/tanggapan/aspirasi/")
    expect(tim.get_by_role("row", name="SITI AMINAH")).to_contain_text("Bidang perencanaan")
    tim.get_by_role("link", name="Tanggapan", exact=True).click()
    jawaban = "Nilai triwulan IV tidak mengubah kelas kinerja."
    isi = {"Ditolak": "✓", "Jawaban dan alasannya": jawaban}
    _kirim(tim, "Sanggahan dari SITI AMINAH", isi, "Simpan jawaban")
    expect(tim.get_by_text(jawaban)).to_be_visible()
    periksa(tim)
    sdm = buka_sebagai(dunia.sdm)
    sdm.goto("/karier/tanggapan/koreksi/")
    isi = {"Diterima": "✓", "Jawaban dan alasannya": "Sudah diperbaiki di SIASN."}
    _kirim(sdm, "TMT jabatan", isi, "Simpan jawaban")
    expect(sdm.get_by_text("Sudah diperbaiki di SIASN.")).to_be_visible()
    periksa(sdm)

    saya.goto("/pemberitahuan/")
    kabar = saya.locator(".kabar__satu--baru")
    expect(kabar).to_have_count(2)
    periksa(saya)
    kabar.first.get_by_role("button", name="Buka").click()
    saya.wait_for_url("**/karier/saya/")
    expect(saya.get_by_text(jawaban)).to_be_visible()
    expect(saya.get_by_text("Sudah diperbaiki di SIASN.")).to_be_visible()
    saya.goto("/pemberitahuan/")
    expect(kabar).to_have_count(1)
    saya.get_by_role("button", name="Tandai semua dibaca").click()
    expect(kabar).to_have_count(0)
