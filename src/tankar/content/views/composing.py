"""What the composer's page shows, gathered once for the page and for its parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from tankar.channels.models import Channel
from tankar.content.counters import ChannelCount, counts_of
from tankar.content.draft import LANGUAGES, Chosen, Draft, Version, chosen_of, draft_of, in_order
from tankar.content.kinds.demands import wants_a_source
from tankar.content.kinds.reading import MOMENTS, written
from tankar.content.languages.links import address_of
from tankar.content.media.drafts import DraftMedia
from tankar.content.models import MOST_MEDIA, Asset, Item, LanguageVersion, Shape, TranslationOrder
from tankar.content.permissions import postable_by, read_postable
from tankar.content.problems import Problem, problems_of
from tankar.content.views.previewing import previews_of
from tankar.content.ways import default_way, language_name, way_sentence, ways_of
from tankar.interface import times
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["own_channels", "page_of", "page_of_item", "saved_words", "with_words"]


# more than these, and those that are not chosen are folded away
FEW_CHANNELS = 8


@dataclass(frozen=True)
class Offer:
    """A channel to choose, whether it is chosen, and whether this person may take it away or add it.

    `near`: shown at once; the others are folded away."""

    public_id: str
    name: str
    chosen: bool
    allowed: bool
    near: bool = True


@dataclass(frozen=True)
class WayRow:
    """How one chosen channel speaks: its ways as (value, words), and its own texts by language."""

    channel: Chosen
    ways: list[tuple[str, str]]
    own: list[tuple[str, str, str]]
    count: ChannelCount
    shapes: Sequence[tuple[str, str]] = ()

    @property
    def has_own(self) -> bool:
        return any(text.strip() for _language, _name, text in self.own)


@dataclass(frozen=True)
class TextField:
    """The text in one language, its state in words, and the order for it where one is open."""

    language: str
    name: str
    text: str
    state: str
    missing: bool
    form: str = LanguageVersion.Form.FULL
    waived_reason: str = ""
    words: str = ""
    is_first: bool = True
    order: TranslationOrder | None = None
    source_changed: bool = False
    address: str = ""


@dataclass(frozen=True)
class Card:
    """One picture or video: its descriptions to write, and the languages its own words may be in."""

    medium: DraftMedia
    descriptions: Sequence[TextField]
    languages: Sequence[tuple[str, str]]


def page_of(person: Person, draft: Draft, item: Item | None, **more: Any) -> dict[str, Any]:
    """Everything the composer's templates need. At most two statements beyond reading the draft."""
    problems = problems_of(draft)
    counts = counts_of(draft)
    channels = _offered(person, draft)
    offers = _offers(channels, draft)
    way_channels = ",".join(channel.public_id for channel in draft.channels)
    return {
        "item": item,
        "draft": draft,
        "problems": problems,
        "stops": sum(1 for problem in problems if problem.blocks),
        "counts": counts,
        "offers": offers,
        "far": [offer for offer in offers if not offer.near],
        "ways": _way_rows(channels, draft, counts),
        "ways_shown": way_channels,
        "texts": text_fields(draft, item),
        "version_forms": LanguageVersion.Form.choices,
        "languages_shown": ",".join(draft.languages),
        "media": _cards(draft, problems),
        "room": MOST_MEDIA - len(draft.media),
        "people": Asset.People.choices,
        "previews": previews_of(draft, counts),
        "planned_for": _planned_for(channels, draft),
        "when_shown": f"{item is not None}|{way_channels}",
        "faults": {problem.where for problem in problems},
        "kinds": Item.Kind.choices,
        "subjects": Item.Subject.choices,
        "moments": {name: written(getattr(draft.details, name)) for name in MOMENTS},
        "opens_more": wants_a_source(draft.details),
        **more,
    }


def own_channels(person: Person) -> tuple[Chosen, ...]:
    """What a new item begins with: the channels the person manages, or stands in for, today."""
    mine = postable_by(person).filter(assignments__person=person, is_paused=False).distinct()
    return tuple(chosen_of(channel, *default_way(channel)) for channel in sorted(mine, key=in_order))


def text_fields(draft: Draft, item: Item | None = None) -> list[TextField]:
    """One field a language, the author's first. With the item, also the orders: one statement more."""
    orders = {}
    if item is not None:
        found = item.orders.filter(state__in=["ordered", "delivered"]).select_related("translator")
        orders = {one.language: one for one in found}
    return [_text_field(draft, language, orders.get(language)) for language in draft.languages]


def _text_field(draft: Draft, language: str, order: TranslationOrder | None) -> TextField:
    text, version = draft.texts.get(language, ""), draft.version(language)
    missing = not text.strip() and not version.is_waived
    return TextField(
        language,
        _own_name(language),
        text,
        _state_words(version, missing=missing, ordered=order is not None),
        missing,
        version.form,
        version.waived_reason,
        language_name(language),
        language == draft.languages[0],
        order,
        order is not None and draft.texts.get(order.source_language, "").strip() != order.source_text.strip(),
        address_of(order) if order is not None and order.mail_failed else "",
    )


def _state_words(version: Version, *, missing: bool, ordered: bool) -> str:
    if version.is_waived:
        return _("left out, with a reason")
    if missing:
        return _("ordered") if ordered else _("missing")
    if version.standing == LanguageVersion.Standing.REVIEWED:
        return _("read through")
    return _("short version") if version.form == LanguageVersion.Form.SHORT else _("draft")


def _own_name(language: str) -> str:
    # a language is named in itself, whatever the page speaks
    return {"sv": "Svenska", "fi": "Suomi"}[language]


def _offered(person: Person, draft: Draft) -> list[tuple[Channel, bool]]:
    """The channels the person may post to, and those a colleague chose: (channel, allowed)."""
    allowed = {channel.pk: channel for channel in read_postable(person)}
    chosen = {channel.public_id for channel in draft.channels}
    missing = chosen - {channel.public_id for channel in allowed.values()}
    every = [(channel, True) for channel in allowed.values()]
    if missing:
        every += [
            (channel, False)
            for channel in Channel.objects.filter(public_id__in=missing).select_related("entry")
        ]
    return sorted(every, key=lambda pair: in_order(pair[0]))


def _offers(channels: list[tuple[Channel, bool]], draft: Draft) -> list[Offer]:
    chosen = {channel.public_id for channel in draft.channels}
    few = len(channels) <= FEW_CHANNELS or not chosen
    return [
        Offer(
            channel.public_id,
            channel.name,
            channel.public_id in chosen,
            allowed,
            few or channel.public_id in chosen,
        )
        for channel, allowed in channels
    ]


def _way_rows(
    channels: list[tuple[Channel, bool]], draft: Draft, counts: Sequence[ChannelCount]
) -> list[WayRow]:
    rows: Mapping[str, Channel] = {channel.public_id: channel for channel, _allowed in channels}
    return [
        WayRow(
            chosen,
            [
                (f"{kind}:{first}", way_sentence(kind, first))
                for kind, first in ways_of(rows[chosen.public_id])
            ],
            [
                (language, _own_name(language), chosen.own_texts.get(language, ""))
                for language in chosen.way.languages
            ],
            count,
            _shapes(chosen),
        )
        for chosen, count in zip(draft.channels, counts, strict=True)
    ]


def _cards(draft: Draft, problems: list[Problem]) -> list[Card]:
    found = {problem.where for problem in problems}
    languages = draft.leaving or draft.languages or LANGUAGES
    return [
        Card(
            medium,
            [
                TextField(
                    language,
                    _own_name(language),
                    medium.descriptions.get(language, ""),
                    "",
                    f"description-{language}-{medium.public_id}" in found,
                )
                for language in ((medium.language,) if medium.language else languages)
            ],
            [("", _("No, or the same for everybody")), *((one, _own_name(one)) for one in LANGUAGES)],
        )
        for medium in draft.media
    ]


def with_words(fields: Sequence[TextField], sent: Mapping[str, str]) -> list[TextField]:
    """The fields with the words just sent in place of those stored."""
    return [replace(one, text=sent.get(one.language, one.text)) for one in fields]


def _shapes(channel: Chosen) -> list[tuple[str, str]]:
    """What the item may become there; nothing to choose where there are posts alone."""
    offered = [(value, str(words)) for value, words in Shape.choices if value in channel.limits.shapes]
    return offered if len(offered) > 1 else []


def _planned_for(channels: list[tuple[Channel, bool]], draft: Draft) -> dict[str, str]:
    """Target group and aim of the chosen channels, as the register says them; what differs stands side by side."""
    chosen = {channel.public_id for channel in draft.channels}
    entries = [one.entry for one, _allowed in channels if one.public_id in chosen and hasattr(one, "entry")]
    return {
        name: " · ".join(dict.fromkeys(said for one in entries if (said := getattr(one, name).strip())))
        for name in ("target_group", "aim")
    }


def saved_words(item: Item) -> str:
    """9.14 on the same day, with the date before."""
    if clock.local(item.changed_at).date() == clock.local(clock.now()).date():
        return times.clock_words(item.changed_at)
    return times.full_words(item.changed_at)


def page_of_item(person: Person, item: Item, **more: Any) -> dict[str, Any]:
    """The page of a stored item."""
    return page_of(person, draft_of(item), item, saved=saved_words(item), **more)
