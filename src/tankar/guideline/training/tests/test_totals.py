"""A new version is brought to everybody; units are told as totals; names come late and to the own supervisor alone."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar.guideline.models import Acknowledgement, GuidelineVersion
from tankar.guideline.training.actions.ask_everybody import ask_everybody, names_open, remind_units
from tankar.guideline.training.totals import elected_total, totals, unread_of
from tankar.notices.models import Notice
from tankar.organisation import demo
from tankar.organisation.models import Person, Unit, User
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.django_db
HELSINKI = dt.timezone(dt.timedelta(hours=2))
SUMMER = dt.timezone(dt.timedelta(hours=3))


@pytest.fixture
def version(clock: Any) -> GuidelineVersion:
    return GuidelineVersion.objects.create(
        number=2,
        document_date=dt.date(2026, 11, 23),
        published_at=clock.moment,
        asks=True,
    )


def people(unit: Unit, number: int, read: int, version: GuidelineVersion) -> list[Person]:
    """So many employees of the unit, of whom so many have read it."""
    made = [
        Person.objects.create(
            given_name=f"Kaisa{one}",
            family_name=f"Example-{unit.pk}",
            email=f"kaisa{one}.{unit.pk}@demo.example",
            unit=unit,
            user=User.objects.create_user(f"kaisa{one}.{unit.pk}@demo.example"),
        )
        for one in range(number)
    ]
    Acknowledgement.objects.bulk_create(
        Acknowledgement(person=one, version=version, on=dt.date(2026, 11, 24)) for one in made[:read]
    )
    return made


def asked(person: Person) -> list[str]:
    return [one.kind for one in Notice.objects.filter(person=person).order_by("id")]


def test_everybody_with_an_account_is_asked_once_and_who_comes_later_when_they_come(
    aino: Person, johan: Person, version: GuidelineVersion
) -> None:
    nobody = Person.objects.create(given_name="Ilman", family_name="Tunnusta", email="ilman@demo.example")
    assert ask_everybody() == 2
    assert ask_everybody() == 0
    assert asked(aino) == ["guideline.version_to_read"]
    assert asked(johan) == ["guideline.version_invites"]
    assert asked(nobody) == []
    later = demo.make_person("mikko")
    assert ask_everybody() == 1
    assert asked(later) == ["guideline.version_to_read"]
    # in the register since before the version, with an account from today
    nobody.user = User.objects.create_user(nobody.email)
    nobody.save()
    assert (ask_everybody(), ask_everybody()) == (1, 0)
    assert asked(nobody) == ["guideline.version_to_read"]


def test_whoever_may_not_sign_in_any_more_is_not_asked(aino: Person, version: GuidelineVersion) -> None:
    User.objects.filter(person=aino).update(is_active=False)
    assert ask_everybody() == 0


def test_whoever_has_read_it_already_is_not_asked(aino: Person, version: GuidelineVersion) -> None:
    Acknowledgement.objects.create(person=aino, version=version, on=dt.date(2026, 11, 23))
    ask_everybody()
    assert asked(aino) == []


def test_the_packaged_version_asks_nobody(aino: Person, clock: Any) -> None:
    GuidelineVersion.objects.packaged()
    assert ask_everybody() == 0
    assert remind_units() == 0


def test_units_of_fewer_than_five_are_counted_with_the_unit_above(
    library: Unit, branch_library: Unit, version: GuidelineVersion
) -> None:
    people(library, 4, 3, version)
    people(branch_library, 2, 0, version)
    found = totals(version, Unit.objects.all())
    assert [(one.unit, one.people, one.read, one.percent) for one in found] == [(library, 6, 3, 50)]


def test_what_is_too_small_even_at_the_top_is_shown_nowhere(library: Unit, version: GuidelineVersion) -> None:
    people(library, 4, 4, version)
    assert totals(version, Unit.objects.all()) == []


def test_elected_officials_are_a_total_of_at_least_five(johan: Person, version: GuidelineVersion) -> None:
    assert elected_total(version) is None
    for one in range(4):
        Person.objects.create(
            given_name="V",
            family_name=str(one),
            email=f"v{one}@demo.example",
            is_employee=False,
            is_elected=True,
        )
    Acknowledgement.objects.create(person=johan, version=version, elected=True, on=dt.date(2026, 11, 23))
    found = elected_total(version)
    assert found is not None
    assert (found.people, found.few, found.read) == (5, True, 0)


def test_how_many_elected_have_read_it_is_a_number_from_five_on(
    johan: Person, lars: Person, version: GuidelineVersion, as_person: SignedIn
) -> None:
    """Four of five would say too much of the fifth; and nobody who is no longer elected is counted."""
    made = [
        Person.objects.create(
            given_name="V",
            family_name=str(one),
            email=f"v{one}@demo.example",
            is_employee=False,
            is_elected=True,
        )
        for one in range(6)
    ]
    Acknowledgement.objects.bulk_create(
        Acknowledgement(person=one, version=version, elected=True, on=dt.date(2026, 11, 23))
        for one in made[:5]
    )
    found = elected_total(version)
    assert found is not None
    assert (found.people, found.few, found.read) == (7, False, 5)
    assert "5 av 7" in as_person(lars).get("/guideline/learn/totals/").content.decode()
    Person.objects.filter(pk=made[0].pk).update(is_elected=False, is_employee=True)
    found = elected_total(version)
    assert found is not None
    assert (found.people, found.few, found.read) == (6, True, 0)
    page = as_person(lars).get("/guideline/learn/totals/").content.decode()
    assert "färre än fem" in page
    assert "4 av 6" not in page


def test_heads_are_told_totals_at_thirty_and_sixty_days_when_the_offices_are_open(
    heikki: Person, library: Unit, version: GuidelineVersion, clock: Any
) -> None:
    people(library, 5, 2, version)
    clock.set(dt.datetime(2026, 12, 23, 7, 59, tzinfo=HELSINKI))
    assert remind_units() == 0
    clock.advance(minutes=1)
    assert (remind_units(), remind_units()) == (1, 0)
    notice = Notice.objects.get(person=heikki)
    assert notice.params == {"read": "2", "people": "6"}
    clock.set(dt.datetime(2027, 1, 22, 8, tzinfo=HELSINKI))
    assert (remind_units(), remind_units()) == (1, 0)
    assert asked(heikki)[-1] == "guideline.units_reading_late"


def test_thirty_days_that_end_on_midsummer_eve_end_on_monday_and_a_summer_night_counts_as_one(
    heikki: Person, library: Unit, version: GuidelineVersion, clock: Any
) -> None:
    people(library, 5, 2, version)
    # Midsummer Eve 2027 is Friday the 25th of June
    version.published_at = dt.datetime(2027, 5, 26, 10, tzinfo=SUMMER)
    version.save()
    clock.set(dt.datetime(2027, 6, 25, 12, tzinfo=SUMMER))
    assert remind_units() == 0
    clock.set(dt.datetime(2027, 6, 28, 8, tzinfo=SUMMER))
    assert remind_units() == 1
    # on the last Sunday of March the clocks go forward between publication and the day
    version.published_at, version.reminded = dt.datetime(2027, 3, 3, 10, tzinfo=HELSINKI), 0
    version.save()
    clock.set(dt.datetime(2027, 4, 2, 7, 59, tzinfo=SUMMER))
    assert remind_units() == 0
    clock.advance(minutes=1)
    assert remind_units() == 1


def test_names_open_after_sixty_days_and_only_to_the_own_supervisor(
    heikki: Person, lars: Person, library: Unit, version: GuidelineVersion, clock: Any, as_person: SignedIn
) -> None:
    made = people(library, 5, 2, version)
    before = as_person(heikki).get("/guideline/learn/totals/").content.decode()
    assert str(made[4]) not in before
    assert not names_open(version)
    clock.set(dt.datetime(2027, 1, 22, 8, tzinfo=HELSINKI))
    assert names_open(version)
    assert set(unread_of(version, [library])) == {*made[2:], heikki}
    after = as_person(heikki).get("/guideline/learn/totals/").content.decode()
    assert str(made[4]) in after
    assert str(made[0]) not in after
    assert str(made[4]) not in as_person(lars).get("/guideline/learn/totals/").content.decode()


@pytest.mark.parametrize(("who", "status"), [("aino", 403), ("johan", 403), ("heikki", 200), ("lars", 200)])
def test_totals_are_for_heads_and_communications(
    who: str, status: int, request: pytest.FixtureRequest, as_person: SignedIn
) -> None:
    person = request.getfixturevalue(who)
    assert as_person(person).get("/guideline/learn/totals/").status_code == status


def test_marja_liisa_decides_the_day_on_the_page(
    marja_liisa: Person, lars: Person, as_person: SignedIn, clock: Any
) -> None:
    said = {"required_from": "2026-12-01"}
    assert as_person(lars).post("/guideline/learn/rule/", said).status_code == 403
    assert (
        as_person(marja_liisa).post("/guideline/learn/rule/", {"required_from": "2020-01-01"}).status_code
        == 422
    )
    assert as_person(marja_liisa).post("/guideline/learn/rule/", said).status_code == 302
    assert "1.12.2026" in as_person(marja_liisa).get("/guideline/learn/").content.decode()
