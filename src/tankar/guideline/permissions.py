"""Who may do what with the guideline. Reading is for everybody, also without signing in."""

from __future__ import annotations

from tankar.guideline.models import RuleText
from tankar.organisation.access import holds, register
from tankar.organisation.models import Person
from tankar.organisation.roles import Role


def _edits(person: Person, _text: RuleText | None = None) -> bool:
    return holds(person, Role.COMMUNICATIONS_MANAGER) or holds(person, Role.COMMUNICATIONS_TEAM)


register(
    "guideline.edit",
    _edits,
    RuleText,
    lambda person: RuleText.objects.editable_by(person),
    meaning="Put the city's official text in place of a packaged one, rule by rule, and take it away.",
)
