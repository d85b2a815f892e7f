"""An answer, a like or the like: one write in a conversation, put in the waiting line by whoever pressed the button."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from tankar import networks
from tankar.channels.models import Channel
from tankar.content.releases.canonical import canonical_json, hash_of
from tankar.networks.contract import OperationKind
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.publishing.errors import AlreadyOrdered, CannotThere, MayNot
from tankar.publishing.fence import outcomes
from tankar.publishing.models import Delivery
from tankar.work import clock

__all__ = ["Act", "order_act", "possible"]


@dataclass(frozen=True)
class Act:
    """`subject`: what in our books it is about, "answer:…"; the same subject is written once on a channel.

    `language`: of the text, "" for none. `in_reply_to`, `target`: ids of the network.
    """

    kind: OperationKind
    subject: str
    text: str = ""
    language: str = ""
    in_reply_to: str = ""
    target: str = ""


def possible(channel: Channel, kind: OperationKind) -> bool:
    """Can Tankar do this on the channel? False for what is cared for by hand."""
    publishes = networks.get(channel.network).publishes
    return publishes is not None and kind in publishes.operations


def order_act(person: Person, channel: Channel, act: Act, after: dt.timedelta = dt.timedelta()) -> Delivery:
    """Have it written, not before `after` from now. Raises `MayNot`, `CannotThere` or `AlreadyOrdered`."""
    if not may(person, "channels.post", channel):
        raise MayNot
    if not possible(channel, act.kind):
        raise CannotThere
    outgoing = {
        "text": act.text,
        "language": act.language,
        "in_reply_to": act.in_reply_to,
        "target": act.target,
    }
    with transaction.atomic():
        try:
            with transaction.atomic():
                made = Delivery.objects.create(
                    kind=act.kind.value,
                    subject=act.subject,
                    channel=channel,
                    languages=act.language,
                    approved_by=person,
                    outgoing=outgoing,
                    outgoing_hash=hash_of(canonical_json(outgoing)),
                    not_before=clock.now() + after,
                )
        except IntegrityError as error:
            # a second press of the button, or two people at once: the first one stands
            raise AlreadyOrdered from error
        outcomes.note(made, "ordered", actor(person))
    return made
