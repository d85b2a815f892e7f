"""A file of channels, looked through before anything of it is kept: every faulty row is named with what is wrong.

The columns are those the register is taken along with, in Swedish, Finnish or English; their order does not matter,
and others are left alone. Needed: name in Swedish, name in Finnish, network, owner unit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import translation
from django.utils.translation import gettext as _

from tankar.channels.actions.change_languages import Languages
from tankar.channels.actions.register_channel import NewChannel
from tankar.channels.exchange.taking_along import heading
from tankar.channels.filing import key_of
from tankar.channels.models import Channel, Kind, LanguagePolicy, WayOut
from tankar.interface.spreadsheets import Line, NotATable, Oddity, as_csv, read_table
from tankar.networks.addresses import canonical
from tankar.organisation.models import Unit

__all__ = ["MOST_ROWS", "Fault", "Looked", "look_through"]

MOST_ROWS = 2000
_LANGUAGES = ("sv", "fi", "en")
_ROW = "#"
"""The heading above the numbers that rows carry along when they are looked through again."""
# the places of these columns in the heading
_COLUMNS = {
    "name_sv": 0,
    "name_fi": 1,
    "name_en": 2,
    "network": 3,
    "handle": 4,
    "url": 5,
    "unit": 7,
    "common": 8,
    "policy": 9,
    "reason": 10,
}
_NEEDED = ("name_sv", "name_fi", "network", "unit")
_MOST = {
    "name_sv": 120,
    "name_fi": 120,
    "name_en": 120,
    "network": 60,
    "handle": 200,
    "url": 200,
    "reason": 300,
}
_is_address = URLValidator(schemes=["https"])


@dataclass(frozen=True)
class Fault:
    """`line`: as a spreadsheet counts them, the heading is 1; 0 for the file as a whole."""

    line: int
    words: str


@dataclass(frozen=True)
class Looked:
    """`rows`: (line, channel) of what is right. `text`: the same rows, to be looked through again when they are kept.

    `sheet`: which sheet of a workbook was read, when it has several.
    """

    rows: Sequence[tuple[int, NewChannel]]
    faults: Sequence[Fault]
    text: str = ""
    sheet: str = ""


@dataclass(frozen=True)
class _Known:
    """What the rows are compared with, read once."""

    units: Mapping[str, Unit]
    addresses: Mapping[str, str]
    names: Mapping[tuple[str, str], str]
    policies: Mapping[str, str]
    yes: frozenset[str]


def look_through(content: bytes | str) -> Looked:
    """Never raises: what is wrong is in `faults`, in words. Four statements, however many rows."""
    try:
        table = read_table(content, MOST_ROWS + 1)
    except NotATable as error:
        return Looked([], [Fault(0, str(error.words))])
    if not table.lines:
        return Looked([], [_not_found(_NEEDED)])
    first, *filled = table.lines
    places, twice = _places(first.cells)
    if missing := [one for one in _NEEDED if one not in places]:
        return Looked([], [_not_found(missing)])
    if twice:
        named = ", ".join(f"“{heading()[_COLUMNS[one]]}”" for one in twice)
        words = _("The first row names a column more than once: %(columns)s. Keep one of each.")
        return Looked([], [Fault(first.number, words % {"columns": named})])
    if not filled:
        return Looked([], [Fault(0, _("The file has no rows below its heading."))])
    if table.more:
        return Looked([], [Fault(0, _("The file has more than 2,000 rows. Divide it into several."))])
    return _looked(filled, places, table.sheet)


def _not_found(missing: Sequence[str]) -> Fault:
    words = _("The first row must name the columns. Not found: %(missing)s.")
    return Fault(1, words % {"missing": ", ".join(heading()[_COLUMNS[one]] for one in missing)})


def _looked(filled: Sequence[Line], places: Mapping[str, int], sheet: str) -> Looked:
    known, rows, faults = _known(), [], []
    seen: dict[object, int] = {}
    right: list[Sequence[str | int]] = [_carried_heading()]
    for line in filled:
        said = {name: line.cells[place] if place < len(line.cells) else "" for name, place in places.items()}
        number = _number(line, said)
        wrong = _odd(line, places) or _wrong(said, known)
        wrong += _seen_before(said, number, seen)
        faults += [Fault(number, words) for words in wrong]
        if not wrong:
            rows.append((number, _new(said, known)))
            right.append([number, *(said.get(one, "") for one in _COLUMNS)])
    return Looked(rows, faults, as_csv(right).decode("utf-8-sig") if rows else "", sheet)


def _carried_heading() -> list[str]:
    told = heading()
    return [_ROW, *(told[place] for place in _COLUMNS.values())]


def _number(line: Line, said: Mapping[str, str]) -> int:
    """Its number in the file that was chosen: what is looked through again carries it along."""
    carried = said.get("row", "")
    return int(carried) if carried.isdecimal() and len(carried) < 8 else line.number


def _odd(line: Line, places: Mapping[str, int]) -> list[str]:
    """Cells that mean something else than what they show. Of other columns nothing is asked."""
    sentences = {
        Oddity.FORMULA: _("“%(column)s” holds a formula. Paste it as a value instead."),
        Oddity.DATE: _("“%(column)s” holds a date or a time. Make the cell a text instead."),
        Oddity.MERGED: _("“%(column)s” lies in merged cells. Divide them, and fill in each row."),
        Oddity.TOO_LONG: _("“%(column)s” is far too long."),
    }
    return [
        sentences[line.odd[place]] % {"column": heading()[_COLUMNS[name]]}
        for name, place in places.items()
        if name in _COLUMNS and place in line.odd
    ]


def _seen_before(said: Mapping[str, str], number: int, seen: dict[object, int]) -> list[str]:
    """The same account twice in one file, by its address; without one, by its name and network."""
    key = _key(said.get("url", ""))
    if key:
        standing = seen.setdefault(key, number)
        sentence = _("The same address stands in row %(row)s.")
    else:
        standing = seen.setdefault(_name_key(said["name_sv"], said["network"]), number)
        sentence = _("The same channel stands in row %(row)s.")
    return [sentence % {"row": standing}] if standing != number else []


def _name_key(name: str, network: str) -> tuple[str, str]:
    return name.casefold(), network.casefold()


def _places(first: Sequence[str]) -> tuple[dict[str, int], list[str]]:
    """Column → its place, and the columns that stand there twice, be it in two languages."""
    names = [one.strip().casefold() for one in first]
    found: dict[str, set[int]] = {"row": {place for place, name in enumerate(names) if name == _ROW}}
    for language in _LANGUAGES:
        with translation.override(language):
            told = [one.casefold() for one in heading()]
        for column, place in _COLUMNS.items():
            found.setdefault(column, set()).update(at for at, name in enumerate(names) if name == told[place])
    places = {column: min(at) for column, at in found.items() if at}
    return places, [column for column, at in found.items() if len(at) > 1 and column != "row"]


def _known() -> _Known:
    units: dict[str, Unit] = {}
    for unit in Unit.objects.all():
        for language in _LANGUAGES:
            if name := getattr(unit, f"name_{language}", ""):
                units.setdefault(name.casefold(), unit)
    taken, names = {}, {}
    standing: Any = Channel.objects.values_list("address_key", "name_sv", "platform", "url")
    for key, name, platform, url in standing:
        if key or url:
            taken[key or url.casefold()] = name
        else:
            names[_name_key(name, platform)] = name
    policies: dict[str, str] = {one.value: one.value for one in LanguagePolicy}
    yes = set()
    for language in _LANGUAGES:
        with translation.override(language):
            policies |= {str(one.label).casefold(): one.value for one in LanguagePolicy}
            yes.add(_("Yes").casefold())
    return _Known(units, taken, names, policies, frozenset(yes))


def _wrong(said: Mapping[str, str], known: _Known) -> list[str]:
    wrong = [
        _("“%(column)s” is empty.") % {"column": heading()[_COLUMNS[one]]} for one in _NEEDED if not said[one]
    ]
    wrong += [
        _("“%(column)s” is longer than %(most)s characters.")
        % {"column": heading()[_COLUMNS[one]], "most": most}
        for one, most in _MOST.items()
        if len(said.get(one, "")) > most
    ]
    if said["unit"] and said["unit"].casefold() not in known.units:
        wrong.append(_("“%(said)s” is none of the city's units.") % {"said": said["unit"][:60]})
    return [*wrong, *_wrong_languages(said, known), *_standing(said, known)]


def _wrong_languages(said: Mapping[str, str], known: _Known) -> list[str]:
    policy = said.get("policy", "").casefold()
    if policy and policy not in known.policies:
        return [_("“%(said)s” is no choice of languages.") % {"said": policy[:60]}]
    if known.policies.get(policy, LanguagePolicy.BOTH) != LanguagePolicy.BOTH and not said.get("reason"):
        return [_("A channel in one language needs a reason.")]
    return []


def _standing(said: Mapping[str, str], known: _Known) -> list[str]:
    """An address that is none, or what the register has already."""
    url = said.get("url", "")
    if not url:
        standing = known.names.get(_name_key(said["name_sv"], said["network"]))
    else:
        try:
            _is_address(url)
        except ValidationError:
            return [_("“%(said)s” is no address that begins with https://.") % {"said": url[:60]}]
        standing = known.addresses.get(_key(url))
    return [_("The register has it already: %(name)s.") % {"name": standing}] if standing else []


def _key(url: str) -> str:
    address = canonical(url) if url else None
    return key_of(address) if address is not None and address.names_an_account else url.casefold()


def _new(said: Mapping[str, str], known: _Known) -> NewChannel:
    policy = known.policies.get(said.get("policy", "").casefold(), LanguagePolicy.BOTH)
    alone = policy != LanguagePolicy.BOTH
    languages = (
        Languages(policy, said.get("reason", ""), WayOut.ONE_LANGUAGE, policy) if alone else Languages()
    )
    return NewChannel(
        kind=Kind.BY_HAND,
        name_sv=said["name_sv"],
        name_fi=said["name_fi"],
        name_en=said.get("name_en", ""),
        owner_unit=known.units[said["unit"].casefold()],
        platform=said["network"],
        handle=said.get("handle", ""),
        url=said.get("url", ""),
        is_common=said.get("common", "").casefold() in known.yes,
        languages=languages,
    )
