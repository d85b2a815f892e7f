"""From what a network answers to one of four failures."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tankar.networks.contract import (
    AccessLost,
    Failure,
    Meaning,
    NotNow,
    OutcomeUnknown,
    Reason,
    Rejected,
    Saying,
)
from tankar.networks.testing.server import NOW
from tankar.networks.wire import Answer, Call, WrongShape, failure_of
from tankar.networks.wire.answers import identity, link, moment
from tankar.networks.wire.statuses import wait_until

GET = Call("GET", "https://a.example/api/v1/x?secret=1", token="hush-hush")
POST = Call("POST", "https://a.example/api/v1/x", commit=True)


def failed(status: int, body: bytes = b"", call: Call = GET, **headers: str) -> Failure:
    return failure_of(call, Answer(status, headers, body, "a.example"), (), NOW)


@pytest.mark.parametrize(
    ("status", "safe", "commit"),
    [
        (401, AccessLost, AccessLost),
        (403, AccessLost, AccessLost),
        (404, Rejected, Rejected),
        (413, Rejected, Rejected),
        (422, Rejected, Rejected),
        (429, NotNow, NotNow),
        (408, NotNow, OutcomeUnknown),
        (409, NotNow, OutcomeUnknown),
        (500, NotNow, OutcomeUnknown),
        (599, NotNow, OutcomeUnknown),
        (301, NotNow, OutcomeUnknown),
    ],
)
def test_a_status_means_one_of_four(status: int, safe: type[Failure], commit: type[Failure]) -> None:
    assert type(failed(status)) is safe
    assert type(failed(status, call=POST)) is commit


def test_a_networks_own_words_win_over_the_status() -> None:
    saying = Saying(403, "slow down", Meaning.NOT_NOW)
    answer = Answer(403, {}, b'{"error": "Please SLOW down"}', "a.example")
    assert isinstance(failure_of(GET, answer, [saying], NOW), NotNow)
    silent = Answer(403, {}, b"", "a.example")
    assert isinstance(failure_of(GET, silent, [saying], NOW), AccessLost)


def test_the_detail_is_one_line_without_query_or_token() -> None:
    detail = failed(422, b'{"error": "bad\\n\\u0007 hush-hush", "error_description": "worse"}').detail
    assert detail == "a.example answered 422 to GET /api/v1/x: bad … worse."
    assert failed(422, b"<html>").detail == "a.example answered 422 to GET /api/v1/x."


def test_too_large_a_file_is_said_to_be_that() -> None:
    failure = failed(413)
    assert isinstance(failure, Rejected)
    assert failure.reason is Reason.MEDIA_TOO_LARGE


THERE = "Mon, 23 Nov 2026 09:00:00 GMT"


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"retry-after": "7"}, timedelta(seconds=7)),
        ({"retry-after": "-7"}, None),
        ({"retry-after": "Mon, 23 Nov 2026 09:00:30 GMT"}, timedelta(seconds=30)),
        ({"retry-after": "Mon, 23 Nov 2026 08:00:30 GMT"}, timedelta()),
        ({"x-ratelimit-reset": "2026-11-23T09:05:00.000Z"}, timedelta(minutes=5)),
        ({"x-ratelimit-reset": "2026-11-23T11:05:00+02:00"}, timedelta(minutes=5)),
        (
            {"x-ratelimit-reset": str(int(datetime(2026, 11, 23, 9, 1, tzinfo=UTC).timestamp()))},
            timedelta(minutes=1),
        ),
        ({"x-ratelimit-reset": "9999-12-31T23:59:59Z"}, timedelta(hours=24)),
        ({"x-ratelimit-reset": "later"}, None),
        ({"retry-after": "٣"}, None),
    ],
)
def test_the_wait_is_what_the_network_meant_by_its_own_clock(
    headers: dict[str, str], wait: timedelta | None
) -> None:
    answer = Answer(429, {"date": THERE, **headers}, b"", "a.example")
    assert wait_until(answer, NOW) == (None if wait is None else NOW + wait)


def test_a_reset_is_read_only_where_it_is_the_reason() -> None:
    answer = Answer(503, {"x-ratelimit-reset": "2026-11-23T09:05:00.000Z"}, b"", "a.example")
    assert wait_until(answer, NOW) is None


@pytest.mark.parametrize(
    "value", ["javascript:alert(1)", "data:text/html,x", "https://a b", None, 3, "//a.example"]
)
def test_only_a_web_address_becomes_a_link(value: object) -> None:
    assert link(value) is None
    assert link("https://a.example/@kaupunki/1") == "https://a.example/@kaupunki/1"


@pytest.mark.parametrize("value", ["", "../x", "a/b", "a?b", "x" * 201, 7, None])
def test_an_id_that_could_not_stand_in_a_path_is_refused(value: object) -> None:
    with pytest.raises(WrongShape):
        identity(value, "status")


def test_a_moment_is_aware_or_none() -> None:
    assert moment("2026-11-23T06:15:00") == NOW
    assert moment("yesterday") is None
    assert moment(4) is None


@given(
    status=st.integers(300, 599),
    body=st.binary(max_size=200),
    retry=st.none() | st.text(max_size=40),
    reset=st.none() | st.text("0123456789-:TZ.+W ", max_size=30),
    date=st.none() | st.text(max_size=40),
)
def test_no_answer_makes_anything_but_a_failure(
    status: int, body: bytes, retry: str | None, reset: str | None, date: str | None
) -> None:
    told = {"retry-after": retry, "x-ratelimit-reset": reset, "date": date}
    headers = {name: value for name, value in told.items() if value is not None}
    assert isinstance(failure_of(POST, Answer(status, headers, body, "a.example"), (), NOW), Failure)
