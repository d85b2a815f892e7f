"""A translation is ordered, written, delivered and taken; nothing of it is lost and nothing is done twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tankar.channels.models import Channel
from tankar.content.actions.deliver_translation import (
    decline_translation,
    deliver_translation,
    keep_translation,
)
from tankar.content.actions.order_translation import (
    order_translation,
    send_back,
    take_translation,
    withdraw_order,
)
from tankar.content.actions.review_version import review_version
from tankar.content.actions.save_item import save_item
from tankar.content.changes import Changes
from tankar.content.errors import NotADraft, NotAllowed, NothingWritten, OrderedAlready, OrderIsOver
from tankar.content.languages.due import wanted_by
from tankar.content.languages.links import address_of, order_behind
from tankar.content.models import Item, LanguageVersion, TranslationOrder
from tankar.content.periodic import tell_of_late_translations
from tankar.content.tasks import mail_order
from tankar.content.testing.making import make_item
from tankar.notices.models import Notice
from tankar.organisation.models import Person
from tankar.work import clock as house_clock

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Person], Client]
SWEDISH = "Läsesalen öppnar kl. 12."
FINNISH = "Lukusali avataan klo 12."


@pytest.fixture
def item(aino: Person, instagram: Channel) -> Item:
    return make_item(aino, instagram, swedish=SWEDISH)


def ordered(person: Person, item: Item, **facts: object) -> TranslationOrder:
    due = house_clock.now() + dt.timedelta(days=1)
    return order_translation(person, item, "fi", due_at=due, **{"email": "byra@demo.example", **facts})  # type: ignore[arg-type]


def finnish(item: Item) -> str:
    return next((one.text for one in item.versions.all() if one.language == "fi"), "")


def kinds(person: Person) -> list[str]:
    return [one.kind for one in Notice.objects.filter(person=person)]


def test_what_is_delivered_into_an_empty_place_is_the_items_draft(aino: Person, item: Item) -> None:
    order = ordered(aino, item)
    deliver_translation(order, FINNISH)
    assert (order.state, finnish(item)) == ("taken", FINNISH)
    assert Item.objects.get(pk=item.pk).revision == item.revision + 1
    assert kinds(aino) == ["content.translation_here"]


def test_where_somebody_wrote_meanwhile_the_writer_chooses(aino: Person, item: Item) -> None:
    order = ordered(aino, item)
    item = save_item(aino, item, item.revision, Changes(texts={"fi": "Oma teksti"}))
    deliver_translation(order, FINNISH)
    assert (order.state, finnish(item)) == ("delivered", "Oma teksti")
    take_translation(aino, order)
    assert finnish(item) == FINNISH


def test_what_was_waived_meanwhile_is_the_writers_to_choose(aino: Person, item: Item) -> None:
    order = ordered(aino, item)
    LanguageVersion.objects.filter(item=item, language="fi").delete()
    waived = {"form": "waived", "waived_reason": "Bara svenska skolan berörs."}
    LanguageVersion.objects.create(item=item, language="fi", **waived)
    deliver_translation(order, FINNISH)
    assert (order.state, finnish(item)) == ("delivered", "")
    assert item.versions.get(language="fi").form == "waived"


def test_nobody_has_read_through_what_was_just_delivered(aino: Person, lars: Person, item: Item) -> None:
    order = ordered(aino, item)
    read = {"text": "", "standing": "reviewed", "reviewed_by": lars}
    LanguageVersion.objects.update_or_create(item=item, language="fi", defaults=read)
    with CaptureQueriesContext(connection) as asked:
        deliver_translation(order, FINNISH)
    first = next(one["sql"] for one in asked if one["sql"].startswith(("UPDATE", "SELECT")))
    assert first.startswith('SELECT "tankar_content_item"."id"')
    version = item.versions.get(language="fi")
    assert (version.text, version.standing, version.reviewed_by) == (FINNISH, "draft", None)


def test_it_can_be_asked_for_once_more(aino: Person, item: Item) -> None:
    order = ordered(aino, item)
    save_item(aino, item, item.revision, Changes(texts={"fi": "Oma teksti"}))
    deliver_translation(order, FINNISH)
    send_back(aino, order, "Klockslaget stämmer inte.")
    assert (order.state, order.message) == ("ordered", "Klockslaget stämmer inte.")


def test_one_order_for_a_language_at_a_time(aino: Person, item: Item) -> None:
    order = ordered(aino, item)
    with pytest.raises(OrderedAlready):
        ordered(aino, item)
    withdraw_order(aino, order)
    assert ordered(aino, item).state == "ordered"


def test_a_closed_order_takes_nothing_more(aino: Person, item: Item) -> None:
    order = ordered(aino, item)
    late = TranslationOrder.objects.get(pk=order.pk)
    withdraw_order(aino, order)
    with pytest.raises(OrderIsOver):
        deliver_translation(late, FINNISH)
    with pytest.raises(OrderIsOver):
        keep_translation(late, FINNISH)
    with pytest.raises(OrderIsOver):
        decline_translation(late, "")
    assert finnish(item) == ""


def test_declining_tells_whoever_asked(aino: Person, item: Item) -> None:
    order = ordered(aino, item)
    decline_translation(order, "Sjuk")
    assert (order.state, order.answer, kinds(aino)) == ("declined", "Sjuk", ["content.translation_declined"])


def test_an_empty_translation_is_not_delivered(aino: Person, item: Item) -> None:
    with pytest.raises(NothingWritten):
        deliver_translation(ordered(aino, item), " \n")


def test_a_delivery_after_the_release_is_kept_and_a_person_decides(aino: Person, item: Item) -> None:
    order = ordered(aino, item)
    Item.objects.filter(pk=item.pk).update(state="released")
    deliver_translation(order, FINNISH)
    order.refresh_from_db()
    assert (order.state, order.text, finnish(item)) == ("delivered", FINNISH, "")
    with pytest.raises(NotADraft):
        take_translation(aino, order)


def test_a_stranger_orders_nothing(johan: Person, item: Item) -> None:
    with pytest.raises(NotAllowed):
        ordered(johan, item)


def test_a_colleague_is_told_and_mailed_the_page(aino: Person, lars: Person, item: Item) -> None:
    order = ordered(aino, item, translator=lars, email="")
    assert kinds(lars) == ["content.translation_ordered"]
    mail_order.func(order.pk)
    assert [one.to for one in mail.outbox] == [[lars.email]]
    assert address_of(order) in mail.outbox[0].body


def test_a_withdrawn_order_is_not_mailed(aino: Person, item: Item) -> None:
    order = ordered(aino, item)
    withdraw_order(aino, order)
    mail.outbox.clear()
    mail_order.func(order.pk)
    assert mail.outbox == []


def test_lateness_is_told_once_and_takes_nothing_away(aino: Person, item: Item) -> None:
    order = ordered(aino, item)
    assert tell_of_late_translations() == 0
    TranslationOrder.objects.filter(pk=order.pk).update(due_at=house_clock.now() - dt.timedelta(minutes=1))
    assert tell_of_late_translations() == 1
    assert tell_of_late_translations() == 0
    order.refresh_from_db()
    assert (order.state, kinds(aino)) == ("ordered", ["content.translation_late"])


@pytest.mark.parametrize(
    ("now", "post_at", "wanted"),
    [
        # a Monday morning, the post in the afternoon; without a plan; before a weekend
        ("2026-11-23T08:00", "2026-11-23T16:00", "2026-11-23T14:00"),
        ("2026-11-23T10:00", None, "2026-11-24T10:00"),
        ("2026-11-27T13:00", None, "2026-11-30T14:00"),
        # the post leaves too soon for two hours: the day is the translator's
        ("2026-11-23T10:00", "2026-11-23T11:00", "2026-11-24T10:00"),
    ],
)
def test_it_is_wanted_in_time_for_the_post(now: str, post_at: str | None, wanted: str) -> None:
    def local(text: str) -> dt.datetime:
        return dt.datetime.fromisoformat(text).replace(tzinfo=house_clock.LOCAL)

    assert wanted_by(local(now), local(post_at) if post_at else None) == local(wanted)


# pages


@pytest.fixture
def order(aino: Person, item: Item) -> TranslationOrder:
    return ordered(aino, item)


def page(order: TranslationOrder) -> str:
    return "/" + address_of(order).split("/", 3)[3]


def test_the_translator_needs_no_sign_in(client: Client, item: Item, order: TranslationOrder) -> None:
    answer = client.get(page(order))
    assert SWEDISH in answer.content.decode()
    assert (answer["X-Robots-Tag"], answer["Referrer-Policy"]) == ("noindex, nofollow", "same-origin")
    assert client.post(page(order), {"text": "Luku", "act": ""}).status_code == 302
    order.refresh_from_db()
    assert (order.state, order.text) == ("ordered", "Luku")
    client.post(page(order), {"text": FINNISH, "act": "deliver"})
    assert finnish(item) == FINNISH
    assert FINNISH in client.get(page(order)).content.decode()


def test_autosave_keeps_without_sending_the_page_again(client: Client, order: TranslationOrder) -> None:
    answer = client.post(page(order), {"text": "Luku"}, headers={"HX-Request": "true"})
    assert answer.json() == {}


def test_a_changed_source_is_shown_with_what_it_was(
    client: Client, aino: Person, item: Item, order: TranslationOrder
) -> None:
    save_item(aino, item, item.revision, Changes(texts={"sv": "Läsesalen öppnar kl. 13."}))
    shown = client.get(page(order)).content.decode()
    assert "kl. 13." in shown
    assert SWEDISH in shown


@pytest.mark.parametrize("address", ["/translate/nothing/", "/translate/a:b:c/", "/translate/%00/"])
def test_an_address_we_did_not_make_opens_nothing(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_an_address_grows_old(
    client: Client, order: TranslationOrder, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert order_behind(page(order).split("/")[2]) == order
    monkeypatch.setattr("tankar.content.languages.links.DAYS", -1)
    assert client.get(page(order)).status_code == 404


def test_what_comes_too_late_is_shown_and_not_swallowed(
    client: Client, aino: Person, order: TranslationOrder
) -> None:
    withdraw_order(aino, order)
    answer = client.post(page(order), {"text": FINNISH, "act": "deliver"})
    assert answer.status_code == 409
    assert FINNISH in answer.content.decode()


def test_ordering_saves_the_words_first(as_person: SignedIn, aino: Person, item: Item) -> None:
    browser = as_person(aino)
    where = reverse("content:order", args=[item.public_id, "fi"])
    sent = {"text-sv": "Nya ord", "revision": str(item.revision), "then": where}
    answer = browser.post(reverse("content:write", args=[item.public_id]), sent)
    assert answer.headers["Location"] == where
    assert browser.get(where).context["source"] == "Nya ord"


@pytest.mark.parametrize(
    "then", ["https://evil.example/", "//evil.example", "/people/", "/items/x/../../people/"]
)
def test_a_button_leads_only_to_pages_of_this_item(
    as_person: SignedIn, aino: Person, item: Item, then: str
) -> None:
    here = reverse("content:write", args=[item.public_id])
    sent = {"text-sv": SWEDISH, "revision": str(item.revision), "then": then}
    assert as_person(aino).post(here, sent).headers["Location"] == here


def test_the_order_goes_to_a_colleague_or_an_address(as_person: SignedIn, aino: Person, item: Item) -> None:
    browser, where = as_person(aino), reverse("content:order", args=[item.public_id, "fi"])
    nobody = browser.post(where, {"due": "2030-01-07T09:00"})
    assert nobody.status_code == 422
    past = browser.post(where, {"due": "2020-01-07T09:00", "email": "byra@demo.example"})
    assert past.status_code == 422
    browser.post(where, {"due": "2030-01-07T09:00", "email": "byra@demo.example"})
    made = TranslationOrder.objects.get()
    shown = browser.get(reverse("content:write", args=[item.public_id]))
    assert next(one for one in shown.context["texts"] if one.language == "fi").order == made
    assert made in [row["order"] for row in browser.get(reverse("content:orders")).context["made"]]


def test_a_reason_stands_in_for_the_missing_language(as_person: SignedIn, aino: Person, item: Item) -> None:
    browser, here = as_person(aino), reverse("content:write", args=[item.public_id])
    sent = {"text-sv": SWEDISH, "text-fi": "", "form-fi": "waived", "revision": str(item.revision)}
    browser.post(here, sent)
    asked = [one.code for one in browser.get(here).context["problems"]]
    assert asked == ["waived_without_reason"]
    item.refresh_from_db()
    browser.post(here, {**sent, "revision": str(item.revision), "waived-fi": "Gäller bara svensk skola"})
    page = browser.get(here)
    assert page.context["problems"] == []
    assert [post.languages for preview in page.context["previews"] for post in preview.posts] == [("sv",)]


def test_a_text_read_through_is_a_draft_again_when_it_changes(aino: Person, item: Item) -> None:
    review_version(aino, item, "sv")
    version = item.versions.get(language="sv")
    assert (version.standing, version.reviewed_by) == ("reviewed", aino)
    item.refresh_from_db()
    item = save_item(aino, item, item.revision, Changes(texts={"sv": SWEDISH, "fi": FINNISH}))
    assert item.versions.get(language="sv").standing == "reviewed"
    save_item(aino, item, item.revision, Changes(texts={"sv": "Annat"}))
    version.refresh_from_db()
    assert (version.standing, version.reviewed_by) == ("draft", None)
    with pytest.raises(NothingWritten):
        review_version(aino, make_item(aino), "sv")
