import django.db.models.deletion
from django.db import migrations, models

import tankar.organisation.models


class Migration(migrations.Migration):
    replaces = [
        ("tankar_content", "0001_items_and_releases"),
        ("tankar_content", "0002_kinds_plans_shapes_and_standings"),
        ("tankar_content", "0003_templates_and_series"),
        ("tankar_content", "0004_assets_and_many_pictures"),
        ("tankar_content", "0005_pictures_become_assets"),
        ("tankar_content", "0006_no_more_one_picture_an_item"),
        ("tankar_content", "0007_translation_orders"),
        ("tankar_content", "0008_the_brand_page"),
        ("tankar_content", "0009_answers_to_findings"),
        ("tankar_content", "0010_reviews_comments_revisions_and_preview_links"),
        ("tankar_content", "0011_items_know_whether_findings_were_answered"),
        ("tankar_content", "0012_what_linked_pages_say"),
        ("tankar_content", "0013_texts_that_follow_later"),
        ("tankar_content", "0014_videos_are_looked_through_in_the_background"),
        ("tankar_content", "0015_orders_say_what_a_machine_made"),
        ("tankar_content", "0016_drafts_are_found_by_their_plan"),
        ("tankar_content", "0017_proposals_for_the_common_channels"),
        ("tankar_content", "0018_orders_for_captions"),
        ("tankar_content", "0019_what_is_owed_is_found_by_its_day"),
        ("tankar_content", "0020_a_videos_cover_may_be_a_picture"),
        ("tankar_content", "0021_leave_of_those_who_show"),
        ("tankar_content", "0022_leave_stands_once"),
    ]

    initial = True

    dependencies = [
        ("tankar_channels", "0001_initial"),
        ("tankar_organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Brand",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("guidance_sv", models.TextField(blank=True)),
                ("guidance_fi", models.TextField(blank=True)),
                ("fonts", models.CharField(blank=True, max_length=200)),
                ("tone_link", models.URLField(blank=True, max_length=500)),
                ("colours", models.JSONField(blank=True, default=list)),
                ("hashtags", models.JSONField(blank=True, default=list)),
            ],
        ),
        migrations.CreateModel(
            name="BrandFile",
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
                    "kind",
                    models.CharField(
                        choices=[("logo", "Logo"), ("frame", "Picture frame")], default="logo", max_length=8
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                ("clear_space", models.CharField(blank=True, max_length=300)),
                ("sha256", models.CharField(max_length=64)),
                ("content_type", models.CharField(max_length=40)),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
            ],
            options={
                "ordering": ["kind", "id"],
            },
        ),
        migrations.CreateModel(
            name="Asset",
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
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("content_type", models.CharField(max_length=40)),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
                ("size", models.PositiveBigIntegerField()),
                ("seconds", models.FloatField(default=0)),
                ("title", models.CharField(blank=True, max_length=120)),
                ("keywords", models.CharField(blank=True, max_length=300)),
                ("source", models.CharField(blank=True, max_length=200)),
                (
                    "people",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("nobody", "No recognisable people"),
                            ("crowd", "Crowd at an event"),
                            ("leave", "We have leave"),
                            ("children", "Children"),
                        ],
                        max_length=10,
                    ),
                ),
                ("leave_note", models.CharField(blank=True, max_length=200)),
                ("leave_until", models.DateField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=300)),
                (
                    "speech",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "No speech"),
                            ("in_picture", "Captioned in the picture"),
                            ("file", "Caption file"),
                        ],
                        max_length=10,
                    ),
                ),
                ("cover", models.CharField(blank=True, max_length=64)),
                ("added_at", models.DateTimeField()),
                ("in_library", models.BooleanField(default=False)),
                (
                    "cover_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="covers",
                        to="tankar_content.asset",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assets",
                        to="tankar_organisation.unit",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assets",
                        to="tankar_organisation.person",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["in_library", "-added_at", "-id"], name="asset_newest"),
                    models.Index(fields=["leave_until"], name="asset_by_leave"),
                ],
            },
        ),
        migrations.CreateModel(
            name="AssetDescription",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(choices=[("sv", "Swedish"), ("fi", "Finnish")], max_length=2)),
                ("text", models.TextField(blank=True)),
                (
                    "asset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="descriptions",
                        to="tankar_content.asset",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("asset", "language"), name="asset_description_once_per_language"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Captions",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(choices=[("sv", "Swedish"), ("fi", "Finnish")], max_length=2)),
                ("text", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "asset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="captions",
                        to="tankar_content.asset",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("asset", "language"), name="captions_once_per_language")
                ],
            },
        ),
        migrations.CreateModel(
            name="CoverCut",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("crop", models.JSONField()),
                ("file", models.CharField(db_index=True, max_length=64)),
                (
                    "picture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cut_for_covers",
                        to="tankar_content.asset",
                    ),
                ),
                (
                    "video",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cover_cuts",
                        to="tankar_content.asset",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("video", "picture", "file"), name="cover_cut_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Item",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("news", "News"),
                            ("event", "Event"),
                            ("disruption", "Disruption"),
                            ("take_part", "Take part"),
                            ("job", "Job"),
                            ("live", "Live"),
                        ],
                        default="news",
                        max_length=12,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("idea", "Idea"),
                            ("draft", "Draft"),
                            ("released", "Released"),
                            ("removed", "Removed from the list"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "first_language",
                    models.CharField(
                        choices=[("sv", "Swedish"), ("fi", "Finnish")], default="sv", max_length=2
                    ),
                ),
                ("created_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("planned_at", models.DateTimeField(blank=True, null=True)),
                ("subjects", models.JSONField(blank=True, default=list)),
                ("facts_source", models.CharField(blank=True, max_length=300)),
                ("facts_checked_by", models.CharField(blank=True, max_length=120)),
                ("link", models.URLField(blank=True, max_length=500)),
                ("valid_until", models.DateTimeField(blank=True, null=True)),
                ("begins_at", models.DateTimeField(blank=True, null=True)),
                ("ends_at", models.DateTimeField(blank=True, null=True)),
                ("over_at", models.DateTimeField(blank=True, null=True)),
                ("place_name", models.CharField(blank=True, max_length=120)),
                ("target_group", models.CharField(blank=True, max_length=200)),
                ("aim", models.CharField(blank=True, max_length=200)),
                ("good_to_share", models.BooleanField(default=False)),
                ("has_answers", models.BooleanField(default=False)),
                ("series", models.CharField(blank=True, db_index=True, max_length=16)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "copied_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="copies",
                        to="tankar_content.item",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="tankar_organisation.unit",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["state", "-changed_at", "-id"], name="item_by_state_and_time"),
                    models.Index(
                        condition=models.Q(("planned_at__isnull", False)),
                        fields=["state", "planned_at"],
                        name="item_by_state_and_plan",
                    ),
                    models.Index(
                        fields=["author", "state", "-changed_at", "-id"], name="item_by_author_state_time"
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
                (
                    "public_id",
                    models.CharField(
                        default=tankar.organisation.models.new_public_id, max_length=16, unique=True
                    ),
                ),
                (
                    "about",
                    models.CharField(
                        blank=True,
                        choices=[("", ""), ("text", "text"), ("picture", "picture")],
                        max_length=10,
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True, choices=[("sv", "Swedish"), ("fi", "Finnish")], max_length=2
                    ),
                ),
                ("text", models.TextField()),
                ("at", models.DateTimeField()),
                ("resolved_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "resolved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments_resolved",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "thread",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="tankar_content.comment",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comments",
                        to="tankar_content.item",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["item", "id"], name="comment_of_item")],
            },
        ),
        migrations.CreateModel(
            name="ChannelText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(choices=[("sv", "Swedish"), ("fi", "Finnish")], max_length=2)),
                ("text", models.TextField()),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="channel_texts",
                        to="tankar_channels.channel",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="channel_texts",
                        to="tankar_content.item",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("item", "channel", "language"), name="channel_text_once_per_language"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ItemChannel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "way_out",
                    models.CharField(
                        choices=[
                            ("one_post", "Both languages in one post"),
                            ("two_posts", "Two posts"),
                            ("one_language", "One language"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "first_language",
                    models.CharField(choices=[("sv", "Swedish"), ("fi", "Finnish")], max_length=2),
                ),
                (
                    "shape",
                    models.CharField(
                        choices=[("post", "Post"), ("story", "Story"), ("reel", "Reel")],
                        default="post",
                        max_length=8,
                    ),
                ),
                ("out_in", models.CharField(blank=True, max_length=10)),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="choices",
                        to="tankar_channels.channel",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="choices",
                        to="tankar_content.item",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("item", "channel"), name="channel_once_per_item")
                ],
            },
        ),
        migrations.AddField(
            model_name="item",
            name="channels",
            field=models.ManyToManyField(
                related_name="items", through="tankar_content.ItemChannel", to="tankar_channels.channel"
            ),
        ),
        migrations.CreateModel(
            name="KeptFinding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=16)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="kept_findings",
                        to="tankar_content.item",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("item", "key"), name="finding_kept_once")],
            },
        ),
        migrations.CreateModel(
            name="LanguageVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(choices=[("sv", "Swedish"), ("fi", "Finnish")], max_length=2)),
                ("text", models.TextField(blank=True)),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("full", "Whole text"),
                            ("short", "Short version"),
                            ("later", "Follows later"),
                            ("waived", "One language is enough"),
                        ],
                        default="full",
                        max_length=6,
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[("draft", "Draft"), ("machine", "Machine draft"), ("reviewed", "Reviewed")],
                        default="draft",
                        max_length=8,
                    ),
                ),
                ("machine_made", models.BooleanField(default=False)),
                ("waived_reason", models.CharField(blank=True, max_length=300)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="tankar_content.item",
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviewed_versions",
                        to="tankar_organisation.person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("item", "language"), name="language_once_per_item")
                ],
            },
        ),
        migrations.CreateModel(
            name="Leave",
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
                            ("asked", "Leave asked for"),
                            ("given", "Leave given"),
                            ("refused", "Not given"),
                            ("withdrawn", "Taken back, being taken down"),
                            ("done", "Taken back and taken down"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("who", models.CharField(max_length=120)),
                (
                    "whose",
                    models.CharField(
                        choices=[
                            ("adult", "An adult"),
                            ("child", "A child, by their guardian"),
                            ("early", "A child in early education, by their guardian"),
                        ],
                        default="adult",
                        max_length=6,
                    ),
                ),
                ("own_view", models.CharField(blank=True, max_length=300)),
                ("purposes", models.JSONField(blank=True, default=list)),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("paper", "On paper"),
                            ("message", "By message or mail"),
                            ("form", "In an electronic form"),
                            ("spoken", "In words, before the camera"),
                        ],
                        max_length=8,
                    ),
                ),
                ("kept_where", models.CharField(blank=True, max_length=200)),
                ("paper", models.CharField(blank=True, max_length=64)),
                ("paper_type", models.CharField(blank=True, max_length=40)),
                ("asked_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_how", models.CharField(blank=True, max_length=300)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leaves_asked",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "assets",
                    models.ManyToManyField(blank=True, related_name="leaves", to="tankar_content.asset"),
                ),
                (
                    "channels",
                    models.ManyToManyField(blank=True, related_name="leaves", to="tankar_channels.channel"),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leaves",
                        to="tankar_organisation.unit",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["-asked_at", "-id"], name="leave_newest"),
                    models.Index(fields=["asked_by", "-asked_at", "-id"], name="leave_own_newest"),
                ],
            },
        ),
        migrations.CreateModel(
            name="LinkedPage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=64, unique=True)),
                (
                    "public_id",
                    models.CharField(
                        default=tankar.organisation.models.new_public_id, max_length=16, unique=True
                    ),
                ),
                ("url", models.TextField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Asked"),
                            ("read", "Read"),
                            ("gone", "Gone"),
                            ("nowhere", "Nowhere"),
                            ("unread", "Unread"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("title", models.CharField(blank=True, default="", max_length=300)),
                ("description", models.CharField(blank=True, default="", max_length=600)),
                ("picture", models.BinaryField(null=True)),
                ("has_picture", models.BooleanField(default=False)),
                ("asked_at", models.DateTimeField()),
                ("read_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["asked_at"], name="linked_page_asked")],
            },
        ),
        migrations.CreateModel(
            name="Medium",
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
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "language",
                    models.CharField(
                        blank=True, choices=[("sv", "Swedish"), ("fi", "Finnish")], max_length=2
                    ),
                ),
                ("crop", models.JSONField(blank=True, null=True)),
                ("file", models.CharField(blank=True, max_length=64)),
                (
                    "asset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="media",
                        to="tankar_content.asset",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="media",
                        to="tankar_content.item",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("item", "asset"), name="asset_once_per_item")
                ],
            },
        ),
        migrations.CreateModel(
            name="MediumDescription",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(choices=[("sv", "Swedish"), ("fi", "Finnish")], max_length=2)),
                ("text", models.TextField(blank=True)),
                (
                    "medium",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="descriptions",
                        to="tankar_content.medium",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("medium", "language"), name="medium_description_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Outstanding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("language", "Text in the other language"),
                            ("captions", "Captions of the recording"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True, choices=[("sv", "Swedish"), ("fi", "Finnish")], max_length=2
                    ),
                ),
                ("since", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("runs", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Not done yet"),
                            ("done", "Done"),
                            ("waived", "One language is enough"),
                            ("no_speech", "No speech"),
                            ("in_picture", "Captioned in the picture"),
                            ("not_kept", "No recording was kept"),
                            ("removed", "The recording was removed"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("writer_told_at", models.DateTimeField(blank=True, null=True)),
                ("late_told_at", models.DateTimeField(blank=True, null=True)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="outstanding",
                        to="tankar_content.item",
                    ),
                ),
                (
                    "settled_by",
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
                "indexes": [models.Index(fields=["state", "due_at"], name="outstanding_by_state_and_due")],
                "constraints": [
                    models.UniqueConstraint(fields=("item", "kind", "language"), name="owed_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="PassedFinding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=16)),
                ("revision", models.PositiveIntegerField()),
                ("rule", models.CharField(max_length=80)),
                ("rule_version", models.CharField(max_length=8)),
                ("reason", models.CharField(max_length=500)),
                ("at", models.DateTimeField()),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passed_findings",
                        to="tankar_content.item",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tankar_organisation.person",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("item", "key"), name="finding_passed_once")],
            },
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("until", models.DateTimeField(db_index=True)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="presences",
                        to="tankar_content.item",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="presences",
                        to="tankar_organisation.person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("item", "person"), name="present_once_per_item")
                ],
            },
        ),
        migrations.CreateModel(
            name="PreviewLink",
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
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="preview_links",
                        to="tankar_content.item",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="preview_links",
                        to="tankar_organisation.person",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["item", "-id"], name="preview_link_of_item")],
            },
        ),
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
            options={
                "indexes": [
                    models.Index(fields=["state", "next_at"], name="proposal_to_remind"),
                    models.Index(fields=["state", "due_at", "id"], name="proposal_by_due"),
                    models.Index(fields=["requester", "-id"], name="proposal_by_requester"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("state__in", ("draft", "submitted", "more_info", "accepted", "produced"))
                        ),
                        fields=("item",),
                        name="one_open_proposal_per_item",
                    )
                ],
            },
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
                "constraints": [
                    models.UniqueConstraint(fields=("proposal", "asset"), name="asset_once_per_proposal")
                ],
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
        migrations.CreateModel(
            name="Release",
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
                ("revision", models.PositiveIntegerField()),
                ("hash", models.CharField(max_length=64)),
                ("canonical", models.TextField()),
                ("approved_at", models.DateTimeField()),
                ("wanted_at", models.DateTimeField()),
                ("window_from", models.DateTimeField()),
                ("window_until", models.DateTimeField()),
                ("findings", models.JSONField(blank=True, default=list)),
                (
                    "approved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="releases",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="releases",
                        to="tankar_content.item",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Review",
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
                ("hash", models.CharField(max_length=64)),
                ("canonical", models.TextField()),
                ("required", models.BooleanField()),
                ("categories", models.JSONField(blank=True, default=list)),
                ("asked_at", models.DateTimeField()),
                ("message", models.CharField(blank=True, max_length=500)),
                ("wanted_at", models.DateTimeField()),
                ("window_from", models.DateTimeField()),
                ("window_until", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("asked", "With whoever was asked"),
                            ("deputy", "With the deputy"),
                            ("communications", "With communications"),
                        ],
                        default="asked",
                        max_length=16,
                    ),
                ),
                ("passes_at", models.DateTimeField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Asked"),
                            ("yes", "Yes"),
                            ("sent_back", "Sent back"),
                            ("withdrawn", "Withdrawn"),
                            ("void", "Void"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=1000)),
                ("changed", models.JSONField(blank=True, default=list)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews_answered",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews_asked",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "asked_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews_wanted",
                        to="tankar_organisation.person",
                    ),
                ),
                ("authors", models.ManyToManyField(related_name="+", to="tankar_organisation.person")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="tankar_content.item",
                    ),
                ),
                (
                    "passed_to",
                    models.ManyToManyField(related_name="reviews_handed_on", to="tankar_organisation.person"),
                ),
                (
                    "release",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="tankar_content.release",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["item", "-id"], name="review_newest_of_item"),
                    models.Index(fields=["state", "passes_at"], name="review_to_pass_on"),
                    models.Index(fields=["asked_by", "-id"], name="review_by_asker"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("asked", "yes"))),
                        fields=("item",),
                        name="one_standing_review_per_item",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("written", "Written"),
                            ("restored", "An earlier text was put back"),
                            ("review", "Sent for review"),
                            ("release", "Released"),
                        ],
                        default="written",
                        max_length=10,
                    ),
                ),
                ("begun_at", models.DateTimeField()),
                ("at", models.DateTimeField()),
                ("closed", models.BooleanField(default=False)),
                ("snapshot", models.JSONField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="revisions",
                        to="tankar_content.item",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("item", "number"), name="revision_number_once_per_item")
                ],
            },
        ),
        migrations.CreateModel(
            name="Template",
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
                ("name", models.CharField(max_length=80, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("news", "News"),
                            ("event", "Event"),
                            ("disruption", "Disruption"),
                            ("take_part", "Take part"),
                            ("job", "Job"),
                            ("live", "Live"),
                        ],
                        default="news",
                        max_length=12,
                    ),
                ),
                ("texts", models.JSONField(default=dict)),
                ("changed_at", models.DateTimeField()),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="templates",
                        to="tankar_organisation.unit",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["retired_at", "name"], name="template_by_name")],
            },
        ),
        migrations.CreateModel(
            name="TranslationOrder",
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
                ("language", models.CharField(choices=[("sv", "Swedish"), ("fi", "Finnish")], max_length=2)),
                (
                    "source_language",
                    models.CharField(choices=[("sv", "Swedish"), ("fi", "Finnish")], max_length=2),
                ),
                ("source_text", models.TextField()),
                ("text", models.TextField(blank=True)),
                ("machine_made", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("ordered", "Ordered"),
                            ("delivered", "It is here"),
                            ("taken", "Taken into the item"),
                            ("declined", "Declined"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="ordered",
                        max_length=10,
                    ),
                ),
                ("ordered_at", models.DateTimeField()),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("message", models.CharField(blank=True, max_length=500)),
                ("due_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.CharField(blank=True, max_length=500)),
                ("late_told_at", models.DateTimeField(blank=True, null=True)),
                ("mail_failed", models.BooleanField(default=False)),
                (
                    "asset",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="caption_orders",
                        to="tankar_content.asset",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="orders",
                        to="tankar_content.item",
                    ),
                ),
                (
                    "ordered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="orders_made",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "translator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="orders_to_translate",
                        to="tankar_organisation.person",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "ordered")), fields=["due_at"], name="order_waiting"
                    ),
                    models.Index(fields=["translator", "state"], name="order_by_translator"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("asset", None), ("state__in", ["ordered", "delivered"])),
                        fields=("item", "language"),
                        name="one_open_order_per_language",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("asset__isnull", False), ("state__in", ["ordered", "delivered"])),
                        fields=("asset", "language"),
                        name="one_open_caption_order_per_language",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("translator__isnull", False),
                            models.Q(("email", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="order_goes_to_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UnitHashtags",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("hashtags", models.JSONField(blank=True, default=list)),
                (
                    "unit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hashtags",
                        to="tankar_organisation.unit",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Upload",
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
                ("key", models.CharField(max_length=200)),
                ("size", models.PositiveBigIntegerField()),
                ("arrived", models.PositiveBigIntegerField(default=0)),
                ("began_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("arriving", "arriving"),
                            ("looking", "looking"),
                            ("taken", "taken"),
                            ("refused", "refused"),
                        ],
                        default="arriving",
                        max_length=10,
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=200)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("refusal", models.CharField(blank=True, max_length=20)),
                ("stepped_from", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uploads",
                        to="tankar_content.item",
                    ),
                ),
                (
                    "medium",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="uploads",
                        to="tankar_content.medium",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uploads",
                        to="tankar_organisation.person",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "changed_at"], name="upload_by_state")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "arriving")),
                        fields=("person", "key", "size"),
                        name="upload_once_per_file",
                    )
                ],
            },
        ),
    ]
