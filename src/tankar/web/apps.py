from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "tankar.web"
    label = "tankar_web"

    def ready(self) -> None:
        # here and not above: the table may name fillers that need models
        from tankar.interface import places
        from tankar.web.places import PLACES

        places.fill_with(PLACES)
