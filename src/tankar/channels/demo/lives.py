"""The demo's channels in mid-life: reviews decided and waiting, a closing with notice, a leaver's access, accounts told
of, a network that has changed. All invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from tankar.channels.actions.assign_manager import end_assignment
from tankar.channels.amnesty.actions.handle_report import ask_unit
from tankar.channels.amnesty.actions.look_after_account import write_log
from tankar.channels.amnesty.actions.tell_of_account import tell_of_account
from tankar.channels.ending.actions.announce_ending import announce_ending
from tankar.channels.leaving.actions.follow_leavers import follow_leavers
from tankar.channels.models import Channel, ChannelAssignment, ChannelEnding, ChannelReview
from tankar.channels.reviews.actions.answer_review import keep_answers, send_answers
from tankar.channels.reviews.actions.comment_review import comment_review
from tankar.channels.reviews.actions.decide_review import decide_review
from tankar.channels.reviews.actions.open_review import ask_for_review, open_review
from tankar.channels.reviews.changes.actions.tell_change import tell_change
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
    at(20)
    _leave(people, channels["vinge_tiktok"], today)
    _tell_accounts(people, channels, at)
    at(2)
    # an invented change: it opens on the next working day, so that it can still be taken back
    tell_change(
        people["lars"],
        channels["vinge_snapchat"].network_title,
        "languages",
        "Övning: nätverkets meny finns inte längre på finska. Når vi ändå dem vi vill nå?",
    )


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


def _tell_accounts(people: People, channels: Mapping[str, Channel], at: Callable[[int], None]) -> None:
    """An old account somebody told of, one that only looks like the city's, and one asked of a unit."""
    at(6 * _HOURS)
    asked = tell_of_account(
        people["mikko"], "ours", "https://www.facebook.com/ungdomsgarden.exempel", "Ungdomsgården, före Vinge"
    )
    at(5 * _HOURS)
    ask_unit(people["lars"], asked, people.units["youth"])
    at(26)
    tell_of_account(
        people["aino"], "ours", "https://www.instagram.com/bokbussen.exempel/", "Bokbussens förare"
    )
    at(3)
    tell_of_account(people["sirpa"], "lookalike", "https://www.instagram.com/kokkola.esimerkki.arvonta/")
    _alarm(people, channels["vinge_snapchat"])


def _alarm(people: People, channel: Channel) -> None:
    """Vinge's account on Snapchat may be taken over; what was done stands in its log."""
    told = tell_of_account(
        people["mikko"], "taken_over", "", words="Konstiga meddelanden i natt.", channel=channel
    )
    write_log(people["mikko"], told, "Vi kommer inte längre in. Anmält till Snapchat, ärende E-2041.")
    write_log(people["lars"], told, "Bett om nya återställningskoder. Kassaskåpet på kommunikationsenheten.")


def _leave(people: People, channel: Channel, today: dt.date) -> None:
    """Annika no longer stands in on one channel since yesterday: Mikko is asked to take her access away there."""
    held = ChannelAssignment.objects.get(channel=channel, person=people["annika"])
    end_assignment(people["lars"], held, today - dt.timedelta(days=1))
    follow_leavers()
