"""The demo's reviews in mid-life: one decided and closing with notice, one that waits for a decision, one just asked
for. All invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from tankar.channels.ending.actions.announce_ending import announce_ending
from tankar.channels.models import Channel, ChannelEnding, ChannelReview
from tankar.channels.reviews.actions.answer_review import keep_answers, send_answers
from tankar.channels.reviews.actions.comment_review import comment_review
from tankar.channels.reviews.actions.decide_review import decide_review
from tankar.channels.reviews.actions.open_review import ask_for_review, open_review
from tankar.organisation.demo import People

__all__ = ["tell_lives"]

_HOURS = 24


def tell_lives(
    people: People, channels: Mapping[str, Channel], today: dt.date, at: Callable[[int], None]
) -> None:
    """`at` moves the demo's clock to so many hours before now."""
    _closing(people, channels["library_duplicate"], channels["library_facebook"], today, at)
    _to_decide(people, channels["museum_facebook"], at)
    at(2 * _HOURS + 1)
    ask_for_review(people["lars"], channels["vinge_snapchat"], "Vinge har tre nätverk för samma målgrupp.")


def _closing(
    people: People, channel: Channel, follow: Channel, today: dt.date, at: Callable[[int], None]
) -> None:
    at(20 * _HOURS)
    review = ask_for_review(people["lars"], channel, "Biblioteket har två sidor på samma nätverk.")
    at(18 * _HOURS)
    said = {"goal": "no", "audience": "no", "resources": "no", "languages": "partly", "accessibility": "no"}
    keep_answers(
        people["camilla"], review, _answers(said, "merge", "Alla hittar oss på den nya sidan."), follow
    )
    review = send_answers(people["camilla"], review)
    at(17 * _HOURS)
    comment_review(people["lars"], review, "De flesta som följer den gamla sidan följer redan den nya.")
    at(16 * _HOURS)
    decide_review(
        people["heikki"], review, "unit", "merge", "Kaksi sivua on yksi liikaa; uusi sivu riittää.", follow
    )
    at(15 * _HOURS)
    decide_review(
        people["marja_liisa"],
        review,
        "communications",
        "merge",
        "Yksi sivu, enemmän seuraajia (CHN-2).",
        follow,
    )
    at(14 * _HOURS)
    notice = {
        "sv": "Sidan läggs ner. Vi finns på Stadsbibliotekets egen sida.",
        "fi": "Sivu lakkautetaan. Löydät meidät kaupunginkirjaston omalta sivulta.",
        "en": "This page will be closed. You find us on the City library's own page.",
    }
    ending = ChannelEnding.objects.get(channel=channel)
    announce_ending(people["camilla"], ending, notice, follow, today + dt.timedelta(days=90))


def _to_decide(people: People, channel: Channel, at: Callable[[int], None]) -> ChannelReview:
    at(9 * _HOURS)
    review = open_review(channel, "yearly")
    at(4 * _HOURS)
    said = {"goal": "partly", "audience": "yes", "resources": "partly", "languages": "partly"}
    keep_answers(people["fredrik"], review, _answers(said, "live", "Följarna är många och trogna."))
    review = send_answers(people["fredrik"], review)
    at(3 * _HOURS)
    decide_review(people["raija"], review, "unit", "live", "Sivu tavoittaa ne, jotka käyvät museossa.")
    return review


def _answers(said: Mapping[str, str], future: str, words: str) -> dict[str, Any]:
    every = {"accessibility": "partly", "answers": "yes", "security": "partly", **said}
    answers = {key: {"choice": choice, "words": ""} for key, choice in every.items()}
    return {**answers, "future": {"choice": future, "words": words}}
