"""Two decide a review; nobody decides both halves, and a difference is put to both again."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from tankar import journal
from tankar.channels.models import Channel, ChannelAssignment, ChannelEnding, ChannelReview
from tankar.channels.reviews.actions.answer_review import keep_answers, send_answers
from tankar.channels.reviews.actions.comment_review import comment_review, withdraw_review
from tankar.channels.reviews.actions.decide_review import decide_review
from tankar.channels.reviews.actions.open_review import open_review
from tankar.channels.reviews.errors import (
    MergeTargetMissing,
    OtherHalfDecided,
    QuestionsOpen,
    ReviewElsewhere,
    WordsNeeded,
)
from tankar.channels.testing.reviews import all_answers, an_answered_review
from tankar.channels.testing.sample import a_channel
from tankar.decisions.models import Ask, Decision
from tankar.journal.models import Entry
from tankar.notices.models import Notice
from tankar.organisation.models import Person, RoleAssignment
from tankar.organisation.roles import Role

WHY = "Ingen har tittat här sedan 2019."


@pytest.fixture
def review(
    aino: Person,
    heikki: Person,
    marja_liisa: Person,
    channel: Channel,
    of_aino: ChannelAssignment,
    clock: Any,
) -> ChannelReview:
    """The library's channel: Aino wants it closed, Heikki and Marja-Liisa decide."""
    return an_answered_review(aino, channel)


def _asked(verb: str) -> set[str]:
    found = Ask.objects.filter(verb=verb, done_at=None).select_related("person")
    return {one.person.given_name for one in found}


def test_when_aino_sends_her_answers_both_are_asked_at_once(review: ChannelReview) -> None:
    assert (_asked("answer"), _asked("decide_unit"), _asked("decide_communications")) == (
        set(),
        {"Heikki"},
        {"Marja-Liisa"},
    )
    assert review.answered_by == "Aino Rautakoski"


def test_nothing_is_sent_while_a_question_is_open_and_what_was_answered_stays(
    aino: Person, channel: Channel, of_aino: ChannelAssignment, clock: Any
) -> None:
    review = open_review(channel, "yearly")
    keep_answers(aino, review, {"goal": {"choice": "partly", "words": "Nästan."}})
    with pytest.raises(QuestionsOpen):
        send_answers(aino, review)
    review.refresh_from_db()
    assert (review.state, review.answers["goal"]["words"]) == ("answering", "Nästan.")


def test_a_merge_needs_the_other_channel(
    aino: Person, channel: Channel, of_aino: ChannelAssignment, clock: Any
) -> None:
    review = open_review(channel, "yearly")
    keep_answers(aino, review, all_answers("merge"))
    with pytest.raises(MergeTargetMissing):
        send_answers(aino, review)


def test_one_yes_alone_changes_nothing(review: ChannelReview, heikki: Person) -> None:
    held = decide_review(heikki, review, "unit", "close", WHY)
    assert (held.state, held.outcome, ChannelEnding.objects.count()) == ("deciding", "", 0)
    assert _asked("decide_unit") == set()
    assert _asked("decide_communications") == {"Marja-Liisa"}


def test_two_alike_end_it_and_the_owner_is_asked_for_the_notice(
    review: ChannelReview, heikki: Person, marja_liisa: Person, aino: Person
) -> None:
    decide_review(heikki, review, "unit", "close", WHY)
    held = decide_review(marja_liisa, review, "communications", "close", "De gemensamma kanalerna räcker.")
    assert (held.state, held.outcome) == ("decided", "close")
    ending = ChannelEnding.objects.get()
    assert (ending.kind, ending.state, _asked("announce")) == ("close", "preparing", {"Aino"})
    assert Notice.objects.filter(person=aino, kind="channels.review_close").exists()
    held.channel.entry.refresh_from_db()
    assert str(held.channel.entry.next_review) == "2027-10-01"


def test_going_on_as_it_is_ends_nothing_else(
    review: ChannelReview, heikki: Person, marja_liisa: Person, channel: Channel
) -> None:
    for person, half in ((marja_liisa, "communications"), (heikki, "unit")):
        decide_review(person, review, half, "live", "Den fungerar.")  # type: ignore[arg-type]
    channel.refresh_from_db()
    assert (ChannelEnding.objects.count(), channel.is_paused, channel.closes_on) == (0, False, None)


def test_two_that_differ_are_both_asked_anew_and_nothing_is_changed(
    review: ChannelReview, heikki: Person, marja_liisa: Person
) -> None:
    decide_review(heikki, review, "unit", "live", "Vi vill fortsätta.")
    held = decide_review(marja_liisa, review, "communications", "close", WHY)
    assert (held.state, held.round) == ("deciding", 2)
    assert (_asked("decide_unit"), _asked("decide_communications")) == ({"Heikki"}, {"Marja-Liisa"})
    assert Notice.objects.filter(kind="channels.review_differs").count() == 2
    decide_review(heikki, review, "unit", "close", "Vi har talat med varandra.")
    held = decide_review(marja_liisa, review, "communications", "close", WHY)
    assert held.state == "decided"
    assert Decision.objects.count() == 4


def test_two_merges_into_different_channels_differ(
    review: ChannelReview, heikki: Person, marja_liisa: Person
) -> None:
    one, other = a_channel("Ettan"), a_channel("Tvåan")
    decide_review(heikki, review, "unit", "merge", WHY, one)
    assert decide_review(marja_liisa, review, "communications", "merge", WHY, other).round == 2


def test_nobody_decides_both_halves(review: ChannelReview, heikki: Person) -> None:
    RoleAssignment.objects.create(person=heikki, role=Role.COMMUNICATIONS_MANAGER)
    decide_review(heikki, review, "unit", "close", WHY)
    with pytest.raises(OtherHalfDecided):
        decide_review(heikki, review, "communications", "close", WHY)
    assert Decision.objects.count() == 1


def test_nobody_decides_the_same_half_twice(review: ChannelReview, heikki: Person) -> None:
    decide_review(heikki, review, "unit", "close", WHY)
    with pytest.raises(ReviewElsewhere):
        decide_review(heikki, review, "unit", "live", WHY)


def test_aino_does_not_decide_about_her_own_channel(review: ChannelReview, aino: Person) -> None:
    with pytest.raises(PermissionDenied):
        decide_review(aino, review, "unit", "live", WHY)


def test_the_deputy_decides_for_heikki(review: ChannelReview, heikki: Person, sirpa: Person) -> None:
    role = heikki.assignments.get(role=Role.HEAD_OF_UNIT)
    RoleAssignment.objects.create(person=sirpa, role=role.role, unit=role.unit, deputy_for=heikki)
    decide_review(sirpa, review, "unit", "close", WHY)
    assert Decision.objects.get().name == "Sirpa Lehtovaara"


def test_a_decision_needs_its_reason(review: ChannelReview, heikki: Person) -> None:
    with pytest.raises(WordsNeeded):
        decide_review(heikki, review, "unit", "close", "  ")


def test_lars_comments_and_withdraws_and_the_channel_stays_as_it_is(
    review: ChannelReview, lars: Person, channel: Channel
) -> None:
    comment_review(lars, review, "Tre av fyra följare finns redan på stadens sida.")
    assert _asked("comment") == set()
    held = withdraw_review(lars, review, "Öppnad av misstag.")
    channel.refresh_from_db()
    assert (held.state, channel.closes_on) == ("withdrawn", None)
    assert Ask.objects.filter(done_at=None).count() == 0


def test_what_is_ended_takes_no_more_decisions(review: ChannelReview, lars: Person, heikki: Person) -> None:
    withdraw_review(lars, review, "Öppnad av misstag.")
    with pytest.raises(ReviewElsewhere):
        decide_review(heikki, review, "unit", "close", WHY)


def test_the_history_of_the_channel_tells_who_decided_what(
    review: ChannelReview, heikki: Person, channel: Channel
) -> None:
    decide_review(heikki, review, "unit", "close", WHY)
    newest = Entry.objects.about("channel", channel.public_id)[0]
    assert journal.sentence(newest) == (
        "Heikki Kivihalme beslöt för enheten att kanalen ”Stadsbiblioteket / Stadsbiblioteket (fi)” stängs"
    )
