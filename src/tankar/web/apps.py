from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "tankar.web"
    label = "tankar_web"

    def ready(self) -> None:
        # here and not above: the tables name functions that need models
        from tankar import journal
        from tankar.interface import places
        from tankar.web.places import PLACES
        from tankar.web.reactions import REACTIONS

        places.fill_with(PLACES)
        journal.react_with(REACTIONS)
