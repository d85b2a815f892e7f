"""`tankar demo`: fill an empty database with an invented city, through the actions that people use.

1. The practice networks run as a child and are emptied.
2. In one transaction: the demo's row, people, channels, and every post of the last weeks and the coming ones.
   A demo that is interrupted leaves an empty database, and the next try begins again.
3. Every past post on a connected channel has its live page on the practice network.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
from collections.abc import Mapping

from django.conf import settings
from django.db import transaction

from tankar.cli.demo.library import film_item, make_brand, make_library
from tankar.cli.demo.practice import NoPractice, Practice, running
from tankar.cli.demo.telling import MovedClock, Teller

__all__ = ["make_demo"]

MORNING = dt.time(8, 15)
WEEKS_BEFORE = 6


def make_demo(seed: int, today: dt.date, if_empty: bool = False) -> int:
    """Make the demo as of `today`. Returns 1 with a sentence when there is data already, or no port.

    When `today` is not the machine's own date, the demo's clock shows 8:15 of that day at the start.
    """
    if _has_data():
        if if_empty:
            return 0
        print(
            f"The database in {settings.DATA} holds data already, so no demo was made there. "
            "Name an empty folder (DATA=…), or delete this one first if nothing in it is needed.",
            file=sys.stderr,
        )
        return 1
    print("Making the demo city …", flush=True)
    try:
        with running(settings.CONFIGURATION) as practice:
            practice.empty()
            with transaction.atomic():
                _fill(seed, today, practice)
    except NoPractice as problem:
        print(f"{problem}\nNo demo was made; nothing was left half done.", file=sys.stderr)
        return 1
    return 0


def _has_data() -> bool:
    from tankar.organisation.models import Person
    from tankar.work.demo import is_demo

    return is_demo() or Person.objects.exists()


def _fill(seed: int, today: dt.date, practice: Practice) -> None:
    from tankar import journal
    from tankar.channels import demo as channels_demo
    from tankar.channels.models import Channel
    from tankar.channels.noting import both_names
    from tankar.cli.demo.talking import let_residents_speak
    from tankar.cli.demo.workflows import Scene, tell_workflows
    from tankar.content import demo as content_demo
    from tankar.content.words.demo import make_words
    from tankar.networks import registry
    from tankar.networks.contract import Credentials
    from tankar.organisation import demo as organisation_demo
    from tankar.organisation.signing_in.demo import make_invitations
    from tankar.planning import demo as planning_demo
    from tankar.work import clock, demo
    from tankar.work.models import Demo

    offset = _offset(today)
    Demo.objects.create(
        seed=seed,
        today=today,
        practice_address=practice.address,
        clock_offset=int(offset.total_seconds()),
    )
    demo.forget()
    now = clock.now()
    people = organisation_demo.make(today)

    def connect(channel: Channel, user_name: str) -> Credentials:
        network = registry.get(channel.network)
        given = practice.account(user_name, both_names(channel), network.id)
        chance = random.Random(f"{seed}:{network.id}:{user_name}")  # noqa: S311 - plausible, not secret
        many = channels_demo.followers(network.id, user_name) or chance.randint(240, 1900)
        practice.followed(given["handle"], network.id, many, chance.uniform(0.2, 2))
        fields = network.signs_in.fields if network.signs_in else ()
        secrets = {one.name: _given(given, one.name) for one in fields if one.name != "address"}
        return Credentials(f"{practice.address}{network.practice_path}", secrets)

    practised = {one.id for one in registry.all() if one.signs_in and practice.offers(one.practice_path)}

    with MovedClock(now - dt.timedelta(weeks=WEEKS_BEFORE), offset) as moved:
        channels = channels_demo.make(people, connect, practised)
        make_words(people["lars"])
        content_demo.make_templates(people["lars"], people["aino"])
        Teller(people, channels, practice, moved, today, seed).tell(now)
        planning_demo.make(people, channels, today)
        make_library(people["lars"], today, seed)
        make_brand(people["lars"], people["aino"])
        film_item(people["aino"], {channels["instagram"].public_id: ("", "")}, seed)
        content_demo.make_ideas(people["lars"], people["aino"], today)

        def ago(**span: float) -> None:
            moved.moment = now - dt.timedelta(**span)

        tell_workflows(Scene(people, channels, now, today, seed, ago))
        moved.moment = now
        let_residents_speak(people, channels, practice)
    make_invitations(people)
    while journal.seal():
        pass


# what the practice networks call a thing that a connector has another word for
_CALLED = {"token": "access_token", "app_id": "client_id", "app_secret": "client_secret"}


def _given(given: Mapping[str, str], name: str) -> str:
    """What a person would copy from the network's page into the field of this name; "" where it tells nothing."""
    return given.get(name) or given.get(_CALLED.get(name, ""), "")


def _offset(today: dt.date) -> dt.timedelta:
    from tankar.work import clock

    machine = clock.machine()
    if clock.local(machine).date() == today:
        return dt.timedelta()
    morning = dt.datetime.combine(today, MORNING, clock.LOCAL)
    return dt.timedelta(seconds=round((morning - machine).total_seconds()))
