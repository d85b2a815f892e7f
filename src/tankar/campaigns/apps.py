from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "tankar.campaigns"
    label = "tankar_campaigns"

    def ready(self) -> None:
        from tankar.campaigns import periodic  # noqa: F401 - registers itself
