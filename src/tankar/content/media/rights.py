"""Rights on stored pictures and videos: who finds, changes and adds them.

The picture library is common: whoever writes may use what lies there. What is not in it belongs to its items
and those who write them.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from tankar.content.models import Asset, Item, Medium
from tankar.organisation.access import communicates, holds, register
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__ = ["editable_by", "visible_to"]

_NOTHING = Q(pk__in=())


def _writes(person: Person) -> bool:
    from tankar.content.permissions import posts_somewhere

    return holds(person, Role.EMPLOYEE) and (communicates(person) or posts_somewhere(person))


def _in_an_item(person: Person) -> Exists:
    items = Item.objects.visible_to(person)
    return Exists(_showing(items))


def _showing(items: QuerySet[Item]) -> QuerySet[Medium]:
    """What shows the picture in these items, itself or as a video's cover."""
    shown = Q(asset=OuterRef("pk")) | Q(asset__cover_from=OuterRef("pk"))
    return Medium.objects.filter(shown, item__in=items)


def _shows(items: QuerySet[Item], asset: Asset) -> bool:
    return items.filter(Q(media__asset=asset) | Q(media__asset__cover_from=asset)).exists()


def _videos_of(person: Person) -> Q:
    """The videos through which a person comes to their covers without an item."""
    library = Q(in_library=True) if _writes(person) else _NOTHING
    return library | Q(uploaded_by=person)


def visible_to(person: Person) -> Q:
    """Twin of `content.view_picture`."""
    if not holds(person, Role.EMPLOYEE):
        return _NOTHING
    if communicates(person) or holds(person, Role.AUDITOR):
        return Q()
    library = Q(in_library=True) if _writes(person) else _NOTHING
    covers = Exists(Asset.objects.filter(_videos_of(person), cover_from=OuterRef("pk")))
    return library | Q(uploaded_by=person) | Q(_in_an_item(person)) | Q(covers)


def editable_by(person: Person) -> Q:
    """Twin of `content.edit_picture`."""
    if not holds(person, Role.EMPLOYEE):
        return _NOTHING
    if communicates(person):
        return Q()
    items = Item.objects.editable_by(person)
    own_video = Exists(Asset.objects.filter(uploaded_by=person, cover_from=OuterRef("pk")))
    return Q(uploaded_by=person) | Q(Q(Exists(_showing(items))) | Q(own_video), in_library=False)


def _views(person: Person, asset: Asset | None = None) -> bool:
    if not holds(person, Role.EMPLOYEE):
        return False
    if communicates(person) or holds(person, Role.AUDITOR):
        return True
    if asset is None:
        return _writes(person)
    if asset.uploaded_by_id == person.pk or (asset.in_library and _writes(person)):
        return True
    if asset.covers.filter(_videos_of(person)).exists():
        return True
    return _shows(Item.objects.visible_to(person), asset)


def _edits(person: Person, asset: Asset | None = None) -> bool:
    if not holds(person, Role.EMPLOYEE):
        return False
    if communicates(person):
        return True
    if asset is None:
        return _writes(person)
    if asset.uploaded_by_id == person.pk:
        return True
    if asset.in_library:
        return False
    own_video = asset.covers.filter(uploaded_by=person).exists()
    return own_video or _shows(Item.objects.editable_by(person), asset)


register(
    "content.view_picture",
    _views,
    Asset,
    lambda person: Asset.objects.visible_to(person),
    meaning="Find a picture or video, with what is known about it.",
)
register(
    "content.edit_picture",
    _edits,
    Asset,
    lambda person: Asset.objects.editable_by(person),
    meaning="Say what is known about a picture, put it in the library, and end the leave to publish it.",
)
register(
    "content.read_brand",
    lambda person, _nothing=None: holds(person, Role.EMPLOYEE),
    meaning="Read the brand page.",
)
register(
    "content.edit_brand",
    lambda person, _nothing=None: holds(person, Role.EMPLOYEE) and communicates(person),
    meaning="Change the brand page: logos, colours, hashtags.",
)
