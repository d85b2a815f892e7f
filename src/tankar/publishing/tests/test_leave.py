"""A picture that may no longer be published leaves with nothing that waits."""

from __future__ import annotations

from typing import Any

from tankar.content.actions.media.end_leave import end_leave
from tankar.content.testing.making import make_channel, ready_item, with_picture
from tankar.organisation.models import Person
from tankar.publishing.actions.schedule import schedule
from tankar.publishing.testing.lighthouse import Lighthouse
from tankar.publishing.tests.conftest import work
from tankar.work import clock as work_clock


def test_a_picture_whose_leave_has_ended_stops_what_waits(
    lars: Person, library: Any, lighthouse: Lighthouse, clocks: Any
) -> None:
    channel = make_channel("Bibban", library, lars, network="lighthouse", kind="connected")
    item = with_picture(lars, ready_item(lars, channel))
    (waiting,) = schedule(lars, item, item.revision, work_clock.now())
    end_leave(lars, item.media.get().asset, "Bad om det")
    stopped = work(waiting)
    assert (stopped.state, stopped.why, lighthouse.commits) == ("needs_person", "leave_ended", 0)
