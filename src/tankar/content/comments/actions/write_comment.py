"""Comment on an item, or answer a comment; whoever is mentioned is told."""

from __future__ import annotations

from django.db import transaction
from django.urls import reverse

from tankar import journal
from tankar.content.changes import clean
from tankar.content.comments.errors import NothingSaid
from tankar.content.comments.mentions import Mentions, mentions_in
from tankar.content.errors import NotAllowed
from tankar.content.models import Comment, Item
from tankar.content.review.reviewers import colleagues
from tankar.content.review.telling import title_of
from tankar.notices.telling import tell
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["LONGEST", "write_comment"]

LONGEST = 4_000


def write_comment(
    person: Person, item: Item, text: str, about: str = "", language: str = "", thread: Comment | None = None
) -> tuple[Comment, Mentions]:
    """The comment, and whom it mentions. Raises `NotAllowed` or `NothingSaid`."""
    if not may(person, "content.comment", item):
        raise NotAllowed("content.comment")
    text = clean(text).strip()[:LONGEST]
    if not text:
        raise NothingSaid
    if thread is not None:
        thread = thread.thread or thread
        about, language = thread.about, thread.language
    mentions = mentions_in(text, list(colleagues(item)))
    with transaction.atomic():
        comment = Comment.objects.create(
            item=item, thread=thread, about=about, language=language, text=text, by=person, at=clock.now()
        )
        journal.record("content.commented", actor=actor(person), subject=("item", item.public_id))
        _tell(person, comment, mentions)
    return comment, mentions


def _tell(person: Person, comment: Comment, mentions: Mentions) -> None:
    """Whoever is mentioned has something to look at; who wrote the item, or began the thread, may want to know."""
    item = comment.item
    others = {item.author_id: item.author}
    if comment.thread is not None:
        others[comment.thread.by_id] = comment.thread.by
    mentioned = {one.pk for one in mentions.people}
    told = [("content.mentioned", one) for one in mentions.people]
    told += [("content.commented", one) for pk, one in others.items() if pk not in mentioned]
    title = title_of(item)
    for kind, one in told:
        if one.pk != person.pk and may(one, "content.view", item):
            tell(
                one,
                kind,
                params={"who": str(person), "title": title},
                url=reverse("content:item", args=[item.public_id]) + "#comments",
                about=("thread", (comment.thread or comment).public_id),
            )
