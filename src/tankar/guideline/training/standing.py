"""Where somebody stands with the guideline: what they are asked to read and learn, and whether they may post yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import DateField, Exists, Subquery, Value

from tankar.decisions.terms import amount_of
from tankar.guideline.models import Acknowledgement, GuidelineVersion, Training, TrainingRule
from tankar.guideline.training.situations import MODULES, Module, module
from tankar.organisation.access import communicates, holds, today
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__ = [
    "Standing",
    "asked_of",
    "has_acknowledged",
    "missing_before",
    "standings",
]

POSTING = "channels"


def _days(term: str) -> dt.timedelta:
    return dt.timedelta(days=amount_of(term))


@dataclass(frozen=True)
class Standing:
    """One module and one person. `asked`: their role asks for it; `voluntary`: it only invites."""

    module: Module
    asked: bool
    voluntary: bool
    step: int
    done_on: dt.date | None

    @property
    def steps(self) -> int:
        return len(self.module.situations)

    @property
    def again_on(self) -> dt.date | None:
        """When it is time to do it once more."""
        return self.done_on + _days("guideline.training_refresher") if self.done_on else None

    @property
    def is_old(self) -> bool:
        return self.again_on is not None and self.again_on <= today()

    @property
    def waits(self) -> bool:
        """Is it asked for, and not done or done too long ago?"""
        return self.asked and (self.done_on is None or self.is_old)


def asked_of(person: Person) -> set[str]:
    """The modules that the person's roles ask for, or invite to."""
    asked = set()
    if holds(person, Role.CHANNEL_MANAGER) or communicates(person):
        asked.add(POSTING)
    if any(holds(person, role) for role in (Role.HEAD_OF_UNIT, Role.SECTOR_MANAGEMENT, Role.SUPERVISOR)):
        asked.add("heads")
    if holds(person, Role.ELECTED_OFFICIAL):
        asked.add("elected")
    return asked


def standings(person: Person) -> list[Standing]:
    """Every module, those asked of the person first. One statement."""
    rows: Mapping[str, Training] = {one.module: one for one in Training.objects.filter(person=person)}
    asked = asked_of(person)
    found = []
    for slug in sorted(MODULES, key=lambda one: one not in asked):
        row = rows.get(slug)
        found.append(
            Standing(
                module(slug),
                slug in asked,
                slug == "elected",
                row.step if row else 0,
                row.done_on if row else None,
            )
        )
    return found


def has_acknowledged(person: Person, version: GuidelineVersion | None) -> Acknowledgement | None:
    """The person's own note on the version in force, as whom they act."""
    if version is None:
        return None
    return Acknowledgement.objects.filter(
        person=person, version=version, elected=not holds(person, Role.EMPLOYEE)
    ).first()


def missing_before(
    person: Person, since: dt.date | Subquery | None, on: dt.date | None = None
) -> dt.date | None:
    """The last day of the person's grace if the module comes before posting and is not done; else `None`.

    `since`: the day from which they have a channel, `None`: longer than anybody knows. They may post until the end
    of the day returned. Whoever has done it once may post: that it is old is only asked about. One statement, also
    where `since` is itself to be looked up.
    """
    done = Training.objects.filter(person=person, module=POSTING, done_on__isnull=False)
    began = since if isinstance(since, Subquery) else Value(since, output_field=DateField())
    rule = TrainingRule.objects.order_by("-id").annotate(has_done=Exists(done), began=began).first()
    required = rule.required_from if rule else None
    if rule is None or required is None or rule.has_done or (on or today()) < required:
        return None
    return max(required, rule.began or required) + _days("guideline.training_grace")
