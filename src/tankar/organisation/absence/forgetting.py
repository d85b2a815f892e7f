"""Days away are forgotten a month after they have passed: nothing needs them any more."""

from __future__ import annotations

import datetime as dt

from tankar.organisation.access import today
from tankar.organisation.models import Absence
from tankar.work.periodic import every

__all__ = ["KEPT_DAYS", "forget_absences"]

KEPT_DAYS = 30


@every(seconds=3600, name="organisation.forget_absences")
def forget_absences() -> int:
    """How many were forgotten."""
    gone, _by_model = Absence.objects.filter(last_day__lt=today() - dt.timedelta(days=KEPT_DAYS)).delete()
    return gone
