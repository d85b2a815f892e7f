"""What a request still needs before it is sent: first to communications, then to the two who decide."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tankar.channels.models import LanguagePolicy, ProfileRequest
from tankar.organisation.access import today

__all__ = ["missing_for_contact", "missing_for_decision"]

FEWEST_KEEPERS = 2


def missing_for_contact(request: ProfileRequest) -> dict[str, str]:
    """Communications need only know what is planned, and for whom (CHN-3)."""
    faults = _empty(request, ("title", "platform", "need", "target_group"))
    if request.unit_id is None:
        faults["unit"] = _("Say for which unit it is: its management decides together with communications.")
    return faults


def missing_for_decision(request: ProfileRequest) -> dict[str, str]:
    """The four parts of the plan, what a common channel could not do, two managers, role, languages, cover."""
    faults = missing_for_contact(request)
    faults |= _empty(
        request,
        (
            "aim", "goal", "common_answer", "ideas", "how_often", "children", "posting_role", "pictures", "paid",
            "answered_by", "answered_when", "summer_cover",
        ),
    )  # fmt: skip
    if request.posting_role == ProfileRequest.Role.OWN:
        faults["posting_role"] = _(
            "A person's own profile is their own: it needs no decision and is not put into the register. There is "
            "nothing to send; you may throw this request away."
        )
    if request.children not in ("", ProfileRequest.Children.NO) and not request.guardians_asked_by:
        faults["guardians_asked_by"] = _("Say who asks the guardians for leave before a child is shown.")
    if request.language_policy == LanguagePolicy.BOTH and not request.translations:
        faults["translations"] = _("Say who translates, and how fast. Both languages need somebody.")
    if request.language_policy != LanguagePolicy.BOTH and not request.language_reason:
        faults["language_reason"] = _("Say why one language is enough, and where the others are served.")
    if request.ends_on is not None and request.ends_on < today():
        faults["ends_on"] = _("That day has passed. Choose a later one, or say that it is permanent.")
    return faults | _keepers(request)


def _keepers(request: ProfileRequest) -> dict[str, str]:
    rows = list(request.keepers.select_related("person"))
    unknown = [one.email for one in rows if one.person is None]
    if unknown:
        words = _(
            "Nobody who works for the city has the address %(email)s. Check it, or leave the line empty."
        )
        return {"keepers": words % {"email": unknown[0]}}
    if len({one.person_id for one in rows}) < FEWEST_KEEPERS:
        return {
            "keepers": _("Name at least two people with their work e-mail, so that nobody is alone with it.")
        }
    if any(one.half_days == 0 for one in rows):
        return {"keepers": _("Say for each how many half-days a month it takes.")}
    return {}


def _empty(request: ProfileRequest, names: tuple[str, ...]) -> dict[str, str]:
    words = _("This is still empty.")
    return {name: words for name in names if not str(getattr(request, name)).strip()}
