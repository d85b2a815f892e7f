"""Say that what a comment asks for is done, or that it is not after all."""

from __future__ import annotations

from django.db import transaction

from tankar import journal
from tankar.content.errors import NotAllowed
from tankar.content.models import Comment
from tankar.notices.settling import settle
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["open_again", "resolve_comment"]


def resolve_comment(person: Person, comment: Comment) -> Comment:
    """Twice is once. Raises `NotAllowed`."""
    _ask(person, comment)
    with transaction.atomic():
        # the claim: of two who press at once, one is noted
        open_ones = Comment.objects.filter(pk=comment.pk, resolved_at__isnull=True)
        if open_ones.update(resolved_at=clock.now(), resolved_by=person):
            journal.record(
                "content.comment_resolved", actor=actor(person), subject=("item", comment.item.public_id)
            )
            settle("thread", [(comment.thread or comment).public_id])
    comment.refresh_from_db()
    return comment


def open_again(person: Person, comment: Comment) -> Comment:
    """Twice is once. Raises `NotAllowed`."""
    _ask(person, comment)
    with transaction.atomic():
        resolved = Comment.objects.filter(pk=comment.pk, resolved_at__isnull=False)
        if resolved.update(resolved_at=None, resolved_by=None):
            journal.record(
                "content.comment_opened", actor=actor(person), subject=("item", comment.item.public_id)
            )
    comment.refresh_from_db()
    return comment


def _ask(person: Person, comment: Comment) -> None:
    if not may(person, "content.comment", comment.item):
        raise NotAllowed("content.comment")
