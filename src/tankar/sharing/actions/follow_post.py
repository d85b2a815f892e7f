"""What becomes of an item and its posts, and so of its kit.

Called by whoever hears of it (`web/reactions.py`), in the transaction of what happened.
"""

from __future__ import annotations

from tankar import journal
from tankar.content.models import Asset, Item
from tankar.publishing.models import Delivery
from tankar.sharing.actions.make_kit import make_kit, posts_out
from tankar.sharing.lifecycle import KIT
from tankar.sharing.models import Kit
from tankar.work import clock
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["follow_gone", "follow_leave", "follow_out", "take_off"]


def follow_out(post: Delivery) -> None:
    """A post is out. If its writer ticked *good to share*, it is offered, unless a person took it off the page."""
    item = post.post_item
    if not item.good_to_share or item.state != Item.State.RELEASED:
        return
    kit = Kit.objects.filter(item=item).first()
    if kit is not None and kit.state == Kit.State.WITHDRAWN and kit.why == Kit.Why.PERSON:
        return
    posts = posts_out(item)
    if not posts:
        return
    made = make_kit(item, posts, kit.until if kit and kit.state == Kit.State.OFFERED else None)
    if kit is None or kit.state != Kit.State.OFFERED:
        _note("sharing.offered_by_tick", made)


def take_off(item: Item, why: str) -> None:
    """The item is being changed, removed or over: nobody shall share what no longer holds."""
    kit = Kit.objects.filter(item=item, state=Kit.State.OFFERED).first()
    if kit is not None:
        _take_off(kit, why)


def follow_leave(asset: Asset) -> None:
    """The leave for a picture is taken back: whatever kit shows it is off the page until its writer looks."""
    shown = Kit.objects.filter(state=Kit.State.OFFERED, pictures__asset__sha256=asset.sha256).distinct()
    for kit in shown:
        _take_off(kit, Kit.Why.LEAVE)


def follow_gone(post: Delivery) -> None:
    """A post was removed on its network: the kit points to another one that is still out, or is off the page."""
    kit = Kit.objects.filter(item=post.item, state=Kit.State.OFFERED).first()
    if kit is None:
        return
    posts = posts_out(post.post_item)
    if posts:
        make_kit(post.post_item, posts, kit.until)
    else:
        _take_off(kit, Kit.Why.GONE)


def _take_off(kit: Kit, why: str) -> None:
    try:
        KIT.move(kit, Kit.State.WITHDRAWN, why=why, changed_at=clock.now())
    except (NoSuchMove, SomebodyElseMoved):
        return
    _note("sharing.taken_off", kit, why=why)


def _note(kind: str, kit: Kit, **params: str) -> None:
    journal.record(kind, actor=None, subject=("item", kit.item.public_id), params=params)
