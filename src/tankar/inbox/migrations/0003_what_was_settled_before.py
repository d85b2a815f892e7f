"""What was settled before is settled since its last word; each message knows its newest like."""

from __future__ import annotations

from typing import Any

from django.db import migrations
from django.db.models import F, OuterRef, Subquery


def fill(apps: Any, _editor: Any) -> None:
    conversations = apps.get_model("tankar_inbox", "Conversation").objects.exclude(state="received")
    conversations.filter(settled_at__isnull=True).update(settled_at=F("last_said_at"))
    newest = apps.get_model("tankar_inbox", "Like").objects.filter(message=OuterRef("pk")).order_by("-pk")
    messages = apps.get_model("tankar_inbox", "Message").objects.filter(likes__isnull=False)
    keys = list(messages.values_list("pk", flat=True).distinct())
    rows = apps.get_model("tankar_inbox", "Message").objects.filter(pk__in=keys)
    rows.update(last_like=Subquery(newest.values("pk")[:1]))


class Migration(migrations.Migration):
    dependencies = [("tankar_inbox", "0002_names_are_forgotten")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
