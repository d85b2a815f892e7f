"""What is found in somebody's words: kept for that revision, told to its reviewer, and nothing by person."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.apps import apps
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

import tankar
from tankar.channels.models import Channel
from tankar.content.actions.save_item import save_item
from tankar.content.changes import Changes
from tankar.content.checks.actions.keep_finding import keep_finding
from tankar.content.checks.actions.pass_finding import pass_finding
from tankar.content.checks.answers import look_at
from tankar.content.draft import draft_of
from tankar.content.errors import FindingGone
from tankar.content.models import Item, PassedFinding
from tankar.content.preview_link.actions.make_preview_link import make_preview_link
from tankar.content.preview_link.address import address_of
from tankar.content.testing.asking import asked
from tankar.content.testing.making import make_item
from tankar.journal.kinds import all_kinds, kind_named
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.django_db
CODE = "131052-951J"
REASON = "Kungörelsen ska namnge parten, 434/2003 62 §."
SWEDISH = f"KOM IHÅG ATT ANMÄLA ER! Parten är {CODE}."
SOURCE = Path(tankar.__file__).parent
# the only code that reads or writes answers to findings; there is none that lists, counts or exports them
READERS = {
    "content/checks/answers.py",
    "content/checks/actions/keep_finding.py",
    "content/checks/actions/pass_finding.py",
    "content/models/__init__.py",
    "content/models/passing.py",
    "content/review/approved.py",
}
NAMES = ("PassedFinding", "KeptFinding", "passed_findings", "kept_findings")


@pytest.fixture
def item(aino: Person, instagram: Channel) -> Item:
    return make_item(aino, instagram, swedish=SWEDISH, finnish=f"Asianosainen on {CODE}.")


def key_of(item: Item, code: str) -> str:
    return next(one.key for one in look_at(item, draft_of(item), item.author) if one.code == code)


def test_a_passing_remembers_the_revision_whose_words_it_was_about(aino: Person, item: Item) -> None:
    pass_finding(aino, item, key_of(item, "pii.hetu"), REASON)
    passed = PassedFinding.objects.get()
    assert (passed.revision, passed.item) == (item.revision, item)
    changed = save_item(aino, item, item.revision, Changes(texts={"sv": "Parten är 131052-900W."}))
    assert changed.revision > passed.revision
    assert [one.passed for one in look_at(changed, draft_of(changed)) if one.where == "text-sv"] == [None]


def test_whoever_reviews_it_reads_name_and_reason_and_nothing_about_tone(
    aino: Person, lars: Person, item: Item, as_person: SignedIn
) -> None:
    for problem in look_at(item, draft_of(item)):
        if problem.is_passable:
            pass_finding(aino, item, problem.key, REASON)
    asked(aino, item, of=lars)
    Person.objects.update(language="en")
    page = as_person(lars).get(reverse("content:review", args=[item.public_id])).content.decode()
    assert page.count(REASON) == 2
    assert str(aino) in page
    assert "tone." not in page
    assert [one.code for one in look_at(item, draft_of(item), lars) if one.is_private] == []


@pytest.mark.parametrize("name", ["content:write", "content:look", "content:item"])
def test_a_colleague_in_the_same_item_is_shown_nothing_about_tone(
    lars: Person, aino: Person, item: Item, as_person: SignedIn, name: str
) -> None:
    Person.objects.update(language="en")
    here = reverse(name, args=[item.public_id])
    own = as_person(aino).get(here).content.decode()
    assert ("tone.caps" in own) is (name != "content:item")
    assert "tone." not in as_person(lars).get(here).content.decode()


def test_the_link_for_somebody_outside_tells_of_no_finding(aino: Person, item: Item, client: Client) -> None:
    pass_finding(aino, item, key_of(item, "pii.hetu"), REASON)
    page = client.get(address_of(make_preview_link(aino, item)))
    assert page.status_code == 200
    assert REASON not in page.content.decode()
    assert "tone." not in page.content.decode()


def test_advice_about_tone_is_in_no_row_of_any_table(
    aino: Person, lars: Person, item: Item, as_person: SignedIn
) -> None:
    browser = as_person(aino)
    key = key_of(item, "tone.caps")
    browser.get(reverse("content:look", args=[item.public_id]))
    browser.post(reverse("content:answer", args=[item.public_id]), {"act": f"keep-finding:{key}"})
    with pytest.raises(FindingGone):
        keep_finding(aino, item, key)
    with pytest.raises(FindingGone):
        pass_finding(aino, item, key, REASON)
    for problem in look_at(item, draft_of(item)):
        if problem.is_passable:
            pass_finding(aino, item, problem.key, REASON)
    asked(aino, item, of=lars)
    rows = [str(row) for model in apps.get_models() for row in model._default_manager.values()]
    assert any(REASON in row for row in rows), "the tables were read"
    assert not any("tone." in row or key in row for row in rows)


def test_no_page_and_no_answer_of_the_interface_lists_what_was_passed(
    aino: Person, lars: Person, item: Item, as_person: SignedIn
) -> None:
    pass_finding(aino, item, key_of(item, "pii.hetu"), REASON)
    browser = as_person(lars)
    assert REASON in browser.get(reverse("content:item", args=[item.public_id])).content.decode()
    looked = 0
    for address in sorted(set(_addresses(get_resolver()))):
        answer = browser.get(address)
        if answer.status_code == 200 and not answer.streaming:
            looked += 1
            assert REASON not in answer.content.decode(errors="replace"), address
    assert looked > 40


def test_nothing_but_the_items_own_checks_reads_the_answers() -> None:
    reading = {
        str(file.relative_to(SOURCE))
        for file in SOURCE.rglob("*.py")
        if not {"tests", "migrations"} & set(file.parts)
        and any(name in file.read_text("utf-8") for name in NAMES)
    }
    assert reading == READERS
    templates = [
        file for file in SOURCE.rglob("*.html") if any(one in file.read_text("utf-8") for one in NAMES)
    ]
    assert templates == []


def test_the_journal_says_which_check_and_never_the_reason() -> None:
    assert [one.name for one in all_kinds() if "finding" in one.name] == ["content.finding_passed"]
    assert set(kind_named("content.finding_passed").labels) == {"check"}


def _addresses(resolver: URLResolver, spaces: tuple[str, ...] = ()) -> list[str]:
    """Of every page that needs nothing but its name."""
    found: list[str] = []
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            found += _addresses(one, (*spaces, one.namespace) if one.namespace else spaces)
        elif isinstance(one, URLPattern) and one.name and "out" not in one.name:
            try:
                found.append(reverse(":".join((*spaces, one.name))))
            except NoReverseMatch:
                continue
    return found
