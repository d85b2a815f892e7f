"""Communications puts a dated note beside a rule, changes it, or takes it away."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from tankar import journal
from tankar.guideline import content
from tankar.guideline.models import RuleNote
from tankar.guideline.notes.errors import NoteMissing, NotTheirs
from tankar.guideline.reading import read
from tankar.organisation.access import may, today
from tankar.organisation.actors import actor
from tankar.organisation.models import Person

__all__ = ["remove_note", "write_note"]


def write_note(person: Person, rule_id: str, texts: Mapping[str, str]) -> RuleNote:
    """`texts` by language; English may be missing. Raises `NotTheirs`, `UnknownRule` or `NoteMissing`."""
    if not may(person, "guideline.edit"):
        raise NotTheirs
    rule = read().find(rule_id).rule
    said = {language: " ".join(texts.get(language, "").split()) for language in content.LANGUAGES}
    if not (said["sv"] and said["fi"]):
        raise NoteMissing
    with transaction.atomic():
        row, _new = RuleNote.objects.update_or_create(
            rule_id=rule.id,
            defaults={
                "text_sv": said["sv"],
                "text_fi": said["fi"],
                "text_en": said["en"],
                "changed_on": today(),
                "changed_by_name": str(person),
            },
        )
        _note("guideline.note_written", person, rule.id)
    return row


def remove_note(person: Person, rule_id: str) -> None:
    """Twice does no harm. Raises `NotTheirs`."""
    if not may(person, "guideline.edit"):
        raise NotTheirs
    with transaction.atomic():
        if RuleNote.objects.filter(rule_id=rule_id).delete()[0]:
            _note("guideline.note_removed", person, rule_id)


def _note(kind: str, person: Person, rule_id: str) -> None:
    journal.record(
        kind, actor=actor(person), subject=("rule", rule_id), rules=[rule_id], params={"rule": rule_id}
    )
