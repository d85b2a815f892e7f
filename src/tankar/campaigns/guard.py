"""What the head of the unit needs on the table before deciding (CHN-7, AUD-1): what is missing, in whole sentences."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from tankar.campaigns.models import Campaign

__all__ = ["missing"]

_Told = dict[str, Callable[[], str]]

_WORDS: _Told = {
    "title": lambda: _("Give it a name, so that it can be talked about."),
    "goal": lambda: _("Say what the campaign shall bring about."),
    "audience": lambda: _("Say whom it shall reach."),
    "networks": lambda: _("Say on which network the ad is shown."),
    "cost_centre": lambda: _("Say which cost centre pays."),
    "landing": lambda: _("Say whether everybody can use the page it leads to."),
    "languages": lambda: _("Say in which languages the ad is shown."),
    "political_actor": lambda: _("Answer this, even if the answer is that you are not sure."),
    "political_election": lambda: _("Answer this, even if the answer is that you are not sure."),
    "political_influence": lambda: _("Answer this, even if the answer is that you are not sure."),
    "official_only": lambda: _("Answer this, even if the answer is that you are not sure."),
}


def missing(campaign: Campaign) -> dict[str, str]:
    """Field → what is missing or in the way; empty when it can be decided. In the order of the form."""
    found = {name: words() for name, words in _WORDS.items() if not getattr(campaign, name).strip()}
    found |= _account(campaign) | _money(campaign) | _period(campaign) | _page(campaign)
    return {name: found[name] for name in _ORDER if name in found}


def _account(campaign: Campaign) -> dict[str, str]:
    if campaign.account_is_citys is None:
        return {"account_is_citys": _("Say whose the ad account is.")}
    if not campaign.account_is_citys:
        return {
            "account_is_citys": _(
                "Ads are paid from an account that belongs to the city, never from anybody's own. Ask communications "
                "for one."
            )
        }
    return {}


def _money(campaign: Campaign) -> dict[str, str]:
    found = {}
    if not campaign.budget:
        found["budget"] = _("Say what it may cost at most, in euros.")
    if campaign.within_limits is None:
        found["within_limits"] = _("Say whether the unit may spend this sum itself.")
    elif not campaign.within_limits:
        found["within_limits"] = _(
            "What goes past the unit's spending or procurement limit is decided elsewhere first. Come back with that "
            "decision, or with a smaller sum."
        )
    return found


def _period(campaign: Campaign) -> dict[str, str]:
    begins, ends = campaign.begins_on, campaign.ends_on
    found: dict[str, str] = {}
    if begins is None:
        found["begins_on"] = _("Say on which day it begins.")
    if ends is None:
        found["ends_on"] = _("Say on which day it ends.")
    elif begins is not None and ends < begins:
        found["ends_on"] = _("The last day is before the first. Change one of them.")
    return found


def _page(campaign: Campaign) -> dict[str, str]:
    found = {}
    if campaign.landing == Campaign.Landing.NOT_YET:
        found["landing"] = _(
            "An ad leads people to its page: look at the page first, or let the ad lead nowhere (306/2019)."
        )
    if campaign.landing == Campaign.Landing.CHECKED and not campaign.landing_page:
        found["landing_page"] = _("Give the address of the page.")
    if campaign.languages in ("sv", "fi") and not campaign.language_reason.strip():
        found["language_reason"] = _("Say why one language is enough: the residents speak two.")
    return found


_ORDER = (
    "title",
    "goal",
    "audience",
    "networks",
    "account_is_citys",
    "budget",
    "cost_centre",
    "within_limits",
    "begins_on",
    "ends_on",
    "landing",
    "landing_page",
    "languages",
    "language_reason",
    *Campaign.POLITICAL_QUESTIONS,
)
