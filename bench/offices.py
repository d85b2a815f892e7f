"""A city with many channels and many decided matters, made in seconds: the first block by the ORM, the others copied.

What waits today is the same at every size: sixty open matters, twelve channels on which nobody answers. A city has
more accounts and a longer past; its mornings are as long.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import cycle
from typing import Any

from django.db import connection, models, transaction

from tankar.campaigns.models import Campaign
from tankar.channels.filing import columns_of
from tankar.channels.models import Channel, ChannelAssignment, ChannelEntry, CoverGap
from tankar.clearance.models import Answer, Clearance
from tankar.decisions.kinds import all_kinds
from tankar.decisions.models import Ask, Decision, Matter, MatterWord
from tankar.decisions.searching import keep_words, words_of
from tankar.organisation import demo
from tankar.organisation.demo import People
from tankar.organisation.models import Absence, Person, Unit
from tankar.work import clock

__all__ = ["Offices", "handle_of", "make_offices"]

BLOCK = 1000
OPEN, GAPS, STAFF = 60, 12, 300
# of the decided matters, so many are campaigns, and so many questions whether something may be shared
ONE_IN = 10
BETWEEN = dt.timedelta(minutes=30)
_FIRST = (
    *("bibliotek", "skolan", "museet", "idrott", "ungdom", "vatten", "gator", "musik", "teater", "daghem"),
    *(
        "kirjasto",
        "koulu",
        "museo",
        "liikunta",
        "nuoriso",
        "vesi",
        "kadut",
        "soitto",
        "naytelma",
        "paivakoti",
    ),
)
_SECOND = (
    *("norra", "sodra", "ostra", "vastra", "centrum", "kusten", "hamnen", "torget", "parken", "backen"),
    *("pohja", "etela", "ita", "lansi", "keskusta", "ranta", "satama", "tori", "puisto", "maki"),
)
_THIRD = ("karleby", "kokkola", "lochtea", "kalvia", "ullava")


@dataclass(frozen=True)
class Offices:
    """What the measuring needs to know of it."""

    people: People
    channels: list[Channel]
    campaign: Campaign
    question: Clearance


def make_offices(channels: int, decided: int) -> Offices:
    """The demo's organisation with `channels` in its register and `decided` matters behind it."""
    now = clock.now().replace(microsecond=0)
    people = demo.make(clock.local(now).date())
    with transaction.atomic():
        staff = _staff(people)
        made = _channels(channels, people, staff)
        _cover(made, staff, clock.local(now).date())
        Past(people, staff, now).make(decided)
        _open(people, staff, now)
    return Offices(people, made, Campaign.objects.earliest("pk"), Clearance.objects.earliest("pk"))


def _staff(people: People) -> list[Person]:
    """Whoever does the rest of the city's work; they never sign in here."""
    units = list(people.units.values())
    rows = [
        Person(
            given_name="Siv", family_name=f"Exempel {number:03}", email=f"siv{number}@demo.example",
            unit=units[number % len(units)], search_name=f"exempel {number:03} siv",
        )
        for number in range(STAFF)
    ]  # fmt: skip
    return Person.objects.bulk_create(rows)


def _channels(count: int, people: People, staff: list[Person]) -> list[Channel]:
    """Facebook and Instagram by hand, Mastodon connected, one feed; the librarian manages four."""
    units = list(people.units.values())
    rows = [_channel(number, units[number % len(units)], people) for number in range(count)]
    Channel.objects.bulk_create(rows, batch_size=200)
    texts = {f"purpose_{code}": "Öppettider och händelser." for code in ("sv", "fi", "en")}
    ChannelEntry.objects.bulk_create(
        [ChannelEntry(channel=one, answered="weekdays", admins=2, **texts) for one in rows], batch_size=200
    )
    held: list[ChannelAssignment] = []
    for number, channel in enumerate(rows):
        own = people["aino"] if number in {4, 5, 6, 7} else staff[number % STAFF]
        for person in (own, staff[(number + 7) % STAFF]):
            held.append(ChannelAssignment(channel=channel, person=person, public_id=f"h{len(held) + 1:012d}"))
    ChannelAssignment.objects.bulk_create(held, batch_size=500)
    return rows


def handle_of(number: int) -> str:
    """Names as a city's accounts have them, all different."""
    first, rest = number % len(_FIRST), number // len(_FIRST)
    return f"{_FIRST[first]}{_SECOND[rest % len(_SECOND)]}{_THIRD[rest // len(_SECOND) % len(_THIRD)]}"


def _channel(number: int, unit: Unit, people: People) -> Channel:
    handle = handle_of(number)
    ways: list[dict[str, str]] = [
        {"network": "by_hand", "kind": "by_hand", "platform": "Facebook", "url": f"https://www.facebook.com/{handle}"},
        {"network": "by_hand", "kind": "by_hand", "platform": "Instagram", "url": f"https://www.instagram.com/{handle}/"},
        {"network": "mastodon", "kind": "connected", "url": f"https://social.example/@{handle}"},
    ]  # fmt: skip
    way = ways[number % 3] if number else {"network": "feed", "kind": "own"}
    channel = Channel(
        public_id=f"c{number + 1:012d}", handle=handle, account_id=str(number), is_common=number < 3,
        owner_unit=people.units["library"] if number in {4, 5, 6, 7} else unit, access="works", **way,
        **{"name_sv": f"Kanal {number:04}", "name_fi": f"Kanava {number:04}", "name_en": f"Channel {number:04}"},
    )  # fmt: skip
    for column, value in columns_of(channel).items():
        setattr(channel, column, value)
    return channel


def _cover(channels: list[Channel], staff: list[Person], today: dt.date) -> None:
    monday = today + dt.timedelta(days=7 - today.weekday())
    away = {"first_day": monday, "last_day": monday + dt.timedelta(days=4)}
    Absence.objects.bulk_create([Absence(person=one, **away) for one in staff[::9]])
    days = [monday + dt.timedelta(days=number) for number in range(2)]
    CoverGap.objects.bulk_create(
        CoverGap(
            channel=one, days=[day.isoformat() for day in days], first_day=days[0], last_day=days[1],
            opened_at=clock.now(), stage=CoverGap.Stage.COMMUNICATIONS,
        )
        for one in channels[4 : 4 + GAPS]
    )  # fmt: skip


class Past:
    """Rows of a block of decided matters, and copies of the block, each as long before the one after it."""

    def __init__(self, people: People, staff: list[Person], now: dt.datetime) -> None:
        self.people = people
        known = [people[key] for key in ("lars", "marja_liisa", "heikki", "aino", "sirpa", "johan")]
        self.everybody = [*known, *staff]
        self.units = list(people.units.values())
        self.kinds = all_kinds()
        self.now = now

    def make(self, count: int) -> None:
        block = min(count, BLOCK)
        numbers = range(1, block + 1)
        matters = [self._matter(number) for number in numbers]
        decided = [one for one in matters if one.declared.answers]
        parts: list[tuple[type[models.Model], list[Any]]] = [
            (Matter, matters),
            (Decision, [self._decision(number, one) for number, one in enumerate(decided, 1)]),
            (Ask, [self._ask(one) for one in matters]),
            (MatterWord, list(_words(matters))),
        ]
        few = range(1, max(block // ONE_IN, 1) + 1)
        parts.append((Campaign, [self._campaign(number) for number in few]))
        questions = [self._question(number) for number in few]
        parts += [(Clearance, questions), (Answer, [self._answer(one) for one in questions])]
        for model, rows in parts:
            model._base_manager.bulk_create(rows, batch_size=500)
        for model, rows in parts:
            copies = _Copies(model, {kind: len(made) for kind, made in parts}, block * BETWEEN)
            copies.make(count // block - 1, len(rows))

    def _who(self, number: int) -> Person:
        return self.everybody[number % len(self.everybody)]

    def _matter(self, number: int) -> Matter:
        kind = self.kinds[number % len(self.kinds)]
        ended = self.now - dt.timedelta(days=1) - number * BETWEEN
        return Matter(
            id=number, public_id=f"m{number:012d}", kind=kind.name, subject_id=f"s{number:012d}",
            title=f"Sommarens öppettider, nr {number}", url="/decisions/", unit=self.units[number % len(self.units)],
            asked_by=self._who(number), opened_at=ended - dt.timedelta(days=4), ended_at=ended,
            outcome=next(iter(kind.outcomes), ""),
        )  # fmt: skip

    def _decision(self, number: int, matter: Matter) -> Decision:
        assert matter.ended_at is not None
        person = self._who(matter.pk + 3)
        return Decision(
            id=number, public_id=f"d{number:012d}", matter=matter, person=person, name=str(person),
            answer=next(iter(matter.declared.answers)), reason="Det behövs och har sin tid.", made_at=matter.ended_at,
        )  # fmt: skip

    def _ask(self, matter: Matter) -> Ask:
        return Ask(
            id=matter.pk, matter=matter, person=self._who(matter.pk + 3), verb=next(iter(matter.declared.asks)),
            since=matter.opened_at, done_at=matter.ended_at,
        )  # fmt: skip

    def _campaign(self, number: int) -> Campaign:
        at = self.now - number * BETWEEN * ONE_IN
        day = clock.local(at).date()
        return Campaign(
            id=number, public_id=f"k{number:012d}", unit=self.units[number % len(self.units)],
            asked_by=self._who(number), state="reported" if number % 5 else "rejected", title=f"Kampanj {number}",
            budget=Decimal(200), cost=Decimal(180), begins_on=day, ends_on=day, begun_at=at, changed_at=at,
            asked_at=at, decided_at=at, decided_role="head_of_unit", started_on=day, ended_on=day, reported_at=at,
        )  # fmt: skip

    def _question(self, number: int) -> Clearance:
        at = self.now - dt.timedelta(days=1) - number * BETWEEN * ONE_IN
        # one in twenty is the preparing office holder's whose page is measured, and one in twenty the councillor's
        asker = self.people["johan"] if number % 20 == 1 else self._who(number)
        return Clearance(
            id=number, public_id=f"q{number:012d}", asker=asker,
            asked_as="elected" if asker.is_elected else "employee", state="answered", words="Kan vi berätta om lovet?",
            preparer=self.people["sirpa"] if number % 20 == 2 else self._who(number + 1), asked_at=at, changed_at=at,
            due_at=at + dt.timedelta(days=2),
            valid_until=clock.local(at).date() + dt.timedelta(days=60),
        )  # fmt: skip

    def _answer(self, question: Clearance) -> Answer:
        assert question.preparer is not None
        day = clock.local(question.asked_at).date()
        return Answer(
            id=question.pk, clearance=question, verdict="public", valid_until=day + dt.timedelta(days=60),
            answered_by=question.preparer, answered_at=question.asked_at + dt.timedelta(hours=3),
        )  # fmt: skip


def _words(matters: list[Matter]) -> Iterator[MatterWord]:
    pairs = ((matter, word) for matter in matters for word in words_of(matter.title))
    for number, (matter, word) in enumerate(pairs, 1):
        yield MatterWord(id=number, matter=matter, word=word)


class _Copies:
    """One INSERT … SELECT (SQLite): ids and public ids move on with the block, moments go back."""

    def __init__(self, model: type[models.Model], counts: dict[Any, int], span: dt.timedelta) -> None:
        self.model, self.counts, self.span = model, counts, span

    def make(self, times: int, rows: int) -> None:
        if times < 1:
            return
        fields = self.model._meta.concrete_fields
        columns = ", ".join(f'"{field.column}"' for field in fields)
        values = ", ".join(self._moved(field) for field in fields)
        table = self.model._meta.db_table
        with connection.cursor() as cursor:
            cursor.execute(
                f"WITH RECURSIVE block(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM block WHERE n < {times})"  # noqa: S608
                f' INSERT INTO "{table}" ({columns}) SELECT {values}'
                f' FROM block CROSS JOIN "{table}" WHERE id <= {rows} ORDER BY n, id'
            )

    def _moved(self, field: Any) -> str:
        column, other = f'"{field.column}"', field.related_model
        if field.primary_key:
            return f"{column} + n * {self.counts[self.model]}"
        if other in self.counts:
            return f"{column} + n * {self.counts[other]}"
        seconds = int(self.span.total_seconds())
        if isinstance(field, models.DateTimeField):
            return f"strftime('%Y-%m-%d %H:%M:%S', {column}, '-' || (n * {seconds}) || ' seconds')"
        if isinstance(field, models.DateField):
            return f"date({column}, '-' || (n * {seconds}) || ' seconds')"
        if field.name in {"public_id", "subject_id"}:
            count = self.counts[self.model]
            return (
                f"substr({column}, 1, 1)"
                f" || printf('%012d', CAST(substr({column}, 2) AS INTEGER) + n * {count})"
            )
        return column


def _open(people: People, staff: list[Person], now: dt.datetime) -> None:
    """What waits today: of each kind in turn, some for the people whose pages are measured."""
    waiting = cycle([people["marja_liisa"], people["heikki"], people["aino"], *staff[:9]])
    kinds = cycle([one for one in all_kinds() if one.listed])
    for number in range(OPEN):
        kind, at = next(kinds), now - dt.timedelta(hours=number + 1)
        matter = Matter.objects.create(
            public_id=f"o{number:012d}", kind=kind.name, subject_id=f"o{number:012d}", title=f"Väntar, nr {number}",
            url="/decisions/", unit=people.units["library"], asked_by=staff[number], opened_at=at,
        )  # fmt: skip
        keep_words(matter)
        Ask.objects.create(
            matter=matter, person=next(waiting), verb=next(iter(kind.asks)), since=at,
            due_at=now + dt.timedelta(hours=number),
        )  # fmt: skip
