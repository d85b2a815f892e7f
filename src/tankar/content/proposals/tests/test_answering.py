from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar.channels.models import Channel
from tankar.content.actions.media.library import add_to_library, choose_from_library
from tankar.content.actions.remove_item import remove_item
from tankar.content.errors import NotAllowed
from tankar.content.media import take_in
from tankar.content.models import Asset, Item, Proposal
from tankar.content.proposals.actions.accept_proposal import accept
from tankar.content.proposals.actions.answer_proposal import ask_more, decline
from tankar.content.proposals.actions.explain_proposal import explain
from tankar.content.proposals.actions.propose_item import propose_item
from tankar.content.proposals.actions.submit_proposal import submit_proposal
from tankar.content.proposals.actions.withdraw_proposal import withdraw_proposal
from tankar.content.proposals.errors import NotOpen, WordsMissing
from tankar.content.proposals.facts import Facts
from tankar.content.proposals.reading import who_it_waits_on
from tankar.content.proposals.words import phrases_for, reason_from
from tankar.content.testing.making import picture_bytes, ready_item, uploaded, with_picture
from tankar.content.testing.proposing import begun, pictured, sent
from tankar.journal.models import Entry
from tankar.notices.models import Notice
from tankar.organisation.models import Person

pytestmark = pytest.mark.django_db


def told(person: Person) -> list[str]:
    return [one.kind for one in Notice.objects.filter(person=person, read_at=None).order_by("id")]


def test_yes_makes_a_draft_with_words_pictures_sources_and_leave(
    sirpa: Person, lars: Person, city: Channel, instagram: Channel, clock: Any
) -> None:
    proposal = begun(sirpa, link="https://example.com/tankar")
    pictured(sirpa, proposal)
    submit_proposal(sirpa, proposal)
    made = accept(lars, proposal, [city, instagram])
    assert (made.author, made.state, made.link) == (lars, "draft", "https://example.com/tankar")
    assert list(made.channels.all()) == [city]
    assert made.versions.get().text == proposal.words
    medium = made.media.get()
    assert (medium.asset.source, medium.asset.people) == ("Eget foto", "leave")
    assert medium.asset.leave_note == "Blankett 14.11."
    assert medium.descriptions.get().text == "En fyr i snö."
    proposal.refresh_from_db()
    assert (proposal.state, proposal.made, proposal.answered_by) == ("accepted", made, lars)
    assert told(sirpa) == ["content.proposal_accepted"]
    assert told(lars) == []  # the question that nobody has read is settled
    kinds = [one.kind for one in Entry.objects.about("item", made.public_id)]
    assert "content.item_from_proposal" in kinds


def test_yes_to_an_item_copies_it_as_it_stands_and_leaves_the_unit_its_own(
    aino: Person, lars: Person, instagram: Channel, city: Channel, clock: Any
) -> None:
    item = with_picture(aino, ready_item(aino, instagram))
    begins = dt.datetime(2026, 12, 5, 10, tzinfo=dt.UTC)
    Item.objects.filter(pk=item.pk).update(kind="event", begins_at=begins, facts_source="Bibliotekets schema")
    Asset.objects.update(leave_until=dt.date(2027, 1, 31))
    proposal = propose_item(aino, item, Facts())
    item.versions.filter(language="sv").update(text="Läsesalen är stängd hela veckan.")
    made = accept(lars, proposal, [city])
    assert made.copied_from == item
    assert (made.kind, made.begins_at, made.facts_source) == ("event", begins, "Bibliotekets schema")
    assert made.versions.get(language="sv").text == "Läsesalen är stängd hela veckan."
    assert list(made.channels.all()) == [city]
    assert list(item.channels.all()) == [instagram]
    theirs, ours = item.media.get().asset, made.media.get().asset
    assert theirs != ours
    assert (ours.people, ours.leave_until, ours.source) == ("nobody", dt.date(2027, 1, 31), "Eget foto")
    assert made.media.get().descriptions.count() == 2


def test_a_picture_of_the_library_stays_the_same_one(
    aino: Person, lars: Person, instagram: Channel, city: Channel, clock: Any
) -> None:
    item = ready_item(aino, instagram)
    asset = add_to_library(lars, take_in(uploaded(picture_bytes())), "Stadens bildbank")
    choose_from_library(aino, item, asset)
    made = accept(lars, propose_item(aino, item, Facts()), [city])
    assert made.media.get().asset == asset


def test_of_two_who_answer_at_once_one_is_told_so(
    sirpa: Person, lars: Person, marja_liisa: Person, clock: Any
) -> None:
    proposal = sent(sirpa)
    seen_by_lars = Proposal.objects.get(pk=proposal.pk)
    decline(marja_liisa, proposal, "Passar bättre på enhetens kanal.")
    with pytest.raises(NotOpen) as refused:
        accept(lars, seen_by_lars, [])
    assert refused.value.proposal.state == "declined"
    assert not Item.objects.exists()


def test_the_database_decides_who_was_first(
    sirpa: Person, lars: Person, marja_liisa: Person, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposal = sent(sirpa)
    seen_by_lars = Proposal.objects.get(pk=proposal.pk)
    decline(marja_liisa, proposal, "Passar bättre på enhetens kanal.")
    # as between the reading and the writing of the slower one
    monkeypatch.setattr(Proposal, "refresh_from_db", lambda self: None)
    with pytest.raises(NotOpen):
        ask_more(lars, seen_by_lars, "När är det?")
    assert Proposal.objects.get().state == "declined"


def test_a_question_goes_back_and_the_days_begin_anew(
    sirpa: Person, lars: Person, marja_liisa: Person, clock: Any
) -> None:
    proposal = sent(sirpa)
    promised = proposal.due_at
    ask_more(lars, proposal, "Vem har tagit bilden?")
    assert (proposal.state, proposal.due_at, who_it_waits_on(proposal) != "") == ("more_info", None, True)
    notice = Notice.objects.get(person=sirpa)
    assert (notice.kind, notice.params["question"]) == ("content.proposal_asked", "Vem har tagit bilden?")
    assert "who" not in notice.params  # communications asks, not a person
    clock.advance(days=2)
    explain(sirpa, proposal, "Jag själv.")
    assert proposal.due_at is not None
    assert promised is not None
    assert proposal.due_at > promised
    assert proposal.questions.get().answer == "Jag själv."
    assert told(lars) == told(marja_liisa) == ["content.proposal_explained"]
    assert told(sirpa) == []
    assert decline(lars, proposal, "Tack, men …").state == "declined"


def test_no_needs_a_reason_and_is_told_kindly_in_the_readers_language(
    sirpa: Person, lars: Person, clock: Any
) -> None:
    proposal = sent(sirpa)
    with pytest.raises(WordsMissing):
        decline(lars, proposal, "  ")
    assert Proposal.objects.get().state == "submitted"
    Person.objects.filter(pk=sirpa.pk).update(language="fi")
    sirpa.refresh_from_db()
    reason = reason_from(sirpa, "unit", "Terveisin Lars")
    assert reason.startswith("Kiitos ehdotuksesta.")
    assert reason.endswith("\nTerveisin Lars")
    assert reason_from(sirpa, "no such phrase", "") == ""
    decline(lars, proposal, reason)
    assert Notice.objects.get(person=sirpa).params["reason"] == reason


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_every_phrase_begins_with_thanks(language: str, sirpa: Person) -> None:
    sirpa.language = language
    thanks = {"sv": "Tack", "fi": "Kiitos", "en": "Thank you"}[language]
    assert [phrase for _key, phrase in phrases_for(sirpa) if not phrase.startswith(thanks)] == []


def test_nobody_answers_their_own_and_only_communications_answers(
    aino: Person, lars: Person, marja_liisa: Person, heikki: Person, clock: Any
) -> None:
    own = sent(lars)
    assert told(lars) == []
    for person in (lars, heikki, aino):
        with pytest.raises(NotAllowed):
            decline(person, own, "Nej")
    assert decline(marja_liisa, own, "Nej, för att …").answered_by == marja_liisa


def test_withdrawn_is_withdrawn(sirpa: Person, lars: Person, clock: Any) -> None:
    proposal = sent(sirpa)
    withdraw_proposal(sirpa, proposal)
    assert told(lars) == ["content.proposal_withdrawn"]
    with pytest.raises(NotOpen):
        accept(lars, proposal, [])
    with pytest.raises(NotOpen):
        withdraw_proposal(sirpa, proposal)


def test_withdrawn_after_the_yes_communications_keeps_its_draft_and_is_told(
    sirpa: Person, lars: Person, clock: Any
) -> None:
    proposal = sent(sirpa)
    made = accept(lars, proposal, [])
    withdraw_proposal(sirpa, proposal)
    assert told(lars) == ["content.proposal_withdrawn_accepted"]
    made.refresh_from_db()
    assert made.state == "draft"


def test_a_colleague_does_not_withdraw_it(sirpa: Person, aino: Person, lars: Person, clock: Any) -> None:
    proposal = sent(sirpa)
    for person in (aino, lars):
        with pytest.raises(NotAllowed):
            withdraw_proposal(person, proposal)


def test_the_suggested_item_is_removed_and_the_proposal_with_it(
    aino: Person, lars: Person, instagram: Channel, clock: Any
) -> None:
    item = ready_item(aino, instagram)
    proposal = propose_item(aino, item, Facts())
    remove_item(aino, item)
    proposal.refresh_from_db()
    assert proposal.state == "withdrawn"
    assert (told(lars), told(aino)) == (["content.proposal_gone"], [])


def test_whoever_suggested_it_hears_when_a_colleague_removes_the_item(
    aino: Person, lars: Person, instagram: Channel, clock: Any
) -> None:
    item = ready_item(aino, instagram)
    propose_item(aino, item, Facts())
    remove_item(lars, item)
    assert (told(lars), told(aino)) == ([], ["content.proposal_gone"])


def test_after_the_yes_removing_the_units_own_item_changes_nothing(
    aino: Person, lars: Person, instagram: Channel, clock: Any
) -> None:
    item = ready_item(aino, instagram)
    proposal = propose_item(aino, item, Facts())
    accept(lars, proposal, [])
    remove_item(aino, item)
    proposal.refresh_from_db()
    assert proposal.state == "accepted"


def test_the_draft_made_of_it_is_removed_and_an_answer_is_owed_again(
    sirpa: Person, lars: Person, marja_liisa: Person, clock: Any
) -> None:
    proposal = sent(sirpa)
    before = proposal.due_at
    made = accept(lars, proposal, [])
    clock.advance(days=4)
    remove_item(lars, made)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.made, proposal.answered_by) == ("submitted", None, None)
    assert proposal.due_at is not None
    assert before is not None
    assert proposal.due_at > before
    assert told(marja_liisa) == ["content.proposal_back"]
