"""The guideline's versions, what people have read and learnt of it, and what they ask about it."""

from tankar.guideline.models.advice import Advice, AdviceWords
from tankar.guideline.models.group import Answer, Article, Meeting
from tankar.guideline.models.learning import Acknowledgement, ReadingAsked, Training, TrainingRule
from tankar.guideline.models.notes import GroundRules, RuleNote
from tankar.guideline.models.spans import RuleSpan
from tankar.guideline.models.terms import CouncilTerm, TermInvitation
from tankar.guideline.models.versions import GuidelineVersion, RuleText

__all__ = [
    "Acknowledgement",
    "Advice",
    "AdviceWords",
    "Answer",
    "Article",
    "CouncilTerm",
    "GroundRules",
    "GuidelineVersion",
    "Meeting",
    "ReadingAsked",
    "RuleNote",
    "RuleSpan",
    "RuleText",
    "TermInvitation",
    "Training",
    "TrainingRule",
]
