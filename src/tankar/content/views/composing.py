"""What the composer's page shows, gathered once for the page and for its parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from tankar.channels.models import Channel
from tankar.content.checks.answers import look_at
from tankar.content.counters import ChannelCount, counts_of
from tankar.content.draft import Chosen, Draft, chosen_of, draft_of, in_order
from tankar.content.kinds.demands import wants_a_source
from tankar.content.kinds.reading import MOMENTS, written
from tankar.content.models import MOST_MEDIA, Asset, Item, LanguageVersion
from tankar.content.permissions import postable_by
from tankar.content.review.pages import review_words
from tankar.content.views.cards import cards_of, own_name
from tankar.content.views.texts import text_parts
from tankar.content.ways import default_way, way_sentence, ways_of
from tankar.interface import times
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["own_channels", "page_of", "page_of_item", "previews_of", "saved_words"]


@dataclass(frozen=True)
class Offer:
    """A channel to choose, whether it is chosen, and whether this person may take it away or add it."""

    public_id: str
    name: str
    chosen: bool
    allowed: bool


@dataclass(frozen=True)
class WayRow:
    """How one chosen channel speaks: its ways as (value, words), and its own texts by language."""

    channel: Chosen
    ways: list[tuple[str, str]]
    own: list[tuple[str, str, str]]
    count: ChannelCount

    @property
    def has_own(self) -> bool:
        return any(text.strip() for _language, _name, text in self.own)


def page_of(person: Person, draft: Draft, item: Item | None, **more: Any) -> dict[str, Any]:
    """Everything the composer's templates need. At most four statements beyond reading the draft."""
    problems = look_at(item, draft, person)
    counts = counts_of(draft)
    channels = _offered(person, draft)
    return {
        "item": item,
        "draft": draft,
        "problems": problems,
        "stops": sum(1 for problem in problems if problem.blocks),
        "counts": counts,
        "offers": _offers(channels, draft),
        "ways": _way_rows(channels, draft, counts),
        "ways_shown": ",".join(channel.public_id for channel in draft.channels),
        "texts": text_parts(draft, item),
        "version_forms": LanguageVersion.Form.choices,
        "languages_shown": ",".join(draft.languages),
        "media": cards_of(draft, problems),
        "room": MOST_MEDIA - len(draft.media),
        "people": Asset.People.choices,
        "speech": Asset.Speech.choices,
        "video_megabytes": settings.CONFIGURATION.video_megabytes,
        "previews": previews_of(draft, counts),
        "faults": {problem.where for problem in problems if not problem.passed},
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


def _offered(person: Person, draft: Draft) -> list[tuple[Channel, bool]]:
    """The channels the person may post to, and those a colleague chose: (channel, allowed)."""
    allowed = {channel.pk: channel for channel in postable_by(person)}
    chosen = {channel.public_id for channel in draft.channels}
    missing = chosen - {channel.public_id for channel in allowed.values()}
    every = [(channel, True) for channel in allowed.values()]
    if missing:
        every += [(channel, False) for channel in Channel.objects.filter(public_id__in=missing)]
    return sorted(every, key=lambda pair: in_order(pair[0]))


def _offers(channels: list[tuple[Channel, bool]], draft: Draft) -> list[Offer]:
    chosen = {channel.public_id for channel in draft.channels}
    return [
        Offer(channel.public_id, channel.name, channel.public_id in chosen, allowed)
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
                (language, own_name(language), chosen.own_texts.get(language, ""))
                for language in chosen.way.languages
            ],
            count,
        )
        for chosen, count in zip(draft.channels, counts, strict=True)
    ]


def previews_of(draft: Draft, counts: Sequence[ChannelCount]) -> list[dict[str, Any]]:
    """Every channel with its posts and its count."""
    return [
        {"channel": channel, "posts": draft.posts_on(channel), "count": count}
        for channel, count in zip(draft.channels, counts, strict=True)
    ]


def saved_words(item: Item) -> str:
    """9.14 on the same day, with the date before."""
    if clock.local(item.changed_at).date() == clock.local(clock.now()).date():
        return times.clock_words(item.changed_at)
    return times.full_words(item.changed_at)


def page_of_item(person: Person, item: Item, **more: Any) -> dict[str, Any]:
    """The page of a stored item."""
    draft = draft_of(item)
    review = review_words(person, item, draft, may_edit=True)
    item.approved_for = review["standing"].approved_for
    page = page_of(person, draft, item, saved=saved_words(item), review=review, **more)
    # what the last step says follows from the review and from the channels, and is left alone otherwise
    page["when_shown"] = f"{review['standing'].shown}|{page['ways_shown']}"
    return page
