"""Everything the fence promises for posts holds for answers, private answers, likes and likes taken back."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar import journal, networks
from tankar.channels.models import Channel
from tankar.journal.models import Entry
from tankar.networks.contract import OperationKind
from tankar.organisation.models import Person
from tankar.publishing.actions.order_act import Act, order_act
from tankar.publishing.actions.resolve import look_again, send_again
from tankar.publishing.actions.withdraw import withdraw_act
from tankar.publishing.errors import LeaseLost, TooLate
from tankar.publishing.fence.claiming import begin_attempt, claim_to_look, claim_to_send
from tankar.publishing.fence.sweep import sweep
from tankar.publishing.models import Delivery
from tankar.publishing.testing.lighthouse import Lighthouse
from tankar.publishing.tests.conftest import anew, work

pytestmark = [pytest.mark.django_db, pytest.mark.db]

ACTS = {
    "answer": Act(OperationKind.REPLY, "answer:a1", "Plogen är på väg.", "sv", in_reply_to="77"),
    "private answer": Act(OperationKind.PRIVATE_REPLY, "answer:a2", "Ring oss.", "sv", in_reply_to="77"),
    "like": Act(OperationKind.LIKE, "like:m1:0", target="77"),
    "like taken back": Act(OperationKind.UNLIKE, "like:m1:1", target="77"),
}


@pytest.fixture(params=ACTS)
def act(
    request: pytest.FixtureRequest, clocks: Any, lighthouse: Lighthouse, channel: Channel, lars: Person
) -> Delivery:
    lighthouse.operations = frozenset(OperationKind)
    return order_act(lars, channel, ACTS[request.param])


def test_it_is_done_once_however_often_somebody_looks(act: Delivery, lighthouse: Lighthouse) -> None:
    assert [work(act).state, work(act).state] == ["delivered", "delivered"]
    assert lighthouse.commits == 1


def test_of_two_workers_one_claims(act: Delivery) -> None:
    assert claim_to_send(anew(act), "one")
    assert not claim_to_send(anew(act), "two")


def test_the_attempt_stands_before_the_request_leaves(act: Delivery, lighthouse: Lighthouse) -> None:
    seen: list[tuple[int, str]] = []
    lighthouse.meanwhile = lambda: seen.append((act.attempts.count(), anew(act).state))
    work(act)
    assert seen == [(1, "sending")]


def test_killed_between_attempt_and_request_it_is_unclear_then_absent_then_done(
    act: Delivery, lighthouse: Lighthouse, clocks: Any
) -> None:
    assert claim_to_send(act, "killed")
    begin_attempt(act, "killed")
    assert work(act).state == "sending"
    clocks.advance(seconds=121)
    assert work(act).state == "unclear"
    clocks.advance(seconds=90)
    assert [work(act).state, work(act).state] == ["waiting", "delivered"]
    assert lighthouse.commits == 1


def test_killed_before_the_attempt_nothing_can_have_left(act: Delivery, clocks: Any) -> None:
    assert claim_to_send(act, "killed")
    clocks.advance(seconds=121)
    assert [work(act).state, work(act).state] == ["waiting", "delivered"]


def test_killed_with_the_id_stored_it_is_done(act: Delivery, lighthouse: Lighthouse, clocks: Any) -> None:
    assert claim_to_send(act, "killed")
    begin_attempt(act, "killed")
    Delivery.objects.filter(pk=act.pk).update(network_id="7")
    clocks.advance(seconds=121)
    assert work(act).state == "delivered"
    assert lighthouse.commits == 0


def test_a_lost_answer_is_looked_up_and_nothing_sent_again(
    act: Delivery, lighthouse: Lighthouse, clocks: Any
) -> None:
    lighthouse.answers = ["lost"]
    assert work(act).state == "unclear"
    clocks.advance(minutes=2)
    assert work(act).state == "delivered"
    assert lighthouse.commits == 1


def test_an_old_worker_may_not_write_and_what_it_did_is_found(
    act: Delivery, lighthouse: Lighthouse, clocks: Any
) -> None:
    def another_takes_over() -> None:
        lighthouse.meanwhile = lambda: None
        clocks.advance(seconds=300)
        assert work(act, "another").state == "delivered"

    lighthouse.meanwhile = another_takes_over
    assert work(act, "old").state == "delivered"
    assert lighthouse.commits == 1
    assert list(Entry.objects.filter(kind="publishing.act_delivered")) == []


def test_a_lost_lease_writes_nothing(act: Delivery, clocks: Any) -> None:
    claim_to_send(act, "one")
    clocks.advance(seconds=121)
    with pytest.raises(LeaseLost):
        begin_attempt(act, "one")
    assert not claim_to_look(act, "two")


@pytest.mark.parametrize(
    ("failure", "state", "why"),
    [
        (networks.Rejected(networks.Reason.MODERATED, "No."), "refused", "moderated"),
        (networks.Rejected(networks.Reason.GONE, "It is gone."), "refused", "gone"),
        (networks.NotNow(None, "429."), "waiting", ""),
        (networks.AccessLost("Revoked."), "needs_person", "access_lost"),
        (networks.OutcomeUnknown("Hm."), "unclear", ""),
    ],
)
def test_each_failure_has_its_state(
    act: Delivery, lighthouse: Lighthouse, failure: networks.Failure, state: str, why: str
) -> None:
    lighthouse.answers = [failure]
    ended = work(act)
    assert (ended.state, ended.why, ended.lease_owner) == (state, why, "")


def test_accepted_and_then_refused_is_told_and_not_sent_again(
    act: Delivery, lighthouse: Lighthouse, clocks: Any
) -> None:
    """Taken away before we heard that it was taken: asked again with its key, the network says no."""
    lighthouse.answers = ["lost", networks.Rejected(networks.Reason.MODERATED, "Taken away.")]
    assert work(act).state == "unclear"
    lighthouse.looked = [networks.Absent()]
    clocks.advance(minutes=2)
    assert work(act).state == "waiting"
    ended = work(act)
    assert (ended.state, ended.why) == ("refused", "moderated")
    assert sweep() == 0
    assert lighthouse.commits == 2


def test_after_429_it_is_done_at_the_moment_the_network_names(
    act: Delivery, lighthouse: Lighthouse, clocks: Any
) -> None:
    until = clocks.machine() + dt.timedelta(minutes=7)
    lighthouse.answers = [networks.NotNow(until, "429.")]
    assert work(act).state == "waiting"
    clocks.advance(minutes=6)
    assert work(act).state == "waiting"
    clocks.advance(minutes=2)
    assert work(act).state == "delivered"
    assert lighthouse.commits == 2


def test_with_access_lost_and_given_back_a_person_has_it_done(
    act: Delivery, lighthouse: Lighthouse, lars: Person
) -> None:
    lighthouse.answers = [networks.AccessLost("Revoked.")]
    assert work(act).why == "access_lost"
    assert sweep() == 0
    send_again(lars, anew(act))
    assert work(act).state == "delivered"


def test_access_lost_while_looking_never_does_it_without_asking_first(
    act: Delivery, lighthouse: Lighthouse, lars: Person, clocks: Any
) -> None:
    lighthouse.answers = ["lost"]
    work(act)
    lighthouse.looked = [networks.AccessLost("Revoked.")]
    clocks.advance(minutes=2)
    stuck = work(act)
    assert (stuck.state, stuck.why) == ("needs_person", "access_lost")
    assert send_again(lars, stuck).state == "unclear"
    clocks.advance(minutes=2)
    assert work(act).state == "delivered"
    assert lighthouse.commits == 1


def test_a_network_that_cannot_tell_is_asked_five_times_then_a_person(
    act: Delivery, lighthouse: Lighthouse, lars: Person, clocks: Any
) -> None:
    lighthouse.answers = [networks.OutcomeUnknown("Hm.")]
    lighthouse.looked = [networks.CannotTell("Who knows.")] * 5
    for _ in range(6):
        asked = work(act)
        clocks.advance(seconds=61)
    assert (asked.state, asked.why, asked.looks) == ("needs_person", "cannot_tell", 5)
    assert look_again(lars, asked).state == "unclear"


def test_a_failing_reaction_does_not_lose_what_was_done(
    act: Delivery, lighthouse: Lighthouse, clocks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("a reaction failed")

    with monkeypatch.context() as patched:
        patched.setattr(journal, "record", fails)
        stuck = work(act)
        assert (stuck.state, stuck.network_id) == ("sending", "1")
        clocks.advance(seconds=121)
    assert work(act).state == "delivered"
    assert lighthouse.commits == 1


def test_at_the_moment_of_the_claim_it_is_too_late_to_take_it_back(act: Delivery, lars: Person) -> None:
    claim_to_send(act, "one")
    with pytest.raises(TooLate):
        withdraw_act(lars, anew(act))
