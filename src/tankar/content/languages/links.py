"""The translator's address: whoever has it may translate this one order, and nothing else.

Signed with the city's key and nothing stored: it opens as long as the order is open, and at most `DAYS` days.
"""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.core import signing
from django.urls import reverse

from tankar.content.models import Asset, TranslationOrder

__all__ = ["DAYS", "address_of", "home_of", "open_order", "order_behind"]

DAYS = 60
_SALT = "tankar.content.translation"


def address_of(order: TranslationOrder) -> str:
    """The whole address of the translator's page."""
    token = signing.dumps(order.public_id, salt=_SALT)
    return f"{settings.CONFIGURATION.public_address}{reverse('content:translate', args=[token])}"


def home_of(order: TranslationOrder) -> str:
    """Where its orderer finds it: the composer, or the captions' own page."""
    if order.asset is not None:
        return reverse("content:captions", args=[order.asset.public_id, order.language])
    return reverse("content:write", args=[order.item.public_id])


def open_order(asset: Asset, language: str) -> TranslationOrder | None:
    """The order for the video's captions that is not settled yet."""
    rows = asset.caption_orders.filter(language=language, state__in=["ordered", "delivered"])
    return rows.select_related("item", "translator").first()


def order_behind(token: str) -> TranslationOrder | None:
    """The order that this address is for; None for one that we did not make, or that is too old."""
    try:
        public_id = signing.loads(token, salt=_SALT, max_age=dt.timedelta(days=DAYS))
    except signing.BadSignature:
        return None
    found = TranslationOrder.objects.select_related(
        "item", "item__author", "asset", "translator", "ordered_by"
    )
    return found.filter(public_id=public_id).exclude(item__state="removed").first()
