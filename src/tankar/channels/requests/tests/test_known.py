"""The opening checklist: what Tankar sees by itself needs no tick, and says from where it is known."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tankar.channels import filing
from tankar.channels.models import (
    Access,
    AnsweringAgreement,
    Channel,
    ChannelAssignment,
    ChannelEntry,
    Kind,
    Opening,
    ProfileRequest,
)
from tankar.channels.requests.actions.follow_roles import look_at_openings
from tankar.channels.requests.actions.open_profile import keep_opening, put_into_register
from tankar.channels.requests.errors import AddressTaken, NotReady
from tankar.channels.requests.known import known_of
from tankar.channels.testing.requesting import CHECKLIST, approved
from tankar.channels.testing.sample import a_channel
from tankar.notices.models import Notice
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.django_db
NAMES = {key: value for key, value in CHECKLIST.items() if not isinstance(value, bool)}


@pytest.fixture
def opening(aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any) -> ProfileRequest:
    return approved(aino, lars, heikki, marja_liisa)


@pytest.fixture
def there(opening: ProfileRequest) -> Channel:
    """Somebody of the unit has put the account into the register already, and looked after it."""
    channel = a_channel("Bokbussen", "library", kind=Kind.BY_HAND, platform="Instagram", url=NAMES["url"])
    filing.file(channel)
    yes = dict.fromkeys(("brand_name", "brand_picture", "brand_text", "brand_rules", "two_factor"), "yes")
    days = dict.fromkeys(("brand_checked_on", "security_checked_on"), dt.date(2026, 11, 20))
    ChannelEntry.objects.update_or_create(channel=channel, defaults={**yes, **days, "goal": "Eget mål"})
    return channel


def done(request: ProfileRequest) -> set[str]:
    opening = Opening.objects.get(request=request)
    return {name for name, one in known_of(request, opening).items() if one.done}


def test_the_plan_says_who_looks_after_it_and_what_the_goal_is(
    opening: ProfileRequest, as_person: SignedIn, aino: Person
) -> None:
    assert done(opening) == {"admins_done", "goals_done"}
    Person.objects.update(language="en")
    page = as_person(Person.objects.get(pk=aino.pk)).get(
        reverse("channels:request", args=[opening.public_id])
    )
    part = BeautifulSoup(page.content, "html.parser").select_one("#opening")
    assert part is not None
    said = " ".join(part.get_text(" ").split())
    assert "Named in the plan, with their work e-mail: Aino Rautakoski, Camilla Nygrund." in said
    assert "In the plan: 200 följare före midsommar." in said
    assert "The rules stand here, in Swedish and Finnish." in said
    ticks = {str(one["name"]) for one in part.select("input[type=checkbox]")}
    assert ticks == set(Opening.TICKS) - {"admins_done", "goals_done"}


def test_what_is_seen_needs_no_tick(opening: ProfileRequest, aino: Person, lars: Person) -> None:
    ticks = {name: name not in ("admins_done", "goals_done") for name in Opening.TICKS}
    keep_opening(aino, opening, {**NAMES, **ticks})
    assert put_into_register(lars, opening).assignments.count() == 2


def test_who_works_for_the_city_no_longer_is_not_counted(
    opening: ProfileRequest, aino: Person, lars: Person
) -> None:
    ticks = {name: name != "admins_done" for name in Opening.TICKS}
    keep_opening(aino, opening, {**NAMES, **ticks})
    Person.objects.filter(given_name="Camilla").update(is_employee=False, is_elected=True)
    known = known_of(opening, Opening.objects.get())["admins_done"]
    assert (known.done, "1" in known.says) == (False, True)
    with pytest.raises(NotReady):
        put_into_register(lars, opening)
    # somebody who knows better may still tick it; whoever left is not named in the register
    keep_opening(aino, opening, CHECKLIST)
    opening.refresh_from_db()
    assert [one.person for one in put_into_register(lars, opening).assignments.all()] == [aino]


def test_what_the_register_says_of_the_account_is_taken_from_there(
    opening: ProfileRequest, there: Channel, aino: Person, lars: Person
) -> None:
    Opening.objects.update(url=NAMES["url"])
    seen = {
        "name_done",
        "brand_done",
        "bio_done",
        "rules_done",
        "two_factor_done",
        "listed_done",
        "goals_done",
    }
    assert done(opening) == seen
    for person in (aino, lars):
        ChannelAssignment.objects.create(channel=there, person=person)
    Channel.objects.update(access=Access.WORKS)
    now = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
    agreement = AnsweringAgreement.objects.create(channel=there, begun_at=now, state="confirming")
    assert done(opening) == {*seen, "admins_done", "connected"}
    AnsweringAgreement.objects.filter(pk=agreement.pk).update(state="in_force")
    assert done(opening) == {*seen, "admins_done", "connected", "answering_done"}


def test_a_channel_that_stands_in_the_register_is_taken_and_not_doubled(
    opening: ProfileRequest, there: Channel, aino: Person, lars: Person
) -> None:
    ChannelAssignment.objects.create(channel=there, person=aino, valid_from=dt.date(2026, 1, 1))
    keep_opening(aino, opening, CHECKLIST)
    assert put_into_register(lars, opening) == there
    opening.refresh_from_db()
    assert (opening.channel, Channel.objects.filter(url=NAMES["url"]).count()) == (there, 1)
    entry = ChannelEntry.objects.get(channel=there)
    # what was written there stays, and what was decided is added
    assert entry.goal == "Eget mål"
    assert "Heikki Kivihalme" in entry.opening_decision
    assert there.assignments.count() == 2


def test_an_account_that_another_unit_has_is_not_taken(
    opening: ProfileRequest, there: Channel, aino: Person, lars: Person
) -> None:
    museum = a_channel("Museets konto", "museum")
    Channel.objects.filter(pk=there.pk).update(owner_unit=museum.owner_unit)
    keep_opening(aino, opening, CHECKLIST)
    with pytest.raises(AddressTaken) as refused:
        put_into_register(lars, opening)
    assert "Bokbussen" in refused.value.words
    opening.refresh_from_db()
    assert (opening.state, Channel.objects.count()) == ("opening", 3)


def test_communications_is_told_when_the_last_line_is_seen_to_be_done(
    opening: ProfileRequest, there: Channel, aino: Person, lars: Person
) -> None:
    for person in (aino, lars):
        ChannelAssignment.objects.create(channel=there, person=person)
    keep_opening(aino, opening, {**NAMES, "recovery_done": True})
    assert (look_at_openings(), Notice.objects.filter(kind="channels.request_ready").count()) == (0, 0)
    now = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
    AnsweringAgreement.objects.create(channel=there, begun_at=now, state="in_force")
    assert (look_at_openings(), look_at_openings()) == (1, 1)
    assert Notice.objects.filter(kind="channels.request_ready", person=lars).count() == 1
