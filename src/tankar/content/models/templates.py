"""Texts to begin with: opening hours, road works, the book bus."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from tankar.content.models.items import Item
from tankar.organisation.models import Person, Unit, new_public_id

__all__ = ["Template"]


class TemplateQuerySet(models.QuerySet["Template"]):
    """Lists of templates, each the twin of a permission."""

    def visible_to(self, person: Person) -> Self:
        """Twin of `content.use_template`."""
        from tankar.content import template_rights  # here and not above: the rights read this model

        return self.filter(template_rights.usable_by(person))

    def editable_by(self, person: Person) -> Self:
        """Twin of `content.edit_template`."""
        from tankar.content import template_rights

        return self.filter(template_rights.editable_by(person))


class Template(models.Model):
    """A text that is written again and again. `unit` None: for the whole city.

    `texts`: language → text. What has to be filled in stands in it between braces: "{gata}", "{katu}".
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    name = models.CharField(_("name"), max_length=80)
    kind = models.CharField(max_length=12, choices=Item.Kind.choices, default=Item.Kind.NEWS)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="templates")
    texts = models.JSONField(default=dict)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = TemplateQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["retired_at", "name"], name="template_by_name")]

    def __str__(self) -> str:
        return self.name
