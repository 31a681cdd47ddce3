"""Addresses of what employees say, and of the answers."""

from django.urls import URLPattern, path

from karier.views.suara import jawab, saya

urlpatterns: list[URLPattern] = [
    path("karier/saya/", saya.saya, name="saya"),
    path("karier/saya/kotak/", saya.tanggapi_kotak, name="saya-kotak"),
    path("karier/saya/rencana/<int:pk>/", saya.tanggapi_rencana, name="saya-rencana"),
    path("karier/saya/aspirasi/", saya.aspirasi, name="saya-aspirasi"),
    path("karier/saya/aspirasi/tarik/", saya.tarik_aspirasi, name="saya-aspirasi-tarik"),
    path("karier/saya/koreksi/", saya.koreksi, name="saya-koreksi"),
    path("karier/tanggapan/", jawab.tanggapan_daftar, name="tanggapan-daftar"),
    path("karier/tanggapan/<int:pk>/", jawab.tanggapan, name="tanggapan"),
    path("karier/tanggapan/koreksi/", jawab.koreksi_daftar, name="koreksi-daftar"),
    path("karier/tanggapan/koreksi/<int:pk>/", jawab.koreksi, name="koreksi"),
    path("karier/tanggapan/aspirasi/", jawab.aspirasi_daftar, name="aspirasi-daftar"),
]
