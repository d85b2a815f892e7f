"""The numbers, hosts, paths and error codes of Facebook, read from facts.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tankar.networks import graphemes
from tankar.networks.contract import Limits, Look, Meaning, Reason, Shape

RAW: dict[str, Any] = tomllib.loads(Path(__file__).with_name("facts.toml").read_text(encoding="utf-8"))
TITLE: str = RAW["title"]
SHARE: str = RAW["share"]
FIELDS: dict[str, str] = RAW["fields"]
TOLD: dict[str, Any] = {
    name: frozenset(value) if isinstance(value, list) else value for name, value in RAW["limits"].items()
}
TOLD["shape_seconds"] = {shape: tuple(told) for shape, told in TOLD["shape_seconds"].items()}
TOLD["shapes"] = frozenset(Shape(shape) for shape in TOLD["shapes"])
LIMITS = Limits(**TOLD, count=graphemes.counted)
LOOK = Look(**RAW["look"])


@dataclass(frozen=True, slots=True)
class Code:
    """What one error code, a range of them, or a subcode means."""

    meaning: Meaning
    reason: Reason
    code: int | None
    to: int | None
    subcode: int | None

    def fits(self, code: int, subcode: int) -> bool:
        if self.subcode is not None:
            return self.subcode == subcode
        return self.code is not None and self.code <= code <= (self.to or self.code)


CODES = tuple(
    Code(
        Meaning(told["meaning"]),
        Reason(told.get("reason", "other")),
        told.get("code"),
        told.get("to"),
        told.get("subcode"),
    )
    for told in RAW["codes"]
)
