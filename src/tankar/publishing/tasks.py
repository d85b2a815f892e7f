"""What the task engine carries: "look at delivery N now"."""

from __future__ import annotations

import logging

from django_tasks import task

from tankar.publishing.fence.looking import look_up
from tankar.publishing.fence.sending import send
from tankar.publishing.fence.sweep import take_over
from tankar.publishing.models import Delivery
from tankar.work.leases import owner_name

__all__ = ["look_at", "look_at_delivery"]

log = logging.getLogger("tankar.publishing")


@task
def look_at_delivery(delivery_id: int) -> None:
    """Do what the delivery's state asks for now; nothing when there is nothing to do."""
    look_at(delivery_id, owner_name())


def look_at(delivery_id: int, owner: str) -> None:
    """The outermost frame of a worker: a mistake of ours must not be taken for a network's answer.

    Whatever escapes leaves the row as it stands, `sending` or `unclear` with a lease; the sweep finds it when
    the lease runs out, calls it unclear and has the network asked. Nothing is sent again on a guess.
    """
    delivery = (
        Delivery.objects.select_related("channel", "item", "release")
        .filter(pk=delivery_id, state__in=["waiting", "sending", "unclear"])
        .first()
    )
    if delivery is None:
        return
    try:
        if delivery.state == "waiting":
            send(delivery, owner)
        elif delivery.state == "unclear" or take_over(delivery):
            look_up(delivery, owner)
    except Exception:
        log.exception("Delivery %s stopped on a mistake in Tankar; it will be looked up.", delivery.public_id)
