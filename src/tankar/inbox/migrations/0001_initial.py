import django.db.models.deletion
from django.db import migrations, models

import tankar.organisation.models


class Migration(migrations.Migration):
    replaces = [
        ("tankar_inbox", "0001_conversations"),
        ("tankar_inbox", "0002_names_are_forgotten"),
        ("tankar_inbox", "0003_what_was_settled_before"),
        ("tankar_inbox", "0004_the_newest_of_each_state"),
    ]

    initial = True

    dependencies = [
        ("tankar_channels", "0001_initial"),
        ("tankar_organisation", "0001_initial"),
        ("tankar_publishing", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Ear",
            fields=[
                (
                    "channel",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="ear",
                        serialize=False,
                        to="tankar_channels.channel",
                    ),
                ),
                ("cursor", models.TextField(blank=True, default="")),
                ("next_at", models.DateTimeField(db_index=True)),
                ("heard_at", models.DateTimeField(blank=True, null=True)),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                ("threads_at", models.DateTimeField(blank=True, null=True)),
                ("fails", models.PositiveIntegerField(default=0)),
                ("detail", models.CharField(blank=True, default="", max_length=300)),
                ("lease_owner", models.CharField(blank=True, default="", max_length=80)),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Conversation",
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
                ("thread", models.CharField(max_length=200)),
                ("post", models.CharField(blank=True, default="", max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "waits for an answer"),
                            ("answered", "answered"),
                            ("no_answer_needed", "no answer needed"),
                            ("spam", "spam"),
                            ("closed", "closed"),
                        ],
                        default="received",
                        max_length=18,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("question", "Question"),
                            ("feedback", "Feedback"),
                            ("complaint", "Complaint"),
                            ("media", "Media"),
                            ("thanks", "Thanks"),
                            ("comment", "Comment"),
                        ],
                        default="comment",
                        max_length=10,
                    ),
                ),
                ("language", models.CharField(blank=True, default="", max_length=8)),
                ("first_line", models.CharField(blank=True, default="", max_length=140)),
                ("began_at", models.DateTimeField()),
                ("last_said_at", models.DateTimeField()),
                ("waits_since", models.DateTimeField(blank=True, null=True)),
                ("answer_by", models.DateTimeField(blank=True, null=True)),
                ("remind_at", models.DateTimeField(blank=True, null=True)),
                ("why_no_answer", models.CharField(blank=True, default="", max_length=300)),
                ("reopened_at", models.DateTimeField(blank=True, null=True)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("forgotten_at", models.DateTimeField(blank=True, null=True)),
                (
                    "assigned_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conversations",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "channel",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conversations",
                        to="tankar_channels.channel",
                    ),
                ),
                (
                    "kind_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "remind_whom",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tankar_organisation.person",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["state", "waits_since", "id"], name="conversation_waiting"),
                    models.Index(
                        fields=["channel", "state", "waits_since", "id"], name="conversation_of_channel"
                    ),
                    models.Index(fields=["state", "-last_said_at", "-id"], name="conversation_newest"),
                    models.Index(
                        fields=["channel", "state", "-last_said_at", "-id"], name="conversation_newest_there"
                    ),
                    models.Index(fields=["channel", "post"], name="conversation_under_post"),
                    models.Index(
                        condition=models.Q(("remind_at__isnull", False)),
                        fields=["remind_at"],
                        name="conversation_reminder",
                    ),
                    models.Index(
                        condition=models.Q(("forgotten_at__isnull", True)),
                        fields=["settled_at", "id"],
                        name="conversation_to_forget",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("channel", "thread"), name="thread_is_one_conversation")
                ],
            },
        ),
        migrations.CreateModel(
            name="Like",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("takes_back", models.BooleanField(default=False)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "delivery",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="like",
                        to="tankar_publishing.delivery",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Message",
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
                ("in_reply_to", models.CharField(blank=True, default="", max_length=200)),
                ("by_us", models.BooleanField(default=False)),
                ("done_there", models.BooleanField(default=False)),
                ("author_id", models.CharField(blank=True, default="", max_length=200)),
                ("author_name", models.CharField(blank=True, default="", max_length=200)),
                ("author_handle", models.CharField(blank=True, default="", max_length=200)),
                ("text", models.TextField(blank=True, default="")),
                ("language", models.CharField(blank=True, default="", max_length=8)),
                ("url", models.URLField(blank=True, default="", max_length=500)),
                ("attachments", models.PositiveSmallIntegerField(default=0)),
                ("said_at", models.DateTimeField()),
                ("seen_at", models.DateTimeField()),
                ("edited_at", models.DateTimeField(blank=True, null=True)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                ("liked", models.BooleanField(default=False)),
                ("hidden", models.BooleanField(default=False)),
                ("is_private", models.BooleanField(default=False)),
                ("may", models.JSONField(blank=True, null=True)),
                (
                    "channel",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tankar_channels.channel",
                    ),
                ),
                (
                    "conversation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="tankar_inbox.conversation",
                    ),
                ),
                (
                    "last_like",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="tankar_inbox.like",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["conversation", "said_at", "id"], name="message_in_order"),
                    models.Index(fields=["conversation", "-id"], name="message_newest"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("channel", "network_id"), name="message_comes_once")
                ],
            },
        ),
        migrations.AddField(
            model_name="like",
            name="message",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="likes", to="tankar_inbox.message"
            ),
        ),
        migrations.CreateModel(
            name="Answer",
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
                ("text", models.TextField()),
                ("language", models.CharField(max_length=8)),
                ("is_private", models.BooleanField(default=False)),
                ("closes", models.BooleanField(default=False)),
                ("written_at", models.DateTimeField()),
                (
                    "delivery",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answer",
                        to="tankar_publishing.delivery",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="tankar_inbox.conversation",
                    ),
                ),
                (
                    "message",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="answer",
                        to="tankar_inbox.message",
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="tankar_inbox.message",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Note",
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
                ("text", models.TextField(max_length=2000)),
                ("written_at", models.DateTimeField()),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="tankar_inbox.conversation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_writing", models.BooleanField(default=False)),
                ("until", models.DateTimeField()),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readings",
                        to="tankar_inbox.conversation",
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
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("conversation", "person"), name="reads_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Wording",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(blank=True)),
                ("until", models.DateTimeField()),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wordings",
                        to="tankar_inbox.message",
                    ),
                ),
            ],
        ),
    ]
