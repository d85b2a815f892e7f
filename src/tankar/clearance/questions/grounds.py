"""Grounds for an answer, as data: what `grounds.toml` offers, in the reader's language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.utils import translation

__all__ = ["Ground", "all_grounds", "grounds_named"]


@dataclass(frozen=True)
class Ground:
    """One ground: `section` is the paragraph of the law or the guideline's rule, the same in every language."""

    key: str
    section: str
    verdicts: tuple[str, ...]
    words: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return f"{self.section}: {self.sentence}"

    @property
    def sentence(self) -> str:
        """In the language that is active now."""
        words = dict(self.words)
        return words.get((translation.get_language() or "sv")[:2], words["sv"])

    @property
    def offered_with(self) -> str:
        """For the page: the verdicts, parted by blanks."""
        return " ".join(self.verdicts)


@lru_cache(maxsize=1)
def all_grounds() -> tuple[Ground, ...]:
    """In the order of the file."""
    data = tomllib.loads((Path(__file__).parent / "grounds.toml").read_text("utf-8"))
    return tuple(
        Ground(
            key, told["section"], tuple(told["for"]), tuple((one, told[one]) for one in ("sv", "fi", "en"))
        )
        for key, told in data.items()
    )


def grounds_named(keys: Iterable[str]) -> list[Ground]:
    """Those of the keys that the file knows, in its order; one taken out of the file is no longer shown."""
    wanted = set(keys)
    return [one for one in all_grounds() if one.key in wanted]
