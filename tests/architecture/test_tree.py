"""What the tree must not hold, and the form of what it holds besides code."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, tracked

TEXTS = {
    ".py",
    ".md",
    ".html",
    ".css",
    ".js",
    ".json",
    ".toml",
    ".yml",
    ".yaml",
    ".po",
    ".in",
    ".lock",
    ".cfg",
    ".txt",
    "",
}
# put together here, so that this file does not hold them itself
HOSTS = ["pypi" + ".org", "files.python" + "hosted", "registry.npm" + "js", "registry.yarn" + "pkg"]
PATHS = [r"(?<![\w/.])/wo" + r"rk/", r"(?<![\w/.])/ro" + r"ot/", r"/ho" + r"me/\w+/"]
FORBIDDEN = re.compile("|".join([*map(re.escape, HOSTS), *PATHS]))
KINDS = {"added", "changed", "repaired", "removed"}


def test_no_registry_and_no_path_of_a_machine_is_in_the_tree() -> None:
    wrong = []
    for path in tracked():
        if path.suffix not in TEXTS:
            continue
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1):
            if FORBIDDEN.search(line):
                wrong.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}")
    assert wrong == []


def test_locks_have_hashes() -> None:
    for lock in (ROOT / "requirements").glob("*.lock"):
        text = lock.read_text("utf-8")
        pinned = re.findall(r"^[a-z0-9][\w.\[\]-]*==", text, flags=re.M | re.I)
        assert pinned
        assert text.count("--hash=sha256:") >= len(pinned)
        assert "--index-url" not in text


def test_every_translation_is_there() -> None:
    done = subprocess.run(
        [sys.executable, "tools/messages.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


FRAGMENTS = sorted(path for path in (ROOT / "changes").glob("*.md") if path.name != "README.md")


@pytest.mark.parametrize("path", FRAGMENTS, ids=lambda path: path.stem)
def test_a_changelog_fragment_has_its_form(path: Path) -> None:
    assert re.fullmatch(r"\d{4}-[a-z0-9-]+", path.stem)
    lines = path.read_text("utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert lines[1] == ""
    assert lines[2] in KINDS
    assert lines[3] == ""
    assert "".join(lines[4:]).strip()


def test_changelog_numbers_are_used_once() -> None:
    numbers = [path.stem[:4] for path in FRAGMENTS]
    assert len(numbers) == len(set(numbers))
