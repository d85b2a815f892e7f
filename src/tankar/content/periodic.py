"""What the worker's loop does for content."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction

from tankar.content.actions.media.look_through import not_looked_at
from tankar.content.comments.presence import forget_who_left
from tankar.content.languages.links import home_of
from tankar.content.links.reading import forget_pages
from tankar.content.models import TranslationOrder
from tankar.content.outstanding.telling import tell_of_outstanding
from tankar.content.review.actions.pass_on_late import pass_on_late
from tankar.content.tasks import look_through_video
from tankar.content.words.published import tell_if_refused
from tankar.notices.telling import tell
from tankar.work import clock
from tankar.work.periodic import every

__all__ = [
    "find_waiting_videos",
    "forget_linked_pages",
    "forget_presences",
    "pass_on_reviews",
    "tell_of_late_translations",
    "tell_of_refused_words",
    "tell_what_is_owed",
]

_AT_ONCE = 50


@every(seconds=300, name="content.late_translations")
def tell_of_late_translations() -> int:
    """Whoever ordered a translation hears once that its time has passed. The order stays open."""
    now = clock.now()
    late = TranslationOrder.objects.filter(state="ordered", due_at__lt=now, late_told_at=None)
    told = 0
    for order in late.select_related("item", "asset", "ordered_by", "translator").order_by("due_at")[
        :_AT_ONCE
    ]:
        with transaction.atomic():
            # of two workers one tells
            if not late.filter(pk=order.pk).update(late_told_at=now):
                continue
            tell(
                order.ordered_by,
                "content.captions_order_late" if order.asset_id else "content.translation_late",
                params={"who": order.by_whom},
                url=home_of(order),
                about=("order", order.public_id),
            )
            told += 1
    return told


@every(seconds=6 * settings.CONFIGURATION.sweep_seconds, name="content.pass_on_reviews")
def pass_on_reviews() -> int:
    """A review that nobody answered in time goes to the deputy, then to communications."""
    return pass_on_late()


@every(seconds=300, name="content.outstanding")
def tell_what_is_owed() -> int:
    """What is out and not whole yet: the writer hears when it is due, communications when it is late."""
    return tell_of_outstanding()


@every(seconds=300, name="content.refused_words")
def tell_of_refused_words() -> int:
    """Communications hear when an upgrade took what the city's published words rest on."""
    return int(tell_if_refused())


@every(seconds=60, name="content.forget_presences")
def forget_presences() -> int:
    """Who is in an item is never kept longer than they are there."""
    return forget_who_left()


@every(seconds=settings.CONFIGURATION.sweep_seconds, name="content.find_waiting_videos")
def find_waiting_videos() -> int:
    """Videos whose task was lost, or whose worker was killed, are looked through by another."""
    waiting = not_looked_at()
    for upload in waiting:
        look_through_video.enqueue(upload)
    return len(waiting)


@every(seconds=3600, name="content.forget_linked_pages")
def forget_linked_pages() -> int:
    """What pages said about themselves is kept while somebody writes about them, and not longer."""
    return forget_pages()
