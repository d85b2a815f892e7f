"""Who may do what with the guideline. Reading is for everybody, also without signing in."""

from __future__ import annotations

# those on what lies in the folders are registered there
from tankar.guideline.advice import rights as advice_rights
from tankar.guideline.group import rights as group_rights
from tankar.guideline.models import RuleText
from tankar.guideline.notes import rights as note_rights
from tankar.guideline.training import rights as training_rights
from tankar.guideline.versions import rights as version_rights
from tankar.organisation.access import holds, register
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__ = ["advice_rights", "group_rights", "note_rights", "training_rights", "version_rights"]


def _edits(person: Person, _text: RuleText | None = None) -> bool:
    return holds(person, Role.COMMUNICATIONS_MANAGER) or holds(person, Role.COMMUNICATIONS_TEAM)


register(
    "guideline.edit",
    _edits,
    RuleText,
    lambda person: RuleText.objects.editable_by(person),
    meaning="Put the city's official text in place of a packaged one, write notes beside rules, draft a version.",
)
