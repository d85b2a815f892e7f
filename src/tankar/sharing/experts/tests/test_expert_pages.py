"""The pages of people to ask: colleagues', one's own, and the public one for journalists."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tankar.content.testing.making import picture_bytes, uploaded
from tankar.organisation.models import Person, User
from tankar.organisation.testing.people import SignedIn
from tankar.sharing.experts.actions.keep_profile import keep_profile
from tankar.sharing.experts.actions.show_profile import list_profile
from tankar.sharing.experts.tests.test_profiles import WORDS
from tankar.sharing.models import ExpertProfile
from tankar.work import clock as house_clock

pytestmark = pytest.mark.django_db
OWN, ACT = reverse("sharing:own_expert"), reverse("sharing:expert_act")
STAFF, PUBLIC = reverse("sharing:experts"), "/sv/experts/"
FORM = {
    "work_sv": "Bibliotekarie",
    "topics_sv": "Bokbussen",
    "spoken": ["sv", "fi"],
    "email": "aino@demo.example",
}


@pytest.fixture(autouse=True)
def english(aino: Person, lars: Person, johan: Person, clock: Any) -> None:
    Person.objects.update(language="en")


def test_aino_writes_hers_and_lars_finds_her(as_person: SignedIn, aino: Person, lars: Person) -> None:
    page = as_person(aino).post(OWN, {**FORM, "act": "list"}, follow=True).content.decode()
    assert "It is listed. One click hides it again." in page
    staff = as_person(lars).get(STAFF, {"q": "bokbussen", "language": "fi"}).content.decode()
    assert "Aino Rautakoski" in staff
    assert "mailto:aino@demo.example" in staff


def test_what_is_missing_is_said_at_its_field_and_nothing_is_lost(as_person: SignedIn, aino: Person) -> None:
    answer = as_person(aino).post(OWN, {"work_sv": "Bibliotekarie", "act": "list"})
    assert answer.status_code == 422
    assert "Needed before it can be listed. What you wrote is kept." in answer.content.decode()
    assert ExpertProfile.objects.get().work_sv == "Bibliotekarie"


def test_she_hides_and_removes_it_in_one_click_each(as_person: SignedIn, aino: Person) -> None:
    client = as_person(aino)
    client.post(OWN, {**FORM, "act": "list"})
    assert "It is hidden." in client.post(ACT, {"act": "hide"}, follow=True).content.decode()
    assert "It stands like that already." in client.post(ACT, {"act": "hide"}, follow=True).content.decode()
    assert "removed for good" in client.post(ACT, {"act": "remove"}, follow=True).content.decode()
    assert client.post(ACT, {"act": "hide"}).status_code == 302
    assert not ExpertProfile.objects.exists()


def test_hidden_she_is_gone_at_once_from_every_page_search_and_cache(
    as_person: SignedIn, client: Client, aino: Person, lars: Person
) -> None:
    hers, his = as_person(aino), as_person(lars)
    picture = uploaded(picture_bytes(size=(50, 40)))
    hers.post(OWN, {**FORM, "act": "list", "is_public": "on", "picture": picture})
    profile = ExpertProfile.objects.get()
    public_file, file = (
        reverse(f"sharing:{name}", args=[profile.public_id])
        for name in ("public_expert_picture", "expert_picture")
    )
    shown = [(client, PUBLIC), (client, "/fi/experts/"), (client, f"{PUBLIC}?q=bokbussen")]
    for reader, address in (*shown, (client, public_file), (his, file)):
        answer = reader.get(address)
        assert answer.status_code == 200, address
        # what nobody may keep cannot stay anywhere
        assert answer["Cache-Control"] == "no-store" or "no-cache" in answer["Cache-Control"]
        assert "noarchive" in answer["X-Robots-Tag"]
    for reader, address in shown:
        assert "Rautakoski" in reader.get(address).content.decode()
    assert hers.post(ACT, {"act": "hide"}).status_code == 302
    for reader, address in (*shown, (his, STAFF), (his, f"{STAFF}?q=bokbussen")):
        assert "Rautakoski" not in reader.get(address).content.decode(), address
    assert client.get(public_file).status_code == 404
    assert his.get(file).status_code == 404
    assert hers.get(file).status_code == 200


@pytest.mark.parametrize(
    ("links", "sentence"),
    [
        ("javascript:alert(1)", "Each line is an address"),
        ("https://a.example\n" * 7, "Six addresses at most."),
    ],
)
def test_her_own_channels_are_addresses(as_person: SignedIn, aino: Person, links: str, sentence: str) -> None:
    answer = as_person(aino).post(OWN, {**FORM, "links": links})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not ExpertProfile.objects.exists()


def test_a_picture_comes_without_place_and_goes_again(as_person: SignedIn, aino: Person) -> None:
    client = as_person(aino)
    client.post(OWN, {**FORM, "act": "list", "picture": uploaded(picture_bytes(size=(50, 40)))})
    profile = ExpertProfile.objects.get()
    file = reverse("sharing:expert_picture", args=[profile.public_id])
    assert client.get(file).status_code == 200
    assert Client().get(reverse("sharing:public_expert_picture", args=[profile.public_id])).status_code == 404
    client.post(ACT, {"act": "remove_picture"})
    assert client.get(file).status_code == 404


def test_a_file_that_is_no_picture_is_refused_and_the_words_are_kept(
    as_person: SignedIn, aino: Person
) -> None:
    answer = as_person(aino).post(OWN, {**FORM, "picture": uploaded(b"%PDF-1.7")})
    assert answer.status_code == 422
    assert ExpertProfile.objects.get().topics_sv == "Bokbussen"


def test_the_public_page_shows_only_who_has_said_so(client: Client, aino: Person, lars: Person) -> None:
    list_profile(lars, keep_profile(lars, {**WORDS, "is_public": False}))
    list_profile(aino, keep_profile(aino, {**WORDS, "is_public": True}))
    page = client.get(PUBLIC).content.decode()
    assert "Aino Rautakoski" in page
    assert "Lars Snåre-Holm" not in page
    assert "Läsning för barn" in page
    assert "Kirjastoauto" in client.get("/fi/experts/").content.decode()
    assert "Ingen hittas med det här" in client.get(PUBLIC, {"q": "simhall"}).content.decode()


def test_an_elected_official_is_led_to_the_public_page(as_person: SignedIn, johan: Person) -> None:
    client = as_person(johan)
    assert client.get(STAFF).status_code == 403
    assert client.get(OWN).status_code == 403
    assert 'href="/experts/"' in client.get(reverse("sharing:list")).content.decode()


def test_a_long_list_goes_on_by_key_with_the_same_few_questions(as_person: SignedIn, aino: Person) -> None:
    now = house_clock.now()
    users = User.objects.bulk_create(User(email=f"u{at}@demo.example", password="!") for at in range(40))
    people = Person.objects.bulk_create(
        Person(
            user=user,
            given_name="Test",
            family_name=f"Efternamn {at:02}",
            email=user.email,
            search_name=f"efternamn {at:02}",
        )
        for at, user in enumerate(users)
    )
    ExpertProfile.objects.bulk_create(
        ExpertProfile(person=one, state="listed", changed_at=now, confirmed_at=now) for one in people
    )
    client = as_person(aino)
    client.get(STAFF)
    with CaptureQueriesContext(connection) as asked:
        first = client.get(STAFF).content.decode()
    assert len(asked) <= 15
    assert "Efternamn 29" in first
    assert "Efternamn 30" not in first
    last = ExpertProfile.objects.get(person=people[29])
    second = client.get(STAFF, {"after": last.public_id}).content.decode()
    assert "Efternamn 30" in second
    assert "Efternamn 29" not in second
