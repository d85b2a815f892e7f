"""Rights on the publishers' group's page: everybody employed reads it, communications writes it."""

from __future__ import annotations

from tankar.guideline.models.group import Article
from tankar.organisation.access import communicates, holds, register
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__: list[str] = []


def _edits(person: Person, _article: Article | None = None) -> bool:
    return communicates(person)


register(
    "guideline.read_group",
    lambda person, _nothing=None: holds(person, Role.EMPLOYEE),
    meaning="Read the page of the publishers' group: articles, questions and answers, the next meeting.",
)
register(
    "guideline.edit_group",
    _edits,
    Article,
    lambda person: Article.objects.editable_by(person),
    meaning="Write the page of the publishers' group.",
)
