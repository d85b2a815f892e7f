"""The page docs/reference/text-quality.md: every measure beside its target and the best that others reach."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from bench.texts.judging import LEAST, Row

__all__ = ["page"]

Others = Mapping[str, tuple[str, Row]]
"""Measure: who was best at it, and how good."""


def page(
    messages: Sequence[Row],
    outsiders: Sequence[Row],
    drafts: Sequence[Row],
    others: Others,
    counts: Mapping[str, int],
    speeds: Sequence[str],
) -> str:
    day = dt.datetime.now(dt.UTC).date().isoformat()
    reached = [row for row in messages if row.is_reached is not None]
    return "\n".join(
        [
            "# How well the text engine judges",
            "",
            f"Written by `make bench-texts` on {day}; do not edit. {counts['messages']:,} messages and",
            f"{counts['drafts']:,} drafts were written and labelled for this project, everybody in them invented. What",
            f"follows is measured on the {counts['evaluated']:,} messages and {counts['drafts_evaluated']:,} drafts",
            "of the evaluation part, whose patterns nothing was made from: rules and model know only the other part.",
            "",
            f"**{sum(bool(row.is_reached) for row in reached)} of {len(reached)} targets are reached.**",
            "",
            "Half of the messages were written to mislead: the same words and themes without being the class.",
            f"The {counts['outsiders']:,} messages by outsiders, from which nothing was made, are more like an inbox.",
            "",
            "## Messages",
            "",
            "R is recall, P precision; *one figure* is accuracy (language, topic) or macro F1 (feeling, urgency). The",
            "topic is counted over messages that some service has to act on. Personal data count as spans.",
            "",
            "| measure | texts | R | P | one figure | target | reached | best other |",
            "|---|---:|---:|---:|---:|---|---|---|",
            *[_message(row, others) for row in messages],
            "",
            "## Messages by outsiders",
            "",
            "| measure | texts | R | P | one figure | target | reached | best other |",
            "|---|---:|---:|---:|---:|---|---|---|",
            *[_message(row, {}) for row in outsiders if row.is_reached is not None and row.count],
            "",
            "## Drafts",
            "",
            "Whether a draft has a finding of the type, with the names of the types in [checks](checks.md).",
            "",
            "| type | drafts | R | P |",
            "|---|---:|---:|---:|",
            *[
                f"| {row.name} | {row.count} | {_part(row.recall)} | {_part(row.precision)} |"
                for row in drafts
            ],
            "",
            "## Speed",
            "",
            *[f"* {one}" for one in speeds],
            "",
        ]
    )


def _message(row: Row, others: Others) -> str:
    least = LEAST.get(row.name)
    target = ""
    if least is not None:
        target = f"{least[0]:.2f}" if row.figure is not None else f"R {least[0]:.2f}"
        target += f", P {least[1]:.2f}" if least[1] is not None else ""
    reached = {True: "yes", False: "**no**", None: ""}[row.is_reached]
    other = ""
    if row.name in others:
        name, best = others[row.name]
        said = (
            _part(best.figure)
            if best.figure is not None
            else f"R {_part(best.recall)}, P {_part(best.precision)}"
        )
        other = f"{name}: {said}"
    figures = f"{_part(row.recall)} | {_part(row.precision)} | {_part(row.figure)}"
    return f"| {row.name} | {row.count:,} | {figures} | {target} | {reached} | {other} |"


def _part(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
