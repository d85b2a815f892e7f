"""`GET /api/v1/verify`: exactly three keys, in the caller's language, open to every page of every site."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tankar.channels.models import Channel, ChannelAssignment
from tankar.channels.testing.accounts import SIX, the_six
from tankar.channels.verify import guarding
from tankar.organisation.models import Person

VERIFY = "/api/v1/verify"


@pytest.fixture(autouse=True)
def six(db: None, harbour: object, clock: Any) -> dict[str, Channel]:
    guarding.forget()
    return the_six()


def ask(url: str, **headers: str) -> Any:
    return Client().get(VERIFY, {"url": url}, headers=headers)


def test_the_answer_has_exactly_three_keys() -> None:
    answer = ask(SIX["facebook"])
    assert answer.status_code == 200
    assert set(answer.json()) == {"official", "channel", "why"}
    assert answer.json()["official"] is True
    assert answer.json()["channel"]["url"] == SIX["facebook"]
    stranger = ask("https://www.facebook.com/helsinki").json()
    assert (stranger["official"], stranger["channel"], set(stranger)) == (
        False,
        None,
        {"official", "channel", "why"},
    )


def test_it_speaks_the_callers_language_and_says_which() -> None:
    told = {
        header: ask("https://example.com/", **{"accept-language": header})
        for header in ("fi-FI,fi;q=0.9,en;q=0.5", "en-GB", "de,sv;q=0.5", "")
    }
    begins = [answer.json()["why"].split()[0] for answer in told.values()]
    assert begins == ["Emme", "We", "Vi", "Vi"]
    assert [answer["Content-Language"] for answer in told.values()] == ["fi", "en", "sv", "sv"]
    asked = Client().get(
        VERIFY, {"url": "https://example.com/", "lang": "fi"}, headers={"accept-language": "en"}
    )
    assert asked.json()["why"].startswith("Emme")


def test_any_page_may_ask_and_caches_may_keep_it_for_a_while() -> None:
    answer = ask(SIX["x"])
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cache-Control"] == "public, max-age=300"
    assert "Accept-Language" in answer["Vary"]
    assert "Cookie" not in answer["Vary"]
    again = ask(SIX["x"], **{"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"


def test_without_an_address_it_says_how_to_give_one() -> None:
    for answer in (Client().get(VERIFY), ask("  ")):
        assert answer.status_code == 400
        assert answer.json()["official"] is False
        assert "?url=https://" in answer.json()["why"]
        assert answer["Access-Control-Allow-Origin"] == "*"


def test_only_get_is_taken() -> None:
    assert Client().post(VERIFY, {"url": SIX["x"]}).status_code == 405


def test_a_script_that_has_run_wild_is_asked_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarding, "PER_MINUTE", 3)
    codes = [ask(SIX["x"]).status_code for _ in range(4)]
    assert codes == [200, 200, 200, 429]
    refused = ask(SIX["x"])
    assert refused["Retry-After"] == "60"
    assert set(refused.json()) == {"detail"}


def test_nobody_who_looks_after_it_is_named(aino: Person, six: dict[str, Channel]) -> None:
    ChannelAssignment.objects.create(channel=six["facebook"], person=aino)
    body = ask(SIX["facebook"]).content.decode()
    assert "Aino" not in body
    assert aino.email not in body


def test_the_description_and_its_page_load_nothing_from_outside() -> None:
    told = Client().get("/api/v1/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    assert {one["name"] for one in told["paths"][VERIFY]["get"]["parameters"]} == {"url", "lang"}
    page = Client().get("/api/v1/docs").content.decode()
    assert "/static/ninja/" in page
    assert "https://" not in page
