"""Every page, for everybody who may open it: axe finds nothing, the keyboard is enough, nothing runs over the edge."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .barriers import barriers
from .conftest import Arrive
from .visitor import PHONE, Visitor

NARROW, WIDE = (320, 720), (1280, 900)
TURNS = [("sv", NARROW, False), ("fi", WIDE, True), ("en", NARROW, True), ("sv", WIDE, False)]

PUBLIC = (
    *("/sign-in/", "/sign-in/forgotten/", "/sign-in/new-password/", "/demo/mail/", "/feed/", "FEED_POST"),
    *("/guideline/versions/", "/guideline/versions/1/"),
    *("/guideline/", "/guideline/PRIN-1/", "/offline/", "/nowhere/", "/invitation/"),
    *("/channels/", "/channels/verify/", "/channels/verify/?url=facebook.com/Kokkolankaupunki"),
    *("/channels/verify/?url=facebook.com/Kokko1ankaupunki", "/open-data/"),
    *("/accessibility/", "/accessibility/feedback/", "/privacy/", "/house-rules/", "/paid-advertising/"),
    *("/experts/", "/experts/?q=x"),
)
_INVITING = ("/people/invite/", "/people/invitations/")
_SIGN_IN = ("/me/sign-in/passkeys/add/", "/me/sign-in/app/add/", "/me/sign-in/prove/")
STAFF: dict[str, tuple[str, ...]] = {
    "lars": (
        *("/", "/items/", "/items/new/", "/brand/edit/", "DRAFT", "RELEASED"),
        *(
            "/items/pendingmattr/write/",
            "/items/pendingmattr/history/",
            "/items/returnedtext/comments/",
            "/reviews/",
            "/proposals/",
            "/proposals/proposalwait/",
        ),
        *("/register/", "CHANNEL", "CHANNEL/languages/", "CHANNEL/edit/answering/", "CHANNEL/edit/security/"),
        *(
            "/register/cover/",
            "CHANNEL/cover/",
            "CHANNEL/agreement/",
            "CHANNEL/agreement/write/",
            "CHANNEL/sheet/",
        ),
        *("/register/?state=no_manager", "CHANNEL/managers/", "/register/new/", "/register/tone/"),
        *("/register/file/", "/register/tell/", "ALARM", "REPORT", "REVIEW", "ENDING"),
        *("/register/?state=alarm", "ALARM/sheet/", "/profiles/", "/profiles/new/", "/networks/"),
        *("CHANNEL/edit/account/", "/stop/", "/guideline/PRIN-1/official/", "/me/"),
        *(
            "/calendar/",
            "/calendar/?whole=1",
            "/calendar/?view=week",
            "/calendar/?view=week&hours=1",
            "/calendar/?view=agenda",
            "/calendar/week/",
            "/calendar/days/",
        ),
        *("/calendar/times/", "/calendar/addresses/", "MOVE", "DAY"),
        *("/insights/", "NUMBERS", "NUMBERS/enter/", "NUMBERS/import/", "/insights/posts/", "POST"),
        *("/share/partners/new/", "/leaves/", "/leaves/new/", "LEAVE", "TAKEDOWN"),
        *(
            "/guideline/next/",
            "/guideline/next/add/",
            "/guideline/next/rule/GEN-8/",
            "/guideline/next/rule/CONT-7/",
        ),
        *("/guideline/PRIN-1/note/", "/guideline/group/", "/guideline/group/new/article/", "ARTICLE"),
    ),
    "aino": (
        *("/proposals/", "/proposals/new/", "/items/talkedabouti/propose/", "/campaigns/", "/campaigns/new/"),
        "/away/",
        *("/guideline/learn/", "/guideline/learn/channels/", "/guideline/ask/", "/guideline/ground-rules/"),
        *("/items/returnedtext/review/ask/", "/items/talkedabouti/", "/items/talkedabouti/preview-link/"),
        *("/calendar/", "/calendar/week/", "/checks/", "/checks/lang.bilingual_mismatch/"),
        *(
            "/pictures/",
            "/pictures/add/",
            "/brand/",
            "/notices/",
            "/notices/settings/",
            "/ideas/",
            "/templates/",
        ),
        *("/", "/items/", "/items/new/", "/register/", "/me/", "/me/password/", "/me/sign-in/", *_SIGN_IN),
        *("/share/", "KIT", "/share/wishes/", "/share/experts/", "/share/experts/me/", "/share/partners/"),
    ),
    "marja_liisa": (
        *("/guideline/next/publish/", "/guideline/learn/totals/", "ADVICE"),
        *(
            "/statements/",
            "/statements/privacy/edit/",
            "/statements/privacy/versions/1/",
            "/statements/feedback/",
        ),
        *("/", "/register/", "CHANNEL/connect/", "/people/", "PERSON"),
        *("/items/pendingmattr/review/", "/reviews/"),
    ),
    "heikki": (
        "/",
        "/register/cover/",
        "COVER",
        "COLLEAGUE/away/",
        "/away/",
        *("/decisions/", "/decisions/?show=ended", "/profiles/", "/profiles/new/", "PROFILE", "/networks/"),
        *("/campaigns/", "/campaigns/?show=over", "CAMPAIGN", "FRAME", "/campaigns/frames/new/"),
    ),
    "pekka": (
        "/",
        "/people/",
        "/people/add/",
        "/people/second-step/",
        "PERSON",
        "PERSON/edit/",
        "/units/",
        "/register/",
        *_INVITING,
    ),
    "johan": (
        "/",
        "/may-this-be-shared/",
        "/may-this-be-shared/ask/",
        "QUESTION",
        "/may-this-be-shared/matters/",
        "/facts/",
        "FACT",
        "/facts/ask/",
        "/me/",
        "/share/",
        "KIT",
        "/guideline/learn/elected/",
        "/guideline/ask/",
    ),
}


@pytest.mark.parametrize(("language", "size", "dark"), TURNS)
def test_a_visitor_without_sign_in_meets_no_barrier(
    arrive: Arrive, language: str, size: tuple[int, int], dark: bool
) -> None:
    visitor = arrive(language, size, dark)
    visitor.go("/sign-in/")
    visitor.speak(language)
    _walk(visitor, PUBLIC)


@pytest.mark.parametrize("who", STAFF)
def test_every_page_is_accessible(arrive: Arrive, who: str) -> None:
    """Each person reads their pages in another language, size and colour than the one before."""
    language, size, dark = TURNS[list(STAFF).index(who) % len(TURNS)]
    visitor = arrive(language, size, dark)
    visitor.sign_in(who)
    _walk(visitor, STAFF[who])


def _walk(visitor: Visitor, paths: tuple[str, ...]) -> None:
    found = [fault for path in paths for fault in _faults(visitor, path)]
    assert found == []


def _faults(visitor: Visitor, path: str) -> list[str]:
    visitor.go(_address(visitor, path))
    page = visitor.page
    visitor.picture("page" + path.strip("/").replace("/", "-").lower() + ("-dark" if _dark(page) else ""))
    said = [f"{path}: {one}" for one in barriers(page)]
    if page.locator("html").get_attribute("lang") != visitor.language:
        said.append(f"{path}: the page does not say that it is in {visitor.language}")
    if page.locator("h1").count() != 1:
        said.append(f"{path}: {page.locator('h1').count()} headings of the first level")
    return said


def _dark(page: Page) -> bool:
    return bool(page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"))


def _address(visitor: Visitor, path: str) -> str:
    """Pages of things are found as a person finds them: the first link in their list."""
    lists = {
        "DRAFT": ("/items/", "#mine a[href$='/write/'], #others a[href$='/write/']"),
        "RELEASED": ("/items/", "#released .row-title a"),
        "ALARM": ("/register/?state=alarm", ".row-title a[href^='/register/']"),
        "REPORT": ("/register/tell/", ".row-title a[href^='/register/told/']"),
        "REVIEW": ("/decisions/", "a[href^='/register/reviews/']"),
        "ENDING": ("/decisions/", "a[href^='/register/endings/']"),
        "MOVE": ("/calendar/?view=agenda", ".cal-move"),
        "DAY": ("/calendar/", ".cal-date a"),
        "CHANNEL": ("/register/", ".row-title a[href^='/register/']"),
        "COVER": ("/register/cover/", "tbody th a"),
        "COLLEAGUE": ("/people/", "main a[href^='/people/']"),
        "NUMBERS": ("/insights/", "tbody th a"),
        "POST": ("/insights/posts/", "tbody th a"),
        "PERSON": ("/people/", "main a[href^='/people/']:not([href$='/add/'])"),
        "QUESTION": ("/may-this-be-shared/", ".row-title a[href^='/may-this-be-shared/']"),
        "FACT": ("/facts/", "main .row-title a[href^='/facts/']"),
        "FEED_POST": ("/feed/", ".feed-when a"),
        "KIT": ("/share/", ".kit-title a"),
        "ARTICLE": ("/guideline/group/", "main a[href^='/guideline/group/']:not([href*='/new/'])"),
        "ADVICE": ("/guideline/ask/", "main a[href^='/guideline/ask/']"),
        "LEAVE": ("/leaves/", ".row-title a"),
        "PROFILE": ("/decisions/", "a[href^='/profiles/']"),
        "CAMPAIGN": ("/decisions/", "a[href^='/campaigns/']"),
        "FRAME": ("/campaigns/", "main .row-title a[href^='/campaigns/frames/']"),
        "TAKEDOWN": ("/decisions/", "a[href^='/takedowns/']"),
    }
    name, slash, rest = path.partition("/")
    if name not in lists:
        return path
    start, links = lists[name]
    visitor.go(start)
    return str(visitor.page.locator(links).first.get_attribute("href")).rstrip("/") + (slash + rest or "/")


def test_the_keyboard_alone_is_enough_to_publish(arrive: Arrive) -> None:
    lars = arrive("sv")
    lars.sign_in("lars", "/items/new/")
    page = lars.page
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Hoppa till innehållet")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    for field, words in (("text-sv", "Med tangenterna."), ("text-fi", "Näppäimillä.")):
        _tab_to(page, f"#{field}")
        page.keyboard.type(words)
    expect(page.locator("#findings-title")).to_have_text("Inget att titta på")
    _tab_to(page, "button.act-now")


def _tab_to(page: Page, selector: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"{selector} is not reached with the Tab key")


def test_the_question_mark_shows_the_keys_and_escape_goes_back(arrive: Arrive) -> None:
    lars = arrive("sv", WIDE)
    lars.sign_in("lars", "/items/new/")
    page = lars.page
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Tangenter på den här sidan")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.locator(".finding summary").first.click()
    chip = page.get_by_role("link", name="Regel: PRIN-1").first
    chip.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#sheet")).to_be_focused()
    page.keyboard.press("Escape")
    expect(chip).to_be_focused()


def test_the_open_sheet_is_accessible(arrive: Arrive) -> None:
    aino = arrive("fi", PHONE)
    aino.sign_in("aino", "/items/new/")
    aino.page.locator(".finding summary").first.click()
    aino.page.get_by_role("link", name="Kohta: PRIN-1").first.click()
    expect(aino.page.locator("#sheet")).to_contain_text("PRIN-1")
    aino.picture("sheet")
    assert barriers(aino.page) == []
