"""What stands in somebody's way on a page: what axe finds, and what runs over the edge of the screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

__all__ = ["barriers"]

_AXE = Path(__file__).parents[2] / "build/axe/axe.min.js"
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = "async (tags) => (await axe.run({runOnly: tags})).violations"
# a page is measured at rest: what slides in has arrived
_REST = "async () => { await Promise.allSettled(document.getAnimations().map((one) => one.finished)); }"
_OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def barriers(page: Page) -> list[str]:
    """Each in words; none is what every page is to have."""
    page.evaluate(_REST)
    page.evaluate(_AXE.read_text())
    said = [_words(one) for one in page.evaluate(_RUN, _TAGS)]
    over = page.evaluate(_OVER)
    return [*said, f"runs {over} px over the edge"] if over > 0 else said


def _words(violation: dict[str, Any]) -> str:
    where = "; ".join(str(node["html"])[:160] for node in violation["nodes"][:3])
    return f"{violation['id']} ({violation['help']}): {where}"
