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
from tankar.interface.spreadsheets import NotATable, rows_of
from tankar.networks.addresses import canonical
from tankar.organisation.models import Unit

__all__ = ["MOST_ROWS", "Fault", "Looked", "look_through"]

MOST_ROWS = 2000
_LANGUAGES = ("sv", "fi", "en")
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
    """`rows`: (line, channel) of what is right."""

    rows: Sequence[tuple[int, NewChannel]]
    faults: Sequence[Fault]


@dataclass(frozen=True)
class _Known:
    """What the rows are compared with, read once."""

    units: Mapping[str, Unit]
    addresses: Mapping[str, str]
    policies: Mapping[str, str]
    yes: frozenset[str]


def look_through(content: bytes | str) -> Looked:
    """Never raises: what is wrong is in `faults`, in words. Four statements, however many rows."""
    try:
        lines = rows_of(content, MOST_ROWS + 1)
    except NotATable:
        return Looked(
            [], [Fault(0, _("This is neither CSV nor a workbook. Save it as one of them and try again."))]
        )
    places = _places(lines[0]) if lines else {}
    if missing := [heading()[_COLUMNS[one]] for one in _NEEDED if one not in places]:
        words = _("The first row must name the columns. Not found: %(missing)s.") % {
            "missing": ", ".join(missing)
        }
        return Looked([], [Fault(1, words)])
    filled = [(line, cells) for line, cells in enumerate(lines[1:], 2) if any(cells)]
    if not filled:
        return Looked([], [Fault(0, _("The file has no rows below its heading."))])
    if len(filled) > MOST_ROWS:
        return Looked([], [Fault(0, _("The file has more than 2,000 rows. Divide it into several."))])
    return _looked(filled, places)


def _looked(filled: Sequence[tuple[int, Sequence[str]]], places: Mapping[str, int]) -> Looked:
    known, rows, faults = _known(), [], []
    seen: dict[str, int] = {}
    for line, cells in filled:
        said = {name: cells[place] if place < len(cells) else "" for name, place in places.items()}
        wrong = _wrong(said, known)
        key = _key(said.get("url", ""))
        if key and key in seen:
            wrong.append(_("The same address stands in row %(row)s.") % {"row": seen[key]})
        elif key:
            seen[key] = line
        faults += [Fault(line, words) for words in wrong]
        if not wrong:
            rows.append((line, _new(said, known)))
    return Looked(rows, faults)


def _places(first: Sequence[str]) -> dict[str, int]:
    names = [one.strip().casefold() for one in first]
    found: dict[str, int] = {}
    for language in _LANGUAGES:
        with translation.override(language):
            told = [one.casefold() for one in heading()]
        for column, place in _COLUMNS.items():
            if told[place] in names:
                found.setdefault(column, names.index(told[place]))
    return found


def _known() -> _Known:
    units: dict[str, Unit] = {}
    for unit in Unit.objects.all():
        for language in _LANGUAGES:
            if name := getattr(unit, f"name_{language}", ""):
                units.setdefault(name.casefold(), unit)
    taken: Any = Channel.objects.exclude(address_key="").values_list("address_key", "name_sv")
    policies: dict[str, str] = {one.value: one.value for one in LanguagePolicy}
    yes = set()
    for language in _LANGUAGES:
        with translation.override(language):
            policies |= {str(one.label).casefold(): one.value for one in LanguagePolicy}
            yes.add(_("Yes").casefold())
    return _Known(units, dict(taken), policies, frozenset(yes))


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
    return [*wrong, *_wrong_languages(said, known), *_wrong_address(said.get("url", ""), known)]


def _wrong_languages(said: Mapping[str, str], known: _Known) -> list[str]:
    policy = said.get("policy", "").casefold()
    if policy and policy not in known.policies:
        return [_("“%(said)s” is no choice of languages.") % {"said": policy[:60]}]
    if known.policies.get(policy, LanguagePolicy.BOTH) != LanguagePolicy.BOTH and not said.get("reason"):
        return [_("A channel in one language needs a reason.")]
    return []


def _wrong_address(url: str, known: _Known) -> list[str]:
    if not url:
        return []
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
