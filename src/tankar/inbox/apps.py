from __future__ import annotations

from django.apps import AppConfig


class InboxConfig(AppConfig):
    name = "tankar.inbox"
    label = "tankar_inbox"

    def ready(self) -> None:
        from tankar.channels.reviews.answering import told_by
        from tankar.inbox import periodic  # noqa: F401 - registers listening
        from tankar.inbox.deadlines.answer_times import answered_in_time

        told_by(answered_in_time)
