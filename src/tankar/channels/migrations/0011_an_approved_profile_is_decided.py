"""What was approved and is being opened stands among what is decided; what awaits somebody in it is a course of its own."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

KIND, COURSE, VERBS = "channels.profile_request", "channels.profile_course", ("open", "make_live")


def decided(apps: StateApps, _schema: BaseDatabaseSchemaEditor) -> None:
    matters = apps.get_model("tankar_decisions", "Matter").objects
    asks = apps.get_model("tankar_decisions", "Ask").objects
    requests = apps.get_model("tankar_channels", "ProfileRequest").objects
    opening = set(requests.filter(state="opening").values_list("public_id", flat=True))
    for matter in matters.filter(kind=KIND, asks__verb__in=VERBS).distinct():
        last = matter.decisions.order_by("-made_at", "-pk").first()
        since = last.made_at if last else matter.opened_at
        course = matters.create(
            kind=COURSE,
            subject_id=matter.subject_id,
            title=matter.title,
            url=matter.url,
            unit_id=matter.unit_id,
            asked_by_id=matter.asked_by_id,
            asked_as=matter.asked_as,
            opened_at=since,
            ended_at=matter.ended_at,
            outcome=matter.outcome,
        )
        asks.filter(matter=matter, verb__in=VERBS).update(matter=course)
        if matter.subject_id in opening:
            matter.ended_at, matter.outcome = since, "opening"
            matter.save(update_fields=["ended_at", "outcome"])


class Migration(migrations.Migration):
    dependencies = [
        ("tankar_channels", "0010_pauses_know_what_stood_there_before"),
        ("tankar_decisions", "0001_matters_and_decisions"),
    ]

    operations = [migrations.RunPython(decided, migrations.RunPython.noop)]
