"""`tankar check`: configuration and health, one line each, with what to do about it."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import httpx
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

__all__ = ["CHECKS", "Line", "Mark", "check", "look"]

LITTLE_ROOM = 1024**3
NO_ROOM = 100 * 1024**2
SEAL_SECONDS = 120
LATE = dt.timedelta(minutes=2)
VERY_LATE = dt.timedelta(minutes=15)


class Mark(StrEnum):
    OK = "ok"
    ATTENTION = "attention"
    WRONG = "wrong"


@dataclass(frozen=True)
class Line:
    """One finding: what was looked at, how it is, and the remedy when it is not well."""

    mark: Mark
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.mark:<10} {self.what}" + (f"\n           → {self.remedy}" if self.remedy else "")


def check() -> int:
    """Print a line for everything that was looked at. Returns 1 when anything is wrong."""
    lines = list(look())
    for line in lines:
        print(line)
    return 1 if any(line.mark == Mark.WRONG for line in lines) else 0


def look() -> Iterator[Line]:
    """Every line, in the order of `CHECKS`. Without a database the checks that need one are left out."""
    for one in CHECKS:
        lines = list(one())
        yield from lines
        if one is database and any(line.mark == Mark.WRONG for line in lines):
            return


def configuration() -> Iterator[Line]:
    chosen = settings.CONFIGURATION
    yield Line(
        Mark.OK,
        f"settings: every value is one Tankar can work with; people reach it on {chosen.public_address}",
    )
    call = 5 + 2 * 5 + 4 * chosen.network_timeout_seconds
    yield Line(Mark.OK, f"lease: {chosen.lease_seconds} s, longer than the longest call of {call:g} s")
    if chosen.debug:
        yield Line(Mark.WRONG, "debug: error pages show the program's insides", "Remove TANKAR_DEBUG.")


def data_folder() -> Iterator[Line]:
    data = Path(settings.DATA)
    if not os.access(data, os.W_OK | os.X_OK):
        remedy = f"Make {data} writable for the user that runs Tankar, or name another folder with DATA=."
        yield Line(Mark.WRONG, f"data: {data} cannot be written to", remedy)
        return
    yield Line(Mark.OK, f"data: {data} can be written to")
    free = shutil.disk_usage(data).free
    mark = Mark.OK if free > LITTLE_ROOM else Mark.ATTENTION if free > NO_ROOM else Mark.WRONG
    remedy = "" if mark == Mark.OK else "Make room, or move the data folder to a larger disk."
    yield Line(mark, f"disk: {free // 1024**2} MB free", remedy)


def keys() -> Iterator[Line]:
    from tankar.vault.keys import NAMES

    folder = Path(settings.DATA) / "keys"
    for name in NAMES:
        path = folder / name
        if not path.exists():
            remedy = f"Put {path} back from where you keep your keys; a backup has none."
            mark = Mark.ATTENTION if name == "safety" else Mark.WRONG
            yield Line(mark, f"keys: {name} is missing", remedy)
        elif stat.S_IMODE(path.stat().st_mode) & 0o077:
            yield Line(Mark.WRONG, f"keys: others on this machine can read {name}", f"chmod 600 {path}")
        else:
            yield Line(Mark.OK, f"keys: {name} is there and only its owner can read it")


def database() -> Iterator[Line]:
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as problem:
        remedy = (
            "Start PostgreSQL, or correct DATABASE_URL."
            if settings.ON_POSTGRESQL
            else "See the line about data."
        )
        yield Line(Mark.WRONG, f"database: it does not answer ({problem})".replace("\n", " "), remedy)
        return
    if missing:
        remedy = "Start tankar serve once (it migrates), or run tankar manage migrate."
        yield Line(Mark.WRONG, f"database: {len(missing)} migrations are not applied", remedy)
    else:
        yield Line(Mark.OK, f"database: {connection.vendor} answers, all migrations are applied")


def vault() -> Iterator[Line]:
    from tankar.vault import check as unreadable_names
    from tankar.vault.errors import KeyMissing

    try:
        unreadable = unreadable_names()
    except KeyMissing as problem:
        yield Line(Mark.WRONG, "vault: there are credentials and no key", str(problem))
        return
    if unreadable:
        remedy = "Put the right vault key back, or connect the channels again."
        yield Line(Mark.WRONG, f"vault: no key opens {', '.join(unreadable)}", remedy)
    else:
        yield Line(Mark.OK, "vault: every stored credential can be opened")


def processes() -> Iterator[Line]:
    from tankar.cli.serve import free_port
    from tankar.work import periodic

    chosen = settings.CONFIGURATION
    remedy = "Start it: make run, or tankar serve."
    if free_port(chosen.host, chosen.port):
        yield Line(Mark.ATTENTION, f"web: nothing answers on port {chosen.port}", remedy)
    else:
        yield Line(Mark.OK, f"web: port {chosen.port} is in use")
    if periodic.alive():
        yield Line(Mark.OK, "worker: its loop is alive")
    else:
        remedy = "Start tankar serve, or tankar worker where web runs elsewhere. Nothing is sent until then."
        yield Line(Mark.ATTENTION, "worker: none has shown a sign of life for a minute", remedy)
    for trouble in periodic.troubles():
        remedy = f"It is tried again by itself. It says: {trouble.said}"
        yield Line(Mark.ATTENTION, f"worker: {trouble.name} has failed {trouble.times} times", remedy)


def practice() -> Iterator[Line]:
    from tankar.work import demo

    row = demo.current()
    if row is None:
        return
    try:
        answers = httpx.get(
            f"{row.practice_address}/practice/api/health", timeout=3, trust_env=False
        ).is_success
    except httpx.HTTPError:
        answers = False
    if answers:
        yield Line(Mark.OK, f"practice networks: they answer on {row.practice_address}")
    else:
        what = f"practice networks: nothing answers on {row.practice_address}"
        yield Line(Mark.ATTENTION, what, "Start them with the demo: make run, or tankar serve.")


def sending() -> Iterator[Line]:
    from tankar.publishing.models import Delivery
    from tankar.work import clock

    now = clock.now()
    due = Delivery.objects.due(now, clock.machine()).not_frozen(now).order_by("not_before").first()
    late = now - due.not_before if due else dt.timedelta()
    mark = Mark.OK if late < LATE else Mark.ATTENTION if late < VERY_LATE else Mark.WRONG
    if mark == Mark.OK:
        yield Line(mark, "sending: nothing is late")
    else:
        minutes = int(late.total_seconds() // 60)
        what = f"sending: the oldest post that should have left is {minutes} minutes late"
        yield Line(mark, what, "See the line about the worker; what is very late asks for a new time.")


def journal() -> Iterator[Line]:
    from tankar.journal import verify
    from tankar.journal.models import Entry
    from tankar.work import clock

    found = verify()
    if not found.ok:
        what = f"journal: entry {found.first_broken} is not as it was written"
        remedy = "Keep a copy of the database as it is, and compare with a backup. Tell the data protection officer."
        yield Line(Mark.WRONG, what, remedy)
        return
    yield Line(Mark.OK, f"journal: {found.checked} entries verify")
    oldest = Entry.objects.unsealed().order_by("id").first()
    if oldest is not None and clock.now() - oldest.at > dt.timedelta(seconds=SEAL_SECONDS):
        what = f"journal: {found.unsealed} entries are not sealed yet, the oldest since {oldest.at:%Y-%m-%d %H:%M} UTC"
        yield Line(Mark.ATTENTION, what, "The worker seals them; see the line about the worker.")


def mail() -> Iterator[Line]:
    from tankar.work.demo import is_demo

    if settings.CONFIGURATION.mail:
        yield Line(Mark.OK, f"mail: sent from {settings.CONFIGURATION.mail_from}")
    elif is_demo():
        yield Line(Mark.OK, "mail: a demo shows it instead of sending it")
    else:
        remedy = "Set TANKAR_MAIL; without it nobody can set a new password by themselves."
        yield Line(Mark.ATTENTION, "mail: nothing is set, so none is sent", remedy)


def sign_in_service() -> Iterator[Line]:
    from tankar.organisation.signing_in import oidc
    from tankar.work.demo import is_demo

    issuer = settings.CONFIGURATION.oidc_issuer
    if not issuer:
        return
    if is_demo():
        yield Line(Mark.OK, "sign-in service: set, and not used by a demo")
    elif problem := oidc.problem():
        what = f"sign-in service: {problem}"
        remedy = (
            "Compare TANKAR_OIDC_ISSUER with what the service calls its issuer, and see that this machine reaches it. "
            "Passkeys and passwords work all the same."
        )
        yield Line(Mark.WRONG, what, remedy)
    else:
        yield Line(Mark.OK, f"sign-in service: {issuer} answers")


def parts() -> Iterator[Line]:
    sources = Path(__file__).resolve().parents[1]
    catalogues = list(sources.glob("*/locale/*/LC_MESSAGES/django.po"))
    missing = [one for one in catalogues if not one.with_suffix(".mo").exists()]
    if missing or not catalogues:
        yield Line(Mark.WRONG, "texts: Swedish and Finnish are not compiled", "Run make install.")
    else:
        yield Line(Mark.OK, "texts: Swedish and Finnish are compiled")
    if (sources / "interface" / "static" / "vendor" / "designsystemet.css").exists():
        yield Line(Mark.OK, "pages: their style sheets and fonts are there")
    else:
        yield Line(Mark.WRONG, "pages: the style sheets are missing", "Run make install.")


def channels() -> Iterator[Line]:
    from tankar.channels.models import Access, Channel

    lost = Channel.objects.filter(access=Access.LOST).order_by("pk").values_list("name_sv", flat=True)
    for name in lost:
        yield Line(
            Mark.ATTENTION, f"channels: {name} no longer lets Tankar in", "Connect it again in the register."
        )
    if not lost:
        yield Line(Mark.OK, "channels: no access is lost")


CHECKS: tuple[Callable[[], Iterator[Line]], ...] = (
    configuration,
    data_folder,
    keys,
    parts,
    database,
    vault,
    processes,
    practice,
    sending,
    journal,
    mail,
    sign_in_service,
    channels,
)
