"""The demo's proposals for the common channels: one waits, one is asked about, one taken, one not. All invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from tankar.channels.models import Channel
from tankar.content.actions.start_item import start_item
from tankar.content.changes import Changes
from tankar.content.models import Proposal
from tankar.content.proposals.actions.accept_proposal import accept
from tankar.content.proposals.actions.answer_proposal import ask_more, decline
from tankar.content.proposals.actions.keep_proposal import keep_proposal
from tankar.content.proposals.actions.propose_item import propose_item
from tankar.content.proposals.actions.submit_proposal import submit_proposal
from tankar.content.proposals.facts import Facts
from tankar.content.proposals.words import reason_from
from tankar.organisation.demo import People
from tankar.organisation.models import Person
from tankar.work.demo import steady_id

__all__ = ["make_proposals"]


def make_proposals(
    people: People, city: Channel, library: Channel, today: dt.date, at: Callable[[int], None]
) -> None:
    """`at` moves the demo's clock to so many hours before now, so that each came at its own moment."""
    lars, aino, sirpa, heikki = (people[one] for one in ("lars", "aino", "sirpa", "heikki"))
    at(7 * 24)
    declined = _words(
        heikki,
        "proposaltrad",
        "Lainahylly uusittiin ja järjestys vaihtui. Tervetuloa etsimään!",
        today - dt.timedelta(days=1),
    )
    at(6 * 24)
    decline(lars, declined, reason_from(heikki, "unit", ""))
    at(5 * 24)
    taken = _words(
        sirpa,
        "proposaltake",
        "Musiikkiopiston oppilaat soittavat kauppahallissa itsenäisyyspäivän aattona klo 17. Vapaa pääsy.",
        today + dt.timedelta(days=12),
    )
    at(3 * 24)
    accept(lars, taken, [city], steady_id("proposaltake"))
    at(70)
    item = start_item(
        aino,
        "proposeditem",
        Changes(
            texts={
                "sv": "Läs en saga på ditt språk: hela december läser invånare högt på tolv språk.",
                "fi": "Lue satu omalla kielelläsi: koko joulukuun kaupunkilaiset lukevat ääneen kahdellatoista "
                "kielellä.",
            },
            channels={library.public_id: ("", "")},
        ),
    )
    asked = propose_item(
        aino,
        item,
        Facts(
            {"words": "Koskee kaikkia kaupunginosia, lukijoita on myös Lohtajalta.", "may_change": "words"}
        ),
        [city],
    )
    at(66)
    ask_more(lars, asked, "Kan vi få namnet på någon som läser, så att vi kan fråga om en bild?")
    at(65)
    _words(
        sirpa,
        "proposalwait",
        "Musiikkiopisto etsii lainasoittimia: kenellä on viulu, jota kukaan ei soita? Jutun voi tehdä vaikka "
        "ensi viikolla.",
        today + dt.timedelta(days=9),
    )


def _words(person: Person, public_id: str, words: str, useful_until: dt.date) -> Proposal:
    facts = Facts({"words": words, "useful_until": useful_until})
    return submit_proposal(person, keep_proposal(person, public_id, facts))
