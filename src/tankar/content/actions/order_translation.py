"""Order a language version or captions, withdraw the order, send the work back, or take it into the item."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction

from tankar import journal
from tankar.content.actions.media.caption import keep_captions
from tankar.content.actions.save_item import step_revision
from tankar.content.errors import NotADraft, NotAllowed, OrderedAlready, OrderIsOver
from tankar.content.languages.lifecycle import ORDER
from tankar.content.models import Asset, Item, LanguageVersion, TranslationOrder
from tankar.content.tasks import mail_order
from tankar.notices.settling import settle
from tankar.notices.telling import tell
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["order_translation", "put_into_item", "send_back", "take_translation", "withdraw_order"]


def order_translation(
    person: Person,
    item: Item,
    language: str,
    *,
    due_at: dt.datetime,
    translator: Person | None = None,
    email: str = "",
    message: str = "",
    asset: Asset | None = None,
) -> TranslationOrder:
    """Order `language` from a colleague or an address; they get a mail with the page where it is written.

    `asset`: a video of the item, whose captions are ordered instead of its text; for a recording also after the
    item has left. Raises `NotAllowed`, `NotADraft`, or `OrderedAlready` when an order for the language is open.
    """
    if not may(person, "content.edit", item):
        raise NotAllowed("content.edit")
    if item.state != Item.State.DRAFT and (asset is None or item.state == Item.State.REMOVED):
        raise NotADraft(item.state)
    try:
        with transaction.atomic():
            order = TranslationOrder.objects.create(
                item=item,
                asset=asset,
                language=language,
                **_source(item, language, asset),
                ordered_by=person,
                ordered_at=clock.now(),
                translator=translator,
                email="" if translator else email,
                message=message,
                due_at=due_at,
            )
            _note(person, order, "ordered")
            _settle_earlier(order)
            if translator is not None and translator != person:
                _tell_translator(order)
            mail_order.enqueue(order.pk)
    except IntegrityError:
        raise OrderedAlready from None
    return order


def _source(item: Item, language: str, asset: Asset | None) -> dict[str, str]:
    """What the translator starts from. Captions are written in the language that is spoken, or begun already."""
    texts = {one.language: one.text for one in item.versions.all()}
    other = "fi" if language == "sv" else "sv"
    if asset is None:
        return {"source_language": other, "source_text": texts.get(other, "")}
    begun = asset.captions.filter(language=language).first()
    first = language if texts.get(language, "").strip() else other
    return {
        "source_language": first,
        "source_text": texts.get(first, ""),
        "text": begun.text if begun else "",
    }


def withdraw_order(person: Person, order: TranslationOrder) -> TranslationOrder:
    """It is no longer needed: the translator's page says so. Raises `NotAllowed`, `OrderIsOver`."""
    return _moved(person, order, TranslationOrder.State.WITHDRAWN, "withdrawn")


def send_back(person: Person, order: TranslationOrder, message: str) -> TranslationOrder:
    """Ask for it once more, with a word about why. Raises `NotAllowed`, `OrderIsOver`."""
    if not may(person, "content.edit", order.item):
        raise NotAllowed("content.edit")
    with transaction.atomic():
        move_order(
            order, TranslationOrder.State.ORDERED, message=message[:500], ended_at=None, late_told_at=None
        )
        _note(person, order, "sent_back")
        if order.translator is not None:
            _tell_translator(order)
        mail_order.enqueue(order.pk)
    return order


def take_translation(person: Person, order: TranslationOrder) -> TranslationOrder:
    """Put what was delivered in the place of the item's text in that language.

    Raises `NotAllowed`, `OrderIsOver`, or `NotADraft` when the item was released meanwhile.
    """
    if not may(person, "content.edit", order.item):
        raise NotAllowed("content.edit")
    with transaction.atomic():
        # the item first, as when a translation is delivered
        Item.objects.select_for_update(of=("self",)).get(pk=order.item_id)
        move_order(order, TranslationOrder.State.TAKEN, ended_at=clock.now())
        put_into_item(person, order)
        _note(person, order, "taken")
    return order


def put_into_item(person: Person, order: TranslationOrder) -> None:
    """Write the text into the item, as the translator's if they have a name here, else as `person`'s. Captions go to
    their video, whether its item has left or not.

    The caller holds the transaction. Raises `NotADraft`; of captions `NotAllowed`.
    """
    if order.asset is not None:
        keep_captions(person, order.asset, order.language, order.text)
        return
    item = Item.objects.select_for_update(of=("self",)).get(pk=order.item_id)
    if item.state != Item.State.DRAFT:
        raise NotADraft(item.state)
    standing = LanguageVersion.Standing
    LanguageVersion.objects.update_or_create(
        item=item,
        language=order.language,
        defaults={
            "text": order.text,
            "form": LanguageVersion.Form.FULL,
            "machine_made": order.machine_made,
            "standing": standing.MACHINE if order.machine_made else standing.DRAFT,
            "waived_reason": "",
            "reviewed_by": None,
        },
    )
    step_revision(order.translator or person, item)


def move_order(order: TranslationOrder, state: str, **changes: Any) -> None:
    """One conditional UPDATE: of two who act at once, the second is told. Raises `OrderIsOver`."""
    try:
        ORDER.move(order, state, **changes)
    except (NoSuchMove, SomebodyElseMoved):
        order.refresh_from_db()
        raise OrderIsOver(order.state) from None
    # what was told of the state before is settled; what is told of this one comes after
    settle("order", [order.public_id])


def _moved(person: Person, order: TranslationOrder, state: str, act: str) -> TranslationOrder:
    if not may(person, "content.edit", order.item):
        raise NotAllowed("content.edit")
    with transaction.atomic():
        move_order(order, state, ended_at=clock.now())
        _note(person, order, act)
    return order


def _note(person: Person, order: TranslationOrder, act: str) -> None:
    params = {"language": order.language}
    journal.record(
        f"content.{order.what}_{act}",
        actor=actor(person),
        subject=("item", order.item.public_id),
        params=params,
    )


def _settle_earlier(order: TranslationOrder) -> None:
    """Whoever heard that somebody cannot translate it has found another way."""
    earlier = order.item.orders.filter(language=order.language, asset=order.asset).exclude(pk=order.pk)
    settle("order", earlier.values_list("public_id", flat=True), f"content.{order.what}_declined")


def _tell_translator(order: TranslationOrder) -> None:
    from tankar.content.languages.links import address_of

    assert order.translator is not None
    tell(
        order.translator,
        f"content.{order.what}_ordered",
        params={"who": str(order.ordered_by), "when": clock.local(order.due_at).strftime("%-d.%-m. %H.%M")},
        url=address_of(order).removeprefix(_public_address()),
        about=("order", order.public_id),
    )


def _public_address() -> str:
    from django.conf import settings

    address: str = settings.CONFIGURATION.public_address
    return address
