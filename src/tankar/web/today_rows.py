"""What Today shows one person: rows made from the contexts below, each already limited to what they may see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

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
from tankar.publishing.models import Delivery
from tankar.publishing.rows import frozen_channels
from tankar.publishing.told import told
from tankar.work import clock

__all__ = ["Row", "going_out_today", "owed_by", "red", "waiting_on"]

_AT_MOST = 100
_KEPT = "kept_needing"


@dataclass(frozen=True)
class Row:
    """One line of Today.

    `title` begins with the verb ("Decide: …") or names the channel, never another person. `since` and `due` are
    aware moments or dates; `detail` and `what_we_did` whole sentences; `state` is (icon, colour, word); `button`
    is what the button says, `url` where it goes.
    """

    title: Any
    url: str = ""
    button: Any = ""
    since: dt.datetime | dt.date | None = None
    due: dt.datetime | dt.date | None = None
    detail: Any = ""
    what_we_did: Any = ""
    state: tuple[str, str, Any] | None = None
    at: dt.datetime | None = None
    languages: str = ""
    channels: str = ""


def _seen_by(person: Person) -> Any:
    return Delivery.objects.posts().visible_to(person).select_related("channel", "item")


def _page(delivery: Delivery) -> str:
    return reverse("content:item", args=[delivery.post_item.public_id]) + "#deliveries"


def waiting_on(person: Person) -> list[Row]:
    """What a person has to do: look at an item, answer a proposal, translate, publish by hand, choose a new time."""
    return [*_reviews(person), *_proposals(person), *_translations(person), *_by_hand(person)]


def _by_hand(person: Person) -> list[Row]:
    """Posts to publish by hand, and those that ask for a new time. The oldest first."""
    kinds = {
        Delivery.Why.BY_HAND: _("Publish on %(channel)s: %(title)s"),
        Delivery.Why.OVERDUE: _("Choose a new time on %(channel)s: %(title)s"),
    }
    mine = [one for one in reversed(_needing(person)) if one.state == "needs_person" and one.why in kinds]
    return [
        Row(
            title=kinds[Delivery.Why(one.why)] % {"channel": one.channel.name, "title": _headline(one)},
            url=_page(one),
            due=one.not_before,
            detail=told(one, clock.now()).next_step,
        )
        for one in mine[:_AT_MOST]
    ]


def _headline(delivery: Delivery) -> str:
    return headline(delivery.outgoing["text"]) or _("post without text")


def _needing(person: Person) -> list[Delivery]:
    """What did not simply go out, the newest first. Read once for the length of a request: two lists show it."""
    kept: list[Delivery] | None = vars(person).get(_KEPT)
    if kept is None:
        kept = list(_seen_by(person).red().order_by("-not_before")[: 3 * _AT_MOST])
        if "kept_assignments" in vars(person):
            vars(person)[_KEPT] = kept
    return kept


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


def red(person: Person) -> list[Row]:
    """Lost access, refused, unclear: what happened, what we did, and the one thing to do."""
    own = (Delivery.Why.BY_HAND, Delivery.Why.OVERDUE)
    return [_red_row(one) for one in _needing(person) if one.why not in own][:_AT_MOST]


def _red_row(delivery: Delivery) -> Row:
    words = told(delivery, clock.now())
    connect = "connect" in words.acts
    return Row(
        title=delivery.channel.name,
        url=reverse("channels:one", args=[delivery.channel.public_id]) if connect else _page(delivery),
        button=_("Connect again") if connect else "",
        detail=words.sentence,
        what_we_did=words.did,
        state=words.state,
    )


def going_out_today(person: Person) -> list[Row]:
    """What leaves, or has left, between this midnight and the next in Karleby, by time."""
    midnight = clock.local(clock.now()).replace(hour=0, minute=0, second=0, microsecond=0)
    begin = midnight.astimezone(dt.UTC)
    end = (midnight + dt.timedelta(days=1)).astimezone(dt.UTC)
    # the states by name, not "all but withdrawn": so the index by state and time finds the day
    states = [state for state in Delivery.State if state != Delivery.State.WITHDRAWN]
    rows = _seen_by(person).filter(state__in=states, not_before__gte=begin, not_before__lt=end)
    found = list(rows.order_by("not_before", "id")[:_AT_MOST])
    frozen = frozen_channels({one.channel_id for one in found})
    return [_out_row(one, one.channel_id in frozen) for one in found]


def _out_row(delivery: Delivery, frozen: bool) -> Row:
    words = told(delivery, clock.now(), frozen)
    return Row(
        title=delivery.channel.name,
        url=_page(delivery),
        state=words.state,
        at=delivery.delivered_at or delivery.not_before,
        languages=delivery.languages,
        channels=delivery.channel.name,
        detail=headline(delivery.outgoing["text"]),
    )
