"""The demo's paid campaigns, in mid-life: one waits for Heikki, one began before its notice, one the network refused,
one is reported, and a yearly frame with boosts. Sums and texts are invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from tankar.campaigns.actions.ask_decision import ask_decision
from tankar.campaigns.actions.boost import BoostFacts, boost
from tankar.campaigns.actions.comment_campaign import acknowledge
from tankar.campaigns.actions.decide_campaign import approve
from tankar.campaigns.actions.keep_campaign import keep_campaign
from tankar.campaigns.actions.remind_of_campaigns import remind_of_campaigns
from tankar.campaigns.actions.report_campaign import report_campaign
from tankar.campaigns.actions.run_campaign import refused_by_network, runs_already
from tankar.campaigns.actions.set_frame import FrameFacts, set_frame
from tankar.campaigns.models import Campaign
from tankar.organisation.demo import People
from tankar.organisation.models import Person, Unit
from tankar.work.demo import steady_id

__all__ = ["make"]

_PLAIN = {
    "account_is_citys": True,
    "within_limits": True,
    "landing": "none",
    "languages": "both",
    "political_actor": "no",
    "political_election": "no",
    "political_influence": "no",
    "official_only": "no",
    "plan_b": "Omat kanavat, kaupungin tapahtumakalenteri ja juliste kirjastossa.",
}


def make(people: People, today: dt.date, at: Callable[[int], None]) -> None:
    """`at` moves the demo's clock to so many hours before now, so that each step came at its own moment."""
    aino, heikki = people["aino"], people["heikki"]
    library = people.units["library"]
    _frame(aino, heikki, library, today, at)
    _without_notice(people, today, at)
    _refused(people, today, at)
    at(20)
    _asked(
        aino,
        library,
        "campaignwait",
        today,
        9,
        {
            "title": "Lue satu omalla kielelläsi",
            "goal": "Sata uutta lapsiperhettä satutunneille joulukuussa.",
            "audience": "Alle kouluikäisten lasten vanhemmat Kokkolassa, viidellä kielellä.",
            "networks": "Instagram, Facebook",
            "budget": Decimal(240),
            "cost_centre": "4711 Kirjasto",
        },
    )


def _frame(aino: Person, heikki: Person, library: Unit, today: dt.date, at: Callable[[int], None]) -> None:
    at(40 * 24)
    decided = FrameFacts(
        today.year,
        Decimal(1200),
        Decimal(120),
        "Kirjaston mainostili (Meta)",
        "4711 Kirjasto",
        "Tapahtumat, näyttelyt ja aukioloajat. Ei vaaleja eikä poliittisia kysymyksiä.",
    )
    frame = set_frame(heikki, library, decided)
    for number, (ago, title, sum_) in enumerate(
        (
            (30, "Runoilta kirjastossa: täysi sali", 45),
            (12, "Lautapelipäivä: nuoria kirjastoon", 60),
            (1, "Satutunti lauantaina: lisää perheitä", 35),
        )
    ):
        # early in a year nothing lies further back than the frame
        days = min(ago, (today - dt.date(today.year, 1, 1)).days)
        at(days * 24)
        begins = today - dt.timedelta(days=days)
        ends = min(begins + dt.timedelta(days=5), dt.date(today.year, 12, 31))
        boosted = BoostFacts(title, Decimal(sum_), begins, ends, "Kirjasto (Instagram)")
        made = boost(aino, frame, boosted, steady_id(f"campaignboost{number}"))
        if days > 20:
            _reported(aino, made, sum_, at, days)
    begins = today + dt.timedelta(days=4)
    if begins.year == frame.year == (begins + dt.timedelta(days=5)).year:
        at(18)
        words = "Joulukortteja kierrätyspaperista: koko perheen paja"
        period = begins, begins + dt.timedelta(days=5)
        facts = BoostFacts(words, Decimal(50), *period, "Kirjasto (Instagram)")
        boost(aino, frame, facts, steady_id("campaignboostnext"))


def _reported(aino: Person, made: Campaign, sum_: int, at: Callable[[int], None], days: int) -> None:
    remind_of_campaigns()
    at((days - 6) * 24)
    remind_of_campaigns()
    made.refresh_from_db()
    words = "62 kävijää; puolet sanoi nähneensä mainoksen.", "Kuva lukijasta toimi, juliste ei."
    report_campaign(aino, made, Decimal(sum_) - Decimal("3.20"), *words)


def _without_notice(people: People, today: dt.date, at: Callable[[int], None]) -> None:
    """Told honestly three days later; decided and noticed since, and shown as what it is."""
    raija, lars = people["raija"], people["lars"]
    at(6 * 24)
    campaign = _asked(
        raija,
        people.units["museum"],
        "campaignearly",
        today,
        -9,
        {
            "title": "Valoa pimeään: museon talvinäyttely",
            "goal": "Kolmesataa kävijää avajaisviikolla.",
            "audience": "Aikuiset Keski-Pohjanmaalla.",
            "networks": "Facebook",
            "budget": Decimal(380),
            "cost_centre": "4733 Museo",
        },
    )
    runs_already(raija, campaign, today - dt.timedelta(days=9))
    at(5 * 24)
    approve(raija, campaign, "Näyttely ansaitsee yleisönsä. Seuraavalla kerralla ilmoitus ensin.")
    remind_of_campaigns()
    at(4 * 24)
    acknowledge(lars, campaign)


def _refused(people: People, today: dt.date, at: Callable[[int], None]) -> None:
    """A question to families, which the network took for politics; the way without an ad is used."""
    gunilla = people["gunilla"]
    at(8 * 24)
    campaign = _asked(
        gunilla,
        people.units["schools"],
        "campaignschool",
        today,
        -3,
        {
            "title": "Skolnätet: berätta vad du tycker",
            "goal": "Tvåhundra svar på enkäten om skolnätet.",
            "audience": "Vårdnadshavare i Karleby.",
            "networks": "Facebook, Instagram",
            "budget": Decimal(190),
            "cost_centre": "4800 Grundläggande utbildning",
            "plan_b": "Skolornas Wilma, de gemensamma kanalerna och en notis i tidningen.",
        },
    )
    at(7 * 24)
    approve(gunilla, campaign, "Vi behöver höra familjerna innan nätet bereds.")
    at(2 * 24)
    words = "Annonsen gäller sociala frågor, val eller politik och visas inte i EU."
    refused_by_network(gunilla, campaign, words, "")


def _asked(
    person: Person, unit: Unit, name: str, today: dt.date, begins_in: int, facts: dict[str, Any]
) -> Campaign:
    begins = today + dt.timedelta(days=begins_in)
    period = {"begins_on": begins, "ends_on": begins + dt.timedelta(days=16)}
    kept = keep_campaign(person, steady_id(name), unit, {**_PLAIN, **period, **facts})
    return ask_decision(person, kept)
