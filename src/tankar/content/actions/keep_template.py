"""Write a template, change one, or retire it."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from tankar import journal
from tankar.content.errors import NotAllowed
from tankar.content.models import Template
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person, Unit
from tankar.work import clock

__all__ = ["keep_template", "retire_template"]


def keep_template(
    person: Person,
    template: Template | None,
    *,
    name: str,
    kind: str,
    unit: Unit | None,
    texts: Mapping[str, str],
) -> Template:
    """Make (`template` None) or change a template. `unit` None: the city's. Raises `NotAllowed`."""
    kept = template or Template(made_by=person)
    if template is not None and not may(person, "content.edit_template", template):
        raise NotAllowed("content.edit_template")
    kept.name, kept.kind, kept.unit, kept.texts = name, kind, unit, dict(texts)
    kept.changed_at = clock.now()
    if not may(person, "content.edit_template", kept):
        raise NotAllowed("content.edit_template")
    with transaction.atomic():
        kept.save()
        journal.record(
            "content.template_kept",
            actor=actor(person),
            subject=("template", kept.public_id),
            params={"name": name},
        )
    return kept


def retire_template(person: Person, template: Template) -> Template:
    """Take it off the list; items begun with it stay. Raises `NotAllowed`."""
    if not may(person, "content.edit_template", template):
        raise NotAllowed("content.edit_template")
    with transaction.atomic():
        template.retired_at = clock.now()
        template.save(update_fields=["retired_at"])
        journal.record(
            "content.template_retired",
            actor=actor(person),
            subject=("template", template.public_id),
            params={"name": template.name},
        )
    return template
