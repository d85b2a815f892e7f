"""What networks call us with, from the door to the conversation."""

from __future__ import annotations

import json
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tankar import vault
from tankar.channels.incoming.door import LARGEST, forget_doors
from tankar.channels.models import Channel, Hook, HookCall, HookTally
from tankar.inbox.listening.calls import read_calls
from tankar.inbox.models import Message
from tankar.inbox.testing.shore import SECRETS, signed
from tankar.inbox.tests.conftest import only
from tankar.work import clock as work_clock

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture
def hook(channel: Channel) -> Hook:
    forget_doors()
    made = Hook.objects.create(network="lighthouse", made_at=work_clock.now())
    vault.store(made.secret_name, SECRETS)
    return made


def body(*told: dict[str, str]) -> bytes:
    return json.dumps([{"verb": "add", "account": "17", "text": "När?", **one} for one in told]).encode()


def call(hook: Hook, content: bytes, headers: dict[str, str] | None = None) -> int:
    given = signed(content) if headers is None else headers
    return Client().post(hook.path, content, content_type="application/json", headers=given).status_code


def turned(hook: Hook) -> dict[str, int]:
    return dict(HookTally.objects.filter(hook=hook).values_list("why", "count"))


def test_a_genuine_call_is_kept_encrypted_and_then_read(hook: Hook) -> None:
    assert call(hook, body({"id": "c1"})) == 200
    assert b"c1" not in bytes(HookCall.objects.get().body)
    assert read_calls() == 1
    assert (Message.objects.get().network_id, HookCall.objects.get().state) == ("c1", "read")
    assert read_calls() == 0


def test_a_call_costs_one_insert(hook: Hook) -> None:
    call(hook, body({"id": "c0"}))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        call(hook, body({"id": "c1"}))
    said = [one["sql"] for one in asked if not one["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(said) == 1
    assert said[0].startswith("INSERT")


def test_the_same_call_again_is_answered_and_counted_and_kept_once(hook: Hook) -> None:
    content = body({"id": "c1"})
    assert [call(hook, content), call(hook, content)] == [200, 200]
    assert (HookCall.objects.count(), turned(hook)) == (1, {"repeated": 1})


def test_the_networks_own_name_of_a_call_makes_it_one(hook: Hook) -> None:
    for text in ("När?", "Var?"):
        content = body({"id": "c1", "text": text})
        call(hook, content, signed(content, **{"x-event": "e1"}))
    assert HookCall.objects.count() == 1


@pytest.mark.parametrize("headers", [{}, {"x-signature": "0" * 64}, {"x-signature": "å"}])
def test_a_forged_call_is_refused_and_counted(hook: Hook, headers: dict[str, str]) -> None:
    with patch("tankar.channels.incoming.views.keep") as kept:
        assert call(hook, body({"id": "c1"}), headers) == 403
    assert not kept.called
    assert turned(hook) == {"forged": 1}


def test_a_call_that_is_too_large_is_not_read(hook: Hook) -> None:
    assert call(hook, b" " * (LARGEST + 1)) == 413
    assert (HookCall.objects.count(), turned(hook)) == (0, {"oversized": 1})


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"[1]", b'[{"verb": "add"}]', b'{"a": ' + b"[" * 5000]
)
def test_a_malformed_call_is_set_aside_and_counted(hook: Hook, content: bytes) -> None:
    assert call(hook, content) == 200
    read_calls()
    kept = HookCall.objects.get()
    assert (kept.state, turned(hook)) == ("malformed", {"malformed": 1})
    assert kept.detail


def test_a_mistake_of_ours_loses_nothing(hook: Hook) -> None:
    call(hook, body({"id": "c1"}))
    with patch("tankar.inbox.listening.calls.take_in", side_effect=RuntimeError("Oops")):
        for _again in range(4):
            read_calls()
    assert HookCall.objects.get().state == "failed"
    HookCall.objects.update(state="unread", tries=0)
    read_calls()
    assert Message.objects.count() == 1


def test_one_bad_call_holds_up_no_other(hook: Hook) -> None:
    call(hook, b"{")
    call(hook, body({"id": "c1"}))
    read_calls()
    assert Message.objects.count() == 1


def test_out_of_order_and_for_somebody_else(hook: Hook, channel: Channel) -> None:
    call(hook, body({"id": "c1", "verb": "remove"}))
    call(hook, body({"id": "c9", "account": "another"}))
    call(hook, body({"id": "c1"}))
    read_calls()
    assert only(channel).state == "received"


def test_the_networks_question_is_answered_and_nobody_elses(hook: Hook) -> None:
    client = Client()
    good = client.get(hook.path, {"verify_token": "knock", "challenge": "<b>7</b>"})
    assert (good.status_code, good.content, good.headers["Content-Type"]) == (
        200,
        b"<b>7</b>",
        "text/plain; charset=utf-8",
    )
    assert client.get(hook.path, {"verify_token": "knack", "challenge": "7"}).status_code == 403
    assert client.get(hook.path.replace(hook.key, "guess")).status_code == 404
    assert client.put(hook.path).status_code == 405


def test_the_door_needs_no_session_and_no_token_of_a_form(hook: Hook) -> None:
    content = body({"id": "c1"})
    client = Client(enforce_csrf_checks=True)
    answer: Any = client.post(hook.path, content, content_type="application/json", headers=signed(content))
    assert answer.status_code == 200
    assert not answer.cookies


def test_a_storm_is_read_in_rounds_that_leave_time_for_the_rest(hook: Hook) -> None:
    for number in range(5):
        call(hook, body({"id": f"c{number}"}))
    with patch("tankar.inbox.listening.calls.LONGEST_ROUND", -1):
        assert [read_calls() for _round in range(6)] == [1, 1, 1, 1, 1, 0]
    assert Message.objects.count() == 5


def test_a_message_costs_the_same_whatever_came_before(hook: Hook, channel: Channel) -> None:
    """Each of a call's messages is taken in with at most 14 statements; the channel is not asked for again."""
    call(hook, body({"id": "c0"}))
    read_calls()
    counts = []
    for first, many in ((1, 1), (11, 6)):
        call(hook, body(*({"id": f"c{number}"} for number in range(first, first + many))))
        with CaptureQueriesContext(connection) as asked:
            read_calls()
        counts.append(sum(not one["sql"].startswith(("SAVEPOINT", "RELEASE")) for one in asked))
    assert (counts[1] - counts[0]) / 5 <= 14
