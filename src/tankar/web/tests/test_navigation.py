"""What the navigation shows to whom."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from tankar.organisation.access import registered
from tankar.organisation.models import Person
from tankar.web import navigation as nav
from tankar.web.navigation import GROUPS, Entry, Group, navigation, public_navigation, shown

SignedIn = Callable[[Person], Client]

urlpatterns = [
    path("", include("tankar.web.urls")),
    path("people/", lambda _request: HttpResponse(), name="people"),
]


def pages(groups: list[Group]) -> list[str]:
    return [one.url for group in groups for one in (group.head, *group.rest)]


def test_an_entry_whose_page_is_not_built_is_not_shown() -> None:
    assert shown(Entry("Nowhere", "nowhere:index", "today"), "/") is None


def test_today_is_first_and_current_only_on_itself() -> None:
    row = shown(GROUPS[0][0], "/")
    assert row is not None
    assert row.current
    other = shown(GROUPS[0][0], "/people/")
    assert other is not None
    assert not other.current


@override_settings(ROOT_URLCONF="tankar.web.tests.test_navigation")
def test_only_what_resolves_is_shown(aino: Person) -> None:
    assert len(navigation(aino, "/")["groups"]) == 1
    assert public_navigation("/") == []


def test_at_most_ten_groups_hold_every_page_once(marja_liisa: Person, lars: Person, aino: Person) -> None:
    built = [entry for entries in GROUPS for entry in entries if shown(entry, "/") is not None]
    for person in (marja_liisa, lars, aino):
        groups = navigation(person, "/")["groups"]
        assert 5 <= len(groups) <= 10
        assert len(set(pages(groups))) == len(pages(groups)) <= len(built)
        for group in groups:
            assert len(group.rest) <= 4, "a group is taken in at a glance"


def test_the_phone_reaches_every_page_by_its_bar_or_under_more(marja_liisa: Person) -> None:
    rows = navigation(marja_liisa, "/")
    assert 1 <= len(rows["bar"]) <= 3
    there = {one.head.url for one in rows["bar"]} | set(pages(rows["more"]))
    assert there == set(pages(rows["groups"]))
    alone = [one for one in rows["bar"] if not one.rest]
    assert not any(one in rows["more"] for one in alone), "what the bar shows whole is not said twice"


def test_an_entry_with_a_right_is_hidden_from_who_lacks_it(
    aino: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        nav, "GROUPS", [[Entry("People", "web:today", "people", "organisation.manage_people")]]
    )
    assert navigation(aino, "/")["groups"] == []
    assert navigation(None, "/")["groups"] == []


def test_a_group_is_named_by_the_first_page_one_may_open(
    aino: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = Entry("People", "organisation:people", "people", "organisation.manage_people")
    monkeypatch.setattr(nav, "GROUPS", [[closed, Entry("Today", "web:today", "today")]])
    (group,) = navigation(aino, "/")["groups"]
    assert (group.head.label, group.rest) == ("Today", [])


def test_only_the_nearest_entry_is_where_one_is_and_its_group_is_marked(lars: Person) -> None:
    groups = navigation(lars, "/items/new/")["groups"]
    current = [one.url for group in groups for one in (group.head, *group.rest) if one.current]
    assert current == ["/items/new/"]
    assert [group.head.url for group in groups if group.current] == ["/items/new/"]
    beside = [group.head.url for group in navigation(lars, "/items/")["groups"] if group.current]
    assert beside == ["/items/new/"], "a page of the group marks the group"


def test_the_present_group_stands_open_and_is_marked_on_the_page(lars: Person, as_person: SignedIn) -> None:
    page = BeautifulSoup(as_person(lars).get("/campaigns/").content, "html.parser")
    side = page.select_one(".side-nav")
    assert side is not None
    assert [one["href"] for one in side.select("[aria-current=page]")] == ["/campaigns/"]
    (head,) = side.select("[aria-current=true]")
    opened = side.select("details[open]")
    assert len(opened) == 1
    assert opened[0].find_parent("li") is head.find_parent("li")
    closed = side.select("details:not([open])")
    assert closed
    for one in (*opened, *closed):
        summary = one.select_one("summary .sr")
        assert summary is not None
        assert summary.get_text(strip=True), "a reader hears what it opens"


def test_every_shown_entry_names_a_right_that_exists() -> None:
    rights = {permission.name for permission in registered()}
    for entry in [*chain.from_iterable(GROUPS), *nav.ALARMS]:
        if shown(entry, "/") is not None:
            assert entry.permission is None or entry.permission in rights, entry
