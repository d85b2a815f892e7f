"""Comments on an item, and who is writing in it at this moment."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models

from tankar.channels.models import ContentLanguage
from tankar.content.models.items import Item
from tankar.organisation.models import Person, new_public_id

__all__ = ["Comment", "CommentQuerySet", "Presence"]


class CommentQuerySet(models.QuerySet["Comment"]):
    def deletable_by(self, person: Person) -> Self:
        """Twin of `content.delete_comment`."""
        from tankar.content.comments import permissions  # here and not above: permissions reads these models

        return self.filter(permissions.deletable_by(person))


class Comment(models.Model):
    """What a colleague says about an item, to be read in the city alone. Never counted or scored by person.

    `about` and `language` name the field it is about, "" for the whole. `thread`: the comment it answers.
    """

    class About(models.TextChoices):
        WHOLE = "", ""
        TEXT = "text", "text"
        PICTURE = "picture", "picture"

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="comments")
    thread = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="answers"
    )
    about = models.CharField(max_length=10, choices=About.choices, blank=True)
    language = models.CharField(max_length=2, choices=ContentLanguage.choices, blank=True)
    text = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="comments")
    at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="comments_resolved"
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["item", "id"], name="comment_of_item")]

    def __str__(self) -> str:
        return f"comment {self.public_id}"


class Presence(models.Model):
    """Somebody has the item open to write. A row that is deleted, never a record of who was when where.

    `until` is the machine's time, half a minute ahead: what ran out is gone at the next look.
    """

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="presences")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="presences")
    until = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "person"], name="present_once_per_item")
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.item}"
