"""Addresses of the pemetaan app."""

from django.urls import URLPattern, path

from pemetaan.views import grid, jalankan, kalibrasi, kinerja, sidang

urlpatterns: list[URLPattern] = [
    path("pemetaan/", grid.awal, name="pemetaan-awal"),
    path("pemetaan/periode/", jalankan.periode, name="pemetaan-periode"),
    path("pemetaan/petakan/", jalankan.petakan, name="pemetaan-petakan"),
    path("pemetaan/<int:tahun>/", grid.grid, name="pemetaan"),
    path("pemetaan/<int:tahun>/kotak/<int:nomor>/", grid.kotak, name="pemetaan-kotak"),
    path("pemetaan/<int:tahun>/belum/", grid.belum, name="pemetaan-belum"),
    path("pemetaan/<int:tahun>/kinerja/", kinerja.kinerja, name="pemetaan-kinerja"),
    path("pemetaan/<int:tahun>/kalibrasi/", kalibrasi.daftar, name="kalibrasi"),
    path("pemetaan/<int:tahun>/kalibrasi/buka/", kalibrasi.buka, name="kalibrasi-buka"),
    path("pemetaan/<int:tahun>/kalibrasi/<int:pk>/", sidang.sidang, name="kalibrasi-sidang"),
    path("pemetaan/<int:tahun>/kalibrasi/<int:pk>/ubah/", kalibrasi.ubah, name="kalibrasi-ubah"),
    path("pemetaan/<int:tahun>/kalibrasi/<int:pk>/tutup/", kalibrasi.tutup, name="kalibrasi-tutup"),
    path("pemetaan/<int:tahun>/kalibrasi/<int:pk>/bawa/", kalibrasi.bawa_kalibrasi, name="kalibrasi-bawa"),
    path("pemetaan/<int:tahun>/kalibrasi/<int:pk>/orang/<str:nip>/", sidang.pindah, name="kalibrasi-pindah"),
    path("pemetaan/<int:tahun>/kalibrasi/<int:pk>/urung/<int:perubahan>/", sidang.urung, name="kalibrasi-urung"),
    path("pemetaan/<int:tahun>/kalibrasi/<int:pk>/catatan/", sidang.catatan, name="kalibrasi-catatan"),
    path(
        "pemetaan/<int:tahun>/kalibrasi/<int:pk>/catatan/<slug:bentuk>/",
        sidang.ekspor_catatan,
        name="kalibrasi-ekspor",
    ),
    path("pemetaan/<int:tahun>/kalibrasi/<int:pk>/berita-acara.pdf", sidang.berita_acara, name="kalibrasi-pdf"),
]
