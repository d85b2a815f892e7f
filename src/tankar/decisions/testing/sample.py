"""What the right to see matters is tried on."""

from __future__ import annotations

from django.db.models import Model

from tankar.decisions.models import Matter
from tankar.organisation import demo
from tankar.work import clock

__all__ = ["sample"]


def sample() -> dict[str, Model]:
    return {"a matter that somebody else asked about": _matter()}


def _matter() -> Matter:
    return Matter.objects.create(
        kind="decisions.sample",
        subject_id="sample",
        title="Instagram",
        url="/decisions/",
        unit=demo.make_unit("library"),
        asked_by=demo.make_person("lars"),
        opened_at=clock.now(),
    )
