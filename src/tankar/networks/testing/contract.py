"""What every network's connector must do. Its tests inherit the class and state their facts.

`NetworkContract`: any network. `PublishingContract`: one that is written to over HTTP.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType

import httpx
import pytest

from tankar.networks import registry
from tankar.networks.contract import (
    Absent,
    AccessLost,
    CannotTell,
    Credentials,
    Failure,
    Found,
    Network,
    NotNow,
    OperationKind,
    OutcomeUnknown,
    Outgoing,
    Publishes,
    Receipt,
    Rejected,
    Shape,
)

from .cases import AFTER_SENDING, BEFORE_SENDING, HOSTILE, SECRET, WAITS, is_a_sentence
from .server import NOW, FakeServer


def forget(_step: str, _result: str) -> None:
    """Where steps go that no test asks for again."""


@dataclass(frozen=True)
class Variant:
    """One more kind of post. `writes`: whether a request is the one that publishes it."""

    outgoing: Outgoing
    writes: Callable[[httpx.Request], bool]

    @classmethod
    def at(cls, outgoing: Outgoing, route: str, with_body: str = "") -> Variant:
        """Published by a request to `route` whose body holds `with_body`."""

        def writes(request: httpx.Request) -> bool:
            asked = f"{request.method} {request.url.path}"
            return bool(re.fullmatch(route, asked)) and with_body.encode() in request.content

        return cls(outgoing, writes)


class NetworkContract:
    network: Network
    counted: int = 5
    """How long the network finds "Åbo ☃"."""

    def test_the_registry_gives_it_by_its_id(self) -> None:
        assert registry.get(self.network.id) is self.network
        assert self.network in registry.all()

    def test_limits_survive_being_stored(self) -> None:
        limits = self.network.limits
        assert limits.adapted(limits.facts()) == limits
        assert limits.count("Åbo ☃") == self.counted

    def test_limits_pass_over_nonsense(self) -> None:
        nonsense = {"characters": "many", "media": -1, "description": True, "image_types": [3]}
        assert self.network.limits.adapted(nonsense) == self.network.limits


class PublishingContract(NetworkContract):
    """State: `network`, `credentials` (its secrets hold SECRET), `outgoing` (with a picture if the network
    takes any), `commit_route` (the one request that writes), `folder` (with quality.toml and fixtures), and
    the three servers below."""

    credentials: Credentials
    outgoing: Outgoing
    commit_route: str
    folder: Path
    variants: Mapping[str, Variant] = MappingProxyType({})
    """What else it takes: several pictures, a video, a link, a story, a reel."""

    def server(self) -> FakeServer:
        """Where everything goes well and the account has posted before."""
        raise AssertionError("State the server of this network")

    def server_that_has_it(self) -> FakeServer:
        """Where the outgoing post stands, although we never heard of it."""
        raise AssertionError("State the server that has the post")

    def server_that_says_nothing_certain(self) -> FakeServer:
        raise AssertionError("State the server that proves neither")

    @property
    def publishes(self) -> Publishes:
        assert self.network.publishes is not None
        return self.network.publishes

    def prepared(self, done: dict[str, str] | None = None) -> dict[str, str]:
        steps = {} if done is None else done
        self.publishes.prepare(self.outgoing, self.credentials, dict(steps), steps.__setitem__)
        return steps

    def looked_up(self, done: dict[str, str]) -> object:
        return self.publishes.look_up(self.outgoing, self.credentials, done)

    def commit_after(self, spoil: Callable[[FakeServer], None]) -> tuple[FakeServer, Failure]:
        """The failure of a commit on a server that was spoiled after a good prepare."""
        server = self.server()
        with server.listening():
            done = self.prepared()
            spoil(server)
            with pytest.raises(Failure) as raised:
                self.publishes.commit(self.outgoing, self.credentials, done)
        assert len(server.asked(self.commit_route)) == 1
        assert is_a_sentence(raised.value.detail), raised.value.detail
        assert SECRET not in f"{raised.value!r} {raised.value}"
        return server, raised.value

    def commit_answered(self, reply: httpx.Response | Exception) -> Failure:
        return self.commit_after(lambda server: server.instead.update({self.commit_route: reply}))[1]

    def safe_call_answered(self, call: str, reply: httpx.Response | Exception) -> Failure:
        """The failure of `prepare` or `look_up` when every request is answered like this."""
        server = self.server()
        with server.listening():
            done = self.prepared() if call == "look_up" else {}
            server.instead["*"] = reply
            made = self.prepared if call == "prepare" else self.looked_up
            with pytest.raises(Failure) as raised:
                made(done)
        assert is_a_sentence(raised.value.detail), raised.value.detail
        assert SECRET not in f"{raised.value!r} {raised.value}"
        return raised.value

    # prepare

    def test_prepare_writes_nothing_that_stands(self) -> None:
        with self.server().listening() as server:
            self.prepared()
        assert server.asked(self.commit_route) == []

    def test_prepare_can_be_repeated_and_keeps_what_it_had(self) -> None:
        with self.server().listening():
            first = dict(self.prepared())
            again = dict(self.prepared(dict(first)))
        assert again == first

    def test_prepare_killed_after_any_step_goes_on_from_there(self) -> None:
        with self.server().listening():
            whole = list(self.prepared().items())
        for survived in range(len(whole)):
            with self.server().listening():
                assert list(self.prepared(dict(whole[:survived])).items()) == whole

    def test_every_step_is_remembered_before_the_next_begins(self) -> None:
        server = self.server()
        asked: list[int] = []

        def remember(_step: str, _result: str) -> None:
            asked.append(len(server.requests))

        with server.listening():
            self.publishes.prepare(self.outgoing, self.credentials, {}, remember)
        assert asked == sorted(asked)
        writes = [place for place, sent in enumerate(server.requests, 1) if sent.method != "GET"]
        assert all(place in asked for place in writes), "an upload was not remembered before the next request"

    # commit

    def test_commit_makes_exactly_one_request_and_gives_the_receipt(self) -> None:
        with self.server().listening() as server:
            done = self.prepared()
            before = len(server.requests)
            receipt = self.publishes.commit(self.outgoing, self.credentials, done)
        assert len(server.requests) == before + 1
        assert len(server.asked(self.commit_route)) == 1
        assert isinstance(receipt, Receipt)
        assert receipt.network_id
        assert receipt.published_at is None or receipt.published_at.tzinfo

    @pytest.mark.parametrize("error", AFTER_SENDING, ids=lambda error: type(error).__name__)
    def test_a_commit_whose_answer_is_lost_is_unclear(self, error: Exception) -> None:
        assert isinstance(self.commit_answered(error), OutcomeUnknown)

    @pytest.mark.parametrize("error", BEFORE_SENDING, ids=lambda error: type(error).__name__)
    def test_a_commit_that_never_left_may_be_made_later(self, error: Exception) -> None:
        assert isinstance(self.commit_answered(error), NotNow)

    @pytest.mark.parametrize("status", [500, 502, 503, 504, 520, 408, 302, 301])
    def test_a_commit_answered_with_a_fault_is_unclear(self, status: int) -> None:
        elsewhere = httpx.Response(status, headers={"Location": "https://elsewhere.example/"}, text="")
        assert isinstance(self.commit_answered(elsewhere), OutcomeUnknown)

    @pytest.mark.parametrize("body", HOSTILE)
    def test_a_commit_answered_with_rubbish_is_unclear(self, body: bytes) -> None:
        assert isinstance(self.commit_answered(httpx.Response(200, content=body)), OutcomeUnknown)

    def test_a_commit_without_access_says_so(self) -> None:
        failure = self.commit_answered(httpx.Response(401, json={"error": f"bad {SECRET}"}))
        assert isinstance(failure, AccessLost)

    def test_a_commit_with_a_token_no_header_can_carry_never_leaves(self) -> None:
        broken = replace(
            self.credentials, secrets={name: f"{SECRET}\r\nX: å" for name in self.credentials.secrets}
        )
        with self.server().listening() as server:
            done = self.prepared()
            with pytest.raises(AccessLost) as raised:
                self.publishes.commit(self.outgoing, broken, done)
        assert server.asked(self.commit_route) == []
        assert SECRET not in str(raised.value)

    @pytest.mark.parametrize(("headers", "seconds"), WAITS)
    def test_too_many_requests_waits_as_long_as_it_is_told(
        self, headers: dict[str, str], seconds: int | None
    ) -> None:
        limited = httpx.Response(429, headers=headers, json={"error": "Too many requests"})
        for failure in (self.commit_answered(limited), self.safe_call_answered("prepare", limited)):
            assert isinstance(failure, NotNow)
            assert failure.until == (None if seconds is None else NOW + timedelta(seconds=seconds))

    def test_what_it_cannot_write_is_refused_without_a_request(self) -> None:
        foreign = set(OperationKind) - self.publishes.operations
        with self.server().listening() as server:
            for kind in foreign:
                other = replace(self.outgoing, kind=kind)
                with pytest.raises(Rejected):
                    self.publishes.prepare(other, self.credentials, {}, forget)
        assert server.requests == []

    # several pictures, videos, links, stories, reels

    def test_it_has_a_variant_for_everything_its_limits_promise(self) -> None:
        limits, posts = self.network.limits, [variant.outgoing for variant in self.variants.values()]
        assert {post.shape for post in (self.outgoing, *posts)} == limits.shapes
        assert limits.media == 1 or any(len(post.media) > 1 for post in posts)
        assert not limits.video_bytes or any(media.is_video for post in posts for media in post.media)
        assert not self.network.look.link_card or any(post.link for post in posts)

    def test_every_variant_is_prepared_unseen_and_published_by_one_request(self) -> None:
        for name, variant in self.variants.items():
            with self.server().listening() as server:
                done = self.ready(variant.outgoing)
                assert not any(variant.writes(request) for request in server.requests), name
                before = len(server.requests)
                receipt = self.publishes.commit(variant.outgoing, self.credentials, done)
                (commit,) = server.requests[before:]
            assert variant.writes(commit), name
            assert receipt.network_id, name

    def test_what_is_uploaded_is_not_uploaded_again(self) -> None:
        for name, variant in self.variants.items():
            with self.server().listening() as server:
                done = self.ready(variant.outgoing)
                before = len(server.requests)
                assert self.ready(variant.outgoing, done) == done, name
                assert {request.method for request in server.requests[before:]} <= {"GET"}, name

    def test_every_variant_whose_answer_is_lost_is_unclear(self) -> None:
        for name, variant in self.variants.items():
            with self.server().listening() as server:
                done = self.ready(variant.outgoing)
                server.instead["*"] = httpx.ReadTimeout("slow")
                with pytest.raises(Failure) as raised:
                    self.publishes.commit(variant.outgoing, self.credentials, done)
            assert isinstance(raised.value, OutcomeUnknown), name

    def test_a_shape_it_does_not_have_is_refused_without_a_request(self) -> None:
        with self.server().listening() as server:
            for shape in set(Shape) - self.network.limits.shapes:
                with pytest.raises(Rejected):
                    self.publishes.prepare(replace(self.outgoing, shape=shape), self.credentials, {}, forget)
        assert server.requests == []

    def ready(self, outgoing: Outgoing, done: dict[str, str] | None = None) -> dict[str, str]:
        """Prepared, however often the network says that it is not ready yet."""
        steps = {} if done is None else dict(done)
        for _ in range(5):
            try:
                self.publishes.prepare(outgoing, self.credentials, dict(steps), steps.__setitem__)
            except NotNow:
                continue
            return steps
        raise AssertionError("It was never ready.")

    # look_up

    def test_a_look_up_finds_what_stands_there(self) -> None:
        with self.server().listening():
            done = self.prepared()
        with self.server_that_has_it().listening() as server:
            found = self.publishes.look_up(self.outgoing, self.credentials, done)
        assert isinstance(found, Found)
        assert {sent.method for sent in server.requests} == {"GET"}

    def test_a_look_up_does_not_take_what_belongs_to_another_delivery(self) -> None:
        with self.server().listening():
            done = self.prepared()
        with self.server_that_has_it().listening():
            found = self.publishes.look_up(self.outgoing, self.credentials, done)
            assert isinstance(found, Found)
            other = self.publishes.look_up(
                self.outgoing, self.credentials, done, taken={found.receipt.network_id}
            )
        assert not isinstance(other, Found)

    def test_a_look_up_proves_absence(self) -> None:
        with self.server().listening():
            done = self.prepared()
            assert self.publishes.look_up(self.outgoing, self.credentials, done) == Absent()

    def test_what_was_never_prepared_was_never_sent(self) -> None:
        with self.server().listening() as server:
            assert self.publishes.look_up(self.outgoing, self.credentials, {}) == Absent()
        assert server.requests == []

    def test_a_look_up_says_when_it_cannot_tell(self) -> None:
        with self.server().listening():
            done = self.prepared()
        with self.server_that_says_nothing_certain().listening():
            doubt = self.publishes.look_up(self.outgoing, self.credentials, done)
        assert isinstance(doubt, CannotTell)
        assert is_a_sentence(doubt.detail)

    # what holds for both calls that may be repeated

    @pytest.mark.parametrize("call", ["prepare", "look_up"])
    @pytest.mark.parametrize(
        "reply",
        [*AFTER_SENDING, *BEFORE_SENDING, httpx.Response(500), httpx.Response(503, text="later")],
        ids=lambda reply: getattr(reply, "status_code", type(reply).__name__),
    )
    def test_a_repeatable_call_that_fails_is_made_later(
        self, call: str, reply: httpx.Response | Exception
    ) -> None:
        assert isinstance(self.safe_call_answered(call, reply), NotNow)

    @pytest.mark.parametrize("call", ["prepare", "look_up"])
    @pytest.mark.parametrize("body", HOSTILE)
    def test_a_repeatable_call_survives_rubbish(self, call: str, body: bytes) -> None:
        assert isinstance(self.safe_call_answered(call, httpx.Response(200, content=body)), NotNow)

    @pytest.mark.parametrize("call", ["prepare", "look_up"])
    def test_a_repeatable_call_without_access_says_so(self, call: str) -> None:
        revoked = httpx.Response(401, json={"error": "The access token was revoked"})
        assert isinstance(self.safe_call_answered(call, revoked), AccessLost)

    # what it must not show, and what it must tell

    def test_secrets_show_nowhere(self) -> None:
        assert SECRET in self.credentials.secrets.values()
        assert SECRET not in repr(self.credentials)

    def test_it_says_how_long_a_late_request_may_still_land(self) -> None:
        assert self.publishes.settle_seconds > 0

    def test_every_payload_is_used(self) -> None:
        tests = "".join(path.read_text("utf-8") for path in (self.folder / "tests").glob("*.py"))
        unused = [
            path.stem for path in (self.folder / "fixtures").glob("*.json") if f'"{path.stem}"' not in tests
        ]
        assert unused == []

    def test_its_quality_is_stated_rule_by_rule(self) -> None:
        stated = tomllib.loads((self.folder / "quality.toml").read_text("utf-8"))
        rules = tomllib.loads(Path(__file__).with_name("quality_rules.toml").read_text("utf-8"))
        assert stated.keys() == rules.keys()
        for rule, entry in stated.items():
            assert entry["state"] in {"done", "todo", "exempt"}, rule
            assert entry["state"] == "done" or entry["reason"], rule
