"""One city and one browser for all stories of a run; every visitor gets a browser of their own within it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from .city import City
from .visitor import SCREEN, Visitor

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# how long what is waited for may take when both processors have much to do; what comes sooner is not waited for
PATIENCE = 45_000
LOCALES = {"sv": "sv-FI", "fi": "fi-FI", "en": "en-GB"}

Arrive = Callable[..., Visitor]
MoveClock = Callable[[Visitor, str], None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each worker that tells stories has a city of its own for all of them.

    Those that move the city's clock are told last: what ended while it stood at midsummer (a checked fact, a leave,
    an agreement) stays ended when it is put back.
    """
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.story)
    items.sort(key=lambda item: "move_clock" in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("No Chromium here: the stories were not told. Install Debian's package chromium.")
    # Playwright's own loop runs in this thread as long as the browser does; Django need not mind
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="package")
def city(migrated_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    city = City(tmp_path_factory.mktemp("city") / "data", migrated_database)
    try:
        city.start()
        yield city
    finally:
        city.stop()


@pytest.fixture
def arrive(browser: Browser, city: City) -> Iterator[Arrive]:
    """`arrive("sv", PHONE)`: a visitor with a screen of that size; at the end nothing may have gone wrong."""
    visitors: list[Visitor] = []

    def come(language: str = "sv", size: tuple[int, int] = SCREEN, dark: bool = False) -> Visitor:
        phone = size[0] < 700
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale=LOCALES[language],
            color_scheme="dark" if dark else "light",
            has_touch=phone,
            is_mobile=phone,
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        visitor = Visitor(city, context, context.new_page(), language)
        visitor.listen(visitor.page)
        visitors.append(visitor)
        return visitor

    yield come
    for visitor in visitors:
        visitor.context.close()
    city.clear_faults()
    assert [trouble for visitor in visitors for trouble in visitor.troubles] == []


@pytest.fixture
def move_clock(arrive: Arrive) -> Iterator[MoveClock]:
    """`move_clock(lars, "midsummer")`: to one of the moments that the demo offers at the top of every page.

    It moves for everybody in the city, and is put back however the story ends.
    """
    moved: list[Visitor] = []

    def move(visitor: Visitor, moment: str) -> None:
        moved.append(visitor)
        demo = visitor.page.locator("aside.demo")
        demo.locator("summary").click()
        demo.get_by_role("combobox").select_option(moment)
        demo.get_by_role("button").click()
        expect(demo.locator("details")).not_to_have_attribute("open", "")

    yield move
    if moved:
        move(moved[0], "real")
