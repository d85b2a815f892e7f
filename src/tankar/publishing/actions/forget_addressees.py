"""An answer that is out, refused or taken back need not say any more to whom it was addressed."""

from __future__ import annotations

from collections.abc import Iterable

from tankar.publishing.models import Delivery

__all__ = ["forget_addressees"]


def forget_addressees(keys: Iterable[int]) -> int:
    """Of these deliveries those that are over. What is still under way keeps what it needs. Returns how many."""
    over = Delivery.objects.acts().filter(pk__in=list(keys), state__in=("delivered", "refused", "withdrawn"))
    found = [one for one in over if one.outgoing.get("target")]
    for one in found:
        one.outgoing = {**one.outgoing, "target": ""}
    Delivery.objects.bulk_update(found, ["outgoing"], batch_size=100)
    return len(found)
