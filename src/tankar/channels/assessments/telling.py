"""Who is told what about an assessment. Writes rows only."""

from __future__ import annotations

from collections.abc import Iterable

from tankar import journal
from tankar.channels.models import Assessment
from tankar.decisions.keeping import open_matter
from tankar.decisions.models import Matter
from tankar.notices.telling import tell
from tankar.organisation.access import holders
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__ = ["ABOUT", "TERM", "deciders", "matter_of", "note", "specialists", "tell_all"]

ABOUT = "assessment"
TERM = "channels.network_assessment"


def matter_of(assessment: Assessment) -> Matter:
    """The assessment as the Decisions page keeps it."""
    return open_matter(
        "channels.network_assessment",
        assessment.public_id,
        title=assessment.platform,
        url=assessment.get_absolute_url(),
        asked_by=assessment.begun_by,
    )


def specialists() -> list[Person]:
    """The data protection officer and information security."""
    found = holders(Role.DATA_PROTECTION_OFFICER) | holders(Role.IT_SECURITY)
    return list(found.filter(is_employee=True).order_by("search_name"))


def deciders() -> list[Person]:
    """The communications manager and who stands in for them."""
    return list(holders(Role.COMMUNICATIONS_MANAGER).filter(is_employee=True).order_by("search_name"))


def tell_all(people: Iterable[Person], kind: str, assessment: Assessment, **params: str) -> None:
    """One notice each, with the assessment's page."""
    for person in {one.pk: one for one in people}.values():
        tell(
            person,
            f"channels.assessment_{kind}",
            params={"platform": assessment.platform, **params},
            url=assessment.get_absolute_url(),
            about=(ABOUT, assessment.public_id),
        )


def note(what: str, person: Person | None, assessment: Assessment, **params: str) -> None:
    """A line in the journal about the assessment."""
    journal.record(
        f"channels.assessment_{what}",
        actor=actor(person) if person else None,
        subject=(ABOUT, assessment.public_id),
        params={"platform": assessment.platform, **params},
    )
