"""Answer a resident: in the language asked, signed, once, through the one door."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from tankar import journal
from tankar.channels.models import Channel
from tankar.channels.trained import must_learn_first
from tankar.inbox.errors import (
    MayNot,
    NothingWritten,
    NotThere,
    SomebodyAnswered,
    TooLong,
    TrainingFirst,
)
from tankar.inbox.models import Answer, Conversation, Message
from tankar.networks.contract import OperationKind
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.publishing.actions.order_act import Act, order_act, possible
from tankar.publishing.errors import CannotThere
from tankar.publishing.errors import MayNot as MayNotPost
from tankar.work import clock

__all__ = ["Draft", "answer", "answer_kind", "characters_left"]


@dataclass(frozen=True)
class Draft:
    """What the page sends. `seen`: the newest message the writer saw; a later one is shown before anything leaves."""

    text: str
    language: str
    signature: str = ""
    is_private: bool = False
    closes: bool = False
    seen: str = ""

    @property
    def whole(self) -> str:
        """What the resident reads."""
        return "\n".join(part for part in (self.text.strip(), self.signature.strip()) if part)


def answer_kind(message: Message, is_private: bool) -> OperationKind | None:
    """How this message can be answered on its network; None when it cannot."""
    kind = OperationKind.PRIVATE_REPLY if is_private or message.is_private else OperationKind.REPLY
    if message.removed_at is not None or not possible(message.channel, kind):
        return None
    if message.may is not None and kind.value not in message.may:
        return None
    return kind


def characters_left(channel: Channel, text: str) -> int:
    """How many more the network takes, as it counts them; below 0 when it is too long."""
    limits = channel.network_limits
    return limits.characters - limits.count(text)


def answer(person: Person, message: Message, draft: Draft) -> Answer:
    """The answer, in the waiting line. Raises `MayNot`, `TrainingFirst`, or what the answer lacks: `NothingWritten`,
    `TooLong`, `NotThere`, `SomebodyAnswered`.

    Two people who answer at once: the second sees what the first has written before theirs leaves.
    """
    conversation = message.conversation
    if not may(person, "inbox.work", conversation):
        raise MayNot
    if must_learn_first(person):
        raise TrainingFirst
    if not draft.text.strip():
        raise NothingWritten
    kind = answer_kind(message, draft.is_private)
    if kind is None:
        raise NotThere
    if (left := characters_left(message.channel, draft.whole)) < 0:
        raise TooLong(-left)
    with transaction.atomic():
        _nothing_new(conversation, draft)
        made = _written(person, message, draft, kind)
        journal.record(
            "inbox.answered",
            actor=actor(person),
            subject=("conversation", conversation.public_id),
            params={"channel": str(conversation.channel)},
        )
    return made


def _nothing_new(conversation: Conversation, draft: Draft) -> None:
    """The row is taken first, so that of two answers sent at once one sees the other."""
    Conversation.objects.select_for_update().get(pk=conversation.pk)
    newest = latest_of(conversation)
    if draft.seen != newest:
        raise SomebodyAnswered


def latest_of(conversation: Conversation) -> str:
    """What the newest thing said in it is called, by them or by us: "message:answer"."""
    message = conversation.messages.order_by("-pk").values_list("public_id", flat=True).first()
    ours = conversation.answers.order_by("-pk").values_list("public_id", flat=True).first()
    return f"{message or ''}:{ours or ''}"


def _written(person: Person, message: Message, draft: Draft, kind: OperationKind) -> Answer:
    made = Answer(
        conversation=message.conversation,
        to=message,
        written_by=person,
        text=draft.whole,
        language=draft.language,
        is_private=draft.is_private or message.is_private,
        closes=draft.closes,
        written_at=clock.now(),
    )
    act = Act(
        kind,
        f"answer:{made.public_id}",
        text=draft.whole,
        language=draft.language,
        in_reply_to=message.network_id,
        target=message.author_handle,
    )
    undo = dt.timedelta(seconds=settings.CONFIGURATION.undo_seconds)
    try:
        made.delivery = order_act(person, message.channel, act, after=undo)
    except MayNotPost as error:
        raise MayNot from error
    except CannotThere as error:
        raise NotThere from error
    made.save()
    return made
