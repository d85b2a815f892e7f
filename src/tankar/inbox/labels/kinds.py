"""The labels there are, what they are called, and what a person is told about them.

Never among them: how somebody feels (never.md N8), and nothing that would add up over a person.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

__all__ = ["DISTRESS", "FLAGS", "NAMES", "READ_FIRST", "THREAT", "TOPIC", "TOPICS", "URGENT"]

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
FLAGS = tuple(NAMES)
TOPICS: Mapping[str, str | Promise] = {
    "snow": _("Snow and slipperiness"),
    "roads": _("Streets and roads"),
    "lighting": _("Street lighting"),
    "water": _("Water and sewers"),
    "waste": _("Waste"),
    "parks": _("Parks and shores"),
    "dogs": _("Dogs"),
    "parking": _("Parking"),
    "transport": _("Buses and travel"),
    "planning": _("Planning and building"),
    "housing": _("Housing"),
    "daycare": _("Day care"),
    "school": _("School"),
    "youth": _("Young people"),
    "library": _("Library"),
    "culture": _("Culture"),
    "events": _("Events"),
    "sports": _("Sports"),
    "elderly": _("Elderly people"),
    "health": _("Health and social services"),
    "taxes": _("Taxes, invoices and fees"),
    "language_service": _("Service in one’s own language"),
    "other": _("Something else"),
}
