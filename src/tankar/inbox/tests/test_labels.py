"""Quiet labels on messages: found with a reason, corrected by a person, kept as examples that name nobody."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tankar.channels.models import Channel
from tankar.inbox.actions.take_in import take_in
from tankar.inbox.labels.finding import labels_of, masked
from tankar.inbox.models import LabelExample, Message
from tankar.inbox.testing.shore import spoken
from tankar.inbox.tests.conftest import only
from tankar.inbox.tests.test_pages import do, page
from tankar.networks.incoming import Removed
from tankar.notices.models import Notice
from tankar.organisation.models import Person

pytestmark = pytest.mark.django_db
WISH = "Jag orkar inte leva längre."
HARM = "Jag ska slå ihjäl dig."


def said(channel: Channel, text: str, network_id: str = "c1") -> Message:
    take_in(channel, [spoken(network_id, text)])
    return Message.objects.select_related("conversation").get(network_id=network_id)


def test_labels_say_what_was_found_and_why() -> None:
    labels = {one.key: one for one in labels_of("När plogas Yxpila? Gatan är full av snö.")}
    assert labels["topic"].value == "snow"
    assert "plogas" in labels["topic"].words
    assert labels["question"].why


def test_no_label_says_how_somebody_feels() -> None:
    keys = {one.key for text in ("Förbannat dåligt!", "Tack, ni är bäst!") for one in labels_of(text)}
    assert not keys & {"sentiment", "feeling", "neg", "pos"}


def test_whoever_may_be_in_distress_is_read_first_and_those_who_answer_are_told(
    as_person: Any, channel: Channel, lars: Person
) -> None:
    said(channel, "När öppnar ni?", "c0")
    message = said(channel, WISH)
    assert message.conversation.read_first == "distress"
    told = Notice.objects.get(person=lars, kind="inbox.read_distress")
    assert WISH not in told.sentence
    shown = as_person(lars).get("/inbox/").content.decode()
    assert shown.index("Läs de här först") < shown.index(WISH) < shown.index("När öppnar ni?")
    assert "/inbox/someone-in-distress/" in page(as_person(lars), message.conversation)


def test_a_wrong_label_is_taken_away_for_everybody_and_the_conversation_waits_like_others(
    as_person: Any, channel: Channel, lars: Person
) -> None:
    message = said(channel, HARM)
    client = as_person(lars)
    do(client, message.conversation, "label", to=message.public_id, label="threat")
    message.refresh_from_db()
    assert message.labels_said == {"threat": ""}
    assert only(channel).read_first == ""
    assert only(channel).is_open
    assert "Hot" not in [one.name for one in labels_of(message.text, message.labels_said)]


def test_a_missing_label_is_said_by_a_person(as_person: Any, channel: Channel, lars: Person) -> None:
    message = said(channel, "Hälsa mormor.")
    do(as_person(lars), message.conversation, "label", to=message.public_id, right="distress")
    do(as_person(lars), message.conversation, "label", to=message.public_id, right="topic:elderly")
    message.refresh_from_db()
    assert message.labels_said == {"distress": "yes", "topic": "elderly"}
    assert only(channel).read_first == "distress"


def test_distress_is_not_hidden_by_a_threat_that_comes_after_it(channel: Channel) -> None:
    said(channel, WISH)
    take_in(channel, [spoken("c2", HARM, in_reply_to="c1")])
    assert only(channel).read_first == "distress"


def test_words_that_become_a_threat_are_told_as_if_they_had_come_so(channel: Channel, lars: Person) -> None:
    said(channel, "När öppnar ni?")
    take_in(channel, [spoken("c1", HARM)])
    assert only(channel).read_first == "threat"
    assert Notice.objects.filter(person=lars, kind="inbox.read_threat").count() == 1
    take_in(channel, [spoken("c1", "När öppnar ni då?")])
    assert only(channel).read_first == "threat"  # how it read before counts too


def test_what_is_gone_from_the_network_is_read_first_no_more(channel: Channel) -> None:
    said(channel, "När öppnar ni?")
    take_in(channel, [spoken("c2", HARM, in_reply_to="c1")])
    assert only(channel).read_first == "threat"
    take_in(channel, [Removed("c2")])
    assert (only(channel).read_first, only(channel).is_open) == ("", True)


def test_in_what_was_called_spam_a_person_is_told_all_the_same(
    as_person: Any, channel: Channel, lars: Person
) -> None:
    message = said(channel, "Köp nu!")
    do(as_person(lars), message.conversation, "spam")
    take_in(channel, [spoken("c2", WISH, in_reply_to="c1")])
    assert only(channel).state == "spam"
    assert Notice.objects.filter(person=lars, kind="inbox.read_distress").exists()


def test_on_today_it_stands_first_and_says_none_of_the_words(
    as_person: Any, channel: Channel, lars: Person
) -> None:
    message = said(channel, WISH)
    shown = as_person(lars).get("/").content.decode()
    assert "i Stadsbiblioteket kan någon ha det svårt" in shown
    assert message.conversation.get_absolute_url() in shown
    assert WISH not in shown


def test_said_twice_it_is_one_example(as_person: Any, channel: Channel, lars: Person) -> None:
    message = said(channel, HARM)
    for _press in range(2):
        do(as_person(lars), message.conversation, "label", to=message.public_id, label="threat")
    assert LabelExample.objects.count() == 1


def test_our_own_words_have_no_label(as_person: Any, channel: Channel, lars: Person) -> None:
    message = said(channel, HARM)
    Message.objects.filter(pk=message.pk).update(by_us=True)
    refused = do(as_person(lars), message.conversation, "label", to=message.public_id, right="threat")
    assert refused.status_code == 409


def test_who_may_only_read_the_conversation_says_no_label(
    as_person: Any, channel: Channel, aino: Person
) -> None:
    message = said(channel, HARM)
    message.conversation.assigned_to = aino
    message.conversation.save()
    refused = do(as_person(aino), message.conversation, "label", to=message.public_id, label="threat")
    assert refused.status_code == 403


def test_what_is_no_label_is_refused(as_person: Any, channel: Channel, lars: Person) -> None:
    message = said(channel, HARM)
    for wrong in ({"label": "sentiment"}, {"right": "topic:moon"}, {}):
        assert (
            do(as_person(lars), message.conversation, "label", to=message.public_id, **wrong).status_code
            == 409
        )
    assert not LabelExample.objects.exists()


def test_the_example_holds_no_personal_data_and_no_way_back(
    as_person: Any, channel: Channel, lars: Person, aino: Person
) -> None:
    message = said(channel, "Ring SIV på 040 123 4567 om snön, siv.holm@example.com, hälsar @kalle.ek")
    Message.objects.filter(pk=message.pk).update(author_name="Siv Holm")
    do(as_person(lars), message.conversation, "label", to=message.public_id, right="topic:roads")
    example = LabelExample.objects.get()
    assert "040 123" not in example.text
    assert "siv" not in example.text.lower()
    assert "kalle" not in example.text
    assert "snön" in example.text
    client = as_person(lars)
    assert "snön" in client.get("/inbox/labels/").content.decode()
    line = json.loads(client.get("/inbox/labels/examples.jsonl").content.decode().splitlines()[0])
    assert (line["label"], line["value"]) == ("topic", "roads")
    assert as_person(aino).get("/inbox/labels/").status_code == 403
    client.post(f"/inbox/labels/{example.public_id}/delete/")
    assert not LabelExample.objects.exists()
    assert client.post(f"/inbox/labels/{example.public_id}/delete/").status_code == 404


def test_settled_it_is_read_first_no_more(as_person: Any, channel: Channel, lars: Person) -> None:
    message = said(channel, WISH)
    do(as_person(lars), message.conversation, "close")
    assert only(channel).read_first == ""


def test_the_page_for_someone_in_distress_keeps_nothing(as_person: Any, johan: Person) -> None:
    client = as_person(johan)
    client.get("/")
    with CaptureQueriesContext(connection) as asked:
        shown = client.get("/inbox/someone-in-distress/").content.decode()
    assert 'href="tel:112"' in shown
    assert not [one for one in asked if one["sql"].startswith(("INSERT", "UPDATE"))]


def test_masking_names_the_kind() -> None:
    assert masked("Skriv till siv.holm@example.com.") == "Skriv till [email]."
