import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("tankar_insights", "0001_figures")]

    initial = True

    dependencies = [
        ("tankar_channels", "0001_initial"),
        ("tankar_organisation", "0001_initial"),
        ("tankar_publishing", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Gauge",
            fields=[
                (
                    "channel",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="gauge",
                        serialize=False,
                        to="tankar_channels.channel",
                    ),
                ),
                ("next_at", models.DateTimeField(db_index=True)),
                ("account_day", models.DateField(blank=True, null=True)),
                ("measured_at", models.DateTimeField(blank=True, null=True)),
                ("fails", models.PositiveIntegerField(default=0)),
                ("detail", models.CharField(blank=True, default="", max_length=300)),
                ("lease_owner", models.CharField(blank=True, default="", max_length=80)),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="ChannelFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("indicator", models.CharField(max_length=20)),
                ("period", models.CharField(max_length=12)),
                ("day", models.DateField()),
                ("value", models.BigIntegerField(null=True)),
                (
                    "why",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_told", "The network did not tell this figure."),
                            ("gone", "The network no longer has this post."),
                            ("not_known", "Whoever entered the figures did not have this one."),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                ("detail", models.CharField(blank=True, default="", max_length=300)),
                ("source", models.CharField(blank=True, default="", max_length=120)),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("connector", "told by the network"),
                            ("by_hand", "entered by hand"),
                            ("csv", "from a file"),
                        ],
                        default="connector",
                        max_length=10,
                    ),
                ),
                ("measured_at", models.DateTimeField()),
                (
                    "channel",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="tankar_channels.channel",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="tankar_organisation.person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("channel", "indicator", "period", "day"), name="channel_figure_once_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("value__gte", 0), ("value__isnull", False), ("why", "")),
                            models.Q(("value__isnull", True), models.Q(("why", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="channel_figure_has_a_number_or_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PostFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("indicator", models.CharField(max_length=20)),
                ("period", models.CharField(max_length=12)),
                ("day", models.DateField()),
                ("value", models.BigIntegerField(null=True)),
                (
                    "why",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_told", "The network did not tell this figure."),
                            ("gone", "The network no longer has this post."),
                            ("not_known", "Whoever entered the figures did not have this one."),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                ("detail", models.CharField(blank=True, default="", max_length=300)),
                ("source", models.CharField(blank=True, default="", max_length=120)),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("connector", "told by the network"),
                            ("by_hand", "entered by hand"),
                            ("csv", "from a file"),
                        ],
                        default="connector",
                        max_length=10,
                    ),
                ),
                ("measured_at", models.DateTimeField()),
                (
                    "post",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="tankar_publishing.ownpost",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("post", "indicator", "day"), name="post_figure_once_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("value__gte", 0), ("value__isnull", False), ("why", "")),
                            models.Q(("value__isnull", True), models.Q(("why", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="post_figure_has_a_number_or_a_reason",
                    ),
                ],
            },
        ),
    ]
