"""The practice networks on a free port of this machine, emptied before every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tankar.networks import wire
from tests.faults.processes import Practice

from .meeting import Meeting


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    folder: Path = tmp_path_factory.mktemp("practised")
    practice = Practice(folder)
    practice.start()
    yield practice
    practice.close()


@pytest.fixture
def meeting(request: pytest.FixtureRequest, running: Practice) -> Iterator[Meeting]:
    """The connector of the network the test names, connected with an account of the practice network."""
    running.post("reset")
    running.post("settings", rate_limit=1_000_000)
    timeouts = wire.Timeouts(read=1.0, total=5.0)
    line = wire.Wire(wire.Guard([running.address]), timeouts)
    with wire.using(line):
        yield Meeting.of(running, request.param)
    line.close()
