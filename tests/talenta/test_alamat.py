"""The address that limits are counted by cannot be chosen by the sender, and is not that of the proxy."""

import pytest
from django.test import RequestFactory
from django.urls import reverse

from talenta.umum.alamat import alamat_pengirim


@pytest.mark.parametrize(
    ("proksi", "diteruskan", "alamat"),
    [
        (0, "203.0.113.9", "127.0.0.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (2, "1.1.1.1, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        (2, "203.0.113.9", "127.0.0.1"),
        (1, "", "127.0.0.1"),
        (1, " , ", "127.0.0.1"),
    ],
)
def test_alamat_pengirim(proksi, diteruskan, alamat, settings):
    settings.PROKSI = proksi
    assert alamat_pengirim(RequestFactory().get("/", headers={"X-Forwarded-For": diteruskan})) == alamat


def test_satu_pengirim_tidak_menutup_pintu_bagi_yang_lain(client, db, settings):
    settings.PROKSI = 1

    def coba(alamat):
        isi = {"username": "ppk", "password": "salah"}
        return client.post(reverse("masuk"), isi, headers={"X-Forwarded-For": alamat}).status_code

    assert [coba("203.0.113.9") for _ in range(11)] == [200] * 10 + [429]
    assert coba("198.51.100.1") == 200
    verifikasi = [
        client.get("/verifikasi/X/", headers={"X-Forwarded-For": alamat}).status_code
        for alamat in ["203.0.113.9"] * 31 + ["198.51.100.1"]
    ]
    assert verifikasi[-2:] == [429, 404]
