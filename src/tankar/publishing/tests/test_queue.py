"""The queue of what is to leave: as much as it is short of, and no more."""

from __future__ import annotations

from typing import Any

import pytest

from tankar.publishing.fence.sweep import sweep
from tankar.publishing.models import Delivery
from tankar.publishing.testing.lighthouse import Lighthouse
from tankar.publishing.tests.conftest import anew
from tankar.work import engine

pytestmark = pytest.mark.db


def test_a_worker_who_is_behind_is_not_asked_the_same_again_and_again(
    delivery: Delivery, lighthouse: Lighthouse, clocks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tankar.publishing.fence.sweep._AT_ONCE", 2)
    asked = [sweep()]
    for _ in range(4):
        clocks.machine.advance(seconds=61)
        asked.append(sweep())
    assert asked == [1, 1, 0, 0, 0]
    assert engine.chosen().drain() == 2
    assert anew(delivery).state == "delivered"
    assert lighthouse.commits == 1
