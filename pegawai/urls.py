"""Addresses of the pegawai app."""

from django.urls import URLPattern, path

from pegawai.views import akun

urlpatterns: list[URLPattern] = [
    path("masuk/", akun.masuk, name="masuk"),
    path("keluar/", akun.keluar, name="keluar"),
    path("sandi/", akun.sandi, name="sandi"),
]
