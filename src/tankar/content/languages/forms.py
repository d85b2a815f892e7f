"""What the writer decides about a language: the whole text, a short one, or none and why."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import QueryDict

from tankar.content.models import LanguageVersion

__all__ = ["LONGEST_REASON", "forms_from", "machine_from"]

LONGEST_REASON = 300


def forms_from(post: QueryDict, languages: tuple[str, ...]) -> Mapping[str, tuple[str, str]]:
    """Language → (form, reason) for those that were sent. A reason is kept only where the language is waived."""
    found = {}
    for language in languages:
        form = post.get(f"form-{language}")
        if form in LanguageVersion.Form.values:
            reason = " ".join(post.get(f"waived-{language}", "").replace("\x00", "").split())
            waived = form == LanguageVersion.Form.WAIVED
            found[language] = (form, reason[:LONGEST_REASON] if waived else "")
    return found


def machine_from(post: QueryDict, languages: tuple[str, ...]) -> Mapping[str, bool]:
    """Language → is its text made mainly by machine, for those whose box was on the page."""
    return {one: f"machine-{one}" in post for one in languages if f"machine_asked-{one}" in post}
