"""The city's own posts as they were seen on the networks, whoever made them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, ClassVar

from django.db import models

from tankar.channels.models import Channel
from tankar.organisation.models import new_public_id
from tankar.publishing.models.delivery import Delivery

if TYPE_CHECKING:
    from tankar.organisation.models import Person

__all__ = ["OwnPost"]


class OwnPostQuerySet(models.QuerySet["OwnPost"]):
    def visible_to(self, person: Person) -> OwnPostQuerySet:
        """Twin of `publishing.view_own_post`: those of the channels one may post to; all of them for the team."""
        return self.filter(channel__in=Channel.objects.postable_by(person))

    def done_there(self) -> OwnPostQuerySet:
        """Made in the network's own app."""
        return self.filter(delivery__isnull=True)

    def between(self, begin: dt.datetime, end: dt.datetime) -> OwnPostQuerySet:
        return self.filter(posted_at__gte=begin, posted_at__lt=end)


class OwnPost(models.Model):
    """A post of ours on a network: one that Tankar sent (`delivery`), or one made in the network's own app.

    `comments_seen`: when its thread was last read to its end, by the machine's clock.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="own_posts", db_index=False)
    network_id = models.CharField(max_length=200)
    delivery = models.OneToOneField(
        Delivery, null=True, blank=True, on_delete=models.SET_NULL, related_name="own_post"
    )
    text = models.TextField(blank=True, default="")
    url = models.URLField(max_length=500, blank=True, default="")
    application = models.CharField(max_length=200, blank=True, default="")
    posted_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)
    comments_seen = models.DateTimeField(null=True, blank=True)

    objects = OwnPostQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["channel", "network_id"], name="own_post_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["channel", "-posted_at"], name="own_post_newest")]

    def __str__(self) -> str:
        return f"own post {self.public_id}"
