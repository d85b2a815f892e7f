"""Put a text in place of a packaged one, for one rule and one language."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from tankar import journal
from tankar.guideline import content
from tankar.guideline.entries import TEXT_REPLACED
from tankar.guideline.errors import ChangedMeanwhile, MayNotEdit, NoSource, NoText, OriginalMustBeOfficial
from tankar.guideline.models import GuidelineVersion, RuleText
from tankar.guideline.reading import read
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["replace_text"]


def replace_text(
    person: Person,
    rule_id: str,
    language: str,
    text: str,
    *,
    source: str,
    official: bool,
    seen: dt.datetime | None,
) -> RuleText:
    """Let `text` stand for this rule in this language (META-1), and return its row.

    `seen` is the moment of the change the person had before their eyes, `None` for the packaged text.
    Raises `MayNotEdit`, `UnknownRule`, or a `TextRefused` that says what to do.
    """
    if not may(person, "guideline.edit"):
        raise MayNotEdit
    rule = read().find(rule_id).rule
    text, source = " ".join(text.split()), " ".join(source.split())
    _refuse_unusable(language, text, source, official)
    with transaction.atomic():
        row = _row(rule, language, seen)
        before = row.text or rule.text.in_language(language)
        row.text, row.source, row.official = text, source, official
        row.changed_by_id, row.changed_by_name, row.changed_at = person.public_id, str(person), clock.now()
        row.save()
        journal.record(
            TEXT_REPLACED,
            actor=actor(person),
            subject=("rule", rule.id),
            rules=[rule.id],
            params={
                "rule": rule.id,
                "language": language,
                "source": source,
                "official": official,
                "before": before,
                "after": text,
            },
        )
    return row


def _row(rule: content.Rule, language: str, seen: dt.datetime | None) -> RuleText:
    """The row to write into, locked, if it is still as the person saw it; a new one if there is none."""
    version = GuidelineVersion.objects.current() or GuidelineVersion.objects.packaged()
    found = RuleText.objects.select_for_update().filter(version=version, rule_id=rule.id, language=language)
    row = found.first()
    if (row.changed_at if row else None) != seen:
        raise ChangedMeanwhile(row.changed_by_name if row else "")
    return row or RuleText(version=version, rule_id=rule.id, language=language)


def _refuse_unusable(language: str, text: str, source: str, official: bool) -> None:
    if not text:
        raise NoText
    if not source:
        raise NoSource
    if language == content.ORIGINAL and not official:
        raise OriginalMustBeOfficial
