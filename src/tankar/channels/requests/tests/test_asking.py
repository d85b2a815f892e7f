from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import QueryDict

from tankar.channels.models import Channel, ProfileRequest
from tankar.channels.requests.actions.advise import advise, choose_common, suggest_common
from tankar.channels.requests.actions.contact import contact_communications
from tankar.channels.requests.actions.keep_request import keep_request
from tankar.channels.requests.actions.open_profile import keep_opening, put_into_register
from tankar.channels.requests.errors import NotACommonChannel, NotReady, StandsElsewhere, WordsMissing
from tankar.channels.requests.facts import Facts, KeeperFacts, facts_from, number_or_none
from tankar.channels.requests.reading import common_channels, flags_of, sum_of
from tankar.channels.testing.requesting import CHECKLIST, approved, asked, begun, contacted, in_use
from tankar.channels.testing.sample import a_channel
from tankar.decisions.models import Ask, Matter
from tankar.journal.models import Entry
from tankar.notices.models import Notice
from tankar.organisation import demo
from tankar.organisation.models import Person, new_public_id

pytestmark = pytest.mark.django_db


@pytest.fixture
def common(db: None) -> Channel:
    return a_channel("Karleby stads Instagram", "communications", is_common=True, platform="Instagram")


def test_communications_is_told_at_once_before_anything_is_decided(
    aino: Person, lars: Person, marja_liisa: Person, clock: Any
) -> None:
    request = contacted(aino)
    assert (request.state, request.contacted_at) == ("contact", clock())
    waiting = Ask.objects.filter(verb="advise", done_at=None).values_list("person__given_name", flat=True)
    assert set(waiting) == {"Lars", "Marja-Liisa"}
    entry = Entry.objects.about("profile_request", request.public_id)[0]
    assert entry.kind == "channels.request_contacted"


def test_a_draft_is_seen_by_nobody_else_and_leaves_no_trace(
    aino: Person, lars: Person, marja_liisa: Person, clock: Any
) -> None:
    request = begun(aino)
    assert not ProfileRequest.objects.visible_to(lars).exists()
    assert not Entry.objects.about("profile_request", request.public_id)
    assert not Matter.objects.exists()


def test_a_name_for_the_unit_is_needed_and_nothing_is_sent_without(
    aino: Person, lars: Person, clock: Any
) -> None:
    request = keep_request(aino, new_public_id(), Facts({"title": "Bokbussen"}, unit=""))
    with pytest.raises(NotReady) as refused:
        contact_communications(aino, request)
    assert set(refused.value.faults) == {"platform", "need", "target_group", "unit"}
    assert not Notice.objects.exists()


def test_a_colleague_writes_on_nobody_elses(aino: Person, lars: Person, sirpa: Person, clock: Any) -> None:
    request = begun(aino)
    for person in (lars, sirpa):
        with pytest.raises(PermissionDenied):
            keep_request(person, request.public_id, Facts({"title": "Mitt"}))
        with pytest.raises(PermissionDenied):
            contact_communications(person, request)


def test_those_who_would_look_after_it_are_found_by_their_work_address(
    aino: Person, lars: Person, johan: Person, clock: Any
) -> None:
    keepers = [KeeperFacts(one, 1) for one in ("aino@demo.example", "johan@demo.example", "x@demo.example")]
    request = keep_request(aino, new_public_id(), Facts({}, keepers=keepers))
    assert [one.person for one in request.keepers.all()] == [
        aino,
        None,
        None,
    ]  # Johan does not work for the city


def test_advice_needs_words_and_is_given_once_by_communications(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    request = contacted(aino)
    with pytest.raises(WordsMissing):
        advise(lars, request, " ")
    with pytest.raises(PermissionDenied):
        advise(heikki, request, "Bra!")
    advise(lars, request, "Tänk på juli.")
    assert Notice.objects.filter(person=aino, kind="channels.request_advised").exists()
    assert not Ask.objects.filter(verb="advise", done_at=None).exists()


def test_whoever_works_in_communications_does_not_advise_their_own(
    lars: Person, marja_liisa: Person, clock: Any
) -> None:
    request = contacted(lars)
    with pytest.raises(PermissionDenied):
        advise(lars, request, "Bra idé.")
    assert advise(marja_liisa, request, "Tänk på juli.").advised_at == clock()


def test_a_suggested_common_channel_is_the_applicants_to_choose_and_a_success(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, common: Channel, clock: Any
) -> None:
    request = asked(aino, lars)
    with pytest.raises(PermissionDenied):
        suggest_common(aino, request, common)
    suggest_common(heikki, request, common)
    assert request.state == "complete"
    with pytest.raises(PermissionDenied):
        choose_common(heikki, request, common)
    choose_common(aino, request, common)
    matter = Matter.objects.get(subject_id=request.public_id)
    assert (request.state, matter.outcome) == ("redirected", "redirected")
    assert not Ask.objects.filter(matter=matter, done_at=None).exists()
    assert Notice.objects.filter(person=heikki, kind="channels.request_redirected").exists()


def test_a_units_own_channel_or_a_closed_one_is_not_suggested(
    aino: Person, lars: Person, marja_liisa: Person, clock: Any
) -> None:
    request = contacted(aino)
    for channel in (
        a_channel("Museets konto", "museum"),
        a_channel("Stängd", "communications", is_common=True, closes_on="2026-11-22"),
    ):
        channel.refresh_from_db()
        with pytest.raises(NotACommonChannel):
            suggest_common(lars, request, channel)


def test_common_channels_that_speak_of_the_same_come_first(aino: Person, lars: Person, clock: Any) -> None:
    a_channel("Andra", "communications", is_common=True, platform="X")
    a_channel("Stadens Instagram", "communications", is_common=True, platform="Instagram")
    found = common_channels(begun(aino))
    assert [one.channel.platform for one in found] == ["Instagram", "X"]
    assert [one.matches > 0 for one in found] == [True, False]


def test_the_sum_of_the_resources_is_said_in_words_with_what_should_not_be_overlooked(
    aino: Person, lars: Person, clock: Any
) -> None:
    request = begun(aino, summer_cover="", language_policy="sv", language_reason="Svensk skola")
    keepers = list(request.keepers.all())
    assert sum_of(keepers)
    assert len(flags_of(request, keepers)) == 2  # July, one language
    assert len(flags_of(request, keepers[1:])) == 4  # besides: one person, little time
    assert flags_of(begun(aino), keepers) == []


def test_a_checklist_with_an_open_line_opens_nothing(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    request = approved(aino, lars, heikki, marja_liisa)
    for missing in ("two_factor_done", "handle"):
        keep_opening(aino, request, {**CHECKLIST, missing: "" if missing == "handle" else False})
        with pytest.raises(NotReady):
            put_into_register(lars, request)
    assert not Channel.objects.filter(handle=CHECKLIST["handle"]).exists()


def test_the_register_gets_what_was_planned_and_checked(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    request = in_use(aino, lars, heikki, marja_liisa)
    channel = request.channel
    assert channel is not None
    assert (channel.network_title, channel.owner_unit, channel.is_common) == ("Instagram", aino.unit, False)
    entry = channel.entry
    assert (entry.target_group, entry.two_factor, entry.brand_rules) == (request.target_group, "yes", "yes")
    assert "Heikki Kivihalme" in entry.opening_decision
    assert {one.person for one in channel.assignments.all()} == {aino, demo.make_person("camilla")}
    assert Notice.objects.filter(person=heikki, kind="channels.request_live").exists()
    with pytest.raises(StandsElsewhere):
        put_into_register(lars, request)
    assert Channel.objects.filter(handle=CHECKLIST["handle"]).count() == 1


def test_only_communications_puts_it_into_the_register_and_strangers_tick_nothing(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, sirpa: Person, clock: Any
) -> None:
    request = approved(aino, lars, heikki, marja_liisa)
    with pytest.raises(PermissionDenied):
        keep_opening(sirpa, request, CHECKLIST)
    camilla = demo.make_person("camilla")  # would look after it
    keep_opening(camilla, request, CHECKLIST)
    for person in (aino, camilla, heikki):
        with pytest.raises(PermissionDenied):
            put_into_register(person, request)
    request.refresh_from_db()
    assert request.state == "opening"


@pytest.mark.parametrize(
    ("typed", "number"),
    [("1 200", 1200), ("0", 0), ("-5", None), ("mycket", None), ("٣", None), ("99999999999", None)],
)
def test_a_number_is_read_as_people_write_it(typed: str, number: int | None) -> None:
    assert number_or_none(typed, 10_000) == number


def test_what_cannot_be_read_is_left_as_it_was() -> None:
    typed = QueryDict(mutable=True)
    typed.update({"budget": "mycket", "children": "kanske", "title": "a\x00b\r\nc", "lasts": "until"})
    facts = facts_from(typed)
    assert facts.fields == {"title": "ab\nc", "ends_on": None}
    assert (facts.keepers, facts.unit) == (None, None)
