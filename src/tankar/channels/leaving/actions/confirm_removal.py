"""Say that a leaver's access on the network is taken away; remind of what is not."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar.channels.leaving.asking import ABOUT, ask_everybody, matter_of
from tankar.channels.leaving.lifecycle import ACCESS_REMOVAL
from tankar.channels.models import AccessRemoval
from tankar.channels.noting import note
from tankar.decisions.keeping import end_matter
from tankar.notices.settling import settle
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.work import clock
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["confirm_removal", "remind_of_removals"]

_AT_ONCE = 100


def confirm_removal(person: Person, removal: AccessRemoval) -> AccessRemoval:
    """Of two who say it, the first stands in the register; twice does no harm. Raises PermissionDenied."""
    if not may(person, "channels.remove_access", removal):
        raise PermissionDenied("channels.remove_access")
    with transaction.atomic():
        try:
            ACCESS_REMOVAL.move(removal, "done", done_at=clock.now(), done_by=str(person), next_at=None)
        except (NoSuchMove, SomebodyElseMoved):
            removal.refresh_from_db()
            return removal
        settle(ABOUT, [removal.public_id])
        end_matter(matter_of(removal), "done")
        leaver = removal.assignment.person
        note("access_removed", removal.channel, person, manager=str(leaver), manager_id=leaver.public_id)
    return removal


def remind_of_removals() -> int:
    """What is late goes to communications and information security; returns how many."""
    count = 0
    late = AccessRemoval.objects.filter(state=AccessRemoval.State.OPEN, next_at__lte=clock.now())
    for removal in late.select_related("channel__owner_unit", "assignment").order_by("next_at")[:_AT_ONCE]:
        with transaction.atomic():
            # the claim: of two workers one moves `next_at`
            here = AccessRemoval.objects.filter(pk=removal.pk, state=removal.state, next_at=removal.next_at)
            if here.update(next_at=None):
                ask_everybody(removal)
                count += 1
    return count
