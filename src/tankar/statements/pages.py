"""The three texts that the city owes its residents, and how a text becomes a page.

A text is plain: a line that begins with `## ` is a heading, lines that begin with `- ` are a list, an empty line
ends a paragraph. `{organisation}` stands for the city's name, `{resident_days}` for the days after which
residents' names are deleted, `{asker_years}` for the years after which those of askers are. Packaged texts lie in
`content/`, one file a language.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from tankar.interface.context import organisation_name

__all__ = ["LANGUAGES", "Block", "Page", "blocks_of", "packaged"]

LANGUAGES = ("sv", "fi", "en")
_HEADING, _BULLET = "## ", "- "


class Page(models.TextChoices):
    """One public page; its value is its address."""

    ACCESSIBILITY = "accessibility", _("Accessibility statement")
    PRIVACY = "privacy", _("Privacy notice")
    HOUSE_RULES = "house-rules", _("House rules")

    @property
    def address(self) -> str:
        """Path of the page that chooses its language."""
        return f"/{self.value}/"


@dataclass(frozen=True)
class Block:
    """A part of a page: `kind` is heading, list or words; `lines` are its lines (one but for a list)."""

    kind: str
    lines: tuple[str, ...]


@cache
def packaged(page: str, language: str) -> str:
    """The text that comes with the software."""
    place = files("tankar.statements").joinpath("content", f"{page}.{language}.txt")
    return place.read_text(encoding="utf-8").strip()


def blocks_of(text: str, language: str) -> list[Block]:
    """The text in its parts, with the city's name in its language put in."""
    blocks: list[Block] = []
    for part in (
        text.replace("{organisation}", organisation_name(language))
        .replace("{resident_days}", str(settings.CONFIGURATION.resident_days))
        .replace("{asker_years}", str(settings.CONFIGURATION.asker_years))
        .replace("\r\n", "\n")
        .split("\n\n")
    ):
        for line in filter(None, map(str.strip, part.split("\n"))):
            blocks = _with_line(blocks, line)
        blocks.append(Block("end", ()))
    return [block for block in blocks if block.lines]


def _with_line(blocks: list[Block], line: str) -> list[Block]:
    """Lines of the same kind that follow one another belong together, until an empty line ends them."""
    if line.startswith(_HEADING):
        return [*blocks, Block("heading", (line.removeprefix(_HEADING),))]
    last = blocks[-1] if blocks else Block("end", ())
    if line.startswith(_BULLET):
        new = line.removeprefix(_BULLET)
        if last.kind == "list":
            return [*blocks[:-1], Block("list", (*last.lines, new))]
        return [*blocks, Block("list", (new,))]
    if last.kind == "words":
        return [*blocks[:-1], Block("words", (f"{last.lines[0]} {line}",))]
    return [*blocks, Block("words", (line,))]
