"""What a translator does: keep what is written so far, deliver it, or decline."""

from __future__ import annotations

from django.db import transaction

from tankar import journal
from tankar.content.actions.order_translation import move_order, put_into_item
from tankar.content.errors import NotADraft, NotAllowed, NothingWritten, OrderIsOver
from tankar.content.languages.links import home_of
from tankar.content.models import Item, LanguageVersion, TranslationOrder
from tankar.journal import Actor
from tankar.notices.telling import tell
from tankar.organisation.actors import actor
from tankar.work import clock

__all__ = ["decline_translation", "deliver_translation", "keep_translation"]


def keep_translation(order: TranslationOrder, text: str, machine_made: bool = False) -> TranslationOrder:
    """Keep what is written so far; the orderer does not see it yet. Raises `OrderIsOver`."""
    kept = TranslationOrder.objects.filter(pk=order.pk, state=TranslationOrder.State.ORDERED).update(
        text=text, machine_made=machine_made
    )
    if not kept:
        order.refresh_from_db()
        raise OrderIsOver(order.state)
    order.text, order.machine_made = text, machine_made
    return order


def deliver_translation(order: TranslationOrder, text: str, machine_made: bool = False) -> TranslationOrder:
    """The translation is ready. Where the item has no text in the language it becomes the item's draft at once;
    where somebody has written or waived the language meanwhile, they choose. `machine_made`: mainly by machine
    translation or AI, so that somebody must read it through. Raises `NothingWritten`, `OrderIsOver`."""
    if not text.strip():
        raise NothingWritten
    with transaction.atomic():
        # nobody writes between the question whether there is a text and the answer
        Item.objects.select_for_update(of=("self",)).get(pk=order.item_id)
        made = {"text": text, "machine_made": machine_made}
        move_order(order, TranslationOrder.State.DELIVERED, ended_at=clock.now(), **made)
        _record(order, "delivered")
        if _place_is_empty(order):
            _take_at_once(order)
        _tell_orderer(order, "here")
    return order


def _place_is_empty(order: TranslationOrder) -> bool:
    if order.asset is not None:
        return not order.asset.captions.filter(language=order.language).exists()
    there = order.item.versions.filter(language=order.language).first()
    return there is None or not (there.text.strip() or there.form == LanguageVersion.Form.WAIVED)


def decline_translation(order: TranslationOrder, answer: str) -> TranslationOrder:
    """The translator cannot. What they had written stays with the order. Raises `OrderIsOver`."""
    with transaction.atomic():
        move_order(order, TranslationOrder.State.DECLINED, answer=answer[:500], ended_at=clock.now())
        _record(order, "declined")
        _tell_orderer(order, "declined")
    return order


def _take_at_once(order: TranslationOrder) -> None:
    try:
        with transaction.atomic():
            put_into_item(order.ordered_by, order)
            move_order(order, TranslationOrder.State.TAKEN)
    except (NotADraft, NotAllowed):
        return  # released without it meanwhile, or no longer theirs: the delivery is kept, and a person decides


def _record(order: TranslationOrder, act: str) -> None:
    who = actor(order.translator) if order.translator else Actor(id="", name=order.email)
    params = {"language": order.language}
    journal.record(
        f"content.{order.what}_{act}", actor=who, subject=("item", order.item.public_id), params=params
    )


def _tell_orderer(order: TranslationOrder, what: str) -> None:
    tell(
        order.ordered_by,
        f"content.{order.what}_{what}",
        params={"who": order.by_whom},
        url=home_of(order),
        about=("order", order.public_id),
    )
