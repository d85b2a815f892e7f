"""The register's rows: accounts, those who manage them, and what is written about each."""

from __future__ import annotations

from tankar.channels.models.agreements import AgreementTopic, AnsweringAgreement, Confirmation
from tankar.channels.models.assessments import Assessment, Statement
from tankar.channels.models.channel import (
    Access,
    Alarm,
    Channel,
    ChannelAssignment,
    ChannelQuerySet,
    ContentLanguage,
    Kind,
    LanguagePolicy,
    LastTest,
    PostingRole,
    WayOut,
    languages_of,
    title_of,
)
from tankar.channels.models.cover import CoverGap, CoverPause
from tankar.channels.models.ending import ChannelEnding
from tankar.channels.models.entry import Answered, AnswerTarget, ChannelEntry, YesNo
from tankar.channels.models.incoming import Hook, HookCall, HookTally, Turned
from tankar.channels.models.network_change import NetworkChange
from tankar.channels.models.report import AccessRemoval, AccountLogLine, AccountReport, FormerHandle
from tankar.channels.models.requests import Keeper, Opening, ProfileRequest, RequestAdvice, RequestWord
from tankar.channels.models.review import ChannelReview, ReviewOutcome, ReviewTrigger

__all__ = [
    "Access",
    "AccessRemoval",
    "AccountLogLine",
    "AccountReport",
    "AgreementTopic",
    "Alarm",
    "AnswerTarget",
    "Answered",
    "AnsweringAgreement",
    "Assessment",
    "Channel",
    "ChannelAssignment",
    "ChannelEnding",
    "ChannelEntry",
    "ChannelQuerySet",
    "ChannelReview",
    "Confirmation",
    "ContentLanguage",
    "CoverGap",
    "CoverPause",
    "FormerHandle",
    "Hook",
    "HookCall",
    "HookTally",
    "Keeper",
    "Kind",
    "LanguagePolicy",
    "LastTest",
    "NetworkChange",
    "Opening",
    "PostingRole",
    "ProfileRequest",
    "RequestAdvice",
    "RequestWord",
    "ReviewOutcome",
    "ReviewTrigger",
    "Statement",
    "Turned",
    "WayOut",
    "YesNo",
    "languages_of",
    "title_of",
]
