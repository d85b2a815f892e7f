"""Answers and likes leave once, are known again when they come back, and say when they need their writer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from tankar import networks
from tankar.channels.models import Channel
from tankar.guideline.models import Training, TrainingRule
from tankar.inbox.actions.answer import Draft, answer, answer_kind, latest_of
from tankar.inbox.actions.like import like, take_back_like
from tankar.inbox.actions.settle import change_kind, close, mark_as_spam, no_answer_needed, reopen
from tankar.inbox.actions.share_out import assign, colleagues_of, note, remind
from tankar.inbox.actions.take_in import take_in
from tankar.inbox.errors import (
    MayNot,
    NotAColleague,
    NothingWritten,
    NotNow,
    NotThere,
    ReasonMissing,
    SomebodyAnswered,
    TooLong,
    TrainingFirst,
)
from tankar.inbox.models import Answer, Kind, Message
from tankar.inbox.testing.shore import spoken
from tankar.inbox.tests.conftest import only
from tankar.journal.models import Entry
from tankar.networks.contract import OperationKind, Reason
from tankar.networks.incoming import Marked
from tankar.notices.models import Notice
from tankar.organisation.models import Person
from tankar.publishing.actions.withdraw import withdraw_act
from tankar.publishing.models import Delivery
from tankar.publishing.tasks import look_at
from tankar.work import clock as work_clock

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture
def question(channel: Channel) -> Message:
    take_in(channel, [spoken("c1", ago=20)])
    return Message.objects.select_related("conversation", "channel").get()


def draft(message: Message, text: str = "Kl. 10 i dag.", **more: Any) -> Draft:
    given: dict[str, Any] = {"seen": latest_of(message.conversation), "signature": "/Lars, Karleby stad"}
    return Draft(text, "sv", **{**given, **more})


def sent(answer: Answer, clocks: Any) -> Delivery:
    clocks.advance(minutes=1)
    look_at(answer.delivery_id, "worker")
    return Delivery.objects.get(pk=answer.delivery_id)


def test_an_answer_goes_out_signed_and_the_conversation_is_answered(
    question: Message, lars: Person, clocks: Any, shore: Any
) -> None:
    made = answer(lars, question, draft(question))
    assert only(question.channel).state == "received"
    assert sent(made, clocks).state == "delivered"
    assert shore.lighthouse.posts == {"1": "Kl. 10 i dag.\n/Lars, Karleby stad"}
    assert (only(question.channel).state, only(question.channel).waits_since) == ("answered", None)


def test_our_answer_seen_on_the_network_is_ours(
    question: Message, lars: Person, clocks: Any, channel: Channel
) -> None:
    made = answer(lars, question, draft(question))
    sent(made, clocks)
    take_in(channel, [spoken("1", made.text, by_us=True, in_reply_to="c1")])
    made.refresh_from_db()
    assert made.message is not None
    assert not made.message.done_there


def test_our_answer_told_before_its_delivery_knows_is_ours_too(
    question: Message, lars: Person, clocks: Any, channel: Channel, shore: Any
) -> None:
    made = answer(lars, question, draft(question))
    shore.lighthouse.meanwhile = lambda: take_in(
        channel, [spoken("1", made.text, by_us=True, in_reply_to="c1")]
    )
    sent(made, clocks)
    made.refresh_from_db()
    assert made.message is not None
    assert not Message.objects.get(network_id="1").done_there
    assert only(channel).state == "answered"


@pytest.mark.parametrize("why", ["access_lost", "cannot_tell"])
def test_our_answer_of_which_nobody_could_tell_is_ours_when_it_is_seen(
    why: str, question: Message, lars: Person, clocks: Any, channel: Channel
) -> None:
    made = answer(lars, question, draft(question))
    at = work_clock.machine()
    Delivery.objects.filter(pk=made.delivery_id).update(state="needs_person", why=why, look_at=at)
    take_in(channel, [spoken("1", made.text, by_us=True, in_reply_to="c1")])
    assert not Message.objects.get(network_id="1").done_there
    assert not Entry.objects.filter(kind="inbox.answered_there").exists()


def test_the_same_words_in_the_app_are_the_apps_when_ours_never_left(
    question: Message, lars: Person, clocks: Any, channel: Channel
) -> None:
    made = answer(lars, question, draft(question))
    Delivery.objects.filter(pk=made.delivery_id).update(state="needs_person", why="access_lost", look_at=None)
    take_in(channel, [spoken("1", made.text, by_us=True, in_reply_to="c1")])
    assert Message.objects.get(network_id="1").done_there
    assert Entry.objects.filter(kind="inbox.answered_there").exists()


def test_our_like_of_which_nobody_could_tell_is_ours_when_it_is_seen(
    question: Message, lars: Person, clocks: Any, channel: Channel
) -> None:
    ordered = like(lars, question)
    at = work_clock.machine()
    Delivery.objects.filter(pk=ordered.delivery_id).update(
        state="needs_person", why="access_lost", look_at=at
    )
    take_in(channel, [spoken("c1", liked=True, ago=20)])
    assert not Entry.objects.filter(kind="inbox.liked_there").exists()


def test_who_spoke_while_the_answer_was_on_its_way_still_waits(
    question: Message, lars: Person, clocks: Any, channel: Channel
) -> None:
    made = answer(lars, question, draft(question))
    clocks.advance(seconds=5)
    take_in(channel, [spoken("c2", "Och Öja?", in_reply_to="c1")])
    said = work_clock.now()
    sent(made, clocks)
    assert (only(channel).state, only(channel).waits_since) == ("received", said)


def test_of_two_who_answer_at_once_the_second_sees_the_first(question: Message, lars: Person) -> None:
    mine, theirs = draft(question), draft(question, "Vi vet inte ännu.")
    answer(lars, question, mine)
    with pytest.raises(SomebodyAnswered):
        answer(lars, question, theirs)
    assert Answer.objects.count() == 1


def test_a_resident_who_writes_meanwhile_is_read_first(
    question: Message, lars: Person, channel: Channel
) -> None:
    written = draft(question)
    take_in(channel, [spoken("c2", "Glöm det, den kom nu!", in_reply_to="c1")])
    with pytest.raises(SomebodyAnswered):
        answer(lars, question, written)


def test_an_answer_needs_words_and_room(question: Message, lars: Person) -> None:
    with pytest.raises(NothingWritten):
        answer(lars, question, draft(question, "  "))
    with pytest.raises(TooLong) as error:
        answer(lars, question, draft(question, "a" * 500, signature="/Lars"))
    assert error.value.over == 6


def test_what_is_gone_or_not_allowed_cannot_be_answered(question: Message, lars: Person, clocks: Any) -> None:
    assert answer_kind(question, is_private=False) is OperationKind.REPLY
    assert answer_kind(question, is_private=True) is None
    question.may = ["like"]
    with pytest.raises(NotThere):
        answer(lars, question, draft(question))
    question.may, question.removed_at = None, work_clock.now()
    with pytest.raises(NotThere):
        answer(lars, question, draft(question))


def test_who_does_not_post_there_neither_answers_nor_settles(question: Message, aino: Person) -> None:
    question.channel.assignments.all().delete()
    conversation = question.conversation
    for attempt in (
        lambda: answer(aino, question, draft(question)),
        lambda: like(aino, question),
        lambda: close(aino, conversation),
        lambda: assign(aino, conversation, None),
        lambda: note(aino, conversation, "Hej"),
    ):
        with pytest.raises(MayNot):
            attempt()


def test_an_answer_that_is_refused_is_kept_and_its_writer_told(
    question: Message, lars: Person, clocks: Any, shore: Any
) -> None:
    shore.lighthouse.answers = [networks.Rejected(Reason.FORBIDDEN, "No.")]
    assert sent(answer(lars, question, draft(question)), clocks).state == "refused"
    assert only(question.channel).state == "received"
    assert Notice.objects.get().kind == "inbox.your_answer_stopped"


def test_answer_and_close_closes_when_it_is_out(question: Message, lars: Person, clocks: Any) -> None:
    sent(answer(lars, question, draft(question, closes=True)), clocks)
    assert only(question.channel).state == "closed"


def test_a_like_is_one_whatever_is_clicked_and_can_be_taken_back(
    question: Message, lars: Person, clocks: Any
) -> None:
    first = like(lars, question)
    with pytest.raises(NotNow):
        like(lars, question)
    look_at(first.delivery_id, "worker")
    assert Message.objects.get().liked
    with pytest.raises(NotNow):
        like(lars, question)
    look_at(take_back_like(lars, question).delivery_id, "worker")
    assert not Message.objects.get().liked
    look_at(like(lars, question).delivery_id, "worker")
    assert Message.objects.get().liked


def test_a_network_that_shows_our_like_late_changes_nothing(
    question: Message, lars: Person, clocks: Any, channel: Channel
) -> None:
    ordered = like(lars, question)
    take_in(channel, [spoken("c1", liked=True, ago=20)])
    assert only(channel).state == "received"
    look_at(ordered.delivery_id, "worker")
    take_in(channel, [spoken("c1", liked=False, ago=20)])
    assert Message.objects.get().liked
    clocks.advance(minutes=6)
    take_in(channel, [spoken("c1", liked=False, ago=20)])
    assert not Message.objects.get().liked


def test_a_question_needs_a_reason_and_thanks_need_none(question: Message, lars: Person) -> None:
    conversation = question.conversation
    with pytest.raises(ReasonMissing):
        no_answer_needed(lars, conversation)
    change_kind(lars, conversation, Kind.THANKS)
    assert no_answer_needed(lars, conversation).state == "no_answer_needed"
    with pytest.raises(NotNow):
        no_answer_needed(lars, conversation)


def test_what_is_closed_can_be_opened_and_waits_from_then_on(question: Message, lars: Person) -> None:
    conversation = mark_as_spam(lars, question.conversation)
    assert conversation.waits_since is None
    assert reopen(lars, conversation).waits_since == work_clock.now()
    assert close(lars, conversation).state == "closed"


def test_it_is_given_to_colleagues_only_and_they_are_told(
    question: Message, lars: Person, aino: Person, heikki: Person
) -> None:
    from tankar.channels.models import ChannelAssignment

    with pytest.raises(NotAColleague):
        assign(lars, question.conversation, heikki)
    ChannelAssignment.objects.create(channel=question.channel, person=aino)
    assert aino in colleagues_of(question.conversation)
    assign(lars, question.conversation, aino)
    assert Notice.objects.get(person=aino).kind == "inbox.given_to_you"
    assign(lars, question.conversation, None)
    assert only(question.channel).assigned_to is None


def test_a_note_is_the_citys_own_and_tells_whom_it_mentions(
    question: Message, lars: Person, aino: Person
) -> None:
    from tankar.channels.models import ChannelAssignment

    ChannelAssignment.objects.create(channel=question.channel, person=aino)
    note(lars, question.conversation, "Vet du, @Aino?")
    assert Notice.objects.get(person=aino).kind == "inbox.mentioned"
    with pytest.raises(NothingWritten):
        note(lars, question.conversation, " ")


def test_one_is_reminded_and_not_any_more(question: Message, lars: Person) -> None:
    assert remind(lars, question.conversation, work_clock.now()).remind_whom == lars
    assert remind(lars, question.conversation, None).remind_whom is None


def test_where_the_module_comes_first_nobody_answers_without_it_and_the_text_stays(
    question: Message, lars: Person, clocks: Any, as_person: Any
) -> None:
    day = work_clock.local(work_clock.now()).date() - dt.timedelta(days=8)
    TrainingRule.objects.create(required_from=day, decided_at=work_clock.now())
    with pytest.raises(TrainingFirst):
        answer(lars, question, draft(question))
    here = question.conversation.get_absolute_url()
    client = as_person(lars)
    assert "/guideline/learn/channels/" in client.get(here).content.decode()
    said = {"text": "Kl. 10 i dag.", "language": "sv", "seen": latest_of(question.conversation)}
    page = client.post(f"{here}do/answer/", {**said, "to": question.public_id})
    assert page.status_code == 409
    assert "Kl. 10 i dag." in page.content.decode()
    assert not Answer.objects.exists()
    Training.objects.create(person=lars, module="channels", done_on=day)
    assert answer(lars, question, draft(question)).delivery is not None
    assert "/guideline/learn/channels/" not in client.get(here).content.decode()


def _liked_here(question: Message, lars: Person) -> None:
    look_at(like(lars, question).delivery_id, "worker")


def _liked_there(question: Message, _lars: Person) -> None:
    take_in(question.channel, [Marked("c1", liked=True)])


@pytest.mark.parametrize("liked", [_liked_here, _liked_there])
def test_a_like_stops_the_clock_wherever_it_was_given(
    question: Message, lars: Person, clocks: Any, liked: Callable[[Message, Person], None]
) -> None:
    liked(question, lars)
    found = only(question.channel)
    assert (found.state, found.waits_since) == ("no_answer_needed", None)


@pytest.mark.parametrize("liked", [_liked_here, _liked_there])
def test_a_like_is_for_one_message_and_another_still_waits(
    question: Message, lars: Person, clocks: Any, channel: Channel, liked: Callable[[Message, Person], None]
) -> None:
    take_in(channel, [spoken("c2", "Och Halkokari?", in_reply_to="c1", ago=5)])
    liked(question, lars)
    found = only(channel)
    assert found.state == "received"
    assert found.waits_since == Message.objects.get(network_id="c2").said_at


@pytest.mark.parametrize("liked", [_liked_here, _liked_there])
def test_a_like_does_not_settle_what_somebody_opened_again(
    question: Message, lars: Person, clocks: Any, liked: Callable[[Message, Person], None]
) -> None:
    close(lars, question.conversation)
    reopen(lars, question.conversation)
    liked(question, lars)
    assert only(question.channel).state == "received"


def test_a_like_that_did_not_go_out_or_was_taken_back_first_settles_nothing(
    question: Message, lars: Person, clocks: Any, shore: Any
) -> None:
    ordered = like(lars, question)
    assert only(question.channel).state == "received", "while it is on its way"
    withdraw_act(lars, ordered.delivery)
    assert only(question.channel).state == "received"
    shore.lighthouse.answers = [networks.Rejected(Reason.FORBIDDEN, "No.")]
    _liked_here(question, lars)
    assert only(question.channel).state == "received"
