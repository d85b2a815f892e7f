"""Say that a message has come to a channel that pauses, in ready words, by one tap of a person. It is no answer: the
conversation waits on, from the day that was promised. Nothing is ever sent by itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from tankar import journal
from tankar.channels.cover.acknowledging import ready_answers
from tankar.inbox.actions.answer import Draft, answer, answer_kind, characters_left
from tankar.inbox.errors import NotNow
from tankar.inbox.models import Answer, Message
from tankar.organisation.actors import actor
from tankar.organisation.models import Person

__all__ = ["Acknowledgement", "acknowledge", "acknowledgement_for", "promised_to"]

_LANGUAGES = ("sv", "fi", "en")


@dataclass(frozen=True)
class Acknowledgement:
    """`text` as it leaves, without signature. `answers_on`: from when an answer is promised; `None`: it leads
    elsewhere."""

    text: str
    language: str
    answers_on: dt.date | None


def acknowledgement_for(message: Message, language: str, signature: str) -> Acknowledgement | None:
    """The longest of the ready words that the network takes; `None` where the channel does not pause, the message
    cannot be answered, or has been acknowledged before."""
    channel = message.conversation.channel
    if not channel.is_paused or language not in _LANGUAGES or promised_to(message) is not None:
        return None
    ready = ready_answers(channel, language)
    is_private = answer_kind(message, is_private=False) is None
    if ready is None or answer_kind(message, is_private) is None:
        return None
    wholes = ((text, Draft(text, language, signature).whole) for text in ready.texts)
    fits = (text for text, whole in wholes if characters_left(channel, whole) >= 0)
    text = next(fits, ready.texts[-1])
    return Acknowledgement(text, language, ready.answers_on)


def promised_to(message: Message) -> dt.date | None:
    """From which day an answer to it was promised; a promise that never left does not count."""
    alive = Answer.objects.filter(to=message, promised_on__isnull=False)
    alive = alive.exclude(delivery__state__in=("withdrawn", "refused"))
    return alive.values_list("promised_on", flat=True).first()


def acknowledge(person: Person, message: Message, language: str, signature: str, seen: str) -> Answer:
    """Through the one door that answers leave by. Raises `NotNow` when there is nothing to say, and whatever `answer`
    raises."""
    found = acknowledgement_for(message, language, signature)
    if found is None:
        raise NotNow
    is_private = answer_kind(message, is_private=False) is None
    with transaction.atomic():
        made = answer(person, message, Draft(found.text, language, signature, is_private, seen=seen))
        made.promised_on = found.answers_on
        made.save(update_fields=["promised_on"])
        journal.record(
            "inbox.acknowledged",
            actor=actor(person),
            subject=("conversation", message.conversation.public_id),
            params={"channel": str(message.conversation.channel)},
        )
    return made
