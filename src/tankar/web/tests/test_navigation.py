"""What the navigation shows to whom."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import override_settings
from django.urls import include, path

from tankar.organisation.access import registered
from tankar.organisation.models import Person
from tankar.web import navigation as nav
from tankar.web.navigation import ENTRIES, Entry, navigation, public_navigation, shown

urlpatterns = [
    path("", include("tankar.web.urls")),
    path("people/", lambda _request: HttpResponse(), name="people"),
]


def labels(rows: list[nav.Shown]) -> list[str]:
    return [row.label for row in rows]


def test_an_entry_whose_page_is_not_built_is_not_shown() -> None:
    assert shown(Entry("Nowhere", "nowhere:index", "today"), "/") is None


def test_today_is_first_and_current_only_on_itself() -> None:
    row = shown(ENTRIES[0], "/")
    assert row is not None
    assert row.current
    other = shown(ENTRIES[0], "/people/")
    assert other is not None
    assert not other.current


@override_settings(ROOT_URLCONF="tankar.web.tests.test_navigation")
def test_only_what_resolves_is_shown(aino: Person) -> None:
    assert len(navigation(aino, "/")["entries"]) == 1
    assert public_navigation("/") == []


def test_the_phones_bar_has_at_most_three_and_the_rest_stands_under_more(marja_liisa: Person) -> None:
    rows = navigation(marja_liisa, "/")
    assert 1 <= len(rows["bar"]) <= 3
    assert labels(rows["bar"] + rows["rest"]).sort() == labels(rows["entries"] + rows["alarms"]).sort()


def test_an_entry_with_a_right_is_hidden_from_who_lacks_it(
    aino: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        nav, "ENTRIES", [Entry("People", "web:today", "people", "organisation.manage_people")]
    )
    assert navigation(aino, "/")["entries"] == []
    assert navigation(None, "/")["entries"] == []


def test_only_the_nearest_entry_is_where_one_is(lars: Person) -> None:
    current = [row.url for row in navigation(lars, "/items/new/")["entries"] if row.current]
    assert current == ["/items/new/"]


def test_every_shown_entry_names_a_right_that_exists() -> None:
    rights = {permission.name for permission in registered()}
    for entry in [*ENTRIES, *nav.ALARMS]:
        if shown(entry, "/") is not None:
            assert entry.permission is None or entry.permission in rights, entry
