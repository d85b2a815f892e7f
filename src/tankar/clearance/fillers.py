"""What facts show on other contexts' pages. `web/places.py` says where."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from tankar.clearance.facts.reading import fitting
from tankar.organisation.access import may

__all__ = ["answer_facts"]


def answer_facts(request: HttpRequest, message: Any) -> tuple[str, dict[str, Any]] | None:
    """Fact sheets that fit what a resident asks, with the sentence in the language of their question.

    `message`: something with a `text` and a `language`. A person puts a sentence into the answer; nothing does so by
    itself.
    """
    person = getattr(request, "person", None)
    if person is None or message is None or not may(person, "clearance.view_fact"):
        return None
    found = fitting(person, str(message.text), str(message.language))
    return ("clearance/facts/_for_answer.html", {"fitting": found}) if found else None
