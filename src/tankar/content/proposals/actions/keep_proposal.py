"""Keep a proposal that somebody is still writing: its first save, and every later one."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from tankar.channels.models import Channel
from tankar.content.errors import NotAllowed
from tankar.content.models import Asset, AssetDescription, Proposal
from tankar.content.proposals.errors import NotOpen
from tankar.content.proposals.facts import Facts, PictureFacts
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["keep_proposal"]


def keep_proposal(person: Person, public_id: str, facts: Facts) -> Proposal:
    """The person's draft under `public_id`, which the page drew beforehand. What was not sent stays as it is.

    No journal entry: nobody but the writer can read it before it is sent. Raises `NotAllowed`, or `NotOpen` when
    it was sent already.
    """
    proposal = Proposal.objects.filter(public_id=public_id).first()
    if not may(person, "content.propose") or (
        proposal is not None and not may(person, "content.edit_proposal", proposal)
    ):
        raise NotAllowed("content.edit_proposal")
    if proposal is None:
        proposal = _begun(person, public_id)
    with transaction.atomic():
        proposal = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
        if proposal.state != Proposal.State.DRAFT:
            raise NotOpen(proposal)
        Proposal.objects.filter(pk=proposal.pk).update(changed_at=clock.now(), **facts.fields)
        if facts.channels is not None:
            wanted = Channel.objects.filter(is_common=True, public_id__in=facts.channels)
            proposal.channels.set(wanted)
        for public, said in facts.pictures.items():
            _describe(proposal, public, said)
    proposal.refresh_from_db()
    return proposal


def _begun(person: Person, public_id: str) -> Proposal:
    now = clock.now()
    try:
        with transaction.atomic():
            return Proposal.objects.create(
                public_id=public_id,
                requester=person,
                unit=person.unit,
                language="fi" if person.language == "fi" else "sv",
                begun_at=now,
                changed_at=now,
            )
    except IntegrityError:
        # the same first save, sent twice: the other one was quicker
        proposal = Proposal.objects.get(public_id=public_id)
        if proposal.requester_id != person.pk:
            raise NotAllowed("content.edit_proposal") from None
        return proposal


def _describe(proposal: Proposal, public_id: str, said: PictureFacts) -> None:
    asset = Asset.objects.filter(proposed__proposal=proposal, public_id=public_id).first()
    if asset is None:
        return
    if said.fields:
        Asset.objects.filter(pk=asset.pk).update(**said.fields)
    if said.description is not None:
        AssetDescription.objects.update_or_create(
            asset=asset, language=proposal.language, defaults={"text": said.description}
        )
