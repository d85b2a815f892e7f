"""The secret address of a preview link: its id with a signature, so that the database alone opens nothing."""

from __future__ import annotations

import datetime as dt

from django.core.signing import BadSignature, Signer
from django.db.models import QuerySet
from django.urls import reverse

from tankar.content.models import Item, PreviewLink
from tankar.work import clock

__all__ = ["LASTS", "address_of", "link_at", "open_links", "token_of"]

LASTS = dt.timedelta(days=7)
_SIGNER = Signer(salt="content.preview_link", sep="~")


def token_of(link: PreviewLink) -> str:
    return _SIGNER.sign(link.public_id)


def address_of(link: PreviewLink) -> str:
    """The path; whoever shows it puts the site's address before it."""
    return reverse("content:preview", args=[token_of(link)])


def open_links(item: Item) -> QuerySet[PreviewLink]:
    """Those that show something now, the newest first."""
    found = item.preview_links.filter(withdrawn_at__isnull=True, expires_at__gt=clock.now())
    return found.order_by("-id")


def link_at(token: str) -> PreviewLink | None:
    """The link this token opens, whatever has become of it; `None` for one that we never gave."""
    try:
        public_id = _SIGNER.unsign(token)
    except BadSignature:
        return None
    return PreviewLink.objects.select_related("item").filter(public_id=public_id).first()
