import django.db.models.deletion
from django.db import migrations, models

import tankar.organisation.models


class Migration(migrations.Migration):
    replaces = [
        ("tankar_campaigns", "0001_campaigns_and_frames"),
        ("tankar_campaigns", "0002_names_are_forgotten_sums_are_kept"),
    ]

    initial = True

    dependencies = [
        ("tankar_organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Campaign",
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
                            ("draft", "Not sent yet"),
                            ("asked", "Waits for the head of unit"),
                            ("rejected", "Rejected"),
                            ("notified", "Approved, communications told"),
                            ("acknowledged", "Approved, communications has seen it"),
                            ("running", "Running"),
                            ("refused", "Refused by the network"),
                            ("ended", "Ended, report to come"),
                            ("reported", "Reported"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=14,
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=200)),
                ("goal", models.CharField(blank=True, max_length=1000)),
                ("audience", models.CharField(blank=True, max_length=500)),
                ("networks", models.CharField(blank=True, max_length=200)),
                ("account_is_citys", models.BooleanField(blank=True, null=True)),
                ("budget", models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True)),
                ("cost_centre", models.CharField(blank=True, max_length=40)),
                ("begins_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "landing",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("checked", "Yes: we have looked at it, and everybody can use it"),
                            ("none", "It leads to no page"),
                            ("not_yet", "Not yet"),
                        ],
                        max_length=8,
                    ),
                ),
                ("landing_page", models.URLField(blank=True, max_length=500)),
                (
                    "languages",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("both", "Swedish and Finnish"),
                            ("sv", "Swedish alone"),
                            ("fi", "Finnish alone"),
                        ],
                        max_length=4,
                    ),
                ),
                ("language_reason", models.CharField(blank=True, max_length=300)),
                ("within_limits", models.BooleanField(blank=True, null=True)),
                (
                    "political_actor",
                    models.CharField(
                        blank=True,
                        choices=[("no", "No"), ("yes", "Yes"), ("unsure", "I am not sure")],
                        max_length=6,
                    ),
                ),
                (
                    "political_election",
                    models.CharField(
                        blank=True,
                        choices=[("no", "No"), ("yes", "Yes"), ("unsure", "I am not sure")],
                        max_length=6,
                    ),
                ),
                (
                    "political_influence",
                    models.CharField(
                        blank=True,
                        choices=[("no", "No"), ("yes", "Yes"), ("unsure", "I am not sure")],
                        max_length=6,
                    ),
                ),
                (
                    "official_only",
                    models.CharField(
                        blank=True,
                        choices=[("no", "No"), ("yes", "Yes"), ("unsure", "I am not sure")],
                        max_length=6,
                    ),
                ),
                ("plan_b", models.CharField(blank=True, max_length=500)),
                ("lawyer_asked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "lawyer_ruling",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_political", "Not political advertising"),
                            ("political", "Political advertising"),
                        ],
                        max_length=14,
                    ),
                ),
                ("lawyer_words", models.CharField(blank=True, max_length=1000)),
                ("begun_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("next_at", models.DateTimeField(blank=True, null=True)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("asked", "With the head of unit"),
                            ("reminded", "The head of unit was reminded"),
                            ("deputy", "Passed on to who stands in"),
                            ("above", "Passed on to sector management"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("decided_role", models.CharField(blank=True, max_length=20)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=1000)),
                ("notified_at", models.DateTimeField(blank=True, null=True)),
                ("acknowledged_at", models.DateTimeField(blank=True, null=True)),
                ("eve_told_at", models.DateTimeField(blank=True, null=True)),
                ("started_on", models.DateField(blank=True, null=True)),
                ("refused_at", models.DateTimeField(blank=True, null=True)),
                ("refusal", models.CharField(blank=True, max_length=500)),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("cost", models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True)),
                ("result", models.CharField(blank=True, max_length=1000)),
                ("lesson", models.CharField(blank=True, max_length=1000)),
                ("reported_at", models.DateTimeField(blank=True, null=True)),
                ("forgotten_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="campaigns",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="campaigns",
                        to="tankar_organisation.unit",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["state", "next_at"], name="campaign_to_remind"),
                    models.Index(fields=["state", "begins_on"], name="campaign_to_begin"),
                    models.Index(fields=["state", "ends_on"], name="campaign_to_end"),
                    models.Index(fields=["unit", "begins_on"], name="campaign_of_a_year"),
                    models.Index(fields=["asked_by", "-id"], name="campaign_by_asker"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("budget__isnull", True), ("budget__gte", 0), _connector="OR"),
                            models.Q(("cost__isnull", True), ("cost__gte", 0), _connector="OR"),
                        ),
                        name="campaign_money_is_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "reported"), _negated=True),
                            ("cost__isnull", False),
                            _connector="OR",
                        ),
                        name="campaign_reported_has_its_cost",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.CharField(max_length=1000)),
                ("said_at", models.DateTimeField()),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comments",
                        to="tankar_campaigns.campaign",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Frame",
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
                ("year", models.PositiveSmallIntegerField()),
                ("total", models.DecimalField(decimal_places=2, max_digits=10)),
                ("most_each", models.DecimalField(decimal_places=2, max_digits=10)),
                ("accounts", models.CharField(max_length=300)),
                ("cost_centre", models.CharField(max_length=40)),
                ("purposes", models.CharField(max_length=1000)),
                ("decided_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_reason", models.CharField(blank=True, max_length=500)),
                ("forgotten_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ad_frames",
                        to="tankar_organisation.unit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("unit", "year"),
                        name="one_open_ad_frame_a_unit_and_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("most_each__gt", 0), ("total__gte", models.F("most_each"))),
                        name="ad_frame_covers_its_largest_boost",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="campaign",
            name="frame",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="boosts",
                to="tankar_campaigns.frame",
            ),
        ),
    ]
