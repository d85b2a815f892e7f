"""What Tankar sees by itself of an approved profile that is being opened: nobody ticks what stands there already.

A line that is seen to be done needs no tick, and says from where that is known. A line that is not seen is somebody's
to tick, with a word on why Tankar does not see it, if there is one. Nothing is kept: it is looked up each time, so that
what is no longer so is no longer shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from tankar.channels.filing import key_of
from tankar.channels.models import (
    Access,
    AnsweringAgreement,
    Channel,
    ChannelAssignment,
    ChannelEntry,
    Opening,
    ProfileRequest,
)
from tankar.channels.requests.telling import keepers_of
from tankar.interface.times import short_words
from tankar.networks.addresses import canonical
from tankar.organisation.access import today, valid_on
from tankar.statements.models import Version
from tankar.statements.pages import Page

__all__ = ["FEWEST_MANAGERS", "Known", "is_complete", "known_of", "registered"]

FEWEST_MANAGERS = 2


@dataclass(frozen=True)
class Known:
    """`says`: from where it is known, or why it is not; `url`: where that stands, "" for the plan on this page."""

    done: bool
    says: str
    url: str = ""


def registered(request: ProfileRequest, opening: Opening) -> Channel | None:
    """The unit's channel at that very address, when somebody has put it into the register already."""
    address = canonical(opening.url) if opening.url else None
    if address is None or not address.names_an_account:
        return None
    found = Channel.objects.filter(address_key=key_of(address), owner_unit=request.unit)
    return found.filter(Q(profile_request=None) | Q(profile_request=request)).first()


def is_complete(opening: Opening, known: Mapping[str, Known]) -> bool:
    """Is every line done, by hand or because it is seen, and is there what the register needs?"""
    seen = {name for name, one in known.items() if one.done}
    return opening.is_named and all(name in seen or getattr(opening, name) for name in Opening.TICKS)


def known_of(request: ProfileRequest, opening: Opening) -> dict[str, Known]:
    """By the checklist's lines; `connected` besides, which is no line of it."""
    channel = registered(request, opening)
    known = {
        "admins_done": _managers(request, channel),
        "goals_done": _goal(request),
        "rules_done": _rules(),
    }
    if channel is None:
        return known
    entry = ChannelEntry.objects.filter(channel=channel).first()
    here = channel.get_absolute_url()
    known["listed_done"] = Known(
        channel.is_listed,
        _("It stands in the register.") if channel.is_listed else _("It is not shown."),
        here,
    )
    known["answering_done"] = _agreement(channel)
    if channel.access == Access.WORKS:
        known["connected"] = Known(True, _("Tankar is connected to the account."), here)
    return known | (_checked(entry, here) if entry is not None else {})


def _managers(request: ProfileRequest, channel: Channel | None) -> Known:
    named = [one for one in keepers_of(request) if one.is_employee]
    says, url = _("Named in the plan, with their work e-mail: %(names)s."), ""
    if channel is not None:
        held = ChannelAssignment.objects.filter(valid_on(today()), channel=channel, person__is_employee=True)
        named = [one.person for one in held.select_related("person").order_by("person__search_name")]
        says, url = (
            _("Named in the register: %(names)s."),
            reverse("channels:managers", args=[channel.public_id]),
        )
    names = {one.pk: str(one) for one in named}
    if len(names) >= FEWEST_MANAGERS:
        return Known(True, says % {"names": ", ".join(names.values())}, url)
    return Known(
        False, _("Only %(count)s of those named work for the city now.") % {"count": len(names)}, url
    )


def _goal(request: ProfileRequest) -> Known:
    if request.goal.strip():
        return Known(True, _("In the plan: %(goal)s") % {"goal": request.goal})
    return Known(False, _("No goal stands in the plan."))


def _rules() -> Known:
    """The rules themselves: whether the account's description leads to them is seen by the brand check alone."""
    shown = Version.objects.current(Page.HOUSE_RULES)
    if shown is None:
        return Known(
            False, _("The rules stand here, in Swedish and Finnish. Link to them."), Page.HOUSE_RULES.address
        )
    since = _("The rules stand here since %(day)s, in Swedish and Finnish. Link to them.")
    return Known(False, since % {"day": short_words(shown.published_at)}, Page.HOUSE_RULES.address)


def _agreement(channel: Channel) -> Known:
    url = reverse("channels:agreement", args=[channel.public_id])
    held = AnsweringAgreement.objects.filter(channel=channel, state=AnsweringAgreement.State.IN_FORCE).first()
    if held is not None:
        return Known(True, _("The answering agreement is in force."), url)
    return Known(False, _("The answering agreement is not confirmed by everybody yet."), url)


def _checked(entry: ChannelEntry, here: str) -> dict[str, Known]:
    """What was checked in the register, on its day."""
    lines = {
        "name_done": (entry.brand_name, entry.brand_checked_on),
        "brand_done": (entry.brand_picture, entry.brand_checked_on),
        "bio_done": (entry.brand_text, entry.brand_checked_on),
        "rules_done": (entry.brand_rules, entry.brand_checked_on),
        "two_factor_done": (entry.two_factor, entry.security_checked_on),
    }
    return {
        name: Known(True, _("Checked in the register on %(day)s.") % {"day": short_words(day)}, here)
        for name, (answer, day) in lines.items()
        if answer == "yes" and day is not None
    }
