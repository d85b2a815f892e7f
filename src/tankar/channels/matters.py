"""What channels ask people to decide, and within which time."""

from __future__ import annotations

from tankar.channels.agreements import matters as _agreements
from tankar.channels.assessments import matters as _assessments
from tankar.channels.cover import matters as _cover
from tankar.channels.requests import matters as _requests

__all__ = ["MATTERS", "TERMS"]

MATTERS = [*_requests.MATTERS, *_assessments.MATTERS, *_cover.MATTERS, *_agreements.MATTERS]
TERMS = [*_requests.TERMS, *_assessments.TERMS, *_cover.TERMS, *_agreements.TERMS]
