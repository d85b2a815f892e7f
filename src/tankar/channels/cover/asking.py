"""Whom a gap awaits, and when it is passed on: the managers, then the head of unit, then communications.

The channel is named, never a person: who is away is known to the head alone. Nobody's silence ends anything.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.urls import reverse

from tankar.channels.cover.days import morning_of, run_of, span_words, working_days_before
from tankar.channels.models import Channel, CoverGap
from tankar.channels.noting import both_names
from tankar.decisions.keeping import answered, ask, end_matter, open_matter, retitle
from tankar.decisions.models import Matter
from tankar.decisions.terms import amount_of
from tankar.notices.settling import settle
from tankar.notices.telling import tell
from tankar.organisation.access import holders, today, valid_on
from tankar.organisation.models import Person
from tankar.organisation.roles import Role
from tankar.organisation.standing_in import heads_of

__all__ = ["KIND", "TERMS", "managers_of", "no_longer", "over", "page_of", "pass_on", "retell"]

KIND = "channels.cover_gap"
_STAGE = CoverGap.Stage
TERMS = {
    _STAGE.MANAGERS: "channels.cover_managers",
    _STAGE.HEAD: "channels.cover_head",
    _STAGE.COMMUNICATIONS: "channels.cover_communications",
}


def pass_on(gap: CoverGap, now: dt.datetime) -> None:
    """Tell everybody whose moment has come, once; and remember when the next one's comes."""
    reached = max((stage for stage in TERMS if _moment(gap, stage) <= now), default=_STAGE.NOBODY)
    later = [stage for stage in TERMS if stage > max(reached, gap.stage)]
    new = [stage for stage in TERMS if gap.stage < stage <= reached]
    for stage in new:
        _tell(gap, stage)
    gap.stage = max(reached, gap.stage)
    gap.next_at = _moment(gap, later[0]) if later else None
    gap.save(update_fields=["stage", "next_at"])


def _moment(gap: CoverGap, stage: int) -> dt.datetime:
    ahead = amount_of(TERMS[_STAGE(stage)])
    return morning_of(working_days_before(gap.first_day, ahead))


def _tell(gap: CoverGap, stage: int) -> None:
    match stage:
        case _STAGE.MANAGERS:
            _ask(gap, managers_of(gap.channel), "look", "channels.cover_missing", stage)
        case _STAGE.HEAD:
            # where no head is known it goes at once to those who stand behind all channels
            people = heads_of(gap.channel.owner_unit) or _communications()
            _ask(gap, people, "arrange", "channels.cover_to_arrange", stage)
        case _:
            _ask(gap, _communications(), "arrange", "channels.cover_to_arrange", stage)


def _ask(gap: CoverGap, people: Iterable[Person], verb: str, kind: str, stage: int) -> None:
    found = list(people)
    if not found:
        return
    matter = open_matter(
        KIND, gap.public_id, title=_title(gap), url=page_of(gap.channel), unit=gap.channel.owner_unit
    )
    ask(matter, found, verb, due_at=morning_of(gap.first_day), term=TERMS[_STAGE(stage)])
    first, last = run_of(gap.dates)
    for person in found:
        tell(
            person,
            kind,
            params={"channel": both_names(gap.channel), "days": span_words(first, last)},
            url=page_of(gap.channel),
            about=("cover", gap.channel.public_id),
        )


def retell(gap: CoverGap) -> None:
    """Its days changed: the open question names the new ones."""
    matter = Matter.of(KIND, gap.public_id)
    if matter is not None:
        retitle(matter, _title(gap))
        matter.asks.filter(done_at=None).update(due_at=morning_of(gap.first_day))


def no_longer(gap: CoverGap) -> None:
    """What was asked about is arranged; further days come later."""
    matter = Matter.of(KIND, gap.public_id)
    if matter is not None:
        answered(matter)
    _untell(gap)


def over(gap: CoverGap, outcome: str) -> None:
    matter = Matter.of(KIND, gap.public_id)
    if matter is not None:
        end_matter(matter, outcome)
    _untell(gap)


def _untell(gap: CoverGap) -> None:
    """What was asked for is done: it is no longer new for anybody."""
    settle("cover", [gap.channel.public_id])


def _title(gap: CoverGap) -> str:
    return f"{both_names(gap.channel)}, {span_words(*run_of(gap.dates))}"


def page_of(channel: Channel) -> str:
    return reverse("channels:cover_of", args=[channel.public_id])


def managers_of(channel: Channel) -> list[Person]:
    """Those who manage the channel or stand in today, by name."""
    held = channel.assignments.filter(valid_on(today()))
    found = Person.objects.filter(pk__in=held.values("person_id"), is_employee=True)
    return list(found.order_by("search_name"))


def _communications() -> list[Person]:
    team = holders(Role.COMMUNICATIONS_TEAM) | holders(Role.COMMUNICATIONS_MANAGER)
    return list(team.distinct().order_by("search_name"))
