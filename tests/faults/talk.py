"""A trial in which residents speak, and Lars answers and likes: each of his words stands there once."""

from __future__ import annotations

from collections import Counter
from typing import Any

import httpx
from django.db.models import QuerySet

from tankar.channels.connection.credentials import credentials_of
from tankar.channels.models import Channel
from tankar.inbox.actions.answer import Draft, answer, latest_of
from tankar.inbox.actions.like import like
from tankar.inbox.models import Answer, Conversation, Like, Message
from tankar.journal.models import Entry
from tankar.publishing.models import Delivery
from tests.faults.processes import until
from tests.faults.trial import ENDS, Trial

__all__ = ["Talk"]


class Talk(Trial):
    """A `Trial` with a post on each account, and with what residents wrote below it."""

    def residents_ask(self, count: int, seconds: float) -> list[Message]:
        """One post on each account, `count` questions below each; all of them have been heard."""
        posts = self.publish(len(self.channels))
        self.workers.start()
        self.carry_on(seconds)
        for post in Delivery.objects.filter(pk__in=[one.pk for one in posts]):
            self.practice.post("comments", id=post.network_id, text="När plogas väg {n}?", count=count)
        wanted = count * len(self.channels)
        until(lambda: Message.objects.count() >= wanted, seconds, f"{self.say}: {wanted} questions are heard")
        rows = Message.objects.select_related("conversation__channel", "channel")
        return list(rows.order_by("pk"))

    def answer(self, messages: list[Message]) -> list[Answer]:
        """Each in words of its own, so that a second one would be seen."""
        return [self._answer(message) for message in messages]

    def _answer(self, message: Message) -> Answer:
        draft = Draft(f"Före klockan sju. Svar {message.pk}.", "sv", seen=latest_of(message.conversation))
        return answer(self.lars, message, draft)

    def like(self, messages: list[Message]) -> list[Like]:
        return [like(self.lars, message) for message in messages]

    # the reckoning

    def _wanted(self, channel: Channel) -> dict[str, tuple[int, int]]:
        """As they stand on the network: an answer names whom it answers."""
        wanted: dict[str, tuple[int, int]] = {}
        for one in Delivery.objects.filter(channel=channel).exclude(kind="like"):
            text = one.outgoing["text"]
            if one.kind == "reply":
                text = f"@{one.outgoing['target'].lstrip('@')} {text}"
            surely, perhaps = wanted.get(text, (0, 0))
            surely += one.state == "delivered"
            perhaps += one.may_be_out or (one.state, one.why) == ("refused", "moderated")
            wanted[text] = surely, perhaps
        return wanted

    def _check_rows(self) -> None:
        super()._check_rows()
        for one in Like.objects.select_related("delivery__channel", "message"):
            likes = self._there(one.delivery.channel, one.message.network_id)
            surely = one.delivery.state == "delivered"
            assert likes <= 1, f"{self.say}: liked {likes} times"
            assert likes == 1 or not surely, (
                f"{self.say}: said to be liked and is not\n{self.state_of_things()}"
            )
            assert likes == 0 or surely or one.delivery.may_be_out, f"{self.say}: liked, and nobody says so"

    def _there(self, channel: Channel, status: str) -> int:
        kept = credentials_of(channel)
        headers = {"Authorization": f"Bearer {kept.secrets['token']}"}
        told: dict[str, Any] = httpx.get(
            f"{kept.address}/api/v1/statuses/{status}", headers=headers, trust_env=False
        ).json()
        return int(told["favourites_count"])

    def _unseen(self, out: QuerySet[Answer]) -> bool:
        """Is one that stands there still to be seen? What moderators took away at once never shows."""
        unseen = out.filter(message=None).select_related("delivery__channel")
        return any(self._stands(one.delivery.channel, one.delivery.network_id) for one in unseen)

    def _stands(self, channel: Channel, status: str) -> bool:
        address = f"{credentials_of(channel).address}/api/v1/statuses/{status}"
        return httpx.get(address, trust_env=False).status_code == 200

    def is_seen_again(self, seconds: float) -> None:
        """Our answers come back as news: each is known as ours, and none is taken for one written elsewhere."""
        out = Answer.objects.filter(delivery__state="delivered")
        until(lambda: not self._unseen(out), seconds, f"{self.say}: every answer is seen there")
        assert not Message.objects.filter(done_there=True).exists(), self.state_of_things()
        there = Entry.objects.filter(kind__in=["inbox.answered_there", "inbox.liked_there"])
        assert not there.exists(), f"{self.say}: {[one.kind for one in there]}"
        stands = Counter(out.values_list("conversation__state", flat=True))
        assert set(stands) == {"answered"}, f"{self.say}: {stands}"
        waits = Conversation.objects.filter(state="received", answers__isnull=False)
        assert all((one.delivery.state, one.delivery.why) in ENDS for c in waits for one in c.answers.all())
