from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar.channels.models import Channel
from tankar.content.actions.remove_item import remove_item
from tankar.content.errors import NotADraft, NotAllowed, TooManyMedia
from tankar.content.media import take_in
from tankar.content.models import Asset, Item, Proposal
from tankar.content.proposals.actions.keep_proposal import keep_proposal
from tankar.content.proposals.actions.pictures import add_picture, remove_picture
from tankar.content.proposals.actions.propose_item import propose_item
from tankar.content.proposals.actions.submit_proposal import submit_proposal
from tankar.content.proposals.actions.withdraw_proposal import withdraw_proposal
from tankar.content.proposals.errors import NothingProposed, NotOpen, ProposedAlready
from tankar.content.proposals.facts import MOST_PICTURES, Facts, PictureFacts
from tankar.content.testing.making import make_item, picture_bytes, ready_item, uploaded
from tankar.content.testing.proposing import begun, pictured, sent
from tankar.journal.models import Entry
from tankar.notices.models import Notice
from tankar.organisation.access import may
from tankar.organisation.models import Person, new_public_id

pytestmark = pytest.mark.django_db
HELSINKI = dt.timezone(dt.timedelta(hours=2))


def told(person: Person) -> list[str]:
    return [one.kind for one in Notice.objects.filter(person=person, read_at=None).order_by("id")]


def test_whoever_has_no_channel_sends_words_and_communications_hears(
    sirpa: Person, lars: Person, marja_liisa: Person, clock: Any
) -> None:
    proposal = sent(sirpa)
    assert (proposal.state, proposal.unit, proposal.stage) == ("submitted", sirpa.unit, "asked")
    assert told(lars) == told(marja_liisa) == ["content.proposal_here"]
    assert told(sirpa) == []
    entry = Entry.objects.about("proposal", proposal.public_id).get()
    assert (entry.kind, entry.rules) == ("content.proposal_sent", ["CHAN-3"])


def test_communications_promises_three_working_days(sirpa: Person, lars: Person, clock: Any) -> None:
    clock.set(dt.datetime(2026, 11, 23, 9, tzinfo=HELSINKI))
    proposal = sent(sirpa)
    assert proposal.due_at == dt.datetime(2026, 11, 26, 16, tzinfo=HELSINKI)
    assert proposal.next_at == dt.datetime(2026, 11, 26, 8, tzinfo=HELSINKI)


def test_a_holiday_and_a_weekend_are_no_working_days(sirpa: Person, lars: Person, clock: Any) -> None:
    # 6 December 2027 is a Monday: Independence Day
    clock.set(dt.datetime(2027, 12, 2, 15, tzinfo=HELSINKI))
    assert sent(sirpa).due_at == dt.datetime(2027, 12, 8, 16, tzinfo=HELSINKI)


def test_the_night_the_clocks_change_moves_no_promise(sirpa: Person, lars: Person, clock: Any) -> None:
    # summer time ends on Sunday 25 October 2026: closing is at 16 by the wall on both sides of it
    clock.set(dt.datetime(2026, 10, 23, 10, tzinfo=dt.timezone(dt.timedelta(hours=3))))
    assert sent(sirpa).due_at == dt.datetime(2026, 10, 28, 16, tzinfo=HELSINKI)


def test_nobody_but_the_writer_sees_what_is_not_sent(
    sirpa: Person, lars: Person, aino: Person, clock: Any
) -> None:
    proposal = begun(sirpa)
    assert may(sirpa, "content.view_proposal", proposal)
    assert not any(may(one, "content.view_proposal", proposal) for one in (lars, aino))
    submit_proposal(sirpa, proposal)
    assert may(lars, "content.view_proposal", proposal)
    assert not may(aino, "content.view_proposal", proposal)


def test_what_was_thrown_away_unsent_stays_unseen(sirpa: Person, lars: Person, clock: Any) -> None:
    proposal = withdraw_proposal(sirpa, begun(sirpa))
    assert not may(lars, "content.view_proposal", proposal)
    assert told(lars) == []
    assert not Entry.objects.about("proposal", proposal.public_id).exists()


def test_nothing_is_not_sent_but_a_picture_alone_is(sirpa: Person, clock: Any) -> None:
    proposal = begun(sirpa, "   ")
    with pytest.raises(NothingProposed):
        submit_proposal(sirpa, proposal)
    pictured(sirpa, proposal)
    assert submit_proposal(sirpa, proposal).state == "submitted"


def test_a_later_save_keeps_what_it_does_not_say(sirpa: Person, city: Channel, clock: Any) -> None:
    day = dt.date(2026, 12, 1)
    proposal = begun(sirpa, useful_until=day)
    keep_proposal(sirpa, proposal.public_id, Facts({"link": "https://example.com/"}, [city.public_id]))
    proposal.refresh_from_db()
    assert (proposal.useful_until, proposal.link) == (day, "https://example.com/")
    assert list(proposal.channels.all()) == [city]


def test_only_common_channels_are_wished_for(sirpa: Person, instagram: Channel, clock: Any) -> None:
    proposal = begun(sirpa)
    keep_proposal(sirpa, proposal.public_id, Facts({}, [instagram.public_id]))
    assert not proposal.channels.exists()


def test_nobody_writes_in_somebody_elses(sirpa: Person, aino: Person, clock: Any) -> None:
    proposal = begun(sirpa)
    with pytest.raises(NotAllowed):
        keep_proposal(aino, proposal.public_id, Facts({"words": "Annat"}))
    with pytest.raises(NotAllowed):
        add_picture(aino, proposal, take_in(uploaded(picture_bytes())), "")
    proposal.refresh_from_db()
    assert proposal.words.startswith("Fyrens")


def test_an_elected_official_suggests_nothing_in_that_role(johan: Person, clock: Any) -> None:
    with pytest.raises(NotAllowed):
        keep_proposal(johan, new_public_id(), Facts({"words": "Rösta"}))


def test_after_it_is_sent_nothing_in_it_changes(sirpa: Person, clock: Any) -> None:
    proposal = sent(sirpa)
    with pytest.raises(NotOpen):
        keep_proposal(sirpa, proposal.public_id, Facts({"words": "Annat"}))
    with pytest.raises(NotOpen):
        submit_proposal(sirpa, proposal)


def test_a_picture_says_its_source_and_who_shows(sirpa: Person, clock: Any) -> None:
    proposal = begun(sirpa)
    stored = take_in(uploaded(picture_bytes()))
    asset = add_picture(sirpa, proposal, stored, "Eget foto")
    assert add_picture(sirpa, proposal, stored, "Eget foto") == asset
    said = PictureFacts({"source": "Maija Exempel", "people": "crowd"}, "En fyr i snö.")
    keep_proposal(sirpa, proposal.public_id, Facts(pictures={asset.public_id: said}))
    asset.refresh_from_db()
    assert (asset.source, asset.people) == ("Maija Exempel", "crowd")
    assert asset.descriptions.get().text == "En fyr i snö."
    remove_picture(sirpa, proposal, asset.public_id)
    assert not proposal.placed.exists()


def test_another_proposals_picture_is_not_described_here(sirpa: Person, aino: Person, clock: Any) -> None:
    theirs = pictured(aino, begun(aino))
    mine = begun(sirpa)
    keep_proposal(sirpa, mine.public_id, Facts(pictures={theirs.public_id: PictureFacts({"source": "Min"})}))
    theirs.refresh_from_db()
    assert theirs.source == "Eget foto"


def test_a_proposal_takes_a_few_pictures(sirpa: Person, clock: Any) -> None:
    proposal = begun(sirpa)
    for number in range(MOST_PICTURES):
        size = (64, 48 + 2 * number)
        add_picture(sirpa, proposal, take_in(uploaded(picture_bytes(size=size))), "")
    with pytest.raises(TooManyMedia):
        add_picture(sirpa, proposal, take_in(uploaded(picture_bytes(size=(80, 80)))), "")
    assert Asset.objects.count() == MOST_PICTURES


def test_aino_suggests_the_item_she_writes(
    aino: Person, lars: Person, instagram: Channel, city: Channel, clock: Any
) -> None:
    item = ready_item(aino, instagram)
    proposal = propose_item(aino, item, Facts({"may_change": "words"}), [city, instagram])
    assert (proposal.state, proposal.item, proposal.may_change) == ("submitted", item, "words")
    assert list(proposal.channels.all()) == [city]
    notice = Notice.objects.get(person=lars)
    assert notice.params["title"] == "Lukusali on suljettu tänään."  # her own language first


def test_an_item_has_one_open_proposal(aino: Person, instagram: Channel, clock: Any) -> None:
    item = ready_item(aino, instagram)
    first = propose_item(aino, item, Facts())
    with pytest.raises(ProposedAlready) as refused:
        propose_item(aino, item, Facts())
    assert refused.value.proposal == first
    withdraw_proposal(aino, first)
    assert propose_item(aino, item, Facts()) != first


def test_an_empty_or_a_strangers_item_is_not_suggested(
    aino: Person, sirpa: Person, instagram: Channel, clock: Any
) -> None:
    with pytest.raises(NothingProposed):
        propose_item(aino, make_item(aino, instagram), Facts())
    with pytest.raises(NotAllowed):
        propose_item(sirpa, ready_item(aino, instagram), Facts())
    gone = ready_item(aino, instagram)
    remove_item(aino, gone)
    with pytest.raises(NotADraft):
        propose_item(aino, Item.objects.get(pk=gone.pk), Facts())
    assert not Proposal.objects.exists()
