"""Not taken down in time: communications is asked too. It stays open, and is never taken for done."""

from __future__ import annotations

from django.db import transaction
from django.urls import reverse

from tankar import journal
from tankar.content.review.reviewers import communications
from tankar.decisions.keeping import ask
from tankar.decisions.models import Matter
from tankar.notices.telling import tell
from tankar.publishing.matters import TAKEDOWN_MATTER, TAKEDOWN_TERM
from tankar.publishing.models import TakeDown
from tankar.publishing.takedowns.reading import who_runs
from tankar.work import clock

__all__ = ["pass_on_late"]

_AT_ONCE = 100


def pass_on_late() -> int:
    """Every one whose time has passed; returns how many were passed on."""
    late = TakeDown.objects.filter(state=TakeDown.State.OPEN, next_at__lte=clock.now())
    return sum(
        _pass_on(one) for one in late.select_related("delivery__channel").order_by("next_at")[:_AT_ONCE]
    )


def _pass_on(takedown: TakeDown) -> bool:
    with transaction.atomic():
        # of two workers one passes it on; said to be done at this moment, it is done
        here = TakeDown.objects.filter(pk=takedown.pk, state=TakeDown.State.OPEN, next_at=takedown.next_at)
        if not here.update(next_at=None):
            return False
        channel, team = takedown.delivery.channel, communications(set())
        matter = Matter.of(TAKEDOWN_MATTER, takedown.public_id)
        if matter is not None:
            ask(matter, team, "take_down", due_at=takedown.due_at, term=TAKEDOWN_TERM)
        about, params = ("takedown", takedown.public_id), {"channel": str(channel)}
        url = reverse("publishing:takedown", args=[takedown.public_id])
        for person in {one.pk: one for one in (*who_runs(channel), *team)}.values():
            tell(person, "publishing.takedown_late", params=params, url=url, about=about)
        journal.record("publishing.takedown_passed_on", actor=None, subject=about, params=params)
    return True
