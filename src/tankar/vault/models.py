"""One encrypted value under one name."""

from __future__ import annotations

from django.db import models


class Secret(models.Model):
    """A Fernet token of JSON `{"name": …, "value": {…}}`; the name inside keeps rows from being exchanged."""

    name = models.CharField(max_length=120, unique=True)
    ciphertext = models.TextField()
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.name
