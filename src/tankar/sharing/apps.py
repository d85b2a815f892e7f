from importlib import import_module

from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "tankar.sharing"
    label = "tankar_sharing"

    def ready(self) -> None:
        for folder in ("periodic", "experts.permissions", "partners.permissions"):
            import_module(f"tankar.sharing.{folder}")
