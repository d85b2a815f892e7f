"""An account of ours is renamed, gone, taken over or imitated: who is told, where it shows, how it ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from tankar.channels import errors
from tankar.channels.actions.check_access import try_connection
from tankar.channels.actions.connect_channel import connect_channel
from tankar.channels.amnesty.actions.handle_report import end_report
from tankar.channels.amnesty.actions.look_after_account import take_new_name, warn_residents, write_log
from tankar.channels.amnesty.actions.tell_of_account import tell_of_account
from tankar.channels.amnesty.errors import EndsOtherwise
from tankar.channels.models import Access, AccountReport, Channel, ChannelAssignment, LastTest
from tankar.channels.testing.accounts import a_listed
from tankar.channels.testing.networks import TOKEN, Answering
from tankar.decisions.models import Ask
from tankar.journal.models import Entry
from tankar.notices.models import Notice
from tankar.organisation import demo
from tankar.organisation.access import may
from tankar.organisation.models import Person, RoleAssignment
from tankar.organisation.roles import Role

SignedIn = Callable[[Person], Client]


@pytest.fixture
def connected(
    marja_liisa: Person, channel: Channel, of_aino: ChannelAssignment, harbour: Answering, clock: Any
) -> Channel:
    connect_channel(marja_liisa, channel, {"address": "https://practice.example", "token": TOKEN})
    channel.refresh_from_db()
    return channel


@pytest.fixture
def page(aino: Person, lars: Person, harbour: object, clock: Any) -> Channel:
    """The library's page, cared for by hand, which Aino looks after."""
    Person.objects.update(language="en")
    channel = a_listed("Biblioteket", "https://www.facebook.com/bibban.exempel", platform="Facebook")
    ChannelAssignment.objects.create(channel=channel, person=aino)
    return channel


def _told(kind: str) -> set[str]:
    return {one.person.given_name for one in Notice.objects.filter(kind=f"channels.{kind}")}


def _asked(report: AccountReport) -> dict[str, str]:
    found = Ask.objects.filter(matter__subject_id=report.public_id, done_at=None).select_related("person")
    return {one.person.given_name: one.verb for one in found}


def test_the_daily_test_finds_another_name_under_the_same_permanent_id(
    connected: Channel, lars: Person, harbour: Answering
) -> None:
    harbour.handle = "@nytt@practice.example"
    try_connection(connected)
    try_connection(connected)
    report = AccountReport.objects.get()
    assert (report.kind, report.found_handle, report.reporter) == ("renamed", "@nytt@practice.example", None)
    assert _asked(report) == {"Aino": "look", "Lars": "handle", "Marja-Liisa": "handle"}
    assert _told("renamed_told") == {"Aino", "Lars", "Marja-Liisa"}
    assert Entry.objects.about("channel", connected.public_id)[0].kind == "channels.alarm_renamed"
    connected.refresh_from_db()
    assert (connected.alarm, connected.access) == ("renamed", Access.WORKS)

    old = connected.handle
    take_new_name(lars, report)
    connected.refresh_from_db()
    assert (connected.handle, connected.alarm) == ("@nytt@practice.example", "")
    assert connected.former_handles.get().handle == old
    try_connection(connected)
    assert AccountReport.objects.open().count() == 0


def test_behind_another_permanent_id_is_another_account_and_nothing_leaves_there(
    connected: Channel, harbour: Answering
) -> None:
    harbour.network_id = "999"
    with pytest.raises(errors.LeadsElsewhere):
        try_connection(connected)
    connected.refresh_from_db()
    assert (connected.tested, connected.access) == (LastTest.OTHER_ACCOUNT, Access.LOST)
    assert (connected.alarm, AccountReport.objects.get().kind) == ("released", "released")


def test_a_name_in_other_capitals_is_the_same_name(connected: Channel, harbour: Answering) -> None:
    harbour.handle = harbour.handle.upper()
    try_connection(connected)
    assert not AccountReport.objects.exists()


def test_sirpa_tells_that_it_is_taken_over_and_those_whose_it_is_see_it_everywhere(
    page: Channel, sirpa: Person, aino: Person, mikko: Person, as_person: SignedIn
) -> None:
    RoleAssignment.objects.create(person=demo.make_person("henrik"), role=Role.IT_SECURITY)
    client = as_person(sirpa)
    address = reverse("channels:tell_of_account")
    assert "Biblioteket" in client.get(f"{address}?channel={page.public_id}").content.decode()
    client.post(address, {"kind": "taken_over", "link": "", "words": "", "channel": page.public_id})
    report = AccountReport.objects.get()
    assert (report.channel, report.link, report.reporter) == (page, page.url, sirpa)
    assert {"Aino", "Lars", "Henrik"} <= _told("taken_over_told")
    shown = as_person(aino).get(page.get_absolute_url()).content.decode()
    assert "Somebody else may have taken it over" in shown
    assert report.get_absolute_url() in shown
    told = as_person(aino).get(report.get_absolute_url()).content.decode()
    assert "Told of by" not in told
    assert as_person(mikko).get(report.get_absolute_url()).status_code == 404
    assert report.get_absolute_url() not in as_person(mikko).get(page.get_absolute_url()).content.decode()
    assert (
        "Somebody else may have taken it over"
        in as_person(aino).get("/register/?state=alarm").content.decode()
    )
    assert report.get_absolute_url() in as_person(aino).get("/").content.decode()


def test_what_is_done_stands_in_the_log_and_residents_are_warned_until_it_is_over(
    page: Channel, aino: Person, lars: Person, as_person: SignedIn, client: Client
) -> None:
    report = tell_of_account(aino, "taken_over", page.url)
    assert report.channel == page
    act = reverse("channels:act_on_report", args=[report.public_id, "log"])
    as_person(aino).post(act, {"words": "Anmält till nätverket."})
    assert report.log.get().by == "Aino Rautakoski"
    assert as_person(aino).post(act, {"words": " "}).status_code == 422
    verify = f"/en/channels/verify/?url={page.url}"
    assert "somebody else may write there" not in client.get(verify).content.decode()
    with pytest.raises(PermissionDenied):
        warn_residents(aino, report)
    as_person(lars).post(reverse("channels:act_on_report", args=[report.public_id, "warn"]))
    assert "somebody else may write there" in client.get(verify).content.decode()
    assert "Taken over by somebody else" in client.get("/en/channels/").content.decode()
    api = client.get("/api/v1/verify", {"url": page.url, "lang": "en"}).json()
    assert "Trust nothing posted there" in api["why"]
    assert "Trust nothing posted there" in api["channel"]["notice"]
    end_report(lars, report, "recovered", "Vi kom in igen.")
    assert "somebody else may write there" not in client.get(verify).content.decode()
    page.refresh_from_db()
    assert (page.alarm, page.is_warned_of) == ("", False)


def test_another_account_that_looks_like_it_is_told_beside_the_one_it_looks_like(
    page: Channel, lars: Person
) -> None:
    report = tell_of_account(lars, "lookalike", "https://www.facebook.com/b1bban.exempel")
    assert report.channel == page
    page.refresh_from_db()
    assert page.alarm == "lookalike"
    write_log(lars, report, "Anmält.")
    end_report(lars, report, "passed_on", "Anmält till Facebook.")
    page.refresh_from_db()
    assert page.alarm == ""


def test_of_two_alarms_the_graver_one_shows_and_the_other_stays(page: Channel, lars: Person) -> None:
    first = tell_of_account(lars, "taken_over", page.url)
    tell_of_account(lars, "renamed", page.url)
    page.refresh_from_db()
    assert page.alarm == "taken_over"
    end_report(lars, first, "not_ours", "Ett missförstånd.")
    page.refresh_from_db()
    assert page.alarm == "renamed"


def test_each_kind_ends_in_its_own_ways_only(page: Channel, lars: Person) -> None:
    ours = tell_of_account(lars, "ours", "https://www.facebook.com/okand")
    with pytest.raises(EndsOtherwise):
        end_report(lars, ours, "recovered", "Nej.")
    assert not may(lars, "channels.log_report", ours)
