"""Fixtures for every test. Builders of objects are plain functions in tests/pabrik.py."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from pegawai.models import Pengguna
from tests import basis_bersih
from tests.pabrik import buat_pengguna

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def chromium_jalan() -> bool:
    """Tell whether there is a Chromium that starts: some distributions put a mere signpost in its place."""
    return bool(CHROMIUM) and subprocess.run([CHROMIUM, "--version"], capture_output=True, check=False).returncode == 0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is under tests/peramban/; without Chromium skip it by name, and fail where CI must have it."""
    for item in items:
        if "peramban" in item.path.relative_to(Path(__file__).parent).parts[:-1]:
            item.add_marker(pytest.mark.peramban)
    butuh = [item for item in items if item.get_closest_marker("peramban")]
    if not butuh or chromium_jalan():
        return
    if os.environ.get("CI") == "true":
        raise pytest.UsageError(
            "Chromium tidak ditemukan, padahal CI harus menjalankan uji peramban: apt-get install chromium"
        )
    for item in butuh:
        item.add_marker(pytest.mark.skip(reason="Chromium tidak ditemukan (apt-get install chromium)"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """Let tests that commit leave what the migrations have laid, which is returned; let PostgreSQL drop the database.

    Threads of the live server may still hold a connection to it.
    """
    with django_db_blocker.unblock():
        isi = basis_bersih.pasang()
    yield isi
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            with connection.cursor() as kursor:
                kursor.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )


@pytest.fixture(autouse=True)
def _media_sendiri(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "media")
    settings.KUNCI_SEGEL = str(tmp_path / "kunci")
    settings.KUNCI_RAHASIA = str(tmp_path / "kunci" / "_rahasia")
    cache.clear()


@pytest.fixture
def masuk_sebagai(db: None) -> Callable[..., Client]:
    """Return a function that gives a client signed in as a user, or as a new user of a role (keywords: buat_pengguna).

    The user is at ``client.pengguna``.
    """

    def masuk(siapa: Pengguna | str | None, **lain: Any) -> Client:
        pengguna = siapa if isinstance(siapa, Pengguna) else buat_pengguna(siapa, **lain)
        client = Client()
        client.force_login(pengguna)
        client.pengguna = pengguna  # type: ignore[attr-defined]
        return client

    return masuk
