"""Whoever leaves posts no more the same day; what Tankar cannot reach is a colleague's task, with the steps."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from tankar.channels.leaving.actions.confirm_removal import confirm_removal, remind_of_removals
from tankar.channels.leaving.actions.follow_leavers import follow_leavers
from tankar.channels.leaving.steps import steps_for
from tankar.channels.models import AccessRemoval, Channel, ChannelAssignment
from tankar.channels.testing.accounts import a_listed
from tankar.decisions.models import Ask
from tankar.journal.models import Entry
from tankar.organisation import demo
from tankar.organisation.access import may
from tankar.organisation.actions.save_person import save_person
from tankar.organisation.models import Person, RoleAssignment
from tankar.organisation.roles import Role

SignedIn = Callable[[Person], Client]
LAST = dt.date(2026, 11, 25)


@pytest.fixture
def page(aino: Person, lars: Person, heikki: Person, harbour: object, clock: Any) -> Channel:
    """The library's page, which Aino and Camilla look after; Aino's last day there is Wednesday."""
    channel = a_listed(
        "Biblioteket", "https://www.facebook.com/bibban.exempel", platform="Facebook", unit="library"
    )
    ChannelAssignment.objects.create(channel=channel, person=aino, valid_to=LAST)
    ChannelAssignment.objects.create(channel=channel, person=demo.make_person("camilla"))
    return channel


def _asked() -> set[str]:
    found = Ask.objects.filter(verb="remove", done_at=None).select_related("person")
    return {one.person.given_name for one in found}


def _on(clock: Any, day: int, hour: int = 8) -> None:
    clock.set(dt.datetime(2026, 11, day, hour, tzinfo=dt.UTC))


def test_on_the_last_day_a_colleague_is_asked_by_closing_time(
    page: Channel, aino: Person, clock: Any
) -> None:
    _on(clock, 24)
    assert follow_leavers() == 0
    _on(clock, 25)
    assert (follow_leavers(), follow_leavers()) == (1, 0)
    assert _asked() == {"Camilla"}
    assert AccessRemoval.objects.get().due_at == dt.datetime(2026, 11, 25, 14, tzinfo=dt.UTC)
    assert may(aino, "channels.post", page)
    _on(clock, 26)
    assert not may(aino, "channels.post", page)


def test_when_nobody_else_manages_it_the_head_is_asked(page: Channel, clock: Any) -> None:
    ChannelAssignment.objects.filter(person__given_name="Camilla").delete()
    _on(clock, 25)
    follow_leavers()
    assert _asked() == {"Heikki"}


def test_whoever_stops_working_for_the_city_loses_access_the_same_day(
    page: Channel, aino: Person, clock: Any
) -> None:
    ChannelAssignment.objects.filter(person=aino).update(valid_to=None)
    Person.objects.filter(pk=aino.pk).update(is_employee=False, is_elected=True)
    _on(clock, 26)
    assert follow_leavers() == 1
    held = ChannelAssignment.objects.get(person=aino)
    assert held.valid_to == dt.date(2026, 11, 25)
    assert Entry.objects.about("channel", page.public_id)[0].kind == "channels.assignment_over"


def test_from_the_closed_account_to_the_access_removed_on_the_network(
    page: Channel, aino: Person, clock: Any, as_person: SignedIn
) -> None:
    """Pekka closes Aino's account: she is out of Tankar at once, and Camilla gets Facebook's own steps."""
    ChannelAssignment.objects.filter(person=aino).update(valid_to=None)
    Person.objects.update(language="en")
    _on(clock, 26)
    hers, camilla = as_person(aino), as_person(demo.make_person("camilla"))
    assert hers.get("/register/").status_code == 200
    assert may(aino, "channels.post", page)
    save_person(demo.make_person("pekka"), aino, may_sign_in=False)
    assert hers.get("/register/").status_code == 302
    assert follow_leavers() == 1
    assert not may(aino, "channels.post", page)
    assert (_asked(), follow_leavers()) == ({"Camilla"}, 0)
    removal = AccessRemoval.objects.get()
    assert removal.get_absolute_url() in camilla.get("/").content.decode()
    shown = camilla.get(removal.get_absolute_url()).content.decode()
    for step in steps_for(page, "en"):
        assert html.escape(step) in shown
    camilla.post(removal.get_absolute_url())
    assert (AccessRemoval.objects.get().state, _asked()) == ("done", set())
    assert "channels.access_removed" in {one.kind for one in Entry.objects.about("channel", page.public_id)}


def test_a_role_that_ended_ends_what_hung_on_it_but_another_keeps_it(
    page: Channel, aino: Person, clock: Any
) -> None:
    ChannelAssignment.objects.filter(person=aino).update(valid_to=None)
    aino.assignments.filter(role=Role.CHANNEL_MANAGER).update(valid_to=dt.date(2026, 11, 24))
    again = RoleAssignment.objects.create(person=aino, role=Role.CHANNEL_MANAGER, unit=aino.unit)
    _on(clock, 25)
    assert follow_leavers() == 0
    again.delete()
    assert follow_leavers() == 1


def test_who_never_had_the_role_is_left_alone(page: Channel, clock: Any) -> None:
    ChannelAssignment.objects.filter(person__given_name="Aino").delete()
    _on(clock, 25)
    assert follow_leavers() == 0


def test_who_goes_on_the_next_day_under_another_assignment_has_not_left(
    page: Channel, aino: Person, clock: Any
) -> None:
    ChannelAssignment.objects.create(
        channel=page, person=aino, valid_from=dt.date(2026, 11, 26), is_deputy=True
    )
    _on(clock, 25)
    assert follow_leavers() == 0


def test_late_it_goes_to_communications_and_information_security(
    page: Channel, sirpa: Person, clock: Any
) -> None:
    RoleAssignment.objects.create(person=sirpa, role=Role.IT_SECURITY)
    _on(clock, 25)
    follow_leavers()
    _on(clock, 25, 15)
    assert (remind_of_removals(), remind_of_removals()) == (1, 0)
    assert _asked() == {"Camilla", "Lars", "Sirpa"}
    assert AccessRemoval.objects.get().state == "open"


def test_a_last_day_on_a_holiday_gives_the_next_working_day(page: Channel, aino: Person, clock: Any) -> None:
    # Independence Day 2026 is a Sunday; and the Sunday on which the clocks go forward
    for last, due in (
        (dt.date(2026, 12, 6), dt.datetime(2026, 12, 7, 14, tzinfo=dt.UTC)),
        (dt.date(2027, 3, 28), dt.datetime(2027, 3, 30, 13, tzinfo=dt.UTC)),
    ):
        AccessRemoval.objects.all().delete()
        ChannelAssignment.objects.filter(person=aino).update(valid_to=last)
        clock.set(dt.datetime(last.year, last.month, last.day, 10, tzinfo=dt.UTC))
        follow_leavers()
        assert AccessRemoval.objects.get().due_at == due


def test_camilla_says_that_it_is_done_and_aino_cannot(page: Channel, aino: Person, clock: Any) -> None:
    _on(clock, 25)
    follow_leavers()
    removal = AccessRemoval.objects.get()
    with pytest.raises(PermissionDenied):
        confirm_removal(aino, removal)
    done = confirm_removal(demo.make_person("camilla"), removal)
    assert (done.state, done.done_by, _asked()) == ("done", "Camilla Nygrund", set())
    assert confirm_removal(demo.make_person("heikki"), removal).done_by == "Camilla Nygrund"


def test_the_page_gives_the_steps_of_that_network(page: Channel, clock: Any, as_person: SignedIn) -> None:
    camilla = demo.make_person("camilla")
    Person.objects.filter(pk=camilla.pk).update(language="en")
    _on(clock, 25)
    follow_leavers()
    removal, client = AccessRemoval.objects.get(), as_person(camilla)
    assert (
        "Remove the person under People with access."
        in client.get(removal.get_absolute_url()).content.decode()
    )
    done = client.post(removal.get_absolute_url(), follow=True)
    assert "The register says that the access is removed." in done.content.decode()
    assert as_person(demo.make_person("mikko")).get(removal.get_absolute_url()).status_code == 404


def test_every_network_has_its_steps_in_three_languages(page: Channel) -> None:
    for platform in (
        "Ett nytt nätverk",
        "Instagram",
        "TikTok",
        "Snapchat",
        "X",
        "Mastodon",
        "Bluesky",
        "Discord",
    ):
        page.platform = platform
        for language in ("sv", "fi", "en"):
            assert len(steps_for(page, language)) >= 3
        assert (steps_for(page, "sv") == steps_for(Channel(platform="?", network="by_hand"), "sv")) == (
            platform == "Ett nytt nätverk"
        )


def test_one_manager_is_red_on_today_for_communications_and_the_head_only(
    page: Channel, lars: Person, heikki: Person, mikko: Person, clock: Any, as_person: SignedIn
) -> None:
    Person.objects.update(language="en")
    _on(clock, 26)
    waiting = ChannelAssignment.objects.filter(channel=page)
    assert waiting.count() == 2
    shown = {
        one.given_name: "Fewer than two managers" in as_person(one).get("/").content.decode()
        for one in (lars, heikki, mikko)
    }
    assert shown["Mikko"] is False
    register = as_person(lars).get(reverse("channels:list")).content.decode()
    assert "Fewer than two managers" in register
