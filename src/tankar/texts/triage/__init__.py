"""Sort incoming messages: what language, is it a question, what is in it. Nothing here acts."""

from tankar.texts.triage.message import NOT_YET, Triaged
from tankar.texts.triage.sorting import triage

__all__ = ["NOT_YET", "Triaged", "triage"]
