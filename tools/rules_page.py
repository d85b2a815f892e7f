"""All rules of the guideline with what the product does for each, read from `rules.json` and from the code.

A rule's `mode` says what it needs. Text is enough for some; the others need a function: something that reminds, checks,
decides, records, measures or escalates. Where a rule is served is where its id is cited: by an entry of the journal, a
term, a check of texts, a graph, other code. What has no function yet stands on a dated list
(`docs/reference/rules-to-come.toml`), which may only shrink: `tests/architecture/test_rules.py`.
"""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

__all__ = [
    "FUNCTIONS",
    "TO_COME",
    "Served",
    "Serving",
    "cited",
    "listed",
    "page",
    "rules",
    "take_off_what_is_served",
]

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src" / "tankar"
TO_COME = ROOT / "docs" / "reference" / "rules-to-come.toml"
_RULES = SOURCES / "guideline" / "content" / "rules.json"

_MODES = {
    "INF": "text",
    "REM": "reminds",
    "CHK": "checks",
    "DEC": "decides",
    "REC": "records",
    "MEA": "measures",
    "ESC": "escalates",
    "NONE": "deliberately nothing",
}
FUNCTIONS = frozenset({"REM", "CHK", "DEC", "REC", "MEA", "ESC"})
_NO_CODE = {"tests", "testing", "migrations", "locale", "static", "demo"}
# situations that teach a rule: nothing happens by them
_TAUGHT = ("guideline", "training", "modules")
_ID = re.compile(r"\b[A-Z]{2,8}-\d{1,2}\b")
_NOTHING = "–"


@dataclass
class Served:
    """Where one rule is cited, each kind by name."""

    entries: set[str] = field(default_factory=set)
    terms: set[str] = field(default_factory=set)
    checks: set[str] = field(default_factory=set)
    graphs: set[str] = field(default_factory=set)
    code: set[str] = field(default_factory=set)
    training: set[str] = field(default_factory=set)
    pages: set[str] = field(default_factory=set)

    def by_a_function(self, rule: Mapping[str, Any]) -> bool:
        """A chip on a page is text, a situation to learn by is a lesson; all else is something that happens.

        A check of texts says what it sees and does nothing else: it serves a rule that wants to be checked.
        """
        checked = self.checks and "CHK" in rule["mode"].split()
        return bool(self.entries or self.terms or checked or self.graphs or self.code)


Serving = Mapping[str, Served]


def rules() -> list[dict[str, Any]]:
    """The entries of `rules.json`, in the guideline's order."""
    found: list[dict[str, Any]] = json.loads(_RULES.read_text("utf-8"))["rules"]
    return found


def needs_a_function(rule: Mapping[str, Any]) -> bool:
    return not FUNCTIONS.isdisjoint(rule["mode"].split())


def listed() -> dict[str, dict[str, Any]]:
    """Rules whose function is still to come, by id: since when it is known, and what is to come."""
    return {one["id"]: one for one in tomllib.loads(TO_COME.read_text("utf-8")).get("rule", [])}


def take_off_what_is_served() -> None:
    """The list only shrinks: what has its function now is no longer to come."""
    serving, every = cited(), {rule["id"]: rule for rule in rules()}
    head, *blocks = TO_COME.read_text("utf-8").split("[[rule]]\n")
    names = [(_id_of(block), block) for block in blocks]
    kept = [block for name, block in names if not serving[name].by_a_function(every[name])]
    TO_COME.write_text("[[rule]]\n".join([head, *kept]), "utf-8")


def _id_of(block: str) -> str:
    return str(tomllib.loads(block)["id"])


def cited() -> Serving:
    """What cites each rule; every id of the guideline is there. Raises KeyError for an id that is none of its."""
    found: dict[str, Served] = {rule["id"]: Served() for rule in rules()}
    for kind, name, ids in _declared():
        for one in ids:
            getattr(found[one], kind).add(name)
    for path, text in _files():
        parts = path.relative_to(SOURCES).parts
        for one in set(_ID.findall(text)) & set(found):
            if path.suffix == ".html":
                found[one].pages.add(parts[0])
            elif parts[:3] == _TAUGHT:
                found[one].training.add(path.stem)
            elif path.name == "lifecycle.py":
                found[one].graphs.add(" ".join(parts[:-1]))
            else:
                found[one].code.add(parts[0])
    return found


def _declared() -> Iterator[tuple[str, str, list[str]]]:
    """Kind of citing, its name, and the ids; what else is cited (a law) is left out."""
    from tankar.decisions.terms import all_terms
    from tankar.journal import all_kinds
    from tankar.texts import load

    for entry in all_kinds():
        yield "entries", entry.name, list(entry.rules)
    for term in all_terms():
        yield "terms", term.name, [one for one in term.cites if _ID.fullmatch(one)]
    for check in load("karleby").rules:
        yield "checks", check.id, list(check.cites)


def _files() -> Iterator[tuple[Path, str]]:
    """Our own sources without tests and without what fills the demo.

    What is declared is read by its own names, packs of texts and entries too.
    """
    for path in sorted(SOURCES.rglob("*")):
        parts = path.relative_to(SOURCES).parts
        ours = path.suffix in {".py", ".html", ".toml"} and not _NO_CODE.intersection(parts)
        ours = ours and not path.name.startswith("demo")
        said_elsewhere = path.name in {"entries.py", "matters.py", "conftest.py"} or parts[0] == "texts"
        if ours and not said_elsewhere and parts[:2] != ("guideline", "content"):
            yield path, _said(path)


def _said(path: Path) -> str:
    """What the file says when it runs: a docstring or a comment that names a rule does nothing for anybody."""
    text = path.read_text("utf-8")
    if path.suffix == ".toml":
        return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    if path.suffix != ".py":
        return text
    tree = ast.parse(text)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    words = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in told]
    return "\n".join(node.value for node in words if isinstance(node.value, str))


def page(renewed: str) -> str:
    """The page of all rules. `renewed` says how it is made."""
    serving, to_come = cited(), listed()
    lines = [
        "# The rules, and how the product serves each",
        "",
        f"All 114 entries of the guideline. {renewed}",
        "The Swedish is the city's own; the English was made for this application. *Shall* is what was asked of the",
        "product for it. *Where* names what cites it: entries of the journal, terms, checks of texts, state graphs,",
        "contexts whose code does, modules to learn by, and pages that show its chip. The last two tell, and nothing",
        "happens by them. Much is text alone, and stays so on purpose.",
        "",
        *_sum(serving, to_come),
    ]
    section = ""
    for rule in rules():
        if rule["section"] != section:
            section = rule["section"]
            lines += ["", f"## {section}"]
        lines += ["", *_of(rule, serving[rule["id"]], to_come.get(rule["id"]))]
    return "\n".join(lines).rstrip() + "\n"


def _sum(serving: Serving, to_come: Mapping[str, Any]) -> list[str]:
    every = rules()
    functions = [one for one in every if needs_a_function(one)]
    counts = [
        ("text alone, on purpose", sum(one["mode"] == "INF" for one in every)),
        ("deliberately nothing besides the text", sum("NONE" in one["mode"].split() for one in every)),
        ("need a function, and have one", sum(serving[one["id"]].by_a_function(one) for one in functions)),
        ("need a function that is [still to come](rules-to-come.toml)", len(to_come)),
    ]
    return ["| rules | number |", "|---|---|", *(f"| {words} | {number} |" for words, number in counts)]


def _of(rule: Mapping[str, Any], served: Served, to_come: Mapping[str, Any] | None) -> list[str]:
    modes = ", ".join(_MODES[one] for one in rule["mode"].split())
    lines = [f"### {rule['id']}", "", f"> {rule['sv']}", "", f"{rule['en']}", ""]
    lines.append(f"* Shall ({modes}): {rule['system']}")
    if rule["limit"] != _NOTHING:
        lines.append(f"* Limit: {rule['limit']}")
    lines.append(f"* Where: {_where(served)}")
    if to_come is not None:
        lines.append(f"* **Still to come** (known since {to_come['since']}): {to_come['what']}")
    return lines


def _where(served: Served) -> str:
    parts = [
        ("journal", [f"`{one}`" for one in sorted(served.entries)]),
        ("terms", [f"`{one}`" for one in sorted(served.terms)]),
        ("checks", [f"`{one}`" for one in sorted(served.checks)]),
        ("graphs", sorted(served.graphs)),
        ("code", sorted(served.code)),
        ("training", sorted(served.training)),
        ("pages", sorted(served.pages)),
    ]
    said = [f"{kind}: {', '.join(names)}" for kind, names in parts if names]
    return "; ".join(said) or "the guideline's own page"
