"""Answers to findings. Who passed one is shown beside it, and nowhere listed or counted (never.md, N17)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tankar.content.models.items import Item
from tankar.organisation.models import Person

__all__ = ["KeptFinding", "PassedFinding"]


class PassedFinding(models.Model):
    """A named person let stand what the law asks about, for a reason.

    `key` binds it to the field, the words and the wording of the rule: when one of them changes, the question
    is open again. There is no way from a person to what they passed.
    """

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="passed_findings")
    key = models.CharField(max_length=16)
    revision = models.PositiveIntegerField()
    rule = models.CharField(max_length=80)
    rule_version = models.CharField(max_length=8)
    reason = models.CharField(max_length=500)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["item", "key"], name="finding_passed_once")]

    def __str__(self) -> str:
        return f"{self.rule} passed in {self.item}"


class KeptFinding(models.Model):
    """Advice that was kept as it is, for these words. Nobody's name, and no time."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="kept_findings")
    key = models.CharField(max_length=16)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["item", "key"], name="finding_kept_once")]

    def __str__(self) -> str:
        return f"advice kept in {self.item}"
