from django.apps import AppConfig


class WorkConfig(AppConfig):
    name = "tankar.work"
    label = "tankar_work"

    def ready(self) -> None:
        from tankar import journal
        from tankar.work import clock

        journal.use_clock(clock.now)
