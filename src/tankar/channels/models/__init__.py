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
from tankar.channels.models.entry import Answered, AnswerTarget, ChannelEntry, YesNo

__all__ = [
    "Access",
    "AnswerTarget",
    "Answered",
    "Channel",
    "ChannelAssignment",
    "ChannelEntry",
    "ContentLanguage",
    "Kind",
    "LanguagePolicy",
    "LastTest",
    "PostingRole",
    "WayOut",
    "YesNo",
]
