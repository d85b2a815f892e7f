"""How many messages came in ten minutes, how many of them were dissatisfied; and the signs that an uproar begins."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.db import connection, models

from tankar.channels.models import Channel
from tankar.organisation.models import new_public_id

__all__ = ["TenMinutes", "UproarSign"]

# one statement, so that workers who count at the same moment lose nothing; the same on SQLite and PostgreSQL, and
# more than the ORM's own upsert can say: it sets a value, and cannot add to it
_ONE_MORE = """
    INSERT INTO tankar_inbox_tenminutes (channel_id, begins_at, messages, negative) VALUES (%s, %s, 1, %s)
    ON CONFLICT (channel_id, begins_at) DO UPDATE SET
        messages = tankar_inbox_tenminutes.messages + excluded.messages,
        negative = tankar_inbox_tenminutes.negative + excluded.negative
"""


class TenMinutesQuerySet(models.QuerySet["TenMinutes"]):
    def count_one(self, channel_id: int, begins_at: dt.datetime, *, negative: int) -> None:
        """One message more on the channel in these ten minutes; `negative`: 1 or 0."""
        moment = TenMinutes._meta.get_field("begins_at").get_db_prep_save(begins_at, connection)
        with connection.cursor() as cursor:
            cursor.execute(_ONE_MORE, [channel_id, moment, negative])


class TenMinutes(models.Model):
    """What residents said on a channel in ten minutes, as two numbers: all that is kept of how they feel (never.md,
    N8). Nothing in it leads to a message or a person. `begins_at`: UTC, on the city's clock."""

    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="+", db_index=False)
    begins_at = models.DateTimeField(db_index=True)
    messages = models.PositiveIntegerField()
    negative = models.PositiveIntegerField()

    objects = TenMinutesQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["channel", "begins_at"], name="ten_minutes_of_a_channel"),
        ]

    def __str__(self) -> str:
        return f"{self.messages} messages in ten minutes"


class UproarSign(models.Model):
    """Many more messages than usual on a channel, and more of them dissatisfied. A channel has one open sign at most.

    `messages`, `negative`: from `began_at` to the last full ten minutes in which it lasted; `usual`: messages of as
    long a time at this hour on the days before, None where no such day is known. `ended_at`: a person saw it, or it
    was over.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="uproars")
    state = models.CharField(max_length=8, default="open")
    began_at = models.DateTimeField()
    noticed_at = models.DateTimeField(db_index=True)
    messages = models.PositiveIntegerField()
    negative = models.PositiveIntegerField()
    usual = models.PositiveIntegerField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["channel"], condition=models.Q(state="open"), name="one_open_uproar_of_a_channel"
            ),
        ]

    def __str__(self) -> str:
        return f"sign {self.public_id}"
