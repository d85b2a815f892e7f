"""People on whom the rights on people are tried."""

from __future__ import annotations

import datetime as dt

from django.db.models import Model

from tankar.organisation import demo
from tankar.organisation.models import Absence, Invitation, Person
from tankar.organisation.signing_in.invitations import runs_out
from tankar.work import clock

__all__ = ["sample"]


def sample() -> dict[str, Model]:
    administrator = Person.objects.filter(assignments__role="system_administrator").exclude(
        assignments__valid_to__isnull=False
    )
    return {
        "a librarian": demo.make_person("aino"),
        "a librarian of the branch below": demo.make_person("jukka"),
        "somebody of another unit": demo.make_person("mikko"),
        "an elected official without unit": demo.make_person("johan"),
        "the administrator of this table": administrator.get(),
        "a librarian's days away": Absence.objects.create(
            person=demo.make_person("aino"), first_day=dt.date(2026, 7, 6), last_day=dt.date(2026, 7, 31)
        ),
        "an invitation": Invitation.objects.create(
            person=demo.make_person("jukka"), made_at=clock.now(), runs_out_at=runs_out()
        ),
    }
