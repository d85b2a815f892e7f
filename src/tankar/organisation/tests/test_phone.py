"""One's own work number: kept by oneself, seen by those who see people, and by nobody else."""

from __future__ import annotations

import pytest

from tankar.journal.models import Entry
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.django_db
PHONE = "/me/phone/"


def test_it_is_kept_and_shown(aino: Person, lars: Person, as_person: SignedIn) -> None:
    client = as_person(aino)
    answer = client.post(PHONE, {"phone": " 040  555 01 23 "}, follow=True)
    assert "Puhelinnumero on tallennettu." in answer.content.decode()
    aino.refresh_from_db()
    assert aino.phone == "040 555 01 23"
    assert 'value="040 555 01 23"' in client.get("/me/").content.decode()
    page = as_person(lars).get(f"/people/{aino.public_id}/").content.decode()
    assert 'href="tel:0405550123"' in page


def test_the_journal_says_that_it_changed_and_not_what_it_is(aino: Person, as_person: SignedIn) -> None:
    client = as_person(aino)
    for _ in range(2):
        client.post(PHONE, {"phone": "040 555 01 23"})
    entry = Entry.objects.get(kind="organisation.person_changed")
    assert "555" not in str(entry.params)


def test_it_can_be_taken_away(aino: Person, as_person: SignedIn) -> None:
    client = as_person(aino)
    client.post(PHONE, {"phone": "040 555 01 23"})
    client.post(PHONE, {"phone": ""})
    aino.refresh_from_db()
    assert aino.phone == ""


@pytest.mark.parametrize("wrong", ["ring mig", "12", "040 555 01 23 <b>", "0" * 31])
def test_what_is_no_number_is_refused_in_words(wrong: str, aino: Person, as_person: SignedIn) -> None:
    answer = as_person(aino).post(PHONE, {"phone": wrong})
    assert answer.status_code == 422
    assert "aria-invalid" in answer.content.decode()
    aino.refresh_from_db()
    assert aino.phone == ""


def test_an_elected_official_is_not_asked_for_one(johan: Person, as_person: SignedIn) -> None:
    client = as_person(johan)
    assert PHONE not in client.get("/me/").content.decode()
    assert client.post(PHONE, {"phone": "040 555 01 23"}).status_code == 403
