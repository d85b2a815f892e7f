from __future__ import annotations

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "tankar.publishing"
    label = "tankar_publishing"

    def ready(self) -> None:
        from django.conf import settings

        from tankar.channels.reviews.activity import told_by
        from tankar.networks import wire
        from tankar.publishing import periodic  # noqa: F401 - registers the sweep
        from tankar.publishing.speaking import last_posts

        told_by(last_posts)
        seconds = settings.CONFIGURATION.network_timeout_seconds
        first = settings.CONFIGURATION.connect_timeout_seconds
        timeouts = wire.Timeouts(connect=first, pool=first, read=seconds, write=seconds, total=3 * seconds)
        wire.allow(only=_reachable, timeouts=timeouts)


def _reachable() -> list[str] | None:
    """In a demo its practice networks and nothing else; in life the open internet."""
    from tankar.work import demo

    row = demo.current()
    return [row.practice_address] if row else None
