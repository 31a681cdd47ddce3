"""Attainment, yearly evaluation, lessons, catalogue sums, reminders."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from karier.dokumen.evaluasi import isi_evaluasi
from karier.models import Penyelarasan
from karier.selectors.capaian import Capaian, daftar_langkah, rekap_capaian
from karier.selectors.katalog import rekap_per_unit
from karier.selectors.pelajaran import pelajaran_pegawai
from karier.services import evaluasi as layanan
from karier.services import katalog as layanan_katalog
from karier.services.katalog import IsiKatalog
from karier.services.pengingat import ingatkan
from karier.services.realisasi import IsiRealisasi, catat
from karier.services.rpk import susun
from pegawai.models import Pemberitahuan
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from tests.karier.pabrik_dokumen import buat_rpk, tambah_langkah
from tests.karier.pabrik_pelaksanaan import buat_evaluasi, buat_katalog, buat_tindakan
from tests.karier.pabrik_rpk import HARI_INI, TAHUN
from tests.pabrik import buat_pengguna


@pytest.fixture
def rencana(dunia_rpk):
    """A set plan with four steps of 2026: done, late, open in this quarter, and open though its time is over."""
    rpk = buat_rpk(dunia_rpk.orang(9), ditetapkan=True)
    langkah = [tambah_langkah(rpk, 2026, waktu=f"Triwulan {n} 2026") for n in ("II", "II", "IV", "III")]
    for satu, hari in ((langkah[0], date(2026, 6, 30)), (langkah[1], date(2026, 7, 1))):
        isi = IsiRealisasi("terlaksana", tanggal=hari, bukti="SK", alasan="Anggaran terlambat")
        catat(langkah=satu, ke=0, oleh=dunia_rpk.sdm, isi=isi)
    return rpk


def test_capaian_per_unit_dan_lingkup(dunia_rpk, rencana):
    buat_rpk(dunia_rpk.orang(9))
    hasil = rekap_capaian(dunia_rpk.sdm, 2026, HARI_INI)
    harap = Capaian(rencana=4, terlaksana=1, terlambat=1, diganti=0, batal=0, belum=2, lewat=1)
    assert hasil.jumlah == harap, "draf tidak dihitung"
    assert hasil.jumlah.persen == 50.0
    assert [(b.unit.nama, b.capaian, b.langsung) for b in hasil.baris] == [("Bidang", harap, False)]
    assert Capaian().persen is None
    dunia_rpk.dinas.refresh_from_db()  # it has a unit below it by now
    assert rekap_capaian(buat_pengguna("sdm", unit=dunia_rpk.dinas), 2026, HARI_INI).jumlah == harap
    tanpa = buat_pengguna(None, dunia_rpk.instansi)
    assert rekap_capaian(tanpa, 2026, HARI_INI).jumlah == Capaian()


@pytest.mark.parametrize(
    ("keadaan", "banyak"),
    [("", 4), ("jatuh-tempo", 1), ("lewat", 1), ("direncanakan", 2), ("terlambat", 1), ("batal", 0)],
)
def test_daftar_langkah(dunia_rpk, rencana, keadaan, banyak):
    assert daftar_langkah(dunia_rpk.sdm, 2026, HARI_INI, keadaan=keadaan).count() == banyak
    assert daftar_langkah(dunia_rpk.sdm, 2027, HARI_INI, keadaan="lewat").count() == 0, "2027 belum tiba"


def test_ekspor_capaian_dan_langkah(dunia_rpk, rencana, masuk_sebagai):
    sdm = masuk_sebagai(dunia_rpk.sdm)
    baris = b"".join(sdm.get(reverse("monev"), {"bentuk": "csv"}).streaming_content).decode().splitlines()
    assert [satu.split(";")[0] for satu in baris[1:]] == ["Dinas", "Bidang"]
    assert baris[2].endswith(";4;1;1;0;0;2;1;50,0")
    baris = b"".join(sdm.get(reverse("monev-langkah"), {"bentuk": "csv"}).streaming_content).decode().splitlines()
    assert len(baris) == 5
    assert "Anggaran terlambat" in "".join(baris)


def test_evaluasi_dari_awal_sampai_laporan(dunia_rpk, rencana, masuk_sebagai, settings):
    sdm = dunia_rpk.sdm
    satu = layanan.mulai(tahun=2025, unit=None, oleh=sdm)
    with pytest.raises(GalatAplikasi, match="sudah ada"):
        layanan.mulai(tahun=2025, unit=None, oleh=sdm)
    with pytest.raises(GalatAplikasi, match="belum dimulai"):
        layanan.mulai(tahun=2027, unit=None, oleh=sdm)
    with pytest.raises(GalatAplikasi, match="analisis dan rekomendasi"):
        layanan.tutup(evaluasi=satu, revisi=1, oleh=sdm)
    isi = {"analisis": "Anggaran turun terlambat", "rekomendasi": "Ajukan lebih awal", "pelajaran": "Mulai Januari"}
    layanan.tulis(evaluasi=satu, revisi=1, oleh=sdm, isi=isi)
    with pytest.raises(GalatAplikasi, match="diubah orang lain"):
        layanan.tulis(evaluasi=satu, revisi=1, oleh=sdm, isi=isi)
    buat_tindakan(satu, sdm)
    layanan.tutup(evaluasi=satu, revisi=2, oleh=sdm)
    with pytest.raises(GalatAplikasi, match="sudah ditutup oleh"):
        layanan.tulis(evaluasi=satu, revisi=3, oleh=sdm, isi={})
    assert satu.angka["jumlah"]["rencana"] == 0
    assert [e.pelajaran for e in pelajaran_pegawai(rencana.pegawai, TAHUN).evaluasi] == ["Mulai Januari"]
    alamat = reverse("evaluasi-laporan", args=[satu.pk, "xlsx"])
    berkas = settings.MEDIA_ROOT + ".xlsx"
    with open(berkas, "wb") as tujuan:
        tujuan.write(masuk_sebagai(sdm).get(alamat).content)
    buku = load_workbook(berkas)
    assert buku.sheetnames == ["Capaian", "Sebab", "Analisis dan rekomendasi", "Tindak lanjut", "Skema ekspor"]
    assert [r[1].value for r in buku["Analisis dan rekomendasi"].iter_rows()][4:] == list(isi.values())
    assert buku["Tindak lanjut"]["C2"].value.date() == date(2026, 6, 1)
    laporan = isi_evaluasi(satu, satu.angka | {"per": "2026-01-05"})
    assert (laporan["per_teks"], laporan["tindak_lanjut"][0]["tenggat_teks"]) == ("5 Januari 2026", "1 Juni 2026")


def test_tahun_berjalan_belum_dapat_ditutup(dunia_rpk):
    satu = buat_evaluasi(dunia_rpk.sdm, 2026, analisis="a", rekomendasi="b")
    with pytest.raises(GalatAplikasi, match="1 Desember 2026"):
        layanan.tutup(evaluasi=satu, revisi=1, oleh=dunia_rpk.sdm)


@pytest.mark.parametrize("nama", ["monev", "monev-langkah", "katalog-rekap"])
def test_saringan_menunjukkan_tahun_halamannya(dunia_rpk, masuk_sebagai, nama):
    client = masuk_sebagai("sdm", instansi=dunia_rpk.instansi)
    teks = client.get(reverse(nama)).content.decode()
    assert f'<option value="{HARI_INI.year}" selected>' in teks


def _tertutup(sdm):
    satu = buat_evaluasi(sdm, 2025, analisis="Jadwal", rekomendasi="Awal tahun", pelajaran="Mulai Januari")
    layanan.tutup(evaluasi=satu, revisi=1, oleh=sdm)
    return satu


def test_dibuka_kembali_dengan_alasan_dan_tercatat(dunia_rpk, masuk_sebagai):
    """What the closing had frozen is kept; the evaluation is written and closed anew."""
    sdm = dunia_rpk.sdm
    satu = _tertutup(sdm)
    with pytest.raises(GalatAplikasi, match="Tulis alasan"):
        layanan.buka_kembali(evaluasi=satu, revisi=2, oleh=sdm, alasan="  ")
    with pytest.raises(GalatAplikasi, match="dibuka lalu ditutup lagi"):
        layanan.buka_kembali(evaluasi=satu, revisi=1, oleh=sdm, alasan="Lupa")
    client = masuk_sebagai("sdm", instansi=dunia_rpk.instansi)
    alamat = reverse("evaluasi", args=[satu.pk])
    assert "Buka kembali" in client.get(alamat).content.decode()
    isi = {"revisi": 2, "alasan": "Realisasi Dinas baru dilaporkan"}
    assert client.post(reverse("evaluasi-buka", args=[satu.pk]), isi).status_code == 302
    satu.refresh_from_db()
    catatan = satu.pembukaan.get()
    assert (satu.status, satu.revisi, satu.selesai_pada, satu.angka) == ("disusun", 3, None, {})
    assert (catatan.alasan, catatan.ditutup_oleh) == ("Realisasi Dinas baru dilaporkan", sdm)
    assert (catatan.isi["analisis"], catatan.isi["angka"]["jumlah"]["unit"]) == ("Jadwal", "Jumlah")
    with pytest.raises(GalatAplikasi, match=f"sudah dibuka kembali oleh {catatan.oleh}"):
        layanan.buka_kembali(evaluasi=satu, revisi=2, oleh=sdm, alasan="Dua kali")
    layanan.tulis(evaluasi=satu, revisi=3, oleh=sdm, isi={"analisis": "Baru", "rekomendasi": "Lain"})
    layanan.tutup(evaluasi=satu, revisi=4, oleh=sdm)
    teks = client.get(alamat).content.decode()
    assert "Realisasi Dinas baru dilaporkan" in teks
    assert "dibuka kembali" in teks
    assert isi_evaluasi(satu, satu.angka)["pembukaan"][0]["alasan"] == "Realisasi Dinas baru dilaporkan"


def test_pelaku_evaluasi_dan_tindak_lanjut(dunia_rpk):
    satu = buat_evaluasi(dunia_rpk.sdm)
    unit = buat_pengguna("sdm", unit=dunia_rpk.bidang)
    for siapa in (unit, dunia_rpk.ppk, buat_pengguna("admin", dunia_rpk.instansi)):
        with pytest.raises(TidakBerhak):
            layanan.tulis(evaluasi=satu, revisi=1, oleh=siapa, isi={})
    with pytest.raises(TidakBerhak):
        layanan.mulai(tahun=2025, unit=None, oleh=unit)
    assert layanan.mulai(tahun=2025, unit=dunia_rpk.bidang, oleh=unit).unit == dunia_rpk.bidang
    tindakan = buat_tindakan(satu, dunia_rpk.sdm)
    with pytest.raises(GalatAplikasi, match="hasil"):
        layanan.selesaikan_tindak_lanjut(tindakan=tindakan, oleh=dunia_rpk.sdm, hasil=" ")
    layanan.selesaikan_tindak_lanjut(tindakan=tindakan, oleh=dunia_rpk.sdm, hasil="Disetujui")
    with pytest.raises(GalatAplikasi, match="sudah diselesaikan oleh"):
        layanan.selesaikan_tindak_lanjut(tindakan=tindakan, oleh=dunia_rpk.sdm, hasil="Lagi")


def test_pelajaran_dari_rencana_lama(dunia_rpk, rencana, masuk_sebagai):
    langkah = rencana.langkah.get(waktu="Triwulan IV 2026")
    catat(langkah=langkah, ke=0, oleh=dunia_rpk.sdm, isi=IsiRealisasi("batal", alasan="Pelatihan ditiadakan"))
    pelajaran = pelajaran_pegawai(rencana.pegawai, 2027)
    assert {s.status for s in pelajaran.langkah} == {"batal", "terlambat", "direncanakan"}
    halaman = masuk_sebagai(dunia_rpk.sdm).get(reverse("rpk-susun"), {"nip": rencana.pegawai.nip})
    assert "Pelatihan ditiadakan" in halaman.content.decode()
    assert not pelajaran_pegawai(dunia_rpk.orang(5), 2027)


def test_jp_dan_biaya_dibekukan_dan_dijumlah_sekali(dunia_rpk):
    for nama in ("integritas", "kerja_sama"):
        buat_katalog(dunia_rpk.instansi, f"Pelatihan {nama}", kompetensi=nama, jp=20, biaya=1_000_000)
    dunia_rpk.jabatan("administrator")
    rpk = susun(pegawai=dunia_rpk.orang(9, level=2), tahun_awal=TAHUN, oleh=dunia_rpk.sdm)
    selaras = Penyelarasan.objects.filter(langkah__rpk=rpk, katalog__isnull=False)
    assert sorted(selaras.values_list("kompetensi", "jp", "biaya")) == [
        ("integritas", 20, Decimal(1_000_000)),
        ("kerja_sama", 20, Decimal(1_000_000)),
    ]
    tahun = selaras.first().tahun
    # The same development may close two gaps: the person goes once.
    lain = Penyelarasan.objects.filter(langkah__rpk=rpk, kompetensi="komunikasi").get()
    pertama = selaras.first()
    Penyelarasan.objects.filter(pk=lain.pk).update(katalog=pertama.katalog, jp=20, biaya=1_000_000)
    katalog = pertama.katalog
    layanan_katalog.ubah(katalog=katalog, revisi=1, oleh=dunia_rpk.sdm, isi=IsiKatalog(katalog.nama, "klasikal", jp=99))
    hasil = rekap_per_unit(dunia_rpk.sdm, tahun, draf=True)[dunia_rpk.bidang.path]
    assert (hasil.orang, hasil.kegiatan, hasil.jp, hasil.biaya, hasil.tanpa_katalog) == (1, 2, 40, 2_000_000, 6)
    assert rekap_per_unit(dunia_rpk.sdm, tahun) == {}, "belum ditetapkan"


def test_katalog_dijaga(dunia_rpk):
    satu = layanan_katalog.tambah(oleh=dunia_rpk.sdm, isi=IsiKatalog("Pelatihan  A", "klasikal", jp=10))
    assert (satu.nama, satu.diubah_oleh) == ("Pelatihan A", dunia_rpk.sdm)
    with pytest.raises(GalatAplikasi, match="sudah ada dalam katalog"):
        layanan_katalog.tambah(oleh=dunia_rpk.sdm, isi=IsiKatalog("PELATIHAN A", "klasikal"))
    layanan_katalog.atur_aktif(katalog=satu, revisi=1, oleh=dunia_rpk.sdm, aktif=False)
    with pytest.raises(GalatAplikasi, match=f"diubah oleh {dunia_rpk.sdm}"):
        layanan_katalog.atur_aktif(katalog=satu, revisi=1, oleh=dunia_rpk.sdm, aktif=True)
    for siapa in (dunia_rpk.ppk, buat_pengguna("sdm", unit=dunia_rpk.dinas)):
        with pytest.raises(TidakBerhak):
            layanan_katalog.ubah(katalog=satu, revisi=2, oleh=siapa, isi=IsiKatalog("B", "klasikal"))


def test_pengingat_sekali(dunia_rpk, rencana):
    tindakan = buat_tindakan(buat_evaluasi(dunia_rpk.sdm), dunia_rpk.sdm)
    buat_rpk(rencana.pegawai, ditetapkan=True, tahun_awal=2022)
    lain = buat_pengguna("sdm", unit=dunia_rpk.bidang)
    assert ingatkan() == 5
    assert ingatkan() == 0
    milik = Pemberitahuan.objects.filter(penerima=dunia_rpk.sdm)
    assert set(milik.values_list("kunci", flat=True)) == {"langkah-2026-4", "rpk-akhir-2026", f"tindak-{tindakan.pk}"}
    assert (
        "1 langkah rencana karier direncanakan pada Triwulan IV 2026. 1 langkah" in milik.get(kunci__startswith="l").isi
    )
    assert Pemberitahuan.objects.filter(penerima=lain).count() == 2
