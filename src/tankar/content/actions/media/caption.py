"""What those who do not hear a video can read."""

from __future__ import annotations

from django.db import transaction

from tankar import journal
from tankar.content.actions.media.showing import drafts_showing
from tankar.content.actions.save_item import step_revision
from tankar.content.errors import NotAllowed
from tankar.content.media.store import keep_text
from tankar.content.models import Asset, Captions, Item
from tankar.content.outstanding.owing import captions_kept
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person

__all__ = ["keep_captions", "remove_captions"]


def keep_captions(person: Person, asset: Asset, language: str, vtt: str) -> Captions:
    """The captions in one language, as WebVTT. Raises `NotAllowed`. What left before keeps the captions it had."""
    _ask(person, asset)
    # a file by its own hash: stored before the row that names it, and harmless without one
    sha256 = keep_text(vtt, "text/vtt")
    with transaction.atomic():
        drafts = drafts_showing(asset)
        captions, _made = Captions.objects.update_or_create(
            asset=asset, language=language, defaults={"text": vtt, "sha256": sha256}
        )
        Asset.objects.filter(pk=asset.pk).update(speech=Asset.Speech.FILE)
        captions_kept(asset)
        _changed(person, asset, drafts, "content.captions_kept")
    return captions


def remove_captions(person: Person, asset: Asset, language: str) -> None:
    """Twice does no harm. Raises `NotAllowed`."""
    _ask(person, asset)
    with transaction.atomic():
        drafts = drafts_showing(asset)
        gone, _each = Captions.objects.filter(asset=asset, language=language).delete()
        if gone:
            _changed(person, asset, drafts, "content.captions_removed")


def _ask(person: Person, asset: Asset) -> None:
    if not may(person, "content.edit_picture", asset):
        raise NotAllowed("content.edit_picture")


def _changed(person: Person, asset: Asset, drafts: list[Item], kind: str) -> None:
    for item in drafts:
        step_revision(person, item)
    journal.record(kind, actor=actor(person), subject=("picture", asset.public_id))
