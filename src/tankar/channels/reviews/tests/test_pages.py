"""The page of a review: answered on a phone, decided on one screen, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tankar.channels.models import Channel, ChannelAssignment, ChannelReview
from tankar.channels.reviews.actions.decide_review import decide_review
from tankar.channels.reviews.actions.open_review import open_review
from tankar.channels.testing.reviews import all_answers, an_answered_review
from tankar.organisation.models import Person

SignedIn = Callable[[Person], Client]


@pytest.fixture(autouse=True)
def english(
    aino: Person, heikki: Person, marja_liisa: Person, lars: Person, of_aino: ChannelAssignment, clock: Any
) -> None:
    Person.objects.update(language="en")


def _form(future: str = "close", **more: str) -> dict[str, str]:
    said = all_answers(future)
    return {key: one["choice"] for key, one in said.items()} | {f"{key}_words": "" for key in said} | more


def _page(client: Client, review: ChannelReview) -> str:
    return client.get(review.get_absolute_url()).content.decode()


def test_aino_sees_what_the_register_knows_and_sends_her_answers(
    aino: Person, channel: Channel, as_person: SignedIn
) -> None:
    review, client = open_review(channel, "yearly"), as_person(aino)
    assert "1 person is named for it." in _page(client, review)
    sent = client.post(reverse("channels:answer_review", args=[review.public_id]), {**_form(), "act": "send"})
    assert sent.status_code == 302
    review.refresh_from_db()
    assert review.state == "deciding"


def test_an_open_question_is_marked_and_the_rest_is_kept(
    aino: Person, channel: Channel, as_person: SignedIn
) -> None:
    review, client = open_review(channel, "yearly"), as_person(aino)
    form = {**_form(), "goal": "", "languages_words": "Finskan har saknats.", "act": "send"}
    response = client.post(reverse("channels:answer_review", args=[review.public_id]), form)
    assert response.status_code == 422
    text = response.content.decode()
    assert "Choose an answer. “We do not know” is one." in text
    assert "Finskan har saknats." in text
    review.refresh_from_db()
    assert (review.state, review.answers["languages"]["words"]) == ("answering", "Finskan har saknats.")


def test_it_saves_while_she_writes_and_says_so_when_it_was_sent_meanwhile(
    aino: Person, channel: Channel, as_person: SignedIn
) -> None:
    review, client = open_review(channel, "yearly"), as_person(aino)
    address = reverse("channels:save_review", args=[review.public_id])
    assert "saved" in client.post(address, {"goal": "no", "goal_words": "Sommaren var tyst."}).json()
    review.refresh_from_db()
    assert review.answers["goal"] == {"choice": "no", "words": "Sommaren var tyst."}
    client.post(reverse("channels:answer_review", args=[review.public_id]), {**_form(), "act": "send"})
    late = client.post(address, {"goal": "yes"})
    assert (late.status_code, "sent meanwhile" in late.content.decode()) == (409, True)


def test_heikki_and_marja_liisa_decide_on_the_same_page(
    aino: Person, heikki: Person, marja_liisa: Person, channel: Channel, as_person: SignedIn
) -> None:
    review = an_answered_review(aino, channel)
    first, second = as_person(heikki), as_person(marja_liisa)
    address = reverse("channels:decide_review", args=[review.public_id, "unit"])
    assert first.post(address, {"outcome": "close", "reason": "Ingen tittar."}).status_code == 302
    assert "Ingen tittar." in _page(second, review)
    address = reverse("channels:decide_review", args=[review.public_id, "communications"])
    second.post(address, {"outcome": "close", "reason": "De gemensamma räcker."})
    review.refresh_from_db()
    assert (review.state, review.outcome) == ("decided", "close")
    assert "Both have decided. The register keeps it." in _page(first, review)


@pytest.mark.parametrize(
    "form", [{"outcome": "close"}, {"reason": "x"}, {"outcome": "merge", "reason": "Kept words"}]
)
def test_what_is_missing_in_a_decision_is_said_and_nothing_is_decided(
    form: dict[str, str], aino: Person, heikki: Person, channel: Channel, as_person: SignedIn
) -> None:
    review = an_answered_review(aino, channel)
    response = as_person(heikki).post(
        reverse("channels:decide_review", args=[review.public_id, "unit"]), form
    )
    assert response.status_code == 422
    assert form.get("reason", "") in response.content.decode()
    assert _page(as_person(heikki), review).count("Not decided yet.") == 1


def test_a_page_that_was_open_too_long_says_how_it_stands_now(
    aino: Person, heikki: Person, channel: Channel, as_person: SignedIn
) -> None:
    review = an_answered_review(aino, channel)
    decide_review(heikki, review, "unit", "live", "Fungerar.")
    address = reverse("channels:decide_review", args=[review.public_id, "unit"])
    response = as_person(heikki).post(address, {"outcome": "close", "reason": "Nej"}, follow=True)
    assert "It stands differently now, so nothing was changed." in response.content.decode()


def test_lars_starts_a_review_from_the_register_and_comments(
    lars: Person, channel: Channel, as_person: SignedIn
) -> None:
    client = as_person(lars)
    client.post(
        reverse("channels:start_review", args=[channel.public_id]), {"reason": "Ny ägare på nätverket"}
    )
    review = ChannelReview.objects.get()
    assert "To the review" in client.get(channel.get_absolute_url()).content.decode()
    again = client.post(reverse("channels:start_review", args=[channel.public_id]), follow=True)
    assert "under way already" in again.content.decode()
    address = reverse("channels:comment_review", args=[review.public_id])
    assert client.post(address, {"words": " "}).status_code == 422
    client.post(address, {"words": "Följarna finns redan på stadens sida."})
    assert "Följarna finns redan på stadens sida." in _page(client, review)
    client.post(reverse("channels:withdraw_review", args=[review.public_id]), {"reason": "Av misstag"})
    review.refresh_from_db()
    assert review.state == "withdrawn"


def test_mikko_of_another_unit_is_not_told_that_there_is_one(
    mikko: Person, channel: Channel, as_person: SignedIn
) -> None:
    review = open_review(channel, "yearly")
    assert as_person(mikko).get(review.get_absolute_url()).status_code == 404
    assert "To the review" not in as_person(mikko).get(channel.get_absolute_url()).content.decode()


def test_an_elected_official_sees_none(johan: Person, channel: Channel, as_person: SignedIn) -> None:
    assert as_person(johan).get(open_review(channel, "yearly").get_absolute_url()).status_code == 404


def test_the_page_asks_the_database_little(
    marja_liisa: Person, aino: Person, channel: Channel, as_person: SignedIn
) -> None:
    review, client = an_answered_review(aino, channel), as_person(marja_liisa)
    _page(client, review)
    with CaptureQueriesContext(connection) as asked:
        _page(client, review)
    assert len(asked) <= 32
