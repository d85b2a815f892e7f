"""What partners are called on each network: kept by communications, read by everybody."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn
from tankar.sharing.errors import NotAllowed
from tankar.sharing.models import Partner
from tankar.sharing.partners.keep_partner import keep_partner, remove_partner
from tankar.sharing.partners.reading import partners_like

pytestmark = pytest.mark.django_db
LIST, NEW = reverse("sharing:partners"), reverse("sharing:new_partner")


@pytest.fixture(autouse=True)
def english(aino: Person, lars: Person, johan: Person, clock: Any) -> None:
    Person.objects.update(language="en")


def test_lars_keeps_it_and_aino_and_johan_read_it(
    as_person: SignedIn, lars: Person, aino: Person, johan: Person
) -> None:
    form = {"name": "Kusten r.f.", "about": "Vandringar", "on_facebook": "@kusten", "on_mastodon": ""}
    assert "Everybody who writes finds it" in as_person(lars).post(NEW, form, follow=True).content.decode()
    assert [(one.network, one.handle) for one in Partner.objects.get().handles.all()] == [
        ("facebook", "@kusten")
    ]
    for person in (aino, johan):
        page = as_person(person).get(LIST, {"q": "kusten"}).content.decode()
        assert "@kusten" in page
        assert "Add a partner" not in page


def test_nobody_else_keeps_the_list(as_person: SignedIn, aino: Person, johan: Person, lars: Person) -> None:
    kept = keep_partner(lars, None, name="Kusten r.f.", about="", handles={})
    for person in (aino, johan):
        assert as_person(person).get(NEW).status_code == 403
        with pytest.raises(NotAllowed):
            remove_partner(person, kept)


def test_the_same_organisation_stands_once(as_person: SignedIn, lars: Person) -> None:
    keep_partner(lars, None, name="Kusten r.f.", about="", handles={})
    answer = as_person(lars).post(NEW, {"name": "KUSTEN R.F."})
    assert answer.status_code == 422
    assert "stands in the list already" in answer.content.decode()


def test_it_is_changed_and_taken_off(as_person: SignedIn, lars: Person) -> None:
    kept = keep_partner(lars, None, name="Kusten r.f.", about="", handles={"facebook": "@gammal"})
    there, client = reverse("sharing:partner", args=[kept.public_id]), as_person(lars)
    assert "@gammal" in client.get(there).content.decode()
    client.post(there, {"name": "Kusten r.f.", "on_facebook": "@ny"})
    assert partners_like("kust")[0].handles == [("Facebook", "@ny")]
    client.post(there, {"act": "remove"})
    assert "No partners yet" in client.get(LIST).content.decode()
    assert client.get(there).status_code == 404


def test_only_what_they_are_called_on_the_networks_at_hand(lars: Person) -> None:
    keep_partner(
        lars, None, name="Kusten r.f.", about="", handles={"facebook": "@k", "mastodon": "@k@a.example"}
    )
    keep_partner(lars, None, name="Skären", about="", handles={"mastodon": "@s@a.example"})
    (row,) = partners_like("", networks=["facebook"])
    assert (row.partner.name, row.handles) == ("Kusten r.f.", [("Facebook", "@k")])


def test_in_the_composer_a_partner_is_found_by_name_or_handle_and_put_with_a_button(
    as_person: SignedIn, lars: Person, aino: Person
) -> None:
    keep_partner(lars, None, name="Kusten r.f.", about="", handles={"facebook": "@ostrander", "x": "@kust"})
    keep_partner(lars, None, name="Utan namn r.f.", about="", handles={})
    client = as_person(aino)
    for words in ("kust", "@ostran", ""):
        part = client.get(reverse("sharing:mentions"), {"mention": words}).content.decode()
        assert 'type="button" data-mention-put="@ostrander"' in part, words
        assert "Utan namn" not in part
    assert (
        "No partner is found"
        in client.get(reverse("sharing:mentions"), {"mention": "x\x00y"}).content.decode()
    )


def test_the_composer_leads_to_the_list_where_nothing_runs(as_person: SignedIn, lars: Person) -> None:
    page = as_person(lars).get(reverse("content:start")).content.decode()
    assert "data-mention-search hidden" in page
    assert f'href="{LIST}"' in page


def test_nobody_outside_sees_the_names(client: Any) -> None:
    assert client.get(reverse("sharing:mentions")).status_code == 302
