from __future__ import annotations

import subprocess
import sys

import pytest

from tankar.cli.supervisor import Child, Supervisor

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
QUITTER = [sys.executable, "-c", "raise SystemExit(3)"]


def ended(child: Child) -> None:
    assert child.process is not None
    child.process.wait(10)


def test_a_child_that_keeps_dying_waits_longer_each_time(capsys: pytest.CaptureFixture[str]) -> None:
    child = Child("worker", QUITTER)
    supervisor = Supervisor([child])
    supervisor._start(child)
    pauses = []
    for _ in range(4):
        ended(child)
        supervisor._look_after(child.started + 0.1)
        pauses.append(child.pause)
        supervisor._look_after(child.due)
    ended(child)
    assert pauses == [0.5, 1.0, 2.0, 4.0]
    assert "The worker process ended with code 3; it starts again in 0.5 s." in capsys.readouterr().err


def test_a_child_that_ran_steadily_comes_back_at_once() -> None:
    child = Child("web", QUITTER, pause=16.0)
    supervisor = Supervisor([child])
    supervisor._start(child)
    ended(child)
    supervisor._look_after(child.started + 61)
    assert child.pause == 0.5


def test_the_pause_has_an_end() -> None:
    child = Child("web", QUITTER, pause=20.0)
    supervisor = Supervisor([child])
    supervisor._start(child)
    ended(child)
    supervisor._look_after(child.started + 0.1)
    assert child.pause == 30.0


def test_stop_ends_the_living_and_minds_no_dead() -> None:
    living, dead = Child("web", SLEEPER), Child("worker", QUITTER)
    supervisor = Supervisor([living, dead])
    for child in (living, dead):
        supervisor._start(child)
    ended(dead)
    process = living.process
    assert isinstance(process, subprocess.Popen)
    supervisor.stop()
    assert process.returncode == -15
