from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """What was said over a weekend is counted from the channel's newest messages, however long its history."""

    dependencies: ClassVar = [("tankar_inbox", "0002_a_promise_is_no_answer")]

    operations: ClassVar = [
        migrations.AddIndex(
            model_name="message",
            index=models.Index(fields=["channel", "said_at"], name="message_of_channel"),
        ),
    ]
