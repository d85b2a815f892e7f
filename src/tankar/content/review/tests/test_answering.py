from __future__ import annotations

from typing import Any

import pytest

from tankar.channels.models import Channel
from tankar.content.actions.attach_image import attach_image
from tankar.content.actions.release_item import release_item
from tankar.content.actions.remove_item import remove_item
from tankar.content.actions.save_item import save_item
from tankar.content.changes import Changes
from tankar.content.errors import NotAllowed
from tankar.content.media import take_in
from tankar.content.models import Item
from tankar.content.review.actions.answer_review import say_yes, send_back
from tankar.content.review.actions.withdraw_review import withdraw_review
from tankar.content.review.errors import AlreadyAnswered, ReasonMissing, ReviewNeeded, WrongReviewer
from tankar.content.testing.asking import NOON, asked, pending_item, picture_said
from tankar.content.testing.making import picture_bytes, ready_item, uploaded, with_picture
from tankar.journal.models import Entry
from tankar.notices.models import Notice
from tankar.organisation.models import Person

pytestmark = pytest.mark.django_db


def sentences(person: Person) -> list[str]:
    return [one.sentence for one in Notice.objects.filter(person=person, read_at=None).order_by("id")]


def test_an_edit_after_the_yes_makes_it_void_and_says_what_changed(
    lars: Person, marja_liisa: Person, city: Channel
) -> None:
    item = pending_item(lars, city)
    review = asked(lars, item, of=marja_liisa)
    say_yes(marja_liisa, review)
    save_item(lars, item, 1, Changes(texts={"fi": "Lukusali on auki."}))
    review.refresh_from_db()
    assert (review.state, review.changed) == ("void", [["text-fi", "Karleby"]])
    (notice,) = Notice.objects.filter(person=marja_liisa, kind="content.review_void")
    # in the reader's language, not the writer's
    assert notice.params["parts"] == "Suomenkielinen teksti on muuttunut: Karleby."
    (entry,) = [
        one for one in Entry.objects.about("item", item.public_id) if one.kind == "content.review_void"
    ]
    assert entry.params["part"] == "text-fi"
    with pytest.raises(ReviewNeeded):
        release_item(lars, Item.objects.get(), 2, NOON)


def test_what_does_not_leave_keeps_the_yes(lars: Person, marja_liisa: Person, city: Channel) -> None:
    item = with_picture(lars, pending_item(lars, city))
    review = asked(lars, item, of=marja_liisa)
    say_yes(marja_liisa, review)
    item.refresh_from_db()
    save_item(lars, item, item.revision, picture_said(item, source="Eget foto, Lars"))
    review.refresh_from_db()
    assert review.state == "yes"


def test_a_picture_a_channel_or_a_category_makes_it_void_too(
    lars: Person, marja_liisa: Person, city: Channel, instagram: Channel
) -> None:
    def parts_after(item: Item, change: Any) -> list[str]:
        review = asked(lars, item, of=marja_liisa)
        say_yes(marja_liisa, review)
        item.refresh_from_db()
        change(item)
        review.refresh_from_db()
        assert review.state == "void"
        return [what for what, _channels in review.changed]

    picture = take_in(uploaded(picture_bytes(size=(80, 60))))
    both = Changes(channels={one.public_id: ("", "") for one in (city, instagram)})
    assert "picture" in parts_after(
        pending_item(lars, city), lambda item: attach_image(lars, item, picture, "")
    )
    assert parts_after(pending_item(lars, city), lambda item: save_item(lars, item, item.revision, both)) == [
        "channel_added"
    ]
    shown = with_picture(lars, pending_item(lars, city))
    assert parts_after(
        shown,
        lambda item: save_item(
            lars, item, item.revision, picture_said(item, people="children", leave_note="Form")
        ),
    ) == ["category"]
    assert parts_after(
        shown,
        lambda item: save_item(
            lars, item, item.revision, picture_said(item, descriptions={"sv": "En öppen dörr."})
        ),
    ) == ["description-sv"]


def test_an_edit_while_somebody_looks_ends_the_question(
    lars: Person, marja_liisa: Person, city: Channel
) -> None:
    item = pending_item(lars, city)
    review = asked(lars, item, of=marja_liisa)
    save_item(lars, item, 1, Changes(texts={"sv": "Läsesalen är öppen."}))
    with pytest.raises(AlreadyAnswered):
        say_yes(marja_liisa, review)
    assert review.state == "void"
    assert [one.kind for one in Notice.objects.filter(person=marja_liisa, read_at=None)] == [
        "content.review_asked_void"
    ]


def test_a_reviewer_who_edits_has_written_it_and_is_told_nothing_of_it(
    lars: Person, marja_liisa: Person, city: Channel
) -> None:
    item = pending_item(lars, city)
    review = asked(lars, item, of=marja_liisa)
    save_item(marja_liisa, item, 1, Changes(texts={"sv": "Rättat av granskaren."}))
    review.refresh_from_db()
    assert review.state == "void"
    assert not Notice.objects.filter(person=marja_liisa, read_at=None).exists()
    assert [one.kind for one in Notice.objects.filter(person=lars, read_at=None)] == [
        "content.review_question_void"
    ]
    with pytest.raises(WrongReviewer):
        asked(lars, item, of=marja_liisa)


def test_of_two_reviewers_the_first_counts(
    aino: Person, lars: Person, marja_liisa: Person, instagram: Channel
) -> None:
    review = asked(aino, pending_item(aino, instagram))
    mine = type(review).objects.get(pk=review.pk)
    say_yes(lars, review)
    with pytest.raises(AlreadyAnswered) as caught:
        send_back(marja_liisa, mine, "Vänta")
    assert caught.value.review.answered_by == lars
    assert not Notice.objects.filter(person=marja_liisa, read_at=None).exists()


def test_a_double_click_on_yes_is_one_yes(lars: Person, marja_liisa: Person, city: Channel) -> None:
    review = asked(lars, pending_item(lars, city), of=marja_liisa)
    say_yes(marja_liisa, review)
    with pytest.raises(AlreadyAnswered):
        say_yes(marja_liisa, review)
    assert Notice.objects.filter(person=lars, read_at=None).count() == 1


def test_sending_back_needs_a_reason_and_the_writer_reads_it(
    lars: Person, marja_liisa: Person, city: Channel
) -> None:
    review = asked(lars, pending_item(lars, city), of=marja_liisa)
    with pytest.raises(ReasonMissing):
        send_back(marja_liisa, review, "  ")
    send_back(marja_liisa, review, "Nämnden möts först i morgon.")
    assert review.state == "sent_back"
    assert "Nämnden möts först i morgon." in sentences(lars)[0]
    with pytest.raises(ReviewNeeded):
        release_item(lars, review.item, 1, NOON)
    assert asked(lars, review.item, of=marja_liisa).state == "asked"


def test_a_voluntary_question_holds_until_it_is_answered_or_withdrawn(
    aino: Person, lars: Person, instagram: Channel
) -> None:
    item = ready_item(aino, instagram)
    review = asked(aino, item, of=lars)
    with pytest.raises(ReviewNeeded) as caught:
        release_item(aino, item, 1, NOON)
    assert caught.value.why == "asked"
    with pytest.raises(ReasonMissing):
        withdraw_review(aino, review, "")
    withdraw_review(aino, review, "Det brådskar.")
    assert (review.state, review.reason) == ("withdrawn", "Det brådskar.")
    assert [one.kind for one in Notice.objects.filter(person=lars, read_at=None)] == [
        "content.review_withdrawn"
    ]
    assert release_item(aino, item, 1, NOON).approved_by == aino


def test_a_required_question_is_not_withdrawn(lars: Person, marja_liisa: Person, city: Channel) -> None:
    review = asked(lars, pending_item(lars, city), of=marja_liisa)
    with pytest.raises(ReviewNeeded):
        withdraw_review(lars, review, "Det brådskar.")
    review.refresh_from_db()
    assert review.state == "asked"


def test_only_who_was_asked_answers(
    lars: Person, marja_liisa: Person, aino: Person, city: Channel, heikki: Person
) -> None:
    review = asked(lars, pending_item(lars, city), of=marja_liisa)
    for person in (aino, heikki, lars):
        with pytest.raises(NotAllowed):
            say_yes(person, review)


def test_an_item_off_the_list_asks_nobody(lars: Person, marja_liisa: Person, city: Channel) -> None:
    item = pending_item(lars, city)
    review = asked(lars, item, of=marja_liisa)
    remove_item(lars, item)
    review.refresh_from_db()
    assert (review.state, review.changed) == ("void", [["removed", "Karleby"]])
