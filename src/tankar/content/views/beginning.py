"""What a new item begins with when its address says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tankar.content.draft import Draft
from tankar.content.kinds.reading import moment_or_none
from tankar.content.models import Item, Template
from tankar.organisation.models import Person

__all__ = ["begun"]


def begun(person: Person, draft: Draft, asked: Mapping[str, str]) -> Draft:
    """The empty draft with a template's words and kind, a day in the calendar, a kind. The unknown is passed over."""
    details = draft.details
    if template := _template(person, asked.get("template", "")):
        draft = replace(draft, texts={one: text for one, text in template.texts.items() if text})
        details = replace(details, kind=template.kind)
    if asked.get("kind", "") in Item.Kind.values:
        details = replace(details, kind=asked["kind"])
    if planned := moment_or_none(asked.get("planned_at", "")):
        details = replace(details, planned_at=planned)
    return replace(draft, details=details)


def _template(person: Person, public_id: str) -> Template | None:
    if not public_id:
        return None
    usable = Template.objects.visible_to(person).filter(retired_at=None)
    return usable.filter(public_id=public_id.replace("\x00", "")).first()
