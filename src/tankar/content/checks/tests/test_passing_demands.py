"""What the city demands of a kind is passed by a named person with a reason; what a network refuses is not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tankar import journal
from tankar.channels.models import Channel
from tankar.content.actions.release_item import release_item
from tankar.content.actions.save_item import save_item
from tankar.content.changes import Changes
from tankar.content.checks.actions.pass_finding import pass_finding
from tankar.content.checks.answers import Looked, look_at
from tankar.content.draft import draft_of
from tankar.content.errors import FindingGone, NotReady
from tankar.content.models import Item, PassedFinding, Review
from tankar.content.problems import problems_of
from tankar.content.review.actions.answer_review import say_yes
from tankar.content.review.errors import ReviewNeeded
from tankar.content.testing.asking import NOON, asked
from tankar.content.testing.making import make_item, ready_item, with_picture
from tankar.journal.models import Entry
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.django_db
REASON = "Mätstationen är vår egen; ingen annan källa finns."


def looked(item: Item) -> Looked:
    return look_at(item, draft_of(item))


def stops(item: Item) -> list[str]:
    return [one.code for one in looked(item) if one.blocks]


def key_of(item: Item, code: str) -> str:
    return next(one.key for one in looked(item) if one.code == code)


@pytest.fixture
def job(aino: Person, instagram: Channel) -> Item:
    """A job that says neither until when nor where people apply."""
    item = ready_item(aino, instagram)
    Item.objects.filter(pk=item.pk).update(kind="job")
    item.refresh_from_db()
    return item


def test_a_demanded_field_is_passed_with_a_reason_and_the_item_leaves(aino: Person, job: Item) -> None:
    with pytest.raises(NotReady):
        release_item(aino, job, job.revision, NOON)
    pass_finding(aino, job, key_of(job, "link_missing"), REASON)
    assert stops(job) == ["ends_at_missing"]
    pass_finding(aino, job, key_of(job, "ends_at_missing"), "Sökes tills platsen är fylld.")
    release = release_item(aino, job, job.revision, NOON)
    told = [(one["rule"], one["passed"]) for one in release.findings]
    assert told == [("field.ends_at", True), ("field.link", True)]


def test_an_empty_bracket_is_passed_and_another_one_is_asked_about(aino: Person, instagram: Channel) -> None:
    item = make_item(aino, instagram, swedish="Skriv {namn} i ämnesraden.", finnish="Kirjoita nimesi.")
    pass_finding(aino, item, key_of(item, "placeholder_left"), "Klammern hör till exemplet.")
    assert stops(item) == []
    item = save_item(aino, item, item.revision, Changes(texts={"sv": "Skriv {namn} överst i ämnesraden."}))
    assert stops(item) == []
    item = save_item(aino, item, item.revision, Changes(texts={"sv": "Skriv {namn} och {gata}."}))
    assert stops(item) == ["placeholder_left"]


def test_as_another_kind_the_field_is_asked_for_again(aino: Person, job: Item) -> None:
    pass_finding(aino, job, key_of(job, "link_missing"), REASON)
    item = save_item(aino, job, job.revision, Changes(details={"kind": "take_part"}))
    assert "link_missing" in stops(item)
    back = save_item(aino, item, item.revision, Changes(details={"kind": "job"}))
    assert "link_missing" not in stops(back)


def test_the_journal_says_which_field_in_words_and_not_why(aino: Person, job: Item) -> None:
    pass_finding(aino, job, key_of(job, "link_missing"), REASON)
    entry = Entry.objects.about("item", job.public_id).get(kind="content.finding_passed")
    assert entry.params == {"check": "field.link"}
    with translation.override("en"):
        assert journal.sentence(entry).endswith("let a finding stand with a reason (no page on the website)")
    assert REASON not in str(entry.params)


def test_the_reviewer_sees_the_reason_and_the_name(
    aino: Person, lars: Person, job: Item, as_person: SignedIn
) -> None:
    for code in ("link_missing", "ends_at_missing"):
        pass_finding(aino, job, key_of(job, code), REASON)
    asked(aino, job, of=lars)
    page = as_person(lars).get(reverse("content:review", args=[job.public_id])).content.decode()
    assert page.count(REASON) == 2
    assert str(aino) in page


def test_a_stop_passed_after_the_yes_makes_it_void(aino: Person, lars: Person, instagram: Channel) -> None:
    item = ready_item(aino, instagram)
    Item.objects.filter(pk=item.pk).update(subjects=["crisis"], facts_checked_by="Sirpa", facts_source="SMHI")
    item.refresh_from_db()
    for code in ("link_missing", "valid_until_missing"):
        pass_finding(aino, item, key_of(item, code), REASON)
    review = asked(aino, item, of=lars)
    say_yes(lars, review)
    item.refresh_from_db()
    # the source does not leave: the yes stands, but the item is stopped until somebody answers for it
    item = save_item(aino, item, item.revision, Changes(details={"facts_source": ""}))
    review.refresh_from_db()
    assert (review.state, stops(item)) == ("yes", ["facts_source_missing"])
    pass_finding(aino, item, key_of(item, "facts_source_missing"), REASON)
    review.refresh_from_db()
    assert (review.state, [what for what, _channels in review.changed]) == (Review.State.VOID, ["passed"])
    with pytest.raises(ReviewNeeded):
        release_item(aino, item, item.revision, NOON)


def test_what_only_the_writer_can_answer_is_not_passed(lars: Person) -> None:
    item = make_item(lars, swedish="Hej", finnish="Hei")
    (nowhere,) = [one for one in looked(item) if one.code == "no_channel"]
    assert (nowhere.key, nowhere.is_passable) == ("", False)
    with pytest.raises(FindingGone):
        pass_finding(lars, item, "", REASON)
    assert not PassedFinding.objects.exists()


@pytest.fixture
def long_item(aino: Person, library_mastodon: Channel, instagram: Channel) -> Item:
    return make_item(aino, library_mastodon, instagram, swedish="s" * 600, finnish="f")


def test_a_network_that_refuses_says_so_and_offers_what_can_be_done(
    aino: Person, long_item: Item, library_mastodon: Channel, as_person: SignedIn
) -> None:
    (problem,) = [one for one in looked(long_item) if one.code == "too_long"]
    assert problem.refused_on is not None
    assert (problem.refused_on.public_id, problem.is_passable) == (library_mastodon.public_id, False)
    page = as_person(aino).get(reverse("content:write", args=[long_item.public_id])).content.decode()
    assert f'data-leaves-out="{library_mastodon.public_id}"' in page
    assert f'href="#own-{library_mastodon.public_id}"' in page


def test_without_javascript_a_press_leaves_that_channel_out_and_no_other(
    aino: Person, long_item: Item, library_mastodon: Channel, instagram: Channel, as_person: SignedIn
) -> None:
    client: Client = as_person(aino)
    sent: dict[str, Any] = {
        "revision": long_item.revision,
        "text-sv": "s" * 600,
        "text-fi": "f",
        "channels_shown": "1",
        "channels": [library_mastodon.public_id, instagram.public_id],
        "act": f"leave-out:{library_mastodon.public_id}",
    }
    assert client.post(reverse("content:write", args=[long_item.public_id]), sent).status_code == 302
    assert [one.name for one in draft_of(long_item).channels] == [instagram.name]
    assert stops(long_item) == []


def test_a_picture_a_channel_does_not_take_names_that_channel(aino: Person, instagram: Channel) -> None:
    draft = draft_of(with_picture(aino, ready_item(aino, instagram)))
    (chosen,) = draft.channels
    none = replace(draft, channels=(replace(chosen, limits=replace(chosen.limits, media=0)),))
    (problem,) = [one for one in problems_of(none) if one.blocks]
    assert problem.refused_on is not None
    assert (problem.refused_on.name, problem.key) == (instagram.name, "")
