"""What `tankar texts` takes."""

from __future__ import annotations

import argparse

from tankar.texts.command.series import STEP_MINUTES

__all__ = ["add_to"]

LANGUAGES = ("sv", "fi", "en")


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `texts` with its acts to the command line."""
    acts = commands.add_parser("texts", help="check drafts and sort messages, without a database")
    below = acts.add_subparsers(dest="act", required=True)
    check = below.add_parser(
        "check",
        help="check drafts; ends with 1 when something stops a release, with 2 when a line could not be read",
    )
    sort = below.add_parser(
        "triage",
        help="sort incoming messages",
    )
    watch = below.add_parser(
        "spikes",
        help="say when an uproar begins, from counts of messages and of negative ones; "
        "ends with 2 when a line could not be read",
    )
    files = {check: "one text each", sort: "one text each", watch: "tables (CSV) or JSON"}
    for one, said in files.items():
        one.add_argument("files", nargs="*", metavar="FILE", help=f"{said}; standard input without any")
        one.add_argument("--jsonl", action="store_true", help="read and write one JSON object a line")
    for one in (check, sort):
        one.add_argument(
            "--pack", default="karleby", help="the rules: a pack that comes with Tankar, or a folder"
        )
        one.add_argument("--speak", choices=LANGUAGES, default="sv", help="the language of the explanations")
    check.add_argument("--channel", default="", help="of texts in files: a network, web or internal")
    watch.add_argument(
        "--step-minutes",
        type=float,
        default=STEP_MINUTES,
        metavar="N",
        help="of tables: how long a step is, in minutes (10)",
    )
