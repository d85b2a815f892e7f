import datetime

import django.db.models.deletion
from django.db import migrations, models

import tankar.channels.models.incoming
import tankar.organisation.models


class Migration(migrations.Migration):
    replaces = [
        ("tankar_channels", "0001_the_register"),
        ("tankar_channels", "0003_what_the_register_says_about_a_channel"),
        ("tankar_channels", "0004_channels_can_be_found_by_their_words"),
        ("tankar_channels", "0005_what_networks_call_us_with"),
        ("tankar_channels", "0006_profile_requests_and_assessments"),
        ("tankar_channels", "0007_reviews_and_endings_of_channels"),
        ("tankar_channels", "0008_cover_and_answering_agreements"),
        ("tankar_channels", "0009_accounts_told_of_and_leavers"),
        ("tankar_channels", "0010_pauses_know_what_stood_there_before"),
        ("tankar_channels", "0011_an_approved_profile_is_decided"),
        ("tankar_channels", "0012_a_half_may_be_given_from_above"),
        ("tankar_channels", "0013_accounts_in_danger"),
    ]

    initial = True

    dependencies = [
        ("tankar_organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Channel",
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
                ("network", models.CharField(max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("connected", "Connected"),
                            ("by_hand", "By hand"),
                            ("own", "The city's own feed"),
                        ],
                        max_length=12,
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("name_sv", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_fi", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_en", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("platform", models.CharField(blank=True, max_length=60, verbose_name="network")),
                ("handle", models.CharField(blank=True, max_length=200)),
                ("account_id", models.CharField(blank=True, max_length=200)),
                ("url", models.URLField(blank=True)),
                ("is_common", models.BooleanField(default=False)),
                (
                    "language_policy",
                    models.CharField(
                        choices=[("both", "Swedish and Finnish"), ("sv", "Swedish"), ("fi", "Finnish")],
                        default="both",
                        max_length=4,
                    ),
                ),
                ("language_reason", models.CharField(blank=True, max_length=300)),
                (
                    "way_out",
                    models.CharField(
                        choices=[
                            ("one_post", "Both languages in one post"),
                            ("two_posts", "Two posts"),
                            ("one_language", "One language"),
                        ],
                        default="one_post",
                        max_length=12,
                    ),
                ),
                (
                    "first_language",
                    models.CharField(
                        choices=[("sv", "Swedish"), ("fi", "Finnish")], default="fi", max_length=2
                    ),
                ),
                ("is_paused", models.BooleanField(default=False)),
                (
                    "access",
                    models.CharField(
                        choices=[
                            ("not_connected", "Not connected yet"),
                            ("works", "Access works"),
                            ("lost", "Access lost"),
                        ],
                        default="not_connected",
                        max_length=14,
                    ),
                ),
                ("access_changed_at", models.DateTimeField(blank=True, null=True)),
                ("access_until", models.DateTimeField(blank=True, null=True)),
                ("limits", models.JSONField(blank=True, default=dict)),
                (
                    "tested",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("works", "The network let Tankar in."),
                            ("refused", "The network refused the stored access."),
                            ("no_answer", "The network gave no answer that could be read."),
                            ("another", "Something answered, but not as this network does."),
                            ("blocked", "Tankar does not connect to the stored address."),
                            ("nothing_stored", "No access is stored for this channel."),
                            ("other_account", "The stored access leads to another account."),
                        ],
                        default="",
                        max_length=16,
                    ),
                ),
                ("tested_at", models.DateTimeField(blank=True, null=True)),
                (
                    "posting_role",
                    models.CharField(
                        choices=[
                            ("organisation", "Organisation or unit"),
                            ("office", "Person in a public role or office"),
                            ("expert", "Expert or influencer"),
                        ],
                        default="organisation",
                        max_length=12,
                    ),
                ),
                ("season_first", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("season_last", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("closes_on", models.DateField(blank=True, null=True)),
                ("is_listed", models.BooleanField(default=True)),
                ("contact", models.CharField(blank=True, default="", max_length=200)),
                ("former_names", models.TextField(blank=True, default="", max_length=600)),
                ("search_words", models.CharField(blank=True, default="", editable=False, max_length=900)),
                (
                    "address_key",
                    models.CharField(blank=True, db_index=True, default="", editable=False, max_length=300),
                ),
                (
                    "alarm",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("taken_over", "Somebody else may have taken it over"),
                            ("released", "Gone from the network"),
                            ("renamed", "Has another name on the network"),
                            ("lookalike", "Another account looks like it"),
                        ],
                        default="",
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("is_warned_of", models.BooleanField(default=False, editable=False)),
                (
                    "owner_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="channels",
                        to="tankar_organisation.unit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("language_policy", "both"), ("way_out", "one_language"), _connector="OR"
                        ),
                        name="channel_two_languages_only_when_decided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("language_policy", "both"),
                            models.Q(("language_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="channel_in_one_language_has_a_reason",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("account_id", ""), _negated=True),
                        fields=("network", "account_id", "handle"),
                        name="channel_account_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Hook",
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
                ("network", models.CharField(max_length=40)),
                (
                    "key",
                    models.CharField(
                        default=tankar.channels.models.incoming.new_key, max_length=40, unique=True
                    ),
                ),
                ("made_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="ProfileRequest",
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
                            ("contact", "With communications for advice"),
                            ("assessing", "Waits for the assessment of the network"),
                            ("complete", "Waits for two decisions"),
                            ("returned", "Answered: not like this"),
                            ("opening", "Approved, being opened"),
                            ("live", "In use"),
                            ("redirected", "A common channel is used instead"),
                            ("rejected", "Not opened"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(default=1)),
                ("title", models.CharField(blank=True, max_length=120)),
                ("platform", models.CharField(blank=True, max_length=60)),
                ("need", models.TextField(blank=True, default="", max_length=2000)),
                ("target_group", models.TextField(blank=True, default="", max_length=300)),
                ("aim", models.TextField(blank=True, default="", max_length=300)),
                ("goal", models.TextField(blank=True, default="", max_length=300)),
                ("reach_source", models.TextField(blank=True, default="", max_length=600)),
                ("common_answer", models.TextField(blank=True, default="", max_length=2000)),
                ("existing_channels", models.TextField(blank=True, default="", max_length=600)),
                ("ideas", models.TextField(blank=True, default="", max_length=2000)),
                ("how_often", models.CharField(blank=True, max_length=200)),
                (
                    "children",
                    models.CharField(
                        blank=True,
                        choices=[("no", "No"), ("sometimes", "Sometimes"), ("often", "Often")],
                        max_length=10,
                    ),
                ),
                ("guardians_asked_by", models.CharField(blank=True, max_length=200)),
                (
                    "posting_role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("organisation", "As the unit or the city"),
                            ("office", "As a person in their work or office"),
                            ("own", "On somebody's own profile"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "language_policy",
                    models.CharField(
                        choices=[("both", "Swedish and Finnish"), ("sv", "Swedish"), ("fi", "Finnish")],
                        default="both",
                        max_length=4,
                    ),
                ),
                ("language_reason", models.CharField(blank=True, max_length=300)),
                ("pictures", models.TextField(blank=True, default="", max_length=300)),
                ("translations", models.TextField(blank=True, default="", max_length=300)),
                ("video", models.TextField(blank=True, default="", max_length=300)),
                ("budget", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "paid",
                    models.CharField(
                        blank=True,
                        choices=[("no", "No"), ("maybe", "Perhaps later"), ("yes", "Yes")],
                        max_length=6,
                    ),
                ),
                ("answered_by", models.TextField(blank=True, default="", max_length=300)),
                ("answered_when", models.CharField(blank=True, max_length=200)),
                ("summer_cover", models.TextField(blank=True, default="", max_length=300)),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("objection", models.TextField(blank=True, default="", max_length=2000)),
                ("advice", models.TextField(blank=True, default="", max_length=2000)),
                ("advised_at", models.DateTimeField(blank=True, null=True)),
                ("communications_above", models.BooleanField(default=False)),
                ("begun_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("contacted_at", models.DateTimeField(blank=True, null=True)),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("next_at", models.DateTimeField(blank=True, null=True)),
                (
                    "stage",
                    models.CharField(
                        choices=[("asked", "Asked"), ("reminded", "Reminded"), ("passed_on", "Passed on")],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["state", "next_at"], name="request_to_remind")],
            },
        ),
        migrations.CreateModel(
            name="AccountReport",
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
                            ("ours", "An account of the city that is not in the register"),
                            ("taken_over", "An account of ours that somebody else has taken over"),
                            ("lookalike", "An account that looks like the city's and is not"),
                            ("renamed", "An account of ours that has another name now"),
                            ("released", "An account of ours that is gone from the network"),
                        ],
                        default="ours",
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("told", "With communications"),
                            ("with_unit", "With the head of the unit"),
                            ("registered", "In the register"),
                            ("not_ours", "Not the city's"),
                            ("passed_on", "Reported to the network"),
                            ("recovered", "Ours again"),
                            ("noted", "The register knows it now"),
                            ("given_up", "Not got back"),
                        ],
                        default="told",
                        max_length=10,
                    ),
                ),
                ("link", models.CharField(max_length=500)),
                ("who", models.CharField(blank=True, default="", max_length=300)),
                ("words", models.CharField(blank=True, default="", max_length=1000)),
                ("answer", models.CharField(blank=True, default="", max_length=1000)),
                ("found_handle", models.CharField(blank=True, default="", max_length=200)),
                ("found_url", models.URLField(blank=True, default="")),
                ("told_at", models.DateTimeField()),
                ("warned_at", models.DateTimeField(blank=True, null=True)),
                ("next_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "reporter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="accounts_told_of",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="tankar_organisation.unit",
                    ),
                ),
                (
                    "channel",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="told_of",
                        to="tankar_channels.channel",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "next_at"], name="account_report_to_remind")],
            },
        ),
        migrations.CreateModel(
            name="AccountLogLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=130)),
                ("words", models.CharField(max_length=1000)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="log",
                        to="tankar_channels.accountreport",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="AnsweringAgreement",
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
                            ("proposed", "Being written"),
                            ("confirming", "Being confirmed"),
                            ("in_force", "In force"),
                            ("stale", "To be confirmed again"),
                            ("replaced", "Replaced"),
                            ("withdrawn", "Not taken into use"),
                        ],
                        default="proposed",
                        max_length=10,
                    ),
                ),
                ("hours_from", models.TimeField(blank=True, null=True)),
                ("hours_to", models.TimeField(blank=True, null=True)),
                (
                    "target",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("four_hours", "Within four working hours"),
                            ("same_day", "The same working day"),
                            ("next_day", "The next working day"),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                ("text_sv", models.TextField(blank=True, default="", max_length=600)),
                ("text_fi", models.TextField(blank=True, default="", max_length=600)),
                ("text_en", models.TextField(blank=True, default="", max_length=600)),
                ("begun_at", models.DateTimeField()),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("next_at", models.DateTimeField(blank=True, null=True)),
                ("with_head", models.BooleanField(default=False)),
                ("in_force_at", models.DateTimeField(blank=True, null=True)),
                (
                    "stale_why",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("added", "a channel manager came"),
                            ("removed", "a channel manager left"),
                            ("year", "twelve months have passed"),
                        ],
                        default="",
                        max_length=8,
                    ),
                ),
                ("settled_reason", models.CharField(blank=True, default="", max_length=1000)),
                (
                    "proposed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agreements",
                        to="tankar_channels.channel",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "next_at"], name="agreement_to_look_at")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("in_force", "stale"))),
                        fields=("channel",),
                        name="one_agreement_in_use_a_channel",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("proposed", "confirming"))),
                        fields=("channel",),
                        name="one_agreement_under_way_a_channel",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Assessment",
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
                ("platform", models.CharField(max_length=60)),
                ("key", models.CharField(db_index=True, max_length=60)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("running", "Under assessment"),
                            ("ok", "May be used"),
                            ("conditions", "May be used on conditions"),
                            ("no", "Not taken into use"),
                        ],
                        default="running",
                        max_length=12,
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[("asked", "Asked"), ("late", "Late")], default="asked", max_length=10
                    ),
                ),
                ("purpose", models.TextField(blank=True)),
                ("data_protection", models.TextField(blank=True)),
                ("accessibility", models.TextField(blank=True)),
                ("age_limits", models.TextField(blank=True)),
                ("moderation", models.TextField(blank=True)),
                ("security", models.TextField(blank=True)),
                ("begun_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("next_at", models.DateTimeField(blank=True, null=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("conditions", models.TextField(blank=True)),
                ("valid_until", models.DateField(blank=True, null=True)),
                (
                    "begun_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="tankar_organisation.person",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "next_at"], name="assessment_to_remind")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "running")),
                        fields=("key",),
                        name="network_is_assessed_once_at_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ChannelEntry",
            fields=[
                (
                    "channel",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="entry",
                        serialize=False,
                        to="tankar_channels.channel",
                    ),
                ),
                ("opening_decision", models.TextField(blank=True, default="", max_length=600)),
                ("purpose_sv", models.TextField(blank=True, default="", max_length=600)),
                ("purpose_fi", models.TextField(blank=True, default="", max_length=600)),
                ("purpose_en", models.TextField(blank=True, default="", max_length=600)),
                ("target_group", models.TextField(blank=True, default="", max_length=300)),
                ("aim", models.TextField(blank=True, default="", max_length=300)),
                ("goal", models.TextField(blank=True, default="", max_length=300)),
                ("pause_notice_sv", models.TextField(blank=True, default="", max_length=600)),
                ("pause_notice_fi", models.TextField(blank=True, default="", max_length=600)),
                ("pause_notice_en", models.TextField(blank=True, default="", max_length=600)),
                ("closing_notice_sv", models.TextField(blank=True, default="", max_length=600)),
                ("closing_notice_fi", models.TextField(blank=True, default="", max_length=600)),
                ("closing_notice_en", models.TextField(blank=True, default="", max_length=600)),
                (
                    "answered",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("weekdays", "Yes, on weekdays"),
                            ("every_day", "Yes, every day"),
                            ("no", "No, this channel only tells"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("answered_from", models.TimeField(blank=True, null=True)),
                ("answered_to", models.TimeField(blank=True, null=True)),
                (
                    "answer_target",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("four_hours", "Within four working hours"),
                            ("same_day", "The same working day"),
                            ("next_day", "The next working day"),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                ("answer_text_sv", models.TextField(blank=True, default="", max_length=600)),
                ("answer_text_fi", models.TextField(blank=True, default="", max_length=600)),
                ("answer_text_en", models.TextField(blank=True, default="", max_length=600)),
                (
                    "two_factor",
                    models.CharField(
                        blank=True, choices=[("yes", "Yes"), ("no", "No")], default="", max_length=3
                    ),
                ),
                ("admins", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("recovery_kept", models.CharField(blank=True, default="", max_length=200)),
                ("third_party_apps", models.TextField(blank=True, default="", max_length=300)),
                ("security_checked_on", models.DateField(blank=True, null=True)),
                (
                    "brand_name",
                    models.CharField(
                        blank=True, choices=[("yes", "Yes"), ("no", "No")], default="", max_length=3
                    ),
                ),
                (
                    "brand_picture",
                    models.CharField(
                        blank=True, choices=[("yes", "Yes"), ("no", "No")], default="", max_length=3
                    ),
                ),
                (
                    "brand_text",
                    models.CharField(
                        blank=True, choices=[("yes", "Yes"), ("no", "No")], default="", max_length=3
                    ),
                ),
                (
                    "brand_rules",
                    models.CharField(
                        blank=True, choices=[("yes", "Yes"), ("no", "No")], default="", max_length=3
                    ),
                ),
                ("brand_checked_on", models.DateField(blank=True, null=True)),
                ("next_review", models.DateField(blank=True, null=True)),
                ("last_review", models.TextField(blank=True, default="", max_length=600)),
            ],
        ),
        migrations.CreateModel(
            name="ChannelAssignment",
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
                ("is_deputy", models.BooleanField(default=False)),
                ("valid_from", models.DateField(default=datetime.date(2021, 8, 23))),
                ("valid_to", models.DateField(blank=True, null=True)),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to="tankar_channels.channel",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="channel_assignments",
                        to="tankar_organisation.person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="channel_assignment_ends_after_it_begins",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AccessRemoval",
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
                        choices=[("open", "Still to be removed"), ("done", "Removed")],
                        default="open",
                        max_length=4,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("next_at", models.DateTimeField(blank=True, null=True)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("done_by", models.CharField(blank=True, default="", max_length=130)),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="removals",
                        to="tankar_channels.channel",
                    ),
                ),
                (
                    "assignment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="removal",
                        to="tankar_channels.channelassignment",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "next_at"], name="access_removal_to_remind")],
            },
        ),
        migrations.CreateModel(
            name="ChannelReview",
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
                            ("answering", "Waits for the answers"),
                            ("deciding", "Waits for two decisions"),
                            ("decided", "Decided"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="answering",
                        max_length=10,
                    ),
                ),
                (
                    "trigger",
                    models.CharField(
                        choices=[
                            ("yearly", "Its day of review has come"),
                            ("inactive", "Nothing has been posted for a long time"),
                            ("no_manager", "Nobody manages it"),
                            ("end_date", "Its last day is near"),
                            ("security", "Its security has not been checked for a year"),
                            ("agreement", "What was agreed about answering has not been confirmed again"),
                            ("asked", "Communications asked for it"),
                        ],
                        max_length=12,
                    ),
                ),
                ("reason", models.CharField(blank=True, default="", max_length=600)),
                ("answers", models.JSONField(blank=True, default=dict)),
                ("answered_by", models.CharField(blank=True, default="", max_length=130)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("comment", models.TextField(blank=True, default="", max_length=2000)),
                ("commented_by", models.CharField(blank=True, default="", max_length=130)),
                ("round", models.PositiveSmallIntegerField(default=1)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("live", "Goes on as it is"),
                            ("pause", "Pauses, with a notice"),
                            ("merge", "Becomes part of another channel"),
                            ("close", "Is closed, with a notice"),
                        ],
                        default="",
                        max_length=6,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("next_at", models.DateTimeField(blank=True, null=True)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("asked", "Asked"),
                            ("reminded", "Reminded"),
                            ("passed_on", "Passed on to the deputies"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reviews",
                        to="tankar_channels.channel",
                    ),
                ),
                (
                    "merge_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="merging",
                        to="tankar_channels.channel",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["state", "next_at"], name="channel_review_to_remind"),
                    models.Index(fields=["channel", "-opened_at"], name="channel_review_newest"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("answering", "deciding"))),
                        fields=("channel",),
                        name="one_open_review_per_channel",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ChannelEnding",
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
                        choices=[("pause", "Pause"), ("merge", "Merge"), ("close", "Close")], max_length=6
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("preparing", "The notice is being written"),
                            ("announced", "Announced to residents"),
                            ("done", "Done"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="preparing",
                        max_length=10,
                    ),
                ),
                ("captured", models.CharField(blank=True, default="", max_length=300)),
                ("handle_kept", models.CharField(blank=True, default="", max_length=300)),
                ("access_removed", models.BooleanField(default=False)),
                ("begun_at", models.DateTimeField()),
                ("announced_at", models.DateTimeField(blank=True, null=True)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("next_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="endings",
                        to="tankar_channels.channel",
                    ),
                ),
                (
                    "follow",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="followed_instead",
                        to="tankar_channels.channel",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="endings",
                        to="tankar_channels.channelreview",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "next_at"], name="channel_ending_to_remind")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("preparing", "announced"))),
                        fields=("channel",),
                        name="one_open_ending_per_channel",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("objection", models.CharField(blank=True, default="", max_length=1000)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="confirmations",
                        to="tankar_channels.answeringagreement",
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
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "person"), name="one_confirmation_a_person")
                ],
            },
        ),
        migrations.CreateModel(
            name="CoverGap",
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
                            ("open", "Nobody answers"),
                            ("assigned", "Cover arranged"),
                            ("paused", "Paused with a notice"),
                            ("covered", "Somebody answers after all"),
                            ("passed", "The days have passed"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("days", models.JSONField(default=list)),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                (
                    "stage",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "Nobody has been told yet"),
                            (1, "With the channel managers"),
                            (2, "With the head of unit"),
                            (3, "With communications"),
                        ],
                        default=0,
                    ),
                ),
                ("next_at", models.DateTimeField(blank=True, null=True)),
                ("opened_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cover_gaps",
                        to="tankar_channels.channel",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["state", "next_at"], name="cover_gap_to_tell"),
                    models.Index(fields=["state", "first_day", "id"], name="cover_gap_by_day"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("channel",),
                        name="one_open_cover_gap_a_channel",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CoverPause",
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
                            ("planned", "Planned"),
                            ("running", "Going on"),
                            ("ended", "Over"),
                            ("withdrawn", "Taken back"),
                        ],
                        default="planned",
                        max_length=10,
                    ),
                ),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("notice_sv", models.TextField(max_length=600)),
                ("notice_fi", models.TextField(max_length=600)),
                ("notice_en", models.TextField(blank=True, default="", max_length=600)),
                ("arranged_at", models.DateTimeField()),
                ("before", models.JSONField(blank=True, default=dict)),
                ("put_up_at", models.DateTimeField(blank=True, null=True)),
                (
                    "arranged_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cover_pauses",
                        to="tankar_channels.channel",
                    ),
                ),
                (
                    "put_up_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="tankar_organisation.person",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "first_day"], name="cover_pause_to_begin")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))),
                        name="cover_pause_ends_after_it_begins",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FormerHandle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("handle", models.CharField(blank=True, default="", max_length=200)),
                ("url", models.URLField(blank=True, default="")),
                ("until", models.DateField()),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_handles",
                        to="tankar_channels.channel",
                    ),
                ),
            ],
            options={
                "ordering": ["-until", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="HookCall",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("event", models.CharField(max_length=80)),
                ("body", models.BinaryField()),
                ("came_at", models.DateTimeField(db_index=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("unread", "not read yet"),
                            ("read", "read"),
                            ("malformed", "cannot be read"),
                            ("failed", "stopped on a mistake in Tankar"),
                        ],
                        default="unread",
                        max_length=10,
                    ),
                ),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("detail", models.CharField(blank=True, default="", max_length=300)),
                (
                    "hook",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calls",
                        to="tankar_channels.hook",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("state", "unread")), fields=["id"], name="call_unread")
                ],
                "constraints": [models.UniqueConstraint(fields=("hook", "event"), name="call_is_kept_once")],
            },
        ),
        migrations.CreateModel(
            name="HookTally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("forged", "not signed by the network"),
                            ("repeated", "had come before"),
                            ("oversized", "too large"),
                            ("malformed", "cannot be read"),
                        ],
                        max_length=10,
                    ),
                ),
                ("count", models.PositiveIntegerField(default=0)),
                (
                    "hook",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tallies",
                        to="tankar_channels.hook",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("hook", "day", "why"), name="tally_once_a_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="Opening",
            fields=[
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="opening",
                        serialize=False,
                        to="tankar_channels.profilerequest",
                    ),
                ),
                ("name_sv", models.CharField(blank=True, max_length=120)),
                ("name_fi", models.CharField(blank=True, max_length=120)),
                ("handle", models.CharField(blank=True, max_length=200)),
                ("url", models.URLField(blank=True)),
                ("recovery_kept", models.CharField(blank=True, max_length=200)),
                ("name_done", models.BooleanField(default=False)),
                ("brand_done", models.BooleanField(default=False)),
                ("bio_done", models.BooleanField(default=False)),
                ("rules_done", models.BooleanField(default=False)),
                ("two_factor_done", models.BooleanField(default=False)),
                ("recovery_done", models.BooleanField(default=False)),
                ("admins_done", models.BooleanField(default=False)),
                ("answering_done", models.BooleanField(default=False)),
                ("goals_done", models.BooleanField(default=False)),
                ("listed_done", models.BooleanField(default=False)),
                ("ready_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.AddField(
            model_name="profilerequest",
            name="assessment",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="requests",
                to="tankar_channels.assessment",
            ),
        ),
        migrations.AddField(
            model_name="profilerequest",
            name="channel",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="profile_request",
                to="tankar_channels.channel",
            ),
        ),
        migrations.AddField(
            model_name="profilerequest",
            name="communications_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tankar_organisation.person",
            ),
        ),
        migrations.AddField(
            model_name="profilerequest",
            name="requester",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="profile_requests",
                to="tankar_organisation.person",
            ),
        ),
        migrations.AddField(
            model_name="profilerequest",
            name="suggested",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tankar_channels.channel",
            ),
        ),
        migrations.AddField(
            model_name="profilerequest",
            name="unit",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="profile_requests",
                to="tankar_organisation.unit",
            ),
        ),
        migrations.AddField(
            model_name="profilerequest",
            name="unit_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tankar_organisation.person",
            ),
        ),
        migrations.CreateModel(
            name="Keeper",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("email", models.EmailField(max_length=254)),
                ("half_days", models.PositiveSmallIntegerField(default=0)),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="keepers",
                        to="tankar_channels.profilerequest",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="RequestAdvice",
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
                ("question", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("words", models.TextField(blank=True)),
                ("given_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "asked_of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="advices",
                        to="tankar_channels.profilerequest",
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="RequestWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=130)),
                ("words", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="tankar_organisation.person",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="said",
                        to="tankar_channels.profilerequest",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("data_protection", "Data protection officer"),
                            ("security", "Information security"),
                        ],
                        max_length=16,
                    ),
                ),
                ("name", models.CharField(max_length=130)),
                ("words", models.TextField()),
                ("made_at", models.DateTimeField()),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statements",
                        to="tankar_channels.assessment",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="tankar_organisation.person",
                    ),
                ),
            ],
            options={
                "ordering": ["made_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="AgreementTopic",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("title", models.CharField(max_length=120)),
                ("words", models.CharField(blank=True, default="", max_length=300)),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
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
                        related_name="+",
                        to="tankar_organisation.unit",
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="topics",
                        to="tankar_channels.answeringagreement",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("person__isnull", True), ("unit__isnull", False)),
                            models.Q(("person__isnull", False), ("unit__isnull", True)),
                            _connector="OR",
                        ),
                        name="agreement_topic_is_a_persons_or_a_units",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="profilerequest",
            index=models.Index(fields=["requester", "-id"], name="request_by_requester"),
        ),
        migrations.AddConstraint(
            model_name="profilerequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("unit_by__isnull", True),
                    ("communications_by__isnull", True),
                    models.Q(("unit_by", models.F("communications_by")), _negated=True),
                    _connector="OR",
                ),
                name="nobody_gives_both_halves_of_a_decision",
            ),
        ),
    ]
