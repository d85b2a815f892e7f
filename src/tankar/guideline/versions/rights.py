"""Rights on versions: communications drafts (`guideline.edit`), its manager publishes, everybody reads."""

from __future__ import annotations

from tankar.guideline.models.versions import GuidelineVersion
from tankar.organisation.access import holds, register
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__: list[str] = []


def _publishes(person: Person, version: GuidelineVersion | None = None) -> bool:
    if not holds(person, Role.COMMUNICATIONS_MANAGER):
        return False
    return version is None or version.state == GuidelineVersion.State.DRAFT


register(
    "guideline.publish",
    _publishes,
    GuidelineVersion,
    lambda person: GuidelineVersion.objects.publishable_by(person),
    meaning="Publish the next version of the guideline, with its date.",
)
