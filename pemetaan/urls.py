"""Addresses of the pemetaan app."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
