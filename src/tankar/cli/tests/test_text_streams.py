"""`tankar texts`: the same message again in a stream, and uproars in counts."""

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

CALM, LOUD = 240, 12


def series(name: object, **more: object) -> dict[str, Any]:
    """Calm, then an uproar at step 240."""
    counts = [5, 7, 6, 4] * (CALM // 4) + [40] * LOUD
    return {"id": name, "step_minutes": 10, "counts": counts, "negative": [0.2] * CALM + [0.7] * LOUD, **more}


@pytest.fixture
def give(monkeypatch: pytest.MonkeyPatch) -> Any:
    def given(*lines: object) -> None:
        raw = "\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines).encode()
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(raw)))

    return given


def test_a_copy_is_named_after_the_first_of_its_group(give: Any, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Rädda byskolan i Öja! Våra barn har rätt att gå i skola där de bor"
    give(
        {"id": 1, "text": text},
        {"id": 2, "text": "Auraatteko Kanervakadun?"},
        {"id": 3, "text": f"Hej! {text.lower()} 🙏"},
        {"id": 4, "text": "Auraatteko Mäntytien?"},
        {"id": 5, "text": f"{text} NU!!!"},
    )
    assert main(["texts", "triage", "--jsonl"]) == 0
    told = capsys.readouterr()
    assert [json.loads(line)["near_duplicate_of"] for line in told.out.splitlines()] == [
        None,
        None,
        1,
        None,
        1,
    ]
    assert "near_duplicate_of" not in told.err


def test_people_see_which_file_is_a_copy_of_which(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text("Bussen till hamnen måste gå på kvällarna också, annars kommer vi inte hem.", "utf-8")
    second.write_text(
        "Hej! Bussen till hamnen måste gå på kvällarna också, annars kommer vi inte hem 🚌", "utf-8"
    )
    assert main(["texts", "triage", str(first), str(second)]) == 0
    assert f"near_duplicate_of: {first}" in capsys.readouterr().out


def test_an_uproar_is_told_by_its_step(give: Any, capsys: pytest.CaptureFixture[str]) -> None:
    give(series("a"), series("b", negative=[0.2] * (CALM + LOUD)), {"counts": [], "negative": []})
    assert main(["texts", "spikes", "--jsonl"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert told == [{"id": "a", "alarms": [CALM]}, {"id": "b", "alarms": []}, {"id": None, "alarms": []}]


def test_bad_counts_are_named_skipped_and_counted(give: Any, capsys: pytest.CaptureFixture[str]) -> None:
    give(
        "nonsense",
        {"id": 1, "counts": [1, 2], "negative": [0.5]},
        {"id": 2, "counts": [1, "2"], "negative": [0, 0]},
        {"id": 3, "counts": [1], "negative": [-1]},
        '{"id": 4, "counts": [NaN], "negative": [0]}',
        {"id": 5, "counts": [1], "negative": [0], "step_minutes": 0},
        {"id": 6, "negative": [0]},
        {"id": 7, "counts": [1, True], "negative": [0, 0]},
        '{"id": 8, "counts": [1e999], "negative": [0]}',
        {"id": 9, "counts": [10**400], "negative": [0]},
        {"id": 10, "counts": [4, 5], "negative": [None, 0.5]},
    )
    assert main(["texts", "spikes", "--jsonl"]) == 2
    told = capsys.readouterr()
    assert [json.loads(line)["id"] for line in told.out.splitlines()] == [10]
    assert "line 2: skipped, “counts” has 2 steps, “negative” 1." in told.err
    assert "line 3: skipped, “counts” holds something that is no number of messages, at step 1." in told.err
    assert "10 could not be read, 1 could." in told.err


@pytest.mark.parametrize(
    "head",
    ["", "count,negative\n", "time;count;negative\n", "tid\tantal\tnegativa\n", "\ufeffnegative,messages\n"],
)
def test_a_table_is_read_with_its_times(
    head: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sign = ";" if ";" in head else "\t" if "\t" in head else ","
    stream = series("")
    lines = []
    for step, (count, share) in enumerate(zip(stream["counts"], stream["negative"], strict=True)):
        said = str(share).replace(".", ",") if sign == ";" else str(share)
        cells = [said, str(count)] if "negative,m" in head else [str(count), said]
        lines.append(sign.join([f"at {step}"] * (sign != ",") + cells))
    file = tmp_path / "counts.csv"
    file.write_text(head + "\n".join(lines) + "\n", "utf-8")
    assert main(["texts", "spikes", str(file)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == f"{file} · 252 steps of 10 minutes · one uproar begins"
    when = f"step {CALM}, at {CALM}" if sign != "," else f"step {CALM}, 16:00 into day 2"
    assert told[1] == f"  {when}: 40 messages, 70% of them negative"


def test_a_json_file_is_read_as_one_or_several(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "counts.json"
    unnamed = {key: value for key, value in series("").items() if key not in ("id", "step_minutes")}
    file.write_text(json.dumps([series("page"), unnamed]), "utf-8")
    assert main(["texts", "spikes", "--step-minutes", "15", str(file)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "page · 252 steps of 10 minutes · one uproar begins"
    assert told[2] == f"{file}, 2 · 252 steps of 15 minutes · one uproar begins"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("", "it is empty"),
        ("5\n6\n", "it has no two columns"),
        ("count,other\n1,2\n", "it has no column “negative”"),
        ("count,negative\n1,0.5\nmany,0.5\n", "in step 2 “many” is no number"),
        ("1,0.5\n" + "1" * 200_000 + ",0.5\n", "it is no table"),
        ("1,nan\n", "“negative” holds something that is no number"),
        ("[1]", "it is no JSON object and no list of them"),
        ("{", "it is no JSON"),
        ('{"counts": [1]}', "“negative” is missing or is no list"),
    ],
)
def test_a_file_that_cannot_be_used_is_told(
    said: str, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "counts.csv"
    file.write_text(said, "utf-8")
    assert main(["texts", "spikes", str(file)]) == 2
    assert f"{file}: skipped, {why}" in capsys.readouterr().err


def test_nobody_waits_for_what_they_do_not_ask_for() -> None:
    code = (
        "import sys; from tankar.cli.commands import main; main(['texts', 'check', '--jsonl']);"
        "sys.exit(any(one.startswith('tankar.texts.streams.') for one in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], input=b"", capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
