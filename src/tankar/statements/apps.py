from django.apps import AppConfig


class StatementsConfig(AppConfig):
    name = "tankar.statements"
    label = "tankar_statements"

    def ready(self) -> None:
        from tankar.statements import periodic  # noqa: F401 - registers itself
