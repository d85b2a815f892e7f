"""Campaigns for tests: begun, sent, approved, running."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from tankar.campaigns.actions.ask_decision import ask_decision
from tankar.campaigns.actions.decide_campaign import approve
from tankar.campaigns.actions.keep_campaign import keep_campaign
from tankar.campaigns.actions.set_frame import FrameFacts, set_frame
from tankar.campaigns.models import Campaign, Frame
from tankar.organisation import demo
from tankar.organisation.access import today
from tankar.organisation.models import Person, new_public_id

__all__ = ["FRAME", "approved", "begun", "framed", "sent", "whole"]

FRAME = FrameFacts(2026, Decimal(1000), Decimal(150), "Kirjasto", "4711", "Evenemang och sagostunder")


def whole(**facts: Any) -> dict[str, Any]:
    """Everything that a decision needs; begins in a week."""
    return {
        "title": "Sagostunder på tolv språk",
        "goal": "Hundra nya besökare",
        "audience": "Familjer i Karleby",
        "networks": "Instagram",
        "account_is_citys": True,
        "budget": Decimal("350.50"),
        "cost_centre": "4711",
        "within_limits": True,
        "begins_on": today() + dt.timedelta(days=7),
        "ends_on": today() + dt.timedelta(days=14),
        "landing": "checked",
        "landing_page": "https://karleby.example/sagor",
        "languages": "both",
        "political_actor": "no",
        "political_election": "no",
        "political_influence": "no",
        "official_only": "no",
        "plan_b": "Egna kanaler och tidningen",
        **facts,
    }


def begun(person: Person, public_id: str | None = None, unit: str = "library", **facts: Any) -> Campaign:
    """A draft in which everything is there, but for what `facts` says."""
    return keep_campaign(person, public_id or new_public_id(), demo.make_unit(unit), whole(**facts))


def sent(person: Person, **facts: Any) -> Campaign:
    return ask_decision(person, begun(person, **facts))


def approved(person: Person, head: Person, **facts: Any) -> Campaign:
    return approve(head, sent(person, **facts), "Bra för familjerna")


def framed(head: Person, **facts: Any) -> Frame:
    return set_frame(head, demo.make_unit("library"), FrameFacts(**{**vars(FRAME), **facts}))
