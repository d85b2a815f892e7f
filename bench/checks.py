"""How long a writer waits for the checks: the engine alone, and the round trip of saving and looking.

python -m bench.checks      prints its findings as JSON; DATA names an empty folder
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import django

RUNS = 100
ENGINE_MOST, TRIP_MOST = 25, 150
SWEDISH = (
    "Biblioteket har öppet kl. 12–16 fredag 5 december. Inträdet är 5 €, barn gratis. Välkommen till läsesalen! "
    "Läs mer på karleby.fi eller ring 06 828 9111. #KokkolaKarleby "
)
FINNISH = (
    "Kirjasto on avoinna klo 12.00–16.00 perjantaina 5. joulukuuta. Pääsymaksu on 5 euroa, lapset maksutta. "
    "Tervetuloa lukusaliin! Lue lisää: kokkola.fi tai soita 06 828 9111. #KokkolaKarleby "
)
WORDS = 500
MESSAGE = "Hej! När plogas Storgatan 5? Jag halkade i går kl. 12 och ringde, men ingen svarade. Mvh K. "


def long(sentence: str) -> str:
    words = sentence.split() * WORDS
    return " ".join(words[:WORDS])


def timed(act: Callable[[], Any], runs: int = RUNS) -> tuple[float, float]:
    """Median and 95th percentile of warm runs, in milliseconds of processor time: a busy machine counts little."""
    act()
    times = []
    for _ in range(runs):
        begun = time.thread_time()
        act()
        times.append((time.thread_time() - begun) * 1000)
    times.sort()
    return times[runs // 2], times[int(runs * 0.95) - 1]


def engine() -> dict[str, Any]:
    from tankar.texts import check, load, text_draft
    from tankar.texts.pairs.facts import facts_of
    from tankar.texts.patterns import Subject
    from tankar.texts.rule import Looking

    pack = load("karleby")
    draft = text_draft({"sv": long(SWEDISH), "fi": long(FINNISH)})

    def look() -> None:
        # what was read before is not remembered here: a writer changes the text each time
        facts_of.cache_clear()
        check(draft, pack)

    median, p95 = timed(look)
    message = text_draft({"sv": MESSAGE})
    looking = Looking(message, tuple(Subject(part) for part in message.parts), "sv")
    cost = {rule.id: timed(partial(_exhaust, judge, looking))[0] for rule, judge in pack.judges}
    dearest = max(cost, key=lambda rule: cost[rule])
    return {
        "words": WORDS,
        "rules": len(pack.rules),
        "runs": RUNS,
        "engine_median": median,
        "engine_p95": p95,
        "engine_most": ENGINE_MOST,
        "dearest": dearest,
        "dearest_microseconds": cost[dearest] * 1000,
    }


def _exhaust(judge: Callable[[Any], Any], looking: Any) -> None:
    for _hit in judge(looking):
        pass


def round_trip() -> dict[str, Any]:
    """The composer's autosave and the part of the page that follows it, through Django's test client."""
    from django.test import Client
    from django.urls import reverse

    from bench.history import make_city

    city = make_city(100)
    client = Client(HTTP_HOST="localhost")
    user = city.people["aino"].user
    assert user is not None
    client.force_login(user)
    address = [reverse(f"content:{name}", args=[city.draft.public_id]) for name in ("save", "look")]
    revision = city.draft.revision
    count = 0

    def trip() -> None:
        nonlocal revision, count
        count += 1
        texts = {"text-sv": f"{long(SWEDISH)} {count}", "text-fi": f"{long(FINNISH)} {count}"}
        answer = client.post(address[0], {"revision": revision, **texts})
        assert answer.status_code == 200, answer.status_code
        revision = answer.json()["revision"]
        assert client.get(address[1]).status_code == 200

    median, p95 = timed(trip, 30)
    return {"trip_median": median, "trip_p95": p95, "trip_most": TRIP_MOST}


if __name__ == "__main__":
    django.setup()
    from tankar.work.tables import bring_up_to_date

    bring_up_to_date()
    print(json.dumps({**engine(), **round_trip()}))
