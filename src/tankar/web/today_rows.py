"""What Today shows one person: rows made from the contexts below, each already limited to what they may see."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from tankar.content.composition import headline
from tankar.content.languages.links import address_of, home_of
from tankar.content.models import Review, TranslationOrder
from tankar.content.proposals import reading as proposals
from tankar.content.review import listing
from tankar.organisation.models import Person
from tankar.planning.gaps.owed import Owed
from tankar.web.today_questions import asks_on_today, rows_of
from tankar.web.today_row import Row, soonest_first

__all__ = ["Row", "owed_by", "soonest_first", "waiting_on"]

_AT_MOST = 100


def waiting_on(person: Person) -> list[Row]:
    """What a person has to do: decide, look at an item, write it again, answer a proposal, translate."""
    return [*_matters(person), *_reviews(person), *_proposals(person), *_translations(person)]


def _matters(person: Person) -> list[Row]:
    """What the person is asked to decide, answer or confirm, in any workflow; and answers they have to read."""
    return rows_of(person, asks_on_today(person))


def _reviews(person: Person) -> list[Row]:
    """What the person is asked to look at; what came back to them; what they got a yes for."""
    look, again, out = _("Look at: %(title)s"), _("Write again: %(title)s"), _("Schedule: %(title)s")
    asked, answered = listing.waiting_for(person)
    rows = [
        Row(
            title=look % {"title": row.title},
            url=reverse("content:review", args=[row.review.item.public_id]),
            button=_("Look and answer"),
            due=row.review.due_at,
        )
        for row in asked
    ]
    rows += [
        Row(
            title=(out if row.review.state == Review.State.YES else again) % {"title": row.title},
            url=reverse("content:write", args=[row.review.item.public_id]),
            detail=row.review.reason,
        )
        for row in answered
    ]
    return rows


def _proposals(person: Person) -> list[Row]:
    """What communications is asked for the common channels, and what it asked back."""
    answer, explain = _("Answer the proposal: %(title)s"), _("Communications asks about: %(title)s")
    return [
        Row(
            title=(explain if row.asks_back else answer) % {"title": row.title},
            url=reverse("content:proposal", args=[row.proposal.public_id])
            + ("#questions" if row.asks_back else ""),
            button=_("Look and answer"),
            since=None if row.asks_back else row.proposal.submitted_at,
            due=row.proposal.due_at,
        )
        for row in proposals.waiting_for(person)
    ]


def owed_by(person: Person, owed: Sequence[Owed]) -> list[Row]:
    """What the person's own posts still owe, now that they are out."""
    titles = {
        "sv": _("Write in Swedish: %(title)s"),
        "fi": _("Write in Finnish: %(title)s"),
        "": _("Look after the recording and its captions: %(title)s"),
    }
    return [
        Row(title=titles[one.language] % {"title": one.title}, url=one.page, since=one.since, due=one.due_at)
        for one in owed
        if one.runs and one.author_id == person.pk
    ]


def _translations(person: Person) -> list[Row]:
    """What one is asked to translate, and what has come back and waits for its writer."""
    mine = TranslationOrder.objects.visible_to(person).select_related("item", "asset")
    wanted = Q(translator=person, state="ordered") | Q(ordered_by=person, state="delivered")
    found = list(mine.filter(wanted).order_by("due_at")[:_AT_MOST])
    asked = [one for one in found if one.state == "ordered"]
    here = [one for one in found if one.state == "delivered"]
    return [
        Row(
            title=(_("Write captions: %(what)s") if one.asset_id else _("Translate: %(what)s"))
            % {"what": headline(one.source_text)},
            url=address_of(one),
            since=one.ordered_at,
            due=one.due_at,
        )
        for one in asked
    ] + [
        Row(
            title=(_("Take the captions: %(what)s") if one.asset_id else _("Take the translation: %(what)s"))
            % {"what": headline(one.source_text)},
            url=home_of(one),
            since=one.ended_at,
        )
        for one in here
    ]
