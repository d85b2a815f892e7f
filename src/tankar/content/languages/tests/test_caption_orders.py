"""Captions are ordered as a translation is: from a colleague or by mail, and they come back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from tankar.channels.models import Channel
from tankar.content.actions.deliver_translation import deliver_translation
from tankar.content.actions.media.caption import keep_captions
from tankar.content.actions.order_translation import (
    order_translation,
    send_back,
    take_translation,
    withdraw_order,
)
from tankar.content.errors import NotADraft, NotAllowed, OrderedAlready
from tankar.content.languages.links import address_of
from tankar.content.media.store import keep_text
from tankar.content.models import Asset, Item, Medium, TranslationOrder
from tankar.content.periodic import tell_of_late_translations
from tankar.content.tasks import mail_order
from tankar.content.testing.making import make_item
from tankar.notices.models import Notice
from tankar.organisation.models import Person
from tankar.work import clock as house_clock

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Person], Client]
SWEDISH = "Stadsdirektören berättar om snöröjningen."
VTT = "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nGod kväll\n"
ROWS = {"start": ["00:00:01.000"], "end": ["00:00:02.000"], "text": ["God kväll"]}


@pytest.fixture
def item(aino: Person, instagram: Channel) -> Item:
    return make_item(aino, instagram, swedish=SWEDISH)


@pytest.fixture
def asset(aino: Person, item: Item) -> Asset:
    video = {"content_type": "video/mp4", "width": 16, "height": 9, "size": 4, "seconds": 60}
    asset = Asset.objects.create(sha256="1" * 64, uploaded_by=aino, added_at=house_clock.now(), **video)
    Medium.objects.create(item=item, asset=asset)
    return asset


def ordered(person: Person, item: Item, asset: Asset, **facts: Any) -> TranslationOrder:
    due = house_clock.now() + dt.timedelta(days=1)
    return order_translation(
        person, item, "sv", due_at=due, asset=asset, **{"email": "text@demo.example", **facts}
    )


def kept(asset: Asset) -> list[str]:
    return list(asset.captions.values_list("text", flat=True))


def kinds(person: Person) -> list[str]:
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))


def page_of(order: TranslationOrder) -> str:
    return f"/translate/{address_of(order).partition('/translate/')[2]}"


def test_what_is_delivered_for_a_video_without_captions_is_there_at_once(
    aino: Person, item: Item, asset: Asset
) -> None:
    order = ordered(aino, item, asset)
    assert (order.what, order.source_text) == ("captions", SWEDISH)
    deliver_translation(order, VTT)
    assert (order.state, kept(asset)) == ("taken", [VTT])
    assert Asset.objects.get(pk=asset.pk).speech == "file"
    assert kinds(aino) == ["content.captions_here"]


def test_where_there_are_captions_the_writer_chooses(aino: Person, item: Item, asset: Asset) -> None:
    keep_captions(aino, asset, "sv", VTT)
    order = ordered(aino, item, asset)
    assert order.text == VTT  # begun already
    better = VTT.replace("God kväll", "God kväll, alla")
    deliver_translation(order, better)
    assert (order.state, kept(asset)) == ("delivered", [VTT])
    send_back(aino, order, "Namnet saknas.")
    assert order.state == "ordered"
    deliver_translation(order, better)
    take_translation(aino, order)
    assert kept(asset) == [better]


def test_a_recording_is_captioned_after_its_item_has_left(aino: Person, item: Item, asset: Asset) -> None:
    Item.objects.filter(pk=item.pk).update(state="released")
    item.refresh_from_db()
    deliver_translation(ordered(aino, item, asset), VTT)
    assert kept(asset) == [VTT]
    Item.objects.filter(pk=item.pk).update(state="removed")
    item.refresh_from_db()
    with pytest.raises(NotADraft):
        ordered(aino, item, asset)


def test_one_order_a_language_and_a_text_may_be_ordered_beside_it(
    aino: Person, mikko: Person, item: Item, asset: Asset
) -> None:
    order = ordered(aino, item, asset)
    with pytest.raises(OrderedAlready):
        ordered(aino, item, asset)
    due = house_clock.now() + dt.timedelta(days=1)
    text = order_translation(aino, item, "fi", due_at=due, email="byra@demo.example")
    assert text.what == "translation"
    with pytest.raises(NotAllowed):
        ordered(mikko, item, asset)
    withdraw_order(aino, order)
    assert ordered(aino, item, asset).is_open


def test_the_mail_says_captions_and_lateness_is_told(
    aino: Person, lars: Person, item: Item, asset: Asset, clock: Any
) -> None:
    mine = ordered(aino, item, asset, translator=lars, email="")
    assert kinds(lars) == ["content.captions_ordered"]
    mail_order.func(mine.pk)
    (sent,) = mail.outbox
    assert "textning" in sent.subject
    assert address_of(mine) in sent.body
    clock.advance(days=2)
    assert (tell_of_late_translations(), tell_of_late_translations()) == (1, 0)
    assert kinds(aino) == ["content.captions_order_late"]


def test_the_captioner_writes_without_sign_in_and_nothing_is_lost(
    aino: Person, item: Item, asset: Asset, client: Client
) -> None:
    order = ordered(aino, item, asset)
    page = page_of(order)
    first = client.get(page)
    assert SWEDISH in first.content.decode()
    assert first["Referrer-Policy"] == "same-origin"
    assert "noindex" in first["X-Robots-Tag"]
    said = client.post(page, {**ROWS, "act": "add"}).content.decode()
    assert said.count('name="start"') == 2
    assert "God kväll" in client.get(page).content.decode()
    wrong = client.post(page, {**ROWS, "end": ["kaka"], "act": "deliver"})
    assert wrong.status_code == 422
    assert "God kväll" in wrong.content.decode()
    nothing = client.post(page, {"act": "deliver"})
    assert nothing.status_code == 422
    order.refresh_from_db()
    assert order.state == "ordered"
    assert client.post(page, {**ROWS, "act": "deliver"}).status_code == 302
    assert "God kväll" in kept(asset)[0]
    late = client.post(page, {**ROWS, "act": "deliver"})
    assert late.status_code == 409


def test_a_file_is_read_and_kept(aino: Person, item: Item, asset: Asset, client: Client) -> None:
    order = ordered(aino, item, asset)
    file = BytesIO(b"1\n00:00:01,000 --> 00:00:02,000\nHej\n")
    file.name = "film.srt"
    assert "Hej" in client.post(page_of(order), {"file": file}).content.decode()
    order.refresh_from_db()
    assert "Hej" in order.text


def test_whoever_cannot_says_so(aino: Person, item: Item, asset: Asset, client: Client) -> None:
    order = ordered(aino, item, asset)
    client.post(page_of(order), {"act": "decline", "answer": "På semester"})
    order.refresh_from_db()
    assert (order.state, order.answer) == ("declined", "På semester")
    assert kinds(aino) == ["content.captions_declined"]


def test_the_address_shows_its_video_and_only_while_the_order_is_open(
    aino: Person, item: Item, asset: Asset, client: Client
) -> None:
    Asset.objects.filter(pk=asset.pk).update(sha256=keep_text("film", "text/vtt"))
    order = ordered(aino, item, asset)
    film = f"{page_of(order)}video/"
    assert client.get(film).status_code == 200
    assert client.get("/translate/kaka/video/").status_code == 404
    withdraw_order(aino, order)
    assert client.get(film).status_code == 404


def test_it_is_ordered_from_the_composer_and_followed_beside_the_captions(
    aino: Person, lars: Person, mikko: Person, item: Item, asset: Asset, as_person: SignedIn
) -> None:
    Person.objects.filter(pk__in=[aino.pk, lars.pk]).update(language="en")
    client = as_person(aino)
    form = f"/items/{item.public_id}/captions/{asset.public_id}/sv/order/"
    assert form.removesuffix("sv/order/") in client.get(f"/items/{item.public_id}/write/").content.decode()
    shown = client.get(form).content.decode()
    assert "One of the two is needed" in shown
    assert client.post(form, {"due": "2030-01-01T10:00"}).status_code == 422
    said = client.post(form, {"due": "2030-01-01T10:00", "translator": lars.public_id}, follow=True)
    assert "Ordered captions" in said.content.decode()
    assert "captions" in as_person(lars).get("/orders/").content.decode()
    assert "Write captions:" in as_person(lars).get("/").content.decode()
    assert as_person(mikko).get(form).status_code == 404
    order = TranslationOrder.objects.get()
    keep_captions(aino, asset, "sv", VTT)
    deliver_translation(order, VTT.replace("God", "Hej"))
    assert "Take the captions:" in as_person(aino).get("/").content.decode()
    page = f"/pictures/{asset.public_id}/captions/sv/"
    assert "The captions are here" in as_person(aino).get(page).content.decode()
    answer = as_person(aino).post(f"/orders/{order.public_id}/take/")
    assert answer["Location"] == page
