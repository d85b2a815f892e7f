"""Twisted rules: a pack is refused with a sentence, or loaded and then judges; it never breaks the engine.

Each is a small pack of its own: one rule, the lists it names, the base pack's patterns; so that it is read in a moment.
"""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from bench.texts.fuzzing.faults import Faults
from tankar.texts.draft import text_draft
from tankar.texts.engine import check
from tankar.texts.loading.pack import BUNDLED, LOADER, Pack, WrongPack, load, load_over
from tankar.texts.rule import SPEAKING
from tankar.texts.testing.hostile import Hostile, block
from tankar.texts.testing.promises import Broken, in_time, sorted_

__all__ = ["Packs"]

BASE = BUNDLED / "base"
LISTED = re.compile(r"@([a-z_]+)")
ODD: tuple[Any, ...] = (
    *(
        None,
        True,
        False,
        0,
        -1,
        3,
        10**30,
        1.5,
        float("nan"),
        "",
        " ",
        "*",
        "**",
        "@",
        "@nothing",
        "a" * 5_000,
        "\x00",
        "(",
        "[",
        "\\b",
    ),
    *(
        "(a)(b)",
        "(?:a{1,1000}){1,1000}",
        ".*",
        "a*",
        "",
        "(?i)a",
        "<<nothing>>",
        "{found}",
        "{",
        "{0}",
        "{found.x}",
        "{found:9999999}",
    ),
    *(
        "{found!r}",
        "{count}",
        "block",
        "draft",
        "text",
        "sv",
        "remove",
        "first_emoji",
        "NaN",
        [],
        [[]],
        [None],
        [""],
        ["*"],
        ["' '"],
        [1],
        {},
    ),
    *(
        {"sv": 1},
        {"sv": []},
        {"a": {"b": 1}},
        ["a b", "c* *d", "* *", "- -"],
        ["@nothing"],
        {"text": 1},
        {"text": "\x00"},
        {1: 2},
        {None: None},
    ),
)
LINES = (
    *(
        "a: 2026-13-45",
        "? [a]\n: b",
        "a: &b [*b]",
        "<<: {a: b}",
        "<<: 1",
        "a: !!int x",
        "a: !!python/object:os.system x",
        "a: !!binary ü",
    ),
    *(
        "a: !!timestamp x",
        "a: !!float x",
        "- a",
        "{",
        "a: [" + "[" * 3_000,
        "%YAML 9",
        "---",
        "\t",
        "a: 1:2:3",
        "1: 1",
        "null: x",
        "a: !!set {b}",
    ),
    *(
        "level: critical",
        "for: [triage, draft]",
        "languages: [sv]",
        "type: pii.x",
        "repair: remove",
        "a: 9" + "9" * 5_000,
        "x: \ufffe",
        "=: 1",
    ),
)


class Packs:
    """Every step is one pack, or one overlay over one."""

    def __init__(self, chance: random.Random, faults: Faults, texts: list[str], folder: Path) -> None:
        self.count = 0
        self._chance, self._faults, self._folder = chance, faults, folder / "packs"
        self._hostile = Hostile(chance, texts)
        self._rules = sorted((BASE / "rules").rglob("*.yml"))
        about = _read((BASE / "pack.yml").read_text("utf-8"))
        self._about = {"id": "fuzz", "version": "1", "licence": "EUPL-1.2", "names": about.get("names", {})}

    def step(self) -> None:
        chance = self._chance
        self.count += 1
        file = chance.choice(self._rules)
        said = file.read_text("utf-8")
        about = yaml.safe_dump(self._about, allow_unicode=True)
        which = chance.choice(("rule", "rule", "rule", "words", "pack", "overlay"))
        if which == "rule":
            twisted = self._twisted(said)
            act: Callable[[str], None] = partial(self._try, file, about=about)
        elif which == "pack":
            twisted, act = self._twisted(about), partial(self._try_about, file, said)
        elif which == "words":
            twisted, act = self._twisted(self._list(said)), partial(self._try_list, file, said, about)
        else:
            twisted, act = (
                json.dumps(self._overlay(said, file)),
                partial(self._try_overlay, file, said, about),
            )
        self._faults.attempt(f"{which} {file.relative_to(BASE)}", twisted, act)

    def _try(self, file: Path, said: str, about: str, words: str | None = None) -> None:
        folder = self._written(file, said, about, words)
        pack = self._loaded(lambda: load.__wrapped__(str(folder)))
        if pack is not None:
            self._judge(pack)

    def _try_about(self, file: Path, said: str, about: str) -> None:
        self._try(file, said, about)

    def _try_list(self, file: Path, said: str, about: str, words: str) -> None:
        self._try(file, said, about, words)

    def _try_overlay(self, file: Path, said: str, about: str, overlay: str) -> None:
        folder = self._written(file, said, about, None)
        try:
            laid = json.loads(overlay)
        except ValueError:
            return
        if isinstance(laid, dict):
            pack = self._loaded(lambda: load_over(str(folder), laid))
            if pack is not None:
                self._judge(pack)

    def _loaded(self, loading: Callable[[], Pack]) -> Pack | None:
        try:
            return loading()
        except WrongPack as error:
            if not error.sentence.strip() or len(str(error)) > 20_000:
                raise Broken("refusal", f"{error.field!a}: {error.sentence[:200]!a}") from None
            return None

    def _judge(self, pack: Pack) -> None:
        examples = [
            str(one)
            for rule in pack.rules
            for language in rule.languages
            for one in rule.examples[language]["hit"]
        ]
        for text in [*examples[:2], self._hostile.text()]:
            in_time(lambda said: check(text_draft({"sv": said, "fi": said}), pack, "fi"), text, 4.0)
            sorted_(text, pack, "en")

    def _written(self, file: Path, said: str, about: str, words: str | None) -> Path:
        """A fresh folder each time: packs are remembered by their place."""
        shutil.rmtree(self._folder, ignore_errors=True)
        folder = self._folder / str(self.count)
        rule = folder / file.relative_to(BASE)
        rule.parent.mkdir(parents=True)
        rule.write_text(said, "utf-8", errors="replace")
        (folder / "pack.yml").write_text(about, "utf-8", errors="replace")
        for name in set(LISTED.findall(said)):
            for inside in ("words", "beside"):
                if (BASE / inside / f"{name}.yml").is_file():
                    (folder / inside).mkdir(exist_ok=True)
                    shutil.copy(BASE / inside / f"{name}.yml", folder / inside)
        if words is not None:
            (folder / "words").mkdir(exist_ok=True)
            (folder / "words" / f"{next(iter(sorted(set(LISTED.findall(said)))), 'twisted')}.yml").write_text(
                words, "utf-8", errors="replace"
            )
        if "names" in said:
            (folder / "names").symlink_to(BASE / "names")
        return folder

    def _list(self, said: str) -> str:
        """The first words of the list that a rule names first."""
        name = next(iter(sorted(set(LISTED.findall(said)))), "")
        file = BASE / "words" / f"{name}.yml"
        if not file.is_file():
            return "sv: [snö]\nfi: [lumi]\n"
        data = _read(file.read_text("utf-8"))
        return yaml.safe_dump({language: words[:30] for language, words in data.items()}, allow_unicode=True)

    def _twisted(self, said: str) -> str:
        chance = self._chance
        if chance.random() < 0.5:
            data = _read(said)
            for _ in range(chance.choice((1, 1, 2, 4))):
                data = self._changed(data)
            return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
        lines = said.split("\n")
        for _ in range(chance.choice((1, 1, 2, 4))):
            at = chance.randrange(len(lines))
            lines[at : at + chance.choice((0, 0, 1))] = [
                chance.choice((chance.choice(LINES), block(chance), chance.choice(lines)))
            ]
        return "\n".join(lines)

    def _changed(self, data: Any, depth: int = 0) -> Any:
        """One value in it taken away, put in or made something else."""
        chance = self._chance
        if depth and (chance.random() < 0.25 or not data or not isinstance(data, dict | list)):
            return chance.choice((chance.choice(ODD), self._grown(data)))
        if isinstance(data, dict):
            key = chance.choice(list(data) or [""])
            if chance.random() < 0.15:
                return {one: value for one, value in data.items() if one != key}
            if chance.random() < 0.1:
                return {
                    **data,
                    chance.choice(("unknown", f"{key}+", f"{key}-", 1, None, "", *data)): chance.choice(ODD),
                }
            return {**data, key: self._changed(data.get(key), depth + 1)}
        at = chance.randrange(len(data)) if data else 0
        return [*data[:at], self._changed(data[at] if data else None, depth + 1), *data[at + 1 :]]

    def _grown(self, value: Any) -> Any:
        if isinstance(value, str):
            return _with_more(self._chance, value)
        return [value, value] if not isinstance(value, int) else value * -3

    def _overlay(self, said: str, file: Path) -> Any:
        """Something like what a city says, twisted."""
        chance = self._chance
        data = _read(said)
        rule_id = ".".join(file.relative_to(BASE / "rules").with_suffix("").parts)
        lists = [one for one, value in data.items() if isinstance(value, list)] or ["words"]
        names = sorted(set(LISTED.findall(said))) or ["snow"]
        laid: Any = {
            "words": {
                chance.choice(names): {
                    f"{chance.choice((*SPEAKING, 'any'))}{chance.choice('+-')}": [
                        "plog*",
                        self._hostile.text()[:20],
                    ]
                }
            },
            "rules": {
                rule_id: {
                    f"{chance.choice(lists)}{chance.choice('+-')}": ["a", self._hostile.text()[:20]],
                    "level": "advice",
                }
            },
            "disabled": [rule_id] if chance.random() < 0.1 else [],
        }
        for name in ("words", "rules"):
            if chance.random() < 0.4:
                laid.pop(name)
        return self._changed(laid) if chance.random() < 0.6 else laid


def _with_more(chance: random.Random, value: str) -> str:
    at = chance.randint(0, len(value))
    return value[:at] + chance.choice((block(chance), value, value[::-1], "*", "(", "|", "\\")) + value[at:]


def _read(said: str) -> Any:
    return yaml.load(said, Loader=LOADER)  # noqa: S506 - the safe one, in C
