"""Rights on comments: who writes them, and who takes an own one back."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet

from tankar.content.models import Comment, Item
from tankar.organisation.access import holds, may, register
from tankar.organisation.models import Person
from tankar.organisation.roles import Role
from tankar.work import clock

__all__ = ["DELETED_WITHIN", "commentable_by", "deletable_by"]

DELETED_WITHIN = dt.timedelta(minutes=15)


def _only_reads(person: Person) -> bool:
    """An auditor looks, and says nothing in the item."""
    return holds(person, Role.AUDITOR) and not (
        holds(person, Role.COMMUNICATIONS_TEAM) or holds(person, Role.COMMUNICATIONS_MANAGER)
    )


def commentable_by(person: Person) -> QuerySet[Item]:
    """Twin of `content.comment`."""
    if _only_reads(person):
        return Item.objects.editable_by(person)
    return Item.objects.visible_to(person)


def _comments(person: Person, item: Item | None = None) -> bool:
    return may(person, "content.edit" if _only_reads(person) else "content.view", item)


def deletable_by(person: Person) -> Q:
    """Twin of `content.delete_comment`."""
    if not holds(person, Role.EMPLOYEE):
        return Q(pk__in=())
    return Q(by=person, at__gt=clock.now() - DELETED_WITHIN)


def _deletes(person: Person, comment: Comment | None = None) -> bool:
    if not holds(person, Role.EMPLOYEE):
        return False
    return comment is None or (comment.by_id == person.pk and comment.at > clock.now() - DELETED_WITHIN)


register(
    "content.comment",
    _comments,
    Item,
    commentable_by,
    meaning="Comment on an item, and say that a comment is dealt with.",
)
register(
    "content.delete_comment",
    _deletes,
    Comment,
    lambda person: Comment.objects.deletable_by(person),
    meaning="Take an own comment back, within 15 minutes.",
)
