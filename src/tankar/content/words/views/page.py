"""What every page of words shows: where the draft stands, and whether the published words are in use."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tankar.content.checks.looking import speaks
from tankar.content.errors import NotAllowed
from tankar.content.words.catalogue import LISTS
from tankar.content.words.drafts import Standing
from tankar.content.words.errors import WordsChanged, WordsRefused
from tankar.content.words.forms import TONGUES
from tankar.content.words.overlays import OFF, QUIETER, Change, differences
from tankar.content.words.published import delivered, in_use
from tankar.organisation.requests import PersonRequest

__all__ = ["REFUSALS", "changes_told", "shown", "why"]

REFUSALS = (NotAllowed, WordsChanged, WordsRefused)


def shown(
    request: PersonRequest, name: str, now: Standing, page: dict[str, Any], status: int = 200
) -> HttpResponse:
    used = in_use()
    changes = differences(now.published, now.overlay, delivered())
    page = {"now": now, "refused": used.refused, "changes_count": len(changes), "here": name, **page}
    return render(request, f"content/words/{name}.html", page, status=status)


def why(error: Exception) -> str:
    """The sentence for whoever could not save."""
    if isinstance(error, NotAllowed):
        raise PermissionDenied(error.permission) from None
    if isinstance(error, WordsRefused):
        sentence = _("The rules could not be used so, and nothing was changed: %(reason)s")
        return sentence % {"reason": error.sentence}
    return _(
        "A colleague changed the same meanwhile. Nothing was saved: look at how it stands now, then save again."
    )


def changes_told(changes: Sequence[Change]) -> list[dict[str, Any]]:
    """Each with the name of its list or rule, and what is said about it."""
    titles = {one.key: str(one.title) for one in LISTS}
    rules = {rule.id: rule.title[speaks()] for rule in delivered().rules}
    loud = {QUIETER: _("Quieter"), OFF: _("Off"), "": _("As delivered")}
    return [
        {
            "title": titles.get(one.key, one.key) if one.loudness is None else rules.get(one.key, one.key),
            "tongue": TONGUES.get(one.language, one.language),
            "language": one.language if one.language in ("sv", "fi", "en") else "",
            "loudness": loud.get(one.loudness, "") if one.loudness is not None else "",
            "words": [
                (said, words)
                for said, words in (
                    (_("Added"), one.added),
                    (_("No longer added"), one.dropped),
                    (_("Taken away"), one.taken),
                    (_("Put back"), one.back),
                )
                if words
            ],
        }
        for one in changes
    ]
