from __future__ import annotations

import gc

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
        # A page of the calendar makes thousands of small objects and no circles. Python's usual 700 lets the collector
        # walk through all of Django dozens of times meanwhile: a fifth of the page's time, and more the more is loaded.
        gc.freeze()
        gc.set_threshold(50_000, 20, 100)
