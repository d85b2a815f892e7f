"""With each council term every elected official is invited once: to the short module and to note that they have read
the guideline. It is voluntary; nothing is asked again, nothing is closed to anybody, and only totals are reported."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse

from tankar.guideline.models import CouncilTerm, TermInvitation
from tankar.guideline.training.terms import MODULE, current_term
from tankar.notices.telling import tell
from tankar.organisation.models import Person

__all__ = ["invite_elected"]

_AT_ONCE = 200


def invite_elected() -> int:
    """The next ones who have not been invited in the term that holds; returns how many. Whoever is elected later, or
    gets an account later, is invited then."""
    term = current_term()
    if term is None:
        return 0
    # who was invited in earlier terms is nobody's business any more
    TermInvitation.objects.filter(term__last_day__lt=term.first_day).delete()
    here = TermInvitation.objects.filter(term=term, person=OuterRef("pk"))
    people = Person.objects.filter(~Exists(here), is_elected=True, user__is_active=True)
    return sum(_invite(person, term) for person in list(people.order_by("pk")[:_AT_ONCE]))


def _invite(person: Person, term: CouncilTerm) -> bool:
    with transaction.atomic():
        # of two workers one makes the row, and invites
        _row, new = TermInvitation.objects.get_or_create(person=person, term=term)
        if new:
            tell(
                person,
                "guideline.term_invites",
                params={"years": f"{term.first_day.year}–{term.last_day.year}"},
                url=reverse("guideline:module", args=[MODULE]),
                about=("council_term", term.public_id),
            )
    return new
