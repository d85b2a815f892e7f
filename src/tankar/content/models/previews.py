"""Links that show an item before it goes out, to somebody without sign-in."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tankar.content.models.items import Item
from tankar.organisation.models import Person, new_public_id

__all__ = ["PreviewLink"]


class PreviewLink(models.Model):
    """One secret address. The secret itself is not stored: it is the id, signed. Nobody counts who looks."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="preview_links")
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="preview_links")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["item", "-id"], name="preview_link_of_item")]

    def __str__(self) -> str:
        return f"preview link of {self.item}"
