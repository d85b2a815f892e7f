"""A named person has read a language version through. Any later change of it makes it a draft again."""

from __future__ import annotations

from django.db import transaction

from tankar import journal
from tankar.content.errors import NotADraft, NotAllowed, NothingWritten
from tankar.content.models import Item, LanguageVersion
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person

__all__ = ["review_version"]


def review_version(person: Person, item: Item, language: str) -> LanguageVersion:
    """Mark the text in `language` as reviewed by the person. Raises `NotAllowed`, `NotADraft`, `NothingWritten`."""
    if not may(person, "content.edit", item):
        raise NotAllowed("content.edit")
    with transaction.atomic():
        item = Item.objects.select_for_update(of=("self",)).get(pk=item.pk)
        if item.state != Item.State.DRAFT:
            raise NotADraft(item.state)
        version = item.versions.filter(language=language).first()
        if version is None or not version.text.strip():
            raise NothingWritten
        version.standing, version.reviewed_by = LanguageVersion.Standing.REVIEWED, person
        version.save(update_fields=["standing", "reviewed_by"])
        journal.record(
            "content.version_reviewed",
            actor=actor(person),
            subject=("item", item.public_id),
            params={"language": language},
        )
    return version
