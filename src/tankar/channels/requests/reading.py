"""A profile request as its page shows it: what stands beside the answers, the sum of the resources, who waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tankar.channels.models import Channel, Keeper, LanguagePolicy, ProfileRequest
from tankar.channels.requests.actions.decide import PARTS
from tankar.channels.requests.deciders import halves_of
from tankar.channels.requests.facts import MOST_KEEPERS
from tankar.channels.requests.permissions import works_for_the_city
from tankar.decisions.models import Decision, Matter
from tankar.organisation.access import today

__all__ = [
    "Box",
    "CommonChannel",
    "boxes_of",
    "common_channels",
    "decision_on",
    "flags_of",
    "keeper_rows",
    "own_channels",
    "sum_of",
]

_SHORTEST_WORD = 4


@dataclass(frozen=True)
class CommonChannel:
    """One of the city's common channels. `matches`: words of the request that its own entry has too."""

    channel: Channel
    matches: int

    @property
    def target_group(self) -> str:
        entry = getattr(self.channel, "entry", None)
        return entry.target_group if entry is not None else ""


@dataclass(frozen=True)
class Box:
    """One half of the decision: `decided` in this round, or `None`; `mine`: the reader may give it now.

    `waits_for`: the names of those it is asked of; none where nobody may give it today.
    """

    part: str
    title: str
    decided: Decision | None
    mine: bool
    given_other: bool
    waits_for: Sequence[str] = ()


def common_channels(request: ProfileRequest) -> list[CommonChannel]:
    """All of them, those that speak of the same people and things first. Two statements."""
    wanted = _words(f"{request.target_group} {request.need} {request.platform}")
    found = []
    for channel in Channel.objects.filter(is_common=True, is_paused=False).select_related("entry"):
        if channel.is_closed(today()):
            continue
        entry = getattr(channel, "entry", None)
        said = f"{channel.network_title} "
        if entry is not None:
            said += f"{entry.target_group} {entry.purpose_sv} {entry.purpose_fi} {entry.purpose_en}"
        found.append(CommonChannel(channel, len(wanted & _words(said))))
    return sorted(found, key=lambda one: (-one.matches, one.channel.name.casefold()))


def own_channels(request: ProfileRequest) -> list[Channel]:
    """What the unit has already (CHN-4)."""
    if request.unit_id is None:
        return []
    held: QuerySet[Channel] = Channel.objects.filter(owner_unit_id=request.unit_id)
    return [one for one in held.order_by(F("name_sv"), "pk")[:30] if not one.is_closed(today())]


def boxes_of(request: ProfileRequest, matter: Matter | None, mine: Sequence[str], reader: int) -> list[Box]:
    """The two halves as they stand in this round."""
    decided = {}
    if matter is not None:
        decided = {one.part: one for one in matter.decisions.all() if one.round == request.round and one.part}
    given = {request.unit_by_id, request.communications_by_id}
    waits = halves_of(request) if request.state == ProfileRequest.State.COMPLETE else {}
    return [
        Box(
            part,
            _(role),
            decided.get(part),
            part in mine,
            reader in given and decided.get(part) is None,
            [str(one) for one in waits.get(part, ())],
        )
        for part, (_permission, role) in PARTS.items()
    ]


def decision_on(channel: Channel) -> ProfileRequest | None:
    """The request by which the channel was opened, with the two who decided; `None` for what is older."""
    found = ProfileRequest.objects.select_related("unit_by", "communications_by")
    return found.filter(channel=channel).first()


def keeper_rows(request: ProfileRequest) -> list[tuple[int, Keeper | None]]:
    """The lines of the form: those there are, and empty ones."""
    kept = list(request.keepers.select_related("person")) if request.pk else []
    rows: list[Keeper | None] = [*kept, *[None] * (MOST_KEEPERS - len(kept))]
    return list(enumerate(rows[:MOST_KEEPERS]))


def sum_of(keepers: Sequence[Keeper]) -> str:
    """ "Two people, together 3 half-days a month." """
    people, days = len(keepers), sum(one.half_days for one in keepers)
    first = ngettext("%(count)s person", "%(count)s people", people) % {"count": people}
    second = ngettext("%(count)s half-day a month", "%(count)s half-days a month", days) % {"count": days}
    return _("%(people)s, together %(days)s.") % {"people": first, "days": second}


def flags_of(request: ProfileRequest, keepers: Sequence[Keeper]) -> list[str]:
    """What those who decide should not overlook, in sentences."""
    flags = []
    if len({one.person_id or one.email for one in keepers}) < 2:
        flags.append(_("One person only: nobody answers when they are away."))
    if not request.summer_cover.strip():
        flags.append(_("Nobody is named for July."))
    if keepers and all(one.half_days < 2 for one in keepers):
        flags.append(_("Less than a day a month for each: that is little for posting and answering."))
    if any(one.person is not None and not works_for_the_city(one.person) for one in keepers):
        flags.append(_("Somebody named to post and answer no longer works for the city."))
    if request.language_policy != LanguagePolicy.BOTH:
        flags.append(_("One language only."))
    return flags


def _words(text: str) -> set[str]:
    letters = "".join(one if one.isalnum() else " " for one in text.casefold())
    # the first letters of a word, since Finnish and Swedish bend their ends
    return {word[:6] for word in letters.split() if len(word) >= _SHORTEST_WORD}
