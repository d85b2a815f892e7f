"""The fence, worker by worker: what is out is out once, and only who holds the lease may say so."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import translation

from tankar import journal, networks
from tankar.channels.models import Access, Channel
from tankar.content.actions.take_back_item import take_back_item
from tankar.content.errors import CannotTakeBack
from tankar.content.models import Item, Release
from tankar.content.testing.making import ready_item
from tankar.journal.models import Entry
from tankar.organisation.models import Person
from tankar.publishing.actions.freeze import freeze, lift
from tankar.publishing.actions.resolve import give_link, give_time, look_again, send_again
from tankar.publishing.actions.schedule import schedule
from tankar.publishing.actions.withdraw import withdraw_waiting
from tankar.publishing.errors import LeaseLost, NotWaitingForThis, TooLate
from tankar.publishing.fence.claiming import begin_attempt, claim_to_look, claim_to_send
from tankar.publishing.fence.sweep import sweep
from tankar.publishing.lifecycle import DELIVERY
from tankar.publishing.models import Delivery
from tankar.publishing.rows import rows_of
from tankar.publishing.testing.lighthouse import Lighthouse
from tankar.publishing.tests.conftest import anew, publish, work
from tankar.publishing.told import told
from tankar.work import clock as work_clock

pytestmark = pytest.mark.db


def test_a_due_post_is_delivered_once(delivery: Delivery, lighthouse: Lighthouse) -> None:
    sent = work(delivery)
    assert (sent.state, sent.network_id, sent.lease_owner) == ("delivered", "1", "")
    assert work(delivery).state == "delivered"
    assert lighthouse.commits == 1


def test_of_two_workers_one_claims(delivery: Delivery) -> None:
    first, second = anew(delivery), anew(delivery)
    assert claim_to_send(first, "one")
    assert not claim_to_send(second, "two")
    assert anew(delivery).lease_owner == "one"


def test_what_is_not_due_is_not_claimed(delivery: Delivery, clocks: Any) -> None:
    clocks.city.advance(hours=-1)
    assert not claim_to_send(delivery, "one")


def test_the_attempt_stands_before_the_request_leaves(delivery: Delivery, lighthouse: Lighthouse) -> None:
    seen: list[tuple[int, str]] = []
    lighthouse.meanwhile = lambda: seen.append((delivery.attempts.count(), anew(delivery).state))
    work(delivery)
    assert seen == [(1, "sending")]


def test_an_old_worker_may_not_write_and_the_post_is_found(
    delivery: Delivery, lighthouse: Lighthouse, clocks: Any
) -> None:
    """Its lease runs out in the middle of its call; another takes over, asks, and finds what it wrote."""

    def another_takes_over() -> None:
        lighthouse.meanwhile = lambda: None
        clocks.advance(seconds=300)
        assert work(delivery, "another").state == "delivered"

    lighthouse.meanwhile = another_takes_over
    found = work(delivery, "old")
    assert (found.state, found.network_id) == ("delivered", "1")
    assert (lighthouse.commits, len(lighthouse.posts)) == (1, 1)
    assert list(Entry.objects.filter(kind="publishing.delivered")) == []


def test_a_lease_lost_while_preparing_stops_the_old_worker(
    delivery: Delivery, lighthouse: Lighthouse, clocks: Any
) -> None:
    def another_sends() -> None:
        lighthouse.preparing = lambda: None
        clocks.advance(seconds=300)
        work(delivery, "another")
        work(delivery, "another")

    lighthouse.preparing = another_sends
    assert work(delivery, "old").state == "delivered"
    assert lighthouse.commits == 1


def test_a_killed_worker_means_unclear_then_absent_then_sent(
    delivery: Delivery, lighthouse: Lighthouse, clocks: Any
) -> None:
    assert claim_to_send(delivery, "killed")
    begin_attempt(delivery, "killed")
    assert work(delivery).state == "sending", "its lease still holds"
    clocks.advance(seconds=121)
    assert work(delivery).state == "unclear", "too early to trust an absence"
    clocks.advance(seconds=90)
    assert work(delivery).state == "waiting"
    assert work(delivery).state == "delivered"
    assert lighthouse.commits == 1


def test_killed_before_the_attempt_nothing_can_have_left(
    delivery: Delivery, lighthouse: Lighthouse, clocks: Any
) -> None:
    assert claim_to_send(delivery, "killed")
    clocks.advance(seconds=121)
    assert work(delivery).state == "waiting"
    assert work(delivery).state == "delivered"


def test_killed_with_the_id_stored_it_is_delivered(delivery: Delivery, clocks: Any) -> None:
    assert claim_to_send(delivery, "killed")
    begin_attempt(delivery, "killed")
    Delivery.objects.filter(pk=delivery.pk).update(network_id="7", url="https://lighthouse.example/7")
    clocks.advance(seconds=121)
    assert work(delivery).state == "delivered"


def test_a_failing_reaction_does_not_lose_the_networks_id(
    delivery: Delivery, lighthouse: Lighthouse, clocks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("a reaction failed")

    with monkeypatch.context() as patched:
        patched.setattr(journal, "record", fails)
        stuck = work(delivery)
        assert (stuck.state, stuck.network_id) == ("sending", "1")
        clocks.advance(seconds=121)
        sweep()
        assert work(delivery).state == "sending"
    assert work(delivery).state == "delivered"
    assert lighthouse.commits == 1


def test_one_row_that_cannot_be_written_stops_no_other(
    delivery: Delivery, lars: Person, channel: Channel, clocks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim_to_send(delivery, "killed")
    clocks.advance(seconds=121)
    publish(lars, channel)
    monkeypatch.setattr(journal, "record", lambda *_a, **_k: 1 / 0)
    assert sweep() == 2


@pytest.mark.parametrize(
    ("failure", "state", "why"),
    [
        (networks.Rejected(networks.Reason.MODERATED, "No."), "refused", "moderated"),
        (networks.NotNow(None, "Later."), "waiting", ""),
        (networks.AccessLost("Who are you?"), "needs_person", "access_lost"),
        (networks.OutcomeUnknown("Hm."), "unclear", ""),
    ],
)
def test_each_failure_has_its_state(
    delivery: Delivery, lighthouse: Lighthouse, failure: networks.Failure, state: str, why: str
) -> None:
    lighthouse.answers = [failure]
    ended = work(delivery)
    assert (ended.state, ended.why, ended.lease_owner) == (state, why, "")
    assert delivery.attempts.get().ended_at is not None


def test_an_absence_seen_too_early_is_no_proof(
    delivery: Delivery, lighthouse: Lighthouse, clocks: Any
) -> None:
    lighthouse.answers = [networks.OutcomeUnknown("Hm.")]
    work(delivery)
    clocks.advance(seconds=10)
    early = work(delivery)
    ended = delivery.attempts.get().ended_at
    assert ended is not None
    assert (early.state, early.look_at) == ("unclear", ended + dt.timedelta(seconds=60))
    clocks.advance(seconds=60)
    assert work(delivery).state == "waiting"
    assert work(delivery).state == "delivered"


def test_a_network_that_cannot_tell_is_asked_five_times_then_a_person(
    delivery: Delivery, lighthouse: Lighthouse, lars: Person, clocks: Any
) -> None:
    lighthouse.answers = [networks.OutcomeUnknown("Hm.")]
    lighthouse.looked = [networks.CannotTell("Who knows.")] * 5
    for _ in range(6):
        asked = work(delivery)
        clocks.advance(seconds=61)
    assert (asked.state, asked.why, asked.looks) == ("needs_person", "cannot_tell", 5)
    assert look_again(lars, asked).state == "unclear"


# clocks that jump


def test_a_clock_that_jumps_ahead_ends_no_lease_of_a_living_worker(
    delivery: Delivery, lighthouse: Lighthouse, clocks: Any
) -> None:
    """The machine slept, or its clock was corrected: its worker is in the middle of its call."""
    steady = [clocks.machine().timestamp()]
    work_clock.replace_steady(lambda: steady[0])
    states = []

    def jump() -> None:
        lighthouse.meanwhile = lambda: None
        clocks.advance(hours=3)
        states.append(work(delivery, "another").state)
        for _ in range(10):
            steady[0] += 12
            clocks.advance(seconds=12)
            states.append(work(delivery, "another").state)

    lighthouse.meanwhile = jump
    lighthouse.looked = [networks.Absent()]
    work(delivery, "living")
    assert states[:8] == ["sending"] * 8
    assert "waiting" not in states
    assert lighthouse.commits == 1


def test_after_a_jump_an_absence_is_trusted_only_when_the_network_had_its_time(
    delivery: Delivery, lighthouse: Lighthouse, clocks: Any
) -> None:
    lighthouse.answers = [networks.OutcomeUnknown("Hm.")]
    work(delivery)
    steady = [clocks.machine().timestamp()]
    work_clock.replace_steady(lambda: steady[0])
    clocks.advance(hours=2)
    assert work(delivery).state == "unclear"
    steady[0] += 61
    clocks.advance(seconds=61)
    assert work(delivery).state == "waiting"


def test_a_clock_that_goes_back_leaves_nothing_behind(
    delivery: Delivery, lighthouse: Lighthouse, clocks: Any
) -> None:
    claim_to_send(delivery, "killed")
    steady = [clocks.machine().timestamp()]
    work_clock.replace_steady(lambda: steady[0])
    clocks.machine.advance(hours=-3)
    sweep()
    steady[0] += 100
    clocks.machine.advance(seconds=100)
    assert sweep() == 1, "asked for again although the last time lies in the future"
    assert work(delivery).state == "waiting"


def test_moving_the_demos_clock_touches_no_lease(delivery: Delivery, clocks: Any) -> None:
    claim_to_send(delivery, "one")
    clocks.city.advance(days=5)
    assert work(delivery, "two").state == "sending"
    clocks.city.advance(days=-9)
    begin_attempt(delivery, "one")


# freezes, time, approval


def test_a_freeze_at_the_last_second_stops_the_request(
    delivery: Delivery, lighthouse: Lighthouse, marja_liisa: Person
) -> None:
    stops = []
    lighthouse.preparing = lambda: stops.append(freeze(marja_liisa, "Storm"))
    held = work(delivery)
    assert (held.state, held.retry_at, lighthouse.commits) == ("waiting", None, 0)
    assert Entry.objects.filter(kind="publishing.held").exists()
    assert work(delivery).state == "waiting"
    assert sweep() == 0
    lighthouse.preparing = lambda: None
    lift(marja_liisa, stops[0])
    assert sweep() == 1
    assert work(delivery).state == "delivered"


def test_a_freeze_of_another_channel_holds_nothing(
    delivery: Delivery, channel: Channel, marja_liisa: Person, lars: Person
) -> None:
    other = Channel.objects.create(
        name_sv="Ungdom", name_fi="Nuoret", network="feed", kind="own", owner_unit=channel.owner_unit
    )
    freeze(marja_liisa, "Storm", channels=[other])
    assert work(delivery).state == "delivered"


def test_what_is_overdue_asks_for_a_new_time(delivery: Delivery, lars: Person, clocks: Any) -> None:
    clocks.advance(minutes=61)
    late = work(delivery)
    assert (late.state, late.why) == ("needs_person", "overdue")
    later = give_time(lars, late, work_clock.now() + dt.timedelta(hours=1))
    assert later.state == "waiting"
    clocks.advance(hours=1)
    assert work(delivery).state == "delivered"


@pytest.mark.parametrize("spoilt", ["hash", "canonical", "outgoing"])
def test_what_was_not_approved_is_not_sent(spoilt: str, delivery: Delivery, lighthouse: Lighthouse) -> None:
    if spoilt == "outgoing":
        Delivery.objects.update(outgoing={**delivery.outgoing, "text": "Något annat"})
    else:
        Release.objects.update(
            **{spoilt: "0" * 64 if spoilt == "hash" else delivery.post_release.canonical + " "}
        )
    refused = work(delivery)
    assert (refused.state, refused.why, lighthouse.commits) == ("needs_person", "not_as_approved", 0)


def test_by_hand_waits_for_the_link(lars: Person, library: Any, clocks: Any) -> None:
    from tankar.content.testing.making import make_channel

    by_hand = make_channel("Instagram", library, lars, network="by_hand", kind="by_hand")
    waiting = work(publish(lars, by_hand))
    assert (waiting.state, waiting.why) == ("needs_person", "by_hand")
    done = give_link(lars, waiting, "https://instagram.example/p/Abc/")
    assert (done.state, done.url) == ("delivered", "https://instagram.example/p/Abc/")
    with pytest.raises(NotWaitingForThis):
        give_link(lars, anew(done), "https://instagram.example/p/Abc/")


# access


def test_access_lost_then_connected_then_sent(
    delivery: Delivery, lighthouse: Lighthouse, channel: Channel, lars: Person
) -> None:
    Channel.objects.update(access=Access.WORKS)
    lighthouse.answers = [networks.AccessLost("The token was revoked.")]
    lost = work(delivery)
    assert lost.why == "access_lost"
    channel.refresh_from_db()
    assert channel.access == Access.LOST, "the register knows it too"
    assert send_again(lars, lost).state == "waiting"
    assert work(delivery).state == "delivered"
    channel.refresh_from_db()
    assert channel.access == Access.WORKS


def test_access_lost_while_looking_never_sends_without_asking_first(
    delivery: Delivery, lighthouse: Lighthouse, lars: Person, clocks: Any
) -> None:
    lighthouse.answers = ["lost"]
    work(delivery)
    lighthouse.looked = [networks.AccessLost("The token was revoked.")]
    clocks.advance(seconds=100)
    lost = work(delivery)
    assert (lost.state, lost.why, lost.may_be_out) == ("needs_person", "access_lost", True)
    assert "send_again" not in told(lost, work_clock.now()).acts
    assert send_again(lars, lost).state == "unclear"
    assert work(delivery).state == "delivered"
    assert lighthouse.commits == 1


# taking back, publishing again


def test_undo_within_the_time_withdraws_everything(delivery: Delivery, lars: Person) -> None:
    take_back_item(lars, delivery.post_item)
    assert anew(delivery).state == "withdrawn"
    assert work(delivery).state == "withdrawn"


def test_undo_at_the_moment_of_the_claim_is_too_late(delivery: Delivery, lars: Person) -> None:
    claim_to_send(delivery, "one")
    with pytest.raises(TooLate):
        withdraw_waiting(delivery.post_item)
    with pytest.raises(CannotTakeBack):
        take_back_item(lars, delivery.post_item)
    assert Item.objects.get(pk=delivery.post_item.pk).state == "released"


def test_what_is_unclear_cannot_be_taken_back_until_it_is_known(
    delivery: Delivery, lighthouse: Lighthouse, lars: Person
) -> None:
    lighthouse.answers = [networks.OutcomeUnknown("Hm.")]
    work(delivery)
    with pytest.raises(CannotTakeBack):
        take_back_item(lars, delivery.post_item)


def test_nothing_of_an_item_taken_back_leaves(
    delivery: Delivery, lighthouse: Lighthouse, lars: Person
) -> None:
    Delivery.objects.update(state="needs_person", why="cannot_tell", look_at=work_clock.machine())
    take_back_item(lars, Item.objects.get(pk=delivery.post_item.pk))
    asked = anew(delivery)
    assert asked.state == "needs_person", "only a look at the account decides"
    send_again(lars, asked)
    assert work(delivery).why == "not_as_approved"
    assert lighthouse.commits == 0


def test_publishing_again_sends_only_what_is_not_out(
    lars: Person, library: Any, channel: Channel, lighthouse: Lighthouse, clocks: Any
) -> None:
    from tankar.content.testing.making import make_channel

    second = make_channel("Andra", library, lars, network="lighthouse", kind="connected")
    item = ready_item(lars, channel, second)
    one, two = schedule(lars, item, item.revision, work_clock.now())
    assert work(one).state == "delivered"
    lighthouse.answers = [networks.Rejected(networks.Reason.OTHER, "No.")]
    assert work(two).state == "refused"
    assert [red.pk for red in Delivery.objects.all().red()] == [two.pk]
    item = take_back_item(lars, Item.objects.get(pk=item.pk))
    assert not Delivery.objects.all().red().exists(), "whoever took it back is mending it"
    again = schedule(lars, item, item.revision, work_clock.now())
    assert not Delivery.objects.all().red().exists(), "the refusal of an earlier release is over"
    assert [made.channel for made in again] == [two.channel]
    assert work(again[0]).state == "delivered"
    assert len(lighthouse.posts) == 2


# equal texts


def test_two_equal_unclear_posts_do_not_share_one(
    delivery: Delivery, lighthouse: Lighthouse, lars: Person, channel: Channel, clocks: Any
) -> None:
    """One landed, one did not: whichever looks first, in the end both are there, once each."""
    twin = publish(lars, channel)
    lighthouse.answers = [networks.OutcomeUnknown("Hm."), "lost"]
    lighthouse.keeps_keys = True
    work(delivery)
    work(twin)
    clocks.advance(seconds=61)
    assert work(twin).state == "unclear", "the older one looks first"
    assert work(delivery).state == "delivered"
    for _ in range(8):
        clocks.advance(seconds=61)
        twin = work(twin)
    assert (twin.state, anew(delivery).state) == ("delivered", "delivered")
    assert twin.network_id != anew(delivery).network_id
    assert len(lighthouse.posts) == 2


def test_two_lookers_at_the_same_moment_cannot_adopt_one_post(
    delivery: Delivery, lighthouse: Lighthouse, lars: Person, channel: Channel, clocks: Any
) -> None:
    twin = publish(lars, channel)
    lighthouse.answers = ["lost", networks.OutcomeUnknown("Hm.")]
    work(delivery)
    work(twin)
    clocks.advance(seconds=61)
    assert work(delivery).network_id == "1"
    lighthouse.looked = [networks.Found(networks.Receipt("1", None, None))]
    late = work(twin)
    assert (late.state, late.network_id) == ("unclear", "")


def test_a_lost_lease_writes_nothing(delivery: Delivery, clocks: Any) -> None:
    claim_to_send(delivery, "one")
    clocks.advance(seconds=121)
    with pytest.raises(LeaseLost):
        begin_attempt(delivery, "one")
    assert not claim_to_look(delivery, "two")


# words


def test_every_state_has_its_sentence_in_every_language(delivery: Delivery) -> None:
    delivery.delivered_at = work_clock.now()
    whys = [(state, "") for state in DELIVERY.states if state not in {"needs_person"}]
    for state, why in [*whys, *(("needs_person", why) for why in Delivery.Why.values)]:
        for may_be_out in (False, True):
            delivery.state, delivery.why = state, why
            delivery.look_at = work_clock.machine() if may_be_out else None
            said = {}
            for language in ("sv", "fi", "en"):
                with translation.override(language):
                    words = told(delivery, work_clock.now())
                    said[language] = f"{words.state[2]}|{words.sentence}|{words.did}|{words.next_step}"
                    assert words.sentence.endswith(".")
            assert len(set(said.values())) == 3, (state, why, said)


# what people read


def test_a_post_found_later_came_out_when_the_network_says(
    delivery: Delivery, lighthouse: Lighthouse, clocks: Any
) -> None:
    began = work_clock.now()
    lighthouse.answers = ["lost"]
    work(delivery)
    clocks.advance(seconds=65)
    said = networks.Receipt("1", None, work_clock.machine() - dt.timedelta(seconds=60))
    lighthouse.looked = [networks.Found(said)]
    found = work(delivery)
    assert (found.state, found.delivered_at) == ("delivered", began + dt.timedelta(seconds=5))


def test_the_steps_of_a_delivery_are_told_in_the_readers_language(
    delivery: Delivery, lighthouse: Lighthouse, lars: Person
) -> None:
    work(delivery)
    with translation.override("fi"):
        steps = [sentence for _at, sentence in rows_of(lars, delivery.post_item)["history"]]
        scheduled = journal.sentence(Entry.objects.get(kind="publishing.scheduled"))
    assert steps == ["Julkaisu on julkaistu kanavassa Stadsbiblioteket (fi+sv)"]
    assert "klo" in scheduled
    assert "T0" not in scheduled
    assert "T1" not in scheduled
