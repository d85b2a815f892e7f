"""*Wrong label*: a person says what is right. The text is kept as an example, masked; nothing learns by itself."""

from __future__ import annotations

import re

from django.db import transaction

from tankar import journal
from tankar.inbox.errors import MayNot, NotNow
from tankar.inbox.labels.finding import first_of, labels_of, masked
from tankar.inbox.labels.kinds import NAMES, TOPIC, TOPICS
from tankar.inbox.models import Conversation, LabelExample, Message
from tankar.organisation.access import may, today
from tankar.organisation.actors import actor
from tankar.organisation.models import Person

__all__ = ["correct", "forget_example", "right_ones"]


_HANDLE = re.compile(r"(?<![\w.])@\w[\w.@-]*")
_SHORT = 2


def right_ones() -> list[tuple[str, str]]:
    """What may be said instead: (value of the form, name)."""
    flags = [(key, str(name)) for key, name in NAMES.items()]
    return [*flags, *((f"{TOPIC}:{key}", str(name)) for key, name in TOPICS.items())]


def correct(person: Person, message: Message, label: str, right: str) -> None:
    """`label`: the one that is wrong, "" when one is missing; `right`: what holds instead, "" for nothing.

    Raises `MayNot`, or `NotNow` when neither is a label.
    """
    if not may(person, "inbox.work", message.conversation):
        raise MayNot
    changes = _changes(label, right)
    if not changes or message.by_us or not message.text:
        raise NotNow
    found = {one.key: one.value for one in labels_of(message.text) if one.key in changes}
    with transaction.atomic():
        message = (
            Message.objects.select_for_update().select_related("conversation__channel").get(pk=message.pk)
        )
        # said already, by a colleague or by a second press
        changes = {key: value for key, value in changes.items() if message.labels_said.get(key) != value}
        if not changes:
            return
        message.labels_said = {**message.labels_said, **changes}
        message.save(update_fields=["labels_said"])
        for key, value in changes.items():
            LabelExample.objects.create(
                text=_nameless(message),
                language=message.language,
                label=key,
                found=found.get(key, ""),
                value=value,
                kept_on=today(),
            )
        _read_first(message.conversation)
        journal.record(
            "inbox.label_corrected",
            actor=actor(person),
            subject=("conversation", message.conversation.public_id),
            params={"channel": str(message.conversation.channel)},
        )


def forget_example(person: Person, public_id: str) -> bool:
    """An example is deleted for good. `False`: it was not there. Raises `MayNot`."""
    if not may(person, "inbox.examples"):
        raise MayNot
    with transaction.atomic():
        if not LabelExample.objects.filter(public_id=public_id).delete()[0]:
            return False
        journal.record(
            "inbox.example_deleted",
            actor=actor(person),
            subject=("label_example", public_id),
            params={},
        )
    return True


def _changes(label: str, right: str) -> dict[str, str]:
    changes: dict[str, str] = {}
    if label in (*NAMES, TOPIC):
        changes[label] = ""
    key, _sign, value = right.partition(":")
    if key == TOPIC and value in TOPICS:
        changes[TOPIC] = value
    elif right in NAMES:
        changes[right] = "yes"
    return changes


def _nameless(message: Message) -> str:
    """Without personal data, handles, and the name that the network shows beside it."""
    text = _HANDLE.sub("[name]", masked(message.text))
    names = (message.author_name, *message.author_name.split(), message.author_handle.lstrip("@"))
    for name in sorted({one for one in names if len(one) > _SHORT}, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "[name]", text, flags=re.IGNORECASE)
    return text


def _read_first(conversation: Conversation) -> None:
    """After a correction: is there still something in it that a person must read first?"""
    if conversation.waits_since is None:
        return
    waiting = conversation.messages.by_residents().filter(
        removed_at__isnull=True, said_at__gte=conversation.waits_since
    )
    Conversation.objects.filter(pk=conversation.pk).update(read_first=first_of(waiting))
