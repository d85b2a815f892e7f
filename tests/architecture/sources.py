"""The tree as these tests read it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

__all__ = ["LAYERS", "ROOT", "SOURCES", "context_of", "is_test", "python_files", "templates", "tracked"]

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "src" / "tankar"
# from the top down, as .importlinter has them
LAYERS = (
    ("web",),
    ("sharing",),
    ("insights",),
    ("inbox", "planning"),
    ("publishing",),
    ("content",),
    ("clearance",),
    ("campaigns",),
    ("channels",),
    ("guideline", "statements"),
    ("decisions",),
    ("notices",),
    ("organisation",),
    ("interface", "work"),
    ("journal", "vault"),
    ("networks", "texts"),
)


def context_of(path: Path) -> str:
    """The context a file below `SOURCES` belongs to; "" for settings and urls."""
    parts = path.relative_to(SOURCES).parts
    return parts[0] if len(parts) > 1 else ""


def is_test(path: Path) -> bool:
    return any(part in {"tests", "testing"} for part in path.parts) or path.name == "conftest.py"


def python_files(*, with_tests: bool = False) -> Iterator[Path]:
    for path in sorted(SOURCES.rglob("*.py")):
        if with_tests or not is_test(path):
            yield path


def templates() -> Iterator[Path]:
    yield from sorted(SOURCES.rglob("*.html"))


@cache
def tracked() -> tuple[Path, ...]:
    """What is kept with the code; outside a repository, everything that is not made."""
    done = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 0:
        return tuple(ROOT / line for line in done.stdout.splitlines() if (ROOT / line).is_file())
    made = {".venv", "node_modules", "build", "data", "__pycache__", "vendor", ".git"}
    return tuple(
        one for one in ROOT.rglob("*") if one.is_file() and not made & set(one.relative_to(ROOT).parts)
    )
