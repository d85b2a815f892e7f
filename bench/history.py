"""A city with a long history, made in seconds: a block of items in realistic proportions, copied by the database.

Half an hour lies between two items, so 200,000 of them are eleven years. What people work on just now (drafts,
today's posts, what waits for a person) is the same at every size: a city grows older, its mornings do not.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from django.db import connection, models, transaction

from tankar.channels.models import Channel, ChannelAssignment
from tankar.content.models import (
    Asset,
    Item,
    ItemChannel,
    LanguageVersion,
    Medium,
    MediumDescription,
    Release,
)
from tankar.content.releases.canonical import canonical_json, hash_of
from tankar.journal.models import Entry
from tankar.organisation import demo
from tankar.organisation.demo import People
from tankar.publishing.models import Attempt, Delivery, Step
from tankar.work import clock

__all__ = ["City", "make_city"]

BLOCK = 1000
BETWEEN = dt.timedelta(minutes=30)
CHANNELS = 24
SWEDISH = (
    "Läsesalen är stängd i dag, men det går bra att lämna tillbaka böcker i luckan. Välkommen åter! Nr {}"
)
FINNISH = "Lukusali on suljettu tänään, mutta kirjat voi palauttaa luukkuun. Tervetuloa uudelleen! Nro {}"
# public ids of the history are a letter and twelve digits, so that a copied block can have its own
LETTERS = {Item: "i", Release: "r", Delivery: "d", Asset: "a", Medium: "p", Entry: "e"}
MODELS = (
    *(Item, LanguageVersion, ItemChannel, Asset, Medium, MediumDescription, Release, Delivery, Step, Attempt),
    Entry,
)


@dataclass(frozen=True)
class City:
    """What the measuring needs to know of it."""

    people: People
    channels: list[Channel]
    draft: Item
    released: Item


def make_city(size: int) -> City:
    """The demo's organisation, 24 channels, `size` items of history, and a working day on top."""
    people = demo.make(clock.local(clock.now()).date())
    channels = _channels(people)
    _history(size, people, channels)
    return _working_day(people, channels, size)


def _channels(people: People) -> list[Channel]:
    units = ["communications", "library", "youth", "museum", "sports", "streets", "water", "schools"]
    made = []
    for number in range(CHANNELS):
        network, kind = (("feed", "own"), ("mastodon", "connected"), ("by_hand", "by_hand"))[number % 3]
        unit = units[number // 3]
        name = {"name_sv": f"Kanal {number}", "name_fi": f"Kanava {number}", "name_en": f"Channel {number}"}
        channel = Channel(
            network=network, kind=kind, handle=f"k{number}", owner_unit=people.units[unit], **name
        )
        channel.access, channel.is_common = "works", number < 3
        channel.save()
        manager = people["aino"] if unit == "library" else people["lars"]
        ChannelAssignment.objects.create(channel=channel, person=manager)
        made.append(channel)
    return made


def _history(size: int, people: People, channels: list[Channel]) -> None:
    """The first block through the ORM, the others copied from it, each later than the one before."""
    block = min(size, BLOCK)
    begin = clock.now().replace(microsecond=0) - dt.timedelta(days=1) - size * BETWEEN
    with transaction.atomic():
        Block(people, channels, begin).make(block)
        if size > block:
            _copy(size // block - 1, block * BETWEEN)


class Block:
    """Rows of every kind for a number of items, with ids counted from 1."""

    def __init__(self, people: People, channels: list[Channel], begin: dt.datetime) -> None:
        self.writers = [people["lars"], people["henrik"], people["marja_liisa"], people["aino"]]
        self.channels = channels
        self.begin = begin
        self.rows: dict[type[models.Model], list[Any]] = {model: [] for model in MODELS}

    def make(self, count: int) -> None:
        for number in range(1, count + 1):
            self._item(number)
        for model, rows in self.rows.items():
            model._base_manager.bulk_create(rows, batch_size=500)

    def _add(self, model: Any, **columns: Any) -> Any:
        rows = self.rows[model]
        if model in LETTERS:
            columns["public_id"] = f"{LETTERS[model]}{len(rows) + 1:012d}"
        row = model(id=len(rows) + 1, **columns)
        rows.append(row)
        return row

    def _item(self, number: int) -> None:
        """Of a hundred items one is a draft left lying, two were removed; a fifth have a picture."""
        at = self.begin + number * BETWEEN
        state = "draft" if number % 100 == 7 else "removed" if number % 50 == 9 else "released"
        writer = self.writers[number % 4]
        item = self._add(Item, state=state, author=writer, created_at=at, changed_at=at, revision=3)
        texts = {"sv": SWEDISH.format(number), "fi": FINNISH.format(number)}
        for language, text in texts.items():
            self._add(LanguageVersion, item=item, language=language, text=text)
        chosen = self._chosen(number)
        for channel in chosen:
            self._add(ItemChannel, item=item, channel=channel, way_out="one_post", first_language="sv")
        if number % 5 == 0:
            self._picture(item)
        self._note("content.item_started", item, at, writer)
        self._note("content.item_changed", item, at, writer)
        if state == "released":
            self._out(item, texts, chosen, at, writer)

    def _chosen(self, number: int) -> list[Channel]:
        """A unit's own channels: the feed always, a second for every other item."""
        unit = 3 * (number % (CHANNELS // 3))
        return self.channels[unit : unit + 1 + number % 2]

    def _picture(self, item: Item) -> None:
        size = {"width": 1600, "height": 900, "size": 400_000}
        asset = self._add(
            Asset,
            sha256="0" * 64,
            content_type="image/jpeg",
            people="nobody",
            source="Foto",
            unit_id=item.unit_id,
            uploaded_by_id=item.author_id,
            added_at=item.created_at,
            **size,
        )
        medium = self._add(Medium, item=item, asset=asset)
        for language, text in (("sv", "En dörr."), ("fi", "Ovi.")):
            self._add(MediumDescription, medium=medium, language=language, text=text)

    def _out(
        self, item: Item, texts: dict[str, str], chosen: list[Channel], at: dt.datetime, writer: Any
    ) -> None:
        post = {"languages": ["sv", "fi"], "text": "\n\n".join(texts.values()), "texts": texts}
        post |= {"links": [], "media": []}
        canonical = canonical_json({"channels": {channel.public_id: [post] for channel in chosen}})
        window = {"wanted_at": at, "window_from": at, "window_until": at + dt.timedelta(days=7)}
        approved = {"approved_by": writer, "approved_at": at}
        release = self._add(
            Release, item=item, revision=3, hash=hash_of(canonical), canonical=canonical, **approved, **window
        )
        self._note("content.item_released", item, at, writer)
        self._note("publishing.scheduled", item, at, writer)
        for channel in chosen:
            self._delivery(item, release, channel, post, at)

    def _delivery(self, item: Item, release: Release, channel: Channel, post: Any, at: dt.datetime) -> None:
        number = len(self.rows[Delivery]) + 1
        there = {
            "network_id": f"n{number:012d}",
            "url": "" if channel.kind == "own" else "https://x.example/1",
        }
        delivery = self._add(
            Delivery,
            subject=f"r{release.pk:012d}",
            channel=channel,
            languages="sv+fi",
            item=item,
            release=release,
            outgoing=post,
            state="delivered",
            not_before=at,
            delivered_at=at,
            attempts_made=1,
            **there,
        )
        self._add(Step, delivery=delivery, name="anchor", result="1")
        times = {"began_at": at, "ended_at": at}
        self._add(Attempt, delivery=delivery, number=1, owner="bench", outcome="delivered", **times)
        self._note("publishing.delivered", delivery, at, None)

    def _note(self, kind: str, about: Item | Delivery, at: dt.datetime, writer: Any) -> None:
        number = len(self.rows[Entry]) + 1
        actor = {"actor_id": writer.public_id, "actor_name": str(writer)} if writer else {}
        self._add(
            Entry,
            kind=kind,
            at=at,
            subject_type="item" if isinstance(about, Item) else "delivery",
            subject_id=about.public_id,
            params={"channel": "Kanal", "channels": "Kanal", "languages": "sv+fi", "item": "x", "when": "x"},
            number=number,
            previous="0" * 64,
            digest="0" * 64,
            **actor,
        )


def _copy(times: int, span: dt.timedelta) -> None:
    """One INSERT … SELECT for each table; ids, public ids and moments move on with the block (SQLite)."""
    counts = {model: model._base_manager.count() for model in MODELS}
    with connection.cursor() as cursor:
        for model in MODELS:
            columns = [str(field.column) for field in model._meta.concrete_fields]
            values = [_moved(model, field, counts, span) for field in model._meta.concrete_fields]
            table = model._meta.db_table
            cursor.execute(
                f"WITH RECURSIVE block(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM block WHERE n < {times})"  # noqa: S608
                f" INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)}"
                f" FROM block CROSS JOIN {table} WHERE id <= {counts[model]} ORDER BY n, id"
            )


def _moved(model: Any, field: Any, counts: dict[Any, int], span: dt.timedelta) -> str:
    """The SQL for one column of a copied row."""
    column, other = field.column, field.related_model
    if field.primary_key or (model is Entry and field.name == "number"):
        return f"{column} + n * {counts[model]}"
    if other in counts:
        return f"{column} + n * {counts[other]}"
    if isinstance(field, models.DateTimeField):
        return (
            f"strftime('%Y-%m-%d %H:%M:%S', {column}, '+' || (n * {int(span.total_seconds())}) || ' seconds')"
        )
    if field.name in {"public_id", "network_id"}:
        return _numbered(column, str(counts[model]))
    if field.name == "subject":
        return _numbered(column, str(counts[Release]))
    if field.name == "subject_id":
        steps = f"CASE subject_type WHEN 'item' THEN {counts[Item]} ELSE {counts[Delivery]} END"
        return _numbered(column, steps)
    return str(column)


def _numbered(column: str, step: str) -> str:
    return (
        f"substr({column}, 1, 1) || substr('000000000000' || (CAST(substr({column}, 2) AS INTEGER)"
        f" + n * {step}), -12)"
    )


def _working_day(people: People, channels: list[Channel], size: int) -> City:
    """Forty drafts, and posts of today: ten are out, ten wait, four ask for a person."""
    now = clock.now()
    library = channels[3:6]
    drafts = [_item_now(people["aino" if one % 2 else "lars"], library, "draft") for one in range(40)]
    fates: list[dict[str, Any]] = [
        *[{"state": "delivered", "delivered_at": now, "not_before": now}] * 10,
        *[{"state": "waiting", "not_before": now + dt.timedelta(minutes=5)}] * 10,
        *[{"state": "needs_person", "why": "by_hand", "not_before": now}] * 2,
        {"state": "needs_person", "why": "overdue", "not_before": now},
        {"state": "unclear", "look_at": now + dt.timedelta(hours=1), "not_before": now},
    ]
    for fate in fates:
        item = _item_now(people["aino"], library, "released")
        _deliver(item, people, library[0], {**fate})
    released = Item.objects.get(pk=size - 5)  # has a picture, at every size
    assert released.state == "released"
    return City(people, channels, drafts[1], released)


def _item_now(writer: Any, channels: list[Channel], state: str) -> Item:
    now = clock.now()
    item = Item.objects.create(author=writer, state=state, created_at=now, changed_at=now)
    for language, text in (("sv", SWEDISH), ("fi", FINNISH)):
        LanguageVersion.objects.create(item=item, language=language, text=text.format(item.pk))
    for channel in channels:
        ItemChannel.objects.create(item=item, channel=channel, way_out="one_post", first_language="sv")
    return item


def _deliver(item: Item, people: People, channel: Channel, fate: dict[str, Any]) -> None:
    now = clock.now()
    texts = {"sv": SWEDISH.format(item.pk), "fi": FINNISH.format(item.pk)}
    post = {"languages": ["sv", "fi"], "text": texts["sv"], "texts": texts, "links": [], "media": []}
    release = Release.objects.create(
        item=item,
        revision=1,
        hash="0" * 64,
        canonical=json.dumps({"channels": {channel.public_id: [post]}}),
        approved_by=people["lars"],
        approved_at=now,
        wanted_at=now,
        window_from=now,
        window_until=now,
    )
    Delivery.objects.create(
        subject=f"release:{release.public_id}",
        channel=channel,
        languages="sv+fi",
        item=item,
        release=release,
        outgoing=post,
        **fate,
    )
