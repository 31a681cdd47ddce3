"""Addresses of the pegawai app."""

from django.urls import URLPattern, path

from pegawai.views import akun, faktor, impor, kesehatan, mutu_data, pekerjaan, pelimpahan, pemberitahuan, pengesahan

urlpatterns: list[URLPattern] = [
    path("masuk/", akun.masuk, name="masuk"),
    path("keluar/", akun.keluar, name="keluar"),
    path("sandi/", akun.sandi, name="sandi"),
    path("akun/faktor-kedua/", faktor.faktor, name="faktor"),
    path("akun/faktor-kedua/pasang/", faktor.pasang, name="faktor-pasang"),
    path("akun/faktor-kedua/pemulihan/", faktor.pemulihan, name="faktor-pemulihan"),
    path("akun/faktor-kedua/lepas/", faktor.lepas, name="faktor-lepas"),
    path("akun/pengesahan/", pengesahan.daftar, name="pengesahan"),
    path("akun/pengesahan/setel-ulang/", pengesahan.setel_ulang, name="pengesahan-setel"),
    path("akun/pengesahan/<int:pk>/", pengesahan.putuskan, name="pengesahan-putuskan"),
    path("akun/pelimpahan/", pelimpahan.daftar, name="pelimpahan"),
    path("akun/pelimpahan/<int:pk>/", pelimpahan.putuskan, name="pelimpahan-putuskan"),
    path("pemberitahuan/", pemberitahuan.pemberitahuan, name="pemberitahuan"),
    path("pemberitahuan/baca/", pemberitahuan.baca_pemberitahuan, name="pemberitahuan-baca"),
    path("pemberitahuan/surel/", pemberitahuan.surel_pemberitahuan, name="pemberitahuan-surel"),
    path("pemberitahuan/<int:pk>/", pemberitahuan.buka_pemberitahuan, name="pemberitahuan-buka"),
    path("pekerjaan/", pekerjaan.daftar_pekerjaan, name="daftar_pekerjaan"),
    path("pekerjaan/<int:pk>/", pekerjaan.pekerjaan, name="pekerjaan"),
    path("pekerjaan/<int:pk>/batal/", pekerjaan.batalkan_pekerjaan, name="batalkan_pekerjaan"),
    path("impor/", impor.daftar_impor, name="impor-daftar"),
    path("impor/<int:pk>/", impor.satu_impor, name="impor"),
    path("impor/<int:pk>/periksa/", impor.periksa_impor, name="impor-periksa"),
    path("impor/<int:pk>/terapkan/", impor.terapkan_impor, name="impor-terapkan"),
    path("impor/<int:pk>/batal/", impor.batalkan_impor, name="impor-batal"),
    path("impor/<int:pk>/urung/", impor.urung_impor, name="impor-urung"),
    path("impor/<int:pk>/galat.xlsx", impor.galat_impor, name="impor-galat"),
    path("impor/templat/<slug:jenis>/", impor.templat_impor, name="impor-templat"),
    path("mutu-data/", mutu_data.mutu_data, name="mutu-data"),
    path("mutu-data/unduh/<slug:bentuk>/", mutu_data.unduh, name="mutu-data-unduh"),
    path("mutu-data/<slug:kode>/", mutu_data.ukuran, name="mutu-data-ukuran"),
    path("sehat/", kesehatan.sehat, name="sehat"),
]
