"""What is written in both national languages, in the one that is active now."""

from __future__ import annotations

from django.db.models import Model
from django.utils import translation

__all__ = ["both_languages", "in_language", "spoken"]


def spoken() -> str:
    """ "fi" for who reads Finnish, otherwise "sv": what is kept in both is never kept in English."""
    return "fi" if (translation.get_language() or "sv").startswith("fi") else "sv"


def in_language(row: Model, field: str) -> str:
    """`field`_sv or `field`_fi; the other one where the first is empty."""
    first = spoken()
    other = "sv" if first == "fi" else "fi"
    return str(getattr(row, f"{field}_{first}") or getattr(row, f"{field}_{other}"))


def both_languages(row: Model, field: str) -> list[tuple[str, str]]:
    """Language and words of what is not empty, the reader's own language first."""
    first = spoken()
    pairs = [(language, str(getattr(row, f"{field}_{language}"))) for language in ("sv", "fi")]
    return sorted(((one, words) for one, words in pairs if words), key=lambda pair: pair[0] != first)
