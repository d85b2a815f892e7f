"""What is asked of each picture and video of a draft."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from tankar.content.checks.problem import Problem
from tankar.content.draft import Draft
from tankar.content.media.drafts import DraftMedia

__all__ = ["of_each"]


def of_each(draft: Draft, look: Callable[[DraftMedia, Draft], Iterator[Problem]]) -> Iterator[Problem]:
    """What `look` finds in each picture; of several, the sentence says which one."""
    for number, medium in enumerate(draft.media, start=1):
        for found in look(medium, draft):
            yield found if len(draft.media) == 1 else replace(found, sentence=_named(number, medium, found))


def _named(number: int, medium: DraftMedia, found: Problem) -> str:
    words = _("Video %(number)s: %(sentence)s") if medium.is_video else _("Picture %(number)s: %(sentence)s")
    return words % {"number": number, "sentence": found.sentence}
