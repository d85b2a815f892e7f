"""Whom an agreement concerns. A change asks only those it changes something for."""

from __future__ import annotations

from tankar.channels.cover.asking import managers_of
from tankar.channels.models import AgreementTopic, AnsweringAgreement
from tankar.organisation.access import holders
from tankar.organisation.models import Person
from tankar.organisation.roles import Role
from tankar.organisation.standing_in import heads_of

__all__ = ["concerned_by", "everybody"]

_FOR_ALL = ("hours_from", "hours_to", "target", "text_sv", "text_fi", "text_en")


def concerned_by(agreement: AnsweringAgreement, before: AnsweringAgreement | None) -> list[Person]:
    """Without `before`, or when hours, target or the residents' text change: everybody. Else those whose topics came,
    went or changed, and whoever has still to confirm `before`: a change of something else is no way around them."""
    if before is None or any(getattr(agreement, name) != getattr(before, name) for name in _FOR_ALL):
        return everybody(agreement, before)
    now, then = _topics(agreement), _topics(before)
    changed = [topic for key, topic in {**then, **now}.items() if key not in now or key not in then]
    unconfirmed = (
        before.confirmations.filter(confirmed_at__isnull=True).select_related("person")
        if before.awaits
        else ()
    )
    return _once([*_people(changed), *(one.person for one in unconfirmed)])


def everybody(agreement: AnsweringAgreement, before: AnsweringAgreement | None = None) -> list[Person]:
    """The managers and deputies, and whoever has a topic in it or had one before."""
    topics = [*agreement.topics.all(), *(before.topics.all() if before is not None else ())]
    return _once([*managers_of(agreement.channel), *_people(topics)])


def _topics(agreement: AnsweringAgreement) -> dict[tuple[object, ...], AgreementTopic]:
    rows = agreement.topics.select_related("person", "unit")
    return {(one.title, one.words, one.person_id, one.unit_id): one for one in rows}


def _people(topics: list[AgreementTopic]) -> list[Person]:
    """A unit's topic concerns its head; where it has none, the communications manager."""
    found: list[Person] = []
    for topic in topics:
        if topic.person is not None:
            found.append(topic.person)
        elif topic.unit is not None:
            found += (heads_of(topic.unit) or list(holders(Role.COMMUNICATIONS_MANAGER)))[:1]
    return _once(found)


def _once(people: list[Person]) -> list[Person]:
    return list({one.pk: one for one in people}.values())
