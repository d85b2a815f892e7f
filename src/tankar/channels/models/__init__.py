"""The register's rows: accounts, those who manage them, and what is written about each."""

from __future__ import annotations

from tankar.channels.models.agreements import AgreementTopic, AnsweringAgreement, Confirmation
from tankar.channels.models.assessments import Assessment, Statement
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
from tankar.channels.models.cover import CoverGap, CoverPause
from tankar.channels.models.entry import Answered, AnswerTarget, ChannelEntry, YesNo
from tankar.channels.models.incoming import Hook, HookCall, HookTally, Turned
from tankar.channels.models.requests import Keeper, Opening, ProfileRequest, RequestAdvice, RequestWord

__all__ = [
    "Access",
    "AgreementTopic",
    "AnswerTarget",
    "Answered",
    "AnsweringAgreement",
    "Assessment",
    "Channel",
    "ChannelAssignment",
    "ChannelEntry",
    "Confirmation",
    "ContentLanguage",
    "CoverGap",
    "CoverPause",
    "Hook",
    "HookCall",
    "HookTally",
    "Keeper",
    "Kind",
    "LanguagePolicy",
    "LastTest",
    "Opening",
    "PostingRole",
    "ProfileRequest",
    "RequestAdvice",
    "RequestWord",
    "Statement",
    "Turned",
    "WayOut",
    "YesNo",
]
