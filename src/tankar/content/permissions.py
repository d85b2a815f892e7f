"""Rights on items: who starts, sees, edits and releases them.

Elected officials have none, nor has the system administrator: neither manages a channel nor belongs to
communications.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from tankar.channels.models import Channel
from tankar.channels.permissions import keep_named
from tankar.content import template_rights
from tankar.content.media import rights as rights  # those on pictures are registered there
from tankar.content.models import Item, ItemChannel, TranslationOrder
from tankar.organisation.access import communicates, holds, register
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__ = [
    "editable_by",
    "keep_posts_somewhere",
    "postable_by",
    "posts_somewhere",
    "read_postable",
    "releasable_by",
    "template_rights",
    "visible_to",
]

_NOTHING = Q(pk__in=())
_KEPT = "kept_postable"
_POSTS = "kept_posts_somewhere"


def postable_by(person: Person) -> QuerySet[Channel]:
    """The channels on which the person may post: the twin of `channels.post`."""
    channels: QuerySet[Channel] = Channel.objects.postable_by(person)
    return channels


def read_postable(person: Person) -> list[Channel]:
    """The same with what the register says of them, read at once. Kept for the length of one request, so that the
    questions about rights on the same page need not ask again."""
    channels = list(postable_by(person).select_related("entry"))
    if "kept_assignments" in vars(person):
        vars(person)[_KEPT] = {channel.pk for channel in channels}
        if channels and not communicates(person):
            keep_named(person, True)
    return channels


def _channels_of(person: Person) -> QuerySet[Channel] | set[int]:
    """For the conditions on items: in a request the numbers of the channels, read once. As a question inside a question
    inside each of ten questions they would cost a channel manager's Today a quarter of its time."""
    if "kept_assignments" not in vars(person):
        return postable_by(person)
    if _KEPT not in vars(person):
        vars(person)[_KEPT] = set(postable_by(person).values_list("pk", flat=True))
    kept: set[int] = vars(person)[_KEPT]
    return kept


def _on_a_channel(channels: QuerySet[Channel] | set[int]) -> Exists:
    return Exists(ItemChannel.objects.filter(item=OuterRef("pk"), channel__in=channels))


def _on_another_channel(channels: QuerySet[Channel] | set[int]) -> Exists:
    return Exists(ItemChannel.objects.filter(item=OuterRef("pk")).exclude(channel__in=channels))


def visible_to(person: Person) -> Q:
    """Twin of `content.view`."""
    if not holds(person, Role.EMPLOYEE):
        return _NOTHING
    if communicates(person) or holds(person, Role.AUDITOR):
        return Q()
    return Q(author=person) | Q(_on_a_channel(_channels_of(person)))


def editable_by(person: Person) -> Q:
    """Twin of `content.edit`."""
    if not holds(person, Role.EMPLOYEE):
        return _NOTHING
    if communicates(person):
        return Q()
    channels = _channels_of(person)
    return Q(author=person) | (Q(_on_a_channel(channels)) & ~Q(_on_another_channel(channels)))


def releasable_by(person: Person) -> Q:
    """Twin of `content.release`."""
    return editable_by(person) & ~Q(_on_another_channel(_channels_of(person)))


def _chosen(item: Item) -> set[int]:
    return {choice.channel_id for choice in item.choices.all()}


def _postable(person: Person, chosen: set[int]) -> set[int]:
    kept: set[int] | None = vars(person).get(_KEPT)
    if kept is not None:
        return kept & chosen
    return set(postable_by(person).filter(pk__in=chosen).values_list("pk", flat=True))


def _starts(person: Person, _nothing: None = None) -> bool:
    if not holds(person, Role.EMPLOYEE):
        return False
    return communicates(person) or posts_somewhere(person)


def posts_somewhere(person: Person) -> bool:
    """Asked once in a request, where the navigation and the page both want to know."""
    if _POSTS in vars(person):
        return bool(vars(person)[_POSTS])
    channels = _channels_of(person)
    return bool(channels) if isinstance(channels, set) else channels.exists()


def keep_posts_somewhere(person: Person, posts: bool) -> None:
    """Whoever has read the person's channels says so; for the rest of the request nobody need ask again."""
    if "kept_assignments" in vars(person) and not communicates(person):
        vars(person)[_POSTS] = posts


def _views(person: Person, item: Item | None = None) -> bool:
    if not holds(person, Role.EMPLOYEE):
        return False
    if communicates(person) or holds(person, Role.AUDITOR):
        return True
    if item is None:
        return _starts(person) or Item.objects.filter(author=person).exists()
    return item.author_id == person.pk or bool(_postable(person, _chosen(item)))


def _edits(person: Person, item: Item | None = None) -> bool:
    if not holds(person, Role.EMPLOYEE):
        return False
    if communicates(person):
        return True
    if item is None:
        return _starts(person) or Item.objects.filter(author=person).exists()
    chosen = _chosen(item)
    return item.author_id == person.pk or (bool(chosen) and _postable(person, chosen) == chosen)


def _releases(person: Person, item: Item | None = None) -> bool:
    if item is None:
        return _starts(person)
    if not _edits(person, item):
        return False
    # communications may post on every channel: nothing to ask the database
    return communicates(person) or _postable(person, chosen := _chosen(item)) == chosen


register("content.write", _starts, meaning="Start a new item.")
register(
    "content.view",
    _views,
    Item,
    lambda person: Item.objects.visible_to(person),
    meaning="Read an item, its picture and its releases.",
)
register(
    "content.edit",
    _edits,
    Item,
    lambda person: Item.objects.editable_by(person),
    meaning="Write an item, take it back and remove it.",
)
register(
    "content.release",
    _releases,
    Item,
    lambda person: Item.objects.releasable_by(person),
    meaning="Approve that exactly this leaves on the chosen channels.",
)


def _follows(person: Person, order: TranslationOrder | None = None) -> bool:
    if order is None:
        return holds(person, Role.EMPLOYEE)
    own = order.translator_id == person.pk and person.acting_as != "elected"
    return own or _edits(person, order.item)


register(
    "content.follow_order",
    _follows,
    TranslationOrder,
    lambda person: TranslationOrder.objects.visible_to(person),
    meaning="See a translation order: whoever translates it, and whoever may write its item.",
)
