"""What channels tell people."""

from __future__ import annotations

from tankar.channels.agreements.notices import NOTICES as _AGREEMENTS
from tankar.channels.amnesty.notices import NOTICES as _ACCOUNTS
from tankar.channels.assessments.notices import NOTICES as _ASSESSMENTS
from tankar.channels.cover.notices import NOTICES as _COVER
from tankar.channels.ending.notices import NOTICES as _ENDINGS
from tankar.channels.leaving.notices import NOTICES as _LEAVING
from tankar.channels.requests.notices import NOTICES as _REQUESTS
from tankar.channels.reviews.changes.notices import NOTICES as _CHANGES
from tankar.channels.reviews.notices import NOTICES as _REVIEWS

__all__ = ["NOTICES"]

NOTICES = [
    *_REQUESTS,
    *_ASSESSMENTS,
    *_REVIEWS,
    *_CHANGES,
    *_ENDINGS,
    *_COVER,
    *_AGREEMENTS,
    *_ACCOUNTS,
    *_LEAVING,
]
