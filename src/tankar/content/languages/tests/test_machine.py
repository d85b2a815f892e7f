"""A machine may draft. What leaves has been read through by somebody with a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tankar.channels.models import Channel
from tankar.content.actions.copy_item import copy_item
from tankar.content.actions.deliver_translation import deliver_translation
from tankar.content.actions.release_item import release_item
from tankar.content.actions.review_version import review_version
from tankar.content.actions.save_item import save_item
from tankar.content.changes import Changes
from tankar.content.errors import NotReady
from tankar.content.languages.links import address_of
from tankar.content.models import Item, LanguageVersion
from tankar.content.review.errors import ReviewNeeded
from tankar.content.testing.asking import asked
from tankar.content.testing.making import make_item, ready_item
from tankar.organisation.models import Person
from tankar.work import clock as house_clock

from .test_orders import ordered

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Person], Client]


def finnish(item: Item) -> LanguageVersion:
    return item.versions.get(language="fi")


def by_machine(person: Person, channel: Channel) -> Item:
    item = ready_item(person, channel)
    return save_item(person, item, item.revision, Changes(machine={"fi": True}))


def test_a_machine_draft_does_not_leave_before_somebody_has_read_it_through(
    aino: Person, lars: Person, instagram: Channel
) -> None:
    item = by_machine(aino, instagram)
    with pytest.raises(NotReady) as error:
        release_item(aino, item, item.revision, house_clock.now())
    assert [one.code for one in error.value.problems] == ["machine_unread"]
    review_version(lars, item, "fi")
    read = finnish(item)
    assert (read.standing, read.machine_made, read.reviewed_by) == ("reviewed", True, lars)
    assert release_item(aino, item, item.revision, house_clock.now())


def test_whatever_is_changed_in_it_is_read_again(aino: Person, instagram: Channel) -> None:
    item = by_machine(aino, instagram)
    review_version(aino, item, "fi")
    item = save_item(aino, item, item.revision, Changes(texts={"fi": "Lukusali on tänään kiinni."}))
    again = finnish(item)
    assert (again.standing, again.machine_made, again.reviewed_by) == ("machine", True, None)
    item = save_item(aino, item, item.revision, Changes(machine={"fi": False}))
    assert (finnish(item).standing, finnish(item).machine_made) == ("draft", False)


def test_the_same_answer_once_more_changes_nothing(aino: Person, instagram: Channel) -> None:
    item = by_machine(aino, instagram)
    review_version(aino, item, "fi")
    same = save_item(aino, item, item.revision, Changes(machine={"fi": True, "sv": False}))
    assert (same.revision, finnish(item).standing) == (item.revision, "reviewed")


def test_a_copy_is_read_anew_and_new_words_are_nobodys_machine(aino: Person, instagram: Channel) -> None:
    item = by_machine(aino, instagram)
    review_version(aino, item, "fi")
    assert finnish(copy_item(aino, item)).standing == "machine"
    assert finnish(copy_item(aino, item, texts={"fi": "Muuta"})).standing == "draft"


def test_a_translator_says_so_when_delivering(aino: Person, instagram: Channel, client: Client) -> None:
    item = make_item(aino, instagram, swedish="Läsesalen öppnar kl. 12.")
    order = ordered(aino, item)
    page = address_of(order).partition("/translate/")[2]
    client.post(f"/translate/{page}", {"text": "Lukusali", "machine": "1"})
    order.refresh_from_db()
    assert order.machine_made
    client.post(f"/translate/{page}", {"act": "deliver", "text": "Lukusali avataan.", "machine": "1"})
    assert (finnish(item).standing, finnish(item).machine_made) == ("machine", True)


def test_what_a_translator_wrote_is_a_draft(aino: Person, instagram: Channel) -> None:
    item = make_item(aino, instagram, swedish="Läsesalen öppnar kl. 12.")
    deliver_translation(ordered(aino, item), "Lukusali avataan klo 12.")
    assert (finnish(item).standing, finnish(item).machine_made) == ("draft", False)


def test_the_composer_asks_and_the_reviewer_sees(
    aino: Person, lars: Person, instagram: Channel, as_person: SignedIn
) -> None:
    Person.objects.filter(pk__in=[aino.pk, lars.pk]).update(language="en")
    item = ready_item(aino, instagram)
    form = {"revision": item.revision, "machine_asked-fi": "1", "machine-fi": "1"}
    client = as_person(aino)
    client.post(f"/items/{item.public_id}/write/", form)
    assert finnish(item).standing == "machine"
    page = client.get(f"/items/{item.public_id}/write/").content.decode()
    assert "machine draft, not read through" in page
    review_version(aino, item, "fi")
    asked(aino, item)
    page = as_person(lars).get(f"/items/{item.public_id}/review/").content.decode()
    assert "The text in Finnish is made mainly by machine translation or AI." in page
    assert "Aino Rautakoski has read it through." in page


def test_text_made_mainly_by_ai_needs_a_review(aino: Person, instagram: Channel) -> None:
    item = ready_item(aino, instagram)
    item = save_item(aino, item, item.revision, Changes(details={"subjects": ("made_by_ai",)}))
    with pytest.raises(ReviewNeeded):
        release_item(aino, item, item.revision, house_clock.now())


def test_the_order_form_says_that_one_of_two_is_needed(
    aino: Person, instagram: Channel, as_person: SignedIn
) -> None:
    Person.objects.filter(pk=aino.pk).update(language="en")
    item = make_item(aino, instagram, swedish="Läsesalen öppnar kl. 12.")
    page = as_person(aino).get(f"/items/{item.public_id}/translation/fi/").content.decode()
    assert "One of the two is needed" in page
    assert page.count("(optional)") == 1  # what they should know
