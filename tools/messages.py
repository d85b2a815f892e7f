#!/usr/bin/env python3
"""Keep every context's catalogues in step with its sources, without gettext on the machine.

    python tools/messages.py            put new texts into the .po files, take unused ones out
    python tools/messages.py --check    say what is missing, empty, fuzzy or unused; exit 1 if anything is
    python tools/messages.py --compile  make the .mo files (the install step)

Sources: calls of gettext and its family in Python (`_` too), `{% translate %}` and `{% blocktranslate %}` in
templates. One catalogue per context and language: `src/tankar/<context>/locale/<sv|fi>/LC_MESSAGES/django.po`.
English is the source language and has none.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent / "src" / "tankar"
LANGUAGES = ("sv", "fi")
SINGULAR = {"gettext", "gettext_lazy", "gettext_noop", "_", "N_"}
PLURAL = {"ngettext", "ngettext_lazy"}
CONTEXTUAL = {"pgettext", "pgettext_lazy"}
TRANSLATE = re.compile(
    r"""\{%\s*(?:translate|trans)\s+("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')(?:\s+context\s+("[^"]*"|'[^']*'))?"""
)
# _("…") as a filter argument or tag argument inside a template
ARGUMENT = re.compile(r"""(?<![\w.])_\(("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\)""")
BLOCK = re.compile(r"\{%\s*blocktrans(?:late)?\b(.*?)%\}(.*?)\{%\s*endblocktrans(?:late)?\s*%\}", re.S)
PLURAL_MARK = re.compile(r"\{%\s*plural\s*%\}")
VARIABLE = re.compile(r"\{\{\s*(\w+)\s*\}\}")
BLOCK_CONTEXT = re.compile(r"""context\s+("[^"]*"|'[^']*')""")


@dataclass(frozen=True, order=True)
class Message:
    """One text to translate, and where it stands."""

    context: str
    singular: str
    plural: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.singular


def in_python(source: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        texts = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
        if name in SINGULAR and texts:
            yield Message("", texts[0])
        elif name in PLURAL and len(texts) >= 2:
            yield Message("", texts[0], texts[1])
        elif name in CONTEXTUAL and len(texts) >= 2:
            yield Message(texts[0], texts[1])


def in_template(source: str) -> Iterator[Message]:
    source = re.sub(r"\{%\s*comment.*?endcomment\s*%\}|\{#.*?#\}", "", source, flags=re.S)
    for found in TRANSLATE.finditer(source):
        yield Message(_bare(found[2]), _bare(found[1]))
    for found in ARGUMENT.finditer(source):
        yield Message("", _bare(found[1]))
    for found in BLOCK.finditer(source):
        context = BLOCK_CONTEXT.search(found[1])
        parts = [_block(part, "trimmed" in found[1]) for part in PLURAL_MARK.split(found[2])]
        yield Message(_bare(context[1]) if context else "", parts[0], parts[1] if len(parts) > 1 else "")


def _bare(quoted: str | None) -> str:
    return str(ast.literal_eval(quoted)) if quoted else ""


def _block(text: str, trimmed: bool) -> str:
    if trimmed:
        text = " ".join(line.strip() for line in text.strip().splitlines())
    return VARIABLE.sub(r"%(\1)s", text.replace("%", "%%"))


def messages_of(context: Path) -> dict[tuple[str, str], Message]:
    found: dict[tuple[str, str], Message] = {}
    sources = [(path, in_python) for path in context.rglob("*.py") if "/tests/" not in path.as_posix()]
    sources += [
        (path, in_template) for ending in ("html", "txt", "xml") for path in context.rglob(f"*.{ending}")
    ]
    for path, read in sources:
        if "migrations" in path.parts or "vendor" in path.parts:
            continue
        for message in read(path.read_text("utf-8")):
            known = found.get(message.key)
            if known is None or (message.plural and not known.plural):
                found[message.key] = message
    return found


def catalogue_path(context: Path, language: str) -> Path:
    return context / "locale" / language / "LC_MESSAGES" / "django.po"


def open_catalogue(path: Path, language: str) -> polib.POFile:
    if path.exists():
        return polib.pofile(str(path), wrapwidth=110)
    catalogue = polib.POFile(wrapwidth=110)
    catalogue.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    return catalogue


def synchronise(context: Path, language: str) -> int:
    """Bring one catalogue in step; returns how many texts wait for a translation."""
    wanted = messages_of(context)
    path = catalogue_path(context, language)
    if not wanted and not path.exists():
        return 0
    catalogue = open_catalogue(path, language)
    known = {(entry.msgctxt or "", entry.msgid): entry for entry in catalogue}
    for key, entry in known.items():
        if key not in wanted:
            catalogue.remove(entry)
    for key in sorted(wanted):
        message = wanted[key]
        if key in known:
            continue
        fresh = polib.POEntry(msgid=message.singular, msgctxt=message.context or None)
        if message.plural:
            fresh.msgid_plural, fresh.msgstr_plural = message.plural, {0: "", 1: ""}
        catalogue.append(fresh)
    catalogue.sort(key=lambda entry: (entry.msgid, entry.msgctxt or ""))
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))
    return sum(1 for entry in catalogue if not is_translated(entry))


def is_translated(entry: polib.POEntry) -> bool:
    if entry.fuzzy:
        return False
    return all(entry.msgstr_plural.values()) if entry.msgid_plural else bool(entry.msgstr)


def complaints(context: Path, language: str) -> Iterator[str]:
    wanted = messages_of(context)
    catalogue = open_catalogue(catalogue_path(context, language), language)
    known = {(entry.msgctxt or "", entry.msgid): entry for entry in catalogue}
    where = f"{context.name}/{language}"
    for key in sorted(wanted):
        entry = known.get(key)
        if entry is None:
            yield f"{where}: missing: {key[1]!r}"
        elif not is_translated(entry):
            yield f"{where}: not translated: {key[1]!r}"
        else:
            yield from _lost_parameters(where, entry)
    yield from (f"{where}: no longer used: {key[1]!r}" for key in sorted(set(known) - set(wanted)))


def _lost_parameters(where: str, entry: polib.POEntry) -> Iterator[str]:
    wanted = set(re.findall(r"%\(\w+\)s|\{\w*\}", entry.msgid))
    texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    wanted |= set(re.findall(r"%\(\w+\)s|\{\w*\}", entry.msgid_plural or ""))
    for text in texts:
        extra = set(re.findall(r"%\(\w+\)s|\{\w*\}", text)) - wanted
        if extra:
            yield f"{where}: unknown parameter {sorted(extra)} in {text!r}"
    if not entry.msgid_plural and set(re.findall(r"%\(\w+\)s|\{\w*\}", entry.msgstr)) != wanted:
        yield f"{where}: parameters differ in {entry.msgstr!r}"


def contexts() -> list[Path]:
    return sorted(path for path in ROOT.iterdir() if (path / "apps.py").exists())


def compile_all() -> None:
    for path in ROOT.rglob("django.po"):
        target = path.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < path.stat().st_mtime:
            polib.pofile(str(path)).save_as_mofile(str(target))


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--compile", action="store_true")
    chosen = parser.parse_args()
    if chosen.compile:
        compile_all()
        return 0
    if chosen.check:
        found = [
            line for context in contexts() for language in LANGUAGES for line in complaints(context, language)
        ]
        print("\n".join(found) or "Every text is there in Swedish and Finnish.")
        return 1 if found else 0
    for context in contexts():
        waiting = {language: synchronise(context, language) for language in LANGUAGES}
        if any(waiting.values()):
            print(f"{context.name}: to translate: " + ", ".join(f"{n} {lang}" for lang, n in waiting.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
