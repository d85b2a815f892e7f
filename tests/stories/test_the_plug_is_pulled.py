"""The network stops answering, the worker is killed: one post all the same, and the page never lies."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import Arrive
from .visitor import Visitor


def test_the_plug_is_pulled_in_the_middle(arrive: Arrive) -> None:
    """The answer is lost on the way; before anybody has looked, the worker dies by `kill -9`."""
    lars = arrive("sv")
    text = "Isen är svag vid Yxpila. Gå inte ut på den."
    _let_happen(_disturbances(lars), "Svaret försvinner", 1)
    _publish(lars, text)
    state = lars.page.locator(".delivery .state")
    expect(lars.page.locator(".delivery")).to_contain_text(
        "Vi vet inte ännu om det kom ut på Karleby stad.", timeout=15_000
    )
    expect(state).to_have_text("oklart om det kom ut")
    lars.picture("unclear")
    lars.city.kill_worker()
    _it_came_out_once(lars, text)


def test_a_worker_killed_while_it_sends_leaves_one_post(arrive: Arrive) -> None:
    """The network has taken the post and holds the line; the worker that waits for it dies."""
    lars = arrive("sv")
    text = "Skridskobanan i Villa är spolad och öppen hela kvällen."
    _let_happen(_disturbances(lars), "Tar emot men svarar inte", 1)
    _publish(lars, text)
    lars.wait_until(lambda: lars.city.times("karlebystad", text) == 1)
    lars.city.kill_worker()
    _it_came_out_once(lars, text)


@pytest.mark.parametrize("trouble", ["För många anrop, säger inte när", "Fel hos nätverket, men det sparas"])
def test_a_network_in_trouble_gets_the_post_once(arrive: Arrive, trouble: str) -> None:
    lars = arrive("sv")
    text = f"Vattnet är avstängt på Strandgatan i natt. ({trouble})"
    _let_happen(_disturbances(lars), trouble, 1)
    _publish(lars, text)
    _it_came_out_once(lars, text)


def _disturbances(who: Visitor) -> Page:
    """The practice network's own page, where a person orders what shall go wrong."""
    page = who.context.new_page()
    page.goto(f"{who.city.practice}/practice/?lang=sv")
    if page.locator("html").get_attribute("lang") != "sv":
        page.get_by_role("link", name="Svenska").or_(page.get_by_role("button", name="Svenska")).click()
    return page


def _let_happen(page: Page, what: str, times: int) -> None:
    heading = page.get_by_role("heading", name=what, exact=True)
    form = page.locator(".effects form").filter(has=heading)
    form.get_by_role("spinbutton").fill(str(times))
    form.get_by_role("button").click()
    expect(page.locator(".waiting")).to_contain_text(what)


def _publish(lars: Visitor, swedish: str) -> None:
    lars.sign_in("lars", "/items/new/")
    page = lars.page
    lars.choose_only("Karleby stad")
    page.locator("#text-sv").fill(swedish)
    page.locator("#text-fi").fill("Lue lisää kaupungin sivuilta.")
    expect(page.locator("#findings-title")).to_have_text("Inget att titta på")
    lars.press("Publicera nu")
    expect(page).to_have_url(re.compile(r"/items/[\w-]{16}/$"))


def _it_came_out_once(lars: Visitor, swedish: str) -> None:
    delivery = lars.page.locator(".delivery")
    expect(delivery.locator(".state")).to_have_text("ute", timeout=45_000)
    expect(delivery).to_contain_text("Ute sedan")
    expect(delivery.get_by_role("link", name="Öppna inlägget")).to_be_visible()
    lars.picture("came-out")
    assert lars.city.times("karlebystad", swedish) == 1
