"""Telling of an account takes a minute, blames nobody, and always ends in the register or with a reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from tankar.channels.actions.register_channel import NewChannel
from tankar.channels.amnesty.actions.handle_report import ask_unit, end_report, register_reported, say_whose
from tankar.channels.amnesty.actions.remind_of_reports import remind_of_reports
from tankar.channels.amnesty.actions.tell_of_account import tell_of_account
from tankar.channels.amnesty.errors import AnswerMissing, LinkMissing, ReportElsewhere
from tankar.channels.models import AccountReport, Channel, ChannelReview
from tankar.decisions.models import Ask, Matter
from tankar.journal.models import Entry
from tankar.notices.models import Notice
from tankar.organisation.models import Person, RoleAssignment, Unit
from tankar.organisation.roles import Role

SignedIn = Callable[[Person], Client]
LINK = "https://www.facebook.com/gamla.exempelsidan"


@pytest.fixture(autouse=True)
def people(lars: Person, heikki: Person, aino: Person, mikko: Person, clock: Any) -> None:
    Person.objects.update(language="en")


@pytest.fixture
def report(mikko: Person) -> AccountReport:
    """Mikko knows of an old page; he thinks that the library made it."""
    return tell_of_account(mikko, "ours", LINK, "Biblioteket, tror jag")


def _asked(verb: str) -> set[str]:
    found = Ask.objects.filter(verb=verb, done_at=None).select_related("person")
    return {one.person.given_name for one in found}


def _new(unit: Unit) -> NewChannel:
    return NewChannel(
        kind="by_hand", name_sv="Gamla sidan", name_fi="Vanha sivu", owner_unit=unit, platform="Facebook"
    )


def test_communications_is_asked_and_nobody_else_learns_who_told(
    report: AccountReport, mikko: Person
) -> None:
    assert _asked("handle") == {"Lars"}
    entry = Entry.objects.about("account_report", report.public_id)[0]
    assert (entry.actor_id or "", "Mikko" in str(entry.params)) == ("", False)
    assert Matter.objects.get().asked_by is None


def test_it_is_registered_and_mikko_is_thanked(
    report: AccountReport, lars: Person, library: Unit, mikko: Person
) -> None:
    channel = register_reported(lars, report, _new(library))
    report.refresh_from_db()
    assert (report.state, report.channel, ChannelReview.objects.count()) == ("registered", channel, 0)
    assert Notice.objects.get(kind="channels.account_thanks").person == mikko
    assert _asked("handle") == set()


def test_what_nobody_needs_is_registered_and_proposed_for_closing_at_once(
    report: AccountReport, lars: Person, library: Unit
) -> None:
    channel = register_reported(lars, report, _new(library), "Ingen har svarat där sedan 2017.")
    review = ChannelReview.objects.get(channel=channel)
    assert (review.state, review.reason, _asked("answer")) == (
        "answering",
        "Ingen har svarat där sedan 2017.",
        {"Heikki"},
    )


def test_heikki_says_whose_it_is_and_communications_goes_on(
    report: AccountReport, lars: Person, heikki: Person, library: Unit
) -> None:
    ask_unit(lars, report, library)
    assert (_asked("handle"), _asked("say_whose")) == (set(), {"Heikki"})
    with pytest.raises(AnswerMissing):
        say_whose(heikki, report, " ")
    held = say_whose(heikki, report, "Camillan tekemä, ei enää käytössä.")
    assert (held.state, _asked("handle"), _asked("say_whose")) == ("told", {"Lars"}, set())


def test_twenty_working_days_of_silence_bring_it_back_and_decide_nothing(
    report: AccountReport, lars: Person, library: Unit, clock: Any
) -> None:
    ask_unit(lars, report, library)
    # twenty working days after Monday 23 November: Independence Day is a Sunday, no day of Christmas is one of them
    clock.set(dt.datetime(2026, 12, 21, 13, 59, tzinfo=dt.UTC))
    assert remind_of_reports() == 0
    clock.set(dt.datetime(2026, 12, 21, 14, 1, tzinfo=dt.UTC))
    assert remind_of_reports() == 1
    assert remind_of_reports() == 0
    report.refresh_from_db()
    assert (report.state, _asked("handle"), _asked("say_whose")) == ("with_unit", {"Lars"}, {"Heikki"})


def test_over_the_night_the_clocks_change_the_offices_own_hour_counts(
    report: AccountReport, lars: Person, library: Unit, clock: Any
) -> None:
    clock.set(dt.datetime(2027, 3, 1, 8, tzinfo=dt.UTC))
    ask_unit(lars, report, library)
    report.refresh_from_db()
    # Good Friday and Easter Monday do not count; four o'clock is summer time by then
    assert report.next_at == dt.datetime(2027, 3, 31, 13, tzinfo=dt.UTC)


def test_of_a_lookalike_information_security_is_told_as_well(
    mikko: Person, sirpa: Person, lars: Person
) -> None:
    RoleAssignment.objects.create(person=sirpa, role=Role.IT_SECURITY)
    report = tell_of_account(mikko, "lookalike", "https://www.instagram.com/kokkolakarley")
    told = {one.person.given_name for one in Notice.objects.filter(kind="channels.lookalike_told")}
    assert told == {"Lars", "Sirpa"}
    assert end_report(lars, report, "passed_on", "Anmäld till nätverket.").state == "passed_on"


def test_what_is_ended_is_not_ended_again(report: AccountReport, lars: Person, library: Unit) -> None:
    end_report(lars, report, "not_ours", "En förenings sida.")
    with pytest.raises(ReportElsewhere):
        register_reported(lars, report, _new(library))
    assert Channel.objects.count() == 0


def test_an_account_needs_its_address_and_an_elected_official_tells_elsewhere(
    mikko: Person, johan: Person
) -> None:
    with pytest.raises(LinkMissing):
        tell_of_account(mikko, "ours", "  ")
    with pytest.raises(PermissionDenied):
        tell_of_account(johan, "ours", LINK)


def test_the_form_is_answered_in_a_minute_and_the_page_says_how_it_stands(
    mikko: Person, as_person: SignedIn
) -> None:
    client = as_person(mikko)
    missing = client.post(reverse("channels:tell_of_account"), {"kind": "ours", "who": "Vinge"})
    assert (missing.status_code, "Vinge" in missing.content.decode()) == (422, True)
    sent = client.post(reverse("channels:tell_of_account"), {"kind": "ours", "link": LINK}, follow=True)
    assert "Communications looks at it" in sent.content.decode()
    assert LINK in client.get(reverse("channels:tell_of_account")).content.decode()


def test_lars_does_all_of_it_on_one_page(
    report: AccountReport, lars: Person, heikki: Person, library: Unit, as_person: SignedIn
) -> None:
    client, head = as_person(lars), as_person(heikki)

    def act(who: Client, what: str, **form: Any) -> Any:
        return who.post(reverse("channels:act_on_report", args=[report.public_id, what]), form, follow=True)

    assert head.get(report.get_absolute_url()).status_code == 404
    act(client, "unit", unit=library.pk)
    page = head.get(report.get_absolute_url()).content.decode()
    assert ("Whose is it" in page, "Mikko" in page) == (True, False)
    act(head, "whose", answer="Vanha sivumme.")
    text = client.get(report.get_absolute_url()).content.decode()
    assert ("Vanha sivumme." in text, "Mikko" in text) == (True, True)
    assert act(client, "register", name_sv="Gamla").status_code == 422
    kept = act(
        client, "register", name_sv="Gamla", name_fi="Vanha", platform="Facebook", owner_unit=library.pk
    )
    assert Channel.objects.get().url == LINK
    assert "It is in the register." in kept.content.decode()
    late = act(client, "end", state="not_ours", answer="Nej")
    assert "It stands differently now" in late.content.decode()


def test_somebody_elses_report_is_not_there_for_aino(
    report: AccountReport, aino: Person, as_person: SignedIn
) -> None:
    assert as_person(aino).get(report.get_absolute_url()).status_code == 404
