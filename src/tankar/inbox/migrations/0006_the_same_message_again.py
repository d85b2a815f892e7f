from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """A resident's message is found again where it stands on other conversations. Those of before have no key."""

    dependencies: ClassVar = [("tankar_inbox", "0005_counts_and_uproars")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="message",
            name="text_key",
            field=models.CharField(blank=True, default="", max_length=16),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(fields=["text_key", "said_at"], name="message_said_again"),
        ),
    ]
