import django.db.models.deletion
from django.db import migrations, models

import tankar.journal.models


class Migration(migrations.Migration):
    replaces = [("tankar_journal", "0001_the_journal")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(default=tankar.journal.models._public_id, max_length=32, unique=True),
                ),
                ("kind", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
                ("actor_id", models.CharField(blank=True, max_length=40)),
                ("actor_name", models.CharField(blank=True, max_length=200)),
                ("acting_as", models.CharField(blank=True, max_length=20)),
                ("subject_type", models.CharField(max_length=40)),
                ("subject_id", models.CharField(max_length=80)),
                ("rules", models.JSONField(default=list)),
                ("params", models.JSONField(default=dict)),
                ("words_digest", models.CharField(blank=True, max_length=64)),
                ("number", models.BigIntegerField(null=True, unique=True)),
                ("previous", models.CharField(blank=True, max_length=64)),
                ("digest", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["subject_type", "subject_id", "-id"], name="journal_by_subject"),
                    models.Index(fields=["actor_id", "-id"], name="journal_by_actor"),
                    models.Index(fields=["kind", "-id"], name="journal_by_kind"),
                    models.Index(
                        condition=models.Q(("number", None)), fields=["id"], name="journal_unsealed"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Words",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField()),
                ("salt", models.CharField(max_length=64)),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="words",
                        to="tankar_journal.entry",
                    ),
                ),
            ],
        ),
    ]
