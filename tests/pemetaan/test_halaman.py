"""The pages of a mapping: what they show, to whom, and that filters and links keep together."""

import re
from itertools import chain
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from pegawai.models import Klaster, Pekerjaan, PetaJabatan, Rumpun
from pegawai.pilihan import Jenjang
from pemetaan.forms.saring import PilihanTermuat
from pemetaan.models import Pemetaan, Penempatan
from tests.pabrik import buat_asesmen, buat_instansi, buat_jabatan, buat_kinerja, buat_pegawai, buat_unit
from tests.pabrik_talenta import buat_pemetaan, buat_penempatan

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia():
    """A root with two units; six people in boxes 9, 9, 5, 1, one not placed, one of another agency."""
    akar = buat_unit(nama="Akar")
    dinas, bagian = buat_unit(nama="Dinas", induk=akar), buat_unit(nama="Biro Umum", induk=akar)
    seksi = buat_unit(nama="Seksi", induk=dinas)
    pemetaan = buat_pemetaan(akar.instansi)
    rumpun, klaster = Rumpun.objects.create(nama="Hukum"), Klaster.objects.create(nama="Pimpinan")
    orang = {}
    for nomor, (nama, unit, jenjang, kotak, lain) in enumerate(
        [
            ("Siti Aminah", dinas, Jenjang.PENGAWAS, 9, {"peringkat": 2, "rumpun": rumpun}),
            ("Budi Santoso", seksi, Jenjang.ADMINISTRATOR, 9, {"peringkat": 1, "klaster": klaster}),
            ("Cahya Putra", bagian, Jenjang.PELAKSANA, 5, {}),
            ("Dewi Siti", bagian, Jenjang.PELAKSANA, 1, {"rumpun": rumpun}),
            ("Eko Prasetyo", seksi, Jenjang.PELAKSANA, None, {}),
        ]
    ):
        orang[nama] = buat_pegawai(unit=unit, jabatan=buat_jabatan(jenjang=jenjang), nama=nama)
        buat_penempatan(pemetaan, orang[nama], kotak, **lain)
        buat_kinerja(orang[nama], 2025, ["baik", "sangat_baik", "kurang", "baik", "sangat_kurang"][nomor])
    asing = buat_pegawai(buat_instansi("lain"), nama="Asing")
    buat_penempatan(buat_pemetaan(asing.instansi), asing, 9)
    return {"unit": {"akar": akar, "dinas": dinas, "bagian": bagian, "seksi": seksi}, "rumpun": rumpun,
            "klaster": klaster, "orang": orang, "pemetaan": pemetaan}  # fmt: skip


def _jumlah(isi: str) -> dict[int, int]:
    return {int(n): int(j) for n, j in re.findall(r'data-kotak="(\d)" data-jumlah="(\d+)"', isi)}


def _grid(client, kueri=""):
    jawaban = client.get(reverse("pemetaan", args=[2025]) + kueri)
    assert jawaban.status_code == 200
    isi = jawaban.content.decode()
    return _jumlah(isi), isi


def test_grid_menghitung_semua_kotak(masuk_sebagai, dunia):
    jumlah, isi = _grid(masuk_sebagai("sdm"))
    assert jumlah == dict.fromkeys(range(1, 10), 0) | {9: 2, 5: 1, 1: 1}
    assert "4 pegawai dipetakan" in isi
    assert "1 orang: belum ada SKP" in isi
    assert "50,0%" in isi


def test_saringan_menurut_kode_dan_yang_tidak_dikenal(masuk_sebagai, dunia):
    client, dinas = masuk_sebagai("sdm"), dunia["unit"]["dinas"]
    for kueri, kotak in (
        ("?rumpun=hukum", {9: 1, 1: 1}),
        ("?klaster=Pimpinan", {9: 1}),
        (f"?unit={dinas.siasn_id.upper()}", {9: 2}),
    ):
        jumlah, isi = _grid(client, kueri)
        assert jumlah == dict.fromkeys(range(1, 10), 0) | kotak, kueri
        assert len(re.findall(r"<option[^>]* selected", isi)) >= 1, kueri
    assert f'<option value="{dinas.pk}" selected>' in isi
    assert "bukan salah satu dari pilihan" in _grid(client, "?unit=unor-99999")[1]
    with pytest.raises(ValidationError):
        PilihanTermuat(Rumpun.objects.all()).clean("Hukum")  # a form that writes takes nobody by name


@pytest.mark.parametrize(
    ("kueri", "kotak"),
    [
        ("?level=1", {5: 1, 1: 1}),
        ("?level=3", {9: 1}),
        ("?level=5", {}),
        ("?rumpun={rumpun}", {9: 1, 1: 1}),
        ("?klaster={klaster}", {9: 1}),
        ("?unit={dinas}", {9: 2}),
        ("?unit={seksi}", {9: 1}),
        ("?unit={akar}", {9: 2, 5: 1, 1: 1}),
        ("?q=siti", {9: 1, 1: 1}),
        ("?q=SITI+aminah", {9: 1}),
        ("?q=tidak+ada", {}),
        ("?rumpun={rumpun}&unit={bagian}&q=dewi&level=1", {1: 1}),
    ],
)
def test_saringan(masuk_sebagai, dunia, kueri, kotak):
    kueri = kueri.format(
        rumpun=dunia["rumpun"].pk, klaster=dunia["klaster"].pk, **{n: u.pk for n, u in dunia["unit"].items()}
    )
    jumlah, isi = _grid(masuk_sebagai("tim"), kueri)
    assert jumlah == dict.fromkeys(range(1, 10), 0) | kotak
    tautan = re.search(r'href="([^"]*/kotak/9/[^"]*)"', isi).group(1).replace("&amp;", "&")
    assert parse_qs(urlsplit(tautan).query) == parse_qs(kueri[1:])


def test_cari_menurut_nip(masuk_sebagai, dunia):
    jumlah, _ = _grid(masuk_sebagai("sdm"), f"?q={dunia['orang']['Cahya Putra'].nip}")
    assert jumlah[5] == 1
    assert sum(jumlah.values()) == 1


def test_lingkup_unit(masuk_sebagai, dunia):
    """An officer of one unit counts only its people, cannot name another unit, and finds nobody else by name."""
    client = masuk_sebagai("sdm", unit=dunia["unit"]["dinas"])
    assert _grid(client)[0] == dict.fromkeys(range(1, 10), 0) | {9: 2}
    jumlah, isi = _grid(client, f"?unit={dunia['unit']['bagian'].pk}")
    assert "Biro Umum" not in isi
    assert jumlah[5] == jumlah[1] == 0
    assert sum(_grid(client, "?q=dewi")[0].values()) == 0


def test_pindah_unit_sesudah_pemetaan(masuk_sebagai, dunia):
    """The filter reads the frozen unit, the scope today's: who has left the unit is no longer seen by its officer."""
    dewi = dunia["orang"]["Dewi Siti"]
    dewi.unit = dunia["unit"]["seksi"]
    dewi.save()
    assert _grid(masuk_sebagai("sdm"), f"?unit={dunia['unit']['bagian'].pk}")[0][1] == 1
    assert _grid(masuk_sebagai("sdm", unit=dunia["unit"]["bagian"]))[0][1] == 0


def test_potongan_htmx_tanpa_kerangka(masuk_sebagai, dunia):
    jawaban = masuk_sebagai("sdm").get(reverse("pemetaan", args=[2025]), headers={"HX-Request": "true"})
    isi = jawaban.content.decode()
    assert isi.lstrip().startswith('<div id="hasil"')
    assert "HX-Request" in jawaban["Vary"]


def test_kotak_menurut_peringkat(masuk_sebagai, dunia):
    isi = masuk_sebagai("sdm").get(reverse("pemetaan-kotak", args=[2025, 9])).content.decode()
    assert isi.index("Budi Santoso") < isi.index("Siti Aminah")
    assert "Asing" not in isi
    assert isi.index("Dipromosikan dan dipertahankan") < isi.index("Masuk Kelompok Rencana Suksesi")
    assert "Permenpan RB 3/2020" in isi


def test_kotak_berhalaman_menurut_kunci(masuk_sebagai, dunia):
    for nomor in range(3, 61):
        orang = buat_pegawai(unit=dunia["unit"]["bagian"], nama=f"Orang {nomor:02d}")
        buat_penempatan(dunia["pemetaan"], orang, 9, peringkat=nomor)
    client, alamat, dilihat = masuk_sebagai("sdm"), reverse("pemetaan-kotak", args=[2025, 9]), []
    kueri = ""
    for _ in range(3):
        isi = client.get(alamat + kueri).content.decode()
        dilihat.append([int(n) for n in re.findall(r'data-label="Peringkat">(\d+)', isi)])
        lanjut = re.search(r'rel="next" href="([^"]+)"', isi)
        kueri = lanjut.group(1).replace("&amp;", "&") if lanjut else ""
    assert [len(satu) for satu in dilihat] == [25, 25, 10]
    assert list(chain.from_iterable(dilihat)) == list(range(1, 61))
    mundur = re.search(r'rel="prev" href="([^"]+)"', isi).group(1).replace("&amp;", "&")
    isi = client.get(alamat + mundur).content.decode()
    assert [int(n) for n in re.findall(r'data-label="Peringkat">(\d+)', isi)] == dilihat[1]


@pytest.mark.parametrize("nomor", [0, 10])
def test_kotak_yang_tidak_ada(masuk_sebagai, dunia, nomor):
    assert masuk_sebagai("sdm").get(f"/pemetaan/2025/kotak/{nomor}/").status_code == 404


def test_belum_menurut_sebab(masuk_sebagai, dunia):
    lain = buat_pegawai(unit=dunia["unit"]["bagian"], nama="Fajar")
    buat_penempatan(dunia["pemetaan"], lain, None, "belum ada asesmen yang berlaku")
    client = masuk_sebagai("sdm")
    isi = client.get("/pemetaan/2025/belum/").content.decode()
    assert "Eko Prasetyo" in isi
    assert "Fajar" in isi
    isi = client.get("/pemetaan/2025/belum/?sebab=belum+ada+SKP").content.decode()
    assert "Eko Prasetyo" in isi
    assert "Fajar" not in isi


def test_halaman_awal(masuk_sebagai):
    client = masuk_sebagai("sdm")
    assert "Belum ada pemetaan" in client.get("/pemetaan/").content.decode()
    isi = client.get("/pemetaan/2025/").content.decode()
    assert "Tahun 2025 belum dipetakan" in isi
    assert 'value="2025"' in isi
    assert "Petakan</button>" not in masuk_sebagai("auditor").get("/pemetaan/").content.decode()
    buat_pemetaan(buat_instansi(), 2023)
    buat_pemetaan(buat_instansi(), 2024)
    assert client.get("/pemetaan/").url == "/pemetaan/2024/"


def test_petakan_dari_halaman(masuk_sebagai, django_capture_on_commit_callbacks):
    orang = buat_pegawai()
    buat_kinerja(orang)
    buat_asesmen(orang)
    PetaJabatan.objects.create(
        jabatan=orang.jabatan, unit=orang.unit, kebutuhan=1, rumpun=Rumpun.objects.create(nama="R")
    )
    client = masuk_sebagai("tim")
    with django_capture_on_commit_callbacks(execute=True):
        jawaban = client.post("/pemetaan/petakan/", {"tahun": 2025, "skema": "dasar"})
    pekerjaan = Pekerjaan.objects.get()
    assert jawaban.url == reverse("pekerjaan", args=[pekerjaan.pk])
    assert (pekerjaan.status, pekerjaan.pesan) == ("selesai", "1 pegawai dipetakan.")
    satu = Penempatan.objects.get()
    assert (satu.pemetaan.dibuat_oleh, satu.rumpun.nama, satu.unit_path) == (client.pengguna, "R", orang.unit.path)
    assert _grid(client)[0][satu.kotak] == 1


def test_pekerjaan_yang_terulang_tidak_memetakan_dua_kali(masuk_sebagai):
    from pemetaan.services.pekerjaan import antrekan_pemetaan, kerjakan_pemetaan
    from pemetaan.services.petakan import skema_untuk

    buat_pegawai()
    pengguna = masuk_sebagai("sdm").pengguna
    pekerjaan = antrekan_pemetaan(tahun=2025, skema=skema_untuk(instansi=pengguna.instansi), oleh=pengguna)
    pertama = kerjakan_pemetaan(pekerjaan=pekerjaan)
    assert kerjakan_pemetaan(pekerjaan=pekerjaan).pemetaan == pertama.pemetaan
    assert Pemetaan.objects.count() == 1


@pytest.mark.parametrize("data", [{"tahun": "1999", "skema": "dasar"}, {"tahun": "2025", "skema": "entah"}, {}])
def test_petakan_menolak_isian_salah(masuk_sebagai, data):
    assert masuk_sebagai("sdm").post("/pemetaan/petakan/", data).url == "/pemetaan/"
    assert not Pekerjaan.objects.exists()


def test_periode_menyebut_semua_pemetaan(masuk_sebagai):
    buat_pemetaan(buat_instansi(), 2025, berlaku=False)
    buat_pemetaan(buat_instansi(), 2025)
    buat_pemetaan(buat_instansi("lain"), 2022)
    isi = masuk_sebagai("ppk").get("/pemetaan/periode/").content.decode()
    assert (isi.count("Berlaku</span>"), isi.count("Lama</span>")) == (1, 1)
    assert "2022" not in isi
