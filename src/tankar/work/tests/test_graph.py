"""A declared graph: refused when wrong, one mover wins."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterable

import pytest
from django.db import connection
from django.db.models import F

from tankar.work.errors import ConditionUnmet, NoSuchMove, SomebodyElseMoved, WrongGraph
from tankar.work.graph import Deadline, Graph, Move, State
from tankar.work.models import Lease


def _at_night(row: Lease) -> bool:
    """only at night"""
    return row.owner == "night"


# Leases are rows with two text fields, which is all a graph needs: `owner` plays the state.
GRAPH = Graph(
    field="owner",
    states=[
        State("waiting", deadline=Deadline(dt.timedelta(hours=1), tells="Aino")),
        State("sending", deadline=Deadline(dt.timedelta(seconds=90), tells="the sweep")),
        State("delivered", final=True),
    ],
    moves=[
        Move("waiting", "sending", who="publishing.send"),
        Move("sending", "waiting"),
        Move("sending", "delivered"),
    ],
)
NOON = dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC)


def _row(owner: str = "waiting") -> Lease:
    return Lease.objects.create(name=f"row-{owner}", owner=owner, until=NOON)


@pytest.mark.parametrize(
    ("states", "moves", "told"),
    [
        ([], [], "at least one state"),
        ([State("a"), State("a")], [], "a is declared 2 times"),
        (
            [State("a"), State("b", final=True)],
            [Move("a", "b"), Move("a", "b")],
            "a to b is declared 2 times",
        ),
        ([State("a"), State("b", final=True)], [Move("a", "c")], "names c, which is no state"),
        ([State("a"), State("b")], [Move("a", "b")], "No move leads out of b"),
        ([State("a"), State("b", final=True)], [Move("a", "b"), Move("b", "a")], "b is final, but"),
        ([State("a"), State("b"), State("c", final=True)], [Move("a", "c"), Move("b", "c")], "the state b"),
        (
            [State("a"), State("b", Deadline(dt.timedelta(1), "Aino"), final=True)],
            [Move("a", "b")],
            "never end",
        ),
    ],
)
def test_a_wrong_graph_fails_while_it_is_built(states: list[State], moves: list[Move], told: str) -> None:
    with pytest.raises(WrongGraph, match=told):
        Graph(states=states, moves=moves)


@pytest.mark.django_db
def test_a_move_changes_the_row_and_the_instance() -> None:
    row = _row()
    GRAPH.move(row, "sending", until=NOON + dt.timedelta(minutes=1))
    assert row.owner == "sending"
    assert row.until == NOON + dt.timedelta(minutes=1)
    row.refresh_from_db()
    assert (row.owner, row.until) == ("sending", NOON + dt.timedelta(minutes=1))


@pytest.mark.django_db
def test_a_move_is_one_statement(django_assert_num_queries: object) -> None:
    row = _row()
    with django_assert_num_queries(1):  # type: ignore[operator]
        GRAPH.move(row, "sending")


@pytest.mark.django_db
def test_an_undeclared_move_is_refused_and_nothing_changes() -> None:
    row = _row()
    with pytest.raises(NoSuchMove, match="from waiting to delivered"):
        GRAPH.move(row, "delivered")
    row.refresh_from_db()
    assert row.owner == "waiting"


@pytest.mark.django_db
def test_of_two_copies_of_a_row_only_the_first_moves() -> None:
    first = _row()
    second = Lease.objects.get(pk=first.pk)
    GRAPH.move(first, "sending")
    with pytest.raises(SomebodyElseMoved):
        GRAPH.move(second, "sending")
    assert second.owner == "waiting"


@pytest.mark.django_db
def test_a_move_with_a_further_condition_fails_when_that_does_not_hold() -> None:
    row = _row("sending")
    with pytest.raises(SomebodyElseMoved, match="or not ours"):
        GRAPH.move(row, "delivered", where={"name": "somebody else's"})
    GRAPH.move(row, "delivered", where={"name": row.name})


@pytest.mark.django_db
def test_a_value_counted_in_the_database_is_read_when_asked_for() -> None:
    row = _row()
    GRAPH.move(row, "sending", name=F("owner"))
    assert row.name == "waiting"


@pytest.mark.django_db
def test_what_a_move_demands_is_asked_before_the_database() -> None:
    graph = Graph(
        field="name",
        states=[State("row-day"), State("b", final=True)],
        moves=[Move("row-day", "b", must=_at_night)],
    )
    row = _row("day")
    assert not graph.can(row, "b")
    with pytest.raises(ConditionUnmet):
        graph.move(row, "b")
    row.owner = "night"
    assert graph.can(row, "b")


@pytest.mark.db
@pytest.mark.django_db(transaction=True)
def test_of_eight_workers_making_the_same_move_one_wins() -> None:
    pk = _row().pk
    start, won, lost = threading.Barrier(8), [], []

    def worker(number: int) -> None:
        row = Lease.objects.get(pk=pk)
        start.wait()
        try:
            GRAPH.move(row, "sending", name=f"worker {number}")
            won.append(number)
        except SomebodyElseMoved:
            lost.append(number)
        finally:
            connection.close()

    _run(threading.Thread(target=worker, args=(number,)) for number in range(8))
    assert len(won) == 1
    assert len(lost) == 7
    assert Lease.objects.get(pk=pk).name == f"worker {won[0]}"


def _run(threads: Iterable[threading.Thread]) -> None:
    running = list(threads)
    for thread in running:
        thread.start()
    for thread in running:
        thread.join(30)


def test_the_graph_says_which_rows_are_late() -> None:
    assert GRAPH.late(NOON) == {
        "waiting": NOON - dt.timedelta(hours=1),
        "sending": NOON - dt.timedelta(seconds=90),
    }


def test_the_graph_says_where_a_row_begins_and_where_it_can_go() -> None:
    assert GRAPH.start == "waiting"
    assert [move.target for move in GRAPH.from_state("sending")] == ["waiting", "delivered"]
    assert GRAPH.choices[0] == ("waiting", "waiting")


def test_the_graph_draws_itself_as_a_table() -> None:
    assert GRAPH.as_markdown().splitlines()[2:] == [
        "| waiting | sending | publishing.send |  | 1 h, Aino |",
        "| sending | waiting |  |  | 90 s, the sweep |",
        "| sending | delivered |  |  | 90 s, the sweep |",
        "| delivered | final | | | |",
    ]


def test_the_graph_is_drawn_with_its_deadlines_and_who_is_told() -> None:
    assert [line.strip() for line in GRAPH.as_drawing().splitlines()] == [
        "stateDiagram-v2",
        "[*] --> waiting",
        "waiting --> sending",
        "sending --> waiting",
        "sending --> delivered",
        "note right of waiting",
        "after 1 h, told: Aino",
        "end note",
        "note right of sending",
        "after 90 s, told: the sweep",
        "end note",
        "delivered --> [*]",
    ]


def test_a_drawing_is_not_broken_by_the_words_of_a_deadline() -> None:
    """Mermaid ends a statement at a semicolon."""
    late = Deadline(dt.timedelta(days=1), tells="Heikki; then Aino")
    graph = Graph(states=[State("a", deadline=late), State("b", final=True)], moves=[Move("a", "b")])
    assert "after 1 d, told: Heikki, then Aino" in graph.as_drawing()


def test_the_table_tells_what_must_hold_in_the_words_of_the_function() -> None:
    graph = Graph(states=[State("a"), State("b", final=True)], moves=[Move("a", "b", must=_at_night)])
    assert "| only at night |" in graph.as_markdown()
