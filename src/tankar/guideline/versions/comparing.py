"""What two versions say differently, rule by rule."""

from __future__ import annotations

from dataclasses import dataclass

from tankar.guideline.content import LANGUAGES, ORIGINAL, Rule
from tankar.guideline.reading import Guideline, Sentence

__all__ = ["Change", "Side", "behind", "changes"]


@dataclass(frozen=True)
class Side:
    """One language of a changed rule, in both versions."""

    language: str
    before: Sentence
    after: Sentence

    @property
    def differs(self) -> bool:
        return self.before.text != self.after.text


@dataclass(frozen=True)
class Change:
    """A rule that the later version says differently in at least one language."""

    rule: Rule
    sides: tuple[Side, ...]

    @property
    def translations_behind(self) -> bool:
        """Has the Swedish changed while a translation stands as it was?"""
        differs = {side.language: side.differs for side in self.sides}
        return differs[ORIGINAL] and not all(differs.values())


def changes(before: Guideline, after: Guideline) -> list[Change]:
    """In the guideline's order; the languages in their order, the original first."""
    found = []
    for old, new in zip(before.readings, after.readings, strict=True):
        sides = tuple(Side(one, old.in_language(one), new.in_language(one)) for one in LANGUAGES)
        if any(side.differs for side in sides):
            found.append(Change(new.rule, sides))
    return found


def behind(found: list[Change]) -> list[str]:
    """Ids of the rules whose translations have stood still."""
    return [change.rule.id for change in found if change.translations_behind]
