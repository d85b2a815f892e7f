from django.apps import AppConfig

from tankar.notices import kinds


class NoticesConfig(AppConfig):
    name = "tankar.notices"
    label = "tankar_notices"

    def ready(self) -> None:
        """Every context's `notices.py` says what it tells people."""
        kinds.discover()
        from tankar.notices import periodic  # noqa: F401 - registers itself
