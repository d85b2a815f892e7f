"""What people answered to findings: passed for a reason, kept as it is."""

from __future__ import annotations

from dataclasses import replace

from tankar.content.checks.on_the_way import videos_on_the_way
from tankar.content.checks.problem import Passing, Problem
from tankar.content.draft import Draft
from tankar.content.links.knowing import with_pages
from tankar.content.models import Item, KeptFinding, PassedFinding
from tankar.content.problems import problems_of
from tankar.organisation.models import Person
from tankar.texts import Level

__all__ = ["Looked", "look_at", "note_an_answer"]


class Looked(list[Problem]):
    """Problems that are still to be looked at, and those passed. `kept`: how many people chose to keep."""

    kept: int = 0

    def stored(self) -> list[dict[str, str | bool]]:
        """What a release keeps: which rule, in which wording, found something, and whether it was passed."""
        return [
            {
                "rule": problem.rule,
                "version": problem.rule_version,
                "level": problem.found.finding.level.value if problem.found else Level.BLOCK.value,
                "passed": problem.passed is not None,
            }
            for problem in self
            if problem.rule and not problem.is_private
        ]


def look_at(item: Item | None, draft: Draft, reader: Person | None = None) -> Looked:
    """The draft's problems with the answers given. At most three statements.

    Advice about tone is the writer's own: it is there only when `reader` is the item's author.
    """
    problems = problems_of(with_pages(draft))
    if item is None:
        return Looked(problems)
    problems = [*videos_on_the_way(item), *problems]
    is_writer = reader is not None and item.author_id == reader.pk
    problems = [one for one in problems if is_writer or not one.is_private]
    if not item.has_answers:
        return Looked(problems)
    passed = _passed(item, [one.key for one in problems if one.is_passable])
    kept = _kept(item, [one.key for one in problems if one.is_keepable])
    looked = Looked(_answered(one, passed) for one in problems if one.key not in kept)
    looked.kept = len(problems) - len(looked)
    return looked


def note_an_answer(item: Item) -> None:
    """From now on the item's answers are read; in the caller's transaction."""
    item.has_answers = True
    Item.objects.filter(pk=item.pk).update(has_answers=True)


def _passed(item: Item, keys: list[str]) -> dict[str, Passing]:
    if not keys:
        return {}
    rows = PassedFinding.objects.filter(item=item, key__in=keys).select_related("person")
    return {one.key: Passing(one.reason, str(one.person), one.at) for one in rows}


def _kept(item: Item, keys: list[str]) -> set[str]:
    if not keys:
        return set()
    return set(KeptFinding.objects.filter(item=item, key__in=keys).values_list("key", flat=True))


def _answered(problem: Problem, passed: dict[str, Passing]) -> Problem:
    passing = passed.get(problem.key)
    return replace(problem, passed=passing, blocks=False) if passing else problem
