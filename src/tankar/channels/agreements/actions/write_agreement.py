"""Write how questions on a channel are answered: a proposal, kept as one goes, seen by those who write it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar.channels.agreements import telling
from tankar.channels.agreements.facts import Facts, TopicFacts
from tankar.channels.agreements.moving import move
from tankar.channels.errors import HoursCrossed, NotAwaited, TopicHalf
from tankar.channels.models import AgreementTopic, AnsweringAgreement, Channel
from tankar.organisation.access import may
from tankar.organisation.models import Person, Unit
from tankar.work import clock

__all__ = ["begin_agreement", "keep_agreement", "write_again"]

_STATE = AnsweringAgreement.State
_SAME = ("hours_from", "hours_to", "target", "text_sv", "text_fi", "text_en")


def begin_agreement(person: Person, channel: Channel) -> AnsweringAgreement:
    """The proposal that is under way; else a new one, beginning with what holds now. Raises PermissionDenied."""
    if not may(person, "channels.describe", channel):
        raise PermissionDenied("channels.describe")
    with transaction.atomic():
        # the channel's row is held, so that of two who begin at once both go on with the same one
        Channel.objects.select_for_update().get(pk=channel.pk)
        mine = AnsweringAgreement.objects.filter(channel=channel)
        under_way = mine.filter(state__in=AnsweringAgreement.UNDER_WAY).first()
        if under_way is not None:
            return under_way
        old = mine.in_use().first()
        made = AnsweringAgreement.objects.create(
            channel=channel,
            proposed_by=person,
            begun_at=clock.now(),
            **({name: getattr(old, name) for name in _SAME} if old else _from_entry(channel)),
        )
        for topic in old.topics.all() if old else ():
            topic.pk, topic.agreement = None, made
            topic.save()
    return made


def keep_agreement(person: Person, agreement: AnsweringAgreement, facts: Facts) -> AnsweringAgreement:
    """Keep what is written, all of it or nothing.

    Raises PermissionDenied, HoursCrossed, TopicHalf, or NotAwaited when it was sent meanwhile.
    """
    if not may(person, "channels.describe", agreement.channel):
        raise PermissionDenied("channels.describe")
    begins, ends = facts.hours_from, facts.hours_to
    own = facts.own_hours or begins or ends
    if own and (begins is None or ends is None or ends <= begins):
        raise HoursCrossed
    with transaction.atomic():
        rows = AnsweringAgreement.objects.filter(pk=agreement.pk, state=_STATE.PROPOSED)
        if not rows.update(proposed_by=person, **{name: getattr(facts, name) for name in _SAME}):
            raise NotAwaited
        agreement.topics.all().delete()
        for position, topic in enumerate(facts.topics):
            _keep_topic(agreement, position, topic)
    agreement.refresh_from_db()
    return agreement


def write_again(person: Person, agreement: AnsweringAgreement) -> AnsweringAgreement:
    """Back to writing, as somebody would rather have it otherwise. Raises PermissionDenied, NotAwaited."""
    if not may(person, "channels.describe", agreement.channel):
        raise PermissionDenied("channels.describe")
    with transaction.atomic():
        move(agreement, _STATE.PROPOSED, due_at=None, next_at=None, with_head=False)
        agreement.confirmations.all().delete()
        telling.back_to_writing(agreement)
    return agreement


def _keep_topic(agreement: AnsweringAgreement, position: int, topic: TopicFacts) -> None:
    kind, _colon, public_id = topic.whose.partition(":")
    person = Person.objects.filter(public_id=public_id, is_employee=True).first() if kind == "p" else None
    unit = Unit.objects.filter(public_id=public_id).first() if kind == "u" else None
    if not (topic.title and (person or unit)):
        raise TopicHalf
    AgreementTopic.objects.create(
        agreement=agreement,
        position=position,
        title=topic.title,
        words=topic.words,
        person=person,
        unit=unit,
    )


def _from_entry(channel: Channel) -> dict[str, object]:
    entry = getattr(channel, "entry", None)
    if entry is None:
        return {}
    said = {f"text_{code}": getattr(entry, f"answer_text_{code}") for code in ("sv", "fi", "en")}
    hours = {"hours_from": entry.answered_from, "hours_to": entry.answered_to}
    return {**said, **hours, "target": entry.answer_target}
