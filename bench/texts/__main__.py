"""How well the text engine judges, on the labelled texts of this folder, and how fast.

    python -m bench.texts [--part evaluation|train] [--errors CLASS] [--set NAME] [--most N] [--drafts]
    python -m bench.texts --write       everything on the evaluation part, with others beside it: renews the page

`--errors hate` shows the texts judged wrongly. Look at those of the training part only: the evaluation part is worth
something as long as nobody has read its mistakes.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import Any

from bench.texts.baselines import BASELINES, answers_of
from bench.texts.judging import Row, of_drafts, of_messages
from bench.texts.page import page
from bench.texts.reading import PARTS, Labelled, Span, drafts, messages
from bench.texts.speed import measured
from tankar.texts.command.drafts import check_record
from tankar.texts.loading.pack import load
from tankar.texts.streams.near import Stream
from tankar.texts.triage import triage

PACK = "karleby"
ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reference" / "text-quality.md"


def main() -> int:
    said = argparse.ArgumentParser(prog="python -m bench.texts", description=__doc__)
    said.add_argument("--part", choices=(*PARTS, "all"), default="evaluation")
    said.add_argument("--errors", default="", help="show the texts that were judged wrongly in this class")
    said.add_argument("--set", default="", help="only the texts of this file")
    said.add_argument("--most", type=int, default=60)
    said.add_argument("--drafts", action="store_true", help="drafts instead of messages")
    said.add_argument("--write", action="store_true", help="renew docs/reference/text-quality.md")
    chosen = said.parse_args()
    if chosen.write:
        return write()
    part = "" if chosen.part == "all" else chosen.part
    texts = [one for one in (drafts if chosen.drafts else messages)(part) if chosen.set in one.template]
    rows, seconds = (_drafts if chosen.drafts else _messages)(texts)
    if chosen.errors:
        _show(next(row for row in rows if row.name == chosen.errors), texts, chosen.most)
    else:
        for row in rows:
            print(_line(row))
    print(f"{len(texts)} texts, {seconds:.2f} s, {len(texts) / max(seconds, 1e-9):,.0f} a second")
    return 0


def _messages(texts: list[Labelled]) -> tuple[list[Row], float]:
    pack = load(PACK)
    triage("Hej", pack)
    begun = time.process_time()
    stream = Stream()
    answers = []
    for one in texts:
        answer = triage(one.text, pack).as_record()
        group = stream.earlier(one.id, one.text, is_spam=answer["spam"])
        answers.append({**answer, "near_duplicate_of": group})
    seconds = time.process_time() - begun
    for one, answer in zip(texts, answers, strict=True):
        ANSWERS[one.id] = answer
    return of_messages(texts, answers), seconds


def _drafts(texts: list[Labelled]) -> tuple[list[Row], float]:
    pack = load(PACK)
    begun = time.process_time()
    found: list[list[Span]] = []
    for one in texts:
        findings = check_record({**one.said, "text": one.text}, pack, "en")["findings"]
        found.append([(hit["type"], hit["start"], hit["end"]) for hit in findings])
        ANSWERS[one.id] = {"findings": sorted({hit["type"] for hit in findings})}
    seconds = time.process_time() - begun
    kinds = sorted({span[0] for one in texts for span in one.spans})
    return of_drafts(texts, found, kinds), seconds


def write() -> int:
    """Renew the page; 1 when a target is missed."""
    asked, posts = messages("evaluation"), drafts("evaluation")
    rows, seconds = _messages(asked)
    outside = [one for one in asked if one.is_outsiders]
    outsiders = of_messages(outside, [ANSWERS[one.id] for one in outside])
    drafted, checked = _drafts(posts)
    best: dict[str, tuple[str, Row]] = {}
    for name, answers, _seconds in answers_of(asked):
        for row in of_messages(asked, answers):
            if row.name in BASELINES[name][1] and (
                row.name not in best or _worth(row) > _worth(best[row.name][1])
            ):
                best[row.name] = (name, row)
    counts = {
        "messages": len(messages()),
        "drafts": len(drafts()),
        "evaluated": len(asked),
        "outsiders": len(outside),
        "drafts_evaluated": len(posts),
    }
    speeds = [
        f"Triage: {len(asked) / seconds:,.0f} messages a second on one core, everything on (at least 3,000).",
        *measured(),
    ]
    PAGE.write_text(page(rows, outsiders, drafted, best, counts, speeds), "utf-8")
    for row in rows:
        print(_line(row))
    print(f"{PAGE.relative_to(ROOT)}, {seconds + checked:.1f} s")
    return 1 if any(row.is_reached is False for row in rows) else 0


def _worth(row: Row) -> float:
    return row.figure if row.figure is not None else (row.recall or 0) * (row.precision or 0)


ANSWERS: dict[str, dict[str, Any]] = {}
KEYS = {"language": "lang", "near-duplicates": "near_duplicate_of"}


def _line(row: Row) -> str:
    figures = [
        f"{name} {value:.3f}"
        for name, value in (("R", row.recall), ("P", row.precision))
        if value is not None
    ]
    if row.figure is not None:
        figures.append(f"{row.figure:.3f}")
    said = {True: "reached", False: "MISSED", None: ""}[row.is_reached]
    return f"{row.name:24} {row.count:5}  {'  '.join(figures):20} {said}"


def _show(row: Row, texts: list[Labelled], most: int) -> None:
    by_id = {one.id: one for one in texts}
    key = KEYS.get(row.name, row.name.partition(".")[0].partition(",")[0])
    for word, names in (("wrong", row.wrong), ("missed", row.missed)):
        for name in list(names)[:most]:
            one, answer = by_id[name], ANSWERS[name]
            seen = answer.get(key, answer.get("pii", answer.get("findings")))
            there = one.said.get(key, [(kind, one.text[start:end]) for kind, start, end in one.spans])
            print(f"{word} {name} [{there} → {seen}] {one.text}")


if __name__ == "__main__":
    raise SystemExit(main())
