"""The graphs of channels, for the reference page: each stands with its own workflow."""

from __future__ import annotations

from tankar.channels.assessments.lifecycle import ASSESSMENT
from tankar.channels.requests.lifecycle import REQUEST

__all__ = ["ASSESSMENT", "REQUEST"]
