"""Addresses of the karier app."""

from django.urls import URLPattern, path

from karier.views import (
    beranda,
    cetak_massal,
    dokumen,
    dokumen_terbit,
    pegawai,
    pengaturan_dokumen,
    persetujuan,
    profil,
    rpk,
    rpk_langkah,
    rpk_susun,
    verifikasi,
)

urlpatterns: list[URLPattern] = [
    path("", beranda.beranda, name="beranda"),
    path("pegawai/", pegawai.daftar, name="pegawai-daftar"),
    path("pegawai/<str:nip>/", profil.profil, name="pegawai-profil"),
    path("karier/rpk/", rpk.daftar, name="rpk-daftar"),
    path("karier/rpk/susun/", rpk_susun.susun_rpk, name="rpk-susun"),
    path("karier/rpk/<int:pk>/", rpk.rincian, name="rpk-rincian"),
    path("karier/rpk/<int:pk>/aksi/", rpk.aksi, name="rpk-aksi"),
    path("karier/rpk/<int:pk>/langkah/", rpk_langkah.langkah, name="rpk-langkah-tambah"),
    path("karier/rpk/<int:pk>/langkah/<int:langkah_pk>/", rpk_langkah.langkah, name="rpk-langkah-ubah"),
    path("karier/rpk/<int:pk>/langkah/<int:langkah_pk>/hapus/", rpk_langkah.hapus, name="rpk-langkah-hapus"),
    path("karier/persetujuan/", persetujuan.daftar, name="persetujuan"),
    path("karier/persetujuan/tetapkan/", persetujuan.tetapkan, name="persetujuan-tetapkan"),
    path("karier/rpk/<int:pk>/pdf/", dokumen.rpk_pdf, name="rpk-pdf"),
    path("karier/dokumen/", dokumen_terbit.daftar, name="dokumen-daftar"),
    path("karier/dokumen/terbit/", dokumen_terbit.terbit, name="dokumen-terbit"),
    path("karier/dokumen/konsep/", dokumen_terbit.konsep, name="dokumen-konsep"),
    path("karier/dokumen/<int:pk>/", dokumen_terbit.rincian, name="dokumen-rincian"),
    path("karier/dokumen/<int:pk>/pdf/", dokumen_terbit.pdf, name="dokumen-pdf"),
    path("karier/dokumen/<int:pk>/cabut/", dokumen_terbit.cabut, name="dokumen-cabut"),
    path("karier/kartu/<str:nip>/", dokumen_terbit.kartu, name="kartu-talenta"),
    path("karier/cetak-massal/", cetak_massal.cetak_massal, name="cetak-massal"),
    path("karier/cetak-massal/<int:pk>/<str:bentuk>/", cetak_massal.unduh, name="cetak-massal-unduh"),
    path("karier/pengaturan-dokumen/", pengaturan_dokumen.pengaturan, name="pengaturan-dokumen"),
    path("karier/pengaturan-dokumen/pratinjau/", pengaturan_dokumen.pratinjau, name="pengaturan-dokumen-pratinjau"),
    path("verifikasi/", verifikasi.verifikasi, name="verifikasi"),
    path("verifikasi/<str:kode>/", verifikasi.verifikasi, name="verifikasi"),
]
