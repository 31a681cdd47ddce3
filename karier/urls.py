"""Addresses of the karier app."""

from django.urls import URLPattern, path

from karier.views import beranda, dokumen, pegawai, profil, verifikasi

urlpatterns: list[URLPattern] = [
    path("", beranda.beranda, name="beranda"),
    path("pegawai/", pegawai.daftar, name="pegawai-daftar"),
    path("pegawai/<str:nip>/", profil.profil, name="pegawai-profil"),
    path("karier/rpk/<int:pk>/pdf/", dokumen.rpk_pdf, name="rpk-pdf"),
    path("verifikasi/", verifikasi.verifikasi, name="verifikasi"),
    path("verifikasi/<str:kode>/", verifikasi.verifikasi, name="verifikasi"),
]
