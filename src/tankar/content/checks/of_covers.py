"""What is asked of the picture that stands for a video, as of every picture that leaves."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from tankar.content.checks.of_leaves import beyond_leave
from tankar.content.checks.of_media import of_each
from tankar.content.checks.problem import Problem
from tankar.content.draft import Draft
from tankar.content.media.drafts import CoverPicture, DraftMedia
from tankar.content.models import Asset

__all__ = ["covers_asked"]


def covers_asked(draft: Draft) -> Iterator[Problem]:
    """A still is part of its video and is asked nothing of its own."""
    yield from of_each(draft, _of_cover)


def _of_cover(medium: DraftMedia, draft: Draft) -> Iterator[Problem]:
    picture, where = medium.cover_picture, f"cover-{medium.public_id}"
    if picture is None:
        return
    if picture.leave_ended:
        sentence = _(
            "The leave to publish the picture on the cover has ended. Choose another cover, or ask for leave again."
        )
        yield Problem("cover_leave_ended", where, sentence, ("AMB-5",))
    else:
        yield from beyond_leave(picture.covered, draft, where)
    yield from _people_of(picture, where)
    if not picture.source.strip():
        sentence = _("The picture on the cover has no source. Open it and say who took it.")
        yield Problem("cover_source_missing", where, sentence, ("NOTE-1",), blocks=False)


def _people_of(picture: CoverPicture, where: str) -> Iterator[Problem]:
    if not picture.people:
        sentence = _(
            "Does somebody show in the picture on the cover? Open it and choose one of the four answers."
        )
        yield Problem("cover_people_unanswered", where, sentence, ("AMB-5",))
    elif picture.people in (Asset.People.CHILDREN, Asset.People.LEAVE) and not picture.leave_note.strip():
        sentence = _(
            "Open the picture on the cover and say where the leave to publish it is kept, so that it is found when "
            "somebody asks."
        )
        yield Problem("cover_leave_note_missing", where, sentence, ("AMB-5",))
