"""Fixtures for every test: the demo's people and units, each made when first asked for.

    def test_aino_writes(aino: Person, library: Unit) -> None: ...

`as_person(aino)` gives a client signed in as her.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client, RequestFactory

from tankar.organisation import demo
from tankar.organisation.models import Person, Unit
from tankar.organisation.signing_in import devices

SignedIn = Callable[[Person], Client]


@pytest.fixture
def as_person() -> SignedIn:
    """A client signed in as the person; somebody who is both must still choose as whom to act."""

    def sign_in(person: Person) -> Client:
        client = Client()
        assert person.user is not None
        client.force_login(person.user)
        _note_device(client, person)
        return client

    return sign_in


def _note_device(client: Client, person: Person) -> None:
    """As after somebody's first page: no test of a page counts what is written once a day."""
    request = RequestFactory().get("/")
    assert person.user is not None
    request.session, request.user = client.session, person.user
    devices.note(request)
    request.session.save()


@pytest.fixture
def marja_liisa(db: None) -> Person:
    """Marketing and communications manager."""
    return demo.make_person("marja_liisa")


@pytest.fixture
def lars(db: None) -> Person:
    """Member of the marketing and communications team."""
    return demo.make_person("lars")


@pytest.fixture
def aino(db: None) -> Person:
    """Librarian, channel manager for the library."""
    return demo.make_person("aino")


@pytest.fixture
def heikki(db: None) -> Person:
    """Head of the library."""
    return demo.make_person("heikki")


@pytest.fixture
def sirpa(db: None) -> Person:
    """Preparing office holder in education and culture."""
    return demo.make_person("sirpa")


@pytest.fixture
def johan(db: None) -> Person:
    """Elected official, not employed by the city."""
    return demo.make_person("johan")


@pytest.fixture
def outi(db: None) -> Person:
    """Occupational safety manager."""
    return demo.make_person("outi")


@pytest.fixture
def pekka(db: None) -> Person:
    """System administrator."""
    return demo.make_person("pekka")


@pytest.fixture
def petra(db: None) -> Person:
    """A teacher who is also elected: chooses as whom she acts. No roles."""
    return demo.make_person("petra")


@pytest.fixture
def mikko(db: None) -> Person:
    """Channel manager of the youth centre: somebody from another unit of the same sector as Aino."""
    return demo.make_person("mikko")


@pytest.fixture
def group(db: None) -> Unit:
    return demo.make_unit("group")


@pytest.fixture
def communications(db: None) -> Unit:
    return demo.make_unit("communications")


@pytest.fixture
def education(db: None) -> Unit:
    return demo.make_unit("education")


@pytest.fixture
def library(db: None) -> Unit:
    return demo.make_unit("library")


@pytest.fixture
def branch_library(db: None) -> Unit:
    """Below the library."""
    return demo.make_unit("branch_library")


@pytest.fixture
def youth(db: None) -> Unit:
    """Beside the library."""
    return demo.make_unit("youth")


@pytest.fixture
def water(db: None) -> Unit:
    """A sector of its own."""
    return demo.make_unit("water")
