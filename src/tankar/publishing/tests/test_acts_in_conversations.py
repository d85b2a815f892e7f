"""Answers and likes go through the same door as posts, with all it promises."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar import journal, networks
from tankar.channels.models import Channel
from tankar.networks.contract import OperationKind
from tankar.organisation.models import Person
from tankar.publishing.actions import resolve
from tankar.publishing.actions.freeze import freeze
from tankar.publishing.actions.order_act import Act, order_act
from tankar.publishing.actions.withdraw import withdraw_act
from tankar.publishing.errors import AlreadyOrdered, CannotThere, MayNot, TooLate
from tankar.publishing.fence.sweep import sweep
from tankar.publishing.models import Delivery
from tankar.publishing.tests.conftest import anew, publish, work
from tankar.publishing.told_acts import told_act

pytestmark = pytest.mark.django_db

ANSWER = Act(OperationKind.REPLY, "answer:a1", "Plogen är på väg till Yxpila.", "sv", in_reply_to="77")
LIKE = Act(OperationKind.LIKE, "like:m1", target="77")


@pytest.fixture
def answer(clocks: Any, lighthouse: Any, channel: Channel, lars: Person) -> Delivery:
    return order_act(lars, channel, ANSWER)


def test_an_answer_goes_out_once(answer: Delivery, lighthouse: Any) -> None:
    assert work(answer).state == "delivered"
    assert work(answer).state == "delivered"
    assert lighthouse.posts == {"1": "Plogen är på väg till Yxpila."}


def test_an_answer_carries_what_it_answers(answer: Delivery, lighthouse: Any) -> None:
    seen: list[networks.Outgoing] = []
    lighthouse.preparing = lambda: None
    take = lighthouse.commit

    def commit(outgoing: networks.Outgoing, *rest: Any) -> networks.Receipt:
        seen.append(outgoing)
        return take(outgoing, *rest)  # type: ignore[no-any-return]

    lighthouse.commit = commit
    work(answer)
    assert [(one.kind, one.in_reply_to, one.language) for one in seen] == [(OperationKind.REPLY, "77", "sv")]


def test_an_answer_whose_answer_was_lost_is_looked_up_and_not_sent_again(
    answer: Delivery, lighthouse: Any, clocks: Any
) -> None:
    lighthouse.answers = ["lost"]
    assert work(answer).state == "unclear"
    clocks.advance(minutes=2)
    assert work(answer).state == "delivered"
    assert lighthouse.commits == 1


def test_pressing_twice_orders_one(answer: Delivery, channel: Channel, lars: Person) -> None:
    with pytest.raises(AlreadyOrdered):
        order_act(lars, channel, ANSWER)
    assert Delivery.objects.acts().count() == 1


def test_who_may_not_post_on_the_channel_may_not_answer_there(
    clocks: Any, lighthouse: Any, channel: Channel, aino: Person
) -> None:
    channel.assignments.all().delete()
    with pytest.raises(MayNot):
        order_act(aino, channel, ANSWER)


def test_a_network_that_cannot_do_it_is_not_asked(
    clocks: Any, lighthouse: Any, channel: Channel, lars: Person
) -> None:
    with pytest.raises(CannotThere):
        order_act(lars, channel, Act(OperationKind.HIDE, "hide:m1", target="77"))
    channel.network = "by_hand"
    channel.save()
    with pytest.raises(CannotThere):
        order_act(lars, channel, LIKE)


def test_a_stop_holds_posts_and_lets_residents_be_answered(
    answer: Delivery, channel: Channel, lars: Person, marja_liisa: Person
) -> None:
    post = publish(lars, channel)
    freeze(marja_liisa, "Storm")
    assert sweep() == 1
    assert (work(post).state, work(answer).state) == ("waiting", "delivered")


def test_two_likes_at_once_do_not_hold_up_one_another(
    clocks: Any, lighthouse: Any, channel: Channel, lars: Person
) -> None:
    first = order_act(lars, channel, LIKE)
    second = order_act(lars, channel, Act(OperationKind.LIKE, "like:m2", target="78"))
    lighthouse.answers = ["lost", "lost"]
    work(first), work(second)
    clocks.advance(minutes=2)
    lighthouse.looked = [networks.Found(networks.Receipt(one, None, None)) for one in ("77", "78")]
    assert (work(second).state, work(first).state) == ("delivered", "delivered")


def test_a_like_may_have_the_id_of_what_is_liked_and_be_taken_back(
    clocks: Any, lighthouse: Any, channel: Channel, lars: Person
) -> None:
    liked = work(order_act(lars, channel, LIKE))
    Delivery.objects.filter(pk=liked.pk).update(network_id="77")
    lighthouse.posts = {str(number): "" for number in range(76)}
    again = work(order_act(lars, channel, Act(OperationKind.UNLIKE, "like:m1", target="77")))
    assert (again.state, again.network_id) == ("delivered", "77")


def test_what_was_pressed_is_what_leaves(answer: Delivery, lighthouse: Any) -> None:
    Delivery.objects.filter(pk=answer.pk).update(outgoing={**answer.outgoing, "text": "Något annat."})
    after = work(answer)
    assert (after.state, after.why, lighthouse.posts) == ("needs_person", "not_as_approved", {})


def test_an_answer_that_is_late_is_sent_when_a_person_says_so(
    answer: Delivery, lighthouse: Any, clocks: Any, lars: Person
) -> None:
    clocks.advance(hours=3)
    assert work(answer).why == "overdue"
    resolve.send_again(lars, anew(answer))
    assert work(answer).state == "delivered"


def test_an_answer_is_taken_back_until_it_leaves(
    clocks: Any, lighthouse: Any, channel: Channel, lars: Person
) -> None:
    answer = order_act(lars, channel, ANSWER, after=dt.timedelta(seconds=30))
    withdraw_act(lars, answer)
    assert work(answer).state == "withdrawn"
    other = work(order_act(lars, channel, Act(OperationKind.REPLY, "answer:a2", "Tack!", "sv", "77")))
    with pytest.raises(TooLate):
        withdraw_act(lars, other)
    assert lighthouse.posts == {"1": "Tack!"}


def test_the_journal_tells_of_an_answer_without_its_words(answer: Delivery) -> None:
    from tankar.journal.models import Entry

    work(answer)
    kinds = [entry.kind for entry in Entry.objects.filter(subject_id=answer.public_id).order_by("pk")]
    assert kinds == ["publishing.act_ordered", "publishing.act_delivered"]
    entry = Entry.objects.get(kind="publishing.act_ordered")
    assert "Plogen" not in str(entry.params)
    assert "Lars" in journal.sentence(entry)


def test_acts_stand_on_no_page_of_posts(answer: Delivery, lars: Person) -> None:
    assert not Delivery.objects.posts().exists()
    Delivery.objects.filter(pk=answer.pk).update(state="refused")
    assert not Delivery.objects.red().exists()


def test_no_state_of_an_act_is_without_words_and_none_that_needs_a_person_without_a_next_step(
    answer: Delivery,
) -> None:
    for state in Delivery.State.values:
        whys = (
            ("access_lost", "cannot_tell", "overdue", "not_as_approved") if state == "needs_person" else ("",)
        )
        for why in whys:
            answer.state, answer.why, answer.delivered_at = state, why, answer.not_before
            words = told_act(answer, answer.not_before)
            assert words.sentence, (state, why)
            assert words.state[2], (state, why)
            assert bool(words.next_step) == (state in {"needs_person", "refused"}), (state, why)
