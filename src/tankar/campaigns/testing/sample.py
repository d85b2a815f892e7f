"""Campaigns and frames on which the rights are tried: of the library and of another unit, in every stage."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.db.models import Model

from tankar.campaigns.models import Campaign, Frame
from tankar.organisation import demo
from tankar.organisation.access import today
from tankar.work import clock

__all__ = ["sample"]


def sample() -> dict[str, Model]:
    return {
        "a campaign that its writer has not sent": _campaign("library", "draft"),
        "a campaign of one's unit that waits for its head": _campaign("library", "asked"),
        "a campaign of one's unit, passed on": _campaign("library", "asked", stage="above"),
        "a campaign that may be political, for the lawyer": _campaign(
            "youth", "asked", lawyer_asked_at=clock.now()
        ),
        "a campaign of one's unit that communications was told of": _campaign("library", "notified"),
        "a campaign of another unit that runs": _campaign("youth", "running"),
        "a campaign of one's unit that is to be reported": _campaign("library", "ended"),
        "a reported campaign of another unit": _campaign("youth", "reported", cost=Decimal(90)),
        "a yearly frame of one's unit": _frame("library"),
        "a yearly frame of another unit": _frame("youth"),
        "a yearly frame of one's unit that is ended": _frame("library", ended_at=clock.now()),
    }


def _campaign(unit: str, state: str, **facts: object) -> Campaign:
    now = clock.now()
    return Campaign.objects.create(
        unit=demo.make_unit(unit),
        asked_by=demo.make_person("camilla"),
        state=state,
        title="Sagostunden",
        budget=Decimal(120),
        begun_at=now,
        changed_at=now,
        asked_at=None if state == "draft" else now,
        **facts,
    )


def _frame(unit: str, **facts: object) -> Frame:
    return Frame.objects.create(
        unit=demo.make_unit(unit),
        year=today().year,
        total=Decimal(1000),
        most_each=Decimal(100),
        accounts="Karleby",
        cost_centre="4711",
        purposes="Evenemang",
        decided_by=demo.make_person("heikki"),
        decided_at=clock.now() - dt.timedelta(days=1),
        **facts,
    )
