"""Take an own comment back, within a quarter of an hour."""

from __future__ import annotations

from django.db import transaction

from tankar import journal
from tankar.content.comments.errors import TooLateToDelete
from tankar.content.models import Comment
from tankar.notices.settling import settle
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person

__all__ = ["delete_comment"]


def delete_comment(person: Person, comment: Comment) -> None:
    """Gone with the answers to it, if there are any by then only the words go. Raises `TooLateToDelete`."""
    if not may(person, "content.delete_comment", comment):
        raise TooLateToDelete
    with transaction.atomic():
        if comment.answers.exists():
            Comment.objects.filter(pk=comment.pk).update(text="")
        else:
            settle("thread", [comment.public_id])
            comment.delete()
        journal.record(
            "content.comment_deleted", actor=actor(person), subject=("item", comment.item.public_id)
        )
