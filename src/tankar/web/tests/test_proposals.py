"""A proposal from the yes to the post: whoever suggested it sees where it ran."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tankar.channels.models import Channel
from tankar.content.actions.save_item import save_item
from tankar.content.actions.take_back_item import take_back_item
from tankar.content.changes import Changes
from tankar.content.models import Item, Proposal
from tankar.content.proposals.actions.accept_proposal import accept
from tankar.content.proposals.actions.answer_proposal import ask_more
from tankar.content.proposals.actions.propose_item import propose_item
from tankar.content.proposals.facts import Facts
from tankar.content.testing.making import make_channel, ready_item
from tankar.content.testing.proposing import sent
from tankar.notices.models import Notice
from tankar.organisation.models import Person, Unit
from tankar.organisation.testing.people import SignedIn
from tankar.publishing.actions.schedule import schedule
from tankar.publishing.models import Delivery
from tankar.publishing.tasks import look_at
from tankar.work import clock as work_clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english(sirpa: Person, aino: Person, lars: Person, clock: Any, machine_clock: Any) -> None:
    Person.objects.update(language="en")


@pytest.fixture
def city(communications: Unit) -> Channel:
    return make_channel("Karleby stads flöde", communications, is_common=True)


@pytest.fixture
def browser(as_person: SignedIn, sirpa: Person) -> Client:
    return as_person(sirpa)


def told(person: Person) -> list[str]:
    return [one.kind for one in Notice.objects.filter(person=person, read_at=None).order_by("id")]


def released(lars: Person, made: Item) -> list[Delivery]:
    both = {"sv": "Kaffe på Tankar den 5 december.", "fi": "Kahvit Tankarissa 5. joulukuuta."}
    made = save_item(lars, made, made.revision, Changes(texts=both))
    return list(schedule(lars, made, made.revision, work_clock.now()))


def page(client: Client, proposal: Proposal) -> str:
    return client.get(reverse("content:proposal", args=[proposal.public_id])).content.decode()


def test_released_and_out_is_told_with_the_live_post(
    browser: Client, sirpa: Person, lars: Person, city: Channel
) -> None:
    proposal = sent(sirpa)
    made = accept(lars, proposal, [city])
    (delivery,) = released(lars, made)
    proposal.refresh_from_db()
    assert (proposal.state, told(sirpa)) == ("produced", ["content.proposal_produced"])
    assert "Where it ran" not in page(browser, proposal)
    look_at(delivery.pk, "worker")
    proposal.refresh_from_db()
    assert (proposal.state, told(sirpa)) == ("published", ["content.proposal_published"])
    shown = page(browser, proposal)
    assert "Where it ran" in shown
    assert f"/feed/{delivery.public_id}/" in shown
    assert (
        reverse("content:item", args=[made.public_id]) not in shown
    )  # the draft itself is communications' own


def test_taken_back_it_is_a_draft_again(sirpa: Person, lars: Person, city: Channel) -> None:
    proposal = sent(sirpa)
    made = accept(lars, proposal, [city])
    released(lars, made)
    take_back_item(lars, Item.objects.get(pk=made.pk))
    proposal.refresh_from_db()
    assert (proposal.state, told(sirpa)) == ("accepted", [])


def test_a_proposal_withdrawn_after_the_yes_follows_nothing_any_more(
    browser: Client, sirpa: Person, lars: Person, city: Channel
) -> None:
    proposal = sent(sirpa)
    made = accept(lars, proposal, [city])
    browser.post(reverse("content:withdraw_proposal", args=[proposal.public_id]))
    (delivery,) = released(lars, made)
    look_at(delivery.pk, "worker")
    proposal.refresh_from_db()
    assert proposal.state == "withdrawn"


def test_communications_sees_that_the_unit_was_faster(
    as_person: SignedIn, aino: Person, lars: Person, library: Unit
) -> None:
    own = make_channel("Bibliotekets flöde", library, aino)
    item = ready_item(aino, own)
    proposal = propose_item(aino, item, Facts())
    (delivery,) = schedule(aino, item, item.revision, work_clock.now())
    look_at(delivery.pk, "worker")
    shown = page(as_person(lars), proposal)
    assert "already out on the unit" in shown
    assert "Yes, make a draft" in shown
    proposal.refresh_from_db()
    assert proposal.state == "submitted"


def test_today_asks_communications_and_then_whoever_was_asked_back(
    as_person: SignedIn, browser: Client, sirpa: Person, lars: Person
) -> None:
    proposal = sent(sirpa)
    here = reverse("content:proposal", args=[proposal.public_id])
    today = as_person(lars).get("/").content.decode()
    assert "Answer the proposal: Fyrens vänner" in today
    assert here in today
    assert "Answer the proposal" not in browser.get("/").content.decode()
    ask_more(lars, proposal, "När?")
    assert "Answer the proposal" not in as_person(lars).get("/").content.decode()
    assert "Communications asks about: Fyrens vänner" in browser.get("/").content.decode()


def test_whoever_has_no_channel_finds_the_way_on_today(
    browser: Client, as_person: SignedIn, aino: Person, library: Unit
) -> None:
    make_channel("Bibliotekets flöde", library, aino)
    words = "I have something for the city's channels"
    assert words in browser.get("/").content.decode()
    assert words not in as_person(aino).get("/").content.decode()
