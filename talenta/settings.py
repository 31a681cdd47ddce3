"""All settings, read from the environment.

Without any variable set this is the embedded installation: SQLite in ``var/``, no Redis, one machine.
``DATABASE_URL`` and ``REDIS_URL`` make it a served one; ``TALENTA_PRODUKSI=1`` adds what HTTPS needs.
"""

import contextlib
import secrets
from pathlib import Path

import environ
from csp.constants import NONE, SELF

AKAR = Path(__file__).resolve().parent.parent
env = environ.Env()
environ.Env.read_env(AKAR / ".env", overwrite=False)

VAR = Path(env.str("TALENTA_VAR", default=str(AKAR / "var")))
VAR.mkdir(mode=0o700, parents=True, exist_ok=True)


def _kunci_rahasia() -> str:
    """Return the secret key of this installation, made on first start and kept readable by its owner only."""
    berkas = VAR / "kunci-rahasia"
    if not berkas.exists():
        sementara = VAR / f"kunci-rahasia.{secrets.token_hex(4)}"
        sementara.touch(mode=0o600)
        sementara.write_text(secrets.token_urlsafe(50), encoding="utf-8")
        with contextlib.suppress(FileExistsError):
            berkas.hardlink_to(sementara)
        sementara.unlink()
    return berkas.read_text(encoding="utf-8").strip()


PRODUKSI = env.bool("TALENTA_PRODUKSI", default=False)
DEBUG = env.bool("TALENTA_DEBUG", default=False)
PROKSI = env.int("TALENTA_PROKSI", default=1 if PRODUKSI else 0)  # proxies in front, see talenta.umum.alamat
SECRET_KEY = env.str("SECRET_KEY", default="") or _kunci_rahasia()
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
ALAMAT_PUBLIK = env.str("ALAMAT_PUBLIK", default="http://localhost:8000")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.admin",
    "django.contrib.humanize",
    "django_htmx",
    "csp",
    "treebeard",
    "import_export",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "talenta",
    "talenta.umum",
    "pegawai",
    "pemetaan",
    "karier",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "talenta.umum.sesi.MasukDulu",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "talenta.umum.keluaran.Keluaran",
]

ROOT_URLCONF = "talenta.urls"
WSGI_APPLICATION = "talenta.wsgi.application"
ASGI_APPLICATION = "talenta.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [AKAR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "talenta.konteks.menu",
            ],
            "builtins": ["talenta.umum.templatetags.talenta"],
        },
    },
]

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR / 'talenta.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE: a transaction that will write takes its lock at the start, where the busy timeout applies.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 30,
        "transaction_mode": "IMMEDIATE",
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536; PRAGMA temp_store=FILE"
        ),
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", default="")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "talenta",
    }
    if REDIS_URL
    else {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR / "tembolok",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}

AUTH_USER_MODEL = "pegawai.Pengguna"
LOGIN_URL = "masuk"
LOGIN_REDIRECT_URL = "beranda"
LOGOUT_REDIRECT_URL = "masuk"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
OTP_TOTP_ISSUER = "Talenta"
OTP_TOTP_SYNC = False  # a phone keeps its own clock right; a window that wanders would take ever later codes
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

LANGUAGE_CODE = "id"
TIME_ZONE = env.str("TIME_ZONE", default="Asia/Jakarta")
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "static/"
STATIC_ROOT = env.str("STATIC_ROOT", default=str(VAR / "static"))
STATICFILES_DIRS = [AKAR / "static"]
MEDIA_ROOT = env.str("MEDIA_ROOT", default=str(VAR / "media"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
FILE_UPLOAD_PERMISSIONS = 0o600
BATAS_UNGGAH = env.int("TALENTA_BATAS_UNGGAH", default=50 * 1024 * 1024)
# A workbook may unpack to this many bytes, and a sheet may span this many cells, before it is refused unread.
BATAS_URAI = env.int("TALENTA_BATAS_URAI", default=600 * 1024 * 1024)
BATAS_SEL = env.int("TALENTA_BATAS_SEL", default=12_000_000)
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# Processes that render documents of a batch; 0: one a processor, at most eight.
PROSES_CETAK = env.int("TALENTA_PROSES_CETAK", default=0)
ANTREAN_BERKAS = VAR / "antrean"
CELERY_BROKER_URL = REDIS_URL or "berkas://"  # the folder transport of talenta.antrean
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {"visibility_timeout": 3600, "socket_connect_timeout": 3}
    if REDIS_URL
    else {"folder": str(ANTREAN_BERKAS), "polling_interval": 0.5}
)
# A person waits while a job is queued: without a broker give up soon, the job is announced again later.
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0.2}
CELERY_WORKER_ENABLE_REMOTE_CONTROL = bool(REDIS_URL)
PEKERJAAN_JEDA_DENYUT = env.float("TALENTA_JEDA_DENYUT", default=5.0)  # seconds; 0: no pulse (jobs run in the request)
PEKERJAAN_BATAS_DENYUT = env.float("TALENTA_BATAS_DENYUT", default=60.0)  # seconds without a pulse: the worker is dead
PEKERJAAN_PERCOBAAN = 3
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_ALWAYS_EAGER = env.bool("CELERY_TASK_ALWAYS_EAGER", default=False)
CELERY_TASK_EAGER_PROPAGATES = True
CELERY_TIMEZONE = TIME_ZONE
# Seconds between two runs; every worker asks for them (talenta.celery.Berkala), there is no beat.
TUGAS_BERKALA = {
    "pegawai.tasks.pulihkan_pekerjaan": env.float("TALENTA_JEDA_PULIH", default=30.0),
    "pegawai.tasks.bersihkan_impor": 24 * 3600.0,
    "pegawai.tasks.bersihkan_pemberitahuan": 24 * 3600.0,
    "pegawai.tasks.susulkan_surel": 300.0,
    "karier.tasks.bersihkan_dokumen": 24 * 3600.0,
    "karier.tasks.mulai_rencana": 24 * 3600.0,
    "karier.tasks.ingatkan_rencana": 24 * 3600.0,
    "karier.tasks.ingatkan_evaluasi_suksesor": 24 * 3600.0,
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-src": [SELF],
        "frame-ancestors": [SELF],
        "manifest-src": [SELF],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # a document is shown in a frame of its own page; frame-ancestors says the same
SILENCED_SYSTEM_CHECKS = ["security.W019"]
if PRODUKSI:
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_REDIRECT_EXEMPT = [r"^sehat/$"]  # a load balancer asks over plain HTTP
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=365 * 24 * 3600)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

EMAIL_BACKEND = env.str("EMAIL_BACKEND", default="django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = str(VAR / "surel")
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="talenta@localhost")
EMAIL_HOST = env.str("EMAIL_HOST", default="localhost")
EMAIL_PORT = env.int("EMAIL_PORT", default=25)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", default=False)
EMAIL_USE_SSL = env.bool("EMAIL_USE_SSL", default=False)
EMAIL_TIMEOUT = 10

KUNCI_SEGEL = env.str("TALENTA_KUNCI_SEGEL", default=str(VAR / "kunci"))  # private keys of the seals in QR codes
# Keys of the secrets that the database holds sealed: beside the others, so that they are kept and shared with them.
KUNCI_RAHASIA = env.str("TALENTA_KUNCI_RAHASIA", default=str(Path(KUNCI_SEGEL) / "_rahasia"))
# Electronic signatures (docs/produksi.md): "luar" (out and back), "pades" (the agency's certificate) or "bsre".
TTE = env.str("TALENTA_TTE", default="luar")
TTE_P12 = env.str("TALENTA_TTE_P12", default="")
TTE_PKCS11 = env.dict("TALENTA_TTE_PKCS11", default={})
TTE_SANDI = env.str("TALENTA_TTE_SANDI", default="")
TTE_TSA = env.str("TALENTA_TTE_TSA", default="")
TTE_AKAR = env.str("TALENTA_TTE_AKAR", default="")  # folder of root certificates to trust
BSRE_ALAMAT = env.str("TALENTA_BSRE_ALAMAT", default="")
BSRE_PENGGUNA = env.str("TALENTA_BSRE_PENGGUNA", default="")
BSRE_SANDI = env.str("TALENTA_BSRE_SANDI", default="")
TALENTA_SANDI_CONTOH = env.str("TALENTA_SANDI_CONTOH", default="")
TALENTA_BACAAN = env.json("TALENTA_BACAAN", default={})
HARI_TANGGAPAN = env.int("TALENTA_HARI_TANGGAPAN", default=30)  # days to respond to a placement or plan

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"baris": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "baris"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    # These tell every step and every font of every document at INFO.
    "loggers": {nama: {"level": "WARNING"} for nama in ("weasyprint.progress", "fontTools")},
}
