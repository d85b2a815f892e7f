"""The inbox's rows: conversations and what was said in them, our answers, how far a network was listened to, and
how many wrote."""

from __future__ import annotations

from tankar.inbox.models.answering import Answer, Like, Note, Reading
from tankar.inbox.models.conversation import Conversation, Kind, Message, Wording
from tankar.inbox.models.labelling import LabelExample
from tankar.inbox.models.listening import Ear
from tankar.inbox.models.uproar import TenMinutes, UproarSign

__all__ = [
    "Answer",
    "Conversation",
    "Ear",
    "Kind",
    "LabelExample",
    "Like",
    "Message",
    "Note",
    "Reading",
    "TenMinutes",
    "UproarSign",
    "Wording",
]
