"""Lists that grow are paged by key: forth and back, every row once, without an offset."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pegawai.models import Impor, Pemberitahuan, PetaJabatan
from pegawai.pilihan import JenisImpor
from tests.pabrik import buat_jabatan, buat_unit

pytestmark = pytest.mark.django_db


def _arah(jawaban):
    isi = jawaban.content.decode()
    return [
        m.group(1).replace("&amp;", "&") if (m := re.search(rf'rel="{rel}" href="([^"]+)"', isi)) else ""
        for rel in ("prev", "next")
    ]


def _pemberitahuan(pengguna):
    for nomor in range(53):
        Pemberitahuan.objects.create(penerima=pengguna, judul=f"Nomor-{nomor:03}-", kunci=str(nomor))


def _impor(pengguna):
    for nomor in range(43):
        Impor.objects.create(
            jenis=JenisImpor.PEGAWAI,
            nama_berkas=f"Nomor-{nomor:03}-",
            sha256="0" * 64,
            ukuran=1,
            instansi=pengguna.instansi,
            dibuat_oleh=pengguna,
        )


def _jabatan(pengguna):
    unit = buat_unit(pengguna.instansi, "Dinas")
    for nomor in reversed(range(53)):
        jabatan = buat_jabatan(pengguna.instansi, nama=f"Nomor-{nomor:03}-")
        PetaJabatan.objects.create(jabatan=jabatan, unit=unit, kebutuhan=1, kritis=True)


@pytest.mark.parametrize(
    ("peran", "nama", "isi", "urutan"),
    [
        ("admin", "pemberitahuan", _pemberitahuan, range(52, -1, -1)),
        ("admin", "impor-daftar", _impor, range(42, -1, -1)),
        ("tim", "suksesi-jabatan", _jabatan, range(53)),
    ],
)
def test_maju_dan_mundur(peran, nama, isi, urutan, masuk_sebagai):
    klien = masuk_sebagai(peran)
    isi(klien.pengguna)
    alamat = reverse(nama)
    maju, kueri, mundur = [], "", []
    with CaptureQueriesContext(connection) as sql:
        while True:
            jawaban = klien.get(alamat + kueri)
            maju.append(list(dict.fromkeys(re.findall(r"Nomor-(\d{3})-", jawaban.content.decode()))))
            sebelum, kueri = _arah(jawaban)
            if not kueri:
                break
        while sebelum:
            jawaban = klien.get(alamat + sebelum)
            mundur.insert(0, list(dict.fromkeys(re.findall(r"Nomor-(\d{3})-", jawaban.content.decode()))))
            sebelum, _ = _arah(jawaban)
    assert not [satu["sql"] for satu in sql if "OFFSET" in satu["sql"]]
    assert len(maju) == 3
    assert [int(satu) for bagian in maju for satu in bagian] == list(urutan)
    assert mundur == maju[:-1]
