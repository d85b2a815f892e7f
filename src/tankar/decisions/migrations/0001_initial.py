import django.db.models.deletion
from django.db import migrations, models

import tankar.organisation.models


class Migration(migrations.Migration):
    replaces = [
        ("tankar_decisions", "0001_matters_and_decisions"),
        ("tankar_decisions", "0002_the_ended_of_a_kind"),
    ]

    initial = True

    dependencies = [
        ("tankar_organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Matter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=tankar.organisation.models.new_public_id, max_length=16, unique=True
                    ),
                ),
                ("kind", models.CharField(max_length=60)),
                ("subject_id", models.CharField(max_length=16)),
                ("title", models.CharField(max_length=200)),
                ("url", models.CharField(max_length=300)),
                ("asked_as", models.CharField(default="employee", max_length=8)),
                ("opened_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("outcome", models.CharField(blank=True, max_length=40)),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tankar_organisation.unit",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=["opened_at", "id"],
                        name="matter_open",
                    ),
                    models.Index(fields=["-ended_at", "-id"], name="matter_ended"),
                    models.Index(fields=["kind", "-ended_at", "-id"], name="matter_ended_of_a_kind"),
                    models.Index(fields=["unit", "kind"], name="matter_of_a_unit"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "subject_id"), name="matter_is_one_subjects")
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=tankar.organisation.models.new_public_id, max_length=16, unique=True
                    ),
                ),
                ("name", models.CharField(max_length=130)),
                ("role", models.CharField(blank=True, max_length=120)),
                ("part", models.CharField(blank=True, max_length=40)),
                ("round", models.PositiveSmallIntegerField(default=1)),
                ("answer", models.CharField(max_length=40)),
                ("reason", models.TextField()),
                ("conditions", models.TextField(blank=True)),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("rules", models.JSONField(default=list)),
                ("made_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="tankar_decisions.matter",
                    ),
                ),
            ],
            options={
                "ordering": ["made_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("part", ""), _negated=True),
                        fields=("matter", "part", "round"),
                        name="decision_is_made_once_a_round",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Ask",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("verb", models.CharField(max_length=40)),
                ("since", models.DateTimeField()),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("term", models.CharField(blank=True, max_length=60)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="asks",
                        to="tankar_decisions.matter",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_at__isnull", True)),
                        fields=["person", "due_at"],
                        name="ask_open",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("done_at__isnull", True)),
                        fields=("matter", "person", "verb"),
                        name="ask_is_open_once",
                    )
                ],
            },
        ),
    ]
