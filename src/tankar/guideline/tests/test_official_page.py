"""The page on which communications puts an official text in place."""

from __future__ import annotations

import pytest
from django.test import Client

from tankar.guideline import content
from tankar.guideline.actions.replace_text import replace_text
from tankar.guideline.models import RuleText
from tankar.guideline.reading import read
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.django_db

PAGE = "/guideline/SAFE-7/official/"
RESTORE = "/guideline/SAFE-7/official/restore/"
TYPED = {
    "language": "fi",
    "text": "Uhkaavat viestit ohjataan esihenkilölle.",
    "source": "Kaupunginhallitus 1.12.2026 § 12",
    "official": "on",
    "seen": "",
}


def test_lars_replaces_the_finnish_text_and_readers_see_it_as_official(
    as_person: SignedIn, client: Client, lars: Person
) -> None:
    answer = as_person(lars).post(PAGE, TYPED)
    assert answer.headers["Location"] == "/guideline/SAFE-7/"
    page = client.get("/fi/guideline/SAFE-7/").content.decode()
    assert TYPED["text"] in page
    assert "Kaupungin virallinen teksti" in page
    assert TYPED["source"] in page


def test_the_form_begins_with_what_stands_there(as_person: SignedIn, lars: Person) -> None:
    page = as_person(lars).get(f"{PAGE}?language=fi").content.decode()
    assert f">\n{content.find('SAFE-7').text.fi}</textarea>" in page
    assert 'name="language" value="fi"' in page
    assert '<textarea name="text"' in page
    assert 'lang="fi"' in page.split("<textarea")[1].split(">")[0]


def test_the_fields_that_must_be_filled_in_are_not_called_optional(as_person: SignedIn, lars: Person) -> None:
    assert "field-optional" not in as_person(lars).get(PAGE).content.decode()


def test_an_unknown_language_means_ones_own(as_person: SignedIn, lars: Person) -> None:
    assert 'name="language" value="sv"' in as_person(lars).get(f"{PAGE}?language=de").content.decode()


@pytest.mark.parametrize("who", ["aino", "heikki", "sirpa", "johan", "outi", "pekka"])
def test_the_wrong_role_is_refused(who: str, as_person: SignedIn, request: pytest.FixtureRequest) -> None:
    signed_in = as_person(request.getfixturevalue(who))
    assert signed_in.get(PAGE).status_code == 403
    assert signed_in.post(PAGE, TYPED).status_code == 403
    assert signed_in.post(RESTORE, {"language": "fi"}).status_code == 403
    assert not RuleText.objects.exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"text": ""}, "Texten är tom. Ingenting sparades."),
        ({"source": ""}, "Källan saknas. Ingenting sparades."),
        ({"language": "sv", "official": ""}, "Den svenska texten är originalet"),
    ],
)
def test_an_error_is_a_sentence_and_what_was_typed_stays(
    typed: dict[str, str], sentence: str, as_person: SignedIn, lars: Person
) -> None:
    answer = as_person(lars).post(PAGE, TYPED | typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert (TYPED | typed)["text"] in page
    assert (TYPED | typed)["source"] in page


def test_whoever_saves_second_compares_and_saves_again(
    as_person: SignedIn, lars: Person, marja_liisa: Person
) -> None:
    replace_text(
        marja_liisa, "SAFE-7", "fi", "Marja-Liisan virke.", source="Päätös", official=True, seen=None
    )
    signed_in = as_person(lars)
    answer = signed_in.post(PAGE, TYPED)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Marja-Liisan virke." in page
    assert TYPED["text"] in page
    seen = answer.context["form"]["seen"].value()
    assert signed_in.post(PAGE, TYPED | {"seen": seen}).status_code == 302
    assert read().find("SAFE-7").in_language("fi").text == TYPED["text"]


def test_the_form_of_a_replaced_text_knows_what_it_replaces(as_person: SignedIn, lars: Person) -> None:
    signed_in = as_person(lars)
    signed_in.post(PAGE, TYPED)
    form = signed_in.get(f"{PAGE}?language=fi").context["form"]
    again = TYPED | {"text": "Toinen virke.", "seen": form["seen"].value()}
    assert signed_in.post(PAGE, again).status_code == 302
    assert read().find("SAFE-7").in_language("fi").text == "Toinen virke."


def test_the_packaged_text_comes_back_with_one_button(as_person: SignedIn, lars: Person) -> None:
    signed_in = as_person(lars)
    signed_in.post(PAGE, TYPED)
    assert RESTORE in signed_in.get(f"{PAGE}?language=fi").content.decode()
    signed_in.post(RESTORE, {"language": "fi"})
    assert not RuleText.objects.exists()
    assert RESTORE not in signed_in.get(f"{PAGE}?language=fi").content.decode()


def test_restoring_twice_does_no_harm(as_person: SignedIn, lars: Person) -> None:
    assert as_person(lars).post(RESTORE, {"language": "fi"}).status_code == 302


def test_a_rule_that_does_not_exist_has_no_such_page(as_person: SignedIn, lars: Person) -> None:
    signed_in = as_person(lars)
    assert signed_in.get("/guideline/META-2/official/").status_code == 404
    assert signed_in.post("/guideline/NOPE-1/official/restore/", {"language": "fi"}).status_code == 404
