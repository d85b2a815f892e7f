"""The inbox as people meet it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tankar.channels.models import Channel, ChannelAssignment
from tankar.inbox.actions.share_out import note
from tankar.inbox.actions.take_in import take_in
from tankar.inbox.models import Answer, Conversation, Message
from tankar.inbox.testing.shore import spoken
from tankar.inbox.tests.conftest import only
from tankar.networks.contract import OperationKind
from tankar.organisation.models import Person
from tankar.publishing.models import Delivery

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(channel: Channel) -> Message:
    take_in(channel, [spoken("c1", "När plogas Yxpila?", ago=20)])
    return Message.objects.select_related("conversation").get()


def page(client: Any, conversation: Conversation, query: str = "") -> str:
    answer = client.get(conversation.get_absolute_url() + query)
    assert answer.status_code == 200
    return str(answer.content.decode())


def do(client: Any, conversation: Conversation, what: str, **posted: str) -> Any:
    return client.post(f"{conversation.get_absolute_url()}do/{what}/", posted)


def _box(shown: str) -> str:
    return shown[shown.index('<textarea class="ds-input" id="id_text"') :]


def typed(message: Message, text: str = "Kl. 10 i dag.", **more: str) -> dict[str, str]:
    from tankar.inbox.actions.answer import latest_of

    seen = latest_of(message.conversation)
    return {
        "to": message.public_id,
        "text": text,
        "language": "sv",
        "signature": "/Lars",
        "seen": seen,
        **more,
    }


def test_nobody_waits_and_the_page_says_so(as_person: Any, channel: Channel, lars: Person) -> None:
    assert "Ingen väntar på svar." in as_person(lars).get("/inbox/").content.decode()


def test_the_list_says_who_waits_since_when_without_a_face(
    as_person: Any, question: Message, lars: Person
) -> None:
    shown = as_person(lars).get("/inbox/").content.decode()
    assert "När plogas Yxpila?" in shown
    assert "Fråga" in shown
    assert "Svara senast i morgon kl. 16.00" in shown


def test_a_colleague_of_another_channel_sees_nothing(as_person: Any, question: Message, aino: Person) -> None:
    ChannelAssignment.objects.all().delete()
    client = as_person(aino)
    assert "Yxpila" not in client.get("/inbox/").content.decode()
    assert client.get(question.conversation.get_absolute_url()).status_code == 404
    assert do(client, question.conversation, "close").status_code == 404


def test_the_conversation_offers_the_language_of_the_question_and_the_signature(
    as_person: Any, question: Message, lars: Person
) -> None:
    shown = page(as_person(lars), question.conversation)
    assert "meddelandet är på svenska" in shown
    assert 'value="sv" selected' in shown
    assert "/Lars, " in shown


def test_an_answer_is_sent_and_told(as_person: Any, question: Message, lars: Person) -> None:
    client = as_person(lars)
    answer = do(client, question.conversation, "answer", **typed(question))
    assert answer.status_code == 302
    shown = page(client, question.conversation)
    assert "Kl. 10 i dag." in shown
    assert "Går ut om en stund." in shown
    assert Answer.objects.get().delivery.state == "waiting"


def test_a_double_click_sends_one_answer(as_person: Any, question: Message, lars: Person) -> None:
    client, posted = as_person(lars), typed(question)
    assert [do(client, question.conversation, "answer", **posted).status_code for _click in "12"] == [
        302,
        409,
    ]
    assert Delivery.objects.acts().count() == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"text": " "}, "Skriv något först."),
        ({"text": "a" * 501}, "tecken för långt"),
        ({"seen": "old:"}, "Något nytt har sagts här"),
        ({"to": "gone"}, "Meddelandet finns inte längre kvar"),
    ],
)
def test_what_cannot_be_sent_stays_in_its_field(
    as_person: Any, question: Message, lars: Person, change: dict[str, str], said: str
) -> None:
    posted = {**typed(question), **change}
    answer = do(as_person(lars), question.conversation, "answer", **posted)
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert said in shown
    assert posted["text"].strip() in shown
    assert not Answer.objects.exists()


def test_it_is_taken_back(as_person: Any, question: Message, lars: Person) -> None:
    client = as_person(lars)
    do(client, question.conversation, "answer", **typed(question))
    do(client, question.conversation, "undo", delivery=Delivery.objects.acts().get().public_id)
    assert Delivery.objects.acts().get().state == "withdrawn"
    shown = page(client, question.conversation)
    assert "inbox-ours" not in shown
    assert "Kl. 10 i dag." in _box(shown), "what was taken back can be mended"


@pytest.mark.parametrize(
    ("what", "posted", "state"),
    [
        ("no_answer", {"reason": "Frågan är redan besvarad."}, "no_answer_needed"),
        ("spam", {}, "spam"),
        ("close", {}, "closed"),
    ],
)
def test_it_is_settled_and_opened_again(
    as_person: Any, question: Message, lars: Person, what: str, posted: dict[str, str], state: str
) -> None:
    client = as_person(lars)
    do(client, question.conversation, what, **posted)
    assert only(question.channel).state == state
    do(client, question.conversation, "reopen")
    assert only(question.channel).state == "received"


def test_thanks_need_one_tap(as_person: Any, question: Message, lars: Person) -> None:
    client = as_person(lars)
    assert do(client, question.conversation, "no_answer").status_code == 409
    do(client, question.conversation, "kind", kind="thanks")
    do(client, question.conversation, "no_answer")
    assert only(question.channel).state == "no_answer_needed"


def test_given_away_noted_reminded_liked(as_person: Any, question: Message, lars: Person) -> None:
    client, one = as_person(lars), question.conversation
    do(client, one, "assign", whom="me")
    do(client, one, "note", note="Ring gatukontoret.")
    do(client, one, "remind")
    do(client, one, "like", to=question.public_id)
    shown = page(client, one)
    for words in ("Sköts av Lars", "Ring gatukontoret.", "Syns bara i staden", "Du blir påmind", "gilla: "):
        assert words in shown
    assert "När plogas" in client.get("/inbox/?show=mine").content.decode()


def test_the_living_part_brings_what_is_new_and_what_was_seen(
    as_person: Any, question: Message, lars: Person, channel: Channel
) -> None:
    client = as_person(lars)
    take_in(channel, [spoken("c2", "Hallå?", in_reply_to="c1")])
    part = client.get(f"{question.conversation.get_absolute_url()}live/").content.decode()
    assert "Hallå?" in part
    assert 'id="seen"' in part
    assert "<html" not in part


def test_a_colleague_who_is_there_too_is_named_and_gone_when_gone(
    as_person: Any, question: Message, lars: Person, aino: Person, clocks: Any
) -> None:
    ChannelAssignment.objects.create(channel=question.channel, person=aino)
    as_person(aino).get(f"{question.conversation.get_absolute_url()}live/?writing=1")
    client = as_person(lars)
    assert "Aino skriver just nu" in page(client, question.conversation)
    clocks.advance(seconds=50)
    assert "Aino" not in page(client, question.conversation).split("inbox-lines")[0].split("inbox-here")[1]


def test_what_was_done_elsewhere_is_said_to_be(as_person: Any, question: Message, lars: Person) -> None:
    take_in(question.channel, [spoken("c2", "I dag.", by_us=True, in_reply_to="c1")])
    assert "besvarat i nätverkets egen app" in page(as_person(lars), question.conversation)


def test_links_of_residents_are_words(as_person: Any, channel: Channel, lars: Person) -> None:
    take_in(channel, [spoken("c1", "Vinn! https://instagram-hjalp.example/x?a=1 <b>nu</b>")])
    shown = page(as_person(lars), only(channel))
    assert "instagram-hjalp[.]example/x?a=1" in shown
    assert 'href="https://instagram-hjalp' not in shown
    assert "<b>nu</b>" not in shown


def test_the_look_counts_and_warns_and_keeps_nothing(as_person: Any, question: Message, lars: Person) -> None:
    client = as_person(lars)
    address = f"{question.conversation.get_absolute_url()}look/"
    posted = {"text": "Hei, tie aurataan tänään kello kymmenen.", "language": "sv", "signature": "/Lars"}
    said = client.post(address, posted).content.decode()
    assert "tecken kvar" in said
    assert "Det här låter som finska" in said
    said = client.post(address, {**posted, "text": "Ring 131052-308T.", "language": "sv"}).content.decode()
    assert "inbox-found" in said
    assert not Answer.objects.exists()


def test_a_page_costs_the_same_however_long_the_thread(
    as_person: Any, question: Message, lars: Person, channel: Channel
) -> None:
    client = as_person(lars)

    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            page(client, question.conversation)
        return len(
            [one for one in asked if not one["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))]
        )

    before = statements()
    take_in(channel, [spoken(f"d{number}", "Mera.", in_reply_to="c1") for number in range(20)])
    note(lars, question.conversation, "Aha.")
    assert statements() <= before + 1


def test_a_list_is_paged_by_key(as_person: Any, channel: Channel, lars: Person) -> None:
    take_in(channel, [spoken(f"c{number}", f"Fråga {number}?", ago=100 - number) for number in range(35)])
    client = as_person(lars)
    first = client.get("/inbox/")
    assert "Fråga 29?" in first.content.decode()
    assert "Fråga 30?" not in first.content.decode()
    more = first.context["page"].more
    assert "Fråga 34?" in client.get(f"/inbox/?{more}").content.decode()
    assert client.get("/inbox/?after=nonsense~x").status_code == 200


@pytest.mark.parametrize("comes_back", [True, False])
def test_a_private_answer_that_cannot_be_read_back_is_said_to_be(
    as_person: Any, question: Message, lars: Person, shore: Any, comes_back: bool
) -> None:
    shore.private_comes_back = comes_back
    shore.lighthouse.operations |= {OperationKind.PRIVATE_REPLY}
    client, said = as_person(lars), "inte läsa det efteråt"
    assert (said in page(client, question.conversation)) is not comes_back  # before it is written
    do(client, question.conversation, "answer", **typed(question, how="private"))
    shown = page(client, question.conversation)
    assert "Vårt svar" in shown or "privat" in shown
    assert shown.count(said) == (0 if comes_back else 2)  # and beside what was sent


def test_the_keys_lead_from_the_list_into_the_longest_waiting(
    as_person: Any, question: Message, channel: Channel, lars: Person
) -> None:
    take_in(channel, [spoken("c2", "Och Öja?", ago=10)])
    shown = as_person(lars).get("/inbox/").content.decode()
    assert shown.count('data-key="j"') == 1
    assert shown.index('data-key="j"') < shown.index("När plogas Yxpila?") < shown.index("Och Öja?")
