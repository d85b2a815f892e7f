"""An item as it stands, frozen: what checks, counters and previews read. No database behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace

from tankar.channels.models import Channel, WayOut
from tankar.content.composition import Post, Way, headline, links_in, posts_for
from tankar.content.links.page import Page
from tankar.content.media.drafts import DraftMedia, media_of
from tankar.content.models import Item, ItemChannel, LanguageVersion, Shape
from tankar.networks.contract import Limits

__all__ = [
    "LANGUAGES",
    "Chosen",
    "Details",
    "Draft",
    "DraftMedia",
    "Version",
    "chosen_of",
    "details_of",
    "draft_of",
    "empty_draft",
    "in_order",
    "way_of",
]

LANGUAGES = ("sv", "fi")


@dataclass(frozen=True)
class Chosen:
    """One chosen channel. `required`: languages it must have; `own_texts`: where its text differs; `out_in`: the
    languages in which it is out there already, and does not leave again."""

    public_id: str
    name: str
    network: str
    kind: str
    required: tuple[str, ...]
    way_out: str
    first_language: str
    limits: Limits
    is_paused: bool = False
    has_lost_access: bool = False
    own_texts: Mapping[str, str] = field(default_factory=dict)
    shape: str = Shape.POST
    network_title: str = ""
    out_in: tuple[str, ...] = ()

    @property
    def way(self) -> Way:
        return way_of(self.way_out, self.first_language)

    @property
    def leaving(self) -> tuple[str, ...]:
        """The languages that are still to leave there."""
        return tuple(one for one in self.way.languages if one not in self.out_in)

    @property
    def way_value(self) -> str:
        """The way out as one value of a form: "two_posts:fi"."""
        return f"{self.way_out}:{self.first_language}"


@dataclass(frozen=True)
class Version:
    """What a language version is (`LanguageVersion.Form`), and who has had its words in hand (`Standing`)."""

    form: str = LanguageVersion.Form.FULL
    standing: str = LanguageVersion.Standing.DRAFT
    waived_reason: str = ""
    machine_made: bool = False

    @property
    def is_waived(self) -> bool:
        return self.form == LanguageVersion.Form.WAIVED

    @property
    def is_later(self) -> bool:
        return self.form == LanguageVersion.Form.LATER

    @property
    def stays_behind(self) -> bool:
        """Does the post leave without this language?"""
        return self.is_waived or self.is_later


@dataclass(frozen=True)
class Details:
    """What an item is and what is known about it; the fields mean what `Item` says they mean."""

    kind: str = Item.Kind.NEWS
    subjects: tuple[str, ...] = ()
    planned_at: dt.datetime | None = None
    facts_source: str = ""
    facts_checked_by: str = ""
    link: str = ""
    valid_until: dt.datetime | None = None
    begins_at: dt.datetime | None = None
    ends_at: dt.datetime | None = None
    over_at: dt.datetime | None = None
    place_name: str = ""
    target_group: str = ""
    aim: str = ""
    good_to_share: bool = False


@dataclass(frozen=True)
class Draft:
    """Everything an item says, where, and with which pictures, in their order. `revision` 0: not stored yet.

    `pages`: address → what is known about the page it leads to; nobody's words, so they are added by who shows them.
    """

    public_id: str
    revision: int
    state: str
    first_language: str
    texts: Mapping[str, str]
    channels: tuple[Chosen, ...] = ()
    media: tuple[DraftMedia, ...] = ()
    details: Details = Details()
    versions: Mapping[str, Version] = field(default_factory=dict)
    pages: Mapping[str, Page] = field(default_factory=dict)

    def version(self, language: str) -> Version:
        """What is known about the text in a language; of one not written yet, what every text begins as."""
        return self.versions.get(language, Version())

    def texts_on(self, channel: Chosen) -> dict[str, str]:
        """Language → text on this channel: its own where it has one, else the item's; none in one that is
        waived or follows later."""
        return {
            one: ""
            if self.version(one).stays_behind
            else channel.own_texts.get(one) or self.texts.get(one, "")
            for one in LANGUAGES
        }

    def posts_on(self, channel: Chosen) -> list[Post]:
        """The posts of one channel, as they will leave."""
        pictures = [one.picture for one in self.media]
        speaking = tuple(one for one in channel.leaving if not self.version(one).stays_behind)
        if not speaking:
            return []
        way = replace(channel.way, languages=speaking)
        return posts_for(way, self.texts_on(channel), pictures, channel.shape, self.details.link)

    def posts(self) -> dict[str, list[Post]]:
        """Channel's public id → its posts."""
        return {channel.public_id: self.posts_on(channel) for channel in self.channels}

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every web address that is written, each once."""
        own = (text for channel in self.channels for text in channel.own_texts.values())
        written = [one for text in (*self.texts.values(), *own) for one in links_in(text)]
        return tuple(dict.fromkeys([*written, *links_in(self.details.link)]))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages to write in, the author's first: those the channels need, and those with words."""
        needed = {one for channel in self.channels for one in (*channel.required, *channel.way.languages)}
        needed |= {one for one, text in self.texts.items() if text.strip()}
        if not needed:
            needed = set(LANGUAGES)
        return tuple(sorted(needed, key=lambda one: (one != self.first_language, LANGUAGES.index(one))))

    @property
    def leaving(self) -> tuple[str, ...]:
        """The languages that leave on some chosen channel."""
        leaving = {one for channel in self.channels for one in channel.leaving}
        return tuple(one for one in self.languages if one in leaving and not self.version(one).stays_behind)

    @property
    def title(self) -> str:
        """The first line that says something; "" when nothing is written yet."""
        for language in self.languages:
            if found := headline(self.texts.get(language, "")):
                return found
        return ""


def way_of(way_out: str, first_language: str) -> Way:
    """How the languages leave: one alone, or both with the first one first, together or apart."""
    if way_out == WayOut.ONE_LANGUAGE:
        return Way((first_language,), together=False)
    other = "fi" if first_language == "sv" else "sv"
    return Way((first_language, other), together=way_out == WayOut.ONE_POST)


def empty_draft(public_id: str, first_language: str, channels: tuple[Chosen, ...] = ()) -> Draft:
    """An item before its first save."""
    return Draft(public_id, 0, Item.State.DRAFT, first_language, {}, channels)


def draft_of(item: Item) -> Draft:
    """Read an item with everything that belongs to it: five statements, one more for a video's captions, one less
    where the item came with its choices and their channels."""
    own: dict[int, dict[str, str]] = {}
    for text in item.channel_texts.all():
        own.setdefault(text.channel_id, {})[text.language] = text.text
    known = getattr(item, "_prefetched_objects_cache", {})
    choices = item.choices.all() if "choices" in known else item.choices.select_related("channel")
    versions = list(item.versions.all())
    return Draft(
        public_id=item.public_id,
        revision=item.revision,
        state=item.state,
        first_language=item.first_language,
        texts={one.language: one.text for one in versions},
        details=details_of(item),
        versions={one.language: _version(one) for one in versions},
        channels=tuple(
            _chosen(choice, own.get(choice.channel_id, {}))
            for choice in sorted(choices, key=lambda one: in_order(one.channel))
        ),
        media=media_of(item),
    )


def details_of(item: Item) -> Details:
    """What the item's own row says."""
    values = {one.name: getattr(item, one.name) for one in fields(Details)}
    return Details(**{**values, "subjects": tuple(item.subjects)})


def in_order(channel: Channel) -> tuple[bool, str, int]:
    """Common channels first, then by name."""
    return (not channel.is_common, channel.name.casefold(), channel.pk)


def _chosen(choice: ItemChannel, own_texts: Mapping[str, str]) -> Chosen:
    chosen = chosen_of(choice.channel, choice.way_out, choice.first_language, own_texts)
    return replace(chosen, shape=choice.shape, out_in=tuple(filter(None, choice.out_in.split("+"))))


def _version(row: LanguageVersion) -> Version:
    return Version(row.form, row.standing, row.waived_reason, row.machine_made)


def chosen_of(
    channel: Channel, way_out: str, first_language: str, own_texts: Mapping[str, str] | None = None
) -> Chosen:
    """A channel as a draft sees it."""
    one_is_enough = channel.way_out == WayOut.ONE_LANGUAGE
    return Chosen(
        public_id=channel.public_id,
        name=channel.name,
        network=channel.network,
        kind=channel.kind,
        required=(first_language,) if one_is_enough else channel.languages,
        way_out=way_out,
        first_language=first_language,
        limits=channel.network_limits,
        is_paused=channel.is_paused,
        has_lost_access=channel.access == "lost",
        own_texts=own_texts or {},
        network_title=channel.network_title,
    )
