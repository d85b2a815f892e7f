"""The demo's statements: the city has put its own house rules in place, and two people gave feedback."""

from __future__ import annotations

from tankar.organisation.demo import People
from tankar.statements.actions.answer_feedback import answer_feedback
from tankar.statements.actions.give_feedback import give_feedback
from tankar.statements.actions.publish_version import publish_version
from tankar.statements.pages import LANGUAGES, Page, packaged

__all__ = ["make"]

_WAITING = (
    "Videon om vinterläsning har text på finska men inte på svenska. Jag hör dåligt och hade gärna följt med.",
    "Biblioteket, Instagram",
)
_ANSWERED = (
    "Kuvassa on aukioloajat, mutta ruudunlukija sanoo vain ”kuva”.",
    "Kaupungin syöte",
)
_ANSWER = "Kiitos, että kerroit. Kuvaus on nyt korjattu, ja aukioloajat ovat myös tekstinä."


def make(people: People) -> None:
    """Called within the demo's transaction, at the moment the feedback arrives."""
    for page in (Page.ACCESSIBILITY, Page.PRIVACY, Page.HOUSE_RULES):
        publish_version(people["lars"], page, {one: packaged(page, one) for one in LANGUAGES}, seen=0)
    what, where = _ANSWERED
    old = give_feedback(what, where=where, reply_to="", language="fi")
    answer_feedback(people["lars"], old, _ANSWER)
    what, where = _WAITING
    give_feedback(what, where=where, reply_to="boende@demo.example", language="sv")
