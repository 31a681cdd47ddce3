"""Addresses of the pemetaan app."""

from django.urls import URLPattern, path

from pemetaan.views import grid, jalankan, kinerja

urlpatterns: list[URLPattern] = [
    path("pemetaan/", grid.awal, name="pemetaan-awal"),
    path("pemetaan/periode/", jalankan.periode, name="pemetaan-periode"),
    path("pemetaan/petakan/", jalankan.petakan, name="pemetaan-petakan"),
    path("pemetaan/<int:tahun>/", grid.grid, name="pemetaan"),
    path("pemetaan/<int:tahun>/kotak/<int:nomor>/", grid.kotak, name="pemetaan-kotak"),
    path("pemetaan/<int:tahun>/belum/", grid.belum, name="pemetaan-belum"),
    path("pemetaan/<int:tahun>/kinerja/", kinerja.kinerja, name="pemetaan-kinerja"),
]
