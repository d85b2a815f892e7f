import django.db.models.deletion
from django.db import migrations, models

import tankar.organisation.models


class Migration(migrations.Migration):
    replaces = [
        ("tankar_clearance", "0001_questions_matters_and_facts"),
        ("tankar_clearance", "0002_meetings_late_answers_and_forgetting"),
    ]

    initial = True

    dependencies = [
        ("tankar_organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="AgendaMatter",
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
                ("reference", models.CharField(max_length=40, unique=True)),
                ("title_sv", models.CharField(max_length=200)),
                ("title_fi", models.CharField(max_length=200)),
                (
                    "body",
                    models.CharField(
                        choices=[
                            ("council", "City council"),
                            ("board", "City board"),
                            ("committee", "Committee"),
                            ("office_holder", "An office holder decides"),
                        ],
                        default="council",
                        max_length=14,
                    ),
                ),
                ("meets_on", models.DateField(blank=True, null=True)),
                ("meets_at", models.TimeField(blank=True, null=True)),
                ("public_from", models.DateField(blank=True, null=True)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("changed_at", models.DateTimeField()),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                (
                    "preparer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="prepared_matters",
                        to="tankar_organisation.person",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["-meets_on", "-id"], name="agenda_matter_by_day"),
                    models.Index(
                        condition=models.Q(("told_at__isnull", True)),
                        fields=["public_from"],
                        name="agenda_matter_to_tell",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Clearance",
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
                (
                    "asked_as",
                    models.CharField(
                        choices=[("employee", "An employee"), ("elected", "An elected official")],
                        max_length=8,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("unassigned", "The registry looks for who prepares it"),
                            ("asked", "Waits for an answer"),
                            ("answered", "Answered"),
                            ("expired", "The answer has expired"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="unassigned",
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True, max_length=3000)),
                ("link", models.URLField(blank=True, max_length=500)),
                ("language", models.CharField(default="sv", max_length=2)),
                (
                    "need",
                    models.CharField(
                        choices=[("usual", "It is not urgent"), ("urgent", "It is urgent")],
                        default="usual",
                        max_length=6,
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("preparer", "With the preparing office holder"),
                            ("reminded", "The preparing office holder was reminded"),
                            ("superior", "With the deputy and the superior"),
                            ("lawyer", "With the city lawyer and the registry"),
                        ],
                        default="preparer",
                        max_length=8,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("next_at", models.DateTimeField(blank=True, null=True)),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("told_public_at", models.DateTimeField(blank=True, null=True)),
                ("unread", models.BooleanField(default=False)),
                (
                    "asker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clearances",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clearances",
                        to="tankar_clearance.agendamatter",
                    ),
                ),
                (
                    "passed_to",
                    models.ManyToManyField(
                        blank=True, related_name="clearances_handed_on", to="tankar_organisation.person"
                    ),
                ),
                (
                    "preparer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clearances_prepared",
                        to="tankar_organisation.person",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["asker", "-id"], name="clearance_by_asker"),
                    models.Index(fields=["preparer", "state"], name="clearance_by_preparer"),
                    models.Index(
                        condition=models.Q(("next_at__isnull", False)),
                        fields=["next_at"],
                        name="clearance_to_remind",
                    ),
                    models.Index(fields=["state", "due_at", "id"], name="clearance_by_due"),
                    models.Index(fields=["state", "valid_until"], name="clearance_expires"),
                    models.Index(
                        condition=models.Q(("unread", True)), fields=["asker"], name="clearance_unread"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("public", "Public"),
                            ("not_yet", "Not yet public"),
                            ("secret", "Secret"),
                            ("partly", "Partly: this is how you may say it"),
                        ],
                        max_length=8,
                    ),
                ),
                ("grounds", models.JSONField(default=list)),
                ("ground_words", models.CharField(blank=True, max_length=1000)),
                ("public_from", models.DateField(blank=True, null=True)),
                ("sentence_sv", models.CharField(blank=True, max_length=500)),
                ("sentence_fi", models.CharField(blank=True, max_length=500)),
                ("valid_until", models.DateField()),
                ("answered_at", models.DateTimeField()),
                ("after_meeting", models.BooleanField(default=False)),
                (
                    "answered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clearance_answers",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "clearance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="tankar_clearance.clearance",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="FactSheet",
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
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("published", "Published"),
                            ("expired", "Expired"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=9,
                    ),
                ),
                ("title_sv", models.CharField(blank=True, max_length=120)),
                ("title_fi", models.CharField(blank=True, max_length=120)),
                ("sentence_sv", models.CharField(blank=True, max_length=300)),
                ("sentence_fi", models.CharField(blank=True, max_length=300)),
                ("text_sv", models.TextField(blank=True, max_length=4000)),
                ("text_fi", models.TextField(blank=True, max_length=4000)),
                ("source", models.CharField(blank=True, max_length=200)),
                ("source_link", models.URLField(blank=True, max_length=500)),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("is_public", models.BooleanField(default=False)),
                ("changed_at", models.DateTimeField()),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("next_at", models.DateTimeField(blank=True, null=True)),
                ("search_words", models.TextField(default="", editable=False)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fact_sheets",
                        to="tankar_organisation.unit",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["state", "-published_at", "-id"], name="fact_sheet_newest"),
                    models.Index(
                        condition=models.Q(("next_at__isnull", False)),
                        fields=["next_at"],
                        name="fact_sheet_next",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FactRequest",
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
                ("asked_as", models.CharField(max_length=8)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Waits for communications"),
                            ("drafting", "The unit writes a draft"),
                            ("drafted", "Communications checks the draft"),
                            ("published", "Answered"),
                            ("declined", "No fact sheet"),
                        ],
                        default="asked",
                        max_length=9,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("fact", "I need a fact"), ("misconception", "I have met a misconception")],
                        default="fact",
                        max_length=13,
                    ),
                ),
                ("words", models.TextField(max_length=2000)),
                ("language", models.CharField(default="sv", max_length=2)),
                ("reason", models.CharField(blank=True, max_length=1000)),
                ("is_coming", models.BooleanField(default=False)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("asked", "In time"),
                            ("reminded", "Reminded of"),
                            ("manager", "With the communications manager"),
                        ],
                        default="asked",
                        max_length=8,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("next_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fact_requests",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fact_requests",
                        to="tankar_clearance.agendamatter",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fact_requests",
                        to="tankar_organisation.unit",
                    ),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="tankar_clearance.factsheet",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["asker", "-id"], name="fact_request_by_asker"),
                    models.Index(fields=["state", "due_at", "id"], name="fact_request_by_due"),
                    models.Index(
                        condition=models.Q(("next_at__isnull", False)),
                        fields=["next_at"],
                        name="fact_request_next",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("closed", models.BinaryField()),
                (
                    "clearance",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="paper",
                        to="tankar_clearance.clearance",
                    ),
                ),
            ],
        ),
    ]
