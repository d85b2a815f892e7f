"""Rights are asked in one way only, and nobody stands above them."""

from __future__ import annotations

import re
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[2] / "src" / "tankar"
FORBIDDEN = re.compile(r"\b(has_perms?|is_superuser|is_staff|user_passes_test|login_required)\b")


def test_rights_are_asked_with_may_and_nobody_is_a_superuser() -> None:
    found = [
        f"{path.relative_to(SOURCES)}:{number}: {line.strip()}"
        for path in SOURCES.rglob("*")
        if path.suffix in {".py", ".html"}
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if FORBIDDEN.search(line)
    ]
    assert found == []


def test_djangos_own_administration_is_not_installed() -> None:
    assert "django.contrib.admin" not in (SOURCES / "settings.py").read_text("utf-8")
