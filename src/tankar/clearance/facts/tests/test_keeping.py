"""What has expired stays readable for years, says that it holds no longer, and then leaves the lists."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar.clearance.errors import NotAllowed, NotOpen
from tankar.clearance.facts.actions import sweep
from tankar.clearance.facts.actions.sweep import archive_sheets, look_at_sheets
from tankar.clearance.facts.actions.write_sheet import publish_sheet
from tankar.clearance.facts.reading import expired_for, fitting, sheets_for
from tankar.clearance.models import FactSheet
from tankar.clearance.testing.asking import facts_of, published
from tankar.journal.models import Entry
from tankar.organisation.models import Person, Unit
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.django_db
LAST = dt.date(2026, 12, 31)


def at(clock: Any, day: dt.date) -> None:
    clock.set(dt.datetime.combine(day, dt.time(12), dt.UTC))


@pytest.fixture
def expired(lars: Person, library: Unit, clock: Any) -> FactSheet:
    sheet = published(lars, library, valid_until=LAST)
    at(clock, dt.date(2027, 1, 1))
    look_at_sheets()
    sheet.refresh_from_db()
    assert sheet.state == "expired"
    return sheet


def test_an_expired_sheet_is_read_by_all_and_used_by_nobody(
    expired: FactSheet, johan: Person, aino: Person, lars: Person
) -> None:
    for person in (johan, aino, lars):
        assert list(expired_for(person, "")) == [expired]
        assert not sheets_for(person, "").exists()
        assert fitting(person, expired.sentence_sv, "sv") == []


def test_ten_years_later_it_leaves_the_lists_with_a_line_in_the_journal(
    expired: FactSheet, johan: Person, lars: Person, clock: Any
) -> None:
    at(clock, dt.date(2036, 12, 30))
    assert archive_sheets() == 0
    at(clock, dt.date(2037, 1, 2))
    assert (archive_sheets(), archive_sheets()) == (1, 0)
    expired.refresh_from_db()
    assert expired.state == "archived"
    for person in (johan, lars):
        assert not expired_for(person, "").exists()
    # communications reads it at its address; nobody mends, renews or withdraws it
    assert FactSheet.objects.visible_to(lars).get() == expired
    assert not FactSheet.objects.visible_to(johan).exists()
    assert not FactSheet.objects.drafted_by(lars).exists()
    with pytest.raises((NotAllowed, NotOpen)):
        publish_sheet(lars, expired, facts_of(expired.unit, valid_until=dt.date(2038, 1, 1)))
    entry = Entry.objects.get(kind="clearance.fact_archived")
    assert (entry.params["title"], entry.actor_id) == (expired.title_sv, "")


def test_a_sheet_that_was_renewed_stays(expired: FactSheet, lars: Person, clock: Any) -> None:
    publish_sheet(lars, expired, facts_of(expired.unit, valid_until=dt.date(2040, 1, 1)))
    at(clock, dt.date(2037, 6, 1))
    assert archive_sheets() == 0


def test_a_city_may_keep_them_shorter_and_a_round_takes_a_few(
    expired: FactSheet, lars: Person, clock: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings.CONFIGURATION, "fact_years", 1)
    monkeypatch.setattr(sweep, "_AT_ONCE", 1)
    FactSheet.objects.create(
        unit=expired.unit, state="expired", valid_until=LAST, changed_at=expired.changed_at, title_sv="Två"
    )
    at(clock, dt.date(2028, 1, 2))
    assert [archive_sheets() for _round in range(3)] == [1, 1, 0]


def test_the_page_shows_what_has_expired_and_warns(
    expired: FactSheet, johan: Person, as_person: SignedIn
) -> None:
    Person.objects.filter(pk=johan.pk).update(language="sv")
    browser = as_person(Person.objects.get(pk=johan.pk))
    assert "?show=expired" in browser.get("/facts/").content.decode()
    listed = browser.get("/facts/?show=expired").content.decode()
    assert expired.title_sv in listed
    assert "De här uppgifterna gällde en gång." in listed
    one = browser.get(f"/facts/{expired.public_id}/").content.decode()
    assert "2036" in one
    nothing = browser.get("/facts/?show=expired&q=snowflake").content.decode()
    assert "Ingen uppgift som har gått ut hittas." in nothing
