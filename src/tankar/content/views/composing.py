"""What the composer's page shows, gathered once for the page and for its parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from tankar.channels.models import Channel
from tankar.content.changes import MOST_LETTERS
from tankar.content.checks.answers import look_at
from tankar.content.checks.on_the_way import ON_THE_WAY
from tankar.content.checks.problem import Problem
from tankar.content.checks.spelling import spelling_off
from tankar.content.counters import ChannelCount, counts_of
from tankar.content.draft import Chosen, Draft, chosen_of, draft_of, in_order
from tankar.content.kinds.demands import may_follow, wants_a_source
from tankar.content.kinds.reading import MOMENTS, written
from tankar.content.links.knowing import ask_for_pages, is_awaited, with_pages
from tankar.content.media.videos import refusal_words
from tankar.content.models import MOST_MEDIA, Asset, Item, LanguageVersion, Shape, Upload
from tankar.content.permissions import postable_by, read_postable
from tankar.content.proposals.beside import may_propose
from tankar.content.review.approved import approved_of
from tankar.content.review.pages import review_words
from tankar.content.views.cards import cards_of, own_name
from tankar.content.views.previewing import previews_of
from tankar.content.views.texts import text_parts
from tankar.content.ways import default_way, way_sentence, ways_of
from tankar.interface import times
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["own_channels", "page_of", "page_of_item", "saved_words"]


# more than these, and those that are not chosen are folded away
FEW_CHANNELS = 8
# more than these of one's own, and a new item begins with those of the last one
AT_FIRST = 4


@dataclass(frozen=True)
class Offer:
    """A channel to choose, whether it is chosen, and whether this person may take it away or add it.

    `near`: shown at once; the others are folded away. `shared`: the city's common one."""

    public_id: str
    name: str
    chosen: bool
    allowed: bool
    near: bool = True
    shared: bool = False


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

    def with_own(self, sent: Mapping[tuple[str, str], str]) -> WayRow:
        """The row with the texts just sent in place of those stored."""
        own = [
            (language, name, sent.get((self.channel.public_id, language), text))
            for language, name, text in self.own
        ]
        return replace(self, own=own)


def page_of(person: Person, draft: Draft, item: Item | None, **more: Any) -> dict[str, Any]:
    """Everything the composer's templates need. At most seven statements beyond reading the draft."""
    draft = with_pages(draft)
    problems = look_at(item, draft, person)
    counts = counts_of(draft)
    on_the_way = _on_the_way(item, problems)
    channels = _offered(person, draft)
    offers = _offers(channels, draft)
    way_channels = ",".join(channel.public_id for channel in draft.channels)
    return {
        "item": item,
        "draft": draft,
        "problems": problems,
        "spelling_off": spelling_off(draft),
        "stops": sum(1 for problem in problems if problem.blocks),
        "counts": counts,
        "offers": offers,
        "far": [offer for offer in offers if not offer.near],
        "groups": _groups(offers),
        "searched": len(offers) > FEW_CHANNELS,
        "ways": _way_rows(channels, draft, counts),
        "ways_shown": way_channels,
        "texts": text_parts(draft, item),
        "most_letters": MOST_LETTERS,
        "version_forms": _forms(draft),
        "pair_gap_days": settings.CONFIGURATION.pair_gap_days,
        "languages_shown": ",".join(draft.languages),
        "media": cards_of(draft, problems),
        "on_the_way": on_the_way,
        "room": MOST_MEDIA - len(draft.media) - sum(1 for _upload, why in on_the_way if not why),
        "people": Asset.People.choices,
        "speech": Asset.Speech.choices,
        "video_megabytes": settings.CONFIGURATION.video_megabytes,
        "previews": previews_of(draft, counts),
        "pages_awaited": is_awaited(draft.pages.values()),
        "planned_for": _planned_for(channels, draft),
        "faults": {problem.where for problem in problems if not problem.passed},
        "kinds": Item.Kind.choices,
        "subjects": Item.Subject.choices,
        "moments": {name: written(getattr(draft.details, name)) for name in MOMENTS},
        "opens_more": wants_a_source(draft.details),
        "may_propose": may_propose(person),
        **more,
    }


def _on_the_way(item: Item | None, problems: Sequence[Problem]) -> list[tuple[Upload, str]]:
    """The videos that are being looked through, and those refused with why; asked for only where there is one."""
    if item is None or not {problem.code for problem in problems} & ON_THE_WAY:
        return []
    found = Upload.objects.filter(item=item, state__in=("looking", "refused")).order_by("pk")
    return [(one, refusal_words(one.refusal) if one.refusal else "") for one in found]


def _forms(draft: Draft) -> list[tuple[str, str]]:
    """What a text may be; that it follows later is not offered where people must act at once."""
    chosen = any(version.is_later for version in draft.versions.values())
    offered = may_follow(draft.details) or chosen
    forms = LanguageVersion.Form.choices
    return [(value, str(words)) for value, words in forms if offered or value != LanguageVersion.Form.LATER]


def own_channels(person: Person) -> tuple[Chosen, ...]:
    """What a new item begins with: the channels the person manages, or stands in for, today.

    Whoever has more than `AT_FIRST` of them begins with those of the item they wrote last.
    """
    mine = postable_by(person).filter(assignments__person=person, is_paused=False).distinct()
    channels = sorted(mine, key=in_order)
    if len(channels) > AT_FIRST:
        last = (
            Item.objects.filter(author=person, choices__isnull=False).order_by("-created_at", "-pk").first()
        )
        before = set(last.choices.values_list("channel_id", flat=True)) if last else set()
        channels = [channel for channel in channels if channel.pk in before]
    return tuple(chosen_of(channel, *default_way(channel)) for channel in channels)


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
            channel.is_common,
        )
        for channel, allowed in channels
    ]


def _groups(offers: Sequence[Offer]) -> list[tuple[str, list[Offer]]]:
    """Many channels by whose they are, without the chosen ones, which stand first; few are one list."""
    if len(offers) <= FEW_CHANNELS:
        return []
    left = [offer for offer in offers if not offer.chosen]
    named = (
        (_("The city's common channels"), [offer for offer in left if offer.shared]),
        (_("The units' channels"), [offer for offer in left if not offer.shared]),
    )
    return [(name, some) for name, some in named if some]


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
            _shapes(chosen),
        )
        for chosen, count in zip(draft.channels, counts, strict=True)
    ]


def _shapes(channel: Chosen) -> list[tuple[str, str]]:
    """What the item may become there; nothing to choose where there are posts alone."""
    offered = [(value, str(words)) for value, words in Shape.choices if value in channel.limits.shapes]
    return offered if len(offered) > 1 else []


def _planned_for(channels: list[tuple[Channel, bool]], draft: Draft) -> dict[str, str]:
    """Target group and aim of the chosen channels, as the register says them; what differs stands side by side.

    The page's own sentence ends them, so a full stop of theirs goes.
    """
    chosen = {channel.public_id for channel in draft.channels}
    entries = [one.entry for one, _allowed in channels if one.public_id in chosen and hasattr(one, "entry")]
    return {
        name: " · ".join(
            dict.fromkeys(said for one in entries if (said := getattr(one, name).strip().rstrip(".")))
        )
        for name in ("target_group", "aim")
    }


def saved_words(item: Item) -> str:
    """9.14 on the same day, with the date before."""
    if clock.local(item.changed_at).date() == clock.local(clock.now()).date():
        return times.clock_words(item.changed_at)
    return times.full_words(item.changed_at)


def page_of_item(person: Person, item: Item, **more: Any) -> dict[str, Any]:
    """The page of a stored item."""
    draft = draft_of(item)
    ask_for_pages(draft)
    review = review_words(person, item, draft, may_edit=True)
    item.approved_for = review["standing"].approved_for
    more["approved"] = approved_of(item, draft, review["standing"])
    page = page_of(person, draft, item, saved=saved_words(item), review=review, **more)
    # what the last step says follows from the review and from the channels, and is left alone otherwise
    page["when_shown"] = f"{review['standing'].shown}|{page['ways_shown']}"
    return page
