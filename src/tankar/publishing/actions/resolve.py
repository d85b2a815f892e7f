"""What a person does about a delivery that needs one: the link, another try, another look, another time."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction

from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.publishing.errors import MayNot, NotALink, NotWaitingForThis, OutsideWindow, TimeHasPassed
from tankar.publishing.fence import outcomes
from tankar.publishing.lifecycle import DELIVERY
from tankar.publishing.models import Delivery
from tankar.work import clock
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["give_link", "give_time", "look_again", "send_again"]

_LONGEST_LINK = 500
Why = Delivery.Why


def give_link(person: Person, delivery: Delivery, link: str) -> Delivery:
    """The post stands at this address: published by hand, or found by a person. Raises `NotALink`."""
    link = link.strip()
    parts = urlsplit(link)
    if parts.scheme not in {"http", "https"} or "." not in parts.netloc or len(link) > _LONGEST_LINK:
        raise NotALink
    changes = {"url": link, "delivered_at": clock.now(), "why": "", "detail": "", "look_at": None}
    return _move(
        person, delivery, "delivered", "link_given", (Why.BY_HAND, Why.CANNOT_TELL), changes, url=link
    )


def send_again(person: Person, delivery: Delivery) -> Delivery:
    """Try anew, at once: access is back, or a person has looked and the post is not there.

    Access may have been lost while the network was asked about an earlier attempt: then it is asked first.
    """
    if delivery.why == Why.ACCESS_LOST and delivery.may_be_out:
        return look_again(person, delivery)
    changes = {"not_before": clock.now(), **_AFRESH}
    # a post that is late was approved for another time; an answer is simply late
    whys = (Why.ACCESS_LOST, Why.CANNOT_TELL) if delivery.is_post else _ANY_OF_AN_ACT
    return _move(person, delivery, "waiting", "sent_again", whys, changes)


def look_again(person: Person, delivery: Delivery) -> Delivery:
    """Have the network asked once more."""
    changes = {**_AFRESH, "look_at": clock.machine(), "looks": 0}
    return _move(person, delivery, "unclear", "looked_again", (Why.CANNOT_TELL, Why.ACCESS_LOST), changes)


def give_time(person: Person, delivery: Delivery, moment: dt.datetime) -> Delivery:
    """Another time for what is overdue. Raises `TimeHasPassed`, or `OutsideWindow` of what was approved."""
    if moment < clock.now() - dt.timedelta(minutes=2):
        raise TimeHasPassed
    if delivery.release is None:
        raise NotWaitingForThis
    if not delivery.release.window_from <= moment <= delivery.release.window_until:
        raise OutsideWindow
    when = clock.local(moment).isoformat(timespec="minutes")
    changes = {"not_before": moment, **_AFRESH}
    return _move(person, delivery, "waiting", "moved", (Why.OVERDUE,), changes, when=when)


_ANY_OF_AN_ACT = (Why.ACCESS_LOST, Why.CANNOT_TELL, Why.OVERDUE)
_AFRESH: dict[str, Any] = {
    "why": "",
    "detail": "",
    "retry_at": None,
    "look_at": None,
    "asked_at": None,
    "lease_owner": "",
    "lease_until": None,
}


def _move(
    person: Person,
    delivery: Delivery,
    to: str,
    kind: str,
    whys: tuple[str, ...],
    changes: dict[str, Any],
    **params: str,
) -> Delivery:
    """One conditional move by a person: permission, the reason it waits for, the change, the journal."""
    if not may(person, "publishing.act", delivery):
        raise MayNot
    with transaction.atomic():
        try:
            DELIVERY.move(delivery, to, where={"why": delivery.why, "why__in": whys}, **changes)
        except (SomebodyElseMoved, NoSuchMove) as error:
            raise NotWaitingForThis from error
        outcomes.note(delivery, kind, actor(person), **params)
    return delivery
