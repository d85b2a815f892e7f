"""Pekka keeps the units: adds, renames and moves them; nobody else does, and no circle comes of it."""

from __future__ import annotations

from typing import Any

import html5lib
import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation

from tankar import journal
from tankar.journal.models import Entry
from tankar.organisation import access, demo
from tankar.organisation.actions.add_unit import Names, add_unit
from tankar.organisation.actions.move_unit import move_unit
from tankar.organisation.actions.rename_unit import rename_unit
from tankar.organisation.errors import NameMissing, NameTaken, UnderItself
from tankar.organisation.models import Person, Unit
from tankar.organisation.roles import Role
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.usefixtures("clock")
ARCHIVE = Names("Stadsarkivet", "Kaupunginarkisto", "City archive")
OTHERS = ["marja_liisa", "lars", "aino", "heikki", "sirpa", "johan", "outi"]


def _sent(names: Names, **more: str) -> dict[str, str]:
    return {"name_sv": names.swedish, "name_fi": names.finnish, "name_en": names.english, **more}


def _place(unit: Unit) -> int | None:
    kept: Unit = Unit.objects.get(pk=unit.pk)
    return kept.parent_id


def test_pekka_adds_a_unit_and_the_journal_tells_it(pekka: Person, education: Unit) -> None:
    unit = add_unit(pekka, Names(" Stadsarkivet ", "Kaupunginarkisto"), education)
    kept = Unit.objects.get(public_id=unit.public_id)
    assert (Names.of(kept), kept.parent) == (Names("Stadsarkivet", "Kaupunginarkisto"), education)
    entry = Entry.objects.get()
    assert (entry.subject_type, entry.subject_id) == ("unit", unit.public_id)
    with translation.override("en"):
        assert journal.sentence(entry) == "Pekka Rantasalo added the unit Stadsarkivet / Kaupunginarkisto"
        assert str(kept) == "Stadsarkivet", "without an English name the Swedish one is shown"


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_but_the_administrator_touches_the_units(
    who: str, library: Unit, youth: Unit, as_person: SignedIn
) -> None:
    person = demo.make_person(who)
    before = list(Unit.objects.order_by("pk").values())
    with pytest.raises(PermissionDenied):
        add_unit(person, ARCHIVE, None)
    with pytest.raises(PermissionDenied):
        rename_unit(person, library, ARCHIVE)
    with pytest.raises(PermissionDenied):
        move_unit(person, library, youth)
    client = as_person(person)
    page = f"/units/{library.public_id}/"
    assert [client.get(path).status_code for path in ("/units/add/", page)] == [403, 403]
    paths = ("/units/add/", f"{page}rename/", f"{page}move/")
    assert [client.post(path, _sent(ARCHIVE)).status_code for path in paths] == [403, 403, 403]
    assert list(Unit.objects.order_by("pk").values()) == before
    assert not Entry.objects.exists()


@pytest.mark.parametrize("names", [Names("", "Kaupunginarkisto"), Names("Stadsarkivet", "  ")])
def test_a_unit_needs_both_names(names: Names, pekka: Person, library: Unit) -> None:
    with pytest.raises(NameMissing):
        add_unit(pekka, names, None)
    with pytest.raises(NameMissing):
        rename_unit(pekka, library, names)


@pytest.mark.db
@pytest.mark.parametrize(
    "names", [ARCHIVE, Names("STADSARKIVET", "Toinen arkisto"), Names("Ett annat", "kaupunginarkisto")]
)
def test_two_units_in_one_place_do_not_share_a_name(names: Names, pekka: Person, education: Unit) -> None:
    add_unit(pekka, ARCHIVE, education)
    with pytest.raises(NameTaken):
        add_unit(pekka, names, education)
    assert add_unit(pekka, names, None).parent is None, "in another place they may"
    assert Entry.objects.count() == 2


def test_a_renamed_unit_keeps_its_people_and_its_address(pekka: Person, aino: Person, library: Unit) -> None:
    rename_unit(pekka, library, ARCHIVE)
    aino.refresh_from_db()
    assert aino.unit is not None
    assert (aino.unit.public_id, Names.of(aino.unit)) == (library.public_id, ARCHIVE)
    with translation.override("en"):
        assert journal.sentence(Entry.objects.get()) == (
            "Pekka Rantasalo renamed the unit Stadsbiblioteket / Kaupunginkirjasto: "
            "Stadsarkivet / Kaupunginarkisto"
        )


def test_a_unit_is_not_given_its_neighbours_name(pekka: Person, library: Unit, youth: Unit) -> None:
    with pytest.raises(NameTaken):
        rename_unit(pekka, youth, Names.of(library))
    rename_unit(pekka, library, Names("stadsbiblioteket", "kaupunginkirjasto"))


@pytest.mark.db
def test_heikkis_role_reaches_what_is_moved_under_his_unit(
    pekka: Person, heikki: Person, library: Unit, youth: Unit
) -> None:
    assert not access.holds(heikki, Role.HEAD_OF_UNIT, youth)
    move_unit(pekka, youth, library)
    assert access.holds(heikki, Role.HEAD_OF_UNIT, youth)
    move_unit(pekka, youth, None)
    assert not access.holds(heikki, Role.HEAD_OF_UNIT, youth)
    with translation.override("fi"):
        told = [journal.sentence(entry) for entry in Entry.objects.order_by("pk")]
    vinge = "Ungdomscentralen Vinge / Nuorisokeskus Vinge"
    assert told == [
        f"Pekka Rantasalo siirsi yksikön {vinge} yksikön Stadsbiblioteket / Kaupunginkirjasto alle",
        f"Pekka Rantasalo siirsi yksikön {vinge} ylimmälle tasolle",
    ]


@pytest.mark.db
@pytest.mark.parametrize("place", ["library", "branch_library"])
def test_a_unit_never_lies_under_itself(
    place: str, pekka: Person, library: Unit, branch_library: Unit, as_person: SignedIn
) -> None:
    before = _place(library)
    under = demo.make_unit(place)
    with pytest.raises(UnderItself):
        move_unit(pekka, library, under)
    Person.objects.filter(pk=pekka.pk).update(language="en")
    answer = as_person(pekka).post(f"/units/{library.public_id}/move/", {"parent": under.public_id})
    assert answer.status_code == 422
    assert "cannot be moved under itself" in answer.content.decode()
    assert _place(library) == before
    assert not Entry.objects.exists()


def test_of_two_moves_that_would_make_a_circle_the_second_is_refused(
    pekka: Person, library: Unit, youth: Unit
) -> None:
    as_the_second_saw_it = Unit.objects.get(pk=youth.pk)
    move_unit(pekka, library, youth)
    with pytest.raises(UnderItself):
        move_unit(pekka, as_the_second_saw_it, library)


def test_a_unit_is_not_moved_beside_its_namesake(pekka: Person, library: Unit, youth: Unit) -> None:
    other = add_unit(pekka, Names.of(library), youth)
    with pytest.raises(NameTaken):
        move_unit(pekka, other, library.parent)


def test_the_same_form_sent_twice_does_its_work_once(
    pekka: Person, library: Unit, youth: Unit, as_person: SignedIn
) -> None:
    client = as_person(pekka)
    new = _sent(ARCHIVE, parent=youth.public_id)
    assert [client.post("/units/add/", new).status_code for _ in range(2)] == [302, 422]
    assert Unit.objects.filter(name_sv="Stadsarkivet").count() == 1
    for path, sent in [("rename", _sent(Names("Biblioteket", "Kirjasto"))), ("move", {"parent": ""})]:
        page = f"/units/{library.public_id}/{path}/"
        assert [client.post(page, sent).status_code for _ in range(2)] == [302, 302]
    kinds = list(Entry.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["organisation.unit_added", "organisation.unit_renamed", "organisation.unit_to_top"]


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_the_pages_are_whole_html_in_three_languages(
    language: str, pekka: Person, library: Unit, branch_library: Unit, as_person: SignedIn
) -> None:
    Person.objects.filter(pk=pekka.pk).update(language=language)
    client = as_person(pekka)
    page = f"/units/{library.public_id}/"
    answers = [client.get(path) for path in ("/units/", "/units/add/", page)]
    answers += [client.post(path, {"parent": "nowhere"}) for path in ("/units/add/", f"{page}move/")]
    answers.append(client.post(f"{page}rename/", {"name_sv": "Biblioteket"}))
    assert [answer.status_code for answer in answers] == [200, 200, 200, 422, 422, 422]
    for answer in answers:
        html5lib.HTMLParser(strict=True).parse(answer.content.decode())


def test_places_that_cannot_be_are_not_offered(
    pekka: Person, library: Unit, branch_library: Unit, as_person: SignedIn
) -> None:
    page: Any = as_person(pekka).get(f"/units/{library.public_id}/")
    placing = str(page.context["placing"]["parent"])
    assert library.public_id not in placing
    assert branch_library.public_id not in placing
    assert library.parent is not None
    assert f'value="{library.parent.public_id}" selected' in placing


def test_a_unit_can_be_added_right_under_another(pekka: Person, library: Unit, as_person: SignedIn) -> None:
    answer = as_person(pekka).get("/units/add/", {"under": library.public_id})
    assert f'value="{library.public_id}" selected' in answer.content.decode()


def test_a_new_installation_says_how_to_begin(
    pekka: Person, marja_liisa: Person, as_person: SignedIn
) -> None:
    Person.objects.update(unit=None, language="en")
    Unit.objects.update(parent=None)
    Unit.objects.all().delete()
    for person, said in [(pekka, "Begin with the city itself"), (marja_liisa, "system administrator adds")]:
        answer = as_person(person).get("/units/").content.decode()
        html5lib.HTMLParser(strict=True).parse(answer)
        assert "There are no units yet" in answer
        assert said in answer
        assert ("/units/add/" in answer) is (person == pekka)


def test_whoever_only_looks_is_offered_no_change(heikki: Person, library: Unit, as_person: SignedIn) -> None:
    answer = as_person(heikki).get("/units/").content.decode()
    assert "Kaupunginkirjasto" in answer
    assert library.public_id not in answer


def test_an_address_of_no_unit_is_not_found(pekka: Person, as_person: SignedIn) -> None:
    assert as_person(pekka).get("/units/nowhere/").status_code == 404
