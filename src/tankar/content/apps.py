from importlib import import_module

from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "tankar.content"
    label = "tankar_content"

    def ready(self) -> None:
        """The rights on reviews and comments stand in their own folders, and the worker's loop knows what content
        does from time to time."""
        for folder in ("review.permissions", "comments.permissions", "periodic", "media.clearing"):
            import_module(f"tankar.content.{folder}")
