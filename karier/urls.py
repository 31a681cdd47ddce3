"""Addresses of the karier app."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
