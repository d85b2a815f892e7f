"""What both approved is decided: it waits for nobody's decision any more, though it is still being opened."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import translation

from tankar.channels.requests.actions.end_request import withdraw_request
from tankar.channels.requests.actions.keep_request import keep_request
from tankar.channels.requests.actions.open_profile import keep_opening, put_into_register
from tankar.channels.requests.facts import Facts
from tankar.channels.requests.moving import KIND
from tankar.channels.testing.requesting import CHECKLIST, approved, contacted
from tankar.decisions.models import Ask, Matter
from tankar.decisions.reading import page_of, waiting_for
from tankar.organisation import demo
from tankar.organisation.models import Person

pytestmark = pytest.mark.django_db


def titles(person: Person, part: str, now: dt.datetime) -> list[str]:
    return [one.matter.title for one in page_of(person, {"show": part}, now).rows]


def test_what_both_approved_stands_among_what_is_decided_while_it_is_being_opened(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    request = approved(aino, lars, heikki, marja_liisa)
    assert (titles(aino, "open", clock()), titles(aino, "ended", clock())) == ([], [request.title])
    matter = Matter.of(KIND, request.public_id)
    assert matter is not None
    with translation.override("en"):
        assert matter.outcome_words == "Approved, being opened"
    # what awaits her stands on her Today all the same
    assert [one.verb for one in waiting_for(aino)] == ["open"]
    clock.advance(days=3)
    keep_opening(aino, request, CHECKLIST)
    put_into_register(lars, request)
    matter.refresh_from_db()
    # the day on which it was decided stays
    assert (matter.outcome, matter.ended_at) == ("live", clock() - dt.timedelta(days=3))
    assert not Ask.objects.filter(done_at=None).exists()


def test_what_was_approved_and_then_withdrawn_says_so(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    request = withdraw_request(aino, approved(aino, lars, heikki, marja_liisa))
    matter = Matter.of(KIND, request.public_id)
    assert matter is not None
    assert (matter.outcome, matter.decisions.count()) == ("withdrawn", 2)
    assert waiting_for(aino) == []


def test_a_request_for_another_unit_is_seen_by_that_units_management(
    aino: Person, lars: Person, heikki: Person, clock: Any
) -> None:
    request = contacted(aino)
    raija = demo.make_person("raija")
    assert raija.unit is not None
    keep_request(aino, request.public_id, Facts({}, unit=raija.unit.public_id))
    assert titles(raija, "open", clock()) == [request.title]
    assert titles(heikki, "open", clock()) == []
