"""What we do in a conversation: answers, likes, internal notes, and who is in it at this moment."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tankar.inbox.models.conversation import Conversation, Message
from tankar.organisation.models import Person, new_public_id
from tankar.publishing.models import Delivery

__all__ = ["Answer", "Like", "Note", "Reading"]


class Answer(models.Model):
    """One answer of ours. What became of it is said by its delivery; `message` is it, once seen on the network.

    `text` is what the resident reads, signature included. `promised_on`: it only said that the message has come, and
    that an answer comes from this day on, so the resident still waits.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="answers")
    to = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="answers")
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="answers")
    text = models.TextField()
    language = models.CharField(max_length=8)
    is_private = models.BooleanField(default=False)
    closes = models.BooleanField(default=False)
    promised_on = models.DateField(null=True, blank=True)
    written_at = models.DateTimeField()
    delivery = models.OneToOneField(Delivery, on_delete=models.PROTECT, related_name="answer")
    message = models.OneToOneField(
        Message, null=True, blank=True, on_delete=models.SET_NULL, related_name="answer"
    )

    def __str__(self) -> str:
        return f"answer {self.public_id}"


class Like(models.Model):
    """Our like of a message, or that it was taken back: the last row of a message is how it was meant to stand."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="likes")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    takes_back = models.BooleanField(default=False)
    delivery = models.OneToOneField(Delivery, on_delete=models.PROTECT, related_name="like")

    def __str__(self) -> str:
        return f"like of {self.message_id}"


class Note(models.Model):
    """Seen in the city only."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=2000)
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"note {self.public_id}"


class Reading(models.Model):
    """Somebody has a conversation open, for the next moments. Rows are deleted; nobody can ask who was there."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="readings")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    is_writing = models.BooleanField(default=False)
    until = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["conversation", "person"], name="reads_once"),
        ]

    def __str__(self) -> str:
        return f"reading of {self.conversation_id}"
