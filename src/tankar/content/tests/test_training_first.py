"""Where communications has decided so, the module on channels comes before posting, or within the days of grace."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar.channels.models import Channel, ChannelAssignment
from tankar.content.actions.release_item import release_item
from tankar.content.errors import TrainingFirst
from tankar.content.models import Item
from tankar.content.testing.making import make_channel, ready_item
from tankar.guideline.models import Training, TrainingRule
from tankar.organisation.models import Person, Unit
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 2)


@pytest.fixture
def feed(aino: Person, library: Unit) -> Channel:
    return make_channel("library", library, aino)


@pytest.fixture
def rule(clock: Any) -> TrainingRule:
    return TrainingRule.objects.create(required_from=DAY, decided_at=clock.moment)


def test_aino_without_the_module_posts_nothing_and_her_text_is_kept(
    aino: Person, feed: Channel, rule: TrainingRule, as_person: SignedIn
) -> None:
    item = ready_item(aino, feed)
    with pytest.raises(TrainingFirst):
        release_item(aino, item, item.revision, dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC))
    answer = as_person(aino).post(f"/items/{item.public_id}/publish/", {"when": "now"})
    assert answer.headers["Location"] == "/guideline/learn/channels/"
    assert Item.objects.get(pk=item.pk).state == "draft"


def test_with_the_module_she_posts(aino: Person, feed: Channel, rule: TrainingRule) -> None:
    Training.objects.create(person=aino, module="channels", done_on=DAY)
    item = ready_item(aino, feed)
    release_item(aino, item, item.revision, dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC))
    assert Item.objects.get(pk=item.pk).state == "released"


def test_a_summer_worker_has_seven_days_from_the_first(
    aino: Person, feed: Channel, rule: TrainingRule, clock: Any
) -> None:
    ChannelAssignment.objects.filter(person=aino).update(valid_from=dt.date(2026, 11, 16))
    item = ready_item(aino, feed)
    clock.advance(days=1)
    with pytest.raises(TrainingFirst):
        release_item(aino, item, item.revision, clock.moment)
    clock.advance(days=-1)
    release_item(aino, item, item.revision, clock.moment)


def test_nobody_is_stopped_while_nothing_is_decided(aino: Person, feed: Channel, clock: Any) -> None:
    item = ready_item(aino, feed)
    release_item(aino, item, item.revision, clock.moment)
