"""People named for channels and an agreement among them, for tests of cover and of answering."""

from __future__ import annotations

import datetime as dt

from django.http import QueryDict

from tankar.channels.agreements.actions.answer_agreement import confirm_agreement
from tankar.channels.agreements.actions.propose_agreement import propose_agreement
from tankar.channels.agreements.actions.write_agreement import begin_agreement, keep_agreement
from tankar.channels.agreements.facts import Facts, TopicFacts, facts_from
from tankar.channels.models import AnsweringAgreement, Channel, ChannelAssignment
from tankar.organisation.models import Person, Unit

__all__ = ["agreed", "name", "proposed", "sent"]


def name(channel: Channel, *people: Person, deputy: bool = False) -> None:
    """Managers (or deputies) since January, written past the actions: nobody is told, nothing is looked at anew."""
    for person in people:
        ChannelAssignment.objects.create(
            channel=channel, person=person, is_deputy=deputy, valid_from=dt.date(2026, 1, 1)
        )


def proposed(
    person: Person, channel: Channel, *topics: tuple[str, Person | Unit], words: str = "", **facts: object
) -> AnsweringAgreement:
    """Written and sent for confirmation by `person`."""
    rows = [
        TopicFacts(title, words, f"{'p' if isinstance(whose, Person) else 'u'}:{whose.public_id}")
        for title, whose in topics
    ]
    agreement = begin_agreement(person, channel)
    keep_agreement(person, agreement, Facts(topics=rows, **facts))  # type: ignore[arg-type]
    return propose_agreement(person, agreement)


def agreed(
    person: Person, channel: Channel, *topics: tuple[str, Person | Unit], **facts: object
) -> AnsweringAgreement:
    """In force, whoever would have had to confirm."""
    agreement = proposed(person, channel, *topics, **facts)  # type: ignore[arg-type]
    if agreement.state != AnsweringAgreement.State.IN_FORCE:
        for row in list(agreement.confirmations.select_related("person")):
            confirm_agreement(row.person, agreement)
    return agreement


def sent(**fields: str | list[str]) -> Facts:
    """What the form sends, as the page reads it."""
    post = QueryDict(mutable=True)
    for key, value in fields.items():
        post.setlist(key, value if isinstance(value, list) else [value])
    return facts_from(post)
