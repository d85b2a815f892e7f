"""Residents of the demo: what they say is put on the practice networks, heard as in life, and partly dealt with."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from tankar import networks
from tankar.channels.models import Channel, Kind
from tankar.cli.demo.doors import open_doors
from tankar.cli.demo.practice import Practice
from tankar.inbox.actions.settle import no_answer_needed
from tankar.inbox.actions.threads import first_line
from tankar.inbox.listening.hearing import hear
from tankar.inbox.models import Conversation, Ear
from tankar.organisation.demo import People
from tankar.publishing.models import Delivery
from tankar.work import clock

__all__ = ["let_residents_speak"]

OWNER = "demo"
OLD = dt.timedelta(days=2)


def let_residents_speak(people: People, channels: Mapping[str, Channel], practice: Practice) -> None:
    """What was said up to now; what is older than two days has been dealt with."""
    told: list[dict[str, Any]] = tomllib.loads(
        files("tankar.cli.demo").joinpath("talking.toml").read_text("utf-8")
    )["said"]
    for one in told:
        _say(one, channels[one["channel"]], practice)
    _hear(channels)
    reason = "Besvarad tidigare / Vastattu aiemmin"
    left = [first_line(one["text"]) for one in told if one.get("left")]
    old = Conversation.objects.filter(state="received", waits_since__lt=clock.now() - OLD)
    for conversation in old.exclude(first_line__in=left):
        no_answer_needed(people["lars"], conversation, reason)
    open_doors(people, practice)


def _say(one: Mapping[str, Any], channel: Channel, practice: Practice) -> None:
    """On the newest posts of a channel that is connected; what is cared for by hand has no residents here."""
    if channel.kind != Kind.CONNECTED:
        return
    out = Delivery.objects.posts().filter(channel=channel, state="delivered").exclude(network_id="")
    posts = list(out.order_by("-delivered_at", "-pk")[: one["post"] + 1])
    if len(posts) <= one["post"]:
        return
    at = clock.machine() - dt.timedelta(minutes=one["minutes"])
    said = practice.act(
        "/comments",
        network=channel.network,
        id=posts[one["post"]].network_id,
        name=one["name"],
        text=one["text"],
        language=one["language"],
        created_at=at.isoformat(),
    )
    if "app_reply" in one:
        practice.act("/app/reply", network=channel.network, id=said["id"], text=one["app_reply"])
    if one.get("app_like"):
        practice.act("/app/like", network=channel.network, id=said["id"])


def _hear(channels: Mapping[str, Channel]) -> None:
    for channel in channels.values():
        if channel.kind == Kind.CONNECTED and networks.get(channel.network).converses is not None:
            ear = Ear.objects.create(channel=channel, next_at=clock.machine())
            hear(ear, OWNER)
