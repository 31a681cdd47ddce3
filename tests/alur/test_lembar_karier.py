"""Lists that grow with plans and people are paged by key: forth and back, every row once, without an offset."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from karier.models import AspirasiKarier, ButirPaket, Dokumen, PermintaanKoreksi, RencanaKarier, Tanggapan
from pegawai.models import Pegawai, PetaJabatan
from pemetaan.models import Penempatan
from tests.karier.pabrik_dokumen import buat_dokumen_kartu, tambah_langkah
from tests.karier.pabrik_pelaksanaan import buat_evaluasi, buat_paket
from tests.karier.pabrik_suksesi import buat_anggota, buat_kelompok, buat_pos
from tests.pabrik import buat_jabatan, buat_pegawai, buat_pengguna, buat_unit
from tests.pabrik_talenta import buat_pemetaan, buat_penempatan

pytestmark = pytest.mark.django_db
BANYAK = 53


def _orang(pengguna, banyak=BANYAK):
    unit = buat_unit(pengguna.instansi, "Dinas")
    jabatan = buat_jabatan(pengguna.instansi, unit=unit)
    return [buat_pegawai(unit=unit, jabatan=jabatan, nama=f"Nomor-{n:03}-", jenis_kelamin="M") for n in range(banyak)]


def _rpk(orang, **lain):
    isi = {"instansi": orang.instansi, "pegawai": orang, "tahun_awal": 2026, "rekomendasi": "karier"}
    return RencanaKarier.objects.create(**isi | lain)


def _ditetapkan(orang, ppk):
    isi = {"status": "ditetapkan", "ditetapkan_pada": "2026-02-03T03:00Z", "ditetapkan_oleh": ppk}
    return _rpk(orang, nomor=f"800/{orang.pk}", **isi)


def _terpetakan(pengguna, banyak=BANYAK):
    """Everybody in box 9 or 8, by rank; the last one first."""
    pemetaan = buat_pemetaan(pengguna.instansi)
    orang = _orang(pengguna, banyak)
    for nomor, satu in enumerate(orang):
        buat_penempatan(pemetaan, satu, 9 if nomor >= banyak // 2 else 8)
    for peringkat, satu in enumerate(Penempatan.objects.order_by("-kotak_akhir", "-pegawai__nama"), 1):
        Penempatan.objects.filter(pk=satu.pk).update(peringkat=peringkat)
    return pemetaan


def _antrean(pengguna):
    pemetaan = _terpetakan(pengguna, 23)
    for satu in pemetaan.penempatan.exclude(pegawai__nama="Nomor-000-"):
        _rpk(satu.pegawai, status="diperiksa", penempatan=satu)
    _rpk(Pegawai.objects.get(nama="Nomor-000-"), status="diperiksa")  # nobody's box comes last
    return reverse("persetujuan")


def _dokumen(pengguna):
    for satu in _orang(pengguna):
        buat_dokumen_kartu(satu, judul=satu.nama)
    return reverse("dokumen-daftar")


def _aspirasi(pengguna):
    for satu in _orang(pengguna):
        AspirasiKarier.objects.create(pegawai=satu, uraian="Auditor", alasan="Minat")
    return reverse("aspirasi-daftar")


def _tanggapan(pengguna):
    for satu in _orang(pengguna):
        isi = {"jenis": "menerima", "status": "tercatat", "batas": "2026-12-01"}
        Tanggapan.objects.create(pegawai=satu, rpk=_rpk(satu), **isi)
    return reverse("tanggapan-daftar")


def _koreksi(pengguna):
    for satu in _orang(pengguna):
        PermintaanKoreksi.objects.create(pegawai=satu, bagian="skp", rincian="x", seharusnya="y", bukti="z")
    return reverse("koreksi-daftar")


def _langkah(pengguna):
    ppk = buat_pengguna("ppk", pengguna.instansi)
    for satu in _orang(pengguna):
        tambah_langkah(_ditetapkan(satu, ppk), 2026, waktu="Triwulan I 2026")
    return reverse("monev-langkah") + "?tahun=2026"


def _evaluasi(pengguna):
    akar = buat_unit(pengguna.instansi, "Pusat")
    for nomor in range(BANYAK - 1):
        buat_evaluasi(pengguna, 2025, buat_unit(induk=akar, nama=f"Nomor-{nomor + 1:03}-"))
    pengguna.instansi.nama = "Nomor-000-"  # the evaluation of the whole agency comes first
    pengguna.instansi.save()
    buat_evaluasi(pengguna, 2025)
    return reverse("evaluasi-daftar")


def _tanpa_asesmen(pengguna):
    _orang(pengguna)
    return reverse("persiapan-kurang", args=["asesmen"])


def _pos(pengguna):
    unit = buat_unit(pengguna.instansi, "Dinas")
    for nomor in reversed(range(BANYAK)):
        jabatan = buat_jabatan(pengguna.instansi, nama=f"Nomor-{nomor:03}-")
        PetaJabatan.objects.create(jabatan=jabatan, unit=unit, kebutuhan=1 + (nomor == 0))


def _pos_kurang(pengguna):
    _pos(pengguna)
    return reverse("persiapan-pos", args=["kurang"])


def _pos_kelayakan(pengguna):
    _pos(pengguna)
    return reverse("pos-daftar")


def _paket(pengguna):
    paket, ppk = buat_paket(pengguna.instansi), buat_pengguna("ppk", pengguna.instansi)
    for n, satu in enumerate(_orang(pengguna)):
        isi = {"instansi": pengguna.instansi, "jenis": "rpk", "tahun": 2026, "subjek": f"rpk-{n}", "judul": "RPK"}
        isi |= {"kode": f"{n:020d}", "nomor": f"UJI/{n}", "sha256": f"{n:064d}", "isi": {}}
        dokumen = Dokumen.objects.create(rpk=_ditetapkan(satu, ppk), **isi)
        ButirPaket.objects.create(paket=paket, rpk=dokumen.rpk, dokumen=dokumen)
    return reverse("paket", args=[paket.pk])


def _tahap(pengguna):
    _terpetakan(pengguna)
    return reverse("suksesi-tahap", args=["akuisisi"])


def _kandidat(pengguna):
    pemetaan = _terpetakan(pengguna)
    return reverse("suksesi-pos", args=[buat_pos(pemetaan.penempatan.first().unit).pk])


def _anggota(pengguna):
    pemetaan = _terpetakan(pengguna)
    kelompok = buat_kelompok(pemetaan, pengguna)
    for satu in pemetaan.penempatan.select_related("pegawai__jabatan", "pegawai__unit").order_by("peringkat"):
        buat_anggota(kelompok, satu)
    return reverse("suksesi-kelompok", args=[kelompok.pk])


NAIK, TURUN = range(BANYAK), range(BANYAK - 1, -1, -1)


def _arah(isi):
    return [
        m.group(1).replace("&amp;", "&") if (m := re.search(rf'rel="{rel}" href="([^"]+)"', isi)) else ""
        for rel in ("prev", "next")
    ]


def _nomor(isi):
    tabel = re.search(r"<tbody>.*?</tbody>", isi, re.DOTALL)
    semua = re.findall(r"Nomor-(\d{3})-", tabel.group() if tabel else isi)
    return list(dict.fromkeys(int(satu) for satu in semua))


@pytest.mark.parametrize(
    ("peran", "isi", "urutan"),
    [
        ("ppk", _antrean, range(22, -1, -1)),
        ("ppk", _dokumen, TURUN),
        ("sdm", _aspirasi, TURUN),
        ("sdm", _tanggapan, TURUN),
        ("sdm", _koreksi, TURUN),
        ("sdm", _langkah, NAIK),
        ("sdm", _evaluasi, NAIK),
        ("sdm", _tanpa_asesmen, NAIK),
        ("sdm", _pos_kurang, NAIK),
        ("sdm", _pos_kelayakan, NAIK),
        ("sdm", _paket, NAIK),
        ("tim", _tahap, TURUN),
        ("tim", _kandidat, TURUN),
        ("tim", _anggota, TURUN),
    ],
)
def test_maju_dan_mundur(peran, isi, urutan, masuk_sebagai):
    klien = masuk_sebagai(peran)
    alamat = isi(klien.pengguna)
    pangkal = alamat.partition("?")[0]
    maju, mundur, kueri = [], [], ""
    with CaptureQueriesContext(connection) as sql:
        while True:
            teks = klien.get(pangkal + kueri if kueri else alamat).content.decode()
            maju.append(_nomor(teks))
            sebelum, kueri = _arah(teks)
            if not kueri:
                break
        while sebelum:
            teks = klien.get(pangkal + sebelum).content.decode()
            mundur.insert(0, _nomor(teks))
            sebelum, _ = _arah(teks)
    assert not [satu["sql"] for satu in sql if "OFFSET" in satu["sql"]]
    assert [n for bagian in maju for n in bagian] == list(urutan)
    assert len(maju) == 3
    assert mundur == maju[:-1]
    # An address of before, with the number of a page, leads to the first page.
    lama = klien.get(f"{alamat}{'&' if '?' in alamat else '?'}halaman=3").content.decode()
    assert _nomor(lama) == maju[0]
