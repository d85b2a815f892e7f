"""A version is drafted, and published by a person; a dropped draft is gone. Nothing is published by its date."""

from __future__ import annotations

from tankar.work.graph import Graph, Move, State

__all__ = ["VERSION"]

VERSION = Graph(
    states=[State("draft"), State("published", final=True)],
    moves=[Move("draft", "published", who="guideline.publish")],
)
