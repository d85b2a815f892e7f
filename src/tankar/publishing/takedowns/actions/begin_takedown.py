"""Leave was taken back: every post that is out with the picture is to be taken down.

Called by whoever hears of it (`web/reactions.py`), in the transaction of what happened.
"""

from __future__ import annotations

from django.db.models import Q
from django.urls import reverse

from tankar import journal
from tankar.channels.models import Kind
from tankar.content.composition import headline
from tankar.content.models import Asset
from tankar.decisions.keeping import ask, open_matter
from tankar.decisions.terms import due
from tankar.notices.telling import tell
from tankar.publishing.matters import TAKEDOWN_MATTER, TAKEDOWN_TERM
from tankar.publishing.models import Delivery, TakeDown
from tankar.publishing.takedowns.reading import ended_among, posts_with, who_runs
from tankar.work import clock

__all__ = ["begin_takedowns", "came_out_after_all"]


def begin_takedowns(asset: Asset) -> list[TakeDown]:
    """One for every post that is out and still there; the city's own feed stops showing it by itself."""
    out = posts_with(asset).filter(state=Delivery.State.DELIVERED, own_post__removed_at__isnull=True)
    return [_begin(post, asset) for post in out.select_related("channel").order_by("pk")]


def came_out_after_all(post: Delivery) -> None:
    """A post was on its way while leave was taken back, and is out: it is to be taken down like the others."""
    if ended := ended_among([post]):
        shown = Q(sha256__in=ended) | Q(cut_for_covers__file__in=ended)
        for asset in Asset.objects.filter(shown, withdrawn_at__isnull=False).distinct().order_by("pk"):
            _begin(post, asset)


def _begin(post: Delivery, asset: Asset) -> TakeDown:
    now = clock.now()
    until = due(TAKEDOWN_TERM, now)
    own = post.channel.kind == Kind.OWN
    facts = (
        {"state": TakeDown.State.DONE, "how": TakeDown.How.FEED, "done_at": now}
        if own
        else {"next_at": until}
    )
    takedown, made = TakeDown.objects.get_or_create(
        delivery=post, asset=asset, defaults={"asked_at": now, "due_at": until, **facts}
    )
    if made:
        kind = "publishing.takedown_by_feed" if own else "publishing.takedown_asked"
        params = {"channel": str(post.channel)}
        journal.record(kind, actor=None, subject=("takedown", takedown.public_id), params=params)
        if not own:
            _ask(takedown)
    return takedown


def _ask(takedown: TakeDown) -> None:
    post = takedown.delivery
    url = reverse("publishing:takedown", args=[takedown.public_id])
    words = next((text for text in post.texts.values() if text), "")
    matter = open_matter(
        TAKEDOWN_MATTER,
        takedown.public_id,
        title=f"{post.channel}: {headline(words)}",
        url=url,
        unit=post.channel.owner_unit,
    )
    people = who_runs(post.channel)
    ask(matter, people, "take_down", due_at=takedown.due_at, term=TAKEDOWN_TERM)
    for person in people:
        params = {"channel": str(post.channel)}
        tell(person, "publishing.takedown", params=params, url=url, about=("takedown", takedown.public_id))
