"""The house's own periodic work: seal the journal, find lost tasks, forget old ones."""

from __future__ import annotations

from tankar import journal
from tankar.work import engine
from tankar.work.periodic import every

KEEP_FAILED_DAYS = 14


@every(seconds=2, name="work.seal_the_journal")
def seal_the_journal() -> None:
    """Chain what was written since the last turn."""
    while journal.seal():
        pass


@every(seconds=10, name="work.give_back_lost_tasks")
def give_back_lost_tasks() -> None:
    """Let other workers have what a killed one held."""
    engine.chosen().give_back()


@every(seconds=3600, name="work.forget_old_tasks")
def forget_old_tasks() -> None:
    """Failed tasks are kept for two weeks, successful ones not at all."""
    engine.chosen().prune(KEEP_FAILED_DAYS)
