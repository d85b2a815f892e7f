"""Notes beside rules, and a unit's own ground rules."""

from __future__ import annotations

from typing import Any

import html5lib
import pytest

from tankar.guideline.errors import UnknownRule
from tankar.guideline.models import GroundRules, RuleNote
from tankar.guideline.notes.actions.write_ground_rules import write_ground_rules
from tankar.guideline.notes.actions.write_note import remove_note, write_note
from tankar.guideline.notes.errors import NoteMissing, NotTheirs, RulesMissing
from tankar.journal.models import Entry
from tankar.organisation.models import Person, Unit
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.django_db
NOTE = {"sv": "Twitter heter numera X.", "fi": "Twitter on nykyään X.", "en": ""}


def _page(client: Any, address: str) -> str:
    page: str = client.get(address).content.decode()
    html5lib.HTMLParser(strict=True).parse(page)
    return page


def test_a_note_stands_dated_beside_the_rule_wherever_it_is_read(
    client: Any, lars: Person, clock: Any
) -> None:
    write_note(lars, "CHAN-1", NOTE)
    for address in ("/sv/guideline/", "/sv/guideline/CHAN-1/", "/guideline/CHAN-1/sheet/"):
        page = client.get(address, headers={"accept-language": "sv", "hx-request": "true"}).content.decode()
        assert NOTE["sv"] in page, address
        assert "23.11.2026" in page
    english = _page(client, "/en/guideline/CHAN-1/")
    assert f'<span lang="sv">{NOTE["sv"]}' in english


def test_a_note_is_changed_and_taken_away(lars: Person, clock: Any) -> None:
    write_note(lars, "CHAN-1", NOTE)
    clock.advance(days=1)
    write_note(lars, "CHAN-1", NOTE | {"en": "Twitter is X today."})
    assert RuleNote.objects.get().in_language("en") == ("Twitter is X today.", "en")
    remove_note(lars, "CHAN-1")
    remove_note(lars, "CHAN-1")
    assert Entry.objects.filter(kind="guideline.note_removed").count() == 1


def test_a_note_needs_swedish_and_finnish_a_rule_and_communications(
    lars: Person, aino: Person, clock: Any
) -> None:
    with pytest.raises(NoteMissing):
        write_note(lars, "CHAN-1", NOTE | {"fi": " "})
    with pytest.raises(UnknownRule):
        write_note(lars, "NOPE-1", NOTE)
    with pytest.raises(NotTheirs):
        write_note(aino, "CHAN-1", NOTE)
    with pytest.raises(NotTheirs):
        remove_note(aino, "CHAN-1")


def test_lars_writes_it_on_the_page(lars: Person, aino: Person, as_person: SignedIn, clock: Any) -> None:
    client = as_person(lars)
    _page(client, "/guideline/CHAN-1/note/")
    assert client.post("/guideline/CHAN-1/note/", {"sv": "X"}).status_code == 422
    assert client.post("/guideline/CHAN-1/note/", NOTE).status_code == 302
    assert as_person(aino).get("/guideline/CHAN-1/note/").status_code == 403
    client.post("/guideline/CHAN-1/note/", {"remove": "1"})
    assert not RuleNote.objects.exists()


def test_heikki_writes_the_ground_rules_and_aino_and_the_branch_read_them(
    heikki: Person, aino: Person, library: Unit, branch_library: Unit, as_person: SignedIn, clock: Any
) -> None:
    there = f"/guideline/ground-rules/{library.public_id}/"
    client = as_person(heikki)
    _page(client, there)
    assert client.post(there, {"text_sv": " ", "text_fi": ""}).status_code == 422
    assert client.post(there, {"text_sv": "", "text_fi": "Tiskillä ei selata."}).status_code == 302
    page = _page(as_person(aino), "/guideline/ground-rules/")
    assert "Tiskillä ei selata." in page
    assert "23.11.2026" in page
    aino.unit = branch_library
    aino.save()
    assert "Tiskillä ei selata." in _page(as_person(aino), "/guideline/ground-rules/")


def test_the_newest_holds_and_the_earlier_is_kept(
    heikki: Person, aino: Person, library: Unit, as_person: SignedIn, clock: Any
) -> None:
    write_ground_rules(heikki, library, "Förr.", "")
    write_ground_rules(heikki, library, "Nu.", "")
    page = _page(as_person(aino), "/guideline/ground-rules/")
    assert "Nu." in page
    assert "Förr." not in page
    assert GroundRules.objects.count() == 2


def test_another_units_rules_are_neither_read_nor_written(
    heikki: Person, mikko: Person, johan: Person, library: Unit, youth: Unit, as_person: SignedIn, clock: Any
) -> None:
    rules = write_ground_rules(heikki, library, "Nu.", "")
    assert rules not in GroundRules.objects.readable_by(mikko)
    assert not GroundRules.objects.readable_by(johan).exists()
    assert "Nu." not in _page(as_person(mikko), "/guideline/ground-rules/")
    assert as_person(johan).get("/guideline/ground-rules/").status_code == 403
    assert as_person(heikki).get(f"/guideline/ground-rules/{youth.public_id}/").status_code == 404
    with pytest.raises(NotTheirs):
        write_ground_rules(heikki, youth, "Nu.", "")
    with pytest.raises(RulesMissing):
        write_ground_rules(heikki, library, " ", " ")
