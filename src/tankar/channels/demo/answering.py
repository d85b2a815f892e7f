"""The demo's cover and answering: an agreement in force, one being confirmed, days away, gaps, a pause. Invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from tankar.channels.agreements.actions.answer_agreement import confirm_agreement
from tankar.channels.agreements.actions.propose_agreement import propose_agreement
from tankar.channels.agreements.actions.write_agreement import begin_agreement, keep_agreement
from tankar.channels.agreements.facts import Facts, TopicFacts
from tankar.channels.cover.actions.pause_for_days import pause_for_days
from tankar.channels.cover.periodic import look_at_all
from tankar.channels.models import AnsweringAgreement, Channel
from tankar.organisation.absence.actions.keep_pattern import keep_pattern
from tankar.organisation.absence.actions.say_away import say_away
from tankar.organisation.demo import People
from tankar.organisation.models import Person

__all__ = ["holiday_after", "make_answering"]

_WORDS = {
    "sv": "Ring ungdomscentralen på vardagar.",
    "fi": "Soita nuorisokeskukseen arkisin.",
    "en": "Phone the youth centre on weekdays.",
}


def make_answering(
    people: People, channels: Mapping[str, Channel], today: dt.date, at: Callable[[int], None]
) -> None:
    """`at` moves the demo's clock to so many hours before now, so that each came at its own moment."""
    aino, camilla = people["aino"], people["camilla"]
    at(30 * 24)
    hours = {"hours_from": dt.time(10), "hours_to": dt.time(16), "target": "same_day"}
    agreement = _propose(
        aino,
        channels["library"],
        (("Öppettider och lån", "öppet öppettid lån aukiolo laina", aino),),
        **hours,
    )
    for asked in list(agreement.confirmations.select_related("person")):
        confirm_agreement(asked.person, agreement)
    at(28)
    _propose(
        aino,
        channels["library_facebook"],
        (
            ("Öppettider och lån", "öppet öppettid lån aukiolo laina", aino),
            ("Evenemang och sagostunder", "evenemang sagostund tapahtuma satutunti", camilla),
        ),
        text_sv="Vi svarar på vardagar 10–18.",
        text_fi="Vastaamme arkisin klo 10–18.",
        **{**hours, "hours_to": dt.time(18)},
    )
    at(20)
    _away(people, channels, today)
    look_at_all()
    at(0)


def _away(people: People, channels: Mapping[str, Channel], today: dt.date) -> None:
    monday = today + dt.timedelta(days=7 - today.weekday())
    wednesday, thursday = monday + dt.timedelta(days=2), monday + dt.timedelta(days=3)
    for key in ("tiina", "ville", "camilla"):
        say_away(people[key], people[key], wednesday, thursday)
    keep_pattern(people["fredrik"], people["fredrik"], [4])
    first, last = holiday_after(today)
    say_away(people["gunilla"], people["gunilla"], first, last)
    say_away(people["mikko"], people["mikko"], first, last)
    pause_for_days(people["annika"], channels["vinge_snapchat"], first, last, _WORDS)


def holiday_after(today: dt.date) -> tuple[dt.date, dt.date]:
    """The next time when many are away at once: the weeks around Christmas, or July."""
    year = today.year
    christmas = dt.date(year, 12, 21), dt.date(year + 1, 1, 6)
    july = dt.date(year, 7, 1), dt.date(year, 7, 31)
    return july if today < july[0] else christmas


def _propose(
    person: Person, channel: Channel, topics: tuple[tuple[str, str, Person], ...], **facts: object
) -> AnsweringAgreement:
    rows = [TopicFacts(title, words, f"p:{whose.public_id}") for title, words, whose in topics]
    agreement = begin_agreement(person, channel)
    keep_agreement(person, agreement, Facts(topics=rows, **facts))  # type: ignore[arg-type]
    return propose_agreement(person, agreement)
