"""The publishers' group's page: read by everybody employed, written by communications."""

from __future__ import annotations

from typing import Any

import html5lib
import pytest
from django.core.exceptions import PermissionDenied

from tankar.guideline.group.actions.write_part import remove_part, write_part
from tankar.guideline.models import Answer, Article, Meeting
from tankar.journal.models import Entry
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.django_db
ARTICLE = {
    "title_sv": "Beskriv en bild",
    "body_sv": "Säg vad som syns.\n\nInget mer.",
    "title_fi": "Kuvaile kuva",
    "body_fi": "Kerro, mitä näkyy.",
}
ANSWER = {"question_sv": "Får jag?", "answer_sv": "Ja.", "question_fi": "Saanko?", "answer_fi": "Kyllä."}


def _page(client: Any, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    page: str = answer.content.decode()
    html5lib.HTMLParser(strict=True).parse(page)
    return page


def test_an_empty_page_says_so(aino: Person, as_person: SignedIn, clock: Any) -> None:
    page = _page(as_person(aino), "/guideline/group/")
    assert "Ei vielä artikkeleita." in page
    assert "/guideline/group/new/" not in page


def test_lars_writes_all_three_and_aino_reads_them_in_finnish(
    lars: Person, aino: Person, as_person: SignedIn, clock: Any
) -> None:
    his = as_person(lars)
    meeting = {"starts_at": "2026-12-02T13:00", "place": "Stadsbiblioteket", "about_fi": "Joulu"}
    for kind, facts in (("article", ARTICLE), ("answer", ANSWER), ("meeting", meeting)):
        _page(his, f"/guideline/group/new/{kind}/")
        assert his.post(f"/guideline/group/new/{kind}/", {}).status_code == 422
        assert his.post(f"/guideline/group/new/{kind}/", facts).status_code == 302
    page = _page(as_person(aino), "/guideline/group/")
    for words in ("Kuvaile kuva", "Saanko?", "Joulu", "keskiviikko 2.12. klo 13.00"):
        assert words in page
    assert "Kerro, mitä näkyy." in _page(
        as_person(aino), f"/guideline/group/{Article.objects.get().public_id}/"
    )


def test_a_meeting_that_is_over_is_not_shown(
    lars: Person, aino: Person, as_person: SignedIn, clock: Any
) -> None:
    facts = {"starts_at": clock.moment, "place": "Kirjasto", "about_sv": "", "about_fi": ""}
    write_part(lars, "meeting", None, facts)
    clock.advance(seconds=1)
    assert "Tapaamista ei ole" in _page(as_person(aino), "/guideline/group/")


def test_a_time_that_does_not_exist_is_refused(lars: Person, as_person: SignedIn, clock: Any) -> None:
    facts = {"starts_at": "2027-03-28T03:30", "place": "Kirjasto"}
    assert as_person(lars).post("/guideline/group/new/meeting/", facts).status_code == 422
    assert not Meeting.objects.exists()


def test_a_part_is_changed_and_taken_away(lars: Person, as_person: SignedIn, clock: Any) -> None:
    answer = write_part(lars, "answer", None, ANSWER)
    here = f"/guideline/group/answer/{answer.public_id}/"
    client = as_person(lars)
    assert "Får jag?" in _page(client, here)
    client.post(here, ANSWER | {"answer_sv": "Nej."})
    assert Answer.objects.get().answer_sv == "Nej."
    client.post(here, {"remove": "1"})
    assert not Answer.objects.exists()
    assert Entry.objects.filter(kind="guideline.group_removed").exists()


def test_nobody_else_writes_and_elected_officials_do_not_read(
    aino: Person, johan: Person, lars: Person, as_person: SignedIn, clock: Any
) -> None:
    assert as_person(aino).get("/guideline/group/new/article/").status_code == 403
    assert as_person(johan).get("/guideline/group/").status_code == 403
    with pytest.raises(PermissionDenied):
        write_part(aino, "article", None, ARTICLE)
    part = write_part(lars, "article", None, ARTICLE)
    with pytest.raises(PermissionDenied):
        remove_part(aino, "article", part)
    assert as_person(lars).get("/guideline/group/new/nothing/").status_code == 404
    assert as_person(lars).get("/guideline/group/nobody/").status_code == 404
