"""Who may do what with statements and feedback. Reading statements and giving feedback is for everybody."""

from __future__ import annotations

from django.db.models import Model

from tankar.organisation.access import communicates, register
from tankar.organisation.models import Person
from tankar.statements.models import Feedback, Version


def _communicates(person: Person, _thing: Model | None = None) -> bool:
    return communicates(person)


register(
    "statements.edit",
    _communicates,
    Version,
    lambda person: Version.objects.editable_by(person),
    meaning="Put a new version of the accessibility statement, the privacy notice or the house rules in place.",
)
register(
    "statements.answer_feedback",
    _communicates,
    Feedback,
    lambda person: Feedback.objects.visible_to(person),
    meaning="Read and answer feedback on accessibility.",
)
