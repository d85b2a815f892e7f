"""Settings: one typed object, then what Django wants made of it.

`Configuration` is the only place that reads the environment. Every field is described in
`docs/reference/settings.md` (a test compares the two); a wrong value stops the start with one sentence
that names the variable, the value and what would be right.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any, Self
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF
from pydantic import AfterValidator, BeforeValidator, Field, ValidationError, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from tankar.vault import keys

__all__ = ["CONFIGURATION", "Configuration", "WrongSetting", "read_configuration"]


class WrongSetting(SystemExit):
    """A setting has a value Tankar cannot work with; the text is one sentence a person can act on."""


def _an_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("must be an address such as https://tankar.example")
    return value.rstrip("/")


def _a_database(value: str) -> str:
    if value and urlsplit(value).scheme not in {"postgres", "postgresql"}:
        raise ValueError("must be empty (SQLite in DATA) or start with postgresql://")
    return value


def _rules(value: str) -> str:
    for folder in (Path(__file__).resolve().parent / "texts" / "packs" / value, Path(value)):
        if (folder / "pack.yml").is_file():
            return value
    raise ValueError("must be base, karleby, or a folder with a pack.yml")


def _names(value: str) -> str:
    if len(value.split("|")) != 3 or not all(part.strip() for part in value.split("|")):
        raise ValueError("must be three names parted by | in the order Swedish|Finnish|English")
    return value


def _an_issuer(value: str) -> str:
    """The issuer exactly as the service writes it: a slash at the end matters to some of them."""
    if not value:
        return value
    parts = urlsplit(value)
    on_this_machine = parts.scheme == "http" and parts.hostname in {"localhost", "127.0.0.1"}
    if (
        not parts.hostname
        or not (parts.scheme == "https" or on_this_machine)
        or parts.query
        or parts.fragment
    ):
        raise ValueError("must be the issuer's address, beginning with https://")
    if {"common", "organizations", "consumers"} & set(parts.path.split("/")):
        raise ValueError("must name your own tenant: this address lets in accounts of every organisation")
    return value


def _domains(value: str) -> str:
    tidied = ",".join(part.strip().lower() for part in value.split(",") if part.strip())
    if any("@" in part or "." not in part for part in tidied.split(",") if part):
        raise ValueError("must be domains parted by commas, such as karleby.fi,kokkola.fi")
    return tidied


def _terms(value: object) -> object:
    """`channels.profile_decision=7, clearance.answer=3`: names are checked when every context has declared its own."""
    if not isinstance(value, str):
        return value
    found = {}
    for part in filter(None, (one.strip() for one in value.split(","))):
        name, sign, amount = (one.strip() for one in part.partition("="))
        if (
            not sign
            or "." not in name
            or not (amount.isascii() and amount.isdigit() and 1 <= int(amount) <= 400)
        ):
            raise ValueError("must be terms and numbers from 1 to 400, such as channels.profile_decision=7")
        found[name] = int(amount)
    return found


def _an_email(value: str) -> str:
    name, at, domain = value.strip().partition("@")
    if value and not (name and at and "." in domain and " " not in value.strip()):
        raise ValueError("must be one e-mail address, such as registratur@karleby.fi")
    return value.strip()


class Configuration(BaseSettings):
    """Everything an installation may set. Names are environment variables; units are in the names or texts."""

    model_config = SettingsConfigDict(env_prefix="TANKAR_", extra="ignore", env_ignore_empty=True)

    port: Annotated[int, Field(ge=1, le=65534, validation_alias="PORT")] = 8000
    data: Annotated[Path, Field(validation_alias="DATA")] = Path("data")
    database_url: Annotated[str, AfterValidator(_a_database), Field(validation_alias="DATABASE_URL")] = ""
    host: str = "127.0.0.1"
    address: Annotated[str, AfterValidator(lambda v: _an_address(v) if v else v)] = ""
    organisation: Annotated[str, AfterValidator(_names)] = "Karleby stad|Kokkolan kaupunki|City of Karleby"
    mail: str = ""
    mail_from: str = "tankar@demo.example"
    debug: bool = False
    web_threads: Annotated[int, Field(ge=1, le=64)] = 4
    worker_slots: Annotated[int, Field(ge=1, le=100)] = 20
    lease_seconds: Annotated[int, Field(ge=2, le=3600)] = 120
    sweep_seconds: Annotated[float, Field(ge=0.02, le=60)] = 5
    asker_years: Annotated[int, Field(ge=1, le=20)] = 4
    fact_years: Annotated[int, Field(ge=1, le=50)] = 10
    undo_seconds: Annotated[int, Field(ge=0, le=600)] = 30
    resident_days: Annotated[int, Field(ge=1, le=3650)] = 90
    campaign_years: Annotated[int, Field(ge=6, le=50)] = 7
    overdue_minutes: Annotated[int, Field(ge=1, le=1440)] = 60
    pair_gap_days: Annotated[int, Field(ge=1, le=20)] = 1
    review_hours: Annotated[int, Field(ge=1, le=80)] = 4
    review_month: Annotated[int, Field(ge=0, le=12)] = 10
    terms: Annotated[dict[str, int], BeforeValidator(_terms), NoDecode] = {}
    proposal_days: Annotated[int, Field(ge=1, le=30)] = 3
    first_look_seconds: Annotated[float, Field(ge=0, le=600)] = 5
    settle_seconds: Annotated[float | None, Field(ge=0, le=3600)] = None
    video_megabytes: Annotated[int, Field(ge=1, le=20_000)] = 2048
    network_timeout_seconds: Annotated[float, Field(gt=0, le=300)] = 20
    text_rules: Annotated[str, AfterValidator(_rules)] = "karleby"
    pause_factor: Annotated[float, Field(ge=0.001, le=10)] = 1
    oidc_issuer: Annotated[str, AfterValidator(_an_issuer)] = ""
    oidc_client_id: str = ""
    oidc_client_secret: str = Field(default="", repr=False)
    oidc_name: Annotated[str, AfterValidator(_names)] = "Stadens konto|Kaupungin tili|City account"
    oidc_domains: Annotated[str, AfterValidator(_domains)] = ""
    oidc_newcomers: bool = False
    feedback_address: Annotated[str, AfterValidator(_names)] = "www.karleby.fi|www.kokkola.fi|www.kokkola.fi"
    registry_email: Annotated[str, AfterValidator(_an_email)] = ""
    registry_phone: Annotated[str, Field(max_length=30)] = ""
    second_step_days: Annotated[int, Field(ge=0, le=90)] = 14

    @model_validator(mode="after")
    def _lease_outlasts_a_call(self) -> Self:
        """A lease shorter than the longest call would let two workers send the same post."""
        longest = self.longest_call_seconds
        if self.lease_seconds <= longest:
            raise ValueError(
                f"TANKAR_LEASE_SECONDS ({self.lease_seconds}) must be more than {longest:g}, the longest a call "
                f"may take when TANKAR_NETWORK_TIMEOUT_SECONDS is {self.network_timeout_seconds:g}"
            )
        return self

    @model_validator(mode="after")
    def _a_sign_in_service_is_whole(self) -> Self:
        if bool(self.oidc_issuer) != bool(self.oidc_client_id):
            raise ValueError(
                "TANKAR_OIDC_ISSUER and TANKAR_OIDC_CLIENT_ID belong together: set both, or neither of them"
            )
        return self

    @property
    def connect_timeout_seconds(self) -> float:
        """For reaching a network, and for a free connection of the pool: 5, or less when calls are short."""
        return min(5.0, self.network_timeout_seconds)

    @property
    def longest_call_seconds(self) -> float:
        """What a call to a network takes at most: the pool, two addresses to try, writing, the answer."""
        return 3 * self.connect_timeout_seconds + 4 * self.network_timeout_seconds

    @property
    def public_address(self) -> str:
        """Where people reach the site, without a trailing slash."""
        return self.address or f"http://localhost:{self.port}"

    @property
    def practice_address(self) -> str:
        """Where the practice networks of a demo listen: always this machine, the port after ours."""
        return f"http://127.0.0.1:{self.port + 1}"


def read_configuration() -> Configuration:
    """Read the environment. Raises `WrongSetting` with one sentence for the first wrong value."""
    try:
        return Configuration()
    except ValidationError as error:
        first = error.errors()[0]
        reason = first["msg"].removeprefix("Value error, ")
        if not first["loc"]:
            raise WrongSetting(f"{reason}. Nothing was started. See docs/reference/settings.md.") from None
        name = str(first["loc"][0])
        variable = name if name.isupper() else f"TANKAR_{name.upper()}"
        raise WrongSetting(
            f"The setting {variable} has the value “{first['input']}”: {reason[0].lower()}{reason[1:]}. "
            "Nothing was started. See docs/reference/settings.md."
        ) from None


CONFIGURATION = read_configuration()
DATA = CONFIGURATION.data.resolve()

# the lowest first: a context is ready before those above it name what it declares
CONTEXTS = [
    "vault",
    "journal",
    "work",
    "interface",
    "organisation",
    "notices",
    "decisions",
    "guideline",
    "statements",
    "channels",
    "campaigns",
    "clearance",
    "content",
    "publishing",
    "planning",
    "inbox",
    "insights",
    "sharing",
    "web",
]

ON_POSTGRESQL = bool(CONFIGURATION.database_url)

INSTALLED_APPS = [
    "modeltranslation",
    *[f"tankar.{context}" for context in CONTEXTS],
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_cotton",
    "django_htmx",
    "csp",
    "rules",
    # here, or its page of documentation would load scripts from outside
    "ninja",
    "django_tasks",
    # procrastinate's migrations fail on SQLite, django-tasks-db is for one machine: only one of them is there
    "procrastinate.contrib.django" if ON_POSTGRESQL else "django_tasks_db",
]

SECRET_KEY, *SECRET_KEY_FALLBACKS = keys.load_or_make(DATA / "keys", "signing")
DEBUG = CONFIGURATION.debug
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", urlsplit(CONFIGURATION.public_address).hostname or ""]
CSRF_TRUSTED_ORIGINS = [CONFIGURATION.public_address]
ROOT_URLCONF = "tankar.urls"
WSGI_APPLICATION = "tankar.web.wsgi.application"
AUTH_USER_MODEL = "tankar_organisation.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "tankar.organisation.middleware.PersonMiddleware",
    "tankar.organisation.middleware.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "tankar.web.form_addresses.FormAddressMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["tankar.interface.templatetags.interface"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "tankar.interface.context.face",
                "tankar.web.context.frame",
            ],
        },
    }
]


_PATIENCE_MS = 30_000


def _database() -> dict[str, Any]:
    if not ON_POSTGRESQL:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / "tankar.sqlite3",
            # to open one for each request, and to close it, took longer than to answer a network's call
            "CONN_MAX_AGE": 60,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # 16 MB of pages a connection: with SQLite's own 2 MB a busy month is read from the file each time
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
                " PRAGMA cache_size=-16000;",
            },
        }
    parts = urlsplit(CONFIGURATION.database_url)
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.get("host", parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        # a process that is stopped in the middle of a write must not hold up the others' writes for ever
        "OPTIONS": {
            "options": f"-c idle_in_transaction_session_timeout={_PATIENCE_MS} -c lock_timeout={_PATIENCE_MS}"
        },
    }


DATABASES = {"default": _database()}
# A page view never opens a transaction of its own: IMMEDIATE would lock SQLite. Actions open theirs.
ATOMIC_REQUESTS = False

TASKS = {
    "default": {
        "BACKEND": "tankar.work.procrastinate_backend.ProcrastinateBackend"
        if ON_POSTGRESQL
        else "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default"],
    }
}

# Tasks are Django's, found by the worker; Procrastinate need not look for its own while Django starts.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""

AUTHENTICATION_BACKENDS = ["tankar.organisation.signing_in.backend.AccountBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_ADAPTER = "tankar.organisation.signing_in.accounts.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "5/m/ip,3/h/key",
    "change_password": "5/5m/user",
    "reauthenticate": "10/5m/user",
    "preview": "60/m/ip",
    "feedback": "10/h/ip",
}
MFA_ADAPTER = "tankar.organisation.signing_in.accounts.FactorAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# one rule for every ceremony: a challenge asked for without PIN or finger must not open another door
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_ALLOW_UNVERIFIED_EMAIL = True
# a telephone's clock may be half a minute off
MFA_TOTP_TOLERANCE = 1

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("fi", "Suomi"), ("en", "English")]
LANGUAGE_COOKIE_SAMESITE = "Lax"
MODELTRANSLATION_LANGUAGES = ("sv", "fi", "en")
MODELTRANSLATION_DEFAULT_LANGUAGE = "sv"
MODELTRANSLATION_FALLBACK_LANGUAGES = ("sv", "fi", "en")
USE_TZ = True
TIME_ZONE = "Europe/Helsinki"

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": DATA / "cache"}
}

_HTTPS = CONFIGURATION.public_address.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = _HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _HTTPS else None
# Who tries passwords is told apart by the address the proxy saw, or a whole city would share one limit.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if _HTTPS else 0
SECURE_HSTS_SECONDS = 31_536_000 if _HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
CSRF_FAILURE_VIEW = "tankar.web.views.trouble.csrf_failure"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

EMAIL_BACKEND = "tankar.organisation.mail.Backend"
DEFAULT_FROM_EMAIL = CONFIGURATION.mail_from

# Uploads: many pictures of at most 20 MB each, refused in a sentence by content before Django's own limit speaks.
FILE_UPLOAD_HANDLERS = [
    "tankar.interface.uploads.BoundedByThePage",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_NUMBER_FILES = 500
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "stream": sys.stderr}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"tankar": {"level": "INFO"}},
}
