"""Let a finding stand that the law or the city asks about: a named person says why, for these words and no others.

Whoever was asked to look, or said yes, saw the item without it: their question or yes is void.
"""

from __future__ import annotations

from django.db import transaction

from tankar import journal
from tankar.content.checks.answers import look_at, note_an_answer
from tankar.content.checks.problem import Problem
from tankar.content.draft import Draft, draft_of
from tankar.content.errors import FindingGone, NotADraft, NotAllowed, ReasonMissing
from tankar.content.models import Item, PassedFinding
from tankar.content.review.actions.void_review import void_when_passed
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["LONGEST_REASON", "pass_finding"]

LONGEST_REASON = 500


def pass_finding(person: Person, item: Item, key: str, reason: str) -> PassedFinding:
    """Raises `NotAllowed`, `NotADraft`, `ReasonMissing`, or `FindingGone` when the words have changed."""
    with transaction.atomic():
        given, item = item, Item.objects.select_for_update(of=("self",)).get(pk=item.pk)
        if not may(person, "content.release", item):
            raise NotAllowed("content.release")
        if item.state != Item.State.DRAFT:
            raise NotADraft(item.state)
        if not reason.strip():
            raise ReasonMissing
        draft = draft_of(item)
        problem = _passable(item, draft, key)
        passed, is_new = PassedFinding.objects.get_or_create(
            item=item,
            key=key,
            defaults={
                "revision": item.revision,
                "rule": problem.rule,
                "rule_version": problem.rule_version,
                "reason": reason.strip()[:LONGEST_REASON],
                "person": person,
                "at": clock.now(),
            },
        )
        note_an_answer(given)
        if is_new:
            journal.record(
                "content.finding_passed",
                actor=actor(person),
                subject=("item", item.public_id),
                params={"check": problem.rule},
            )
            void_when_passed(person, item, draft)
    return passed


def _passable(item: Item, draft: Draft, key: str) -> Problem:
    for problem in look_at(item, draft):
        if problem.key == key and (problem.is_passable or problem.passed):
            return problem
    raise FindingGone
