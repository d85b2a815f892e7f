from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "tankar.journal"
    label = "tankar_journal"

    def ready(self) -> None:
        from tankar.journal import kinds

        kinds.discover()
