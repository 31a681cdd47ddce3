"""Addresses: each app brings its own; see docs/arsitektur.md."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("pegawai.urls")),
    path("", include("pemetaan.urls")),
    path("", include("karier.urls")),
]
