"""Addresses of the pegawai app."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
