"""Addresses: each app brings its own; see docs/arsitektur.md."""

from django.contrib import admin
from django.urls import include, path

from pegawai.views.akun import masuk_admin

urlpatterns = [
    path("admin/login/", masuk_admin),
    path("admin/", admin.site.urls),
    path("", include("pegawai.urls")),
    path("", include("pemetaan.urls")),
    path("", include("karier.urls")),
    path("", include("karier.urls_suksesi")),
    path("", include("karier.urls_suara")),
]
