"""A review as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tankar.channels.models import Channel, ChannelEnding, ChannelReview
from tankar.channels.reviews.actions.decide_review import decisions_of
from tankar.channels.reviews.people import heads
from tankar.channels.reviews.prefill import known_about
from tankar.channels.reviews.questions import QUESTIONS, Question
from tankar.decisions.models import Decision
from tankar.organisation.access import may
from tankar.organisation.models import Person

__all__ = ["Answer", "HalfBox", "answers_of", "beside", "halves_of", "told"]


@dataclass(frozen=True)
class Answer:
    """One question with what the register knows, and what the owner said."""

    question: Question
    known: list[str]
    choice: Any
    words: str


@dataclass(frozen=True)
class HalfBox:
    """One of the two decisions: made, or whether the reader may make it. `nobody`: nobody is named who could."""

    half: str
    title: str
    decision: Decision | None
    yours: bool
    nobody: bool


def answers_of(review: ChannelReview) -> list[Answer]:
    known = known_about(review.channel)
    shown = []
    for one in QUESTIONS:
        said = review.answers.get(one.key, {})
        words = dict(one.choices).get(said.get("choice", ""), "")
        shown.append(Answer(one, known.get(one.key, []), words, said.get("words", "")))
    return shown


def halves_of(person: Person, review: ChannelReview) -> list[HalfBox]:
    made = {one.part: one for one in decisions_of(review)}
    decided_by = {one.person_id for one in made.values()}
    titles = {"unit": _("The unit's management"), "communications": _("The communications manager")}
    return [
        HalfBox(
            half,
            title,
            made.get(half),
            half not in made
            and person.pk not in decided_by
            and may(person, f"channels.decide_review_for_{half}", review),
            half == "unit" and half not in made and not heads(review.channel),
        )
        for half, title in titles.items()
    ]


def told(review: ChannelReview) -> list[str]:
    """How it stands, in whole sentences. Names roles, never people."""
    state, passed = ChannelReview.State, review.stage == ChannelReview.Stage.PASSED_ON
    if review.state == state.ANSWERING:
        words = [_("It waits for the channel's owner, who answers eight questions.")]
        if passed:
            words = [
                _(
                    "The owner has not answered in time, so the head of unit and communications may answer too."
                )
            ]
        return [
            *words,
            _("No answer is never a decision: the channel stays as it is until two people decide."),
        ]
    if review.state == state.DECIDING:
        words = [_("It waits for two decisions: the unit's and communications'. Nobody makes both.")]
        if review.round > 1:
            words.append(
                _("The two decided differently before, so both are asked anew. Nobody overrides the other.")
            )
        if passed:
            words.append(_("It is late, so the deputies and the next in line are asked too."))
        return [
            *words,
            _("No answer is never a decision: the channel stays as it is until two people decide."),
        ]
    if review.state == state.DECIDED:
        return [_("Both have decided. The register keeps it.")]
    return [_("It was withdrawn; the channel stays as it is.")]


def beside(person: Person, channel: Channel) -> dict[str, Any]:
    """What stands on the channel's own page: the review and the ending under way. Two statements."""
    review = (
        ChannelReview.objects.visible_to(person).filter(channel=channel).order_by("-opened_at", "-pk").first()
    )
    ending = (
        ChannelEnding.objects.visible_to(person).filter(channel=channel).order_by("-begun_at", "-pk").first()
    )
    return {
        "review": review,
        "review_open": review is not None and review.state in ChannelReview.OPEN,
        "ending": ending,
        "ending_open": ending is not None and ending.state in ChannelEnding.OPEN,
    }
