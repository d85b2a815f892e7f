"""Some years after a campaign is over names are forgotten, and sums are kept.

A voucher is kept at least six years from the end of the year in which the period ended (bookkeeping act 1336/1997), and
who publishes political advertising keeps its records seven (2024/900). After that: deleted is who asked, who decided
and who was asked. Kept is what was advertised, for which unit and cost centre, what was decided as which role and why,
what it cost and taught.
"""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction

from tankar import journal
from tankar.campaigns.models import Campaign, Frame
from tankar.decisions.keeping import forget_people
from tankar.organisation.access import today
from tankar.work import clock

__all__ = ["AT_ONCE", "forget_names"]

AT_ONCE = 200


def forget_names() -> int:
    """One round; returns in how many campaigns and frames names were deleted."""
    # of what was over in 2026 names are kept through 2033, when the years are seven
    first_kept = today().year - settings.CONFIGURATION.campaign_years
    with transaction.atomic():
        done = _campaigns(first_kept) + _frames(first_kept)
        if done:
            subject = ("campaigns", "names")
            journal.record(
                "campaigns.names_deleted", actor=None, subject=subject, params={"count": str(done)}
            )
    return done


def _campaigns(first_kept: int) -> int:
    midnight = dt.datetime(first_kept, 1, 1, tzinfo=clock.LOCAL)
    over = Campaign.objects.select_for_update().filter(
        state__in=Campaign.OVER, changed_at__lt=midnight, forgotten_at=None
    )
    rows = list(over.order_by("pk").values_list("pk", "public_id")[:AT_ONCE])
    if rows:
        keys = [pk for pk, _public in rows]
        Campaign.objects.filter(pk__in=keys).update(asked_by=None, forgotten_at=clock.now())
        for kind in ("campaigns.campaign", "campaigns.course"):
            forget_people(kind, [public for _pk, public in rows])
    return len(rows)


def _frames(first_kept: int) -> int:
    past = Frame.objects.filter(year__lt=first_kept, forgotten_at=None)
    keys = list(past.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    return Frame.objects.filter(pk__in=keys).update(decided_by=None, forgotten_at=clock.now())
