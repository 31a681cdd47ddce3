"""What follows decisions, in a real browser: five stages of succession, and the yearly evaluations of both kinds."""

from collections.abc import Callable
from datetime import date

from django.utils import timezone
from playwright.sync_api import Page, expect

from karier.aturan.pemantauan import TABEL_TAHAP
from tests.karier.pabrik_dokumen import buat_rpk, tambah_langkah
from tests.karier.pabrik_rpk import buat_dunia
from tests.karier.pabrik_suksesi import buat_anggota, buat_kelompok, buat_penempatan_suksesor, siapkan
from tests.pabrik import buat_pengguna
from tests.peramban.agen import periksa
from tests.peramban.conftest import PONSEL


def test_lima_tahap_sampai_evaluasi_tahunan(buka_sebagai: Callable[..., Page]) -> None:
    dunia = siapkan(buat_dunia())
    kelompok = buat_kelompok(dunia.pemetaan, dunia.tim, "ditetapkan")
    buat_anggota(kelompok, dunia.delapan.penempatan.get())
    buat_penempatan_suksesor(dunia.sembilan, dunia.pos, dunia.tim)
    page = buka_sebagai(dunia.tim)
    page.goto("/karier/suksesi/tahap/akuisisi/")
    isi = {}
    for tahap in TABEL_TAHAP:
        if isi:  # the first is open: a click on it would load it anew behind the same address, at any time
            page.get_by_role("navigation", name="Lima tahap").get_by_role("link", name=f". {tahap.nama}").click()
        page.wait_for_url(f"**/tahap/{tahap.tahap}/")
        expect(page.get_by_role("heading", level=1)).to_have_text(f"Tahap {tahap.nama.lower()}")
        isi[tahap.tahap] = page.locator("#hasil").inner_text()
    delapan, sembilan = dunia.delapan.nama, dunia.sembilan.nama
    assert [delapan in isi[tahap] for tahap in ("akuisisi", "pengembangan", "pemantauan")] == [True, True, False]
    assert sembilan in isi["pemantauan"]
    page.locator("#hasil").get_by_role("link", name="Evaluasi 1").click()
    page.get_by_label("Tanggal evaluasi").fill("2026-01-05")
    page.get_by_label("Hasil", exact=True).select_option(label="Di atas ekspektasi")
    page.get_by_label("Catatan").fill("Memimpin dua unit")
    page.get_by_role("button", name="Simpan evaluasi").click()
    expect(page.get_by_text("Evaluasi ke-1: Di atas ekspektasi")).to_be_visible()
    expect(page.get_by_role("heading", name="Isi evaluasi ke-2")).to_be_visible()
    periksa(page)
    page.set_viewport_size(PONSEL)  # type: ignore[arg-type]
    periksa(page)


def test_pemantauan_dan_evaluasi_tahunan_rencana(buka_sebagai: Callable[..., Page]) -> None:
    tahun = timezone.localdate().year - 1
    rpk = buat_rpk(ditetapkan=True, tahun_awal=tahun)
    tambah_langkah(rpk, tahun, waktu=f"Triwulan I {tahun}")
    page = buka_sebagai(buat_pengguna("sdm", rpk.instansi))
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"/karier/pemantauan/?tahun={tahun}")
    page.get_by_role("link", name="lewat waktu, belum dicatat").click()
    page.wait_for_url("**/pemantauan/langkah/*")
    expect(page.locator("#hasil")).to_contain_text(rpk.pegawai.nama)
    page.get_by_role("link", name="Evaluasi tahunan").click()
    page.get_by_role("button", name="Mulai").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"Evaluasi {tahun}")
    page.get_by_label("Analisis").fill("Anggaran turun terlambat")
    page.get_by_label("Rekomendasi").fill("Ajukan lebih awal")
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_text("Evaluasi disimpan.")).to_be_visible()
    page.get_by_text("Tambah tindak lanjut").click()
    page.get_by_role("textbox", name="Tindak lanjut").fill("Ajukan anggaran pelatihan")
    page.get_by_label("Penanggung jawab").fill("BKPSDM")
    page.get_by_label("Tenggat").fill(str(date(tahun + 2, 1, 1)))
    page.get_by_role("button", name="Tambah").click()
    tindakan = page.locator("article", has_text="Ajukan anggaran pelatihan")
    expect(tindakan).to_contain_text("Belum selesai")
    periksa(page)
    tindakan.get_by_text("Catat hasilnya").click()
    tindakan.get_by_label("Hasil").fill("Disetujui")
    tindakan.get_by_role("button", name="Nyatakan selesai").click()
    expect(tindakan).to_contain_text("Disetujui")
    page.get_by_role("button", name="Simpan dan tutup").click()
    expect(page.get_by_text("Evaluasi ditutup.")).to_be_visible()
    expect(page.get_by_role("textbox", name="Analisis")).to_have_count(0)
    periksa(page)
    with page.expect_download() as unduhan:
        page.get_by_role("link", name="Excel (.xlsx)").click()
    assert unduhan.value.suggested_filename.endswith(".xlsx")
