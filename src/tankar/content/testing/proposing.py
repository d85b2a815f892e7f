"""Proposals for tests: one with words and a picture, as somebody without a channel sends it."""

from __future__ import annotations

from typing import Any

from tankar.content.media import take_in
from tankar.content.models import Asset, Proposal
from tankar.content.proposals.actions.keep_proposal import keep_proposal
from tankar.content.proposals.actions.pictures import add_picture
from tankar.content.proposals.actions.submit_proposal import submit_proposal
from tankar.content.proposals.facts import Facts
from tankar.content.testing.making import picture_bytes, uploaded
from tankar.organisation.models import Person, new_public_id

__all__ = ["begun", "pictured", "sent"]

WORDS = "Fyrens vänner bjuder på kaffe på Tankar den 5 december."


def begun(person: Person, words: str = WORDS, **fields: Any) -> Proposal:
    """A proposal that only its writer sees."""
    return keep_proposal(person, new_public_id(), Facts({"words": words, **fields}))


def sent(person: Person, words: str = WORDS, **fields: Any) -> Proposal:
    """A proposal that waits for communications."""
    return submit_proposal(person, begun(person, words, **fields))


def pictured(person: Person, proposal: Proposal) -> Asset:
    """A picture of the person's in it, with source and leave."""
    asset = add_picture(person, proposal, take_in(uploaded(picture_bytes())), "Eget foto")
    said = {"people": "leave", "leave_note": "Blankett 14.11."}
    Asset.objects.filter(pk=asset.pk).update(**said)
    asset.descriptions.create(language="sv", text="En fyr i snö.")
    return asset
