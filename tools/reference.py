#!/usr/bin/env python3
"""Make the reference pages from the code, so that they cannot say something else than it does.

    python tools/reference.py    renew the pages of `PAGES` and access.md in docs/reference

`tests/architecture/test_reference.py` compares the pages with the code.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import import_module, util
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tankar.networks.contract import Field, Limits

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "reference"
RENEWED = "Made from the code by `make docs`; do not change it by hand."

# What each setting does, for whoever runs Tankar.
SETTINGS = {
    "port": "The port that Tankar listens on. In a demo the practice networks take the port after it.",
    "data": "The folder for everything Tankar keeps: database (on SQLite), pictures, keys, cache.",
    "database_url": "Empty for SQLite in the data folder. PostgreSQL: `postgresql://user:password@host/name`.",
    "host": "The address to listen on. `127.0.0.1` is this machine alone; a proxy stands in front of it.",
    "address": "The address people enter, with `https://`. Empty: `http://localhost` and the port.",
    "organisation": "The organisation's name: Swedish, Finnish and English, parted by `|`.",
    "mail": "The mail server: `smtp://user:password@host:port`, or `smtps://`. Empty: no mail is sent. "
    "A demo shows mail and never sends it.",
    "mail_from": "The address that mail comes from.",
    "debug": "Error pages that show the program's insides. For development alone.",
    "web_threads": "How many requests are answered at the same time.",
    "worker_slots": "How many posts a worker sends at the same time.",
    "lease_seconds": "How long a worker that has taken a post keeps it. When it runs out, the network is asked "
    "before anything is sent again. Must be longer than the longest call.",
    "sweep_seconds": "How often the worker looks for posts whose time has come, in seconds.",
    "resident_days": "How many days after a conversation is over the names and handles of residents in it are deleted; "
    "what was said stays. Our default: no law names a number. The privacy notice says it.",
    "asker_years": "How many years after an answer has expired, or a question was taken back, it is forgotten who "
    "asked whether something may be shared, or asked for a fact. What was asked and answered stays. Our default: no "
    "law names a number. The privacy notice says it.",
    "fact_years": "How many years after its last day a fact sheet stays readable, saying that it holds no longer; then "
    "it leaves the lists, and nothing of it is deleted. Our default: no law names a number, and what the city has "
    "published as a fact is official information that somebody may want to check later (621/1999).",
    "campaign_years": "How many years after the end of the year in which a paid campaign was over the names in it are "
    "deleted; sums, units, roles and reasons stay. Our default: bookkeeping keeps vouchers six years (1336/1997), "
    "records of political advertising are kept seven (2024/900).",
    "undo_seconds": "How long *publish now* waits, so that it can be undone, in seconds.",
    "video_megabytes": "The biggest video that is taken in, in megabytes. Its size does not matter for memory (one of "
    "2 GB took 100 MB more at its peak, measured by a test); on the disk it needs twice its size while it is looked "
    "through.",
    "overdue_minutes": "What is later than this is not sent; it asks for a new time.",
    "pair_gap_days": "How many working days the text in the other language may follow after the post, where its "
    "writer lets it follow. Disruptions and crises leave in both at once. Neither law nor guideline says a number: "
    "one is our default.",
    "second_step_days": "How many days somebody whose role needs a second step has to set one up, from the first "
    "sign-in without one. Nobody loses what they were writing when they are over. Neither law nor guideline says a "
    "number: fourteen is our default.",
    "review_hours": "How many office hours a colleague has to look at an item before the question is passed on to the "
    "deputy, then to communications. Neither law nor guideline says a number: four is our default.",
    "feedback_address": "Where the city's official feedback channel is found today: Swedish, Finnish and English, "
    "parted by `|`. It stands in the ready answers of channels that pause. The guideline names an older address "
    "(GEN-8).",
    "registry_email": "Where a formal request for a document is sent; without it the page only says to write to "
    "the registry.",
    "registry_phone": "Whom one may ring about what may be shared, on days when a clock is too slow.",
    "terms": "Other lengths than ours for the terms of [terms.md](terms.md), parted by commas: "
    "`channels.profile_decision=7,clearance.answer=3`. A term that nobody knows stops the start.",
    "review_month": "The month in which every channel is looked back at, 10 for October. 0: a year after its last "
    "review. Neither law nor guideline names one: October is our default, in time for the next year's budget.",
    "proposal_days": "How many working days communications has to answer a proposal for the common channels. On the "
    "last of them it is reminded, after that its manager is. Neither law nor guideline says a number: three is our "
    "default.",
    "first_look_seconds": "How long to wait before a network is asked about an unclear post, in seconds.",
    "settle_seconds": "How long a post may be missing on the network before its absence is believed, in seconds. "
    "Empty: what the network itself needs.",
    "text_rules": "The rules that texts are checked by: the name of a pack that comes with Tankar (`base`, `karleby`), "
    "or the folder of one's own.",
    "pause_factor": "Multiplies the pauses between tries. 1 in life; tests make them shorter.",
    "network_timeout_seconds": "How long a network may take to answer, in seconds.",
    "oidc_issuer": "The issuer of your OpenID Connect service, exactly as it writes it. Entra ID: "
    "`https://login.microsoftonline.com/TENANT/v2.0`. Empty: no such sign-in. A demo never uses it.",
    "oidc_client_id": "What the service calls Tankar (Entra ID: *Application (client) ID*).",
    "oidc_client_secret": "The secret that the service gave Tankar. Empty: PKCE alone.",
    "oidc_name": "What the button on the sign-in page says: Swedish, Finnish and English, parted by `|`.",
    "oidc_domains": "Domains of your own, parted by commas, whose addresses are believed without the service's word "
    "that they are verified. Entra ID says no such word. Only for a service that is yours alone.",
    "oidc_newcomers": "Whether somebody unknown with a verified address becomes an employee without roles.",
}


def settings() -> str:
    from tankar.settings import Configuration

    lines = [
        "# Settings",
        "",
        f"Environment variables, read once at the start. {RENEWED}",
        "A value that Tankar cannot work with stops the start with a sentence, and nothing else happens.",
        "",
        "| variable | when nothing is set | may be | what it does |",
        "|---|---|---|---|",
    ]
    for name, field in Configuration.model_fields.items():
        variable = str(field.validation_alias or f"TANKAR_{name.upper()}")
        default = "" if field.default in (None, "") else f"`{_escaped(str(field.default))}`"
        lines.append(f"| `{variable}` | {default} | {_range(field)} | {_escaped(SETTINGS[name])} |")
    return _page(lines)


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")


def _range(field: Any) -> str:
    kind = getattr(field.annotation, "__name__", str(field.annotation))
    words = {"int": "a whole number", "float": "a number", "bool": "`true` or `false`"}.get(kind, "")
    if "float | None" in str(field.annotation):
        words = "a number, or nothing"
    bounds: dict[str, str] = {"ge": "at least", "gt": "more than", "le": "at most"}
    said = [
        f"{text} {getattr(one, name)}"
        for one in field.metadata
        for name, text in bounds.items()
        if hasattr(one, name)
    ]
    return ", ".join([words, *said]) if words else ""


def commands() -> str:
    from tankar.cli.commands import parser

    lines = ["# Commands", "", f"`make install` makes `.venv/bin/tankar`. {RENEWED}", ""]
    for usage, what, arguments in _commands(parser(), ""):
        lines += [f"## {usage}", "", f"{what[:1].upper()}{what[1:]}.", ""]
        if arguments:
            lines += ["| argument | what it means |", "|---|---|"]
            lines += [f"| `{name}` | {text} |" for name, text in arguments]
            lines.append("")
    return _page(lines)


def _commands(
    parser: argparse.ArgumentParser, help_text: str
) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    below = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    for action in below:
        helps = {choice.dest: choice.help or "" for choice in action._choices_actions}
        for name, child in action.choices.items():
            yield from _commands(child, helps.get(name, ""))
    if not below:
        own = [one for one in parser._actions if not isinstance(one, argparse._HelpAction)]
        named = [(", ".join(one.option_strings) or one.dest, one.help or "") for one in own]
        yield parser.prog, help_text, [(name, text) for name, text in named if text]


def journal() -> str:
    from tankar.journal import all_kinds

    lines = [
        "# What the journal says",
        "",
        f"Every kind of entry, its sentence, and the rules of the guideline it rests on. {RENEWED}",
        "Nothing else can be written there; see the code of each context's `entries.py`.",
        "",
        "| kind | sentence | rules |",
        "|---|---|---|",
    ]
    for kind in all_kinds():
        lines.append(f"| `{kind.name}` | {_escaped(kind.sentence)} | {', '.join(kind.rules)} |")
    return _page(lines)


def networks() -> str:
    from tankar.networks import registry

    lines = ["# Networks", "", f"What Tankar can do on each. {RENEWED}", ""]
    for network in registry.all():
        limits = network.limits
        lines += [f"## {network.title} (`{network.id}`)", ""]
        publishes = network.publishes
        if publishes is None:
            lines.append(
                "Published by hand: Tankar shows text, picture and time, and keeps the link as proof."
            )
        else:
            lines.append(f"Publishes: {', '.join(sorted(publishes.operations))}.")
            lines.append(f"Absence is believed after {publishes.settle_seconds} s.")
        if network.signs_in is not None:
            fields = ", ".join(f"`{field.name}`{_manner(field)}" for field in network.signs_in.fields)
            lines.append(f"Connected with: {fields}.")
            if network.signs_in.by_consent is not None:
                lines.append("Also connected by consent on the network's own page.")
        lines += ["", "| limit, unless the server says another | |", "|---|---|"]
        told = {**limits.facts(), **_beside(limits)}
        lines += [f"| {name.replace('_', ' ')} | {_number(value)} |" for name, value in sorted(told.items())]
        lines.append("")
    return _page(lines)


def _manner(field: Field) -> str:
    said = [word for word, holds in (("secret", field.secret), ("optional", field.optional)) if holds]
    return f" ({', '.join(said)})" if said else ""


def _beside(limits: Limits) -> dict[str, int | list[str]]:
    """What a server does not tell about itself: kinds of post and videos."""
    told: dict[str, int | list[str]] = {"kinds of post": sorted(limits.shapes)}
    if limits.video_bytes:
        told["video bytes"] = limits.video_bytes
        told["video types"] = sorted(limits.video_types)
        told["caption file"] = ["yes" if limits.captions else "no"]
    if limits.video_seconds:
        told["video seconds"] = limits.video_seconds
    return told


def _number(value: int | list[str]) -> str:
    return ", ".join(value) if isinstance(value, list) else f"{value:,}".replace(",", " ")


def checks() -> str:
    from tankar.texts import load

    pack = load("karleby")
    lines = [
        "# Checks",
        "",
        f"What the rules look for in texts, and what each says. {RENEWED}",
        f"Rules of {', '.join(pack.layers)}; see `TANKAR_TEXT_RULES` for a city's own.",
        "",
        "Only what the law demands stops a release, and a named person can pass it with a reason that holds for those",
        "words alone. Advice about tone (`tone.*`) is shown to the one who writes and is stored nowhere.",
        "",
        "| check | what it is | weight | why | rules and law |",
        "|---|---|---|---|---|",
    ]
    for rule in pack.rules:
        cites = ", ".join([*rule.cites, *rule.law])
        row = [f"`{rule.id}`", rule.title["en"], rule.level.value, rule.why["en"], cites]
        lines.append("| " + " | ".join(_escaped(cell) for cell in row) + " |")
    return _page(lines)


def states() -> str:
    from tankar.settings import CONTEXTS
    from tankar.work.graph import Graph

    lines = [
        "# States",
        "",
        f"What lasts longer than a request, and how it moves. {RENEWED}",
        "A deadline's days are working days where its term says so ([terms](terms.md)). When it ends somebody is told;",
        "no graph has a move that silence makes for a person.",
        "",
    ]
    sources = ROOT / "src" / "tankar"
    for path in sorted(sources.rglob("lifecycle.py")):
        parts = path.relative_to(sources).with_suffix("").parts
        if parts[0] not in CONTEXTS:
            continue
        for name, graph in vars(import_module(".".join(("tankar", *parts)))).items():
            if isinstance(graph, Graph):
                lines += [f"## {' '.join(parts[:-1])}: {name.lower()}", "", "```mermaid"]
                lines += [graph.as_drawing().rstrip(), "```", "", graph.as_markdown()]
    return _page(lines)


def terms() -> str:
    from tankar.decisions.terms import all_terms

    lines = [
        "# Terms",
        "",
        f"How long something may wait, and who says so. {RENEWED}",
        "The guideline holds no numbers: what is not law is our default. Each can be set with `TANKAR_TERMS`.",
        "When a term ends, people are reminded or others are asked; nothing is ever decided by silence.",
        "",
        "| term | length | who says so | what it is | rules and law |",
        "|---|---|---|---|---|",
    ]
    sources = {"law": "law", "guideline": "the guideline", "default": "our default"}
    for one in all_terms():
        row = [
            f"`{one.name}`",
            f"{one.amount} {one.unit}",
            sources[one.source],
            one.meaning,
            ", ".join(one.cites),
        ]
        lines.append("| " + " | ".join(_escaped(cell) for cell in row) + " |")
    return _page(lines)


def rules() -> str:
    return str(_rules_page().page(RENEWED))


def _rules_page() -> ModuleType:
    """The module beside this one; it is read by its path, since tests load this file by its own."""
    spec = util.spec_from_file_location("rules_page", Path(__file__).with_name("rules_page.py"))
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def _page(lines: list[str]) -> str:
    return "\n".join(lines).rstrip() + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "settings.md": settings,
    "commands.md": commands,
    "journal.md": journal,
    "networks.md": networks,
    "checks.md": checks,
    "states.md": states,
    "rules.md": rules,
    "terms.md": terms,
}


def main() -> int:
    import tempfile

    import django

    with tempfile.TemporaryDirectory() as data:
        os.environ.update(DATA=data, DJANGO_SETTINGS_MODULE="tankar.settings")
        django.setup()
        FOLDER.mkdir(parents=True, exist_ok=True)
        _rules_page().take_off_what_is_served()
        for name, page in PAGES.items():
            (FOLDER / name).write_text(page(), "utf-8")
            print(FOLDER / name)
    test = "src/tankar/organisation/tests/test_matrix.py"
    renew = [sys.executable, "-m", "pytest", "-q", test, "-k", "table_of_rights"]
    return subprocess.run(renew, cwd=ROOT, env={**os.environ, "WRITE_REFERENCE": "1"}, check=False).returncode


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "src"))
    sys.exit(main())
