from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "tankar.content"
    label = "tankar_content"

    def ready(self) -> None:
        """The worker's loop knows what content does from time to time."""
        from tankar.content import periodic  # noqa: F401 - registers itself
        from tankar.content.media import clearing  # noqa: F401 - registers the clearing of uploads
