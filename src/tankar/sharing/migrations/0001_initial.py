import django.db.models.deletion
from django.db import migrations, models

import tankar.organisation.models


class Migration(migrations.Migration):
    replaces = [("tankar_sharing", "0001_kits_and_wishes"), ("tankar_sharing", "0002_experts_and_partners")]

    initial = True

    dependencies = [
        ("tankar_content", "0001_initial"),
        ("tankar_organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Partner",
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
                ("name", models.CharField(max_length=120)),
                ("search_name", models.CharField(editable=False, max_length=120, unique=True)),
                ("about", models.CharField(blank=True, max_length=200)),
                ("changed_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["search_name"],
            },
        ),
        migrations.CreateModel(
            name="Kit",
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
                        choices=[("offered", "Good to share"), ("withdrawn", "No longer to be shared")],
                        default="offered",
                        max_length=10,
                    ),
                ),
                (
                    "why",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("person", "Somebody who writes it took it off the page."),
                            ("item", "The post is being changed, or was removed."),
                            ("over", "It is over."),
                            ("leave", "The leave for a picture in it has ended."),
                            ("gone", "The post is no longer on its network."),
                        ],
                        max_length=8,
                    ),
                ),
                ("text_sv", models.TextField(blank=True)),
                ("text_fi", models.TextField(blank=True)),
                ("link", models.URLField(max_length=500)),
                ("offered_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("until", models.DateField()),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kit",
                        to="tankar_content.item",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "-offered_at", "-id"], name="kit_newest")],
            },
        ),
        migrations.CreateModel(
            name="KitPicture",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file", models.CharField(max_length=64)),
                ("content_type", models.CharField(max_length=40)),
                ("descriptions", models.JSONField(default=dict)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "asset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tankar_content.asset",
                    ),
                ),
                (
                    "kit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pictures",
                        to="tankar_sharing.kit",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("kit", "position"), name="kit_picture_at_its_place")
                ],
            },
        ),
        migrations.CreateModel(
            name="PartnerHandle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("network", models.CharField(max_length=40)),
                ("handle", models.CharField(max_length=120)),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="handles",
                        to="tankar_sharing.partner",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partner", "network"), name="partner_has_one_handle_a_network"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Wish",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("weekly", models.BooleanField(default=False)),
                ("told_on", models.DateField(blank=True, null=True)),
                ("digest", models.CharField(blank=True, db_index=True, max_length=64)),
                ("language", models.CharField(default="sv", max_length=2)),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="share_wish",
                        to="tankar_organisation.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ExpertProfile",
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
                        choices=[("draft", "Not listed yet"), ("listed", "Listed"), ("hidden", "Hidden")],
                        default="draft",
                        max_length=8,
                    ),
                ),
                (
                    "why",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("self", "You hid it yourself."),
                            ("unanswered", "You were asked whether it is still right, and did not answer."),
                            ("left", "The employment has ended."),
                        ],
                        max_length=10,
                    ),
                ),
                ("is_public", models.BooleanField(default=False)),
                ("work_sv", models.CharField(blank=True, max_length=120)),
                ("work_fi", models.CharField(blank=True, max_length=120)),
                ("topics_sv", models.TextField(blank=True)),
                ("topics_fi", models.TextField(blank=True)),
                ("spoken", models.CharField(blank=True, max_length=40)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("links", models.JSONField(blank=True, default=list)),
                ("picture", models.CharField(blank=True, max_length=64)),
                ("picture_type", models.CharField(blank=True, max_length=40)),
                ("search_words", models.TextField(blank=True, editable=False)),
                ("changed_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField()),
                ("next_at", models.DateTimeField(blank=True, null=True)),
                ("asked", models.BooleanField(default=False)),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="expert_profile",
                        to="tankar_organisation.person",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "next_at"], name="expert_to_ask")],
            },
        ),
    ]
