"""Who is told what about facts, and whom a request awaits. Writes rows only. Who asked is told to nobody."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q
from django.urls import reverse
from django.utils import translation

from tankar.clearance.facts.permissions import DRAFTERS
from tankar.clearance.models import FactRequest, FactSheet
from tankar.clearance.routing import leaders_near
from tankar.decisions import keeping
from tankar.decisions.models import Matter
from tankar.notices.settling import settle
from tankar.notices.telling import tell, tell_many
from tankar.organisation.access import holders
from tankar.organisation.models import Person
from tankar.organisation.roles import Role
from tankar.organisation.standing_in import deputies_of

__all__ = [
    "await_them",
    "communications",
    "drafters",
    "ended",
    "managers",
    "tell_asker",
    "tell_everybody",
    "tell_of_sheet",
    "tell_them",
    "title_of",
]  # fmt: skip

KIND = "clearance.fact_request"
_SHEET = "clearance.fact_sheet"
_TITLE = 90


def communications() -> list[Person]:
    """The team and its manager."""
    return _holding(Role.COMMUNICATIONS_TEAM, Role.COMMUNICATIONS_MANAGER)


def managers() -> list[Person]:
    """The communications manager and who stands in for them today; the team where there is none."""
    first = _holding(Role.COMMUNICATIONS_MANAGER)
    deputies = [one for manager in first for one in deputies_of(manager)]
    return list(dict.fromkeys([*first, *deputies])) or communications()


def drafters(request: FactRequest) -> list[Person]:
    """Who may draft in the unit that is asked, or in the nearest above it; communications where there is nobody."""
    return leaders_near(request.unit, set(), *DRAFTERS) or communications()


def await_them(request: FactRequest, people: Iterable[Person], verb: str) -> None:
    """It awaits these people and nobody else, on their Today."""
    matter = _matter(request)
    keeping.answered(matter)
    term = "clearance.fact_coming" if request.is_coming else "clearance.fact"
    keeping.ask(matter, people, verb, due_at=request.due_at, term=term)


def ended(request: FactRequest, outcome: str) -> None:
    """It awaits nobody, and nobody's notice of it is new."""
    keeping.end_matter(_matter(request), outcome)
    settle(KIND, [request.public_id])


def tell_them(people: Iterable[Person], kind: str, request: FactRequest) -> None:
    """One notice each, with the page where it is seen to."""
    params = {"title": title_of(request)}
    about = (KIND, request.public_id)
    for person in people:
        tell(person, kind, params=params, url=_url(request), about=about)


def tell_asker(kind: str, request: FactRequest) -> None:
    """Nobody where the name is forgotten."""
    if request.asker is not None:
        tell_them([request.asker], kind, request)


def tell_everybody(sheet: FactSheet, but: set[int]) -> None:
    """Every elected official, at the same moment, each in their own language."""
    for language in ("sv", "fi", "en"):
        everybody = Person.objects.filter(is_elected=True, language=language).exclude(pk__in=but)
        with translation.override(language):
            title = sheet.title
        tell_many(
            everybody,
            "clearance.fact_new",
            params={"title": title},
            url=_sheet_url(sheet),
            about=_about(sheet),
        )


def tell_of_sheet(sheet: FactSheet, kind: str) -> None:
    """Communications and whoever answers for the sheet in its unit."""
    people = dict.fromkeys([*communications(), *leaders_near(sheet.unit, set(), *DRAFTERS)])
    for person in people:
        with translation.override(person.language):
            title = sheet.title
        tell(person, kind, params={"title": title}, url=_sheet_url(sheet), about=_about(sheet))


def title_of(request: FactRequest) -> str:
    words = " ".join(request.words.split())
    return words if len(words) <= _TITLE else words[: _TITLE - 1].rstrip() + "…"


def _holding(*roles: str) -> list[Person]:
    wanted = Q(pk__in=())
    for role in roles:
        wanted |= Q(pk__in=holders(role).values("pk"))
    return list(Person.objects.filter(wanted, is_employee=True).order_by("search_name"))


def _matter(request: FactRequest) -> Matter:
    return keeping.open_matter(
        KIND, request.public_id, title=title_of(request), url=_url(request), unit=request.unit
    )


def _url(request: FactRequest) -> str:
    return reverse("clearance:fact_request", args=[request.public_id])


def _sheet_url(sheet: FactSheet) -> str:
    return reverse("clearance:fact", args=[sheet.public_id])


def _about(sheet: FactSheet) -> tuple[str, str]:
    return _SHEET, sheet.public_id
