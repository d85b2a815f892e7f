"""The graphs of what lasts in the register."""

from __future__ import annotations

from tankar.channels.ending.lifecycle import CHANNEL_ENDING
from tankar.channels.reviews.lifecycle import CHANNEL_REVIEW

__all__ = ["CHANNEL_ENDING", "CHANNEL_REVIEW"]
