from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "tankar.journal"
    label = "tankar_journal"
