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
        # What is loaded by now stays for good: the collector, which a page of the calendar calls a dozen times, need
        # not walk through it. (To call it less often saves little, and lets the bodies of uploads pile up.)
        gc.freeze()
