"""Tone by role: advice for each circle, and nothing that judges anybody."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from tankar.channels.fillers import composer_tone
from tankar.channels.models import Channel, PostingRole
from tankar.channels.tone import cards_for, tone_card, tone_cards
from tankar.organisation.models import Person


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_every_role_has_its_card_in_every_language(language: str) -> None:
    for role in PostingRole:
        card = tone_card(Channel(posting_role=role), language)
        assert card.language == language
        assert all((card.title, card.do, card.dont, card.example, card.allowed))


def test_the_circle_follows_from_the_role() -> None:
    circles = {role.value: tone_card(Channel(posting_role=role), "en").circle for role in PostingRole}
    assert circles == {"organisation": 1, "office": 1, "expert": 2}


def test_who_speaks_on_several_channels_reads_the_inner_circle_first() -> None:
    channels = [Channel(posting_role=role) for role in ("expert", "organisation", "office", "expert")]
    assert [card.circle for card in cards_for(channels, "sv")] == [1, 2]


def test_the_cards_rest_on_the_guidelines_rules() -> None:
    named = {rule for card in tone_cards("sv") for rule in card.rules}
    assert {"ROLE-7", "ROLE-8"} <= named


def test_the_composers_place_shows_the_cards_and_stays_away_without_channels() -> None:
    request = RequestFactory().get("/")
    assert composer_tone(request, []) is None
    filled = composer_tone(request, [Channel(posting_role="expert")])
    assert filled is not None
    assert [card.circle for card in filled[1]["cards"]] == [2]


def test_aino_reads_all_of_them_on_one_page(aino: Person, as_person: Any) -> None:
    Person.objects.filter(pk=aino.pk).update(language="sv")
    client: Client = as_person(aino)
    page = client.get(reverse("channels:tone")).content.decode()
    assert "Staden talar: organisation, offentlig roll eller tjänst" in page
    assert "En sakkunnig eller påverkare talar" in page
    assert "ingens text bedöms" in page
