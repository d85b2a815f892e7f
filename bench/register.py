"""The register and the decisions: a city with few channels and decisions, and one with very many.

python -m bench.register CHANNELS DECIDED      prints its findings as JSON; DATA names an empty folder
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict
from typing import Any

import django


def addresses(city: Any) -> list[tuple[str, str, str | None]]:
    """(name, address, persona or None for a resident)."""
    from django.urls import reverse

    register, decisions, clearance = (
        reverse("channels:list"),
        reverse("decisions:list"),
        reverse("clearance:list"),
    )
    own, middle = city.channels[4], city.channels[len(city.channels) // 2]
    after = f"after={middle.public_id}"
    official = city.channels[9].url
    return [
        ("Today, communications manager", reverse("web:today"), "marja_liisa"),
        ("Today, head of unit", reverse("web:today"), "heikki"),
        ("Today, librarian", reverse("web:today"), "aino"),
        ("Register, communications", register, "lars"),
        ("Register, librarian", register, "aino"),
        ("Register, a page far back", f"{register}?{after}", "lars"),
        ("Register, searched", f"{register}?q=kanal+0004", "lars"),
        ("Register, fewer than two managers", f"{register}?state=no_manager", "lars"),
        ("One channel", reverse("channels:one", args=[own.public_id]), "lars"),
        ("One channel, its manager", reverse("channels:one", args=[own.public_id]), "aino"),
        ("So we answer", reverse("channels:agreement", args=[own.public_id]), "aino"),
        ("Who answers? communications", reverse("channels:cover"), "lars"),
        ("Who answers? head of unit", reverse("channels:cover"), "heikki"),
        ("Who answers? one channel", reverse("channels:cover_of", args=[own.public_id]), "heikki"),
        ("Public register", "/sv/channels/", None),
        ("Public register, a page far back", f"/sv/channels/?{after}", None),
        ("Public register, searched", "/sv/channels/?q=kanal+0004", None),
        ("Is this account the city's? Yes", f"/sv/channels/verify/?url={official}", None),
        ("/api/v1/channels", "/api/v1/channels", None),
        ("/api/v1/channels, a page far back", f"/api/v1/channels?{after}", None),
        ("/api/v1/verify, the city's", f"/api/v1/verify?url={official}", None),
        ("/api/v1/verify, like the city's", f"/api/v1/verify?url={official}s", None),
        ("/api/v1/verify, unknown", "/api/v1/verify?url=https://www.facebook.com/somebodyelse", None),
        ("Decisions, open", decisions, "marja_liisa"),
        ("Decisions, open, head of unit", decisions, "heikki"),
        ("Decisions, open, librarian", decisions, "aino"),
        ("Decisions, ended", f"{decisions}?show=ended", "marja_liisa"),
        ("Decisions, ended, head of unit", f"{decisions}?show=ended", "heikki"),
        ("Decisions, ended, librarian", f"{decisions}?show=ended", "aino"),
        ("Decisions, ended, one kind", f"{decisions}?show=ended&kind=campaigns.campaign", "marja_liisa"),
        ("Decisions, ended, a page far back", f"{decisions}?{far()}", "marja_liisa"),
        ("Decisions, searched", f"{decisions}?q=vantar+7", "marja_liisa"),
        ("Decisions, ended, searched", f"{decisions}?show=ended&q=oppettider", "marja_liisa"),
        ("Decisions, ended, searched, no such", f"{decisions}?show=ended&q=snowflake", "marja_liisa"),
        ("Decisions, ended, searched, head of unit", f"{decisions}?show=ended&q=oppettider+7", "heikki"),
        ("Decisions, ended, searched, librarian", f"{decisions}?show=ended&q=oppettider", "aino"),
        ("One decision: a campaign", city.campaign.get_absolute_url(), "lars"),
        ("Campaigns, over", f"{reverse('campaigns:list')}?show=over", "lars"),
        ("Campaigns, head of unit", f"{reverse('campaigns:list')}?show=over", "heikki"),
        ("Paid advertising, the year's totals", "/sv/paid-advertising/", None),
        ("May this be shared? councillor", clearance, "johan"),
        ("May this be shared? who prepares", clearance, "sirpa"),
        ("May this be shared? communications", clearance, "marja_liisa"),
    ]  # fmt: skip


def far() -> str:
    """The query of a page in the middle of what is ended."""
    from django.utils.http import urlencode

    from tankar.decisions.models import Matter

    ended = Matter.objects.filter(ended_at__isnull=False)
    one = ended.filter(pk__gte=ended.count() // 2).earliest("pk")
    assert one.ended_at is not None
    return urlencode({"show": "ended", "after": f"{one.ended_at.isoformat()}~{one.pk}"})


def main(channels: int, decided: int) -> dict[str, Any]:
    from django.test import Client

    from bench.offices import make_offices
    from bench.pages import measure
    from tankar.channels.verify import guarding

    begun = time.perf_counter()
    city = make_offices(channels, decided)
    made = time.perf_counter() - begun
    found = []
    for name, address, persona in addresses(city):
        client = Client(HTTP_HOST="localhost")
        if persona:
            user = city.people[persona].user
            assert user is not None
            client.force_login(user)
        guarding.forget()
        found.append(asdict(measure(name, address, client)))
    return {"channels": channels, "size": decided, "made_in": made, "pages": found}


if __name__ == "__main__":
    django.setup()
    from tankar.work.tables import bring_up_to_date

    bring_up_to_date()
    print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))
