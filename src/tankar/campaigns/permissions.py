"""Rights on campaigns: the unit asks and runs, its head decides, communications is told and says what it thinks."""

from __future__ import annotations

from django.db.models import Q

from tankar.campaigns.models import Campaign, Frame
from tankar.organisation.access import communicates, holds, register, units_of
from tankar.organisation.models import Person, Unit
from tankar.organisation.roles import Role

__all__ = [
    "advised_by",
    "commented_by",
    "decided_by",
    "frames_of_head",
    "frames_seen_by",
    "frames_used_by",
    "own_of",
    "run_by",
    "seen_by",
]

_NOTHING = Q(pk__in=())
_SENT = Q(asked_at__isnull=False)
_UNIT_ROLES = (Role.HEAD_OF_UNIT, Role.SECTOR_MANAGEMENT, Role.CHANNEL_MANAGER)
_RUNS = (Role.HEAD_OF_UNIT, Role.CHANNEL_MANAGER)
_State = Campaign.State
_TOLD = (_State.NOTIFIED, _State.ACKNOWLEDGED, _State.RUNNING)
_GOING = (*_TOLD, _State.ASKED, _State.REFUSED, _State.ENDED)


def _reads_all(person: Person) -> bool:
    return communicates(person) or holds(person, Role.AUDITOR)


def _any_of(person: Person, roles: tuple[Role, ...], unit: Unit | None = None) -> bool:
    return any(holds(person, role, unit) for role in roles)


def seen_by(person: Person) -> Q:
    """Twin of `campaigns.view`: one's own; what was sent, of one's units, or all for communications."""
    if not holds(person, Role.EMPLOYEE):
        return _NOTHING
    own = Q(asked_by=person)
    if _reads_all(person):
        return own | _SENT
    seen = own | (_SENT & Q(unit__in=units_of(person, *_UNIT_ROLES)))
    if holds(person, Role.CITY_LAWYER):
        seen |= _SENT & Q(lawyer_asked_at__isnull=False)
    return seen


def _views(person: Person, campaign: Campaign | None = None) -> bool:
    if not holds(person, Role.EMPLOYEE):
        return False
    if campaign is None or campaign.asked_by_id == person.pk:
        return campaign is not None or _asks(person) or _reads_all(person) or _any_of(person, _UNIT_ROLES)
    if campaign.asked_at is None:
        return False
    if _reads_all(person) or _any_of(person, _UNIT_ROLES, campaign.unit):
        return True
    return campaign.lawyer_asked_at is not None and holds(person, Role.CITY_LAWYER)


def _asks(person: Person, unit: Unit | None = None) -> bool:
    return holds(person, Role.EMPLOYEE) and (communicates(person) or _any_of(person, _RUNS, unit))


def own_of(person: Person) -> Q:
    """Twin of `campaigns.edit`."""
    return Q(asked_by=person) if holds(person, Role.EMPLOYEE) else _NOTHING


def _edits(person: Person, campaign: Campaign | None = None) -> bool:
    return holds(person, Role.EMPLOYEE) and (campaign is None or campaign.asked_by_id == person.pk)


def decided_by(person: Person) -> Q:
    """Twin of `campaigns.decide`: the head of the unit; once it was passed on, sector management too."""
    own = Q(unit__in=units_of(person, Role.HEAD_OF_UNIT))
    above = Q(unit__in=units_of(person, Role.SECTOR_MANAGEMENT), stage=Campaign.Stage.ABOVE)
    return Q(state=_State.ASKED) & (own | above)


def _decides(person: Person, campaign: Campaign | None = None) -> bool:
    if campaign is None:
        return _any_of(person, (Role.HEAD_OF_UNIT, Role.SECTOR_MANAGEMENT))
    if campaign.state != _State.ASKED:
        return False
    above = campaign.stage == Campaign.Stage.ABOVE
    return holds(person, Role.HEAD_OF_UNIT, campaign.unit) or (
        above and holds(person, Role.SECTOR_MANAGEMENT, campaign.unit)
    )


def commented_by(person: Person) -> Q:
    """Twin of `campaigns.comment`."""
    return Q(state__in=_TOLD) if communicates(person) else _NOTHING


def _comments(person: Person, campaign: Campaign | None = None) -> bool:
    return communicates(person) and (campaign is None or campaign.state in _TOLD)


def run_by(person: Person) -> Q:
    """Twin of `campaigns.run`."""
    if not holds(person, Role.EMPLOYEE):
        return _NOTHING
    mine = Q(asked_by=person) | Q(unit__in=units_of(person, *_RUNS))
    return _SENT & Q(state__in=_GOING) & mine


def _runs(person: Person, campaign: Campaign | None = None) -> bool:
    if not holds(person, Role.EMPLOYEE):
        return False
    if campaign is None:
        return True
    going = campaign.asked_at is not None and campaign.state in _GOING
    return going and (campaign.asked_by_id == person.pk or _any_of(person, _RUNS, campaign.unit))


def advised_by(person: Person) -> Q:
    """Twin of `campaigns.advise`."""
    waits = Q(state=_State.ASKED, lawyer_asked_at__isnull=False, lawyer_ruling="")
    return waits if holds(person, Role.CITY_LAWYER) else _NOTHING


def _advises(person: Person, campaign: Campaign | None = None) -> bool:
    if not holds(person, Role.CITY_LAWYER):
        return False
    if campaign is None:
        return True
    return campaign.state == _State.ASKED and bool(campaign.lawyer_asked_at) and not campaign.lawyer_ruling


def frames_seen_by(person: Person) -> Q:
    """Twin of `campaigns.view_frame`."""
    if not holds(person, Role.EMPLOYEE):
        return _NOTHING
    return Q() if _reads_all(person) else Q(unit__in=units_of(person, *_UNIT_ROLES))


def _views_frame(person: Person, frame: Frame | None = None) -> bool:
    if not holds(person, Role.EMPLOYEE):
        return False
    return _reads_all(person) or _any_of(person, _UNIT_ROLES, frame.unit if frame else None)


def frames_of_head(person: Person) -> Q:
    """Twin of `campaigns.end_frame`."""
    return Q(ended_at__isnull=True, unit__in=units_of(person, Role.HEAD_OF_UNIT))


def _ends_frame(person: Person, frame: Frame | None = None) -> bool:
    if frame is None:
        return holds(person, Role.HEAD_OF_UNIT)
    return frame.ended_at is None and holds(person, Role.HEAD_OF_UNIT, frame.unit)


def frames_used_by(person: Person) -> Q:
    """Twin of `campaigns.boost`."""
    return Q(ended_at__isnull=True, unit__in=units_of(person, *_RUNS))


def _boosts(person: Person, frame: Frame | None = None) -> bool:
    if frame is None:
        return _any_of(person, _RUNS)
    return frame.ended_at is None and _any_of(person, _RUNS, frame.unit)


register("campaigns.ask", _asks, meaning="Write a paid campaign and ask the head of the unit for a decision.")
register(
    "campaigns.set_frame",
    lambda person, unit=None: holds(person, Role.HEAD_OF_UNIT, unit),
    meaning="Decide a yearly frame for small boosts of one's own unit: sum, ad accounts, purposes.",
)
register(
    "campaigns.view",
    _views,
    Campaign,
    lambda person: Campaign.objects.visible_to(person),
    meaning="Read a paid campaign: one's own, those of one's unit, and for communications and the auditor all that "
    "were sent. The city lawyer reads those that may be political advertising.",
)
register(
    "campaigns.edit",
    _edits,
    Campaign,
    lambda person: Campaign.objects.editable_by(person),
    meaning="Write one's own campaign, send it, and withdraw it before it is decided.",
)
register(
    "campaigns.decide",
    _decides,
    Campaign,
    lambda person: Campaign.objects.decidable_by(person),
    meaning="Decide a paid campaign of one's unit (CHN-7). Sector management once it was passed on.",
)
register(
    "campaigns.comment",
    _comments,
    Campaign,
    lambda person: Campaign.objects.commentable_by(person),
    meaning="Say that the notice of a campaign was seen, and comment on it. Never a veto.",
)
register(
    "campaigns.run",
    _runs,
    Campaign,
    lambda person: Campaign.objects.run_by(person),
    meaning="Say what became of a campaign: begun, refused by the network, ended, what it cost and taught.",
)
register(
    "campaigns.advise",
    _advises,
    Campaign,
    lambda person: Campaign.objects.advisable_by(person),
    meaning="Answer whether a campaign is political advertising (2024/900). Advice: the head of unit decides.",
)
register(
    "campaigns.view_frame",
    _views_frame,
    Frame,
    lambda person: Frame.objects.visible_to(person),
    meaning="Read the yearly frames of one's units and what is left of them.",
)
register(
    "campaigns.end_frame",
    _ends_frame,
    Frame,
    lambda person: Frame.objects.decided_by_head(person),
    meaning="End a yearly frame of one's own unit.",
)
register(
    "campaigns.boost",
    _boosts,
    Frame,
    lambda person: Frame.objects.usable_by(person),
    meaning="Boost something under a yearly frame of one's unit, with four fields and a notice.",
)
