"""What a translator does: keep what is written so far, deliver it, or decline."""

from __future__ import annotations

from django.db import transaction
from django.urls import reverse

from tankar import journal
from tankar.content.actions.order_translation import move_order, put_into_item
from tankar.content.errors import NotADraft, NothingWritten, OrderIsOver
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
        _record(order, "content.translation_delivered")
        there = order.item.versions.filter(language=order.language).first()
        if there is None or not (there.text.strip() or there.form == LanguageVersion.Form.WAIVED):
            _take_at_once(order)
        _tell_orderer(order, "content.translation_here")
    return order


def decline_translation(order: TranslationOrder, answer: str) -> TranslationOrder:
    """The translator cannot. What they had written stays with the order. Raises `OrderIsOver`."""
    with transaction.atomic():
        move_order(order, TranslationOrder.State.DECLINED, answer=answer[:500], ended_at=clock.now())
        _record(order, "content.translation_declined")
        _tell_orderer(order, "content.translation_declined")
    return order


def _take_at_once(order: TranslationOrder) -> None:
    try:
        with transaction.atomic():
            put_into_item(order.ordered_by, order)
            move_order(order, TranslationOrder.State.TAKEN)
    except NotADraft:
        return  # released without it meanwhile: the delivery is kept, and a person decides


def _record(order: TranslationOrder, kind: str) -> None:
    who = actor(order.translator) if order.translator else Actor(id="", name=order.email)
    params = {"language": order.language}
    journal.record(kind, actor=who, subject=("item", order.item.public_id), params=params)


def _tell_orderer(order: TranslationOrder, kind: str) -> None:
    tell(
        order.ordered_by,
        kind,
        params={"who": order.by_whom},
        url=reverse("content:write", args=[order.item.public_id]),
        about=("order", order.public_id),
    )
