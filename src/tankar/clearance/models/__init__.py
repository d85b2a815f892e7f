"""Matters of the agenda, questions about them with their answers, and facts."""

from tankar.clearance.models.agenda import AgendaMatter
from tankar.clearance.models.facts import FactRequest, FactSheet
from tankar.clearance.models.questions import Answer, Clearance, Paper

__all__ = ["AgendaMatter", "Answer", "Clearance", "FactRequest", "FactSheet", "Paper"]
