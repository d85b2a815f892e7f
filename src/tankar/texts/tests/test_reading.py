"""Input lines and files: bounded memory, however long they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tankar.texts.command import reading
from tankar.texts.command.reading import Reader


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LONGEST_LINE", 40)


def test_a_line_that_is_too_long_is_one_complaint_and_the_next_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "lines"
    file.write_text('{"text": "a"}\n{"text": "' + "b" * 200 + '"}\n{"text": "c"}\n' + "d" * 100)
    reader = Reader([str(file)], is_jsonl=True)
    assert [one["text"] for one in reader.records()] == ["a", "c"]
    said = capsys.readouterr().err
    assert said.count("longer than 16 MB") == reader.bad == 2
    assert "line 2:" in said
    assert "line 4:" in said


def test_a_file_that_is_too_long_is_named_and_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "text"
    file.write_text("a" * 41)
    assert list(Reader([str(file)], is_jsonl=False).records()) == []
    assert "longer than 16 MB" in capsys.readouterr().err
    file.write_text("a" * 40)
    assert len(list(Reader([str(file)], is_jsonl=False).records())) == 1
