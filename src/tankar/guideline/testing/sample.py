"""What the rights on the guideline are tried on: texts, a draft, an article, ground rules, questions."""

from __future__ import annotations

from django.db.models import Model

from tankar.guideline.models import Advice, Article, GroundRules, GuidelineVersion, RuleText
from tankar.organisation import demo
from tankar.organisation.access import today
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["sample"]


def sample() -> dict[str, Model]:
    packaged = GuidelineVersion.objects.packaged()
    text = RuleText.objects.create(
        version=packaged,
        rule_id="PRIN-1",
        language="fi",
        text="Kaupungin oma sanamuoto.",
        official=True,
        source="Kaupunginhallitus",
        changed_by_id="somebody",
        changed_by_name="Somebody Example",
        changed_at=clock.now(),
    )
    return {
        "the city library as a unit": demo.make_unit("library"),
        "basic education as a unit": demo.make_unit("schools"),
        "the city's own text of a rule": text,
        "the guideline in force": packaged,
        "the draft of its next version": GuidelineVersion.objects.create(number=2, state="draft"),
        "an article of the publishers' group": Article.objects.create(
            title_sv="a", title_fi="b", body_sv="c", body_fi="d", changed_on=today()
        ),
        "the library's ground rules": GroundRules.objects.create(
            unit=demo.make_unit("library"), text_sv="a", written_on=today()
        ),
        "the schools' ground rules": GroundRules.objects.create(
            unit=demo.make_unit("schools"), text_sv="a", written_on=today()
        ),
        "somebody's confidential question": _question("aino"),
        "an elected official's confidential question": _question("johan", as_elected=True),
        "a closed confidential question": _question("aino", state="closed"),
    }


def _question(key: str, **facts: object) -> Advice:
    asker: Person = demo.make_person(key)
    now = clock.now()
    return Advice.objects.create(asker=asker, asked_at=now, changed_at=now, due_at=now, **facts)
