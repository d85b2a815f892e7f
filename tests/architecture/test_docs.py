"""The documentation is held to what is there: links lead somewhere, commands exist, words are the product's."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import polib
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "changes").glob("*.md")])
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.S)
FRAGMENT = re.compile(r"# .+\n\n(added|changed|repaired|removed)\n\n.+\n", re.S)
# in parts, so that this file does not hold what it looks for
NOT_OURS = re.compile(
    "/wo" + "rk/|/ro" + r"ot/|\bpypi" + r"\.org|registry\.npm" + r"js|files\.python" + "hosted", re.I
)


def test_every_link_and_picture_leads_somewhere() -> None:
    found = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in PAGES
        for target in LINK.findall(CODE.sub("", page.read_text("utf-8")))
        if "://" not in target and not _is_there(page, target)
    ]
    assert found == []


def _is_there(page: Path, target: str) -> bool:
    path, _, anchor = target.partition("#")
    file = (page.parent / path).resolve() if path else page
    return file.is_file() and (not anchor or anchor in _anchors(file))


def _anchors(page: Path) -> set[str]:
    text = page.read_text("utf-8")
    headings = re.findall(r"^#+ (.+)$", text, re.M)
    made = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    return made | set(re.findall(r'<a id="([^"]+)"', text))


def test_every_make_command_that_is_told_of_exists() -> None:
    known = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    told = {
        f"{page.relative_to(ROOT)}: make {name}"
        for page in PAGES
        for name in re.findall(r"`make ([a-z-]+)", page.read_text("utf-8"))
        if name not in known
    }
    assert told == set()


def test_every_tankar_command_that_is_told_of_exists() -> None:
    from tankar.cli.commands import parser

    commands: Any = next(act for act in parser()._actions if act.dest == "command")
    told = {
        f"{page.relative_to(ROOT)}: tankar {name}"
        for page in PAGES
        for name in re.findall(r"(?:`|bin/|^)tankar ([a-z]+)", page.read_text("utf-8"), re.M)
        if name not in commands.choices
    }
    assert told == set()


def test_every_setting_in_the_guides_exists() -> None:
    from tankar.settings import Configuration

    known = {f"TANKAR_{name.upper()}" for name in Configuration.model_fields}
    told = {
        name
        for page in PAGES
        for name in re.findall(r"\bTANKAR_[A-Z_]+", page.read_text("utf-8"))
        if name not in known
    }
    assert told == set()


def test_a_changelog_fragment_has_a_title_a_kind_and_a_text() -> None:
    fragments = [path for path in (ROOT / "changes").glob("*.md") if path.name != "README.md"]
    wrong = [path.name for path in fragments if not _is_fragment(path)]
    numbers = [path.name[:4] for path in fragments]
    assert wrong == []
    assert len(numbers) == len(set(numbers)), "two fragments have one number"


def _is_fragment(path: Path) -> bool:
    named = re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", path.name)
    return bool(named and FRAGMENT.fullmatch(path.read_text("utf-8")))


def test_every_decision_is_listed_and_tells_situation_choice_and_cost() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = (folder / "README.md").read_text("utf-8")
    for path in folder.glob("0*.md"):
        text = path.read_text("utf-8")
        number = int(path.name[:4])
        assert f"]({path.name})" in listed, f"{path.name} is not listed"
        assert text.startswith(f"# {number}. "), f"{path.name} begins with another number"
        for part in ("**Situation.**", "**Choice.**", "**Cost.**"):
            assert part in text, f"{path.name} does not tell its {part}"


def test_every_page_of_the_reference_is_listed() -> None:
    folder = ROOT / "docs" / "reference"
    listed = (folder / "README.md").read_text("utf-8")
    missing = [page.name for page in folder.glob("*.md") if f"]({page.name})" not in listed]
    assert [name for name in missing if name != "README.md"] == []


@pytest.mark.parametrize(
    ("page", "language"), [("users.md", ""), ("users.sv.md", "sv"), ("users.fi.md", "fi")]
)
def test_the_users_guide_tells_every_state_in_the_words_of_the_pages(page: str, language: str) -> None:
    publishing = ROOT / "src" / "tankar" / "publishing"
    told = (publishing / "told.py").read_text("utf-8")
    states = set(re.findall(r'\("\w+", "\w+", _\("([^"]+)"\)\)', told))
    assert "unclear" in states
    words = states
    if language:
        catalogue = polib.pofile(str(publishing / "locale" / language / "LC_MESSAGES" / "django.po"))
        words = {entry.msgstr for entry in catalogue if entry.msgid in states and not entry.msgctxt}
    text = (ROOT / "docs" / "guide" / page).read_text("utf-8")
    assert sorted(word for word in words if f"**{word}**" not in text) == []


def test_no_page_names_a_machine_or_a_registry() -> None:
    found = [
        str(page.relative_to(ROOT))
        for page in [*PAGES, ROOT / "publiccode.yml"]
        if NOT_OURS.search(page.read_text("utf-8"))
    ]
    assert found == []


def test_publiccode_says_what_the_standard_demands() -> None:
    told: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
    demanded = {
        "publiccodeYmlVersion", "name", "url", "platforms", "categories", "developmentStatus", "softwareType",
        "description", "legal", "maintenance", "localisation", "softwareVersion", "releaseDate",
    }  # fmt: skip
    assert demanded <= set(told)
    assert told["publiccodeYmlVersion"] == "0.4"
    assert told["legal"]["license"] == "EUPL-1.2"
    assert told["maintenance"]["contacts"], "internal maintenance needs somebody to write to"
    assert told["localisation"]["availableLanguages"] == ["sv", "fi", "en"]
    assert set(told["description"]) == {"sv", "fi", "en"}
    for words in told["description"].values():
        assert len(words["shortDescription"]) <= 150
        assert 150 <= len(words["longDescription"]) <= 10_000
        assert words["features"]


def test_publiccode_has_the_version_of_the_program() -> None:
    told = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
    version = re.search(r'^version = "([^"]+)"', (ROOT / "pyproject.toml").read_text("utf-8"), re.M)
    assert version is not None
    assert told["softwareVersion"] == version[1]
