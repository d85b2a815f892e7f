"""Publish the draft: from now on it is the guideline, and everybody is asked to read it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from tankar import journal
from tankar.guideline import content
from tankar.guideline.models import GuidelineVersion, RuleText
from tankar.guideline.reading import read, read_version
from tankar.guideline.versions.comparing import behind, changes
from tankar.guideline.versions.errors import NoDraft, NothingChanged, NotTheirs, TranslationsBehind, WrongDate
from tankar.guideline.versions.lifecycle import VERSION
from tankar.organisation.access import may, today
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock
from tankar.work.errors import SomebodyElseMoved

__all__ = ["Facts", "publish"]


@dataclass(frozen=True)
class Facts:
    """`status`: what the document is to whom. `looked`: translations that stood still have been looked at and fit.

    `source`: of the changed Swedish texts, for example a decision and its date.
    """

    document_date: dt.date
    noted_on: dt.date | None
    status: content.Words
    source: str
    looked: bool


def publish(person: Person, facts: Facts) -> GuidelineVersion:
    """The version in force is the one before from now on, and stays readable as it is.

    Raises `NotTheirs`, `NoDraft`, `NothingChanged`, `WrongDate`, `TranslationsBehind`.
    """
    with transaction.atomic():
        draft = (
            GuidelineVersion.objects.select_for_update().filter(state=GuidelineVersion.State.DRAFT).first()
        )
        if draft is None:
            raise NoDraft
        if not may(person, "guideline.publish", draft):
            raise NotTheirs
        found = changes(read(), read_version(draft))
        _refuse(facts, [change.rule.id for change in found], behind(found))
        _keep_what_stays(draft)
        RuleText.objects.filter(
            version=draft, rule_id__in=[one.rule.id for one in found], official=True
        ).update(source=facts.source)
        _move(person, draft, facts)
        journal.record(
            "guideline.version_published",
            actor=actor(person),
            subject=("guideline_version", str(draft.number)),
            rules=[change.rule.id for change in found],
            params={"number": str(draft.number), "day": facts.document_date.isoformat()},
        )
    return draft


def _move(person: Person, draft: GuidelineVersion, facts: Facts) -> None:
    said: dict[str, Any] = {f"status_{one}": facts.status.in_language(one) for one in content.LANGUAGES}
    said |= {"document_date": facts.document_date, "noted_on": facts.noted_on}
    said |= {"published_at": clock.now(), "published_by_name": str(person), "asks": True}
    try:
        VERSION.move(draft, GuidelineVersion.State.PUBLISHED, where=None, **said)
    except SomebodyElseMoved:
        raise NoDraft from None


def _refuse(facts: Facts, changed: list[str], stood_still: list[str]) -> None:
    if not changed:
        raise NothingChanged
    current = GuidelineVersion.objects.current()
    before = current.as_document().document_date if current else content.document().document_date
    if not before < facts.document_date <= today():
        raise WrongDate
    if stood_still and not facts.looked:
        raise TranslationsBehind(stood_still)


def _keep_what_stays(draft: GuidelineVersion) -> None:
    """What the city had put in place of packaged texts comes along, as the draft showed it."""
    current = GuidelineVersion.objects.current()
    removed = set(draft.removed_rules.values_list("rule_id", flat=True))
    written = set(RuleText.objects.filter(version=draft).values_list("rule_id", "language"))
    kept = [
        row
        for row in (RuleText.objects.filter(version=current) if current else ())
        if (row.rule_id, row.language) not in written and row.rule_id not in removed
    ]
    for row in kept:
        row.pk, row.version = None, draft
        row._state.adding = True
    RuleText.objects.bulk_create(kept)
