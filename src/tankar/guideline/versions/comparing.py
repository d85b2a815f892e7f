"""What two versions say differently, rule by rule."""

from __future__ import annotations

from dataclasses import dataclass

from tankar.guideline.content import LANGUAGES, ORIGINAL, Rule
from tankar.guideline.reading import Guideline, Reading, Sentence

__all__ = ["Change", "Side", "behind", "changes"]


@dataclass(frozen=True)
class Side:
    """One language of a changed rule, in both versions; `None` where the version does not have the rule."""

    language: str
    before: Sentence | None
    after: Sentence | None

    @property
    def differs(self) -> bool:
        return (self.before and self.before.text) != (self.after and self.after.text)


@dataclass(frozen=True)
class Change:
    """A rule that the later version says differently in at least one language, that it adds, or that it drops."""

    rule: Rule
    sides: tuple[Side, ...]

    @property
    def is_new(self) -> bool:
        return all(side.before is None for side in self.sides)

    @property
    def is_gone(self) -> bool:
        return all(side.after is None for side in self.sides)

    @property
    def translations_behind(self) -> bool:
        """Has the Swedish changed while a translation stands as it was?"""
        differs = {side.language: side.differs for side in self.sides}
        return differs[ORIGINAL] and not all(differs.values())


def changes(before: Guideline, after: Guideline) -> list[Change]:
    """In the guideline's order; the languages in their order, the original first."""
    old = {one.rule.id: one for one in before.readings}
    new = {one.rule.id: one for one in after.readings}
    rules = {one.rule.id: one.rule for one in (*before.readings, *after.readings)}
    found = []
    for rule in sorted(rules.values(), key=lambda one: one.section.number):
        sides = tuple(_side(one, old.get(rule.id), new.get(rule.id)) for one in LANGUAGES)
        if any(side.differs for side in sides):
            found.append(Change(rule, sides))
    return found


def _side(language: str, before: Reading | None, after: Reading | None) -> Side:
    return Side(
        language,
        before.in_language(language) if before else None,
        after.in_language(language) if after else None,
    )


def behind(found: list[Change]) -> list[str]:
    """Ids of the rules whose translations have stood still."""
    return [change.rule.id for change in found if change.translations_behind]
