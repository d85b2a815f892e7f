"""What one save of an agreement says: its form's fields, read and cleaned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from tankar.channels.models import AnswerTarget

__all__ = ["MOST_TOPICS", "Facts", "TopicFacts", "facts_from"]

MOST_TOPICS = 20


@dataclass(frozen=True)
class TopicFacts:
    """`whose`: "p:" and a person's public id, "u:" and a unit's, or ""."""

    title: str
    words: str
    whose: str


@dataclass(frozen=True)
class Facts:
    """`own_hours`: it has hours of its own, whether or not both could be read."""

    hours_from: dt.time | None = None
    hours_to: dt.time | None = None
    target: str = ""
    text_sv: str = ""
    text_fi: str = ""
    text_en: str = ""
    topics: Sequence[TopicFacts] = ()
    own_hours: bool = False


def facts_from(post: QueryDict) -> Facts:
    """`own_hours`=yes: hours are sent; else they are inherited, whatever the two fields hold."""
    own = post.get("own_hours") == "yes"
    target = post.get("target", "")
    return Facts(
        hours_from=_time(post.get("hours_from", "")) if own else None,
        hours_to=_time(post.get("hours_to", "")) if own else None,
        target=target if target in AnswerTarget.values else "",
        text_sv=_text(post.get("text_sv", "")),
        text_fi=_text(post.get("text_fi", "")),
        text_en=_text(post.get("text_en", "")),
        topics=_topics(post),
        own_hours=own,
    )


def _topics(post: QueryDict) -> list[TopicFacts]:
    rows = zip(
        post.getlist("topic")[:MOST_TOPICS], post.getlist("words"), post.getlist("whose"), strict=False
    )
    tidy = [
        TopicFacts(_line(title, 120), _line(words, 300), _line(whose, 20)) for title, words, whose in rows
    ]
    return [one for one in tidy if one.title or one.words or one.whose]


def _line(value: str, most: int) -> str:
    return " ".join(value.replace("\x00", "").split())[:most]


def _text(value: str) -> str:
    return value.replace("\x00", "").replace("\r\n", "\n").strip()[:600]


def _time(value: str) -> dt.time | None:
    try:
        return dt.time.fromisoformat(value)
    except ValueError:
        return None
