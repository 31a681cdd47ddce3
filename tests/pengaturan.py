"""Settings of the test suite: those of the application, in a folder of its own, without Redis and without delay.

DATABASE_URL is respected, so that the same suite runs on PostgreSQL.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_VAR = tempfile.mkdtemp(prefix="talenta-uji-")
atexit.register(shutil.rmtree, _VAR, ignore_errors=True)
for _nama in ("static", "media"):
    Path(_VAR, _nama).mkdir()
os.environ |= {
    "TALENTA_VAR": _VAR,
    "STATIC_ROOT": f"{_VAR}/static",
    "MEDIA_ROOT": f"{_VAR}/media",
    "REDIS_URL": "",
    "TALENTA_PRODUKSI": "",
    "TALENTA_DEBUG": "",
    "CELERY_TASK_ALWAYS_EAGER": "1",
    "TALENTA_JEDA_DENYUT": "0",
    "CONN_MAX_AGE": "0",
}

from talenta.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
