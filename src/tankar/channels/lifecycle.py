"""The graphs of channels, for the reference page: each stands with its own workflow."""

from __future__ import annotations

from tankar.channels.amnesty.lifecycle import ACCOUNT_REPORT
from tankar.channels.assessments.lifecycle import ASSESSMENT
from tankar.channels.ending.lifecycle import CHANNEL_ENDING
from tankar.channels.leaving.lifecycle import ACCESS_REMOVAL
from tankar.channels.requests.lifecycle import REQUEST
from tankar.channels.reviews.lifecycle import CHANNEL_REVIEW

__all__ = ["ACCESS_REMOVAL", "ACCOUNT_REPORT", "ASSESSMENT", "CHANNEL_ENDING", "CHANNEL_REVIEW", "REQUEST"]
