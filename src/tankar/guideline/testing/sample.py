"""A replaced text of the guideline, on which the rights on the guideline are tried."""

from __future__ import annotations

from django.db.models import Model

from tankar.guideline.models import GuidelineVersion, RuleText
from tankar.work import clock

__all__ = ["sample"]


def sample() -> dict[str, Model]:
    text = RuleText.objects.create(
        version=GuidelineVersion.objects.packaged(),
        rule_id="PRIN-1",
        language="fi",
        text="Kaupungin oma sanamuoto.",
        official=True,
        source="Kaupunginhallitus",
        changed_by_id="somebody",
        changed_by_name="Somebody Example",
        changed_at=clock.now(),
    )
    return {"the city's own text of a rule": text}
