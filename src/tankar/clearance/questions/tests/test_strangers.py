"""Askers never meet: neither two elected officials, nor staff and elected officials, in either direction, on any page,
in any notice, and not by the way of a matter they both ask about."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tankar.clearance.facts.actions.ask_fact import ask_fact
from tankar.clearance.models import AgendaMatter, Clearance, FactRequest
from tankar.clearance.questions.actions.answer import answer
from tankar.clearance.testing.asking import asked, matter_of, said
from tankar.decisions.models import Matter
from tankar.notices.models import Notice
from tankar.organisation.models import Person, User
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.django_db
WORDS = {"johan": "Johans egna ord", "berit": "Berits egna ord", "aino": "Ainos egna ord"}


@pytest.fixture
def matter(sirpa: Person, clock: Any) -> AgendaMatter:
    return matter_of(sirpa)


@pytest.fixture
def berit(db: None) -> Person:
    return Person.objects.create(
        user=User.objects.create_user("berit@demo.example"),
        given_name="Berit",
        family_name="Example",
        email="berit@demo.example",
        is_employee=False,
        is_elected=True,
    )


@pytest.fixture
def three(
    johan: Person, berit: Person, aino: Person, sirpa: Person, matter: AgendaMatter
) -> dict[str, tuple[Person, Clearance, FactRequest]]:
    """Two elected officials and an employee ask about the same matter, and are answered."""
    found = {}
    for name, person in (("johan", johan), ("berit", berit), ("aino", aino)):
        clearance = asked(person, sirpa, words=WORDS[name], matter=matter)
        answer(sirpa, clearance, said("partly", sentence_sv=f"Svaret till {name}."))
        found[name] = (person, clearance, ask_fact(person, f"{WORDS[name]} om fakta", matter=matter))
    return found


def everything(client: Client, matter: AgendaMatter) -> str:
    """What the pages that several people share show one of them."""
    addresses = [
        *("/", "/notices/", "/decisions/", reverse("clearance:list"), reverse("clearance:ask")),
        *(reverse("clearance:facts"), reverse("clearance:matters"), f"{reverse('clearance:facts')}?q=ord"),
        f"{reverse('clearance:matters')}?q=egna",
        f"{reverse('clearance:ask')}?matter={matter.public_id}",
    ]
    return " ".join(client.get(one).content.decode() for one in addresses)


@pytest.mark.parametrize("who", list(WORDS))
def test_each_meets_their_own_and_nothing_of_the_others(
    who: str,
    three: dict[str, tuple[Person, Clearance, FactRequest]],
    matter: AgendaMatter,
    as_person: SignedIn,
) -> None:
    person, own, fact = three[who]
    client = as_person(person)
    shown = everything(client, matter)
    assert WORDS[who] in shown
    for other, (somebody, clearance, request) in three.items():
        if other == who:
            continue
        for hidden in (WORDS[other], f"Svaret till {other}", clearance.public_id, request.public_id):
            assert hidden not in shown
        for name, row in (("question", clearance), ("paper", clearance), ("fact_request", request)):
            assert client.get(reverse(f"clearance:{name}", args=[row.public_id])).status_code == 404
        assert client.post(reverse("clearance:withdraw", args=[clearance.public_id])).status_code == 404
        # the answer to one's own question does not tell that somebody else asked
        page = client.get(reverse("clearance:question", args=[own.public_id])).content.decode()
        assert str(somebody) not in page
    assert list(Clearance.objects.visible_to(person)) == [own]
    assert list(FactRequest.objects.visible_to(person)) == [fact]
    assert not Matter.objects.visible_to(person).filter(kind__startswith="clearance.").exists()


def test_no_notice_of_one_is_about_what_another_asked(
    three: dict[str, tuple[Person, Clearance, FactRequest]],
) -> None:
    for name, (person, clearance, request) in three.items():
        mine = {clearance.public_id, request.public_id}
        about = {one.about.partition(":")[2] for one in Notice.objects.filter(person=person)}
        assert about <= mine, name


def test_whoever_answers_all_three_sees_of_none_who_asked(
    three: dict[str, tuple[Person, Clearance, FactRequest]],
    matter: AgendaMatter,
    sirpa: Person,
    lars: Person,
    as_person: SignedIn,
) -> None:
    for reader in (sirpa, lars):
        client = as_person(reader)
        shown = everything(client, matter)
        shown += " ".join(
            client.get(reverse("clearance:question", args=[clearance.public_id])).content.decode()
            for _person, clearance, _request in three.values()
        )
        assert not any(name in shown for name in ("Björkskog", "Berit Example", "Rautakoski"))


def test_the_open_data_and_the_api_say_nothing_of_questions(
    three: dict[str, tuple[Person, Clearance, FactRequest]], client: Client
) -> None:
    for address in ("/open-data/", "/feed.json", "/feed.atom", "/api/v1/openapi.json"):
        shown = client.get(address, follow=True).content.decode(errors="replace")
        assert not any(words in shown for words in WORDS.values())
