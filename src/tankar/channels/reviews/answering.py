"""How a channel's questions were answered. Contexts above know it, and say so here when the site starts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tankar.channels.models import Channel, Kind

__all__ = ["FEWEST_ANSWERERS", "FEWEST_QUESTIONS", "Answered", "Source", "how_answered", "told_by"]

FEWEST_QUESTIONS, FEWEST_ANSWERERS = 10, 3
"""Below either, a figure of the channel would be one of persons, and is never made."""


@dataclass(frozen=True)
class Answered:
    """In the last twelve months. `in_time`: within the channel's own target; of how many people is not kept."""

    questions: int
    in_time: int


Source = Callable[[Channel], Answered | None]
"""`None`: too few questions were answered, or by too few people."""

_sources: list[Source] = []


def told_by(source: Source) -> None:
    """Once is enough, however often the site starts."""
    if source not in _sources:
        _sources.append(source)


def how_answered(channel: Channel) -> str:
    """One sentence about the channel, never about a person; "" when nobody tells."""
    if not _sources or channel.kind != Kind.CONNECTED:
        # what is said on the others Tankar does not hear
        return ""
    told = next((found for source in _sources if (found := source(channel)) is not None), None)
    if told is None:
        return _("How fast is not said: too few questions, or too few people who answered, in the last year.")
    sentence = ngettext(
        "In the last year %(in_time)s of %(count)s question was answered in time.",
        "In the last year %(in_time)s of %(count)s questions were answered in time.",
        told.questions,
    )
    return sentence % {"in_time": told.in_time, "count": told.questions}
