"""Answers and likes through each fault, and through all of them at once with workers killed meanwhile."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from tankar.inbox.models import Message
from tankar.publishing.models import Attempt, Delivery
from tests.faults.conftest import DELIVERIES, SEED
from tests.faults.processes import until
from tests.faults.talk import Talk

pytestmark = [pytest.mark.faults, pytest.mark.db]
SECONDS = 120.0
EACH = 3

# effect → how the first attempt of an answer, and of a like, that met it must have ended
FAULTS = {
    "timeout_after_accepting": ("unknown", "unknown"),
    "response_lost": ("unknown", "unknown"),
    "hang_before": ("unknown", "unknown"),
    "refuse_429": ("not_now", "not_now"),
    "refuse_429_bare": ("not_now", "not_now"),
    "error_500_before": ("unknown", "unknown"),
    "error_500_after": ("unknown", "unknown"),
    "revoke_token": ("access_lost", "access_lost"),
    "slow": ("delivered", "delivered"),
    "status_removed_later": ("delivered", ""),
}
MIXTURE = {
    "none": 60,
    "response_lost": 6,
    "timeout_after_accepting": 4,
    "hang_before": 4,
    "refuse_429": 3,
    "refuse_429_bare": 3,
    "error_500_before": 5,
    "error_500_after": 5,
    "revoke_token": 1,
    "slow": 4,
    "replay_500": 2,
    "idempotency_ignored": 2,
}


@pytest.fixture
def talk(own_database: dict[str, str], tmp_path: Path, request: pytest.FixtureRequest, settings: Any) -> Any:
    """Nobody takes an answer back here, so none is held for that long."""
    settings.CONFIGURATION = settings.CONFIGURATION.model_copy(update={"undo_seconds": 0})
    made = Talk(tmp_path, own_database, f"{request.node.name}, FAULT_SEED={SEED}")
    print(made.say)
    try:
        yield made
    finally:
        made.close()


def test_each_fault_alone_leaves_one_answer_and_one_like(talk: Talk) -> None:
    """An account for each fault; below its post as many questions that are answered as thanks that are liked."""
    handles = {effect: effect.replace("_", "") for effect in FAULTS}
    talk.open_accounts(*handles.values())
    asked = talk.residents_ask(2 * EACH, SECONDS)
    for effect, handle in handles.items():
        for endpoint, ended in zip(("statuses", "edits"), FAULTS[effect], strict=True):
            more = {"hold_ms": 2000, "retry_after_s": 1, "delay_ms": 250}
            if ended:
                talk.practice.post("faults", effect=effect, endpoint=endpoint, handle=handle, count=2, **more)
    # of each account as many, in whatever order its questions were heard
    below: dict[int, list[Message]] = {}
    for message in asked:
        below.setdefault(message.channel_id, []).append(message)
    talk.answer([one for some in below.values() for one in some[:EACH]])
    talk.like([one for some in below.values() for one in some[EACH:]])
    talk.carry_on(SECONDS)
    numbers = talk.reckon()
    assert numbers["delivered"] == len(FAULTS) * (1 + 2 * EACH), talk.state_of_things()
    for effect, handle in handles.items():
        for kind, ended in zip(("reply", "like"), FAULTS[effect], strict=True):
            first = Attempt.objects.filter(
                number=1, delivery__channel__handle=handle, delivery__kind=kind
            ).values_list("outcome", flat=True)
            assert not ended or ended in first, (talk.say, effect, kind, list(first))


MOMENTS = {
    "before the network took it": "hang_before",
    "after the network took it": "timeout_after_accepting",
}


def _asked_while_nobody_sends(talk: Talk) -> list[Message]:
    """Questions and thanks on one account, heard; the worker is away."""
    talk.open_accounts("karlebystad")
    asked = talk.residents_ask(2 * EACH, SECONDS)
    talk.workers.kill_all()
    return asked


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_worker_killed_while_it_answers_and_likes(moment: str, talk: Talk) -> None:
    """`kill -9` between attempt and answer: what is out is found, what is not is sent, and each is there once."""
    asked = _asked_while_nobody_sends(talk)
    for endpoint in ("statuses", "edits"):
        talk.practice.post("faults", effect=MOMENTS[moment], endpoint=endpoint, count=EACH, hold_ms=5000)
    before = len(talk.practice.get("requests", endpoint="statuses"))
    talk.answer(asked[:EACH])
    talk.like(asked[EACH:])
    talk.workers.start()
    until(
        lambda: (
            len(talk.practice.get("requests", endpoint="statuses")) > before
            and bool(talk.practice.get("requests", endpoint="edits"))
        ),
        SECONDS,
        f"{talk.say}: an answer and a like are under way",
    )
    talk.workers.kill()
    talk.practice.forget("faults")
    acts = Delivery.objects.filter(kind__in=["reply", "like"])
    assert {"reply", "like"} <= set(acts.filter(state="sending").values_list("kind", flat=True)), moment
    talk.workers.start()
    talk.carry_on(SECONDS)
    talk.is_seen_again(SECONDS)
    assert talk.reckon()["delivered"] == 1 + 2 * EACH, talk.state_of_things()


def test_a_network_that_does_not_keep_its_word_on_keys(talk: Talk) -> None:
    """The answer to our answer is lost and the key no longer protects: we never relied on it."""
    talk.open_accounts("ignores", "fails")
    asked = talk.residents_ask(EACH, SECONDS)
    for handle, effect in (("ignores", "idempotency_ignored"), ("fails", "replay_500")):
        talk.practice.post("faults", effect=effect, count=EACH, handle=handle)
        talk.practice.post("faults", effect="response_lost", endpoint="statuses", count=2, handle=handle)
    talk.answer(asked)
    talk.carry_on(SECONDS)
    assert talk.reckon()["delivered"] == 2 + 2 * EACH, talk.state_of_things()


def test_nothing_is_answered_twice_whatever_happens(talk: Talk) -> None:
    """All faults mixed, workers killed again and again while Lars answers and likes."""
    begun = time.monotonic()
    talk.open_accounts("karlebystad", "stadsbiblioteket", "ungdom", "museum", "vatten")
    likes = DELIVERIES // 2
    asked = talk.residents_ask((DELIVERIES + likes) // 5, SECONDS)
    talk.practice.post(
        "schedule", weights=MIXTURE, seed=SEED, hold_ms=2000, retry_after_s=1, delay_ms=300, polls=1
    )
    talk.workers.start()
    talk.answer(asked[:DELIVERIES])
    talk.like(asked[DELIVERIES:])
    everything = len(asked)
    for share in (0.8, 0.6, 0.4, 0.2):
        talk.carry_on(SECONDS + DELIVERIES, ends_with=int(everything * share))
        talk.kill_one()
    talk.carry_on(SECONDS + DELIVERIES)
    talk.practice.forget("schedule")
    talk.is_seen_again(SECONDS)
    talk.workers.kill_all()
    numbers = talk.reckon()
    print(f"{talk.say}: {DELIVERIES} answers, {likes} likes in {talk.seconds_since(begun)} s, {numbers}")
    done = Delivery.objects.filter(kind__in=["reply", "like"], state="delivered").count()
    assert done >= everything * 0.8, f"{talk.say}: {talk.state_of_things()}"
