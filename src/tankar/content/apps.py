from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "tankar.content"
    label = "tankar_content"

    def ready(self) -> None:
        from tankar.content.media import clearing  # noqa: F401 - registers the clearing of uploads
