"""State graphs: what lasts longer than a request is a declared graph, checked when it is built.

A graph is declared once, at module level in a context's `lifecycle.py`:

    GRAPH = Graph(
        states=[
            State("waiting", deadline=Deadline(timedelta(hours=1), tells="the writer")),
            State("sending"),
            State("delivered", final=True),
        ],
        moves=[Move("waiting", "sending"), Move("sending", "delivered"), Move("sending", "waiting")],
    )

The first state is where a row begins. `move` is one conditional UPDATE; there are no signals.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from tankar.work.errors import ConditionUnmet, NoSuchMove, SomebodyElseMoved, WrongGraph

__all__ = ["Deadline", "Graph", "Move", "State"]


@dataclass(frozen=True)
class Deadline:
    """How long a row may stay in a state, and who is told when it stays longer."""

    after: dt.timedelta
    tells: str


@dataclass(frozen=True)
class State:
    """One place a row can be. A final state has no way out; every other state must have one."""

    name: str
    deadline: Deadline | None = None
    final: bool = False


@dataclass(frozen=True)
class Move:
    """One way from a state to another.

    `who` names the permission that the action asks for before it moves (this context knows no people);
    `must` is asked of the row as it stands in memory, before the UPDATE.
    """

    source: str
    target: str
    who: str | None = None
    must: Callable[[Any], bool] | None = None


class Graph:
    """States and the moves between them. Raises `WrongGraph` when the declaration cannot be right."""

    def __init__(self, *, states: Sequence[State], moves: Sequence[Move], field: str = "state") -> None:
        self.field = field
        self.states = {str(state.name): state for state in states}
        self.moves = {(str(move.source), str(move.target)): move for move in moves}
        _refuse_doubles(states, moves)
        _refuse_unknown(self.states, moves)
        _refuse_dead_ends(self.states, moves)
        _refuse_unreachable(self.states, moves)

    @property
    def start(self) -> str:
        """The state in which a new row begins."""
        return next(iter(self.states))

    @property
    def choices(self) -> list[tuple[str, str]]:
        """For the model's field."""
        return [(name, name) for name in self.states]

    def from_state(self, state: str) -> list[Move]:
        """The moves that lead out of `state`, in the order of their declaration."""
        return [move for (source, _), move in self.moves.items() if source == str(state)]

    def can(self, row: models.Model, to: str) -> bool:
        """Is the move declared, and does what it demands hold? Asks memory alone."""
        move = self.moves.get((str(getattr(row, self.field)), str(to)))
        return move is not None and (move.must is None or move.must(row))

    def move(
        self, row: models.Model, to: str, *, where: Mapping[str, Any] | None = None, **changes: Any
    ) -> None:
        """Move `row` to the state `to` and write `changes`, in one conditional UPDATE.

        `where` adds conditions (a lease's owner, a revision). On success the instance carries the new values.
        Raises `NoSuchMove`, `ConditionUnmet`, or `SomebodyElseMoved` when the row was not as thought.
        """
        source = str(getattr(row, self.field))
        move = self.moves.get((source, str(to)))
        if move is None:
            raise NoSuchMove(f"{_named(row)}: no move from {source} to {to} is declared.")
        if move.must is not None and not move.must(row):
            raise ConditionUnmet(f"{_named(row)}: what the move from {source} to {to} demands does not hold.")
        rows = type(row)._base_manager.filter(pk=row.pk, **{self.field: source}, **(where or {}))
        # The claim: the database decides who was first, not what we read a moment ago.
        if rows.update(**{self.field: str(to)}, **changes) == 0:
            raise SomebodyElseMoved(f"{_named(row)} was no longer {source}, or not ours: no move to {to}.")
        for name, value in {self.field: str(to), **changes}.items():
            if hasattr(value, "resolve_expression"):
                row.__dict__.pop(name, None)  # counted in the database: read it when it is next asked for
            else:
                setattr(row, name, value)

    def late(self, now: dt.datetime) -> dict[str, dt.datetime]:
        """For each state with a deadline: rows that entered it at or before this moment are late."""
        return {name: now - s.deadline.after for name, s in self.states.items() if s.deadline is not None}

    def as_drawing(self) -> str:
        """The graph as Mermaid draws it; a state with a deadline has a note that says how long, and who is told."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.start}"]
        lines += [f"    {source} --> {target}" for source, target in self.moves]
        for name, state in self.states.items():
            if state.final:
                lines.append(f"    {name} --> [*]")
            if state.deadline is not None:
                told = f"after {_duration(state.deadline.after)}, told: {state.deadline.tells}"
                lines += [f"    note right of {name}", f"        {told.replace(';', ',')}", "    end note"]
        return "\n".join(lines) + "\n"

    def as_markdown(self) -> str:
        """The graph as a table for the reference pages."""
        lines = ["| from | to | who may | must hold | deadline, who is told |", "|---|---|---|---|---|"]
        for (source, target), move in self.moves.items():
            must = _first_line(move.must) if move.must else ""
            deadline = self.states[source].deadline
            told = f"{_duration(deadline.after)}, {deadline.tells}" if deadline else ""
            lines.append(f"| {source} | {target} | {move.who or ''} | {must} | {told} |")
        lines += [f"| {name} | final | | | |" for name, state in self.states.items() if state.final]
        return "\n".join(lines) + "\n"


def _refuse_doubles(states: Sequence[State], moves: Sequence[Move]) -> None:
    if not states:
        raise WrongGraph("A graph needs at least one state.")
    for name, count in Counter(str(state.name) for state in states).items():
        if count > 1:
            raise WrongGraph(f"The state {name} is declared {count} times.")
    for pair, count in Counter((str(move.source), str(move.target)) for move in moves).items():
        if count > 1:
            raise WrongGraph(f"The move from {pair[0]} to {pair[1]} is declared {count} times.")


def _refuse_unknown(states: Mapping[str, State], moves: Sequence[Move]) -> None:
    for move in moves:
        for name in (move.source, move.target):
            if str(name) not in states:
                raise WrongGraph(
                    f"The move from {move.source} to {move.target} names {name}, which is no state."
                )


def _refuse_dead_ends(states: Mapping[str, State], moves: Sequence[Move]) -> None:
    sources = {str(move.source) for move in moves}
    for name, state in states.items():
        if state.final and name in sources:
            raise WrongGraph(f"The state {name} is final, but a move leads out of it.")
        if not state.final and name not in sources:
            raise WrongGraph(f"No move leads out of {name}: what waits there waits for ever.")
        if state.final and state.deadline is not None:
            raise WrongGraph(f"The state {name} is final: a deadline there would never end.")


def _refuse_unreachable(states: Mapping[str, State], moves: Sequence[Move]) -> None:
    reached = {next(iter(states))}
    edge = set(reached)
    while edge:
        edge = {str(move.target) for move in moves if str(move.source) in edge} - reached
        reached |= edge
    for name in states:
        if name not in reached:
            raise WrongGraph(f"No way leads to the state {name}.")


def _named(row: models.Model) -> str:
    return f"{type(row).__name__} {row.pk}"


def _first_line(function: Callable[[Any], bool]) -> str:
    told = (function.__doc__ or function.__name__.strip("_").replace("_", " ")).strip()
    return told.splitlines()[0].rstrip(".")


def _duration(span: dt.timedelta) -> str:
    for unit, seconds in (("d", 86_400), ("h", 3_600), ("min", 60)):
        if span.total_seconds() >= seconds and span.total_seconds() % seconds == 0:
            return f"{int(span.total_seconds() // seconds)} {unit}"
    return f"{span.total_seconds():g} s"
