import django.db.models.deletion
from django.db import migrations, models

import tankar.organisation.models


class Migration(migrations.Migration):
    replaces = [
        ("tankar_guideline", "0001_versions_and_replaced_texts"),
        ("tankar_guideline", "0002_number_versions"),
        ("tankar_guideline", "0003_versions_reading_and_advice"),
        ("tankar_guideline", "0004_everybody_is_asked_when_they_come"),
        ("tankar_guideline", "0005_rules_come_and_go"),
    ]

    initial = True

    dependencies = [
        ("tankar_organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("changed_on", models.DateField()),
                ("changed_by_name", models.CharField(max_length=130)),
                (
                    "public_id",
                    models.CharField(
                        default=tankar.organisation.models.new_public_id, max_length=16, unique=True
                    ),
                ),
                ("question_sv", models.CharField(max_length=300)),
                ("question_fi", models.CharField(max_length=300)),
                ("answer_sv", models.TextField()),
                ("answer_fi", models.TextField()),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Article",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("changed_on", models.DateField()),
                ("changed_by_name", models.CharField(max_length=130)),
                (
                    "public_id",
                    models.CharField(
                        default=tankar.organisation.models.new_public_id, max_length=16, unique=True
                    ),
                ),
                ("title_sv", models.CharField(max_length=120)),
                ("title_fi", models.CharField(max_length=120)),
                ("body_sv", models.TextField()),
                ("body_fi", models.TextField()),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("changed_on", models.DateField()),
                ("changed_by_name", models.CharField(max_length=130)),
                (
                    "public_id",
                    models.CharField(
                        default=tankar.organisation.models.new_public_id, max_length=16, unique=True
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("place", models.CharField(max_length=200)),
                ("about_sv", models.CharField(blank=True, max_length=600)),
                ("about_fi", models.CharField(blank=True, max_length=600)),
            ],
            options={
                "ordering": ["starts_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="RuleNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rule_id", models.CharField(max_length=16, unique=True)),
                ("text_sv", models.CharField(max_length=600)),
                ("text_fi", models.CharField(max_length=600)),
                ("text_en", models.CharField(blank=True, max_length=600)),
                ("changed_on", models.DateField()),
                ("changed_by_name", models.CharField(max_length=130)),
            ],
        ),
        migrations.CreateModel(
            name="TrainingRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("required_from", models.DateField(blank=True, null=True)),
                ("decided_by_name", models.CharField(max_length=130)),
                ("decided_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Advice",
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
                    "kind",
                    models.CharField(
                        choices=[("advice", "Advice for me"), ("journalist", "A journalist has asked me")],
                        default="advice",
                        max_length=12,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Sent"),
                            ("received", "Somebody has taken it up"),
                            ("passed", "With the spokesperson"),
                            ("answered", "Answered"),
                            ("closed", "Closed"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("asked", "With communications"),
                            ("reminded", "Communications was reminded"),
                            ("manager", "With the communications manager"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("as_elected", models.BooleanField(default=False)),
                ("wanted_by", models.DateTimeField(blank=True, null=True)),
                ("asked_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("next_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "spokesperson",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="tankar_organisation.person",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["state", "next_at"], name="advice_to_remind"),
                    models.Index(fields=["asker", "-id"], name="advice_of_asker"),
                    models.Index(
                        condition=models.Q(("state", "closed")), fields=["closed_at"], name="advice_to_delete"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AdviceWords",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "by",
                    models.CharField(
                        choices=[
                            ("asker", "You asked"),
                            ("communications", "Communications answered"),
                            ("spokesperson", "The spokesperson answered"),
                        ],
                        max_length=14,
                    ),
                ),
                ("text", models.TextField()),
                ("said_at", models.DateTimeField()),
                (
                    "advice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="words",
                        to="tankar_guideline.advice",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="GroundRules",
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
                ("text_sv", models.TextField(blank=True)),
                ("text_fi", models.TextField(blank=True)),
                ("written_on", models.DateField()),
                ("written_by_name", models.CharField(max_length=130)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ground_rules",
                        to="tankar_organisation.unit",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["unit", "-id"], name="ground_rules_of_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text_sv", ""), _negated=True),
                            models.Q(("text_fi", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="ground_rules_say_something",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GuidelineVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("published", "Published")],
                        default="published",
                        max_length=10,
                    ),
                ),
                ("document_date", models.DateField(blank=True, null=True, unique=True)),
                ("noted_on", models.DateField(blank=True, null=True)),
                ("title_sv", models.CharField(max_length=200)),
                ("title_fi", models.CharField(max_length=200)),
                ("title_en", models.CharField(max_length=200)),
                ("status_sv", models.TextField()),
                ("status_fi", models.TextField()),
                ("status_en", models.TextField()),
                ("drafted_by_name", models.CharField(blank=True, max_length=130)),
                ("published_by_name", models.CharField(blank=True, max_length=130)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("asks", models.BooleanField(default=False)),
                ("reminded", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "draft")),
                        fields=("state",),
                        name="one_draft_of_the_guideline",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"), ("document_date__isnull", False), _connector="OR"
                        ),
                        name="a_published_version_is_dated",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Acknowledgement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("elected", models.BooleanField(default=False)),
                ("on", models.DateField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="acknowledgements",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="acknowledgements",
                        to="tankar_guideline.guidelineversion",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "person", "elected"), name="one_acknowledgement_per_version"
                    )
                ],
            },
        ),
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
        migrations.CreateModel(
            name="RuleSpan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rule_id", models.CharField(max_length=16, unique=True)),
                ("section", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("groups", models.JSONField(blank=True, default=list)),
                (
                    "added_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="added_rules",
                        to="tankar_guideline.guidelineversion",
                    ),
                ),
                (
                    "removed_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="removed_rules",
                        to="tankar_guideline.guidelineversion",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RuleText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rule_id", models.CharField(max_length=16)),
                (
                    "language",
                    models.CharField(
                        choices=[("sv", "Swedish"), ("fi", "Finnish"), ("en", "English")], max_length=2
                    ),
                ),
                ("text", models.TextField()),
                ("official", models.BooleanField()),
                ("source", models.CharField(max_length=300)),
                ("changed_by_id", models.CharField(max_length=16)),
                ("changed_by_name", models.CharField(max_length=130)),
                ("changed_at", models.DateTimeField()),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="tankar_guideline.guidelineversion",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "rule_id", "language"), name="one_text_per_rule_and_language"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("language", "sv"), _negated=True), ("official", True), _connector="OR"
                        ),
                        name="a_swedish_text_is_official",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Training",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("module", models.CharField(max_length=20)),
                ("step", models.PositiveSmallIntegerField(default=0)),
                ("done_on", models.DateField(blank=True, null=True)),
                ("version_number", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("told_again", models.BooleanField(default=False)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="trainings",
                        to="tankar_organisation.person",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("told_again", False)),
                        fields=["done_on"],
                        name="training_to_do_again",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("person", "module"), name="one_training_per_module")
                ],
            },
        ),
    ]
