"""The register's rows: accounts, those who manage them, and what is written about each."""

from __future__ import annotations

from tankar.channels.models.channel import (
    Access,
    Channel,
    ChannelAssignment,
    ContentLanguage,
    Kind,
    LanguagePolicy,
    LastTest,
    PostingRole,
    WayOut,
)
from tankar.channels.models.ending import ChannelEnding
from tankar.channels.models.entry import Answered, AnswerTarget, ChannelEntry, YesNo
from tankar.channels.models.incoming import Hook, HookCall, HookTally, Turned
from tankar.channels.models.review import ChannelReview, ReviewOutcome, ReviewTrigger

__all__ = [
    "Access",
    "AnswerTarget",
    "Answered",
    "Channel",
    "ChannelAssignment",
    "ChannelEnding",
    "ChannelEntry",
    "ChannelReview",
    "ContentLanguage",
    "Hook",
    "HookCall",
    "HookTally",
    "Kind",
    "LanguagePolicy",
    "LastTest",
    "PostingRole",
    "ReviewOutcome",
    "ReviewTrigger",
    "Turned",
    "WayOut",
    "YesNo",
]
