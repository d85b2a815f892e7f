"""Save what was written, from the revision it started from. Nobody's words are overwritten."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.db.models import F

from tankar import journal
from tankar.channels.models import Channel
from tankar.content.actions.media.describe import media_differ, write_media
from tankar.content.changes import Changes
from tankar.content.draft import Draft, draft_of
from tankar.content.errors import ChangedMeanwhile, NotADraft, NotAllowed
from tankar.content.models import (
    ChannelText,
    Item,
    ItemChannel,
    LanguageVersion,
)
from tankar.content.permissions import postable_by
from tankar.content.review.actions.void_review import void_when_changed
from tankar.content.revisions.sittings import keep_sitting
from tankar.content.ways import default_way, ways_of
from tankar.journal.models import Entry
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["save_item", "step_revision", "write", "written_by"]

# One entry for an hour of writing: a log of an employee's every keystroke is not necessary (759/2004, 3 §).
ONE_SITTING = dt.timedelta(hours=1)
KEEP = ("", "")


def save_item(person: Person, item: Item, revision: int, changes: Changes) -> Item:
    """Save `changes`; gives the item as it stands now. What changes nothing leaves the revision alone.

    Raises `NotAllowed`, `NotADraft`, or `ChangedMeanwhile` when `revision` is no longer the item's and the
    item does not already say the same.
    """
    if not may(person, "content.edit", item):
        raise NotAllowed("content.edit")
    with transaction.atomic():
        # the lock comes first: what is compared below is what will be written over
        item = Item.objects.select_for_update(of=("self",)).select_related("unit", "author").get(pk=item.pk)
        if item.state != Item.State.DRAFT:
            raise NotADraft(item.state)
        before = draft_of(item)
        if not _differs(before, changes):
            return item
        if item.revision != revision:
            raise ChangedMeanwhile(item)
        write(person, item, changes)
        if draft_of(item) != before:
            step_revision(person, item)
            _note(person, item)
    return item


def step_revision(person: Person, item: Item) -> None:
    """The person changed the item: one revision further, in the caller's transaction, after it has written.

    What the item says now is kept, and a review of what it said before is void.
    """
    now = clock.now()
    Item.objects.filter(pk=item.pk).update(revision=F("revision") + 1, changed_at=now)
    item.revision += 1
    item.changed_at = now
    keep_sitting(person, item)
    void_when_changed(person, item)


def write(person: Person, item: Item, changes: Changes) -> None:
    """Write the fields that were sent; the caller holds the transaction and has asked for permission."""
    _write_versions(item, changes)
    _write_details(item, changes)
    if changes.channels is not None:
        _choose(person, item, changes.channels)
    _write_shapes(item, changes.shapes)
    _write_own_texts(item, changes)
    write_media(item, changes.media)


def _write_versions(item: Item, changes: Changes) -> None:
    """A text that changes is a draft again, or a machine draft, whoever had read it through; so is one of which
    somebody now says how it was made."""
    before = {one.language: one for one in item.versions.all()}
    rows = []
    for language in dict.fromkeys([*changes.texts, *changes.machine]):
        had = before.get(language) or LanguageVersion(item=item, language=language)
        text = changes.texts.get(language, had.text)
        machine = changes.machine.get(language, had.machine_made)
        if had.pk is None or (text, machine) != (had.text, had.machine_made):
            rows.append(written_by(LanguageVersion(item=item, language=language, text=text), machine))
    LanguageVersion.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["item", "language"],
        update_fields=["text", "machine_made", "standing", "reviewed_by"],
    )
    LanguageVersion.objects.bulk_create(
        [
            LanguageVersion(item=item, language=one, form=form, waived_reason=reason)
            for one, (form, reason) in changes.forms.items()
        ],
        update_conflicts=True,
        unique_fields=["item", "language"],
        update_fields=["form", "waived_reason"],
    )


def written_by(version: LanguageVersion, machine: bool) -> LanguageVersion:
    """The version as nobody has read it through yet: a draft, or a machine draft."""
    standing = LanguageVersion.Standing
    version.machine_made = machine
    version.standing = standing.MACHINE if machine else standing.DRAFT
    version.reviewed_by = None
    return version


def _write_details(item: Item, changes: Changes) -> None:
    if not changes.details:
        return
    for name, value in changes.details.items():
        setattr(item, name, list(value) if name == "subjects" else value)
    item.save(update_fields=sorted(changes.details))


def _differs(before: Draft, changes: Changes) -> bool:
    """Would these changes change anything? Asked before two people are told that they met."""
    own = {(c.public_id, one): text for c in before.channels for one, text in c.own_texts.items()}
    ways = {c.public_id: (c.way_out, c.first_language) for c in before.channels}
    return (
        any(text != before.texts.get(one, "") for one, text in changes.texts.items())
        or any(value != getattr(before.details, name) for name, value in changes.details.items())
        or any(
            (before.version(one).form, before.version(one).waived_reason) != said
            for one, said in changes.forms.items()
        )
        or any(said != before.version(one).machine_made for one, said in changes.machine.items())
        or any(text.strip() != own.get(key, "").strip() for key, text in changes.channel_texts.items())
        or (changes.channels is not None and _ways_differ(ways, changes.channels))
        or any(changes.shapes.get(one.public_id, one.shape) != one.shape for one in before.channels)
        or media_differ(before.media, changes.media)
    )


def _ways_differ(before: Mapping[str, tuple[str, str]], wanted: Mapping[str, tuple[str, str]]) -> bool:
    return set(before) != set(wanted) or any(way not in (KEEP, before[one]) for one, way in wanted.items())


def _choose(person: Person, item: Item, wanted: Mapping[str, tuple[str, str]]) -> None:
    """Choose exactly these channels. Nobody puts an item on a channel they may not post to; what a colleague
    chose there stays as long as it is not taken away."""
    had = {choice.channel.public_id: choice for choice in item.choices.select_related("channel")}
    ItemChannel.objects.filter(item=item).exclude(channel__public_id__in=wanted).delete()
    new = [public_id for public_id in wanted if public_id not in had]
    allowed = {one.public_id: one for one in postable_by(person).filter(public_id__in=new)} if new else {}
    rows = []
    for public_id, way in wanted.items():
        channel = had[public_id].channel if public_id in had else allowed.get(public_id)
        if channel is not None:
            if way == KEEP and public_id in had:
                continue
            way_out, first = way if way in ways_of(channel) else default_way(channel)
            rows.append(ItemChannel(item=item, channel=channel, way_out=way_out, first_language=first))
    ItemChannel.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["item", "channel"],
        update_fields=["way_out", "first_language"],
    )


def _write_shapes(item: Item, shapes: Mapping[str, str]) -> None:
    """What a network does not have is passed over: it stays a post."""
    if not shapes:
        return
    for choice in item.choices.select_related("channel"):
        wanted = shapes.get(choice.channel.public_id, choice.shape)
        if wanted != choice.shape and wanted in choice.channel.network_limits.shapes:
            choice.shape = wanted
            choice.save(update_fields=["shape"])


def _write_own_texts(item: Item, changes: Changes) -> None:
    """A channel's own text that was emptied is gone: the item's text leaves there again."""
    if not changes.channel_texts:
        return
    channels = {one.public_id: one for one in Channel.objects.filter(choices__item=item)}
    rows = []
    for (public_id, language), text in changes.channel_texts.items():
        channel = channels.get(public_id)
        if channel is None:
            continue
        if text.strip():
            rows.append(ChannelText(item=item, channel=channel, language=language, text=text))
        else:
            ChannelText.objects.filter(item=item, channel=channel, language=language).delete()
    ChannelText.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["item", "channel", "language"],
        update_fields=["text"],
    )


def _note(person: Person, item: Item) -> None:
    last = Entry.objects.about("item", item.public_id).first()
    same = last is not None and last.kind == "content.item_changed" and last.actor_id == person.public_id
    if not (same and last is not None and clock.now() - last.at < ONE_SITTING):
        journal.record("content.item_changed", actor=actor(person), subject=("item", item.public_id))
