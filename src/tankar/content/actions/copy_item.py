"""Copy an item: a new draft that says the same, to be changed and sent another time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from tankar import journal
from tankar.content.actions.media.copying import copy_media
from tankar.content.actions.save_item import written_by
from tankar.content.errors import NotAllowed
from tankar.content.models import ChannelText, Item, ItemChannel, LanguageVersion
from tankar.content.permissions import postable_by
from tankar.content.revisions.sittings import keep_sitting
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["COMES_ALONG", "copy_item"]

# what belongs to the one before and not to the next
_STAYS_BEHIND = ("valid_until", "begins_at", "ends_at")
COMES_ALONG = (
    "kind",
    "first_language",
    "subjects",
    "facts_source",
    "link",
    "place_name",
    "target_group",
    "aim",
)


def copy_item(
    person: Person,
    item: Item,
    *,
    planned_at: dt.datetime | None = None,
    texts: Mapping[str, str] | None = None,
    series: str = "",
) -> Item:
    """A draft of the person's own with the item's texts (or `texts`), channels they may post to, and sources.

    Its pictures come along. Its times stay behind, and so do the answers about people in pictures that are not in
    the library: they are asked anew. Raises `NotAllowed`.
    """
    if not (may(person, "content.view", item) and may(person, "content.write")):
        raise NotAllowed("content.write")
    with transaction.atomic():
        now = clock.now()
        copy = Item.objects.create(
            author=person,
            unit=person.unit,
            created_at=now,
            changed_at=now,
            planned_at=planned_at,
            copied_from=item,
            series=series,
            **{name: getattr(item, name) for name in COMES_ALONG},
        )
        _copy_words(person, item, copy, texts)
        copy_media(item, copy)
        keep_sitting(person, copy)
        journal.record(
            "content.item_copied",
            actor=actor(person),
            subject=("item", copy.public_id),
            params={"from": item.public_id},
        )
    return copy


def _copy_words(person: Person, item: Item, copy: Item, texts: Mapping[str, str] | None) -> None:
    LanguageVersion.objects.bulk_create(
        written_by(
            LanguageVersion(
                item=copy,
                language=one.language,
                text=one.text if texts is None else texts.get(one.language, ""),
                form=one.form,
                waived_reason=one.waived_reason,
            ),
            one.machine_made and texts is None,
        )
        for one in item.versions.all()
    )
    allowed = set(postable_by(person).values_list("pk", flat=True))
    ItemChannel.objects.bulk_create(
        ItemChannel(
            item=copy,
            channel_id=one.channel_id,
            way_out=one.way_out,
            first_language=one.first_language,
            shape=one.shape,
        )
        for one in item.choices.all()
        if one.channel_id in allowed
    )
    if texts is None:
        ChannelText.objects.bulk_create(
            ChannelText(item=copy, channel_id=one.channel_id, language=one.language, text=one.text)
            for one in item.channel_texts.all()
            if one.channel_id in allowed
        )
