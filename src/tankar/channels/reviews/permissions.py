"""Rights on reviews: who answers, comments, and decides which half. Nobody decides both: the action sees to that."""

from __future__ import annotations

from django.db.models import Q

from tankar.channels.models import Channel, ChannelReview
from tankar.organisation.access import communicates, holds, may, register, units_of
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__ = [
    "answered_by",
    "commented_by",
    "decided_for_communications_by",
    "decided_for_unit_by",
    "leads",
    "led_by",
    "seen_by",
]

_NONE = Q(pk__in=())
_LEADS = (Role.HEAD_OF_UNIT, Role.SECTOR_MANAGEMENT)


def leads(person: Person, channel: Channel | None) -> bool:
    """Is the person head, or sector management, of the channel's owner unit?"""
    if channel is None:
        return any(holds(person, role) for role in _LEADS)
    return any(holds(person, role, channel.owner_unit) for role in _LEADS)


def led_by(person: Person) -> Q:
    """The same for rows with a `channel`."""
    return Q(channel__owner_unit__in=units_of(person, *_LEADS))


def _involved(person: Person) -> Q:
    return led_by(person) | Q(channel__in=Channel.objects.describable_by(person))


def _is_involved(person: Person, channel: Channel | None) -> bool:
    return leads(person, channel) or may(person, "channels.describe", channel)


def seen_by(person: Person) -> Q:
    """Twin of `channels.view_review`."""
    if not holds(person, Role.EMPLOYEE):
        return _NONE
    if communicates(person) or holds(person, Role.AUDITOR):
        return Q()
    return _involved(person)


def _sees(person: Person, review: ChannelReview | None = None) -> bool:
    if not holds(person, Role.EMPLOYEE):
        return False
    if communicates(person) or holds(person, Role.AUDITOR):
        return True
    return _is_involved(person, review.channel if review else None)


def answered_by(person: Person) -> Q:
    """Twin of `channels.answer_review`."""
    if not holds(person, Role.EMPLOYEE):
        return _NONE
    return Q(state=ChannelReview.State.ANSWERING) & _involved(person)


def _answers(person: Person, review: ChannelReview | None = None) -> bool:
    if not holds(person, Role.EMPLOYEE):
        return False
    if review is not None and review.state != ChannelReview.State.ANSWERING:
        return False
    return _is_involved(person, review.channel if review else None)


def commented_by(person: Person) -> Q:
    """Twin of `channels.comment_review`."""
    return Q(state__in=ChannelReview.OPEN) if communicates(person) else _NONE


def _comments(person: Person, review: ChannelReview | None = None) -> bool:
    return communicates(person) and (review is None or review.state in ChannelReview.OPEN)


def decided_for_unit_by(person: Person) -> Q:
    """Twin of `channels.decide_review_for_unit`."""
    return Q(state=ChannelReview.State.DECIDING) & led_by(person)


def _decides_for_unit(person: Person, review: ChannelReview | None = None) -> bool:
    if review is not None and review.state != ChannelReview.State.DECIDING:
        return False
    return leads(person, review.channel if review else None)


def decided_for_communications_by(person: Person) -> Q:
    """Twin of `channels.decide_review_for_communications`."""
    return Q(state=ChannelReview.State.DECIDING) if holds(person, Role.COMMUNICATIONS_MANAGER) else _NONE


def _decides_for_communications(person: Person, review: ChannelReview | None = None) -> bool:
    if review is not None and review.state != ChannelReview.State.DECIDING:
        return False
    return holds(person, Role.COMMUNICATIONS_MANAGER)


register(
    "channels.view_review",
    _sees,
    ChannelReview,
    lambda person: ChannelReview.objects.visible_to(person),
    meaning="Read a channel's review: its managers, the head of its unit, communications and the auditor.",
)
register(
    "channels.answer_review",
    _answers,
    ChannelReview,
    lambda person: ChannelReview.objects.answerable_by(person),
    meaning="Answer the eight questions of a channel's review.",
)
register(
    "channels.comment_review",
    _comments,
    ChannelReview,
    lambda person: ChannelReview.objects.commentable_by(person),
    meaning="Comment on a channel's review, or withdraw it with a reason.",
)
register(
    "channels.decide_review_for_unit",
    _decides_for_unit,
    ChannelReview,
    lambda person: ChannelReview.objects.decidable_for_unit_by(person),
    meaning="Decide the unit's half of a review. Never both halves.",
)
register(
    "channels.decide_review_for_communications",
    _decides_for_communications,
    ChannelReview,
    lambda person: ChannelReview.objects.decidable_for_communications_by(person),
    meaning="Decide communications' half of a review. Never both halves.",
)
