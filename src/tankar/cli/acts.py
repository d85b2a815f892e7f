"""What each sub-command does: a function from its arguments to an exit code."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path

import django
from django.conf import settings

from tankar.settings import CONFIGURATION, DATA

__all__ = ["ACTS"]


def _migrate() -> None:
    DATA.mkdir(parents=True, exist_ok=True)
    django.setup()
    from tankar.work.tables import bring_up_to_date

    bring_up_to_date()


def serve(_: argparse.Namespace) -> int:
    from tankar.cli.serve import serve as run

    _migrate()
    return run(CONFIGURATION)


def worker(_: argparse.Namespace) -> int:
    django.setup()
    from tankar.work.worker import serve

    serve(CONFIGURATION.worker_slots)
    return 0


def demo(chosen: argparse.Namespace) -> int:
    _migrate()
    from tankar.vault import check_keys

    check_keys()
    from tankar.cli.demo import make_demo
    from tankar.work.clock import local, machine

    today = dt.date.fromisoformat(chosen.today) if chosen.today else local(machine()).date()
    return make_demo(seed=chosen.seed, today=today, if_empty=chosen.if_empty)


def admin(chosen: argparse.Namespace) -> int:
    _migrate()
    from tankar.cli.admin import admin as make

    return make(chosen.email, chosen.given_name, chosen.family_name)


def check(_: argparse.Namespace) -> int:
    django.setup()
    from tankar.cli.check import check as look

    return look()


def backup(chosen: argparse.Namespace) -> int:
    django.setup()
    from tankar.cli.backup import backup as write

    return write(chosen.file)


def restore(chosen: argparse.Namespace) -> int:
    _migrate()
    from tankar.cli.backup import restore as read

    return read(chosen.file)


def keys(chosen: argparse.Namespace) -> int:
    django.setup()
    from tankar.vault import check_keys, rotate
    from tankar.vault import keys as key_files

    folder = Path(settings.DATA) / "keys"
    check_keys()
    for name in [chosen.name] if chosen.name else key_files.NAMES:
        key_files.rotate(folder, name)
        print(f"A new {name} key stands first in {folder / name}.")
    print(
        f"{rotate()} credentials were encrypted anew. Restart Tankar so that every process uses the new keys."
    )
    return 0


def journal(_: argparse.Namespace) -> int:
    django.setup()
    from tankar.journal import verify

    found = verify()
    waiting = (
        f" {found.unsealed} newer ones are sealed within seconds while a worker runs."
        if found.unsealed
        else ""
    )
    if found.ok:
        print(f"{found.checked} entries verify, and nothing is missing.{waiting}")
        if found.head:
            print(f"The newest has the digest {found.head}: noted elsewhere, it shows if the end is cut off.")
        return 0
    print(
        f"Entry {found.first_broken} of the journal is not as it was written; {found.checked} before it verify. "
        "Keep a copy of the database as it is and compare it with a backup.",
        file=sys.stderr,
    )
    return 1


ACTS: dict[str, Callable[[argparse.Namespace], int]] = {
    "serve": serve,
    "worker": worker,
    "demo": demo,
    "admin": admin,
    "check": check,
    "backup": backup,
    "restore": restore,
    "keys": keys,
    "journal": journal,
}
