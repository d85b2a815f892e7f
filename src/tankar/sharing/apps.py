from importlib import import_module

from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "tankar.sharing"
    label = "tankar_sharing"

    def ready(self) -> None:
        import_module("tankar.sharing.periodic")
