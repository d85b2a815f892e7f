"""The demo's guideline in mid-life: notes, a draft, what has been read and learnt, two questions. All invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from tankar.guideline.advice.actions.answer import answer
from tankar.guideline.advice.actions.ask import ask
from tankar.guideline.demo_texts import (
    ADDED,
    ADDED_TO,
    ANSWERS,
    ARTICLES,
    GROUND_RULES,
    MEETING,
    NEXT,
    NOTES,
    REMOVED,
)
from tankar.guideline.group.actions.write_part import write_part
from tankar.guideline.models import Training
from tankar.guideline.notes.actions.write_ground_rules import write_ground_rules
from tankar.guideline.notes.actions.write_note import write_note
from tankar.guideline.training.actions.acknowledge import acknowledge
from tankar.guideline.training.actions.decide_rule import decide_rule
from tankar.guideline.training.actions.invite_elected import invite_elected
from tankar.guideline.training.actions.note_term import note_term
from tankar.guideline.training.standing import asked_of
from tankar.guideline.training.terms import default_term
from tankar.guideline.versions.actions.adding import add_rule, remove_rule
from tankar.guideline.versions.actions.drafting import begin_draft, draft_rule
from tankar.organisation.access import today
from tankar.organisation.calendar import add_working_days
from tankar.organisation.demo import People
from tankar.work import clock
from tankar.work.demo import steady_id

__all__ = ["make"]

_MONTH = 30
# who have not come to it yet
_UNREAD = frozenset(
    {"aino", "camilla", "jukka", "mikko", "ville", "leena", "stefan", "kirsti", "petra", "johan"}
)


def make(people: People, now: dt.datetime, ago: Callable[..., None]) -> None:
    """`ago(days=…)` moves the demo's clock to so long before `now`, so that each came at its own moment."""
    ago(days=200)
    write_ground_rules(people["heikki"], people.units["library"], GROUND_RULES["sv"], GROUND_RULES["fi"])
    ago(days=120)
    for rule, note in NOTES.items():
        write_note(people["lars"], rule, note)
    _make_group(people, now, ago)
    ago(days=2 * _MONTH)
    decide_rule(people["marja_liisa"], clock.local(now - dt.timedelta(days=2 * _MONTH)).date())
    _make_learning(people, now, ago)
    ago(days=30)
    note_term(people["marja_liisa"], *default_term(today()))
    invite_elected()
    ago(days=9)
    begin_draft(people["lars"])
    for rule, words in NEXT.items():
        draft_rule(people["lars"], rule, words, "")
    add_rule(people["lars"], ADDED_TO, ("posters",), ADDED)
    remove_rule(people["lars"], REMOVED)
    _make_questions(people, ago)


def _make_group(people: People, now: dt.datetime, ago: Callable[..., None]) -> None:
    for days, article in zip((110, 80, 45), ARTICLES, strict=True):
        ago(days=days)
        write_part(people["lars"], "article", None, article)
    for facts in ANSWERS:
        write_part(people["lars"], "answer", None, facts)
    ago(days=5)
    coming = clock.local(add_working_days(now, 6)).replace(hour=13, minute=0, second=0, microsecond=0)
    write_part(
        people["marja_liisa"],
        "meeting",
        None,
        {"starts_at": coming, "place": "Rådhuset, Kaupungintalo", **MEETING},
    )


def _make_learning(people: People, now: dt.datetime, ago: Callable[..., None]) -> None:
    """Most have read version 1; whoever posts has done the module; Aino's is two years old and begun anew."""
    for place, key in enumerate(sorted(people.persons)):
        if key in _UNREAD:
            continue
        ago(days=20 + place % 25)
        acknowledge(people[key], 1)
    today = clock.local(now).date()
    for place, key in enumerate(sorted(people.persons)):
        for module in sorted(asked_of(people[key]) - {"elected"}):
            done = today - dt.timedelta(days=40 + 7 * place)
            Training.objects.create(person=people[key], module=module, done_on=done, version_number=1)
    again = {"done_on": today - dt.timedelta(days=25 * _MONTH), "step": 7}
    Training.objects.filter(person=people["aino"], module="channels").update(**again)


def _make_questions(people: People, ago: Callable[..., None]) -> None:
    ago(days=6)
    mine = ask(
        people["sirpa"],
        "advice",
        "Tuttu kyselee Facebookissa asiasta, jota valmistelen. Saanko kertoa, missä vaiheessa se on, vai ohjaanko "
        "hänet kirjaamoon?",
        public_id=f"ask{steady_id('advice answered')}x",
    )
    ago(days=5)
    answer(
        people["lars"],
        mine,
        "Voit kertoa sen, mikä esityslistalla jo lukee, ja antaa linkin siihen. Muusta sano ystävällisesti, että asia "
        "on valmisteilla, ja ohjaa kysymään kirjaamosta. Ei tarvitse vastata omalla ajalla.",
    )
    ago(hours=3)
    ask(
        people["heikki"],
        "journalist",
        "Paikallislehden toimittaja kysyi kommenteissa, montako lainausta e-kirjoissa on tänä vuonna ja miksi jonot "
        "ovat "
        "pitkät. Kuka vastaa tähän kaupungin puolesta?",
        public_id=f"ask{steady_id('advice waits')}x",
    )
