"""Sort incoming messages: what language, is it a question, what is in it. Nothing here acts."""

from tankar.texts.triage.message import Triaged
from tankar.texts.triage.sorting import triage

__all__ = ["Triaged", "triage"]
