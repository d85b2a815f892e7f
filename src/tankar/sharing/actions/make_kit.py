"""A kit of what went out: its words, its link and its pictures, frozen as they were approved."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlsplit

from django.conf import settings
from django.db import IntegrityError, transaction

from tankar.channels.models import Kind
from tankar.content.models import Asset, Item
from tankar.content.releases.reading import picture_of
from tankar.organisation.access import today
from tankar.publishing.models import Delivery
from tankar.sharing.models import Kit, KitPicture
from tankar.sharing.until import until_of
from tankar.work import clock

__all__ = ["link_of", "make_kit", "posts_out"]


def posts_out(item: Item) -> list[Delivery]:
    """What is out of it and still there, the city's own feed first: its address stays and needs no account."""
    found = (
        Delivery.objects.posts().filter(item=item, state="delivered").select_related("channel", "own_post")
    )
    there = [one for one in found if getattr(getattr(one, "own_post", None), "removed_at", None) is None]
    return sorted(
        (one for one in there if link_of(one)), key=lambda one: (one.channel.kind != Kind.OWN, one.pk)
    )


def link_of(delivery: Delivery) -> str:
    """The post's public address, or ""."""
    if delivery.channel.kind == Kind.OWN:
        return f"{settings.CONFIGURATION.public_address}/feed/{delivery.public_id}/"
    return delivery.url if urlsplit(delivery.url).scheme in {"http", "https"} else ""


def make_kit(item: Item, posts: list[Delivery], until: dt.date | None = None) -> Kit:
    """The item's one kit, made or made anew from `posts`, of which there is at least one. The caller holds the
    transaction and has asked for permission."""
    now = clock.now()
    facts = {
        "link": link_of(posts[0]),
        "until": until or until_of(item, today()),
        "offered_at": now,
        "changed_at": now,
        "state": Kit.State.OFFERED,
        "why": "",
        **{f"text_{language}": text for language, text in _texts(posts).items()},
    }
    try:
        with transaction.atomic():
            kit, _made = Kit.objects.update_or_create(item=item, defaults=facts)
    except IntegrityError:
        # two posts of the item came out at the same moment: the other one made it
        return Kit.objects.get(item=item)
    _take_pictures(kit, posts)
    return kit


def _texts(posts: list[Delivery]) -> dict[str, str]:
    """Swedish and Finnish as they went out; a short version stands behind the whole one of another channel."""
    found = {"sv": "", "fi": ""}
    for post in posts:
        for language, text in post.texts.items():
            if language in found and not found[language]:
                found[language] = text
    return found


def _take_pictures(kit: Kit, posts: list[Delivery]) -> None:
    kit.pictures.all().delete()
    sent = {picture.sha256: picture for post in posts for picture in map(picture_of, post.media)}
    assets = {one.sha256: one for one in Asset.objects.filter(sha256__in=sent, media__item=kit.item)}
    KitPicture.objects.bulk_create(
        KitPicture(
            kit=kit,
            asset=assets[sha256],
            file=picture.file or sha256,
            content_type=picture.content_type,
            descriptions=dict(picture.descriptions),
            position=position,
        )
        for position, (sha256, picture) in enumerate(sent.items())
        if sha256 in assets
    )
