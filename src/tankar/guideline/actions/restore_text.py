"""Take a replaced text away, so that the packaged one stands again."""

from __future__ import annotations

from django.db import transaction

from tankar import journal
from tankar.guideline.entries import TEXT_RESTORED
from tankar.guideline.errors import MayNotEdit, NothingReplaced
from tankar.guideline.models import GuidelineVersion, RuleText
from tankar.guideline.reading import read
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person

__all__ = ["restore_text"]


def restore_text(person: Person, rule_id: str, language: str) -> None:
    """Show the packaged text of this rule in this language again (META-1). The journal keeps the other.

    Raises `MayNotEdit`, `UnknownRule` or `NothingReplaced`.
    """
    if not may(person, "guideline.edit"):
        raise MayNotEdit
    rule = read().find(rule_id).rule
    if rule.is_added:
        raise NothingReplaced
    with transaction.atomic():
        row = RuleText.objects.filter(
            version=GuidelineVersion.objects.current(), rule_id=rule.id, language=language
        ).first()
        if row is None:
            raise NothingReplaced
        row.delete()
        journal.record(
            TEXT_RESTORED,
            actor=actor(person),
            subject=("rule", rule.id),
            rules=[rule.id],
            params={"rule": rule.id, "language": language, "before": row.text},
        )
