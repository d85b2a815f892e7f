import django.db.models.deletion
from django.db import migrations, models

import tankar.organisation.models


class Migration(migrations.Migration):
    replaces = [
        ("tankar_publishing", "0001_deliveries_and_freezes"),
        ("tankar_publishing", "0002_a_delivery_carries_many_files"),
        ("tankar_publishing", "0003_pictures_become_files"),
        ("tankar_publishing", "0004_no_more_one_picture_a_delivery"),
        ("tankar_publishing", "0005_acts_in_conversations"),
        ("tankar_publishing", "0006_own_posts_as_they_were_seen"),
        ("tankar_publishing", "0007_a_delivery_is_one_by_its_subject_first"),
        ("tankar_publishing", "0008_taking_down"),
    ]

    initial = True

    dependencies = [
        ("tankar_channels", "0001_initial"),
        ("tankar_content", "0001_initial"),
        ("tankar_organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Delivery",
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
                ("kind", models.CharField(default="post", max_length=14)),
                ("subject", models.CharField(max_length=40)),
                ("languages", models.CharField(max_length=10)),
                ("outgoing", models.JSONField()),
                ("outgoing_hash", models.CharField(blank=True, default="", max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "scheduled"),
                            ("sending", "sending"),
                            ("delivered", "delivered"),
                            ("refused", "refused"),
                            ("unclear", "unclear"),
                            ("needs_person", "needs a person"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="waiting",
                        max_length=14,
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=24)),
                ("detail", models.TextField(blank=True)),
                ("not_before", models.DateTimeField()),
                ("retry_at", models.DateTimeField(blank=True, null=True)),
                ("look_at", models.DateTimeField(blank=True, null=True)),
                ("looks", models.PositiveIntegerField(default=0)),
                ("attempts_made", models.PositiveIntegerField(default=0)),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                ("lease_owner", models.CharField(blank=True, max_length=80)),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
                ("network_id", models.CharField(blank=True, max_length=200)),
                ("url", models.URLField(blank=True, max_length=500)),
                ("delivered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "channel",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="tankar_channels.channel",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="tankar_content.item",
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="tankar_content.release",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["not_before"],
                        name="delivery_waiting",
                    ),
                    models.Index(
                        condition=models.Q(("state", "sending")),
                        fields=["lease_until"],
                        name="delivery_sending",
                    ),
                    models.Index(
                        condition=models.Q(("state", "unclear")), fields=["look_at"], name="delivery_unclear"
                    ),
                    models.Index(
                        condition=models.Q(("state", "delivered")),
                        fields=["channel", "-delivered_at", "-id"],
                        name="delivery_out",
                    ),
                    models.Index(fields=["state", "not_before"], name="delivery_by_state_and_time"),
                    models.Index(fields=["state", "-delivered_at", "-id"], name="delivery_newest"),
                    models.Index(fields=["channel", "state"], name="delivery_by_channel_and_state"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("subject", "kind", "channel", "languages"), name="delivery_exists_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("network_id", ""), _negated=True),
                            ("kind__in", ("post", "reply", "private_reply")),
                        ),
                        fields=("channel", "network_id"),
                        name="post_belongs_to_one_delivery",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("item__isnull", False), ("kind", "post"), ("release__isnull", False)),
                            models.Q(
                                models.Q(("kind", "post"), _negated=True),
                                ("approved_by__isnull", False),
                                models.Q(("outgoing_hash", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="delivery_was_approved",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("owner", models.CharField(max_length=80)),
                ("began_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("outcome", models.CharField(blank=True, max_length=20)),
                ("detail", models.TextField(blank=True)),
                (
                    "delivery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attempts",
                        to="tankar_publishing.delivery",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("delivery", "number"), name="attempt_numbers_are_unique")
                ],
            },
        ),
        migrations.CreateModel(
            name="DeliveryFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("content_type", models.CharField(max_length=40)),
                (
                    "delivery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="tankar_publishing.delivery",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("delivery", "sha256"), name="file_once_per_delivery")
                ],
            },
        ),
        migrations.CreateModel(
            name="Freeze",
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
                ("reason", models.CharField(max_length=300)),
                ("began_at", models.DateTimeField()),
                ("until", models.DateTimeField(blank=True, null=True)),
                ("lifted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "began_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="freezes",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "channels",
                    models.ManyToManyField(blank=True, related_name="freezes", to="tankar_channels.channel"),
                ),
                (
                    "lifted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lifted_freezes",
                        to="tankar_organisation.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="OwnPost",
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
                ("network_id", models.CharField(max_length=200)),
                ("text", models.TextField(blank=True, default="")),
                ("url", models.URLField(blank=True, default="", max_length=500)),
                ("application", models.CharField(blank=True, default="", max_length=200)),
                ("posted_at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                ("comments_seen", models.DateTimeField(blank=True, null=True)),
                (
                    "channel",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="own_posts",
                        to="tankar_channels.channel",
                    ),
                ),
                (
                    "delivery",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="own_post",
                        to="tankar_publishing.delivery",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["channel", "-posted_at"], name="own_post_newest")],
                "constraints": [
                    models.UniqueConstraint(fields=("channel", "network_id"), name="own_post_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100)),
                ("result", models.TextField()),
                (
                    "delivery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="tankar_publishing.delivery",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("delivery", "name"), name="step_once_per_delivery")
                ],
            },
        ),
        migrations.CreateModel(
            name="TakeDown",
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
                        choices=[("open", "To be taken down"), ("done", "Taken down")],
                        default="open",
                        max_length=6,
                    ),
                ),
                (
                    "how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("person", "Somebody took it down and said so."),
                            ("network", "The network says that it is gone."),
                            ("feed", "The city's own feed shows it no longer."),
                        ],
                        max_length=8,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("next_at", models.DateTimeField(blank=True, null=True)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="takedowns",
                        to="tankar_content.asset",
                    ),
                ),
                (
                    "delivery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="takedowns",
                        to="tankar_publishing.delivery",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "open")), fields=["next_at"], name="takedown_to_pass_on"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("delivery", "asset"), name="takedown_once_per_post_and_picture"
                    )
                ],
            },
        ),
    ]
