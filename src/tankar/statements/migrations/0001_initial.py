from django.db import migrations, models

import tankar.organisation.models


class Migration(migrations.Migration):
    replaces = [("tankar_statements", "0001_statements_and_feedback")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Feedback",
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
                        choices=[("open", "Waits for an answer"), ("answered", "Answered")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("received_at", models.DateTimeField()),
                ("due_on", models.DateField()),
                ("language", models.CharField(max_length=2)),
                ("where", models.CharField(blank=True, max_length=300)),
                ("what", models.TextField()),
                ("reply_to", models.EmailField(blank=True, max_length=254)),
                ("answer", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answered_by_name", models.CharField(blank=True, max_length=130)),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "open")), fields=["due_on", "id"], name="feedback_open"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "page",
                    models.CharField(
                        choices=[
                            ("accessibility", "Accessibility statement"),
                            ("privacy", "Privacy notice"),
                            ("house-rules", "House rules"),
                        ],
                        max_length=20,
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("text_sv", models.TextField()),
                ("text_fi", models.TextField()),
                ("text_en", models.TextField()),
                ("published_at", models.DateTimeField()),
                ("published_by_id", models.CharField(max_length=16)),
                ("published_by_name", models.CharField(max_length=130)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("page", "number"), name="statement_version_is_numbered_once"
                    )
                ],
            },
        ),
    ]
