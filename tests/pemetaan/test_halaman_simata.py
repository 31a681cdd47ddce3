"""The page, the file and the command that lay SIMATA's boxes beside ours."""

import io
import json
import re
from typing import Any

import openpyxl
import pytest
from django.core.management import call_command
from django.urls import reverse

from pegawai.models import HasilSimata
from pemetaan.pilihan import SebabBeda
from tests.pabrik import buat_pegawai, buat_unit
from tests.pabrik_talenta import buat_pemetaan, buat_penempatan

pytestmark = pytest.mark.django_db
LUAR = "197605062001121001"
ALAMAT = "/pemetaan/2025/simata/"


@pytest.fixture
def dunia() -> dict[str, Any]:
    """Ani: another year's SKP; Budi: the same; Citra: not in SIMATA; somebody whom only SIMATA knows."""
    unit = buat_unit(nama="Dinas")
    pemetaan = buat_pemetaan(unit.instansi, 2025)
    orang = {nama: buat_pegawai(unit=unit, nama=nama) for nama in ("Ani", "Budi", "Citra")}
    for satu in orang.values():
        buat_penempatan(pemetaan, satu, 9)
    isi = {"instansi": unit.instansi, "tahun": 2025}
    HasilSimata.objects.create(nip=orang["Ani"].nip, kotak=5, tahun_skp=2024, skor_kinerja=80, **isi)
    HasilSimata.objects.create(nip=orang["Budi"].nip, kotak=9, **isi)
    HasilSimata.objects.create(nip=LUAR, nama="=Luar", kotak=7, **isi)
    return {"unit": unit, "orang": orang}


def test_halaman_menyebut_sebab_dan_menuntun_ke_penjelasan(masuk_sebagai: Any, dunia: dict[str, Any]) -> None:
    client = masuk_sebagai("auditor", instansi=dunia["unit"].instansi)
    teks = client.get(ALAMAT).content.decode()
    assert "1 sama, 3 berbeda" in teks
    ani = dunia["orang"]["Ani"]
    assert f'href="{reverse("pegawai-profil", args=[ani.nip])}#penjelasan"' in teks
    assert "SIMATA membaca SKP 2024, bukan 2025." in teks
    assert re.findall(r'href="\?sebab=([^"]+)"', teks) == ["tidak-di-talenta", "tidak-di-simata", "tahun-lain"]
    saring = client.get(ALAMAT + "?sebab=tahun-lain").content.decode()
    assert "Ani</a>" in saring
    assert "Citra</a>" not in saring
    assert "Impor hasil SIMATA" not in teks
    assert "Tidak ada selisih" in client.get(ALAMAT + "?q=Budi").content.decode()
    assert client.get("/pemetaan/2020/simata/").status_code == 404


def test_tanpa_berkas_admin_diarahkan_ke_impor(masuk_sebagai: Any) -> None:
    pemetaan = buat_pemetaan(buat_unit().instansi, 2025)
    teks = masuk_sebagai("admin", instansi=pemetaan.periode.instansi).get(ALAMAT).content.decode()
    assert "belum ada" in teks
    assert 'href="/impor/?jenis=simata"' in teks


def test_unduhan_memuat_semua_selisih(masuk_sebagai: Any, dunia: dict[str, Any]) -> None:
    client = masuk_sebagai("sdm", instansi=dunia["unit"].instansi)
    jawab = client.get(ALAMAT + "?bentuk=xlsx")
    assert jawab["Skema-Ekspor"] == "simata; versi=1"
    buku = openpyxl.load_workbook(io.BytesIO(jawab.getvalue()))
    baris = list(buku["Data"].values)
    judul = baris[0]
    isi = [dict(zip(judul, satu, strict=True)) for satu in baris[1:]]
    assert [(s["Nama"], s["Kotak SIMATA"], s["Kotak"], s["Kode sebab"]) for s in isi] == [
        ("'=Luar", 7, None, "tidak-di-talenta"),
        ("Ani", 5, 9, "tahun-lain"),
        ("Citra", None, 9, "tidak-di-simata"),
    ]
    csv = b"".join(client.get(ALAMAT + "?bentuk=csv&sebab=tahun-lain").streaming_content).decode()
    assert len(csv.splitlines()) == 2
    assert "80,00;95,00" in csv


def test_perintah(capsys: pytest.CaptureFixture[str], dunia: dict[str, Any]) -> None:
    call_command("simata", "2025", "--json")
    data = json.loads(capsys.readouterr().out)
    assert (data["tahun"], data["sama"]) == (2025, 1)
    assert {kode: n for kode, n in data["beda"].items() if n} == {
        "tidak-di-talenta": 1, "tidak-di-simata": 1, "tahun-lain": 1,
    }  # fmt: skip
    assert set(data["beda"]) == set(SebabBeda.values)
    assert data["selisih"][1]["simata"] == {"kotak": 5, "skor_kinerja": "80.00", "skor_potensial": None}
    assert data["selisih"][1]["talenta"]["kotak"] == 9
    call_command("simata", "2025", "--sebab", "tahun-lain")
    teks = capsys.readouterr().out
    assert dunia["orang"]["Ani"].nip in teks
    assert dunia["orang"]["Citra"].nip not in teks


@pytest.mark.parametrize(
    ("argumen", "kode", "kata"),
    [
        (["2025", "--sebab", "apa"], 2, "tidak dikenal"),
        (["20x5"], 2, "tidak sah"),
        (["2024"], 1, "impor simata"),
        (["2023"], 1, "belum dipetakan"),
    ],
)
def test_perintah_menolak(
    capsys: pytest.CaptureFixture[str], dunia: dict[str, Any], argumen: list[str], kode: int, kata: str
) -> None:
    buat_pemetaan(dunia["unit"].instansi, 2024)
    with pytest.raises(SystemExit) as keluar:
        call_command("simata", *argumen)
    assert (keluar.value.code, kata in capsys.readouterr().err) == (kode, True)
