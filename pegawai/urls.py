"""Addresses of the pegawai app."""

from django.urls import URLPattern, path

from pegawai.views import akun, kesehatan, pekerjaan

urlpatterns: list[URLPattern] = [
    path("masuk/", akun.masuk, name="masuk"),
    path("keluar/", akun.keluar, name="keluar"),
    path("sandi/", akun.sandi, name="sandi"),
    path("pekerjaan/", pekerjaan.daftar_pekerjaan, name="daftar_pekerjaan"),
    path("pekerjaan/<int:pk>/", pekerjaan.pekerjaan, name="pekerjaan"),
    path("pekerjaan/<int:pk>/batal/", pekerjaan.batalkan_pekerjaan, name="batalkan_pekerjaan"),
    path("sehat/", kesehatan.sehat, name="sehat"),
]
