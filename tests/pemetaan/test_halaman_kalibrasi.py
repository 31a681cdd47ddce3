"""The pages of calibration without JavaScript: what they show, to whom, and what a refusal looks like."""

import json

import pytest
from django.core.management import call_command
from django.urls import reverse

from pegawai.models import Pemberitahuan
from pemetaan.models import Penempatan, PerubahanKotak, Sidang
from pemetaan.selectors.berita_acara import isi_berita_acara
from pemetaan.selectors.sebaran_kalibrasi import sebaran_kalibrasi
from pemetaan.services.kalibrasi import batalkan
from pemetaan.services.petakan import petakan, skema_untuk
from pemetaan.services.sidang import tutup
from tests.pabrik import buat_asesmen, buat_kinerja, buat_pegawai, buat_pengguna, buat_unit
from tests.pabrik_talenta import buat_penempatan
from tests.pemetaan.pabrik_sidang import ALASAN, buat_pindah, buat_sidang, dunia_sidang

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def dunia():
    return dunia_sidang()


def _alamat(nama, dunia, *lain):
    return reverse(f"kalibrasi-{nama}", args=[2025, dunia["sidang"].pk, *lain])


def _pindah(client, dunia, data, **lain):
    return client.post(_alamat("pindah", dunia, dunia["orang"].pegawai.nip), data, **lain)


def test_membuka_sidang_lewat_formulir(masuk_sebagai, dunia):
    client = masuk_sebagai(dunia["tim"])
    alamat = reverse("kalibrasi-buka", args=[2025])
    isi = {"nama": "Sidang II", "forum": "Komite", "tempat": "Aula", "tanggal": "2099-01-01", "ketua_nama": "Ratna",
           "ketua_jabatan": "Sekda", "akun": [dunia["tim"].pk], "lain": "Ani; Inspektur\n\nBudi"}  # fmt: skip
    jawaban = client.post(alamat, isi)
    assert jawaban.status_code == 422
    assert "paling lama 31 hari" in jawaban.content.decode()
    for beda, pesan in (
        ({"lain": "Ani\nani;x"}, "ditulis dua kali"),
        ({"akun": []}, "akun"),
        ({"lain": "; x"}, "Baris 1"),
        ({"lain": "Ratna; Sekda"}, 'href="#id_lain"'),
    ):
        jawaban = client.post(alamat, isi | {"tanggal": dunia["sidang"].tanggal.isoformat()} | beda)
        assert jawaban.status_code == 422
        assert pesan in jawaban.content.decode()
    assert Sidang.objects.count() == 1
    isi |= {"tanggal": dunia["sidang"].tanggal.isoformat(), "akun": [dunia["tim"].pk, dunia["rekan"].pk]}
    assert client.post(alamat, isi).status_code == 302
    baru = Sidang.objects.get(nama="Sidang II")
    assert [a.nama for a in baru.anggota.all()] == ["Ratna", "Tuti", "Rudi", "Ani", "Budi"]
    assert Pemberitahuan.objects.filter(penerima=dunia["rekan"], tautan__contains=f"/{baru.pk}/").exists()


def test_pindah_tanpa_skrip_dan_galatnya(masuk_sebagai, dunia):
    client = masuk_sebagai(dunia["tim"])
    jawaban = _pindah(client, dunia, {"kotak": "8", "alasan": "setuju", "versi": "0"})
    assert jawaban.status_code == 422
    assert "paling sedikit 20 huruf" in jawaban.content.decode()
    jawaban = _pindah(client, dunia, {"kotak": "8", "alasan": ALASAN, "versi": "0"}, follow=True)
    isi = jawaban.content.decode()
    assert "dipindahkan dari kotak 5 ke 8" in isi
    assert "hitungan: kotak 5" in isi


def test_pindah_yang_bentrok_menyimpan_tulisan_dan_menunjukkan_yang_lebih_dulu(masuk_sebagai, dunia):
    buat_pindah(dunia["sidang"], dunia["orang"], 2, dunia["rekan"], alasan="Capaian dua tahun terakhir belum cukup.")
    client = masuk_sebagai(dunia["tim"])
    dilihat = client.get(_alamat("pindah", dunia, dunia["orang"].pegawai.nip) + "?kotak=8&versi=0").content.decode()
    assert "Sejak Anda melihat papan, Rudi memindahkannya" in dilihat
    jawaban = _pindah(client, dunia, {"kotak": "8", "alasan": ALASAN, "versi": "0"})
    isi = jawaban.content.decode()
    assert jawaban.status_code == 409
    assert "sudah dipindahkan oleh Rudi dari kotak 5 ke kotak 2" in isi
    assert ALASAN in isi
    assert 'name="versi" value="1"' in isi
    assert PerubahanKotak.objects.count() == 1
    assert _pindah(client, dunia, {"kotak": "8", "alasan": ALASAN, "versi": "1"}).status_code == 302
    assert Penempatan.objects.get().kotak_akhir == 8


def test_htmx_mendapat_potongan_dan_isyarat(masuk_sebagai, dunia):
    client = masuk_sebagai(dunia["tim"])
    galat = _pindah(client, dunia, {"kotak": "8", "alasan": "", "versi": "0"}, headers=HTMX)
    assert galat.status_code == 200
    assert galat.content.decode().lstrip().startswith('<div class="pindah">')
    baik = _pindah(client, dunia, {"kotak": "8", "alasan": ALASAN, "versi": "0"}, headers=HTMX)
    assert (baik.status_code, baik["HX-Trigger"]) == (204, "kalibrasi-tersimpan")


def test_papan_hanya_dikirim_bila_ada_yang_berubah(masuk_sebagai, dunia):
    client, alamat = masuk_sebagai(dunia["rekan"]), _alamat("sidang", dunia)
    assert client.get(alamat, {"terakhir": "0-dibuka"}, headers=HTMX).status_code == 204
    baris = buat_pindah(dunia["sidang"], dunia["orang"], 8, dunia["tim"])
    jawaban = client.get(alamat, {"terakhir": "0-dibuka"}, headers=HTMX)
    assert f"terakhir={baris.pk}-dibuka" in jawaban.content.decode()
    tutup(sidang=dunia["sidang"], oleh=dunia["tim"])
    akhir = client.get(alamat, {"terakhir": f"{baris.pk}-dibuka"}, headers=HTMX).content.decode()
    assert "hx-trigger" not in akhir
    assert "draggable" not in akhir


def test_papan_menyaring_dan_berhalaman(masuk_sebagai, dunia):
    for nomor in range(2, 14):
        buat_penempatan(dunia["pemetaan"], buat_pegawai(nama=f"Orang {nomor:02d}"), 5, peringkat=nomor)
    client, alamat = masuk_sebagai(dunia["tim"]), _alamat("sidang", dunia)
    isi = client.get(alamat).content.decode()
    assert "Orang 10" in isi
    assert "Orang 11" not in isi
    assert "Orang 11" in client.get(alamat, {"kotak": 5, "mulai": 10}).content.decode()
    assert 'data-kotak="5" data-jumlah="1"' in client.get(alamat, {"q": "orang 13"}).content.decode()
    buat_pindah(dunia["sidang"], dunia["orang"], 8, dunia["tim"])
    hanya = client.get(alamat, {"pindah": "1"}).content.decode()
    assert 'data-kotak="8" data-jumlah="1"' in hanya
    assert "Orang 02" not in hanya
    for aneh in ({"kotak": "x", "mulai": "-1"}, {"mulai": "9" * 30, "kotak": "5"}, {"q": "\x00"}):
        assert client.get(alamat, aneh).status_code == 200


def test_bukan_anggota_hanya_melihat(masuk_sebagai, dunia):
    client = masuk_sebagai("tim")
    isi = client.get(_alamat("sidang", dunia)).content.decode()
    assert "Anda bukan anggota sidang ini" in isi
    assert "draggable" not in isi
    jawaban = _pindah(client, dunia, {"kotak": "8", "alasan": ALASAN, "versi": "0"})
    assert jawaban.status_code == 422
    assert not PerubahanKotak.objects.exists()


def test_kotak_dan_alasan_terbaca_di_semua_halaman(masuk_sebagai, dunia, capsys):
    """Grid, box, people, profile (also the person's own), explanation and list: both boxes, reason, session, date."""
    buat_pindah(dunia["sidang"], dunia["orang"], 8, dunia["tim"])
    pegawai = dunia["orang"].pegawai
    sdm, diri = masuk_sebagai("sdm"), masuk_sebagai("pegawai", pegawai=pegawai)
    assert "1 orang di kotak 8" in sdm.get(reverse("pemetaan", args=[2025])).content.decode()
    for client, alamat in (
        (sdm, reverse("pemetaan-kotak", args=[2025, 8])),
        (sdm, reverse("pegawai-daftar")),
        (sdm, reverse("pegawai-profil", args=[pegawai.nip])),
        (diri, reverse("pegawai-profil", args=[pegawai.nip])),
    ):
        isi = client.get(alamat).content.decode()
        assert ALASAN in isi
        assert "Sidang kalibrasi I" in isi
        assert "kotak 5" in isi
    assert "Masuk Kelompok Rencana Suksesi Instansi" in isi
    call_command("penempatan", "2025", "--json")
    (satu,) = json.loads(capsys.readouterr().out)["penempatan"]
    assert set(satu) == {"nip", "nama", "skor_kinerja", "kinerja", "skor_potensial", "potensial", "nilai_talenta",
                         "kotak", "peringkat", "rekomendasi"}  # fmt: skip
    assert (satu["kotak"], satu["kinerja"], satu["potensial"], satu["peringkat"]) == (8, "sesuai", "menengah", 1)
    call_command("penempatan", "2025", "--json", "--rinci")
    (satu,) = json.loads(capsys.readouterr().out)["penempatan"]
    assert (satu["kotak_hitungan"], satu["kalibrasi"]["sidang"]) == (5, "Sidang kalibrasi I")


def test_jelaskan_mengikuti_kotak_yang_berlaku(capsys):
    orang = buat_pegawai()
    buat_kinerja(orang, 2025)
    buat_asesmen(orang)
    pemetaan = petakan(instansi=orang.instansi, tahun=2025, skema=skema_untuk(instansi=orang.instansi)).pemetaan
    tim = buat_pengguna("tim")
    buat_pindah(buat_sidang(pemetaan, tim), pemetaan.penempatan.get(), 9, tim)
    call_command("jelaskan", orang.nip, "2025", "--json")
    jelas = json.loads(capsys.readouterr().out)
    assert (jelas["kotak"]["nomor"], jelas["kotak"]["setelah_kalibrasi"], jelas["sesuai_tersimpan"]) == (8, 9, True)
    assert jelas["kotak"]["kalibrasi"][0]["alasan"] == ALASAN
    assert jelas["rekomendasi"][0]["teks"] == "Dipromosikan dan dipertahankan"
    call_command("jelaskan", orang.nip, "2025")
    assert "Setelah kalibrasi: kotak 9" in capsys.readouterr().out


def test_berita_acara_menjumlah_dan_menandai_anggota(dunia):
    """Sums by person, marks a member who is concerned, and leaves out what a later session did."""
    dunia["rekan"].pegawai = dunia["orang"].pegawai
    dunia["rekan"].save()
    lain = [buat_penempatan(dunia["pemetaan"], buat_pegawai(), 7) for _ in range(2)]
    buat_pindah(dunia["sidang"], dunia["orang"], 8, dunia["tim"])
    buat_pindah(dunia["sidang"], lain[0], 5, dunia["tim"])
    batalkan(perubahan=buat_pindah(dunia["sidang"], lain[1], 9, dunia["tim"]), alasan=ALASAN, oleh=dunia["tim"])
    konsep = isi_berita_acara(dunia["sidang"])
    tutup(sidang=dunia["sidang"], oleh=dunia["tim"])
    buat_pindah(buat_sidang(dunia["pemetaan"], dunia["tim"]), dunia["orang"], 1, dunia["tim"])
    isi = isi_berita_acara(Sidang.objects.order_by("pk").first())
    assert (konsep["konsep"], isi["konsep"]) == (True, False)
    assert isi["hasil"] == {"orang": 3, "naik": 1, "turun": 1, "tetap": 1}
    assert {s["kotak"]: (s["sebelum"], s["sesudah"]) for s in isi["sebaran"] if s["sebelum"] or s["sesudah"]} == {
        8: (0, 1), 7: (2, 1), 5: (1, 1)}  # fmt: skip
    assert [satu["anggota"] for satu in isi["perubahan"]] == [True, False, False, False]
    assert [satu["pembatalan"] for satu in isi["perubahan"]] == [False, False, False, True]
    assert [a["sebagai"] for a in isi["anggota"]] == ["Ketua", "Anggota", "Anggota"]
    assert json.dumps(isi)


def test_berita_acara_dan_ekspor(masuk_sebagai, dunia):
    buat_pindah(dunia["sidang"], dunia["orang"], 8, dunia["tim"], alasan='=HYPERLINK("x") karena menurut rapat')
    client = masuk_sebagai("ppk")
    pdf = client.get(_alamat("pdf", dunia))
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF-")
    csv = b"".join(client.get(_alamat("ekspor", dunia, "csv")).streaming_content).decode()
    assert ";5;5;8;naik;" in csv
    assert ";=HYPER" not in csv
    assert client.get(_alamat("ekspor", dunia, "pdf")).status_code == 404


def test_sebaran_menurut_unit(dunia):
    akar = dunia["orang"].unit
    dinas, badan = buat_unit(nama="Dinas", induk=akar), buat_unit(nama="Badan", induk=akar)
    seksi = buat_unit(nama="Seksi", induk=dinas)
    for unit, kotak in ((dinas, 9), (seksi, 2), (badan, 9), (badan, 5)):
        satu = buat_penempatan(dunia["pemetaan"], buat_pegawai(unit=unit), 5)
        if kotak != 5:
            buat_pindah(dunia["sidang"], satu, kotak, dunia["tim"])
    sebaran = sebaran_kalibrasi(dunia["pemetaan"])
    assert [(s.nama, s.dipetakan, s.naik, s.turun) for s in sebaran.unit] == [
        ("Dinas", 2, 1, 1),
        ("Badan", 2, 1, 0),
        (akar.nama, 1, 0, 0),
    ]
    assert (sebaran.semua.pindah, sebaran.semua.persen) == (3, 60.0)


def test_ketua_dari_akun_lewat_nama(masuk_sebagai, dunia):
    client = masuk_sebagai(dunia["tim"])
    awal = client.get(_alamat("ubah", dunia)).content.decode()
    assert 'value="Dra. Ratna Dewi"' in awal
    isi = {"nama": "S", "forum": "F", "tempat": "T", "tanggal": dunia["sidang"].tanggal.isoformat(),
           "ketua_nama": "Rudi", "ketua_jabatan": "Kepala", "akun": [dunia["tim"].pk, dunia["rekan"].pk]}  # fmt: skip
    assert client.post(_alamat("ubah", dunia), isi).status_code == 302
    assert [(a.nama, a.sebagai) for a in dunia["sidang"].anggota.all()] == [("Rudi", "ketua"), ("Tuti", "anggota")]


@pytest.mark.parametrize("peran", ["pyb", "admin", "pegawai"])
def test_tab_hanya_bagi_yang_boleh(masuk_sebagai, dunia, peran):
    isi = masuk_sebagai(buat_pengguna(peran)).get(reverse("pemetaan", args=[2025])).content.decode()
    assert reverse("kalibrasi", args=[2025]) not in isi
