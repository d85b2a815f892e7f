"""What `tankar` can do, one sub-command each. Heavy imports happen inside, so that `--help` is quick."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from tankar.texts import command as texts

__all__ = ["main", "parser"]


def parser() -> argparse.ArgumentParser:
    """The whole command line; `docs/reference/commands.md` is compared with it by a test."""
    top = argparse.ArgumentParser(prog="tankar", description="Runs a municipality's social media.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("serve", help="migrate, then run web, worker and (in a demo) the practice networks")
    commands.add_parser("worker", help="run a worker alone, for installations on several machines")
    demo = commands.add_parser("demo", help="fill an empty database with the demo city")
    demo.add_argument("--if-empty", action="store_true", help="do nothing when there is data already")
    demo.add_argument("--today", metavar="YYYY-MM-DD", help="the day the demo is made for")
    demo.add_argument("--seed", type=int, default=1, help="which demo: the same seed gives the same city")
    admin = commands.add_parser("admin", help="make the first system administrator of a real installation")
    admin.add_argument("email", metavar="EMAIL", help="the address they sign in with")
    admin.add_argument("given_name", metavar="GIVEN_NAME", help="given name")
    admin.add_argument("family_name", metavar="FAMILY_NAME", help="family name")
    commands.add_parser("check", help="look at configuration and health; each line with its remedy")
    backup = commands.add_parser("backup", help="write everything but the keys into one file")
    backup.add_argument("file", help="the file to write, ending in .tar.gz")
    restore = commands.add_parser("restore", help="read a backup into an empty database, of either kind")
    restore.add_argument("file", help="a file that tankar backup wrote")
    keys = commands.add_parser("keys", help="look after the keys").add_subparsers(dest="act", required=True)
    rotate = keys.add_parser("rotate", help="make new keys first in line and encrypt with them")
    rotate.add_argument("name", nargs="?", choices=["signing", "vault", "safety"], help="one of them only")
    journal = commands.add_parser("journal", help="look after the journal")
    acts = journal.add_subparsers(dest="act", required=True)
    acts.add_parser("verify", help="walk the chain and say whether anything was changed")
    texts.add_to(commands)
    manage = commands.add_parser("manage", help="Django's own commands, for contributors")
    manage.add_argument("rest", nargs=argparse.REMAINDER)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one sub-command; the exit code is 0 when all went well."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tankar.settings")
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["manage"]:
        from django.core.management import execute_from_command_line

        execute_from_command_line(["tankar manage", *given[1:]])
        return 0
    chosen = parser().parse_args(given)
    if chosen.command == "texts":
        return texts.run(chosen)
    from tankar.cli import acts

    return acts.ACTS[chosen.command](chosen)
