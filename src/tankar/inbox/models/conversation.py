"""Conversations, and what was said in them by residents and by us, as it stands on the network."""

from __future__ import annotations

import datetime as dt
from types import ModuleType
from typing import ClassVar, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tankar.channels.models import Channel
from tankar.organisation.models import Person, new_public_id

__all__ = ["Conversation", "Kind", "Message", "Wording"]


class Kind(models.TextChoices):
    """What a resident wants, in a word. A person may always say better."""

    QUESTION = "question", _("Question")
    FEEDBACK = "feedback", _("Feedback")
    COMPLAINT = "complaint", _("Complaint")
    MEDIA = "media", _("Media")
    THANKS = "thanks", _("Thanks")
    COMMENT = "comment", _("Comment")


class State(models.TextChoices):
    RECEIVED = "received", _("waits for an answer")
    ANSWERED = "answered", _("answered")
    NO_ANSWER_NEEDED = "no_answer_needed", _("no answer needed")
    SPAM = "spam", _("spam")
    CLOSED = "closed", _("closed")


class ConversationQuerySet(models.QuerySet["Conversation"]):
    def visible_to(self, person: Person) -> Self:
        """Twin of `inbox.view`."""
        return self.filter(_permissions().seen_by(person))

    def workable_by(self, person: Person) -> Self:
        """Twin of `inbox.work`."""
        return self.filter(_permissions().worked_by(person))

    def waiting(self) -> Self:
        """Somebody waits for an answer; the longest first."""
        return self.filter(state=State.RECEIVED).order_by("waits_since", "pk")

    def late(self, now: dt.datetime) -> Self:
        """Those whose target has passed."""
        return self.filter(state=State.RECEIVED, answer_by__lt=now)


def _permissions() -> ModuleType:
    # here and not above: the rights read these models
    from tankar.inbox import permissions

    return permissions


class Conversation(models.Model):
    """One thread on one channel: what a resident said, and all that hangs on it.

    `thread`: the network's id of its first message, or of the one it answers while that is not known. `post`: the
    network's id of the post it hangs on, "" for a mention. `waits_since`: when the oldest message came that nobody
    has answered, on the city's clock; `answer_by`: the channel's target. `kind_by`: who said what kind it is, None
    for Tankar's guess. `why_no_answer`: the reason given for a question that gets none. `reopened_at`: a person opened
    it again, and a person, or our answer, ends it. `settled_at`: since when nobody waits; `forgotten_at`: when the
    names in it were deleted. `read_first`: "distress" or "threat" while something waits in it that a person reads
    before everything else.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    channel = models.ForeignKey(
        Channel, on_delete=models.PROTECT, related_name="conversations", db_index=False
    )
    thread = models.CharField(max_length=200)
    post = models.CharField(max_length=200, blank=True, default="")
    state = models.CharField(max_length=18, choices=State.choices, default=State.RECEIVED)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.COMMENT)
    kind_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=8, blank=True, default="")
    first_line = models.CharField(max_length=140, blank=True, default="")
    began_at = models.DateTimeField()
    last_said_at = models.DateTimeField()
    waits_since = models.DateTimeField(null=True, blank=True)
    answer_by = models.DateTimeField(null=True, blank=True)
    assigned_to = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="conversations"
    )
    remind_at = models.DateTimeField(null=True, blank=True)
    remind_whom = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    why_no_answer = models.CharField(max_length=300, blank=True, default="")
    reopened_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    read_first = models.CharField(max_length=8, blank=True, default="")
    forgotten_at = models.DateTimeField(null=True, blank=True)

    objects = ConversationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["channel", "thread"], name="thread_is_one_conversation"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "waits_since", "id"], name="conversation_waiting"),
            models.Index(fields=["channel", "state", "waits_since", "id"], name="conversation_of_channel"),
            models.Index(fields=["state", "-last_said_at", "-id"], name="conversation_newest"),
            models.Index(
                fields=["channel", "state", "-last_said_at", "-id"], name="conversation_newest_there"
            ),
            models.Index(fields=["channel", "post"], name="conversation_under_post"),
            models.Index(
                fields=["waits_since", "id"],
                name="conversation_read_first",
                condition=~models.Q(read_first=""),
            ),
            models.Index(
                fields=["remind_at"],
                name="conversation_reminder",
                condition=models.Q(remind_at__isnull=False),
            ),
            models.Index(
                fields=["settled_at", "id"],
                name="conversation_to_forget",
                condition=models.Q(forgotten_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"conversation {self.public_id}"

    def get_absolute_url(self) -> str:
        return reverse("inbox:one", args=[self.public_id])

    @property
    def is_open(self) -> bool:
        """A resident waits."""
        return self.state == State.RECEIVED


class MessageQuerySet(models.QuerySet["Message"]):
    def in_order(self) -> Self:
        return self.order_by("said_at", "pk")

    def by_residents(self) -> Self:
        return self.filter(by_us=False)


class Message(models.Model):
    """One text as it stands on the network, or stood. Unique by channel and the network's id.

    `author_*`: as the network shows them; nothing else is known of a resident. `done_there`: ours, and not written
    through Tankar. `removed_at`: when it was first seen to be gone. `may`: what the network lets us do to it.
    `last_like`: our newest like of it or taking back, under way or not. `labels_said`: label → "yes", "" for *not this
    one*, or a topic, as a person said it; that stands over what is found. `text_key`: by which the same text is found
    elsewhere; "" for ours, for private ones and for what anybody may say.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="messages", db_index=False
    )
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="+", db_index=False)
    network_id = models.CharField(max_length=200)
    in_reply_to = models.CharField(max_length=200, blank=True, default="")
    by_us = models.BooleanField(default=False)
    done_there = models.BooleanField(default=False)
    author_id = models.CharField(max_length=200, blank=True, default="")
    author_name = models.CharField(max_length=200, blank=True, default="")
    author_handle = models.CharField(max_length=200, blank=True, default="")
    text = models.TextField(blank=True, default="")
    language = models.CharField(max_length=8, blank=True, default="")
    url = models.URLField(max_length=500, blank=True, default="")
    attachments = models.PositiveSmallIntegerField(default=0)
    said_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    liked = models.BooleanField(default=False)
    hidden = models.BooleanField(default=False)
    is_private = models.BooleanField(default=False)
    may = models.JSONField(null=True, blank=True)
    labels_said = models.JSONField(default=dict, blank=True)
    text_key = models.CharField(max_length=16, blank=True, default="")
    last_like = models.ForeignKey("Like", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["channel", "network_id"], name="message_comes_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["conversation", "said_at", "id"], name="message_in_order"),
            models.Index(fields=["conversation", "-id"], name="message_newest"),
            models.Index(fields=["channel", "said_at"], name="message_of_channel"),
            models.Index(fields=["text_key", "said_at"], name="message_said_again"),
        ]

    def __str__(self) -> str:
        return f"message {self.public_id}"


class Wording(models.Model):
    """How a message read before it was edited."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="wordings")
    text = models.TextField(blank=True)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"earlier wording of {self.message_id}"
