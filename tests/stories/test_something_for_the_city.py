"""Aino suggests what she writes for the city's channels; Lars takes it, and she reads how it stands."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from .barriers import barriers
from .conftest import Arrive
from .visitor import PHONE


def test_an_idea_from_the_phone_becomes_a_draft_for_the_city(arrive: Arrive) -> None:
    aino = arrive("en", PHONE)
    aino.sign_in("aino", "/proposals/new/")
    aino.page.locator("[name='words']").fill("The first ice on the harbour: come and see it on Sunday.")
    expect(aino.page.locator("[data-autosave-state]")).to_have_text(re.compile(r"^Saved \d"))
    expect(aino.page).to_have_url(re.compile(r"/proposals/[\w-]{16}/write/$"))
    assert barriers(aino.page) == []
    aino.page.get_by_role("button", name="Send to communications").click()
    expect(aino.page.get_by_text("It waits for communications, which promises an answer by")).to_be_visible()
    here = aino.page.url

    lars = arrive("en")
    lars.sign_in("lars")
    lars.page.goto(here)
    lars.page.get_by_role("button", name="Yes, make a draft").click()
    expect(lars.page.get_by_text("Made of a proposal by Aino Rautakoski.")).to_be_visible()

    aino.page.reload()
    expect(aino.page.get_by_text("Communications has said yes and made a draft of it.")).to_be_visible()
