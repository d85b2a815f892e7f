from importlib import import_module

from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "tankar.content"
    label = "tankar_content"

    def ready(self) -> None:
        """The rights on reviews and comments stand in their own folders."""
        for folder in ("review", "comments"):
            import_module(f"tankar.content.{folder}.permissions")
