"""The register in use: a resident checks an address, a manager fills in a part, a channel is connected by consent."""

from __future__ import annotations

import re

import httpx
import pytest
from playwright.sync_api import expect

from .conftest import Arrive
from .visitor import PHONE
from .visitor import SCREEN as WIDE

SENTENCES = {
    "sv": (
        "Ja – det här är stadens: sköts av Kommunikationsenheten, besvaras vardagar 10–16.",
        "Nej – det här är inte stadens. Det liknar facebook.com/Kokkolankaupunki.",
        "Vi vet inte: adressen finns inte i stadens register.",
    ),
    "fi": (
        "Kyllä – tämä on kaupungin: sitä hoitaa Viestintäyksikkö, vastataan arkisin 10–16.",
        "Ei – tämä ei ole kaupungin. Se muistuttaa osoitetta facebook.com/Kokkolankaupunki.",
        "Emme tiedä: osoite ei ole kaupungin rekisterissä.",
    ),
    "en": (
        "Yes – this is the city's: run by Communications unit, answered on weekdays 10–16.",
        "No – this is not the city's. It resembles facebook.com/Kokkolankaupunki.",
        "We do not know: the address is not in the city's register.",
    ),
}
ASKED = (
    "https://m.facebook.com/Kokkolankaupunki/?locale=sv_FI",
    "https://m.facebook.com/Kokko1ankaupunki/",
    "https://www.facebook.com/helsinki",
)


@pytest.mark.parametrize("language", SENTENCES)
def test_a_resident_pastes_an_address_and_reads_one_sentence(arrive: Arrive, language: str) -> None:
    visitor = arrive(language, PHONE)
    visitor.go(f"/{language}/channels/")
    visitor.picture("channels")
    visitor.page.locator("main .page-head a").click()
    expect(visitor.page.locator("html")).to_have_attribute("lang", language)
    for address, sentence in zip(ASKED, SENTENCES[language], strict=True):
        visitor.page.locator("#url").fill(address)
        visitor.page.keyboard.press("Enter")
        expect(visitor.page.locator("#verdict")).to_have_text(sentence)
        visitor.picture(f"verify-{ASKED.index(address)}")


def test_another_program_gets_the_same_answer(arrive: Arrive) -> None:
    visitor = arrive("fi")
    for address, sentence in zip(ASKED, SENTENCES["fi"], strict=True):
        answer = httpx.get(
            f"{visitor.city.address}/api/v1/verify",
            params={"url": address},
            headers={"Accept-Language": "fi"},
            trust_env=False,
        )
        told = answer.json()
        assert set(told) == {"official", "channel", "why"}
        assert (told["official"], told["why"]) == (sentence == SENTENCES["fi"][0], sentence)


def test_the_description_of_the_api_opens_and_loads_nothing_from_outside(arrive: Arrive) -> None:
    visitor = arrive("en")
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.url))
    visitor.go("/api/v1/docs")
    expect(visitor.page.get_by_text("/api/v1/verify").first).to_be_visible()
    assert [one for one in asked if not one.startswith((visitor.city.address, "data:"))] == []


def test_aino_says_on_her_phone_when_her_channel_is_answered(arrive: Arrive) -> None:
    aino = arrive("fi", PHONE)
    aino.sign_in("aino", "/register/")
    aino.page.get_by_role("searchbox").or_(aino.page.locator("#id_q")).first.fill(
        "exempel kirjaston instagram"
    )
    aino.page.keyboard.press("Enter")
    aino.page.get_by_role("link", name="Kaupunginkirjaston Instagram").click()
    aino.page.locator("#answering").get_by_role("link", name=re.compile("Muokkaa")).click()
    aino.page.locator("#id_answered_to").fill("18:00")
    aino.press("Tallenna")
    expect(aino.page.locator("#answering")).to_contain_text("18")
    expect(aino.page.locator("#history")).to_contain_text("Aino Rautakoski muutti kanavan")
    assert aino.page.locator("#closing").get_by_role("link", name=re.compile("Muokkaa")).count() == 0


def test_marja_liisa_connects_by_consent_and_tests_the_way_there(arrive: Arrive) -> None:
    marja_liisa = arrive("sv", WIDE)
    page = marja_liisa.page
    marja_liisa.sign_in("marja_liisa", "/register/")
    page.get_by_role("link", name="Karleby stad", exact=True).click()
    page.get_by_role("link", name="Koppla på nytt").click()
    marja_liisa.picture("connect")
    marja_liisa.press("Fortsätt")
    page.get_by_role("link", name=re.compile("Gå till 127")).click()
    marja_liisa.picture("consent")
    page.locator("form button").first.click()
    marja_liisa.see("Kanalen är kopplad till kontot @karlebystad@")
    marja_liisa.press("Testa kopplingen nu")
    marja_liisa.see("Nätverket släpper in Tankar med den sparade token.")
    expect(page.locator("#health")).to_contain_text("Nätverket släppte in Tankar.")


def test_marja_liisa_connects_bluesky_again_with_an_app_password(arrive: Arrive) -> None:
    marja_liisa = arrive("en", WIDE)
    page = marja_liisa.page
    given = httpx.post(
        f"{marja_liisa.city.practice}/practice/api/accounts",
        json={"handle": "karlebystad", "network": "bluesky"},
        trust_env=False,
    ).json()
    marja_liisa.sign_in("marja_liisa", "/register/")
    page.get_by_role("link", name="City of Karleby on Bluesky").click()
    page.get_by_role("link", name="Reconnect").click()
    page.locator("input[name=handle]").fill(given["handle"])
    page.locator("input[type=password]").fill("wrong-wrong-wrong-0000")
    marja_liisa.press("Reconnect")
    marja_liisa.see("does not take this token or password")
    page.locator("input[type=password]").fill(given["app_password"])
    marja_liisa.press("Reconnect")
    marja_liisa.see("The network let Tankar in just now.")
