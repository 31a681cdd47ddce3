"""Development priority and programmes: order, planning for many, follow-up, refusals, files, and the page."""

import re
from datetime import date

import pytest
from django.urls import reverse

from pegawai.models import Pemberitahuan
from pemetaan.models import ProgramTalenta
from pemetaan.selectors.grid import SaringGrid
from pemetaan.selectors.program import urutan_prioritas
from pemetaan.services.program import ganti_penanggung_jawab, pindahkan, rencanakan
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from tests.karier.pabrik_suksesi import buat_program
from tests.pabrik import buat_pegawai, buat_pengguna, buat_unit
from tests.pabrik_talenta import buat_pemetaan, buat_penempatan

TAHUN = date.today().year + 1


@pytest.fixture
def dunia(db):
    """A unit and another one, a mapping, two people in the unit, and the accounts."""
    unit = buat_unit(nama="Dinas")
    pemetaan = buat_pemetaan(unit.instansi)
    orang = [buat_pegawai(unit=unit) for _ in range(3)]
    for satu, kotak, peringkat in zip(orang, (7, 9, 9), (1, 2, 1), strict=True):
        buat_penempatan(pemetaan, satu, kotak, peringkat=peringkat)
    akun = {p: buat_pengguna(p, unit.instansi) for p in ("sdm", "tim", "pyb", "auditor")}
    return {"unit": unit, "pemetaan": pemetaan, "orang": orang, **akun}


def _rencanakan(dunia, pegawai, **lain):
    isi = {"bentuk": "bangkom", "tahun": TAHUN, "penanggung_jawab": dunia["tim"], "oleh": dunia["sdm"]} | lain
    return rencanakan(pemetaan=dunia["pemetaan"], pegawai=[satu.pk for satu in pegawai], **isi)


def test_urutan_dari_kotak_tertinggi_lalu_peringkat(dunia):
    tujuh, kedua, pertama = dunia["orang"]
    semua = urutan_prioritas(dunia["sdm"], dunia["pemetaan"], SaringGrid())
    assert [p.pegawai for p in semua] == [pertama, kedua, tujuh]
    buat_program(kedua, dunia["sdm"])
    belum = urutan_prioritas(dunia["sdm"], dunia["pemetaan"], SaringGrid(), program="belum")
    assert [p.pegawai for p in belum] == [pertama, tujuh]


def test_rencana_bagi_banyak_tidak_berlipat_dan_memberi_tahu(dunia):
    hasil = _rencanakan(dunia, dunia["orang"])
    assert (hasil.baru, hasil.sudah) == (3, 0)
    assert _rencanakan(dunia, dunia["orang"]).sudah == 3
    assert set(ProgramTalenta.objects.values_list("kotak", "tahap")) == {(7, "pengembangan"), (9, "pengembangan")}
    assert Pemberitahuan.objects.filter(penerima=dunia["tim"]).count() == 1


@pytest.mark.parametrize(
    ("lain", "pesan"),
    [({"bentuk": "x"}, "bentuk"), ({"tahun": TAHUN - 2}, "Tahun program"), ({"tahun": TAHUN + 6}, "Tahun program")],
)
def test_rencana_ditolak(dunia, lain, pesan):
    with pytest.raises(GalatAplikasi, match=pesan):
        _rencanakan(dunia, dunia["orang"], **lain)
    with pytest.raises(GalatAplikasi, match="penanggung jawab"):
        _rencanakan(dunia, dunia["orang"], penanggung_jawab=dunia["auditor"])
    with pytest.raises(GalatAplikasi, match="sedikitnya satu"):
        _rencanakan(dunia, [])
    for siapa in (dunia["pyb"], buat_pengguna("sdm", unit=buat_unit(dunia["unit"].instansi, "Lain"))):
        with pytest.raises(TidakBerhak):
            _rencanakan(dunia, dunia["orang"], oleh=siapa)
    assert not ProgramTalenta.objects.exists()


def test_tindak_lanjut_sampai_selesai_dengan_bukti(dunia):
    program = buat_program(dunia["orang"][0], dunia["sdm"], tahun=2026)
    with pytest.raises(GalatAplikasi, match="Isi tanggalnya"):
        pindahkan(program=program, revisi=1, ke="berjalan", oleh=dunia["sdm"])
    pindahkan(program=program, revisi=1, ke="berjalan", tanggal=date(2026, 2, 1), oleh=dunia["sdm"])
    selesai = {"program": program, "ke": "selesai", "oleh": dunia["sdm"]}
    for isi, pesan in (
        ({"revisi": 2, "tanggal": date(2026, 3, 1)}, "bukti"),
        ({"revisi": 2, "tanggal": date(2026, 1, 1), "bukti": "STTPP 1"}, "mendahului"),
        ({"revisi": 1, "tanggal": date(2026, 3, 1), "bukti": "STTPP 1"}, "sudah berjalan"),
    ):
        with pytest.raises(GalatAplikasi, match=pesan):
            pindahkan(**selesai | isi)
    pindahkan(**selesai, revisi=2, tanggal=date(2026, 3, 1), bukti="STTPP 1")
    assert (program.status, program.bukti, program.revisi) == ("selesai", "STTPP 1", 3)
    with pytest.raises(GalatAplikasi, match="sudah selesai"):
        pindahkan(program=program, revisi=3, ke="batal", alasan="x", oleh=dunia["sdm"])
    assert [r.ke for r in program.riwayat.all()] == ["berjalan", "selesai"]


def test_tanggal_yang_ditolak_ditulis_panjang(dunia):
    program = buat_program(dunia["orang"][0], dunia["sdm"])
    with pytest.raises(GalatAplikasi, match=r"Tanggal 1 Februari 2020 jauh sebelum tahun program \d{4}\."):
        pindahkan(program=program, revisi=1, ke="berjalan", tanggal=date(2020, 2, 1), oleh=dunia["sdm"])


def test_penanggung_jawab_menindaklanjuti_yang_lain_tidak(dunia):
    program = buat_program(dunia["orang"][0], dunia["pyb"])
    with pytest.raises(TidakBerhak):
        pindahkan(program=program, revisi=1, ke="batal", alasan="x", oleh=dunia["auditor"])
    pindahkan(program=program, revisi=1, ke="batal", alasan="Dipindah", oleh=dunia["pyb"])
    lain = buat_program(dunia["orang"][1], dunia["sdm"])
    ganti_penanggung_jawab(program=lain, revisi=1, penanggung_jawab=dunia["tim"], oleh=dunia["sdm"])
    assert lain.penanggung_jawab == dunia["tim"]
    program.full_clean()


def test_halaman_merencanakan_yang_dicentang_dan_unduhan(dunia, masuk_sebagai):
    client = masuk_sebagai(dunia["sdm"])
    alamat = reverse("pemetaan-rencanakan", args=[2025])
    isi = {"bentuk": "akselerasi", "tahun": TAHUN, "penanggung_jawab": dunia["tim"].pk}
    jawab = client.post(alamat, isi | {"pilih": [dunia["orang"][1].pk]}, follow=True)
    assert "1 program direncanakan." in jawab.content.decode()
    assert "Akselerasi karier (Sekolah Kader)" in jawab.content.decode()
    csv = b"".join(client.get(reverse("pemetaan-prioritas-unduh", args=[2025, "csv"])).streaming_content).decode()
    baris = csv.splitlines()
    assert baris[0].startswith("\ufeffUrutan;Kotak;")
    assert [satu.split(";")[1] for satu in baris[1:]] == ["9", "9", "7"]


@pytest.mark.parametrize(
    ("lain", "kalimat"),
    [
        ({"tahun": "abc"}, "Tahun: "),
        ({"penanggung_jawab": ""}, "Penanggung jawab: "),
        ({"bentuk": "x\x00", "uraian": "a\x00b"}, "Uraian: "),
    ],
)
def test_rencana_yang_ditolak_tidak_menghapus_centang(dunia, masuk_sebagai, lain, kalimat):
    """Whoever ticked many people and erred in one field keeps the ticks and the words."""
    client = masuk_sebagai(dunia["sdm"])
    alamat = reverse("pemetaan-rencanakan", args=[2025]) + "?kotak=9"
    isi = {"bentuk": "akselerasi", "tahun": TAHUN, "penanggung_jawab": dunia["tim"].pk, "uraian": "Angkatan II"} | lain
    jawab = client.post(alamat, isi | {"pilih": [dunia["orang"][1].pk, "abc"]})
    teks = jawab.content.decode()
    assert jawab.status_code == 400
    assert kalimat in teks
    dicentang = re.findall(r'value="(\d+)"[^>]* checked>', teks)
    assert dicentang == [str(dunia["orang"][1].pk)]
    assert "uraian" in lain or 'value="Angkatan II"' in teks
    assert not ProgramTalenta.objects.exists()
    kembali = client.get(alamat)
    assert (kembali.status_code, kembali.url) == (302, reverse("pemetaan-prioritas", args=[2025]) + "?kotak=9")


def test_rencana_tanpa_orang_berkata_dan_menyimpan_isian(dunia, masuk_sebagai):
    alamat = reverse("pemetaan-rencanakan", args=[2025])
    isi = {"bentuk": "akselerasi", "tahun": TAHUN, "penanggung_jawab": dunia["tim"].pk, "uraian": "Angkatan II"}
    jawab = masuk_sebagai(dunia["sdm"]).post(alamat, isi)
    assert jawab.status_code == 400
    assert "Pilih sedikitnya satu pegawai." in jawab.content.decode()
    assert 'value="Angkatan II"' in jawab.content.decode()
