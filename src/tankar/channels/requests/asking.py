"""Ask for the halves of the decision that are not given yet, of those who may give them today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tankar.channels.models import ProfileRequest
from tankar.channels.requests.deciders import halves_of, is_given_from_above
from tankar.channels.requests.moving import matter_of
from tankar.channels.requests.telling import DECISION
from tankar.decisions.keeping import ask_only
from tankar.organisation.models import Person

__all__ = ["Asked", "ask_the_halves"]


@dataclass(frozen=True)
class Asked:
    """Who is asked newly, who no longer, and the halves that nobody may give today."""

    new: Sequence[Person]
    gone: Sequence[Person]
    nobody: Sequence[str]


def ask_the_halves(request: ProfileRequest) -> Asked:
    """The caller holds the transaction, and tells them."""
    above = request.communications_by_id is None and is_given_from_above(request)
    if above != request.communications_above:
        ProfileRequest.objects.filter(pk=request.pk).update(communications_above=above)
        request.refresh_from_db()
    halves = halves_of(request)
    people = [one for half in halves.values() for one in half]
    new, gone = ask_only(matter_of(request), people, "decide", due_at=request.due_at, term=DECISION)
    return Asked(new, gone, [part for part, half in halves.items() if not half])
