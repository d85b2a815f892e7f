from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import translation

from tankar.content.models import Proposal
from tankar.content.proposals.actions.accept_proposal import accept
from tankar.content.proposals.actions.answer_proposal import ask_more, decline
from tankar.content.proposals.actions.remind_of_proposals import remind, remind_of_proposals
from tankar.content.proposals.reading import who_it_waits_on
from tankar.content.proposals.words import told as words_of
from tankar.content.testing.proposing import sent
from tankar.notices.models import Notice
from tankar.organisation import demo
from tankar.organisation.models import Person, RoleAssignment
from tankar.organisation.roles import Role

pytestmark = pytest.mark.django_db
HELSINKI = dt.timezone(dt.timedelta(hours=2))


@pytest.fixture
def henrik(db: None) -> Person:
    return demo.make_person("henrik")


def told(person: Person) -> list[str]:
    return [one.kind for one in Notice.objects.filter(person=person, read_at=None).order_by("id")]


def test_communications_is_reminded_on_the_last_day_and_its_manager_after_it(
    sirpa: Person, lars: Person, marja_liisa: Person, clock: Any
) -> None:
    proposal = sent(sirpa)
    clock.set(dt.datetime(2026, 11, 26, 7, 59, tzinfo=HELSINKI))
    assert remind_of_proposals() == 0
    clock.advance(minutes=1)
    assert (remind_of_proposals(), remind_of_proposals()) == (1, 0)
    assert told(lars) == ["content.proposal_here", "content.proposal_reminder"]
    assert told(sirpa) == []
    clock.set(dt.datetime(2026, 11, 26, 16, tzinfo=HELSINKI))
    assert (remind_of_proposals(), remind_of_proposals()) == (1, 0)
    assert "content.proposal_late" in told(marja_liisa)
    assert "content.proposal_late" not in told(lars)
    assert told(sirpa) == ["content.proposal_still_waits"]
    proposal.refresh_from_db()
    assert (proposal.state, proposal.stage, proposal.next_at) == ("submitted", "manager", None)


def test_silence_is_never_a_yes_nor_a_no(
    sirpa: Person, lars: Person, marja_liisa: Person, clock: Any
) -> None:
    proposal = sent(sirpa)
    for _week in range(60):
        clock.advance(days=7)
        remind_of_proposals()
    proposal.refresh_from_db()
    assert (proposal.state, proposal.made) == ("submitted", None)
    assert len(told(marja_liisa)) == 2  # here, late: and then it is quiet
    assert accept(lars, proposal, []).state == "draft"


def test_who_stands_in_for_the_manager_is_told_too(
    sirpa: Person, lars: Person, marja_liisa: Person, henrik: Person, clock: Any
) -> None:
    RoleAssignment.objects.create(person=henrik, role=Role.COMMUNICATIONS_MANAGER, deputy_for=marja_liisa)
    sent(sirpa)
    clock.advance(days=30)
    remind_of_proposals()
    assert "content.proposal_late" in told(henrik)


def test_the_managers_own_proposal_goes_to_the_team_when_it_is_late(
    lars: Person, marja_liisa: Person, clock: Any
) -> None:
    sent(marja_liisa)
    clock.advance(days=30)
    remind_of_proposals()
    assert "content.proposal_late" in told(lars)


def test_a_question_that_waits_is_mentioned_once_and_stays_open(
    sirpa: Person, lars: Person, clock: Any
) -> None:
    proposal = sent(sirpa)
    ask_more(lars, proposal, "När?")
    clock.advance(days=30)
    assert (remind_of_proposals(), remind_of_proposals()) == (1, 0)
    assert told(sirpa) == ["content.proposal_asked", "content.proposal_question_waits"]
    assert Proposal.objects.get().state == "more_info"


def test_what_is_answered_is_not_reminded_of(sirpa: Person, lars: Person, clock: Any) -> None:
    stale = Proposal.objects.get(pk=sent(sirpa).pk)
    decline(lars, Proposal.objects.get(), "Nej, för att …")
    clock.advance(days=30)
    assert remind_of_proposals() == 0
    assert remind(stale) is False


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_lateness_names_the_role_and_never_a_person(
    language: str, sirpa: Person, lars: Person, marja_liisa: Person, clock: Any
) -> None:
    proposal = sent(sirpa)
    clock.advance(days=30)
    remind_of_proposals()
    proposal.refresh_from_db()
    with translation.override(language):
        said = " ".join([*words_of(proposal), who_it_waits_on(proposal)])
        notices = [one.params for one in Notice.objects.filter(person=sirpa)]
    names = {part for one in (lars, marja_liisa) for part in (one.given_name, one.family_name)}
    assert not any(name in said for name in names)
    assert not any(name in str(notices) for name in names)
    assert "26.11." in said or "26 November" in said
