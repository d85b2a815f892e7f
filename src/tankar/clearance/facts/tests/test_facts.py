from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar.clearance.errors import Incomplete, NotAllowed, NothingAsked, NotOpen
from tankar.clearance.facts.actions.ask_fact import ask_fact
from tankar.clearance.facts.actions.handle_request import (
    begin_sheet,
    decline,
    hand_in,
    pass_to_unit,
    send_back,
)
from tankar.clearance.facts.actions.sweep import look_at_sheets, remind_of_requests
from tankar.clearance.facts.actions.write_sheet import (
    SheetFacts,
    keep_sheet,
    publish_sheet,
    start_sheet,
    withdraw_sheet,
)
from tankar.clearance.facts.reading import fitting, sheets_for
from tankar.clearance.models import FactRequest, FactSheet
from tankar.clearance.testing.asking import facts_of, matter_of, published
from tankar.decisions.models import Ask, Matter
from tankar.journal.models import Entry
from tankar.notices.models import Notice
from tankar.organisation.models import Person, RoleAssignment, Unit
from tankar.organisation.roles import Role

pytestmark = pytest.mark.django_db
WINTER = dt.timezone(dt.timedelta(hours=2))
SUMMER = dt.timezone(dt.timedelta(hours=3))


def told(person: Person) -> list[str]:
    return [one.kind for one in Notice.objects.filter(person=person, read_at=None).order_by("id")]


def awaited() -> list[tuple[str, str]]:
    open_asks = Ask.objects.filter(done_at=None).order_by("person__given_name").select_related("person")
    return [(one.person.given_name, one.verb) for one in open_asks]


def test_from_the_question_over_the_unit_to_everybody_at_once(
    johan: Person, petra: Person, lars: Person, gunilla: Person, clock: Any
) -> None:
    request = ask_fact(johan, "Vad utreds om skolorna?")
    assert (told(lars), awaited()) == (["clearance.fact_here"], [("Lars", "handle")])
    assert gunilla.unit is not None
    pass_to_unit(lars, request, gunilla.unit)
    assert (told(gunilla), awaited()) == (["clearance.fact_to_draft"], [("Gunilla", "draft")])
    sheet = begin_sheet(gunilla, request)
    assert begin_sheet(gunilla, request) == sheet
    keep_sheet(gunilla, sheet, facts_of())
    hand_in(gunilla, request)
    assert (told(lars), awaited()) == (["clearance.fact_to_check"], [("Lars", "check")])
    publish_sheet(lars, sheet, facts_of())
    request.refresh_from_db()
    assert (request.state, awaited()) == ("published", [])
    # Johan who asked and Petra who did not are told in the same moment
    assert (told(johan), told(petra)) == (["clearance.fact_answered"], ["clearance.fact_new"])
    assert len({one.told_at for one in Notice.objects.filter(person__in=(johan, petra))}) == 1


def test_who_asked_stands_nowhere(johan: Person, lars: Person, clock: Any) -> None:
    decline(lars, ask_fact(johan, "Stämmer det?"), "Det här är en åsikt.")
    kept = [f"{one.actor_id}{one.actor_name}{one.params}" for one in Entry.objects.all()]
    kept += [f"{one.title}{one.asked_by}" for one in Matter.objects.all()]
    kept += [str(one.params) for one in Notice.objects.exclude(person=johan)]
    assert not any(word in line for line in kept for word in (johan.public_id, "Johan", "Björkskog"))


def test_nothing_is_no_question(johan: Person) -> None:
    with pytest.raises(NothingAsked):
        ask_fact(johan, " ")


def test_a_matter_of_the_coming_agenda_is_promised_in_a_day(johan: Person, sirpa: Person, clock: Any) -> None:
    usual = ask_fact(johan, "Hur mycket kostar det?")
    assert usual.due_at == dt.datetime(2026, 11, 26, 14, tzinfo=dt.UTC)
    coming = ask_fact(johan, "Hur mycket?", matter=matter_of(sirpa, meets_on=dt.date(2026, 11, 30)))
    assert coming.due_at == dt.datetime(2026, 11, 24, 14, tzinfo=dt.UTC)
    later = ask_fact(johan, "Hur mycket?", matter=matter_of(sirpa, meets_on=dt.date(2026, 12, 14)))
    assert later.due_at == usual.due_at


def test_over_midsummer_the_promise_waits_for_the_offices(johan: Person, clock: Any) -> None:
    clock.set(dt.datetime(2026, 6, 17, 10, tzinfo=SUMMER))  # Wednesday; Friday is Midsummer Eve
    assert ask_fact(johan, "När?").due_at == dt.datetime(2026, 6, 23, 13, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("changed", "missing"),
    [
        ({"written": {"title_fi": ""}}, "title_fi"),
        ({"written": {"sentence_sv": " "}}, "sentence_sv"),
        ({"written": {"text_sv": "Bara på svenska."}}, "text_fi"),
        ({"written": {"source": ""}}, "source"),
        ({"valid_until": None}, "valid_until"),
        ({"valid_until": dt.date(2026, 11, 22)}, "valid_until"),
    ],
)
def test_a_sheet_is_published_whole_in_both_languages_or_not_at_all(
    changed: dict[str, Any], missing: str, lars: Person, johan: Person, library: Unit, clock: Any
) -> None:
    facts = facts_of(library, **changed)
    sheet = start_sheet(lars, facts)
    with pytest.raises(Incomplete) as refused:
        publish_sheet(lars, sheet, facts)
    assert list(refused.value.faults) == [missing]
    assert (FactSheet.objects.get().state, told(johan)) == ("draft", [])


def test_the_unit_drafts_and_only_communications_publishes(
    lars: Person, heikki: Person, gunilla: Person, library: Unit, clock: Any
) -> None:
    sheet = start_sheet(lars, facts_of(library))
    keep_sheet(heikki, sheet, facts_of(library))
    with pytest.raises(NotAllowed):
        publish_sheet(heikki, sheet, facts_of(library))
    with pytest.raises(NotAllowed):
        keep_sheet(gunilla, sheet, facts_of(library))
    publish_sheet(lars, sheet, facts_of(library))
    sheet.refresh_from_db()
    with pytest.raises(NotAllowed):
        keep_sheet(heikki, sheet, facts_of(library))


def test_a_draft_goes_back_with_a_reason(
    johan: Person, lars: Person, heikki: Person, library: Unit, clock: Any
) -> None:
    request = ask_fact(johan, "Hur många lån?")
    pass_to_unit(lars, request, library)
    begin_sheet(heikki, request)
    hand_in(heikki, request)
    with pytest.raises(Incomplete):
        send_back(lars, request, " ")
    send_back(lars, request, "Vilket år gäller siffran?")
    assert (request.state, request.reason) == ("drafting", "Vilket år gäller siffran?")
    assert told(heikki)[-1] == "clearance.fact_to_draft"
    with pytest.raises(NotOpen):
        send_back(lars, request, "En gång till")


def test_declined_with_a_reason_and_an_empty_draft_is_gone(johan: Person, lars: Person, clock: Any) -> None:
    request = ask_fact(johan, "Är det dyrt?")
    begin_sheet(lars, request)
    decline(lars, request, "Det är en åsikt.")
    assert (request.state, FactSheet.objects.count(), told(johan)) == (
        "declined",
        0,
        ["clearance.fact_declined"],
    )
    with pytest.raises(NotOpen):
        decline(lars, request, "Igen")


def test_late_it_goes_to_the_manager_and_waits(
    johan: Person, lars: Person, marja_liisa: Person, clock: Any
) -> None:
    request = ask_fact(johan, "Hur många?")
    clock.set(dt.datetime(2026, 11, 26, 8, tzinfo=WINTER))
    assert (remind_of_requests(), remind_of_requests()) == (1, 0)
    assert told(lars)[-1] == "clearance.fact_reminder"
    clock.set(dt.datetime(2026, 11, 26, 16, tzinfo=WINTER))
    assert (remind_of_requests(), remind_of_requests()) == (1, 0)
    assert (told(marja_liisa)[-1], told(johan)) == ("clearance.fact_late", ["clearance.fact_still_waits"])
    clock.advance(days=400)
    assert remind_of_requests() == 0
    request.refresh_from_db()
    assert (request.state, request.stage) == ("asked", "manager")


def test_who_stands_in_for_the_manager_is_told_too(
    johan: Person, lars: Person, marja_liisa: Person, aino: Person, clock: Any
) -> None:
    RoleAssignment.objects.create(person=aino, role=Role.COMMUNICATIONS_MANAGER, deputy_for=marja_liisa)
    ask_fact(johan, "Hur många?")
    clock.advance(days=30)
    remind_of_requests()
    assert "clearance.fact_late" in told(aino)


def test_a_sheet_reminds_a_week_before_and_is_gone_after_its_last_day(
    lars: Person, heikki: Person, johan: Person, library: Unit, clock: Any
) -> None:
    sheet = published(lars, library, valid_until=dt.date(2027, 3, 28))
    assert look_at_sheets() == 0
    clock.set(dt.datetime(2027, 3, 21, 8, tzinfo=WINTER))
    assert (look_at_sheets(), look_at_sheets()) == (1, 0)
    assert (told(heikki), told(lars)) == (["clearance.fact_ends"], ["clearance.fact_ends"])
    # the clocks change on the night to its last day: it holds until that day's own midnight
    clock.set(dt.datetime(2027, 3, 28, 23, 59, tzinfo=SUMMER))
    assert look_at_sheets() == 0
    assert list(sheets_for(johan, "")) == [sheet]
    clock.advance(minutes=1)
    assert (look_at_sheets(), look_at_sheets()) == (1, 0)
    sheet.refresh_from_db()
    assert (sheet.state, told(heikki), list(sheets_for(johan, ""))) == (
        "expired",
        ["clearance.fact_expired"],
        [],
    )


def test_a_renewed_sheet_holds_again_and_nobody_is_told_a_second_time(
    lars: Person, johan: Person, library: Unit, clock: Any
) -> None:
    sheet = published(lars, library, valid_until=dt.date(2026, 12, 1))
    clock.advance(days=30)
    look_at_sheets()
    look_at_sheets()
    sheet.refresh_from_db()
    assert sheet.state == "expired"
    renewed = publish_sheet(lars, sheet, facts_of(library, valid_until=dt.date(2027, 5, 1)))
    assert (renewed.state, told(lars)) == ("published", [])
    assert told(johan) == []


def test_a_withdrawn_sheet_is_shown_to_nobody_and_stays_withdrawn(
    lars: Person, johan: Person, library: Unit, clock: Any
) -> None:
    sheet = withdraw_sheet(lars, published(lars, library))
    assert (list(sheets_for(johan, "")), told(johan)) == ([], [])
    with pytest.raises(NotOpen):
        publish_sheet(lars, sheet, facts_of(library))


def test_a_sheet_is_found_by_words_of_either_language(
    lars: Person, johan: Person, library: Unit, clock: Any
) -> None:
    sheet = published(lars, library)
    assert list(sheets_for(johan, "yxpila SNÖRÖJNINGEN")) == [sheet]
    assert list(sheets_for(johan, "lumityöt")) == [sheet]
    assert list(sheets_for(johan, "simhallen")) == []


@pytest.mark.parametrize(
    ("question", "language", "sentence"),
    [
        ("När plogas bostadsgatan i Yxpila?", "sv", "Bostadsgatorna i Yxpila plogas"),
        ("Milloin Ykspihlajan kadut aurataan?", "fi", "Ykspihlajan asuntokadut aurataan"),
        ("When is snow cleared in Yxpila?", "en", "Bostadsgatorna i Yxpila plogas"),
    ],
)
def test_what_fits_a_residents_question_comes_in_its_language(
    question: str, language: str, sentence: str, lars: Person, library: Unit, clock: Any
) -> None:
    published(lars, library)
    other = {
        "title_sv": "Simhallen",
        "title_fi": "Uimahalli",
        "sentence_sv": "Öppet.",
        "sentence_fi": "Auki.",
    }
    published(lars, library, written=other)
    (found,) = fitting(lars, question, language)
    assert found.sentence.startswith(sentence)


def test_a_sheet_without_any_unit_is_asked_for_one(lars: Person, clock: Any) -> None:
    lars.unit = None
    with pytest.raises(Incomplete):
        start_sheet(lars, SheetFacts(written={}))
    assert FactRequest.objects.count() == 0
