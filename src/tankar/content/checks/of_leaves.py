"""What those who show in a picture said yes to, and what they did not (W21, AMB-5)."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from tankar.content.checks.problem import Problem
from tankar.content.draft import Draft
from tankar.content.leaves.covering import Covered

__all__ = ["beyond_leave"]


def beyond_leave(covered: Covered, draft: Draft, where: str) -> Iterator[Problem]:
    """Would the draft go where nobody said yes to?"""
    if covered.waits:
        sentence = _(
            "Somebody who shows in the picture is asked for leave and has not answered. Until then it is used with "
            "nothing: choose another one, or wait for the answer."
        )
        yield Problem("leave_waits", where, sentence, ("AMB-5",))
    if not covered.for_city:
        sentence = _(
            "The leave for this picture does not say that the city may publish it on its channels. Choose another one, "
            "or ask for leave for that too."
        )
        yield Problem("leave_other_purpose", where, sentence, ("AMB-5",))
    if covered.only_on is not None:
        beyond = [one.name for one in draft.channels if one.public_id not in covered.only_on]
        if beyond:
            sentence = _(
                "The leave for this picture is for other channels than %(channels)s. Leave them out, choose another "
                "picture, or ask for leave for them too."
            )
            filled = sentence % {"channels": ", ".join(beyond)}
            yield Problem("leave_other_channel", where, filled, ("AMB-5",), words=", ".join(beyond))
