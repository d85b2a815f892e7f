"""What stands beside the guideline: communications' notes on rules, and the units' own ground rules."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models

from tankar.organisation.models import Person, Unit, new_public_id

__all__ = ["GroundRules", "RuleNote"]


class RuleNote(models.Model):
    """What communications tells readers beside a rule: dated, never the city's own text."""

    rule_id = models.CharField(max_length=16, unique=True)
    text_sv = models.CharField(max_length=600)
    text_fi = models.CharField(max_length=600)
    text_en = models.CharField(max_length=600, blank=True)
    changed_on = models.DateField()
    changed_by_name = models.CharField(max_length=130)

    def __str__(self) -> str:
        return f"note beside {self.rule_id}"

    def in_language(self, language: str) -> tuple[str, str]:
        """The words, and the language they are in: English may be missing, then they are Swedish."""
        text: str = getattr(self, f"text_{language}", "")
        return (text, language) if text else (self.text_sv, "sv")


class GroundRulesQuerySet(models.QuerySet["GroundRules"]):
    def readable_by(self, person: Person) -> Self:
        """Twin of `guideline.read_ground_rules`."""
        from tankar.guideline.notes import rights  # here and not above: the rights read these models

        return self.filter(rights.readable_by(person))


class GroundRules(models.Model):
    """How a unit uses social media at work (NOTE-11, NOTE-12), as its head wrote it. The newest row of a unit holds."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="ground_rules")
    text_sv = models.TextField(blank=True)
    text_fi = models.TextField(blank=True)
    written_on = models.DateField()
    written_by_name = models.CharField(max_length=130)

    objects = GroundRulesQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="ground_rules_say_something",
                condition=~models.Q(text_sv="") | ~models.Q(text_fi=""),
            )
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "-id"], name="ground_rules_of_unit")]

    def __str__(self) -> str:
        return f"ground rules of {self.unit}"
