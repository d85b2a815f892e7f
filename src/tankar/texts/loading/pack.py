"""Packs of rules: a folder with a pack.yml and one small YAML file for each rule.

    pack.yml        id, version, licence, extends (id of the pack below), disabled (ids), names (patterns)
    rules/a/b.yml   the rule a.b; in a pack that extends another, only what differs
    names/a.txt     names of people, parted by spaces; in a pack above, more of them, and -name for one taken away
    words/a.yml     the list @a: language or "any" → words; in a pack above, `sv+` and `sv-`
    beside/a.yml    the same, for words that are looked for only beside something found

What a city says on pages is laid over a pack as data, by `load_over` (city.py).
A wrong file is refused with a sentence that names the file and the field. Nothing is half loaded.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml

from tankar.texts import kinds
from tankar.texts.loading.city import changed_lists, changed_rules
from tankar.texts.loading.overlay import laid_over
from tankar.texts.loading.reading import rule_from
from tankar.texts.patterns import Subject
from tankar.texts.rule import SPEAKING, Judge, Purpose, Rule, WrongRule

__all__ = ["BUNDLED", "Pack", "WrongPack", "load", "load_over"]

BUNDLED = Path(__file__).resolve().parent.parent / "packs"
# the same in C where it is there: eight times as fast
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
CITY = Path("city")
"""Stands for the file in what `WrongPack` says of an overlay."""
FIELDS = {"id", "version", "licence", "extends", "disabled", "names"}


class WrongPack(Exception):
    """A pack cannot be used. `str()` names the file, the field and what to change."""

    def __init__(self, file: Path, field: str, sentence: str) -> None:
        super().__init__(f"{file}, {field}: {sentence}")
        self.file = file
        self.field = field
        self.sentence = sentence


@dataclass(frozen=True)
class Pack:
    """Rules made ready. `layers`: "id version" of this pack and of those below it."""

    id: str
    layers: tuple[str, ...]
    rules: tuple[Rule, ...]
    judges: tuple[tuple[Rule, Judge], ...]
    names: kinds.Names = field(default_factory=kinds.Names)

    @cached_property
    def _asked(self) -> Mapping[Purpose, _Asked]:
        return {one: _Asked.among(self.judges, one) for one in Purpose}

    def judges_for(self, purpose: Purpose, subjects: Iterable[Subject]) -> Iterator[tuple[Rule, Judge]]:
        """Those that may find something, in the pack's order: a rule whose words do not stand there is not asked."""
        asked = self._asked[purpose]
        there = {number for one in subjects for number in one.marks(self.names.vocabulary)}
        places = {place for number in there & asked.by_list.keys() for place in asked.by_list[number]}
        for place in sorted(places | asked.always):
            yield self.judges[place]

    def rule(self, rule_id: str) -> Rule | None:
        return next((one for one in self.rules if one.id == rule_id), None)


@dataclass(frozen=True)
class _Asked:
    """Places in the pack's order: of rules that are always asked, and of those that a word of a list calls up."""

    always: frozenset[int]
    by_list: Mapping[int, tuple[int, ...]]

    @classmethod
    def among(cls, judges: Sequence[tuple[Rule, Judge]], purpose: Purpose) -> _Asked:
        always: set[int] = set()
        by_list: dict[int, list[int]] = {}
        for place, (rule, judge) in enumerate(judges):
            if purpose not in rule.purposes:
                continue
            needs: frozenset[int] | None = getattr(judge, "needs", None)
            if needs is None:
                always.add(place)
            for number in needs or ():
                by_list.setdefault(number, []).append(place)
        return cls(frozenset(always), {number: tuple(places) for number, places in by_list.items()})


@dataclass(frozen=True)
class _Layer:
    """One folder, with those below it already laid under."""

    about: Mapping[str, Any]
    names: Mapping[str, str]
    layers: tuple[str, ...]
    rules: Mapping[str, tuple[Path, dict[str, Any]]]
    lists: Mapping[str, Mapping[str, list[str]]]
    beside: Mapping[str, Mapping[str, list[str]]]
    tables: Mapping[str, frozenset[str]]


@lru_cache(maxsize=8)
def load(which: str = "base") -> Pack:
    """A bundled pack by its id, or a folder by its path. Raises `WrongPack`. Read once a process."""
    return _made(_layer(_folder(which), ()))


def load_over(which: str, overlay: Mapping[str, Any]) -> Pack:
    """The pack with a city's overlay over it. Raises `WrongPack`. Remembered by what the overlay says."""
    if not any(overlay.values()):
        return load(which)
    return _over(which, json.dumps(overlay, sort_keys=True, ensure_ascii=False))


@lru_cache(maxsize=8)
def _over(which: str, said: str) -> Pack:
    layer, overlay = _read_once(which), json.loads(said)
    below = {rule_id: data for rule_id, (_file, data) in layer.rules.items()}
    try:
        lists, changed = changed_lists(layer.lists, below, overlay), changed_rules(below, overlay)
    except WrongRule as error:
        raise WrongPack(CITY, error.field, error.sentence) from None
    rules = {one: (CITY / one, changed[one]) if one in changed else kept for one, kept in layer.rules.items()}
    rules = {one: kept for one, kept in rules.items() if kept[1]}
    mark = f"city {hashlib.sha256(said.encode('utf-8', 'replace')).hexdigest()[:8]}"
    try:
        return _made(replace(layer, layers=(mark, *layer.layers), rules=rules, lists=lists))
    except WrongPack as error:  # a rule that can no longer be used with what the city says
        raise WrongPack(CITY, f"{error.file.stem}.{error.field}", error.sentence) from None


@lru_cache(maxsize=4)
def _read_once(which: str) -> _Layer:
    return _layer(_folder(which), ())


def _folder(which: str) -> Path:
    return BUNDLED / which if (BUNDLED / which).is_dir() else Path(which)


def _made(layer: _Layer) -> Pack:
    names = kinds.Names(layer.names, layer.lists, beside=layer.beside, tables=layer.tables)
    for name in layer.lists:
        names.numbers(name)
    rules, judges = [], []
    for rule_id, (file, data) in sorted(layer.rules.items(), key=_in_order):
        try:
            rule = rule_from(rule_id, data)
            judges.append((rule, kinds.judge_of(rule, names)))
        except WrongRule as error:
            raise WrongPack(file, error.field, error.sentence) from None
        rules.append(rule)
    return Pack(str(layer.about["id"]), layer.layers, tuple(rules), tuple(judges), names)


def _in_order(one: tuple[str, tuple[Path, Mapping[str, Any]]]) -> tuple[bool, str]:
    """By id; what weighs what the others found comes last."""
    rule_id, (_file, data) = one
    return data.get("extends") == "weighed", rule_id


def _layer(folder: Path, above: tuple[Path, ...]) -> _Layer:
    file = folder / "pack.yml"
    if folder in above:
        raise WrongPack(file, "extends", "The packs extend one another in a circle.")
    about = _read(file)
    _looked_over(file, about)
    below = _below(file, str(about.get("extends", "")), (*above, folder))
    rules = dict(below.rules) if below else {}
    for path in sorted(folder.glob("rules/**/*.yml")):
        rule_id = ".".join(path.relative_to(folder / "rules").with_suffix("").parts)
        data = _read(path)
        if data.pop("id", rule_id) != rule_id:
            raise WrongPack(path, "id", f"The file's place says {rule_id}; the two must agree.")
        try:
            rules[rule_id] = (path, laid_over(rules[rule_id][1] if rule_id in rules else {}, data))
        except WrongRule as error:
            raise WrongPack(path, error.field, error.sentence) from None
    for rule_id in about.get("disabled", []):
        if rules.pop(str(rule_id), None) is None:
            raise WrongPack(file, "disabled", f"There is no rule {rule_id} to switch off.")
    names = {**(below.names if below else {}), **about.get("names", {})}
    said = (f"{about['id']} {about['version']}", *(below.layers if below else ()))
    return _Layer(
        about,
        names,
        said,
        rules,
        lists=_lists(folder, "words", below.lists if below else {}),
        beside=_lists(folder, "beside", below.beside if below else {}),
        tables=_tables(folder, below.tables if below else {}),
    )


def _lists(
    folder: Path, inside: str, below: Mapping[str, Mapping[str, list[str]]]
) -> dict[str, Mapping[str, list[str]]]:
    lists = dict(below)
    for path in sorted(folder.glob(f"{inside}/*.yml")):
        try:
            lists[path.stem] = laid_over(lists.get(path.stem, {}), _read(path))
        except WrongRule as error:
            raise WrongPack(path, error.field, error.sentence) from None
        for language, words in lists[path.stem].items():
            if language not in (*SPEAKING, kinds.ANY):
                raise WrongPack(path, language, f"It is none of {', '.join(SPEAKING)}, {kinds.ANY}.")
            if not isinstance(words, list) or not all(isinstance(one, str) for one in words):
                raise WrongPack(path, language, "It must be a list of words; put no and yes in quotes.")
    return lists


def _tables(folder: Path, below: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    tables = dict(below)
    for path in sorted(folder.glob("names/*.txt")):
        try:
            lines = path.read_text("utf-8").lower().splitlines()
        except (OSError, UnicodeDecodeError):
            raise WrongPack(path, "file", "It cannot be read as UTF-8 text.") from None
        said = {word for line in lines if not line.startswith("#") for word in line.split()}
        less = {one[1:] for one in said if one.startswith("-")}
        tables[path.stem] = (tables.get(path.stem, frozenset()) | said) - less - {"-" + one for one in less}
    return tables


def _below(file: Path, extends: str, above: tuple[Path, ...]) -> _Layer | None:
    if not extends:
        return None
    for place in (BUNDLED / extends, file.parent.parent / extends):
        if (place / "pack.yml").is_file():
            return _layer(place.resolve(), above)
    raise WrongPack(file, "extends", f"There is no pack “{extends}”.")


def _looked_over(file: Path, about: Mapping[str, Any]) -> None:
    for name in ("id", "version", "licence"):
        if not about.get(name):
            raise WrongPack(file, name, "It is missing.")
    if unknown := sorted(set(about) - FIELDS):
        raise WrongPack(file, unknown[0], f"A pack has no such field; it has {', '.join(sorted(FIELDS))}.")
    if not isinstance(about.get("disabled", []), list):
        raise WrongPack(file, "disabled", "It must be a list of rule ids.")
    names = about.get("names", {})
    if not isinstance(names, dict) or not all(isinstance(one, str) for one in (*names, *names.values())):
        raise WrongPack(file, "names", "It must say name: pattern.")


def _read(path: Path) -> dict[str, Any]:
    try:
        data = yaml.load(path.read_text("utf-8"), Loader=LOADER)  # noqa: S506
    except OSError:
        raise WrongPack(path, "file", "It cannot be read; is it there?") from None
    # a date or a number that is none is whatever error its maker happened to meet
    except (yaml.YAMLError, ValueError, AttributeError, TypeError, ArithmeticError) as error:
        raise WrongPack(path, "file", f"It is no YAML: {' '.join(str(error).split())}") from None
    except RecursionError:
        raise WrongPack(path, "file", "It is nested too deep.") from None
    if not isinstance(data, dict):
        raise WrongPack(path, "file", "It must say name: value on every line.")
    if wrong := [one for one in data if not isinstance(one, str) or not one.strip()]:
        raise WrongPack(path, "file", f"“{wrong[0]}” is no name; put no, yes and numbers in quotes.")
    return data
