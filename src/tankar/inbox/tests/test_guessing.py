"""What a message is taken for until a person says better."""

from __future__ import annotations

import pytest

from tankar.inbox.guessing import kind_of, language_of
from tankar.inbox.models.conversation import Kind

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        ("Milloin Ykspihlajan tie aurataan?", "", "fi"),
        ("va e de för fel på lampon här i Yxpila", "fi", "sv"),
        ("When does the swimming hall open?", "", "en"),
        ("Wann öffnet das Rathaus?", "de-AT", "de"),
        ("👍👍", "", ""),
        ("👍", "sv-FI", "sv"),
        ("Lampan är trasig på Storgatan. Lamppu on rikki Isokadulla.", "", ""),
        ("Lampan är trasig på Storgatan. Lamppu on rikki Isokadulla.", "fi", "fi"),
    ],
)
def test_the_language_is_the_engines_guess_or_what_the_network_told(
    text: str, told: str, language: str
) -> None:
    assert language_of(text, told) == language


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("vet nån om ishallen e öppen idag", Kind.QUESTION),
        ("Onkos uimahalli auki pyhänä", Kind.QUESTION),
        ("Här finns bilderna: https://example.org/?page=2", Kind.COMMENT),
        ("Tack för snabb plogning", Kind.THANKS),
        (
            "Kiitos, mutta kun auraus jäi taas kesken ja lumivalli on pihan edessä niin eipä auta",
            Kind.COMMENT,
        ),
    ],
)
def test_a_question_is_known_without_its_mark_and_a_link_asks_nothing(text: str, kind: Kind) -> None:
    assert kind_of(text) == kind
