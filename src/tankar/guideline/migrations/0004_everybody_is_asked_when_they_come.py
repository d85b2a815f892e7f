from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def keep_who_was_asked(apps: Any, _schema: Any) -> None:
    """Up to the mark everybody with an account had been asked; from now on a row says so of each."""
    version_of, asked = (
        apps.get_model("tankar_guideline", name) for name in ("GuidelineVersion", "ReadingAsked")
    )
    person_of = apps.get_model("tankar_organisation", "Person")
    for version in version_of.objects.filter(asked_through__isnull=False):
        people = person_of.objects.filter(pk__lte=version.asked_through, user__is_active=True)
        asked.objects.bulk_create(
            [asked(version=version, person=one) for one in people.only("pk")], ignore_conflicts=True
        )
        version.asks = True
        version.save(update_fields=["asks"])


def mark_the_last(apps: Any, _schema: Any) -> None:
    version_of = apps.get_model("tankar_guideline", "GuidelineVersion")
    for version in version_of.objects.filter(asks=True):
        last = version.asked.order_by("-person_id").first()
        version.asked_through = last.person_id if last else 0
        version.save(update_fields=["asked_through"])


class Migration(migrations.Migration):
    dependencies = [
        ("tankar_organisation", "0005_days_away"),
        ("tankar_guideline", "0003_versions_reading_and_advice"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReadingAsked",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="asked",
                        to="tankar_guideline.guidelineversion",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "person"), name="asked_to_read_once_per_version"
                    )
                ],
            },
        ),
        migrations.AddField("guidelineversion", "asks", models.BooleanField(default=False)),
        migrations.RunPython(keep_who_was_asked, mark_the_last),
        migrations.RemoveField("guidelineversion", "asked_through"),
        migrations.AddField("training", "told_again", models.BooleanField(default=False)),
        migrations.AddIndex(
            "training",
            models.Index(
                condition=models.Q(("told_again", False)), fields=["done_on"], name="training_to_do_again"
            ),
        ),
    ]
