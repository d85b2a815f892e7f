"""`tankar texts`: what goes in, what comes out, and how it ends."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tankar.cli.commands import main


@pytest.fixture
def give(monkeypatch: pytest.MonkeyPatch) -> Any:
    def given(text: str | bytes) -> None:
        raw = text.encode() if isinstance(text, str) else text
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(raw)))

    return given


def answers(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_line_in_gives_a_line_out_with_its_id(give: Any, capsys: pytest.CaptureFixture[str]) -> None:
    give('{"id": 7, "text": "När öppnar ni?"}\n{"id": "b", "text": "Kiitos!"}\n')
    assert main(["texts", "triage", "--jsonl"]) == 0
    first, second = answers(capsys)
    assert (first["id"], first["is_question"], second["id"], second["lang"]) == (7, True, "b", "fi")
    assert first["near_duplicate_of"] is None


def test_a_bad_line_is_named_skipped_and_counted(give: Any, capsys: pytest.CaptureFixture[str]) -> None:
    give(b'{"id": 1, "text": "Hej"}\nnonsense\n[1]\n{"id": 2}\n\xff\n\n{"id": 3, "text": "Hej"}\n')
    assert main(["texts", "triage", "--jsonl"]) == 2
    told = capsys.readouterr()
    assert [json.loads(line)["id"] for line in told.out.splitlines()] == [1, 3]
    assert "standard input, line 2: skipped, it is no JSON" in told.err
    assert "line 5: skipped, it is not UTF-8" in told.err
    assert "4 could not be read, 2 could." in told.err


def test_it_ends_with_one_when_something_stops_a_release(
    give: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    give('{"id": 1, "text": "Biblioteket är stängt i dag.", "channel": "web"}\n')
    assert main(["texts", "check", "--jsonl"]) == 1
    assert [one["type"] for one in answers(capsys)[0]["findings"]] == ["lang.bilingual_missing"]


@pytest.mark.parametrize(
    "draft",
    [
        {"text": "Biblioteket är stängt i dag.", "channel": "internal"},
        {"text": "Biblioteket är stängt i dag.\n\nKirjasto on suljettu tänään."},
        {"text": "The library is closed today."},
    ],
)
def test_what_needs_no_other_language_is_let_through(
    draft: dict[str, str], give: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    give(json.dumps({"id": 1, **draft}))
    assert main(["texts", "check", "--jsonl"]) == 0
    assert [one["type"] for one in answers(capsys)[0]["findings"]] == []


def test_places_are_those_of_the_whole_text_in_both_languages(
    give: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "😀 Ring Kalle på numret 040 123 4567.\n\nSoita Kallelle numeroon 040 123 4567 heti."
    give(json.dumps({"id": 1, "text": text, "channel": "web"}))
    main(["texts", "check", "--jsonl"])
    found = [one for one in answers(capsys)[0]["findings"] if one["type"] == "pii.phone"]
    assert [text[one["start"] : one["end"]] for one in found] == ["040 123 4567"] * 2
    assert found[0]["start"] != found[1]["start"]


def test_an_image_without_description_blocks(give: Any, capsys: pytest.CaptureFixture[str]) -> None:
    draft = {"id": 1, "text": "Hyvää huomenta kaikille kokkolalaisille.", "channel": "internal"}
    give(json.dumps({**draft, "images": [{"alt": ""}]}))
    assert main(["texts", "check", "--jsonl"]) == 1
    assert [one["type"] for one in answers(capsys)[0]["findings"]] == ["a11y.alt_missing"]
    give(json.dumps({**draft, "images": [{"alt": "Aurinko nousee meren yllä."}]}))
    assert main(["texts", "check", "--jsonl"]) == 0


def test_people_see_the_words_underlined(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "draft.txt"
    file.write_text("Hej!\nRing Kalle, 040 123 4567 \x1b[2J\n", "utf-8")
    assert main(["texts", "check", str(file), "--channel", "internal", "--speak", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    ring = next(n for n, line in enumerate(lines) if line.startswith("Ring Kalle"))
    assert lines[ring + 1].startswith(" " * 12 + "^" * 12 + " ")
    assert any("warning pii.phone: Here is a phone number" in line for line in lines)
    assert not any("\x1b" in line for line in lines)


def test_a_file_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["texts", "check", str(tmp_path / "nothing.txt")]) == 2
    assert "cannot be opened" in capsys.readouterr().err


def test_rules_that_are_not_there_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["texts", "check", "--pack", str(tmp_path)]) == 2
    assert "The rules cannot be used." in capsys.readouterr().err


def test_neither_django_nor_the_settings_are_loaded() -> None:
    code = (
        "import sys; from tankar.cli.commands import main; main(['texts', 'triage', '--jsonl']);"
        "sys.exit(any(one.split('.')[0] == 'django' or one == 'tankar.settings' for one in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], input=b"", capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
