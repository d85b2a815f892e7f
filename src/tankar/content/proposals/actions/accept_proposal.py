"""Communications accepts a proposal: it becomes a draft for the common channels."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from tankar import journal
from tankar.channels.models import Channel
from tankar.content.actions.copy_item import COMES_ALONG
from tankar.content.actions.media.copying import copy_media_with_leave, row_with_leave
from tankar.content.models import Item, ItemChannel, LanguageVersion, Medium, MediumDescription, Proposal
from tankar.content.permissions import postable_by
from tankar.content.proposals.moving import move, note
from tankar.content.proposals.telling import tell_requester
from tankar.content.revisions.sittings import keep_sitting
from tankar.content.ways import default_way
from tankar.organisation.actors import actor
from tankar.organisation.models import Person, new_public_id
from tankar.work import clock

__all__ = ["accept"]

# the same event and the same facts: what a copy made for another time leaves behind belongs here
_SAME = (*COMES_ALONG, "facts_checked_by", "valid_until", "begins_at", "ends_at")


def accept(person: Person, proposal: Proposal, channels: Sequence[Channel], public_id: str = "") -> Item:
    """A draft by `person`, on those of `channels` that are common: the item as it stands now, or the proposal's words.

    Pictures come along with source, description, and the leave of those who show. Raises `NotAllowed`, or `NotOpen`
    when somebody else answered first. `public_id`: of the draft; a new one where none is given.
    """
    with transaction.atomic():
        now = clock.now()
        made = _item(person, proposal, public_id or new_public_id())
        move(
            person,
            "content.answer_proposal",
            proposal,
            Proposal.State.ACCEPTED,
            made=made,
            answered_by=person,
            answered_at=now,
            reason="",
            next_at=None,
        )
        _write(proposal, made)
        _choose(person, made, channels)
        keep_sitting(person, made)
        note("content.proposal_accepted", person, proposal)
        journal.record(
            "content.item_from_proposal",
            actor=actor(person),
            subject=("item", made.public_id),
            params={"proposal": proposal.public_id},
        )
        tell_requester("content.proposal_accepted", proposal)
    return made


def _item(person: Person, proposal: Proposal, public_id: str) -> Item:
    now = clock.now()
    facts = {"link": proposal.link, "first_language": proposal.language}
    if proposal.item is not None:
        facts = {name: getattr(proposal.item, name) for name in _SAME}
    return Item.objects.create(
        public_id=public_id,
        author=person,
        unit=person.unit,
        created_at=now,
        changed_at=now,
        copied_from=proposal.item,
        **facts,
    )


def _write(proposal: Proposal, made: Item) -> None:
    if proposal.item is None:
        LanguageVersion.objects.create(item=made, language=proposal.language, text=proposal.words)
        _place(proposal, made)
        return
    LanguageVersion.objects.bulk_create(
        LanguageVersion(
            item=made,
            language=one.language,
            text=one.text,
            form=one.form,
            waived_reason=one.waived_reason,
        )
        for one in proposal.item.versions.all()
    )
    copy_media_with_leave(proposal.item, made)


def _place(proposal: Proposal, made: Item) -> None:
    placed = proposal.placed.select_related("asset").prefetch_related(
        "asset__descriptions", "asset__captions"
    )
    for one in placed:
        medium = Medium.objects.create(item=made, asset=row_with_leave(one.asset), position=one.position)
        MediumDescription.objects.bulk_create(
            MediumDescription(medium=medium, language=said.language, text=said.text)
            for said in one.asset.descriptions.all()
            if said.text.strip()
        )


def _choose(person: Person, made: Item, channels: Sequence[Channel]) -> None:
    for channel in postable_by(person).filter(is_common=True, pk__in=[one.pk for one in channels]):
        way_out, first = default_way(channel)
        ItemChannel.objects.create(item=made, channel=channel, way_out=way_out, first_language=first)
