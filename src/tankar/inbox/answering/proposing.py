"""Who might answer this, as the channel's answering agreement says. A proposal: a person confirms it, or does not.

1. The topics of the agreement in use whose words stand in the resident's message; of several the one with most of them.
2. Whoever is named for it; when that person is away today, or it is a unit's, a manager or deputy who is there.
3. Nothing fits, or the conversation was given to somebody who is not away: no proposal.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tankar.channels.cover.reckoning import reckon
from tankar.channels.models import AgreementTopic, AnsweringAgreement, Channel
from tankar.inbox.models import Conversation
from tankar.organisation.absence.reading import Away
from tankar.organisation.access import may, today
from tankar.organisation.models import Person

__all__ = ["Proposed", "best_topic", "proposed_for"]

_WORD = re.compile(r"[^\W\d_]+")
# a word of the agreement is looked for as the beginning of a word: "öppettid" finds "öppettiderna"
_SHORTEST = 3


@dataclass(frozen=True)
class Proposed:
    """Whom, and for which topic. That somebody else is away is not said."""

    person: Person
    topic: str


def proposed_for(conversation: Conversation, text: str) -> Proposed | None:
    """`text`: what the resident said. One statement where nothing is agreed or nothing fits."""
    if not conversation.is_open or _is_taken_care_of(conversation):
        return None
    rows = AgreementTopic.objects.filter(
        agreement__channel=conversation.channel_id, agreement__state__in=AnsweringAgreement.IN_USE
    )
    topic = best_topic(list(rows.select_related("person", "unit")), text)
    found = _who(conversation.channel, topic) if topic is not None else None
    return found if found is not None and found.person.pk != conversation.assigned_to_id else None


def _is_taken_care_of(conversation: Conversation) -> bool:
    """By somebody who is not away today."""
    whom = conversation.assigned_to
    return whom is not None and not Away([whom], today(), today()).on(whom.pk, today())


def best_topic(topics: list[AgreementTopic], text: str) -> AgreementTopic | None:
    """The topic of which most words begin a word of the text; the earlier one when two are alike."""
    said = [word.casefold() for word in _WORD.findall(text)]

    def hits(topic: AgreementTopic) -> int:
        known = {
            one.casefold() for one in _WORD.findall(f"{topic.title} {topic.words}") if len(one) >= _SHORTEST
        }
        return sum(any(word.startswith(one) for word in said) for one in known)

    scored = [(hits(one), -place, one) for place, one in enumerate(topics)]
    best = max(scored, key=lambda one: one[:2], default=None)
    return best[2] if best is not None and best[0] else None


def _who(channel: Channel, topic: AgreementTopic) -> Proposed | None:
    day = today()
    there = list(reckon([channel], day, day)[channel.pk][0].people)
    if topic.person is not None and (topic.person in there or not there):
        return Proposed(topic.person, topic.title) if may(topic.person, "channels.post", channel) else None
    # of a unit first its own people among those who answer today
    of_unit = [one for one in there if topic.unit is not None and one.unit_id == topic.unit_id]
    found = next(iter([*of_unit, *there]), None)
    return Proposed(found, topic.title) if found is not None else None
