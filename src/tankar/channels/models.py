"""The register: the city's accounts, whose they are, in which languages they speak and how."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tankar import networks
from tankar.organisation.models import Person, Unit, new_public_id

__all__ = ["Channel", "ChannelAssignment"]


class Kind(models.TextChoices):
    """How posts get there."""

    CONNECTED = "connected", _("Connected")
    BY_HAND = "by_hand", _("By hand")
    OWN = "own", _("The city's own feed")


class LanguagePolicy(models.TextChoices):
    """Which languages the channel was decided to have."""

    BOTH = "both", _("Swedish and Finnish")
    SWEDISH = "sv", _("Swedish")
    FINNISH = "fi", _("Finnish")


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


class Channel(models.Model):
    """One account of the city on one network, or its own feed. `limits`: numbers the server told about itself."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    network = models.CharField(max_length=40)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=120)
    handle = models.CharField(max_length=200, blank=True)
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
    limits = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="channel_two_languages_only_when_decided",
                condition=models.Q(language_policy="both") | models.Q(way_out="one_language"),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages the channel must have, the first one first: ("fi", "sv"), or one alone."""
        if self.language_policy != LanguagePolicy.BOTH:
            return (self.language_policy,)
        return ("sv", "fi") if self.first_language == "sv" else ("fi", "sv")

    @property
    def network_limits(self) -> networks.Limits:
        """What this very server takes, as far as it told us."""
        return networks.get(self.network).limits.adapted(self.limits)

    @property
    def secret_name(self) -> str:
        """Where the vault keeps this channel's credentials."""
        return f"channel:{self.public_id}"


class ChannelAssignment(models.Model):
    """Who manages a channel, or stands in, between two dates."""

    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="assignments")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="channel_assignments")
    is_deputy = models.BooleanField(default=False)
    valid_from = models.DateField(default=dt.date(2021, 8, 23))
    valid_to = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.person} for {self.channel}"
