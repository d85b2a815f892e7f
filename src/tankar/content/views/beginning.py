"""What a new item begins with when its address says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tankar.channels.models import Channel
from tankar.content.changes import Changes
from tankar.content.draft import Draft, chosen_of, empty_draft, in_order
from tankar.content.kinds.reading import moment_or_none
from tankar.content.models import Item, Template
from tankar.content.permissions import postable_by
from tankar.content.ways import default_way, ways_of
from tankar.organisation.models import Person

__all__ = ["begun", "sent_draft"]


def begun(person: Person, draft: Draft, asked: Mapping[str, str]) -> Draft:
    """The empty draft with a template's words and kind, a day in the calendar, a kind, one channel.

    The unknown is passed over.
    """
    details = draft.details
    if template := _template(person, asked.get("template", "")):
        draft = replace(draft, texts={one: text for one, text in template.texts.items() if text})
        details = replace(details, kind=template.kind)
    if asked.get("kind", "") in Item.Kind.values:
        details = replace(details, kind=asked["kind"])
    if planned := moment_or_none(asked.get("planned_at", "")):
        details = replace(details, planned_at=planned)
    if channel := _channel(person, asked.get("channel", "")):
        draft = replace(draft, channels=(chosen_of(channel, *default_way(channel)),))
    return replace(draft, details=details)


def sent_draft(person: Person, public_id: str, sent: Changes) -> Draft:
    """What a form without words says that was not kept: its kind and its channels."""
    draft = empty_draft(public_id, "fi" if person.language == "fi" else "sv")
    ways = sent.channels or {}
    channels = postable_by(person).filter(public_id__in=ways)
    chosen = tuple(chosen_of(one, *_way(one, ways[one.public_id])) for one in sorted(channels, key=in_order))
    return replace(draft, channels=chosen, details=replace(draft.details, **sent.details))


def _way(channel: Channel, sent: tuple[str, str]) -> tuple[str, str]:
    return sent if sent in ways_of(channel) else default_way(channel)


def _channel(person: Person, public_id: str) -> Channel | None:
    if not public_id:
        return None
    return postable_by(person).filter(public_id=public_id.replace("\x00", "")).first()


def _template(person: Person, public_id: str) -> Template | None:
    if not public_id:
        return None
    usable = Template.objects.visible_to(person).filter(retired_at=None)
    return usable.filter(public_id=public_id.replace("\x00", "")).first()
