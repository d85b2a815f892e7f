"""The demo's posts: written, scheduled and sent through the real actions, with the clock at the right moment.

Everything that happens is an event with a moment; events run in the order of time, so the journal reads as
if the city had worked with Tankar all along. What goes to a connected channel is put on the practice network
as a past post instead of sent: the network would date it today.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.files.base import File

from tankar.channels.models import Channel, Kind
from tankar.cli.demo.pictures import draw
from tankar.cli.demo.practice import Practice
from tankar.cli.demo.stories import End, Story, stories
from tankar.content.actions.attach_image import attach_image
from tankar.content.actions.save_item import save_item
from tankar.content.actions.start_item import start_item
from tankar.content.changes import Changes, MediaChange
from tankar.content.media import Stored, open_original, take_in
from tankar.content.models import Item
from tankar.networks.contract import Receipt
from tankar.organisation.demo import People
from tankar.organisation.models import Person
from tankar.publishing.actions.resolve import give_link
from tankar.publishing.actions.schedule import schedule
from tankar.publishing.fence import outcomes
from tankar.publishing.fence.claiming import begin_attempt, claim_to_send
from tankar.publishing.fence.sending import send
from tankar.publishing.models import Delivery
from tankar.work import clock

__all__ = ["MovedClock", "Teller"]

OWNER = "demo"
WRITTEN_BEFORE = dt.timedelta(hours=20)
POWER_CUT = dt.timedelta(hours=3)


class MovedClock:
    """The clock while the past is told; `offset` is what the demo adds to the machine's."""

    def __init__(self, moment: dt.datetime, offset: dt.timedelta) -> None:
        self.moment, self.offset = moment, offset

    def __enter__(self) -> MovedClock:
        clock.replace(lambda: self.moment)
        clock.replace_machine(lambda: self.moment - self.offset)
        return self

    def __exit__(self, *_: object) -> None:
        clock.replace(None)
        clock.replace_machine(None)


@dataclass(order=True)
class _Event:
    moment: dt.datetime
    order: int
    act: Callable[[], None] = field(compare=False)


class Teller:
    """Tells all stories up to `now`, and schedules those after it."""

    def __init__(
        self,
        people: People,
        channels: Mapping[str, Channel],
        practice: Practice,
        moved: MovedClock,
        today: dt.date,
        seed: int,
    ) -> None:
        self.people, self.channels, self.practice = people, channels, practice
        self.moved, self.today, self.seed = moved, today, seed
        self.chance = random.Random(seed)  # noqa: S311 - likes of invented posts
        self.pictures: dict[str, Stored] = {}
        self._events: list[_Event] = []
        self._count = 0

    def tell(self, now: dt.datetime) -> None:
        for number, story in enumerate(stories()):
            self._plan(number, story, now)
        while self._events:
            self._events.sort()
            event = self._events.pop(0)
            self.moved.moment = event.moment
            event.act()
        self.moved.moment = now

    def _at(self, moment: dt.datetime, act: Callable[[], None]) -> None:
        self._count += 1
        self._events.append(_Event(moment, self._count, act))

    def _plan(self, number: int, story: Story, now: dt.datetime) -> None:
        time = dt.time.fromisoformat(story.time)
        due = dt.datetime.combine(story.moment_day(self.today), time, clock.LOCAL).astimezone(dt.UTC)
        written = min(due - WRITTEN_BEFORE, now - dt.timedelta(hours=2, minutes=number))
        self._at(written, lambda: self._write(number, story, due, now))

    def _write(self, number: int, story: Story, due: dt.datetime, now: dt.datetime) -> None:
        person = self.people[story.author]
        public_id = "".join(random.Random(f"{self.seed} {number}").choices(_LETTERS, k=12))  # noqa: S311
        # the city's own pages, which the practice server shows
        city = f"{self.practice.address}/city"
        texts = {
            one: text.replace("{city}", city) for one, text in (("sv", story.sv), ("fi", story.fi)) if text
        }
        chosen = {self.channels[key].public_id: ("", "") for key in story.channels}
        item = start_item(person, public_id, Changes(texts=texts, channels=chosen))
        if story.picture:
            item = self._with_pictures(person, item, story)
        if story.end == End.DRAFT:
            return
        deliveries = schedule(person, item, item.revision, due)
        if due <= now:
            for delivery in deliveries:
                self._at(due, lambda one=delivery: self._send(story, one))  # type: ignore[misc]

    def _with_pictures(self, person: Person, item: Item, story: Story) -> Item:
        for name, swedish, finnish in ((story.picture, story.shows_sv, story.shows_fi), *story.more):
            medium = attach_image(person, item, self._picture(name), "Karleby stad / Kokkolan kaupunki")
            item.refresh_from_db()
            shown = {one: text for one, text in (("sv", swedish), ("fi", finnish)) if text}
            said = MediaChange(descriptions=shown, people="nobody")
            item = save_item(person, item, item.revision, Changes(media={medium.public_id: said}))
        return item

    def _picture(self, name: str) -> Stored:
        if name not in self.pictures:
            self.pictures[name] = take_in(File(draw(name, self.seed), name=f"{name}.jpg"))
        return self.pictures[name]

    def _send(self, story: Story, delivery: Delivery) -> None:
        if story.end == End.LATE:
            self._at(self.moved.moment + POWER_CUT, lambda: send(delivery, OWNER))
        elif delivery.channel.kind == Kind.CONNECTED:
            self._put_on_network(story, delivery)
        else:
            send(delivery, OWNER)
            if delivery.channel.kind == Kind.BY_HAND and story.end != End.NO_LINK:
                later = self.moved.moment + dt.timedelta(minutes=25)
                self._at(later, lambda: self._give_link(story, delivery))

    def _give_link(self, story: Story, delivery: Delivery) -> None:
        link = f"https://social.demo.example/p/{delivery.post_item.public_id}"
        delivery.refresh_from_db()
        give_link(self.people[story.author], delivery, link)

    def _put_on_network(self, story: Story, delivery: Delivery) -> None:
        if not claim_to_send(delivery, OWNER):
            raise RuntimeError(f"The demo's own delivery {delivery.public_id} could not be claimed.")
        attempt = begin_attempt(delivery, OWNER)
        if story.end == End.REFUSED:
            detail = "The server answered 422: the picture could not be processed."
            outcomes.refused(delivery, OWNER, "media_unprocessed", detail, attempt)
            return
        outcomes.arrived(delivery, OWNER, self._past_post(story, delivery), attempt, "delivered")

    def _past_post(self, story: Story, delivery: Delivery) -> Receipt:
        content: dict[str, Any] = delivery.outgoing
        media = delivery.media[0] if delivery.media else None
        picture = None
        if media is not None:
            with open_original(media["sha256"]) as file:
                picture = file.read()
        when = self.moved.moment - self.moved.offset
        given = {
            "handle": delivery.channel.handle.lstrip("@").split("@")[0],
            "text": content["text"],
            "language": content["languages"][0],
            "created_at": when.isoformat(),
            "favourites": self.chance.randrange(2, 40),
            "reblogs": self.chance.randrange(0, 9),
            "comments": [
                {"name": name, "language": language, "text": text}
                for name, language, text in story.comments
                if language in content["languages"]
            ],
        }
        given["network"] = delivery.channel.network
        number, url = self.practice.past_post(given, picture, media["description"] if media else "")
        return Receipt(number, url, when)


_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
