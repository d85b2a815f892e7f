"""A rule comes into the next version, or leaves it. Its id is the next number of its section, and never used again."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db import transaction

from tankar.guideline import content
from tankar.guideline.models import GuidelineVersion, RuleSpan, RuleText
from tankar.guideline.reading import read_version
from tankar.guideline.versions.actions.drafting import locked_draft, note, words_of, write
from tankar.guideline.versions.errors import FrameStays, NotTheirs
from tankar.organisation.access import may
from tankar.organisation.models import Person

__all__ = ["add_rule", "put_back", "remove_rule"]


def add_rule(person: Person, section: int, groups: Collection[str], texts: Mapping[str, str]) -> str:
    """At the end of its section, in all three languages; returns its id.

    `section`: the number of one that has rules. `groups`: whom it concerns, of `content.GROUPS`. Raises `NotTheirs`,
    `NoDraft` or `TextMissing`.
    """
    if not may(person, "guideline.edit"):
        raise NotTheirs
    said = words_of(texts)
    with transaction.atomic():
        draft = locked_draft()
        rule_id = _next_id(section)
        chosen = [one for one in content.GROUPS if one in groups]
        RuleSpan.objects.create(rule_id=rule_id, section=section, groups=chosen, added_in=draft)
        write(person, draft, rule_id, said)
        note("guideline.rule_added", person, draft, rule_id=rule_id)
    return rule_id


def remove_rule(person: Person, rule_id: str) -> None:
    """It is not in the next version; what was written of it in the draft goes. Twice does no harm.

    Its address stays, and says from publication on since when it is gone. Raises `NotTheirs`, `NoDraft`,
    `UnknownRule` or `FrameStays`.
    """
    if not may(person, "guideline.edit"):
        raise NotTheirs
    with transaction.atomic():
        draft = locked_draft()
        if _is_removed(draft, rule_id):
            return
        rule = read_version(draft).find(rule_id).rule
        if rule.is_frame:
            raise FrameStays
        RuleText.objects.filter(version=draft, rule_id=rule.id).delete()
        # one that only this draft has was never published: its number is free again
        if not RuleSpan.objects.filter(rule_id=rule.id, added_in=draft).delete()[0]:
            RuleSpan.objects.update_or_create(rule_id=rule.id, defaults={"removed_in": draft})
        note("guideline.rule_removed", person, draft, rule_id=rule.id)


def put_back(person: Person, rule_id: str) -> None:
    """The draft has it again, with the words in force. Twice does no harm. Raises `NotTheirs` or `NoDraft`."""
    if not may(person, "guideline.edit"):
        raise NotTheirs
    with transaction.atomic():
        draft = locked_draft()
        if not _is_removed(draft, rule_id):
            return
        RuleSpan.objects.filter(rule_id=rule_id).update(removed_in=None)
        RuleSpan.objects.filter(added_in=None, removed_in=None).delete()
        note("guideline.rule_put_back", person, draft, rule_id=rule_id)


def _is_removed(draft: GuidelineVersion, rule_id: str) -> bool:
    return RuleSpan.objects.filter(rule_id=rule_id, removed_in=draft).exists()


def _next_id(section: int) -> str:
    """After the highest number the section has ever had."""
    packaged = [rule.id for rule in content.rules() if rule.section.number == section]
    known = packaged + list(RuleSpan.objects.filter(section=section).values_list("rule_id", flat=True))
    prefix = packaged[0].rpartition("-")[0]
    return f"{prefix}-{1 + max(int(one.rpartition('-')[2]) for one in known)}"
