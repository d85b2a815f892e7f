"""Decide one half of a review. Both alike ends it; a difference puts it to both again, and nobody overrides anybody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar.channels.ending.actions.begin_ending import begin_ending
from tankar.channels.models import Channel, ChannelEntry, ChannelReview, ReviewOutcome
from tankar.channels.reviews.actions.answer_review import put_to_deciders
from tankar.channels.reviews.errors import MergeTargetMissing, OtherHalfDecided, ReviewElsewhere, WordsNeeded
from tankar.channels.reviews.moving import hold, matter_of, move, note_review, tell_review
from tankar.channels.reviews.next_day import next_review_day
from tankar.channels.reviews.people import owners
from tankar.decisions.keeping import answered, decide, end_matter
from tankar.decisions.models import Decision, Matter
from tankar.organisation.access import may, today
from tankar.organisation.models import Person
from tankar.organisation.roles import Role
from tankar.work import clock

__all__ = ["Half", "decide_review", "decisions_of"]

Half = Literal["unit", "communications"]
_RULES = ("PLAN-1", "CHN-2")


def decide_review(
    person: Person,
    review: ChannelReview,
    half: Half,
    outcome: str,
    reason: str,
    merge_into: Channel | None = None,
) -> ChannelReview:
    """`half`: for the unit, or for communications. `outcome`: one of `ReviewOutcome`.

    Raises WordsNeeded, MergeTargetMissing, OtherHalfDecided, ReviewElsewhere, PermissionDenied.
    """
    chosen = ReviewOutcome(outcome)
    if not reason.strip():
        raise WordsNeeded
    target = merge_into if chosen == ReviewOutcome.MERGE else None
    if chosen == ReviewOutcome.MERGE and (target is None or target.pk == review.channel_id):
        raise MergeTargetMissing
    with transaction.atomic():
        held = hold(review)
        made = decisions_of(held)
        _refuse(person, held, half, made)
        matter = matter_of(held)
        decision = decide(
            matter,
            person,
            chosen,
            reason=reason.strip(),
            part=half,
            role=_role(person, half),
            conditions=target.name if target else "",
            rules=_RULES,
            round=held.round,
        )
        answered(matter, verb=f"decide_{half}")
        note_review("review_half_decided", held, person, half=half, outcome=chosen)
        _together(held, matter, [*made, decision], target)
    return held


def decisions_of(review: ChannelReview) -> list[Decision]:
    """What is decided in the round that runs."""
    return list(matter_of(review).decisions.filter(round=review.round).exclude(part=""))


def _refuse(person: Person, review: ChannelReview, half: Half, made: Sequence[Decision]) -> None:
    if review.state != ChannelReview.State.DECIDING or any(one.part == half for one in made):
        raise ReviewElsewhere(review)
    if not may(person, f"channels.decide_review_for_{half}", review):
        raise PermissionDenied(f"channels.decide_review_for_{half}")
    if any(one.person_id == person.pk for one in made):
        raise OtherHalfDecided


def _together(
    review: ChannelReview, matter: Matter, made: Sequence[Decision], target: Channel | None
) -> None:
    if len(made) < 2:
        review.merge_into = target or review.merge_into
        review.save(update_fields=["merge_into"])
        return
    if len({(one.answer, one.conditions) for one in made}) > 1:
        review.round += 1
        review.save(update_fields=["round"])
        note_review("review_differs", review, None)
        put_to_deciders(review, "review_differs")
        return
    _end(review, matter, made[-1].answer, target)


def _end(review: ChannelReview, matter: Matter, outcome: str, target: Channel | None) -> None:
    move(
        review,
        ChannelReview.State.DECIDED,
        outcome=outcome,
        merge_into=target,
        ended_at=clock.now(),
        next_at=None,
    )
    end_matter(matter, outcome)
    note_review("review_decided", review, None, outcome=outcome)
    entry, _made = ChannelEntry.objects.get_or_create(channel=review.channel)
    ChannelEntry.objects.filter(pk=entry.pk).update(next_review=next_review_day(today()))
    tell_review(review, owners(review.channel), f"review_{outcome}")
    if outcome != ReviewOutcome.LIVE:
        begin_ending(review, outcome, target)


def _role(person: Person, half: Half) -> str:
    """As it was when they decided, in Swedish and Finnish alike understood: the role's own code's words."""
    wanted = (
        (Role.COMMUNICATIONS_MANAGER,)
        if half == "communications"
        else (Role.HEAD_OF_UNIT, Role.SECTOR_MANAGEMENT)
    )
    held = person.assignments.filter(role__in=wanted).order_by("-pk").first()
    return str(Role(held.role).label) if held else ""
