"""A demo that is started on another port: its practice networks move along, and everything that names them."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Replace

__all__ = ["move_practice"]


def move_practice(address: str) -> bool:
    """Let the demo's practice networks stand at `address`. `False` when they do already, or in life."""
    from tankar.channels.connection.credentials import credentials_of, keep
    from tankar.channels.models import Channel, Kind
    from tankar.content.models import Item, LanguageVersion
    from tankar.inbox.models import Message
    from tankar.networks.contract import Credentials
    from tankar.publishing.models import Delivery, OwnPost
    from tankar.work import demo

    row = demo.current()
    if row is None or row.practice_address == address:
        return False
    before, swapped = row.practice_address, Replace(F("url"), Value(row.practice_address), Value(address))
    said = Replace(F("text"), Value(row.practice_address), Value(address))
    with transaction.atomic():
        for channel in Channel.objects.filter(kind=Kind.CONNECTED).exclude(account_id=""):
            kept = credentials_of(channel)
            # each network stands at a path of its own there, and a secret may say where its server is
            secrets = {name: value.replace(before, address) for name, value in kept.secrets.items()}
            moved = Credentials(kept.address.replace(before, address), secrets)
            if moved != kept:
                keep(channel, moved)
        Channel.objects.filter(url__startswith=before).update(url=swapped)
        for rows in (Delivery, OwnPost, Message):
            rows.objects.filter(url__startswith=before).update(url=swapped)
        # links to the city's own pages; what is released stays as it was approved
        drafts = LanguageVersion.objects.filter(item__state=Item.State.DRAFT, text__contains=before)
        drafts.update(text=said)
        row.practice_address = address
        row.save(update_fields=["practice_address"])
    demo.forget()
    return True
