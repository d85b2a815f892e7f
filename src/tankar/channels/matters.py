"""What channels ask people to decide, and within which time."""

from __future__ import annotations

from tankar.channels.agreements import matters as _agreements
from tankar.channels.amnesty import matters as _amnesty
from tankar.channels.assessments import matters as _assessments
from tankar.channels.cover import matters as _cover
from tankar.channels.ending import matters as _ending
from tankar.channels.leaving import matters as _leaving
from tankar.channels.requests import matters as _requests
from tankar.channels.reviews import matters as _reviews

__all__ = ["MATTERS", "TERMS"]

_ALL = (_requests, _assessments, _reviews, _ending, _cover, _agreements, _amnesty, _leaving)
MATTERS = [matter for one in _ALL for matter in one.MATTERS]
TERMS = [term for one in _ALL for term in one.TERMS]
