"""What a notice of content asks for is done: it is no longer new, whoever did it."""

from __future__ import annotations

import datetime as dt

import pytest

from tankar.channels.models import Channel
from tankar.content.actions.deliver_translation import decline_translation, deliver_translation
from tankar.content.actions.order_translation import order_translation, withdraw_order
from tankar.content.actions.release_item import release_item
from tankar.content.actions.remove_item import remove_item
from tankar.content.comments.actions.delete_comment import delete_comment
from tankar.content.comments.actions.resolve_comment import resolve_comment
from tankar.content.comments.actions.write_comment import write_comment
from tankar.content.models import Item, TranslationOrder
from tankar.content.review.actions.answer_review import say_yes, send_back
from tankar.content.testing.asking import NOON, asked, pending_item
from tankar.content.testing.making import make_item, ready_item
from tankar.notices.models import Notice
from tankar.organisation.models import Person
from tankar.work import clock

pytestmark = pytest.mark.django_db


def new(person: Person) -> list[str]:
    found = Notice.objects.filter(person=person, read_at=None).order_by("id")
    return [one.kind.removeprefix("content.") for one in found]


def order(person: Person, item: Item, translator: Person | None = None) -> TranslationOrder:
    due = clock.now() + dt.timedelta(days=1)
    return order_translation(
        person, item, "fi", due_at=due, translator=translator, email="" if translator else "byra@demo.example"
    )


def test_a_review_that_a_colleague_answered_is_new_for_nobody(
    lars: Person, marja_liisa: Person, heikki: Person, city: Channel
) -> None:
    item = pending_item(lars, city)
    review = asked(lars, item, of=marja_liisa)
    review.passed_to.add(heikki)
    assert new(marja_liisa) == ["review_asked"]
    say_yes(marja_liisa, review)
    assert (new(marja_liisa), new(heikki), new(lars)) == ([], [], ["review_yes"])


def test_a_yes_that_was_used_is_settled(lars: Person, marja_liisa: Person, city: Channel) -> None:
    item = pending_item(lars, city)
    say_yes(marja_liisa, asked(lars, item, of=marja_liisa))
    release_item(lars, item, item.revision, NOON)
    assert new(lars) == []
    assert Notice.objects.get(person=lars).settled_at is not None


def test_asking_again_settles_what_came_back(lars: Person, marja_liisa: Person, city: Channel) -> None:
    item = pending_item(lars, city)
    send_back(marja_liisa, asked(lars, item, of=marja_liisa), "Vilken dag?")
    assert new(lars) == ["review_sent_back"]
    asked(lars, item, of=marja_liisa)
    assert (new(lars), new(marja_liisa)) == ([], ["review_asked"])


def test_what_came_back_and_was_thrown_away_is_settled(
    lars: Person, marja_liisa: Person, city: Channel
) -> None:
    item = pending_item(lars, city)
    send_back(marja_liisa, asked(lars, item, of=marja_liisa), "Vilken dag?")
    remove_item(lars, item)
    assert new(lars) == []


def test_a_translation_that_came_or_is_not_wanted_is_settled(
    aino: Person, lars: Person, instagram: Channel
) -> None:
    item = make_item(aino, instagram, swedish="Läsesalen öppnar.")
    first = order(aino, item, lars)
    assert new(lars) == ["translation_ordered"]
    withdraw_order(aino, first)
    assert new(lars) == []
    deliver_translation(order(aino, item, lars), "Lukusali avataan.")
    assert (new(lars), new(aino)) == ([], ["translation_here"])


def test_another_order_settles_the_one_that_was_declined(
    aino: Person, lars: Person, instagram: Channel
) -> None:
    item = make_item(aino, instagram, swedish="Läsesalen öppnar.")
    decline_translation(order(aino, item, lars), "Ledig")
    assert new(aino) == ["translation_declined"]
    order(aino, item)
    assert new(aino) == []


def test_a_resolved_comment_is_settled_and_the_other_thread_stays(
    aino: Person, lars: Person, marja_liisa: Person, instagram: Channel
) -> None:
    item = ready_item(aino, instagram)
    first, _none = write_comment(lars, item, "@Marja-Liisa: rätt dag?")
    answer, _none = write_comment(aino, item, "Jag tror det, @Marja-Liisa.", thread=first)
    write_comment(lars, item, "@Marja-Liisa: rätt bild?")
    resolve_comment(aino, first)
    assert new(marja_liisa) == ["mentioned"]
    assert answer.thread_id == first.pk


def test_a_comment_taken_back_leaves_nothing_to_look_at(
    aino: Person, lars: Person, marja_liisa: Person, instagram: Channel
) -> None:
    comment, _none = write_comment(lars, ready_item(aino, instagram), "@Marja-Liisa: fel tråd")
    delete_comment(lars, comment)
    assert (new(marja_liisa), new(aino)) == ([], [])
