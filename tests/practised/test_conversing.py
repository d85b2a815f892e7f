"""Residents speak on a practice network, the city answers, and the network's own app is seen: as the sheets say."""

from __future__ import annotations

import time
import uuid
from typing import Any

import pytest

from tankar.networks import registry
from tankar.networks.contract import (
    Absent,
    Found,
    NotNow,
    OperationKind,
    OutcomeUnknown,
    Outgoing,
    Reason,
    Rejected,
)
from tankar.networks.incoming import Converses, Indicator, Measures, Message, MessageKind
from tests.practised.meeting import TEXT, Meeting, a_post

TALKING = [network.id for network in registry.all() if network.converses is not None]
QUESTION = "När plogas Yxpila?"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every test here is asked of every network that talks back."""
    if "meeting" in metafunc.fixturenames:
        metafunc.parametrize("meeting", TALKING, indirect=True)


def converses(meeting: Meeting) -> Converses:
    found = registry.get(meeting.network).converses
    assert found is not None
    return found


def asked(meeting: Meeting, what: str, **told: Any) -> dict[str, Any]:
    answer: dict[str, Any] = meeting.practice.post(what, network=meeting.network, **told)
    return answer


def in_thread(meeting: Meeting, post: str) -> dict[str, Message]:
    thread = converses(meeting).thread(meeting.account.keep, post)
    assert thread.complete
    return {one.text: one for one in thread.records}


def all_news(meeting: Meeting, cursor: str) -> tuple[list[Message], str]:
    """Everything until there is no more; a network may be asked to come back."""
    found: list[Message] = []
    for _page in range(60):
        batch = converses(meeting).news(meeting.account.keep, cursor)
        found += [one for one in batch.records if isinstance(one, Message)]
        cursor = batch.cursor
        if not batch.more:
            break
    return found, cursor


def act(kind: OperationKind, target: Message, text: str = "") -> Outgoing:
    answers = kind in (OperationKind.REPLY, OperationKind.PRIVATE_REPLY)
    return Outgoing(
        kind,
        f"{kind}:{uuid.uuid4()}",
        text,
        "sv" if text else None,
        in_reply_to=target.network_id if answers else None,
        target=target.author.handle if answers else target.network_id,
    )


@pytest.fixture
def post(meeting: Meeting) -> str:
    return meeting.published(a_post()).network_id


@pytest.fixture
def question(meeting: Meeting, post: str) -> Message:
    asked(meeting, "comments", id=post, text=QUESTION, name="Siv Exempel", language="sv")
    return in_thread(meeting, post)[QUESTION]


def test_a_comment_is_heard_with_who_said_it_and_where(meeting: Meeting, post: str) -> None:
    _old, cursor = all_news(meeting, "")
    asked(meeting, "comments", id=post, text=QUESTION, name="Siv Exempel")
    told = in_thread(meeting, post)[QUESTION]
    assert (told.kind, told.post, told.author.is_us) == (MessageKind.COMMENT, post, False)
    assert told.author.name == "Siv Exempel"
    assert told.author.network_id
    assert told.said_at.tzinfo is not None
    if converses(meeting).news_tells_all:
        news, _cursor = all_news(meeting, cursor)
        assert [one.network_id for one in news if one.text == QUESTION] == [told.network_id]


def test_an_answer_to_an_answer_hangs_where_it_belongs(
    meeting: Meeting, post: str, question: Message
) -> None:
    asked(meeting, "comments", id=question.network_id, text="Samma fråga här!", name="Olof Påhittad")
    told = in_thread(meeting, post)["Samma fråga här!"]
    assert told.in_reply_to == question.network_id


def test_a_removed_comment_is_not_in_the_thread(meeting: Meeting, post: str, question: Message) -> None:
    asked(meeting, "comments/remove", id=question.network_id)
    assert in_thread(meeting, post) == {}


def test_a_thread_of_a_removed_post_says_that_it_is_gone(meeting: Meeting, post: str) -> None:
    asked(meeting, "app/remove", id=post)
    with pytest.raises(Rejected) as raised:
        converses(meeting).thread(meeting.account.keep, post)
    assert raised.value.reason is Reason.GONE


def test_many_comments_are_all_in_the_thread(meeting: Meeting, post: str) -> None:
    asked(meeting, "comments", id=post, text="Kommentar {n}", count=230)
    assert len(in_thread(meeting, post)) == 230


def test_news_from_a_cursor_are_read_forward_without_a_gap(meeting: Meeting, post: str) -> None:
    _old, cursor = all_news(meeting, "")
    if not converses(meeting).news_tells_all:
        pytest.skip("Its news do not tell comments; threads do.")
    asked(meeting, "comments", id=post, text="Kommentar {n}", count=230)
    news, cursor = all_news(meeting, cursor)
    assert len({one.network_id for one in news if one.text.startswith("Kommentar")}) == 230
    again, _cursor = all_news(meeting, cursor)
    assert not [one for one in again if one.text.startswith("Kommentar")]


@pytest.mark.parametrize("cursor", ["nonsense", "{}", '{"told": 7}', "[]"])
def test_a_cursor_that_cannot_be_read_is_begun_anew(meeting: Meeting, post: str, cursor: str) -> None:
    assert converses(meeting).news(meeting.account.keep, cursor).cursor


def test_an_answer_stands_there_once_and_is_ours(meeting: Meeting, post: str, question: Message) -> None:
    answer = act(OperationKind.REPLY, question, "I dag kl. 10. /Lars, Karleby stad")
    receipt = meeting.published(answer)
    there = {one.network_id: one for one in in_thread(meeting, post).values()}[receipt.network_id]
    assert there.author.is_us
    assert there.in_reply_to == question.network_id
    assert there.text == answer.text
    assert isinstance(meeting.look_up(answer), Found)


@pytest.mark.parametrize("effect", ["response_lost", "error_500_after"])
def test_an_answer_whose_answer_was_lost_is_found(
    meeting: Meeting, post: str, question: Message, effect: str
) -> None:
    answer = act(OperationKind.REPLY, question, "I dag.")
    meeting.prepare(answer)
    assert meeting.look_up(answer) == Absent()
    meeting.fault(effect, endpoint="statuses")
    with pytest.raises(OutcomeUnknown):
        meeting.commit(answer)
    found = meeting.look_up(answer)
    assert isinstance(found, Found)
    assert found.receipt.network_id in {one.network_id for one in in_thread(meeting, post).values()}


@pytest.mark.parametrize("effect", ["response_lost", "error_500_before", "error_500_after"])
def test_a_like_is_known_whatever_became_of_its_answer(
    meeting: Meeting, post: str, question: Message, effect: str
) -> None:
    like = act(OperationKind.LIKE, question)
    meeting.prepare(like)
    assert not isinstance(meeting.look_up(like), Found)
    meeting.fault(effect, endpoint="edits")
    with pytest.raises((OutcomeUnknown, NotNow)):
        meeting.commit(like)
    meeting.forgive()
    if not isinstance(meeting.look_up(like), Found):
        meeting.commit(like)
    assert isinstance(meeting.look_up(like), Found)
    assert in_thread(meeting, post)[QUESTION].liked


def test_a_like_is_taken_back(meeting: Meeting, post: str, question: Message) -> None:
    meeting.published(act(OperationKind.LIKE, question))
    back = act(OperationKind.UNLIKE, question)
    meeting.published(back)
    assert isinstance(meeting.look_up(back), Found)
    assert not in_thread(meeting, post)[QUESTION].liked


def test_what_is_done_in_the_app_is_seen(meeting: Meeting, post: str, question: Message) -> None:
    _old, cursor = all_news(meeting, "")
    asked(meeting, "app/reply", id=question.network_id, text="Svar i appen.")
    asked(meeting, "app/like", id=question.network_id)
    asked(meeting, "app/post", handle=meeting.made["handle"], text="God morgon från appen!")
    there = in_thread(meeting, post)
    assert there["Svar i appen."].author.is_us
    assert there[QUESTION].liked
    ends = time.monotonic() + 5
    while True:
        news, _cursor = all_news(meeting, cursor)
        posted = [one for one in news if one.text == "God morgon från appen!"]
        if posted or time.monotonic() > ends:
            break
    assert [(one.kind, one.author.is_us) for one in posted] == [(MessageKind.POST, True)]


def test_tankars_own_posts_are_news_with_their_application(meeting: Meeting, post: str) -> None:
    news, _cursor = all_news(meeting, "")
    mine = [one for one in news if one.network_id == post]
    assert [one.kind for one in mine] == [MessageKind.POST]
    assert mine[0].text.split() == TEXT.split()


def test_a_mention_elsewhere_is_news(meeting: Meeting) -> None:
    _old, cursor = all_news(meeting, "")
    asked(meeting, "mentions", handle=meeting.made["handle"], text="Hur är det i dag?", name="Siv Exempel")
    news, _cursor = all_news(meeting, cursor)
    found = [one for one in news if "Hur är det i dag?" in one.text]
    assert [(one.kind, one.author.is_us) for one in found] == [(MessageKind.MENTION, False)]


def measures(meeting: Meeting) -> Measures:
    found = registry.get(meeting.network).measures
    assert found is not None
    return found


def test_figures_come_home_and_what_is_not_told_is_not_nought(meeting: Meeting, post: str) -> None:
    asked(meeting, "comments", id=post, text="Kommentar {n}", count=3)
    asked(meeting, "likes", id=post, count=5)
    told = measures(meeting).account(meeting.account.keep)
    assert [one.definition for one in told] == list(measures(meeting).of_account)
    assert all(one.value is None or one.value >= 0 for one in told)
    assert all(one.why for one in told if one.value is None)
    of_post = measures(meeting).posts(meeting.account.keep, [post])[post]
    counted = {one.definition.indicator: one.value for one in of_post}
    assert counted[Indicator.COMMENTS] == 3
    assert counted[Indicator.REACTIONS] == 5


def test_figures_of_a_removed_post_are_left_out(meeting: Meeting, post: str) -> None:
    asked(meeting, "app/remove", id=post)
    assert measures(meeting).posts(meeting.account.keep, [post]) == {}
