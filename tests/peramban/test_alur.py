"""Whole journeys through the demo agency in a real browser."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Page, expect

from karier.models import Dokumen, RencanaKarier
from pegawai.models import Pegawai, PenilaianKinerja
from talenta.contoh.acuan import TAHUN
from tests.peramban.agen import _django_db_marker, agen, masuk, periksa
from tests.peramban.conftest import PONSEL, SABAR_TINDAKAN

__all__ = ["_django_db_marker", "agen", "masuk"]
pytestmark = pytest.mark.django_db

Masuk = Callable[..., Page]
KISI = f"/pemetaan/{TAHUN}/"


def test_pengelola_sdm_dari_beranda_sampai_rencana(masuk: Masuk) -> None:
    page = masuk("sdm")
    periksa(page)
    page.get_by_role("link", name="Pemetaan", exact=True).click()
    page.wait_for_url(f"**{KISI}")
    sel = page.locator("[data-kotak]")
    assert sorted(sel.evaluate_all("e => e.map(x => x.dataset.kotak)")) == list("123456789")
    jumlah = sum(int(n) for n in sel.evaluate_all("e => e.map(x => x.dataset.jumlah)"))
    assert f"{jumlah} pegawai dipetakan" in page.locator("main").inner_text()
    periksa(page)

    banyak = page.locator('[data-kotak="9"]').get_attribute("data-jumlah")
    page.locator('[data-kotak="9"]').click()
    page.wait_for_url(f"**{KISI}kotak/9/")
    orang = page.locator("main table tbody tr")
    expect(orang).to_have_count(int(banyak or 0))
    periksa(page)
    orang.first.get_by_role("link").click()
    page.wait_for_url(re.compile(r"/pegawai/\d{18}/$"))
    expect(page.get_by_role("heading", name=re.compile("Kotak talenta"))).to_be_visible()
    expect(page.get_by_text("Dipromosikan dan dipertahankan")).to_be_visible()
    periksa(page)

    page.locator("main").get_by_role("link", name=re.compile(r"^RPK \d{4}")).first.click()
    page.wait_for_url(re.compile(r"/karier/rpk/\d+/$"))
    expect(page.get_by_role("heading", name="Langkah lima tahun")).to_be_visible()
    for tahun in range(TAHUN + 1, TAHUN + 6):
        expect(page.get_by_role("heading", name=re.compile(f"^{tahun} "))).to_be_visible()
    periksa(page)


def test_ppk_menetapkan_di_ponsel_lalu_siapa_pun_memverifikasi(masuk: Masuk) -> None:
    page = masuk("ppk", viewport=PONSEL, has_touch=True, is_mobile=True)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("/karier/persetujuan/")
    periksa(page)
    page.reload()  # the code that the page shows serves for a minute, of which a slow check may take much
    kartu = page.locator("main article").first
    nama = kartu.get_by_role("heading").inner_text()
    ketukan = [kartu.get_by_text("Tetapkan…"), kartu.get_by_role("button", name=re.compile("^Tetapkan RPK"))]
    assert len(ketukan) <= 4
    ketukan[0].tap()
    isian = kartu.get_by_label("Kode dari aplikasi autentikator")
    expect(isian).to_be_focused()  # typing the code needs no tap of its own
    isian.fill(kartu.locator("[data-kode-contoh]").inner_text())
    ketukan[1].tap()
    expect(page.get_by_text("RPK ditetapkan dan dokumennya diterbitkan")).to_be_visible()
    expect(page.get_by_role("heading", name=nama)).to_have_count(0)

    page.goto("/karier/rpk/?status=ditetapkan")
    page.get_by_role("link", name=re.compile(re.escape(nama))).first.tap()
    tautan = page.get_by_role("link", name="Dokumen PDF").get_attribute("href")
    jawaban = page.request.get(str(tautan), timeout=SABAR_TINDAKAN)
    assert (jawaban.status, jawaban.headers["content-type"]) == (200, "application/pdf")
    assert jawaban.body().startswith(b"%PDF-")

    luar = masuk("", viewport=PONSEL)
    luar.goto(f"/verifikasi/{_kode_terbaru()}/")
    expect(luar.get_by_text("Asli dan berlaku")).to_be_visible()
    assert nama.split(",")[0] not in luar.locator("main").inner_text()
    periksa(luar)


def _kode_terbaru() -> str:
    return str(Dokumen.objects.latest("pk").kode)


def test_rencana_diajukan_lalu_dikembalikan_pyb(masuk: Masuk) -> None:
    rpk = RencanaKarier.objects.filter(status="disusun").order_by("pk").first()
    assert rpk is not None
    sdm, pyb = masuk("sdm"), masuk("pyb", viewport=PONSEL)
    sdm.goto(f"/karier/rpk/{rpk.pk}/")
    sdm.get_by_role("button", name="Ajukan").click()
    expect(sdm.locator('.pesan--sukses[role="status"]')).to_be_visible()
    pyb.goto(f"/karier/rpk/{rpk.pk}/")
    pyb.locator("summary", has_text="Kembalikan dengan catatan").click()
    pyb.get_by_label("Catatan").fill("Lengkapi bukti pelatihan tahun pertama.")
    pyb.get_by_role("button", name="Kembalikan").click()
    expect(pyb.locator('.pesan--sukses[role="status"]')).to_be_visible()
    periksa(pyb)
    sdm.reload()
    expect(sdm.get_by_text("Lengkapi bukti pelatihan tahun pertama.").first).to_be_visible()
    sdm.get_by_role("link", name="Tambah langkah").first.click()
    sdm.wait_for_url(f"**/karier/rpk/{rpk.pk}/langkah/**")
    periksa(sdm)


def test_admin_mengimpor_kinerja_lewat_peramban(masuk: Masuk, tmp_path: Path) -> None:
    nip = list(Pegawai.objects.order_by("nip").values_list("nip", flat=True)[:2])
    page = masuk("admin")
    page.on("dialog", lambda dialog: dialog.accept())
    _unggah(page, _skp(tmp_path / "salah.xlsx", nip, "BAIK", "SANGAT BAIK"))
    expect(page.get_by_role("heading", name=re.compile("Ditolak: 1 baris"))).to_be_visible()
    assert not PenilaianKinerja.objects.filter(tahun=TAHUN + 1).exists()
    periksa(page)

    _unggah(page, _skp(tmp_path / "benar.xlsx", nip, "BAIK", "BAIK"))
    page.get_by_role("button", name="Terapkan 2 baris").click()
    expect(page.get_by_text(re.compile("^Diterapkan .* oleh "))).to_be_visible()
    periksa(page)
    assert set(PenilaianKinerja.objects.filter(tahun=TAHUN + 1).values_list("pegawai__nip", "predikat")) == {
        (satu, "baik") for satu in nip
    }
    page.get_by_role("link", name="Urungkan impor ini").click()
    expect(page.get_by_role("heading", name="Yang akan terjadi")).to_be_visible()
    periksa(page)
    page.get_by_role("button", name="Urungkan").click()
    expect(page.get_by_text("lalu diurungkan")).to_be_visible()
    assert not PenilaianKinerja.objects.filter(tahun=TAHUN + 1).exists()


def _unggah(page: Page, berkas: Path) -> None:
    page.goto("/impor/")
    page.locator("input[type=file]").set_input_files(berkas)
    page.get_by_role("button", name="Unggah dan periksa").click()
    page.wait_for_url(re.compile(r"/impor/\d+/$"))


def _skp(berkas: Path, nip: list[str], *predikat: str) -> Path:
    """Write an e-Kinerja workbook in which both ratings of everybody are as expected."""
    buku = Workbook()
    lembar = buku.active
    assert lembar is not None
    lembar.append(["NIP", "NAMA", "TAHUN", "HASIL KERJA", "PERILAKU KERJA", "KUADRAN KINERJA"])
    for satu, kuadran in zip(nip, predikat, strict=True):
        lembar.append([satu, "", TAHUN + 1, "SESUAI EKSPEKTASI", "SESUAI EKSPEKTASI", kuadran])
    buku.save(berkas)
    return berkas


def test_saringan_bekerja_tanpa_javascript(masuk: Masuk) -> None:
    page = masuk("sdm", java_script_enabled=False)
    page.goto("/pegawai/")
    semua = page.locator("main table tbody tr").count()
    page.get_by_label("Nama atau NIP").fill("Utami")
    page.get_by_role("button", name="Filter").click()
    page.wait_for_url(re.compile(r"q=Utami"))
    nama = page.locator("main table tbody tr td:first-child").all_inner_texts()
    assert 0 < len(nama) < semua
    assert all("Utami" in satu for satu in nama)

    page.goto(KISI)
    banyak = page.locator("[data-kotak]").evaluate_all("e => e.map(x => Number(x.dataset.jumlah))")
    page.get_by_label("Level").select_option("4")
    page.get_by_role("button", name="Filter").click()
    page.wait_for_url(re.compile(r"level=4"))
    tersaring = page.locator("[data-kotak]").evaluate_all("e => e.map(x => Number(x.dataset.jumlah))")
    assert 0 < sum(tersaring) < sum(banyak)
    page.get_by_role("link", name="Reset").click()
    page.wait_for_url(f"**{KISI}")
    assert page.locator("[data-kotak]").evaluate_all("e => e.map(x => Number(x.dataset.jumlah))") == banyak


def test_auditor_memeriksa_keadilan_dan_mencetak_kisi(masuk: Masuk) -> None:
    page = masuk("auditor")
    page.goto(f"{KISI}?level=4")
    cetak = page.get_by_role("link", name="Cetak (PDF)").get_attribute("href")
    jawaban = page.request.get(str(cetak), timeout=SABAR_TINDAKAN)
    assert "level=4" in jawaban.url
    assert jawaban.body().startswith(b"%PDF-")
    page.get_by_role("link", name="Keadilan").click()
    page.wait_for_url(f"**{KISI}keadilan/")
    sebaran = page.get_by_role("region", name="Sebaran kotak menurut jenis kelamin, Semua Level")
    orang = [int(n) for n in sebaran.locator("tbody tr:first-child td.angka").all_inner_texts()]
    assert orang[0] == sum(orang[1:10]) > 0
    page.locator("summary", has_text="jenis kelamin").first.click()
    expect(page.locator("details[open] table").first).to_be_visible()
    periksa(page)
    with page.expect_download() as unduhan:
        page.get_by_role("link", name="CSV").first.click()
    assert "Semua Level" in unduhan.value.path().read_text(encoding="utf-8-sig")
    for akun in ("sdm", "admin"):
        assert masuk(akun).goto(f"{KISI}keadilan/").status == 403  # type: ignore[union-attr]
