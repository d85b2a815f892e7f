"""The city's workflows in mid-life, each made by its own context's demo. A new one is one line here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tankar.channels.models import Channel
from tankar.organisation.demo import People

__all__ = ["Scene", "tell_workflows"]


@dataclass(frozen=True)
class Scene:
    """What every workflow's demo may need. `ago(hours=…, days=…)` sets the clock to that long before `now`."""

    people: People
    channels: Mapping[str, Channel]
    now: dt.datetime
    today: dt.date
    seed: int
    ago: Callable[..., None]


def tell_workflows(scene: Scene) -> None:
    """Run in the clock of the past; each sets its own moments."""
    from tankar.campaigns import demo as campaigns
    from tankar.channels.demo.answering import make_answering
    from tankar.channels.demo.lives import tell_lives
    from tankar.channels.requests.demo import make_requests
    from tankar.clearance import demo as clearance
    from tankar.content.proposals.demo import make_proposals
    from tankar.content.review.demo import make_reviews
    from tankar.guideline import demo as guideline
    from tankar.inbox.uproars.demo import make_counts
    from tankar.insights import demo as insights
    from tankar.sharing.demo import make_sharing
    from tankar.statements import demo as statements

    people, channels = scene.people, scene.channels
    campaigns.make(people, scene.today, _hours(scene))
    make_answering(people, channels, scene.today, _hours(scene))
    make_requests(people, channels["city_facebook"], scene.today, _hours(scene))
    make_proposals(people, channels["city"], channels["library"], scene.today, _hours(scene))
    make_sharing(people, scene.today, _hours(scene))
    tell_lives(people, channels, scene.today, _hours(scene))
    clearance.make(people, scene.today, _hours(scene))
    scene.ago(minutes=40)
    who = people["lars"], people["marja_liisa"], people["aino"]
    make_reviews(*who, channels["city"], channels["library"], scene.now)
    statements.make(people)
    insights.make(people["lars"], channels, scene.today, scene.seed)
    make_counts(channels, scene.now, scene.seed)
    # last: from here on the module on channels comes before posting, and whoever posts has done it
    guideline.make(people, scene.now, scene.ago)


def _hours(scene: Scene) -> Callable[[int], None]:
    return lambda hours: scene.ago(hours=hours)
