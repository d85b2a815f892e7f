"""The labels there are, what they are called, and what a person is told about them.

Never among them: how somebody feels (never.md N8), and nothing that would add up over a person.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tankar.content.words.catalogue import TOPICS as SERVICES

__all__ = ["DISTRESS", "NAMES", "READ_FIRST", "THREAT", "TOPIC", "TOPICS", "URGENT"]

TOPIC, URGENT, THREAT, DISTRESS = "topic", "urgent", "threat", "distress"
READ_FIRST = (DISTRESS, THREAT)
"""A person reads these before everything else."""

NAMES: Mapping[str, str | Promise] = {
    DISTRESS: _("Someone in distress"),
    THREAT: _("Threat"),
    URGENT: _("Soon: someone may come to harm or go without"),
    "hate": _("Hate"),
    "insult": _("Abuse"),
    "profanity": _("Swearing"),
    "phishing": _("Tries to swindle"),
    "spam": pgettext_lazy("label of a message", "Spam"),
    "personal": _("Personal data"),
    "question": pgettext_lazy("label of a message", "Question"),
}
TOPICS: Mapping[str, str | Promise] = {**SERVICES, "other": _("Something else")}
"""The services, and a matter that none of them has."""
