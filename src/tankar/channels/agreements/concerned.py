"""Whom an agreement concerns. A change asks only those it changes something for."""

from __future__ import annotations

from tankar.channels.cover.asking import managers_of
from tankar.channels.models import AgreementTopic, AnsweringAgreement
from tankar.organisation.models import Person
from tankar.organisation.standing_in import heads_of

__all__ = ["concerned_by", "everybody"]

_FOR_ALL = ("hours_from", "hours_to", "target", "text_sv", "text_fi", "text_en")


def concerned_by(agreement: AnsweringAgreement, before: AnsweringAgreement | None) -> list[Person]:
    """Without `before`, or when hours, target or the residents' text change: everybody. Else those whose topics came,
    went or changed."""
    if before is None or any(getattr(agreement, name) != getattr(before, name) for name in _FOR_ALL):
        return everybody(agreement, before)
    now, then = _topics(agreement), _topics(before)
    changed = [topic for key, topic in {**then, **now}.items() if key not in now or key not in then]
    return _people(changed)


def everybody(agreement: AnsweringAgreement, before: AnsweringAgreement | None = None) -> list[Person]:
    """The managers and deputies, and whoever has a topic in it or had one before."""
    topics = [*agreement.topics.all(), *(before.topics.all() if before is not None else ())]
    return _once([*managers_of(agreement.channel), *_people(topics)])


def _topics(agreement: AnsweringAgreement) -> dict[tuple[object, ...], AgreementTopic]:
    rows = agreement.topics.select_related("person", "unit")
    return {(one.title, one.words, one.person_id, one.unit_id): one for one in rows}


def _people(topics: list[AgreementTopic]) -> list[Person]:
    """A unit's topic concerns its head."""
    found: list[Person] = []
    for topic in topics:
        if topic.person is not None:
            found.append(topic.person)
        elif topic.unit is not None:
            found += heads_of(topic.unit)[:1]
    return _once(found)


def _once(people: list[Person]) -> list[Person]:
    return list({one.pk: one for one in people}.values())
