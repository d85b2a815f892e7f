import django.db.models.deletion
from django.db import migrations, models

import tankar.organisation.models


class Migration(migrations.Migration):
    dependencies = [
        ("tankar_channels", "0004_channels_can_be_found_by_their_words"),
        ("tankar_content", "0016_drafts_are_found_by_their_plan"),
        ("tankar_organisation", "0002_devices_invitations_and_outside_accounts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Proposal",
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
                    "language",
                    models.CharField(
                        choices=[("sv", "Swedish"), ("fi", "Finnish")], default="sv", max_length=2
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Not sent yet"),
                            ("submitted", "Waits for communications"),
                            ("more_info", "Communications asks something"),
                            ("accepted", "Accepted"),
                            ("produced", "Ready to go out"),
                            ("published", "Out"),
                            ("declined", "Declined"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("link", models.URLField(blank=True, max_length=500)),
                (
                    "may_change",
                    models.CharField(
                        choices=[
                            ("all", "Anything: words, length, pictures"),
                            ("words", "The words, but not what it says"),
                            ("ask", "Ask me first"),
                        ],
                        default="all",
                        max_length=8,
                    ),
                ),
                ("useful_until", models.DateField(blank=True, null=True)),
                ("begun_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("next_at", models.DateTimeField(blank=True, null=True)),
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
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=1000)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals_answered",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "channels",
                    models.ManyToManyField(
                        blank=True, related_name="proposals", to="tankar_channels.channel"
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="tankar_content.item",
                    ),
                ),
                (
                    "made",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="made_from",
                        to="tankar_content.item",
                    ),
                ),
                (
                    "requester",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="tankar_organisation.unit",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ProposalPicture",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "asset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposed",
                        to="tankar_content.asset",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="placed",
                        to="tankar_content.proposal",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
            },
        ),
        migrations.AddField(
            model_name="proposal",
            name="pictures",
            field=models.ManyToManyField(
                related_name="proposals", through="tankar_content.ProposalPicture", to="tankar_content.asset"
            ),
        ),
        migrations.CreateModel(
            name="ProposalQuestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("question", models.CharField(max_length=1000)),
                ("asked_at", models.DateTimeField()),
                ("answer", models.CharField(blank=True, max_length=2000)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="tankar_content.proposal",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.AddConstraint(
            model_name="proposalpicture",
            constraint=models.UniqueConstraint(fields=("proposal", "asset"), name="asset_once_per_proposal"),
        ),
        migrations.AddIndex(
            model_name="proposal",
            index=models.Index(fields=["state", "next_at"], name="proposal_to_remind"),
        ),
        migrations.AddIndex(
            model_name="proposal",
            index=models.Index(fields=["state", "due_at", "id"], name="proposal_by_due"),
        ),
        migrations.AddIndex(
            model_name="proposal",
            index=models.Index(fields=["requester", "-id"], name="proposal_by_requester"),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("state__in", ("draft", "submitted", "more_info", "accepted", "produced"))
                ),
                fields=("item",),
                name="one_open_proposal_per_item",
            ),
        ),
    ]
