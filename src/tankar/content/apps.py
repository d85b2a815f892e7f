from importlib import import_module

from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "tankar.content"
    label = "tankar_content"

    def ready(self) -> None:
        """Rights that stand in folders of their own, and what the worker's loop does for content from time to time."""
        rights = ("review", "comments", "proposals", "leaves", "words")
        for folder in (
            *(f"{one}.permissions" for one in rights),
            "periodic",
            "media.clearing",
            "proposals.periodic",
        ):
            import_module(f"tankar.content.{folder}")
