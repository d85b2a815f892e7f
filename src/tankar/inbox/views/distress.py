"""Someone in distress: what whoever reads it can do now. It keeps nothing."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["distress"]


@dataclass(frozen=True)
class Line:
    """Who answers at a number, and for whom."""

    number: str
    name: str | Promise
    what: str | Promise = ""


DIRECTORY = (
    Line(
        "112", _("Emergency number"), _("Life or health in danger, fire, violence now. Also by the 112 app.")
    ),
    Line("09 2525 0112", _("MIELI crisis line in Swedish")),
    Line("09 2525 0111", _("MIELI crisis line in Finnish")),
    Line("080 005 005", _("Nollinjen"), _("Violence in a close relationship, day and night.")),
    Line("116 111", _("Telephone for children and young people")),
    Line("116 006", _("Victim Support Finland")),
)
SENTENCES = (
    (
        "sv",
        "Tack för att du skrev. Det du berättar är viktigt. Om du eller någon annan är i fara, ring 112 nu. Du kan "
        "också prata med någon på kristelefonen, 09 2525 0112.",
    ),
    (
        "fi",
        "Kiitos, että kirjoitit. Se, mitä kerrot, on tärkeää. Jos sinä tai joku muu on vaarassa, soita nyt 112. Voit "
        "myös puhua jonkun kanssa kriisipuhelimessa, 09 2525 0111.",
    ),
    (
        "en",
        "Thank you for writing. What you tell us matters. If you or somebody else is in danger, call 112 now.",
    ),
)


@require_http_methods(["GET"])
@person_required
def distress(request: PersonRequest) -> HttpResponse:
    """For whoever reads such a message, on any channel; no step of it is recorded."""
    return render(request, "inbox/distress.html", {"directory": DIRECTORY, "sentences": SENTENCES})
