"""Like a resident's message as the city, or take the like back."""

from __future__ import annotations

from django.db import transaction

from tankar import journal
from tankar.inbox.errors import MayNot, NotNow, NotThere
from tankar.inbox.models import Like, Message
from tankar.networks.contract import OperationKind
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.publishing.actions.order_act import Act, order_act, possible
from tankar.publishing.errors import AlreadyOrdered
from tankar.work import clock

__all__ = ["like", "take_back_like"]

_UNDER_WAY = ("waiting", "sending", "unclear", "needs_person")


def like(person: Person, message: Message) -> Like:
    """Raises `MayNot`, `NotThere`, or `NotNow` when it is liked already, or that is under way."""
    return _order(person, message, takes_back=False)


def take_back_like(person: Person, message: Message) -> Like:
    """Raises `MayNot`, `NotThere`, or `NotNow` when it is not liked."""
    return _order(person, message, takes_back=True)


def _order(person: Person, message: Message, *, takes_back: bool) -> Like:
    if not may(person, "inbox.work", message.conversation):
        raise MayNot
    kind = OperationKind.UNLIKE if takes_back else OperationKind.LIKE
    if message.removed_at is not None or not possible(message.channel, kind):
        raise NotThere
    with transaction.atomic():
        before = message.likes.select_related("delivery").order_by("pk").last()
        if before is not None and before.delivery.state in _UNDER_WAY:
            raise NotNow
        if Message.objects.get(pk=message.pk).liked is not takes_back:
            raise NotNow
        # numbered, so that a double click is one like and a like after one taken back is another
        act = Act(kind, f"like:{message.public_id}:{message.likes.count()}", target=message.network_id)
        try:
            delivery = order_act(person, message.channel, act)
        except AlreadyOrdered as error:
            raise NotNow from error
        made = Like.objects.create(
            message=message, by=person, at=clock.now(), takes_back=takes_back, delivery=delivery
        )
        Message.objects.filter(pk=message.pk).update(last_like=made)
        journal.record(
            "inbox.like_taken_back" if takes_back else "inbox.liked",
            actor=actor(person),
            subject=("conversation", message.conversation.public_id),
            params={"channel": str(message.channel)},
        )
    return made
