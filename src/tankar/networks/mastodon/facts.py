"""The numbers, paths and error words of Mastodon, read from facts.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tankar.networks.contract import Limits, Look, Meaning, Reason, Saying

from .counting import counted


@dataclass(frozen=True, slots=True)
class Facts:
    title: str
    share: str
    settle_seconds: int
    media_wait_seconds: int
    page: int
    pages: int
    news: int
    thread: int
    thread_bytes: int
    sources: int
    scopes: str
    application: str
    paths: Mapping[str, str]
    limits: Limits
    look: Look
    sayings: tuple[Saying, ...]
    commit_sayings: tuple[Saying, ...]
    read_sayings: tuple[Saying, ...]


def read(path: Path) -> Facts:
    raw: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    limits = raw["limits"]
    return Facts(
        title=raw["title"],
        share=raw["share"],
        settle_seconds=raw["settle_seconds"],
        media_wait_seconds=raw["media_wait_seconds"],
        page=raw["page"],
        pages=raw["pages"],
        news=raw["news"],
        thread=raw["thread"],
        thread_bytes=raw["thread_bytes"],
        sources=raw["sources"],
        scopes=raw["oauth"]["scopes"],
        application=raw["oauth"]["application"],
        paths=raw["paths"],
        limits=Limits(
            **{**limits, "image_types": frozenset(limits["image_types"])},
            video_types=frozenset(raw["video"].pop("types")),
            **{f"video_{name}": value for name, value in raw["video"].items()},
            count=counted,
        ),
        look=Look(**raw["look"]),
        sayings=sayings(raw["sayings"]),
        commit_sayings=sayings(raw["commit_sayings"]),
        read_sayings=sayings(raw["read_sayings"]),
    )


def sayings(rows: list[dict[str, Any]]) -> tuple[Saying, ...]:
    return tuple(
        Saying(row["status"], row["contains"], Meaning(row["meaning"]), Reason(row.get("reason", "other")))
        for row in rows
    )


FACTS = read(Path(__file__).with_name("facts.toml"))
