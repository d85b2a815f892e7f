"""Who is asked to take a leaver's access away. The caller holds the transaction."""

from __future__ import annotations

from collections.abc import Iterable

from tankar.channels.leaving.matters import REMOVAL
from tankar.channels.models import AccessRemoval
from tankar.channels.noting import both_names
from tankar.channels.reviews.people import heads, managers, team
from tankar.decisions.keeping import ask, open_matter
from tankar.decisions.models import Matter
from tankar.notices.telling import tell
from tankar.organisation.access import holders
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__ = ["ABOUT", "ask_everybody", "ask_to_remove", "matter_of"]

ABOUT = "access_removal"


def matter_of(removal: AccessRemoval) -> Matter:
    return open_matter(
        REMOVAL,
        removal.public_id,
        title=both_names(removal.channel),
        url=removal.get_absolute_url(),
        unit=removal.channel.owner_unit,
    )


def ask_to_remove(removal: AccessRemoval) -> None:
    """The other managers of the channel, else the head of its unit, else communications."""
    leaver = removal.assignment.person_id
    for people in (managers(removal.channel), heads(removal.channel), team()):
        if asked := [one for one in people if one.pk != leaver]:
            _ask(removal, asked, "access_to_remove")
            return


def ask_everybody(removal: AccessRemoval) -> None:
    """It is late: communications and information security too."""
    security = holders(Role.IT_SECURITY).filter(is_employee=True)
    people = {one.pk: one for one in (*team(), *security) if one.pk != removal.assignment.person_id}
    _ask(removal, people.values(), "access_still_there")


def _ask(removal: AccessRemoval, people: Iterable[Person], kind: str) -> None:
    people = list(people)
    ask(matter_of(removal), people, "remove", due_at=removal.due_at, term="channels.access_removal")
    for person in people:
        tell(
            person,
            f"channels.{kind}",
            params={"channel": both_names(removal.channel)},
            url=removal.get_absolute_url(),
            about=(ABOUT, removal.public_id),
        )
