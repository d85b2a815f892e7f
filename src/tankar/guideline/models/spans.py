"""Rules that came or went with a version. An id is never given to another rule, and its address is its own."""

from __future__ import annotations

from django.db import models

from tankar.guideline.models.versions import GuidelineVersion

__all__ = ["RuleSpan"]


class RuleSpan(models.Model):
    """From which version a rule stands in the guideline, and from which it no longer does.

    Only for rules that are not there from the first version to the last. `added_in`: nothing for a packaged rule;
    `section` and `groups` (of `content.GROUPS`) are of an added one. A draft that is dropped takes the rules it adds
    with it, and those it removes stand as they stood.
    """

    rule_id = models.CharField(max_length=16, unique=True)
    section = models.PositiveSmallIntegerField(null=True, blank=True)
    groups = models.JSONField(default=list, blank=True)
    added_in = models.ForeignKey(
        GuidelineVersion, null=True, blank=True, on_delete=models.CASCADE, related_name="added_rules"
    )
    removed_in = models.ForeignKey(
        GuidelineVersion, null=True, blank=True, on_delete=models.SET_NULL, related_name="removed_rules"
    )

    def __str__(self) -> str:
        return f"span of {self.rule_id}"

    def has_begun(self, number: int) -> bool:
        """Does version `number` know the rule?"""
        return self.added_in is None or self.added_in.number <= number

    def has_ended(self, number: int) -> bool:
        """Has it gone by version `number`?"""
        return self.removed_in is not None and self.removed_in.number <= number
