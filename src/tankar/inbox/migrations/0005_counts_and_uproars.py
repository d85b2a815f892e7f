import django.db.models.deletion
from django.db import migrations, models

import tankar.organisation.models


class Migration(migrations.Migration):
    dependencies = [
        ("tankar_channels", "0002_networks_change"),
        ("tankar_inbox", "0004_labels"),
    ]

    operations = [
        migrations.CreateModel(
            name="TenMinutes",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("begins_at", models.DateTimeField(db_index=True)),
                ("messages", models.PositiveIntegerField()),
                ("negative", models.PositiveIntegerField()),
                (
                    "channel",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="tankar_channels.channel",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("channel", "begins_at"), name="ten_minutes_of_a_channel")
                ],
            },
        ),
        migrations.CreateModel(
            name="UproarSign",
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
                ("state", models.CharField(default="open", max_length=8)),
                ("began_at", models.DateTimeField()),
                ("noticed_at", models.DateTimeField(db_index=True)),
                ("messages", models.PositiveIntegerField()),
                ("negative", models.PositiveIntegerField()),
                ("usual", models.PositiveIntegerField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uproars",
                        to="tankar_channels.channel",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("channel",),
                        name="one_open_uproar_of_a_channel",
                    )
                ],
            },
        ),
    ]
