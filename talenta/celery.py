"""The Celery application: Redis as broker where REDIS_URL is set, a folder of files in the embedded installation."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "talenta.settings")
app = Celery("talenta")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
