"""What people were told."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tankar.notices.kinds import kind_named
from tankar.organisation.models import Person, new_public_id

__all__ = ["Device", "Notice", "Wishes"]


class Notice(models.Model):
    """One sentence for one person, with the page where it is acted upon. Only that person reads it.

    `about`: type and public id of what it is about, so that the same thing is not told twice while unread, and is
    settled for everybody at once (`settling`): then it is read too, and `settled_at` says so.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=60)
    params = models.JSONField(default=dict, blank=True)
    about = models.CharField(max_length=60, blank=True)
    url = models.CharField(max_length=300)
    told_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)
    pushed_at = models.DateTimeField(null=True, blank=True)
    awaits = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["person", "-told_at", "-id"], name="notice_newest"),
            models.Index(fields=["person"], name="notice_unread", condition=models.Q(read_at__isnull=True)),
            models.Index(fields=["about"], name="notice_unsettled", condition=models.Q(read_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.person}"

    @property
    def sentence(self) -> str:
        """In the language that is active now."""
        return str(gettext(kind_named(self.kind).sentence) % self.params)


class Wishes(models.Model):
    """How one person wants to be told. Without a row: what awaits them at once, the rest each morning, and both
    only within office hours.

    `hours_from`, `hours_to`: their own hours by the clock in Karleby instead of the city's office hours.
    """

    class Mail(models.TextChoices):
        AT_ONCE = "at_once", _("What awaits me at once, the rest each morning")
        DAILY = "daily", _("Everything in one mail each morning")
        NEVER = "never", _("No mail: I look at the bell")

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="wishes")
    mail = models.CharField(max_length=8, choices=Mail.choices, default=Mail.AT_ONCE)
    hours_from = models.TimeField(null=True, blank=True)
    hours_to = models.TimeField(null=True, blank=True)
    weekends = models.BooleanField(default=False)
    digest_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"wishes of {self.person}"


class Device(models.Model):
    """A browser that its person asked to be told in. `endpoint` is the push service's address for it."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="devices")
    endpoint = models.CharField(max_length=1000, unique=True)
    p256dh = models.CharField(max_length=120)
    auth = models.CharField(max_length=40)
    name = models.CharField(max_length=80, blank=True)
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} of {self.person}"
