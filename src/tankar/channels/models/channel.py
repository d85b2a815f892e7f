"""The register: the city's accounts, whose they are, in which languages they speak and how."""

from __future__ import annotations

import datetime as dt
from types import ModuleType
from typing import ClassVar, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modeltranslation.manager import MultilingualManager, MultilingualQuerySet

from tankar.networks import registry
from tankar.networks.contract import Limits
from tankar.organisation.models import Person, Unit, new_public_id

__all__ = [
    "Access",
    "Alarm",
    "Channel",
    "ChannelAssignment",
    "ContentLanguage",
    "Kind",
    "LanguagePolicy",
    "LastTest",
    "PostingRole",
    "WayOut",
    "title_of",
]


class Kind(models.TextChoices):
    """How posts get there."""

    CONNECTED = "connected", _("Connected")
    BY_HAND = "by_hand", _("By hand")
    OWN = "own", _("The city's own feed")


def title_of(kind: str, network: str, platform: str) -> str:
    """A network's name for people, or the kind's own words where there is none."""
    if platform:
        return platform
    nameless = kind == Kind.OWN or network == Kind.BY_HAND
    return str(Kind(kind).label) if nameless else registry.get(network).title


class LanguagePolicy(models.TextChoices):
    """Which languages the channel was decided to have."""

    BOTH = "both", _("Swedish and Finnish")
    SWEDISH = "sv", _("Swedish")
    FINNISH = "fi", _("Finnish")


def languages_of(policy: str, first: str) -> tuple[str, ...]:
    """The languages a channel with this policy must have, the first one first."""
    if policy != LanguagePolicy.BOTH:
        return (policy,)
    return ("sv", "fi") if first == "sv" else ("fi", "sv")


class WayOut(models.TextChoices):
    """How two languages leave."""

    ONE_POST = "one_post", _("Both languages in one post")
    TWO_POSTS = "two_posts", _("Two posts")
    ONE_LANGUAGE = "one_language", _("One language")


class ContentLanguage(models.TextChoices):
    SWEDISH = "sv", _("Swedish")
    FINNISH = "fi", _("Finnish")


class Access(models.TextChoices):
    """Whether the network lets us in."""

    NOT_CONNECTED = "not_connected", _("Not connected yet")
    WORKS = "works", _("Access works")
    LOST = "lost", _("Access lost")


class PostingRole(models.TextChoices):
    """As what those who post speak (RES-5); it picks the circle of tone (ROLE-7, ROLE-8)."""

    ORGANISATION = "organisation", _("Organisation or unit")
    OFFICE = "office", _("Person in a public role or office")
    EXPERT = "expert", _("Expert or influencer")


class Alarm(models.TextChoices):
    """What is wrong with the account itself, as far as it is told; the kinds of `AccountReport` that are about it."""

    TAKEN_OVER = "taken_over", _("Somebody else may have taken it over")
    RELEASED = "released", _("Gone from the network")
    RENAMED = "renamed", _("Has another name on the network")
    LOOKALIKE = "lookalike", _("Another account looks like it")


class LastTest(models.TextChoices):
    """What the last test of the connection found."""

    WORKS = "works", _("The network let Tankar in.")
    REFUSED = "refused", _("The network refused the stored access.")
    NO_ANSWER = "no_answer", _("The network gave no answer that could be read.")
    ANOTHER = "another", _("Something answered, but not as this network does.")
    BLOCKED = "blocked", _("Tankar does not connect to the stored address.")
    NOTHING_STORED = "nothing_stored", _("No access is stored for this channel.")
    OTHER_ACCOUNT = "other_account", _("The stored access leads to another account.")


class ChannelQuerySet(MultilingualQuerySet["Channel"]):
    def visible_to(self, person: Person) -> Self:
        """Twin of `channels.view`."""
        return self.filter(_permissions().seen_by(person))

    def manageable_by(self, person: Person) -> Self:
        """Twin of `channels.manage`."""
        return self.filter(_permissions().managed_by(person))

    def connectable_by(self, person: Person) -> Self:
        """Twin of `channels.connect`."""
        return self.filter(_permissions().connected_by(person))

    def postable_by(self, person: Person) -> Self:
        """Twin of `channels.post`."""
        return self.filter(_permissions().posted_by(person))

    def securable_by(self, person: Person) -> Self:
        """Twin of `channels.view_security`."""
        return self.filter(_permissions().secured_by(person))

    def describable_by(self, person: Person) -> Self:
        """Twin of `channels.describe`."""
        return self.filter(_permissions().described_by(person))

    def coverable_by(self, person: Person) -> Self:
        """Twin of `channels.arrange_cover`."""
        return self.filter(_cover_permissions().arranged_by(person))

    def cover_seen_by(self, person: Person) -> Self:
        """Twin of `channels.view_cover`."""
        return self.filter(_cover_permissions().seen_by(person))

    def listed(self) -> Self:
        """What the public register shows."""
        return self.filter(is_listed=True)

    def searched(self, words: str) -> Self:
        """Those in whose names, addresses or network every word stands."""
        found = self
        for word in words.casefold().split():
            found = found.filter(search_words__contains=word)
        return found

    def in_register_order(self) -> Self:
        """Common channels first, then by their Swedish or Finnish name, whichever the page speaks."""
        return self.order_by("-is_common", _name_field(), "pk")

    def after(self, channel: Channel) -> Self:
        """What follows this channel in the order of the register."""
        field, name = _name_field(), getattr(channel, _name_field())
        later = models.Q(**{f"{field}__gt": name}) | models.Q(**{field: name, "pk__gt": channel.pk})
        follows = models.Q(is_common=channel.is_common) & later
        return self.filter(follows | models.Q(is_common=False) if channel.is_common else follows)


# said here, or translating the names would put an unnamed manager in its place while the program runs
ChannelManager = MultilingualManager.from_queryset(ChannelQuerySet)


def _permissions() -> ModuleType:
    # here and not above: the rights read these models
    from tankar.channels import permissions

    return permissions


def _cover_permissions() -> ModuleType:
    from tankar.channels.cover import permissions

    return permissions


def _name_field() -> str:
    # the English name may be missing; the Swedish and the Finnish one never are
    return "name_fi" if (get_language() or "")[:2] == "fi" else "name_sv"


class Channel(models.Model):
    """One account of the city on one network, or its own feed.

    `limits`: what the server told about itself (`Limits.facts`). `account_id`: the server's own id of the
    account (the handle names the server). `platform`: for a channel cared for by hand, the network's name in
    words, "Instagram". Season: two months, both included, 11 to 3 goes over the new year. `closes_on`: the last
    day in use. `access_until`: when the network ends our access by itself. `contact`: of the unit, never a person's.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    network = models.CharField(max_length=40)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=120)
    platform = models.CharField(_("network"), max_length=60, blank=True)
    handle = models.CharField(max_length=200, blank=True)
    account_id = models.CharField(max_length=200, blank=True)
    url = models.URLField(blank=True)
    owner_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="channels")
    is_common = models.BooleanField(default=False)
    language_policy = models.CharField(
        max_length=4, choices=LanguagePolicy.choices, default=LanguagePolicy.BOTH
    )
    language_reason = models.CharField(max_length=300, blank=True)
    way_out = models.CharField(max_length=12, choices=WayOut.choices, default=WayOut.ONE_POST)
    first_language = models.CharField(
        max_length=2, choices=ContentLanguage.choices, default=ContentLanguage.FINNISH
    )
    is_paused = models.BooleanField(default=False)
    access = models.CharField(max_length=14, choices=Access.choices, default=Access.NOT_CONNECTED)
    access_changed_at = models.DateTimeField(null=True, blank=True)
    access_until = models.DateTimeField(null=True, blank=True)
    limits = models.JSONField(default=dict, blank=True)
    tested = models.CharField(max_length=16, choices=LastTest.choices, blank=True, default="")
    tested_at = models.DateTimeField(null=True, blank=True)
    posting_role = models.CharField(
        max_length=12, choices=PostingRole.choices, default=PostingRole.ORGANISATION
    )
    season_first = models.PositiveSmallIntegerField(null=True, blank=True)
    season_last = models.PositiveSmallIntegerField(null=True, blank=True)
    closes_on = models.DateField(null=True, blank=True)
    is_listed = models.BooleanField(default=True)
    contact = models.CharField(max_length=200, blank=True, default="")
    former_names = models.TextField(max_length=600, blank=True, default="")
    # derived, for search and for "is this account the city's?": kept by `filing.file`
    search_words = models.CharField(max_length=900, blank=True, default="", editable=False)
    address_key = models.CharField(max_length=300, blank=True, default="", db_index=True, editable=False)
    # derived from the open reports about it, the gravest first: kept by `amnesty.alarms`
    alarm = models.CharField(max_length=10, choices=Alarm.choices, blank=True, default="", editable=False)
    is_warned_of = models.BooleanField(default=False, editable=False)

    objects = ChannelManager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="channel_two_languages_only_when_decided",
                condition=models.Q(language_policy="both") | models.Q(way_out="one_language"),
            ),
            models.CheckConstraint(
                name="channel_in_one_language_has_a_reason",
                condition=models.Q(language_policy="both") | ~models.Q(language_reason=""),
            ),
            models.UniqueConstraint(
                name="channel_account_once",
                fields=["network", "account_id", "handle"],
                condition=~models.Q(account_id=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("channels:one", args=[self.public_id])

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages the channel must have, the first one first: ("fi", "sv"), or one alone."""
        return languages_of(self.language_policy, self.first_language)

    def is_closed(self, day: dt.date) -> bool:
        """Was its last day before `day`? A closed account stays the city's, and nobody posts there."""
        return self.closes_on is not None and self.closes_on < day

    def in_season(self, day: dt.date) -> bool:
        """True also for what has no season."""
        first, last = self.season_first, self.season_last
        if first is None or last is None:
            return True
        return first <= day.month <= last if first <= last else not last < day.month < first

    @property
    def network_limits(self) -> Limits:
        """What this very server takes, as far as it told us."""
        return registry.get(self.network).limits.adapted(self.limits)

    @property
    def network_title(self) -> str:
        """The network's name for people: "Mastodon", "Instagram"; what is no network, in the reader's words."""
        return title_of(self.kind, self.network, self.platform)

    @property
    def secret_name(self) -> str:
        """Where the vault keeps this channel's credentials."""
        return f"channel:{self.public_id}"


class ChannelAssignment(models.Model):
    """Who manages a channel, or stands in, between two dates of Europe/Helsinki, both included."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="assignments")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="channel_assignments")
    is_deputy = models.BooleanField(default=False)
    valid_from = models.DateField(default=dt.date(2021, 8, 23))
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="channel_assignment_ends_after_it_begins",
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} for {self.channel}"
