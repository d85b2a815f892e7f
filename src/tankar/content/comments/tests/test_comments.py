from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tankar.channels.models import Channel
from tankar.content.comments.actions.delete_comment import delete_comment
from tankar.content.comments.actions.resolve_comment import open_again, resolve_comment
from tankar.content.comments.actions.write_comment import LONGEST, write_comment
from tankar.content.comments.errors import NothingSaid, TooLateToDelete
from tankar.content.comments.mentions import mentions_in
from tankar.content.comments.presence import forget_who_left, here_too
from tankar.content.errors import NotAllowed
from tankar.content.models import Comment, Item, Presence
from tankar.content.testing.making import ready_item
from tankar.journal.models import Entry
from tankar.notices.models import Notice
from tankar.organisation import demo
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(aino: Person, instagram: Channel) -> Item:
    return ready_item(aino, instagram)


def told(person: Person) -> list[str]:
    return [one.kind for one in Notice.objects.filter(person=person)]


def test_the_longest_name_counts_and_a_first_name_when_only_one_has_it(db: None) -> None:
    lars, aino = demo.make_person("lars"), demo.make_person("aino")
    other = Person(given_name="Lars", family_name="Annan", email="x@demo.example", pk=99)
    everybody = [lars, aino, other]
    assert mentions_in("@aino, titta", everybody).people == (aino,)
    assert mentions_in("Kan du, @Lars Snåre-Holm?", everybody).people == (lars,)
    assert mentions_in("@Lars!", everybody).unclear == ("@Lars",)
    assert mentions_in("@Ainola och a@aino.example", everybody) == mentions_in("@Ainola", everybody)
    assert mentions_in("@ ensam @", everybody).unclear == ()


def test_who_is_mentioned_is_told_once_and_the_author_too(
    item: Item, aino: Person, lars: Person, marja_liisa: Person, mikko: Person
) -> None:
    _comment, mentions = write_comment(lars, item, "@Marja-Liisa, @Marja-Liisa och @Mikko: är tiden rätt?")
    assert (mentions.people, mentions.unclear) == ((marja_liisa,), ("@Mikko",))
    assert (told(marja_liisa), told(aino)) == (["content.mentioned"], ["content.commented"])
    assert (told(mikko), told(lars)) == ([], [])


def test_an_answer_belongs_to_its_thread_and_tells_who_began_it(
    item: Item, aino: Person, lars: Person, marja_liisa: Person
) -> None:
    first, _none = write_comment(lars, item, "Fel dag?", "text", "sv")
    second, _none = write_comment(aino, item, "Nej, lördag.", thread=first)
    third, _none = write_comment(marja_liisa, item, "Bra.", thread=second)
    assert (third.thread, third.about, third.language) == (first, "text", "sv")
    assert told(lars) == ["content.commented"]


def test_a_comment_needs_words_and_has_an_end(item: Item, aino: Person) -> None:
    with pytest.raises(NothingSaid):
        write_comment(aino, item, " \x00 ")
    assert len(write_comment(aino, item, "å" * (LONGEST + 5))[0].text) == LONGEST


def test_who_does_not_see_the_item_and_who_only_audits_says_nothing(item: Item, mikko: Person) -> None:
    for person in (mikko, demo.make_person("ulla")):
        with pytest.raises(NotAllowed):
            write_comment(person, item, "Hej")


def test_an_own_comment_is_taken_back_for_a_quarter_of_an_hour(
    item: Item, aino: Person, lars: Person, clock: Any
) -> None:
    comment, _none = write_comment(aino, item, "Hoppsan")
    with pytest.raises(TooLateToDelete):
        delete_comment(lars, comment)
    clock.advance(minutes=14, seconds=59)
    delete_comment(aino, comment)
    assert not Comment.objects.exists()
    comment, _none = write_comment(aino, item, "Igen")
    clock.advance(minutes=15)
    with pytest.raises(TooLateToDelete):
        delete_comment(aino, comment)


def test_taking_back_what_was_answered_leaves_the_answer(
    item: Item, aino: Person, lars: Person, clock: Any
) -> None:
    comment, _none = write_comment(aino, item, "Hoppsan")
    write_comment(lars, item, "Ja?", thread=comment)
    delete_comment(aino, comment)
    assert sorted(Comment.objects.values_list("text", flat=True)) == ["", "Ja?"]


def test_dealt_with_once_and_opened_again(item: Item, aino: Person, lars: Person) -> None:
    comment, _none = write_comment(aino, item, "Byt bild")
    resolve_comment(lars, comment)
    assert resolve_comment(aino, comment).resolved_by == lars
    assert open_again(aino, comment).resolved_at is None
    kinds = [one.kind for one in Entry.objects.about("item", item.public_id)]
    assert kinds.count("content.comment_resolved") == 1


def test_only_who_is_there_now_is_named_and_no_row_stays(
    item: Item, aino: Person, lars: Person, machine_clock: Any
) -> None:
    assert here_too(aino, item) == []
    assert here_too(lars, item) == [aino]
    machine_clock.advance(seconds=41)
    assert here_too(aino, item) == []
    assert list(Presence.objects.values_list("person_id", flat=True)) == [aino.pk]
    machine_clock.advance(seconds=41)
    assert forget_who_left() == 1
    assert not Presence.objects.exists()


@pytest.fixture
def browser(as_person: SignedIn, aino: Person) -> Client:
    return as_person(aino)


def address(name: str, item: Item, *more: str) -> str:
    return reverse(f"content:{name}", args=[item.public_id, *more])


def test_the_page_takes_a_comment_without_a_script(browser: Client, item: Item) -> None:
    response = browser.post(address("comments", item), {"comment": "Hej <b>alla</b>", "about": "text:sv"})
    assert response.status_code == 302
    page = browser.get(response["Location"]).content.decode()
    assert "Hej &lt;b&gt;alla&lt;/b&gt;" in page
    assert "Hej <b>" not in page


def test_with_a_script_the_list_comes_back_and_the_form_is_empty(browser: Client, item: Item) -> None:
    htmx = {"HX-Request": "true"}
    page = browser.post(address("comments", item), {"comment": "Hej", "about": "x:y"}, headers=htmx)
    assert 'hx-swap-oob="true"' in page.content.decode()
    comment = Comment.objects.get()
    form = browser.get(
        address("comments", item) + f"?thread={comment.public_id}&comment=halvt", headers=htmx
    ).content.decode()
    assert f'value="{comment.public_id}"' in form
    assert "halvt" in form
    empty = browser.post(address("comments", item), {"comment": ""}, headers=htmx).content.decode()
    assert "hx-swap-oob" not in empty


def test_the_list_moves_only_when_something_is_new(
    browser: Client, item: Item, aino: Person, clock: Any
) -> None:
    page = browser.get(address("comments_list", item))
    seen = page.context["seen"]
    assert browser.get(address("comments_list", item) + f"?seen={seen}").status_code == 204
    write_comment(aino, item, "Nytt")
    assert browser.get(address("comments_list", item) + f"?seen={seen}").status_code == 200


def test_the_buttons_of_a_comment(browser: Client, item: Item, aino: Person, lars: Person) -> None:
    comment, _none = write_comment(lars, item, "Byt bild")
    for act, resolved in (("resolve", True), ("open", False)):
        browser.post(address("comment_act", item, comment.public_id, act))
        comment.refresh_from_db()
        assert bool(comment.resolved_at) is resolved
    response = browser.post(
        address("comment_act", item, comment.public_id, "delete"), headers={"HX-Request": "true"}
    )
    assert "notice" in response.content.decode()
    assert browser.post(address("comment_act", item, comment.public_id, "praise")).status_code == 404
    gone = browser.post(address("comment_act", item, "x" * 16, "resolve"), headers={"HX-Request": "true"})
    assert gone.status_code == 200


def test_presence_is_asked_by_the_composer_and_stops_after_signing_out(
    browser: Client, as_person: SignedIn, lars: Person, item: Item
) -> None:
    assert "<p" not in as_person(lars).post(address("here", item)).content.decode()
    page = browser.post(address("here", item)).content.decode()
    assert "Lars Snåre-Holm" in page
    shown = browser.post(address("here", item), {"here_shown": lars.public_id})
    assert shown.status_code == 204
    browser.logout()
    ended = browser.post(address("here", item))
    assert (ended.status_code, ended["HX-Reswap"]) == (286, "none")


def test_a_stranger_finds_no_comments(as_person: SignedIn, mikko: Person, item: Item) -> None:
    stranger = as_person(mikko)
    for name in ("comments", "comments_list"):
        assert stranger.get(address(name, item)).status_code == 404
    assert stranger.post(address("here", item)).status_code == 404
