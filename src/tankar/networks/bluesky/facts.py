"""The numbers, hosts, paths and error words of Bluesky, read from facts.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from tankar.networks import graphemes
from tankar.networks.contract import Limits, Look, Meaning, Reason, Saying

RAW: dict[str, Any] = tomllib.loads(Path(__file__).with_name("facts.toml").read_text(encoding="utf-8"))
TITLE: str = RAW["title"]
SHARE: str = RAW["share"]
PATHS: dict[str, str] = RAW["paths"]
TOLD: dict[str, Any] = {
    name: frozenset(value) if isinstance(value, list) else value for name, value in RAW["limits"].items()
}
LIMITS = Limits(**TOLD, count=graphemes.counted)
LOOK = Look(**RAW["look"])


def sayings(rows: list[dict[str, Any]]) -> tuple[Saying, ...]:
    return tuple(
        Saying(
            told["status"], told["contains"], Meaning(told["meaning"]), Reason(told.get("reason", "other"))
        )
        for told in rows
    )


SAYINGS = sayings(RAW["sayings"])
READ_SAYINGS = sayings(RAW["read_sayings"])
