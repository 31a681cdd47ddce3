"""Lists of an account and its agency as files: what stands in them, and nothing of anybody else."""

from typing import Any

import pytest

from pegawai.models import Pekerjaan, Pemberitahuan, PengajuanPeran
from pemetaan.models import Periode
from tests.alur.test_unduh_daftar import _isi
from tests.pabrik import buat_instansi, buat_pelimpahan, buat_pengguna
from tests.pabrik_talenta import buat_pemetaan

pytestmark = pytest.mark.django_db


@pytest.fixture
def dua() -> Any:
    return buat_instansi(), buat_instansi("lain")


def _unduh(client: Any, alamat: str, skema: str) -> list[dict[str, str]]:
    jawab = client.get(f"{alamat}?bentuk=csv")
    assert jawab["Skema-Ekspor"] == f"{skema}; versi=1"
    assert "bentuk=xlsx" in client.get(alamat).content.decode()
    return _isi(jawab)


def test_pekerjaan_dan_pemberitahuan_hanya_yang_terlihat(masuk_sebagai: Any, dua: Any) -> None:
    for instansi in dua:
        sdm = buat_pengguna("sdm", instansi)
        Pekerjaan.objects.create(jenis="uji", judul=f"=Impor {instansi.pk}", dibuat_oleh=sdm, status="gagal")
    client = masuk_sebagai("admin", instansi=dua[0])
    isi = _unduh(client, "/pekerjaan/", "pekerjaan-latar")
    assert [(satu["Pekerjaan"], satu["Keadaan"]) for satu in isi] == [(f"'=Impor {dua[0].pk}", "Gagal")]
    for penerima in (client.pengguna, sdm):
        Pemberitahuan.objects.create(penerima=penerima, judul=f"Untuk {penerima.username}", kunci="uji")
    isi = _unduh(client, "/pemberitahuan/", "pemberitahuan")
    assert [satu["Judul"] for satu in isi] == [f"Untuk {client.pengguna.username}"]


def test_periode_satu_baris_tiap_pemetaan(masuk_sebagai: Any, dua: Any) -> None:
    lama = buat_pemetaan(dua[0], 2025, berlaku=False)
    baru = buat_pemetaan(dua[0], 2025)
    buat_pemetaan(dua[1], 2025)
    Periode.objects.create(instansi=dua[0], tahun=2026)
    isi = _unduh(masuk_sebagai("tim", instansi=dua[0]), "/pemetaan/periode/", "periode-pemetaan")
    assert [(satu["Tahun"], satu["Pemetaan"], satu["Berlaku"]) for satu in isi] == [
        ("2026", "", ""),
        ("2025", str(baru.pk), "ya"),
        ("2025", str(lama.pk), "tidak"),
    ]


def test_pengesahan_dan_pelimpahan_instansi_sendiri(masuk_sebagai: Any, dua: Any) -> None:
    for instansi in dua:
        sdm = buat_pengguna("sdm", instansi)
        PengajuanPeran.objects.create(pengguna=sdm, peran="pyb", sebab="diberikan", diajukan_oleh=sdm)
        buat_pelimpahan(sdm, disahkan_oleh=None, nomor_surat=f"100.3/{instansi.pk}")
    client = masuk_sebagai("admin", instansi=dua[0])
    isi = _unduh(client, "/akun/pengesahan/", "pengajuan-peran")
    assert [(satu["Peran"], satu["Keadaan"], satu["Diputus oleh"]) for satu in isi] == [
        ("Pejabat yang Berwenang", "Menunggu pengesahan", "")
    ]
    isi = _unduh(client, "/akun/pelimpahan/", "pelimpahan-wewenang")
    assert [(satu["Nomor surat"], satu["Disahkan oleh"]) for satu in isi] == [(f"100.3/{dua[0].pk}", "")]


def test_aturan_memuat_kode_dan_dasar(masuk_sebagai: Any) -> None:
    isi = _unduh(masuk_sebagai("pegawai"), "/karier/aturan/", "aturan-jalur")
    assert all(satu["Kode"] and satu["Dasar"] and ": " in satu["Isi"] for satu in isi)
    assert {satu["Bagian"] for satu in isi} >= {"Jalur karier", "Batas usia pensiun"}
