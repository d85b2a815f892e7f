"""The city's own feed: a query over what was delivered to channels of kind *own*, in three languages.

A reader gets the part of a post in their language; where there is none, the other, marked with its language.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Exists, OuterRef, Q

from tankar.channels.models import Channel, Kind
from tankar.content.composition import Picture, headline
from tankar.content.releases.reading import picture_of
from tankar.publishing.models import Delivery, DeliveryFile
from tankar.publishing.querysets import DeliveryQuerySet
from tankar.publishing.takedowns.reading import ended_among

__all__ = ["PAGE", "FeedPage", "FeedPost", "page_of", "post_of", "published", "published_file"]

PAGE = 20
_ORDER = {"sv": ("sv", "fi"), "fi": ("fi", "sv"), "en": ("fi", "sv")}


@dataclass(frozen=True)
class FeedPost:
    """One post as a reader sees it. `language`: of the text, which may not be the reader's."""

    public_id: str
    text: str
    language: str
    others: tuple[str, ...]
    published: dt.datetime
    images: tuple[dict[str, Any], ...]

    @property
    def path(self) -> str:
        return f"/feed/{self.public_id}/"

    @property
    def url(self) -> str:
        """The stable address, the same in every language."""
        return settings.CONFIGURATION.public_address + self.path

    @property
    def title(self) -> str:
        return headline(self.text, 90)


@dataclass(frozen=True)
class FeedPage:
    posts: Sequence[FeedPost]
    older: str


def published() -> DeliveryQuerySet:
    """Everything the feed has, newest first."""
    # asked of each row, not joined: so a page reads its twenty rows by time, and not the whole history to sort it
    own = Channel.objects.filter(pk=OuterRef("channel_id"), kind=Kind.OWN)
    return Delivery.objects.out().filter(Exists(own))


def page_of(language: str, before: str = "") -> FeedPage:
    """One page by key: `before` is what the page before gave as `older`, anything else starts at the top."""
    rows = published()
    if key := _key(before):
        moment, number = key
        later = Q(delivered_at__lt=moment) | Q(delivered_at=moment, pk__lt=number)
        # said once more without "or", from which the index knows where to begin
        rows = rows.filter(later, delivered_at__lte=moment)
    found = list(rows[: PAGE + 1])
    shown = found[:PAGE]
    older = _key_of(shown[-1]) if len(found) > PAGE else ""
    ended = ended_among(shown)
    return FeedPage(
        [post_of(one, language, ended) for one in shown], urlencode({"before": older}) if older else ""
    )


def _key_of(delivery: Delivery) -> str:
    assert delivery.delivered_at is not None
    return f"{delivery.delivered_at.isoformat()}_{delivery.pk}"


def _key(before: str) -> tuple[dt.datetime, int] | None:
    moment, _separator, number = before.rpartition("_")
    try:
        parsed = dt.datetime.fromisoformat(moment)
        return (parsed, int(number)) if parsed.tzinfo else None
    except ValueError:
        return None


def post_of(delivery: Delivery, language: str, ended: Collection[str] = ()) -> FeedPost:
    """`ended`: of whose pictures the leave was taken back; they show no longer."""
    texts = {one: text for one, text in delivery.texts.items() if text}
    spoken = next((one for one in _ORDER[language] if one in texts), "")
    assert delivery.delivered_at is not None
    return FeedPost(
        public_id=delivery.public_id,
        text=texts.get(spoken, ""),
        language=spoken or language,
        others=tuple(one for one in texts if one != spoken),
        published=delivery.delivered_at,
        images=tuple(_image(one, spoken or language) for one in _shown(delivery, spoken, ended)),
    )


def _shown(delivery: Delivery, language: str, ended: Collection[str]) -> list[Picture]:
    """The pictures for a reader of `language`: those with words in another language are for others."""
    sent = [picture_of(one) for one in delivery.media]
    pictures = [one for one in sent if one.sha256 not in ended and one.cover not in ended]
    return [one for one in pictures if one.language in ("", language)] or pictures


def _image(picture: Picture, language: str) -> dict[str, Any]:
    described = picture.descriptions
    return {
        "path": f"/feed/media/{picture.leaves}",
        "content_type": picture.content_type,
        "description": described.get(language) or next((one for one in described.values() if one), ""),
        "width": picture.width or None,
        "height": picture.height or None,
        "is_video": picture.is_video,
        "cover": f"/feed/media/{picture.cover}" if picture.cover else "",
        "captions": [(one, f"/feed/media/{name}") for one, name in sorted(picture.captions.items())],
        "seconds": picture.seconds,
    }


def published_file(sha256: str) -> DeliveryFile | None:
    """What made this file public on the feed, or nothing: an unpublished picture has no door here, and one whose leave
    was taken back has it no longer."""
    files = DeliveryFile.objects.filter(sha256=sha256, delivery__in=published()).select_related("delivery")
    found = files.first()
    if found is None:
        return None
    ended = ended_among([found.delivery])
    carriers = [picture_of(one) for one in found.delivery.media]
    gone = any(sha256 in (one.leaves, one.cover) and {one.sha256, one.cover} & ended for one in carriers)
    return None if gone else found
