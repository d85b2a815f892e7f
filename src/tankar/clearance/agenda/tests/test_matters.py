from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from tankar.clearance.agenda.actions.keep_matter import MatterFacts, keep_matter
from tankar.clearance.agenda.taking_in import COLUMNS, matters_in
from tankar.clearance.errors import FileRefused, Incomplete, NotAllowed
from tankar.clearance.models import AgendaMatter
from tankar.clearance.questions.actions.tell_public import tell_of_public_matters
from tankar.clearance.testing.asking import asked, matter_of
from tankar.notices.models import Notice
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.django_db
HEAD = ";".join(COLUMNS)
LINE = "KARLEBY/7/2026;Lekparken i Öja;Öjan leikkipuisto;council;14.12.2026;2026-12-08;SIRPA@demo.example;040 555"


@pytest.fixture(autouse=True)
def english(kirsti: Person, sirpa: Person, johan: Person, clock: Any) -> None:
    Person.objects.update(language="en")


def facts(**more: Any) -> MatterFacts:
    told: dict[str, Any] = {
        "reference": "KARLEBY/1/2026",
        "title_sv": "Skolnätet",
        "title_fi": "Kouluverkko",
        "body": "council",
        **more,
    }
    return MatterFacts(**told)


def words(answer: Any) -> str:
    main = BeautifulSoup(answer.content, "html.parser").find("main")
    assert main is not None
    return " ".join(main.get_text(" ").split())


def test_the_registry_keeps_a_matter_and_nobody_else(kirsti: Person, sirpa: Person, lars: Person) -> None:
    kept = keep_matter(kirsti, facts(preparer=sirpa))
    assert keep_matter(kirsti, facts(title_sv="Skolnätet 2028"), kept).title_sv == "Skolnätet 2028"
    for somebody in (sirpa, lars):
        with pytest.raises(NotAllowed):
            keep_matter(somebody, facts(reference="X"))


@pytest.mark.parametrize("missing", ["reference", "title_sv", "title_fi", "body"])
def test_a_matter_is_whole(missing: str, kirsti: Person) -> None:
    with pytest.raises(Incomplete) as refused:
        keep_matter(kirsti, facts(**{missing: " "}))
    assert list(refused.value.faults) == [missing]


def test_a_case_number_is_there_once(kirsti: Person) -> None:
    keep_matter(kirsti, facts())
    with pytest.raises(Incomplete):
        keep_matter(kirsti, facts())


def test_a_day_that_moves_ahead_is_told_again_on_the_new_day(
    kirsti: Person, sirpa: Person, johan: Person, clock: Any
) -> None:
    matter = keep_matter(kirsti, facts(preparer=sirpa, public_from=dt.date(2026, 11, 25)))
    asked(johan, sirpa, matter=matter)
    clock.advance(days=3)
    assert tell_of_public_matters() == 1
    matter.refresh_from_db()
    keep_matter(kirsti, facts(preparer=sirpa, public_from=dt.date(2026, 12, 8)), matter)
    assert tell_of_public_matters() == 0
    clock.set(dt.datetime(2026, 12, 8, 6, tzinfo=dt.UTC))
    assert tell_of_public_matters() == 1
    assert Notice.objects.filter(person=johan, kind="clearance.public").exists()


def test_a_file_is_read_whole(sirpa: Person) -> None:
    (found,) = matters_in(f"\ufeff{HEAD}\n{LINE}\n;;;;;;;\n".encode())
    assert (found.reference, found.preparer, found.meets_on, found.public_from) == (
        "KARLEBY/7/2026",
        sirpa,
        dt.date(2026, 12, 14),
        dt.date(2026, 12, 8),
    )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\xff\xfe", "not in UTF-8"),
        (b"reference;title_sv\nX;Y\n", "title_fi, body"),
        (HEAD.encode(), "holds no matters"),
        (f"{HEAD}\n{LINE}\n{LINE}".encode(), "Line 3: the case number stands in the file twice."),
        (f"{HEAD}\nX;Y;;council;;;;".encode(), "Line 2: title_fi is empty."),
        (f"{HEAD}\nX;Y;Z;parliament;;;;".encode(), "Line 2: body must be council"),
        (f"{HEAD}\nX;Y;Z;board;soon;;;".encode(), "Line 2: soon is no day."),
        (f"{HEAD}\nX;Y;Z;board;;;nobody@demo.example;".encode(), "nobody here has the address"),
        (b"x" * (1024 * 1024 + 1), "larger than one megabyte"),
    ],
)
def test_what_cannot_be_taken_in_is_told_by_line(data: bytes, sentence: str) -> None:
    with translation.override("en"), pytest.raises(FileRefused) as refused:
        matters_in(data)
    assert sentence in " ".join(refused.value.sentences)


def test_a_file_brings_up_to_date_and_takes_nothing_away(
    as_person: SignedIn, kirsti: Person, sirpa: Person
) -> None:
    matter_of(sirpa, reference="KARLEBY/7/2026")
    matter_of(sirpa, reference="KARLEBY/8/2026")
    browser = as_person(kirsti)
    address = reverse("clearance:take_in_matters")
    assert "No file" not in words(browser.get(address))
    sent = {"file": SimpleUploadedFile("m.csv", f"{HEAD}\n{LINE}".encode())}
    answer = browser.post(address, sent, follow=True)
    assert "1 matter is taken in." in answer.content.decode()
    assert AgendaMatter.objects.count() == 2
    assert AgendaMatter.objects.get(reference="KARLEBY/7/2026").title_sv == "Lekparken i Öja"
    broken = {"file": SimpleUploadedFile("m.csv", f"{HEAD}\n{LINE}\nX;;;;;;;".encode())}
    answer = browser.post(address, broken)
    assert (answer.status_code, "Line 3" in words(answer)) == (422, True)
    assert "Choose a file first." in words(browser.post(address))


def test_the_form_keeps_a_matter_and_says_what_is_missing(
    as_person: SignedIn, kirsti: Person, sirpa: Person
) -> None:
    browser = as_person(kirsti)
    typed = {"reference": "KARLEBY/5/2026", "title_sv": "Parken", "title_fi": "Puisto", "body": "board"}
    answer = browser.post(
        reverse("clearance:new_matter"), {**typed, "preparer": sirpa.public_id}, follow=True
    )
    assert "The matter is kept." in answer.content.decode()
    matter = AgendaMatter.objects.get()
    assert matter.preparer == sirpa
    assert "Parken" in browser.get(reverse("clearance:matter", args=[matter.public_id])).content.decode()
    answer = browser.post(reverse("clearance:new_matter"), typed)
    assert (answer.status_code, "There is a matter with this case number already." in words(answer)) == (
        422,
        True,
    )
    assert browser.get(reverse("clearance:matter", args=["nothing"])).status_code == 404
    example = browser.get(reverse("clearance:example_matters"))
    assert [one.reference for one in matters_in(example.content)] == ["KARLEBY/123/2026"]


def test_johan_finds_a_matter_and_asks_about_it_but_keeps_none(
    as_person: SignedIn, johan: Person, sirpa: Person, django_assert_max_num_queries: Any
) -> None:
    matter = matter_of(sirpa)
    for number in range(60):
        matter_of(sirpa, reference=f"OTHER/{number}", title_sv="Annat", title_fi="Muu")
    browser = as_person(johan)
    assert "Skolnätet" in words(browser.get(reverse("clearance:matters"), {"q": "skolnätet"}))
    assert "No matter found." in words(browser.get(reverse("clearance:matters"), {"q": "månen"}))
    with django_assert_max_num_queries(15):
        first = browser.get(reverse("clearance:matters"))
    assert "Show more" in words(first)
    assert "Skolnätet" in browser.get(reverse("clearance:ask"), {"matter": matter.public_id}).content.decode()
    assert browser.get(reverse("clearance:new_matter")).status_code == 403
