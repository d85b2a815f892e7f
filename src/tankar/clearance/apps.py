from importlib import import_module

from django.apps import AppConfig


class ClearanceConfig(AppConfig):
    name = "tankar.clearance"
    label = "tankar_clearance"

    def ready(self) -> None:
        """Rights that stand in folders of their own, and what the worker's loop does from time to time."""
        rights = ("questions.permissions", "agenda.permissions", "facts.permissions")
        for module in (*rights, "questions.periodic", "facts.periodic", "forgetting"):
            import_module(f"tankar.clearance.{module}")
