"""Django as it is set up for work: no debugging, cached templates, kept connections, answers acknowledged by the disk."""

import os

DEBUG = False
ALLOWED_HOSTS = ["*"]
SECRET_KEY = "of a benchmark, for nothing else"
INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "offices"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware", "django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware", "django.contrib.auth.middleware.AuthenticationMiddleware",
]
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
              "OPTIONS": {"context_processors": ["django.template.context_processors.csrf", "django.contrib.auth.context_processors.auth"]}}]
ROOT_URLCONF = "offices.site"
DATABASES = {"default": {
    "ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["pages_folder"] + "/rows.db", "CONN_MAX_AGE": None,
    "OPTIONS": {"timeout": 60, "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -262144; PRAGMA mmap_size = 4294967296"},
}}
USE_TZ = False
USE_I18N = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
