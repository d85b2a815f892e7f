"""A matter from its opening to its end: whom it awaits, what is decided, and that none of it happens twice."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar.decisions import kinds
from tankar.decisions.errors import AlreadyDecided, UnknownMatter, UnknownWord, WrongMatter
from tankar.decisions.keeping import (
    answered,
    ask,
    decide,
    end_matter,
    open_matter,
    reopen_matter,
    retitle,
)
from tankar.decisions.kinds import MatterKind
from tankar.decisions.models import Decision, Matter
from tankar.decisions.reading import waiting_for
from tankar.organisation.models import Person
from tankar.work.clock import LOCAL

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hill")]
MONDAY = dt.datetime(2026, 11, 23, 9, 0, tzinfo=LOCAL)


@pytest.fixture
def matter(clock: Any, aino: Person) -> Matter:
    clock.set(MONDAY)
    return open_matter("decisions.hill", "hill1", title="Sand the hill", url="/hill/", asked_by=aino)


def test_it_awaits_whoever_was_asked_until_it_is_answered(
    matter: Matter, heikki: Person, lars: Person
) -> None:
    ask(matter, [heikki, lars], "decide", term="decisions.sanding")
    mine = waiting_for(heikki)
    assert [(one.matter, one.due_at) for one in mine] == [
        (matter, dt.datetime(2026, 11, 30, 16, 0, tzinfo=LOCAL))
    ]
    assert answered(matter, person=heikki) == 1
    assert (waiting_for(heikki), len(waiting_for(lars))) == ([], 1)


def test_to_be_asked_again_is_to_be_asked_once_with_the_new_moment(matter: Matter, heikki: Person) -> None:
    later = MONDAY + dt.timedelta(days=2)
    ask(matter, [heikki], "decide", term="decisions.sanding")
    ask(matter, [heikki], "decide", due_at=later)
    assert [one.due_at for one in waiting_for(heikki)] == [later]
    answered(matter)
    ask(matter, [heikki], "decide")
    assert len(waiting_for(heikki)) == 1


def test_the_nearest_deadline_stands_first_and_what_has_none_last(matter: Matter, heikki: Person) -> None:
    other = open_matter("decisions.hill", "hill2", title="And the steps", url="/steps/")
    third = open_matter("decisions.hill", "hill3", title="And the yard", url="/yard/")
    ask(other, [heikki], "advise")
    ask(matter, [heikki], "decide", term="decisions.sanding")
    ask(third, [heikki], "decide", term="decisions.hurry")
    assert [one.matter for one in waiting_for(heikki)] == [third, matter, other]


def test_nothing_of_the_staffs_awaits_somebody_who_acts_as_elected(matter: Matter, heikki: Person) -> None:
    ask(matter, [heikki], "decide")
    heikki.acting_as = "elected"
    assert waiting_for(heikki) == []


def test_opening_it_twice_gives_the_same(matter: Matter) -> None:
    again = open_matter("decisions.hill", "hill1", title="Something else", url="/other/")
    assert (again.pk, again.title) == (matter.pk, "Sand the hill")


def test_a_part_is_decided_once_a_round(matter: Matter, heikki: Person, lars: Person) -> None:
    decide(matter, heikki, "no", reason="It is flat", part="unit")
    with pytest.raises(AlreadyDecided):
        decide(matter, lars, "yes", reason="It is steep", part="unit")
    decide(matter, lars, "yes", reason="It is steep", part="communications")
    decide(matter, heikki, "yes", reason="I looked again", part="unit", round=2)
    assert [one.answer for one in matter.decisions.all()] == ["no", "yes", "yes"]


def test_a_decision_is_neither_changed_nor_removed(matter: Matter, heikki: Person) -> None:
    made = decide(matter, heikki, "yes", reason="Steep", role="Head of unit", rules=("RES-1",))
    assert (made.name, made.role, made.rules) == (str(heikki), "Head of unit", ["RES-1"])
    made.reason = "Another"
    with pytest.raises(TypeError):
        made.save()
    with pytest.raises(TypeError):
        made.delete()
    assert Decision.objects.get().reason == "Steep"


def test_what_is_over_awaits_nobody_and_can_go_on(matter: Matter, heikki: Person) -> None:
    ask(matter, [heikki], "decide")
    end_matter(matter, "sanded")
    assert waiting_for(heikki) == []
    assert matter.outcome_words == "Sanded"
    reopen_matter(matter)
    retitle(matter, "Sand all of the hill")
    found = Matter.of("decisions.hill", "hill1")
    assert found is not None
    assert (found.ended_at, found.outcome, found.title) == (None, "", "Sand all of the hill")


def test_words_nobody_declared_are_a_mistake_of_ours(matter: Matter, heikki: Person) -> None:
    with pytest.raises(UnknownWord):
        ask(matter, [heikki], "dance")
    with pytest.raises(UnknownWord):
        decide(matter, heikki, "perhaps", reason="Who knows")
    with pytest.raises(UnknownWord):
        end_matter(matter, "melted")
    with pytest.raises(UnknownMatter):
        open_matter("decisions.valley", "v", title="Valley", url="/")


@pytest.mark.parametrize(
    "wrong",
    [
        MatterKind("channels.hill", "Foreign", asks={}),
        MatterKind("decisions.hill", "Twice", asks={}),
        MatterKind("decisions.untitled", "Without title", asks={"decide": "Decide"}),
    ],
)
def test_a_kind_that_cannot_be_right_is_refused(wrong: MatterKind) -> None:
    with pytest.raises(WrongMatter):
        kinds.declare([wrong], context="decisions")
