"""The registry keeps a matter: a new one, or what has changed in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from tankar import journal
from tankar.clearance.errors import Incomplete, NotAllowed
from tankar.clearance.models import AgendaMatter
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["MatterFacts", "faults_in", "keep_matter", "put"]


@dataclass(frozen=True)
class MatterFacts:
    """What is kept of a matter."""

    reference: str
    title_sv: str
    title_fi: str
    body: str
    meets_on: dt.date | None = None
    meets_at: dt.time | None = None
    public_from: dt.date | None = None
    preparer: Person | None = None
    phone: str = ""


def keep_matter(person: Person, facts: MatterFacts, matter: AgendaMatter | None = None) -> AgendaMatter:
    """A new matter, or `matter` as it is now. A day moved ahead tells those who asked at its new time.

    Raises `NotAllowed` or `Incomplete`.
    """
    if not may(person, "clearance.keep_matter", matter):
        raise NotAllowed("clearance.keep_matter")
    if faults := faults_in(facts, matter):
        raise Incomplete(faults)
    with transaction.atomic():
        kept = put(facts, matter)
        journal.record(
            "clearance.matter_kept",
            actor=actor(person),
            subject=("agenda_matter", kept.public_id),
            params={"reference": kept.reference},
        )
    return kept


def put(facts: MatterFacts, matter: AgendaMatter | None) -> AgendaMatter:
    """Write it down; the caller holds the transaction and has asked for permission."""
    matter = matter or AgendaMatter()
    moved = matter.public_from != facts.public_from
    matter.reference, matter.body = facts.reference.strip(), facts.body
    matter.title_sv, matter.title_fi = facts.title_sv.strip(), facts.title_fi.strip()
    matter.meets_on, matter.meets_at = facts.meets_on, facts.meets_at
    matter.public_from = facts.public_from
    matter.preparer, matter.phone = facts.preparer, facts.phone.strip()
    matter.changed_at = clock.now()
    if moved:
        # what was told of an earlier day is told anew on the right one
        matter.told_at = None
        if matter.pk:
            matter.clearances.update(told_public_at=None)
    matter.save()
    return matter


def faults_in(facts: MatterFacts, matter: AgendaMatter | None = None) -> dict[str, str]:
    """The name of a field and what to do about it."""
    faults: dict[str, str] = {}
    if not facts.reference.strip():
        faults["reference"] = _("Write the case number.")
    elif (
        AgendaMatter.objects.filter(reference=facts.reference.strip())
        .exclude(pk=matter.pk if matter else 0)
        .exists()
    ):
        faults["reference"] = _("There is a matter with this case number already.")
    for field, words in (("title_sv", facts.title_sv), ("title_fi", facts.title_fi)):
        if not words.strip():
            faults[field] = _("Write the title in both languages, as it stands on the agenda.")
    if facts.body not in AgendaMatter.Body.values:
        faults["body"] = _("Choose who decides.")
    return faults
