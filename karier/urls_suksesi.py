"""Addresses of succession."""

from django.urls import URLPattern, path

from karier.views.suksesi import anggota, jabatan, kelompok, tahap

urlpatterns: list[URLPattern] = [
    path("karier/suksesi/", jabatan.ringkasan, name="suksesi"),
    path("karier/suksesi/jabatan/", jabatan.daftar, name="suksesi-jabatan"),
    path("karier/suksesi/jabatan/unduh/<slug:bentuk>/", jabatan.unduh, name="suksesi-jabatan-unduh"),
    path("karier/suksesi/jabatan/<int:pk>/", jabatan.rincian, name="suksesi-pos"),
    path("karier/suksesi/jabatan/<int:pk>/strategi/", jabatan.strategi, name="suksesi-strategi"),
    path("karier/suksesi/jabatan/<int:pk>/suksesor/", jabatan.tambah_suksesor, name="suksesi-pos-tambah"),
    path("karier/suksesi/kelompok/", kelompok.daftar, name="suksesi-daftar"),
    path("karier/suksesi/kelompok/<int:pk>/", kelompok.rincian, name="suksesi-kelompok"),
    path("karier/suksesi/kelompok/<int:pk>/aksi/", kelompok.aksi, name="suksesi-kelompok-aksi"),
    path("karier/suksesi/kelompok/<int:pk>/susun/", kelompok.susun, name="suksesi-kelompok-susun"),
    path("karier/suksesi/kelompok/<int:pk>/unduh/<slug:bentuk>/", kelompok.unduh, name="suksesi-kelompok-unduh"),
    path("karier/suksesi/kelompok/<int:pk>/anggota/<int:anggota_pk>/", anggota.anggota, name="suksesi-anggota"),
    path(
        "karier/suksesi/kelompok/<int:pk>/suksesor/<int:suksesor_pk>/hapus/",
        anggota.hapus_suksesor,
        name="suksesi-suksesor-hapus",
    ),
    path("karier/suksesi/tahap/<slug:nama>/", tahap.tahap, name="suksesi-tahap"),
    path("karier/suksesi/tahap/<slug:nama>/unduh/<slug:bentuk>/", tahap.unduh, name="suksesi-tahap-unduh"),
    path("karier/suksesi/tempatkan/", tahap.tempatkan, name="suksesi-tempatkan"),
    path("karier/suksesi/penempatan/<int:pk>/", tahap.penempatan, name="suksesi-penempatan"),
    path("karier/suksesi/penempatan/<int:pk>/aksi/", tahap.aksi, name="suksesi-penempatan-aksi"),
]
