import django.db.models.deletion
from django.db import migrations, models

import tankar.organisation.models


class Migration(migrations.Migration):
    replaces = [("tankar_planning", "0001_calendar_days_times_and_feeds")]

    initial = True

    dependencies = [
        ("tankar_channels", "0001_initial"),
        ("tankar_organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="FeedKey",
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
                ("digest", models.CharField(max_length=64, unique=True)),
                ("name", models.CharField(max_length=60)),
                (
                    "whose",
                    models.CharField(
                        choices=[
                            ("all", "Everything you may see"),
                            ("mine", "Your channels and what you write"),
                        ],
                        default="mine",
                        max_length=4,
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=2)),
                ("with_days", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar_feeds",
                        to="tankar_organisation.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Look",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("layers", models.JSONField(default=list)),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar_look",
                        to="tankar_organisation.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Rhythm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("days", models.PositiveSmallIntegerField()),
                (
                    "channel",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rhythm",
                        to="tankar_channels.channel",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SpecialDay",
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
                    "layer",
                    models.CharField(
                        choices=[
                            ("council", "Council and board"),
                            ("holidays", "Holidays"),
                            ("flag", "Flag days"),
                            ("school", "School holidays"),
                            ("quiet", "Quiet days"),
                            ("season", "Season wheel"),
                            ("others", "Posts of other units"),
                        ],
                        max_length=10,
                    ),
                ),
                ("date_from", models.DateField()),
                ("date_to", models.DateField()),
                ("time", models.TimeField(blank=True, null=True)),
                ("name_sv", models.CharField(max_length=120)),
                ("name_fi", models.CharField(max_length=120)),
                ("name_en", models.CharField(blank=True, max_length=120)),
            ],
            options={
                "indexes": [models.Index(fields=["date_to", "date_from"], name="special_day_by_end")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("date_to__gte", models.F("date_from"))),
                        name="special_day_ends_after_it_begins",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Slot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("weekday", models.PositiveSmallIntegerField()),
                ("time", models.TimeField()),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="slots",
                        to="tankar_channels.channel",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("channel", "weekday", "time"), name="slot_once_per_channel"
                    ),
                    models.CheckConstraint(condition=models.Q(("weekday__lte", 6)), name="slot_on_a_weekday"),
                ],
            },
        ),
    ]
