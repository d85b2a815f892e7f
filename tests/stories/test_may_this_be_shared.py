"""Johan asks from his phone whether he may share something; Sirpa answers from her notice, on one screen; Johan reads
it. And Lars answers a resident with a checked fact, in the resident's language."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from .barriers import barriers
from .conftest import Arrive
from .visitor import PHONE, Visitor

QUESTION = "Får jag säga när simhallen stänger för renovering?"
SWEDISH, FINNISH = "Simhallen renoveras i sommar.", "Uimahalli korjataan kesällä."


def test_johan_asks_sirpa_answers_and_johan_reads_it(arrive: Arrive) -> None:
    johan = arrive("sv", PHONE)
    johan.sign_in("johan", "/may-this-be-shared/ask/")
    page = johan.page
    page.get_by_label("Vad vill du dela?").fill(QUESTION)
    page.get_by_label("Vilket ärende?").select_option(label=_matter(johan, "Budgeten för 2027"))
    expect(page.get_by_text("Din fråga visas inte för andra.")).to_be_visible()
    assert barriers(page) == []
    johan.picture("clearance-ask")
    page.get_by_role("button", name="Fråga", exact=True).click()
    expect(page.get_by_text("Den väntar på den beredande tjänsteinnehavaren.")).to_be_visible()
    here = page.url

    _sirpa_answers(arrive("fi", PHONE), here)

    page.reload()
    expect(page.get_by_role("heading", name="Svaret: Delvis: så här kan du säga")).to_be_visible()
    for words in (SWEDISH, FINNISH, "621/1999 9 § 2 mom."):
        expect(page.get_by_text(words)).to_be_visible()
    expect(page.get_by_role("link", name="Begär handlingen formellt")).to_have_attribute(
        "href", f"mailto:registratur@demo.example?{_rest(johan)}"
    )
    assert barriers(page) == []
    johan.picture("clearance-answer-read")


def _sirpa_answers(sirpa: Visitor, here: str) -> None:
    """From the notice to the answer: one screen, nothing else on it."""
    sirpa.sign_in("sirpa", "/notices/")
    page = sirpa.page
    # the matter stands in the language she had chosen when she was asked
    asked = re.compile("Sinulta kysytään, saako jotakin jakaa: ”(?:Talousarvio vuodelle|Budgeten för) 2027”")

    def is_here() -> bool:
        # another question about the same matter waits too
        sirpa.go("/notices/")
        page.get_by_role("button", name=asked).first.click()
        page.wait_for_url(re.compile("/may-this-be-shared/"))
        return page.url == here

    sirpa.wait_until(is_here, 60)
    expect(page.get_by_text(QUESTION).first).to_be_visible()
    expect(page.get_by_text("Björkskog")).to_have_count(0)
    page.get_by_text("Osittain: näin voit sanoa").click()
    page.get_by_text("Viranomainen saa itse harkita").click()
    page.get_by_label("Lause, jonka saa sanoa, ruotsiksi").fill(SWEDISH)
    page.get_by_label("Lause, jonka saa sanoa, suomeksi").fill(FINNISH)
    assert barriers(page) == []
    sirpa.picture("clearance-answer")
    page.get_by_role("button", name="Lähetä", exact=True).click()
    expect(page.get_by_text("Vastauksesi on lähetetty.")).to_be_visible()


def _matter(visitor: Visitor, title: str) -> str:
    options = visitor.page.get_by_label("Vilket ärende?").locator("option").all_inner_texts()
    return next(one for one in options if one.startswith(title))


def _rest(visitor: Visitor) -> str:
    link = visitor.page.get_by_role("link", name="Begär handlingen formellt").get_attribute("href") or ""
    assert "KARLEBY" in link
    return link.partition("?")[2]


def test_lars_answers_a_resident_with_a_checked_fact_in_their_language(arrive: Arrive) -> None:
    lars = arrive("sv")
    lars.sign_in("lars", "/inbox/")
    page = lars.page
    asked = page.get_by_text("När plogas det vid Yxpila?")

    facts = page.get_by_text("Kontrollerade fakta")

    def is_here() -> bool:
        # several residents may have asked it, and the city's other stories may have answered one of them
        lars.go("/inbox/")
        rows = page.locator(".inbox-row").filter(has=asked).get_by_role("link").all()
        for address in [row.get_attribute("href") or "" for row in rows]:
            lars.go(address)
            if facts.count():
                return True
        return False

    lars.wait_until(is_here, 60)
    facts.first.click()
    page.get_by_role("button", name="Lägg in i svaret").first.click()
    expect(page.get_by_label("Ditt svar")).to_have_value(
        "Bostadsgatorna i Yxpila plogas när det har kommit tio centimeter snö, vardagar före klockan sju."
    )
    assert barriers(page) == []
    lars.picture("answer-with-a-fact")
