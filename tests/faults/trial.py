"""One trial: a city on its own database, its accounts on practice networks, deliveries, and the reckoning."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from django.db.models import Count

from tankar import journal
from tankar.channels.connection.credentials import keep
from tankar.channels.models import Access, Channel
from tankar.content.actions.attach_image import attach_image
from tankar.content.actions.save_item import save_item
from tankar.content.media import take_in
from tankar.content.models import Item
from tankar.content.testing.making import described, make_channel, make_item, picture_bytes, uploaded
from tankar.networks.contract import Credentials
from tankar.organisation import demo as city
from tankar.organisation.models import Person
from tankar.publishing.actions import resolve
from tankar.publishing.actions.schedule import schedule
from tankar.publishing.models import Attempt, Delivery
from tankar.work import clock
from tankar.work.models import Demo
from tests.faults.processes import Practice, Workers, until

__all__ = ["ENDS", "Trial"]

SETTINGS = {
    "TANKAR_NETWORK_TIMEOUT_SECONDS": "0.5",
    "TANKAR_LEASE_SECONDS": "4",
    "TANKAR_SETTLE_SECONDS": "0.5",
    "TANKAR_FIRST_LOOK_SECONDS": "0",
    "TANKAR_SWEEP_SECONDS": "0.1",
    "TANKAR_PAUSE_FACTOR": "0.02",
    "TANKAR_WORKER_SLOTS": "8",
}
# states a person understands, each with its sentence and its next step
ENDS = {("delivered", ""), ("needs_person", "cannot_tell")}


class Trial:
    """`say` is put before every complaint: it names the seed."""

    def __init__(self, folder: Path, environment: dict[str, str], say: str) -> None:
        self.say = say
        self.random = random.Random(say)
        self.practice = Practice(folder / "practice")
        self.workers = Workers(folder, {**SETTINGS, **environment, "DATA": str(folder)})
        self.channels: list[Channel] = []
        self.lars: Person = city.make_person("lars")
        self.marja_liisa: Person = city.make_person("marja_liisa")
        self.kills = 0

    def open_accounts(self, *handles: str) -> None:
        """Practice accounts and the channels connected with them."""
        self.practice.start()
        today = clock.local(clock.machine()).date()
        Demo.objects.create(seed=1, today=today, practice_address=self.practice.address)
        for handle in handles:
            account = self.practice.post("accounts", handle=handle, display_name=handle)
            facts = {"kind": "connected", "network": "mastodon", "access": Access.WORKS}
            channel = make_channel(
                handle, city.make_unit("library"), self.lars, account_id=account["id"], **facts
            )
            secrets = {"token": account["access_token"], "account": account["id"]}
            keep(channel, Credentials(self.practice.address, secrets))
            self.channels.append(channel)

    def publish(self, count: int, *, pictures: bool = False, text: str = "") -> list[Delivery]:
        """`count` deliveries due at once, on all channels in turn; `pictures`: every fifth item has one."""
        made: list[Delivery] = []
        number = Item.objects.count()
        while len(made) < count:
            number += 1
            chosen = self.channels[: count - len(made)]
            words = text or f"Läsesalen {number}"
            item = make_item(self.lars, *chosen, swedish=f"{words} är stängd.", finnish=f"{words} on kiinni.")
            if pictures and number % 5 == 0:
                item = self._with_picture(item, number)
            made += schedule(self.lars, item, item.revision, clock.now())
        return made

    def _with_picture(self, item: Item, number: int) -> Item:
        stored = take_in(uploaded(picture_bytes(size=(40 + number % 50, 30))))
        medium = attach_image(self.lars, item, stored, "Eget foto")
        item.refresh_from_db()
        said = described(medium, f"Dörr {number}.", f"Ovi {number}.")
        return save_item(self.lars, item, item.revision, said)

    # what happens meanwhile

    def open_deliveries(self) -> int:
        """How many are not where they can end."""
        rows = Delivery.objects.values_list("state", "why").annotate(Count("pk"))
        return sum(n for state, why, n in rows if state != "refused" and (state, why) not in ENDS)

    def act_as_people_do(self) -> None:
        """Access was lost: connect again, and let every post that waits for it be sent."""
        waiting = Delivery.objects.filter(state="needs_person", why="access_lost")
        for delivery in waiting.select_related("channel", "item", "release"):
            self.practice.post("tokens/restore", handle=delivery.channel.handle)
            resolve.send_again(self.lars, delivery)

    def carry_on(self, seconds: float, ends_with: int = 0) -> None:
        """Let it run, doing what people do, until at most `ends_with` deliveries are open."""

        def done() -> bool:
            self.act_as_people_do()
            return self.open_deliveries() <= ends_with

        try:
            until(done, seconds, f"{self.say}: at most {ends_with} open deliveries")
        except AssertionError as late:
            raise AssertionError(f"{late}\n{self.state_of_things()}") from None

    def kill_one(self) -> None:
        """`kill -9` of any worker, and a new one in its place."""
        self.workers.kill(self.random.randrange(len(self.workers.running)))
        self.workers.start()
        self.kills += 1

    def close(self) -> None:
        self.workers.kill_all()
        self.practice.close()

    # the reckoning

    def state_of_things(self) -> str:
        counted = Counter(Delivery.objects.values_list("state", "why"))
        log = self.workers.log.read_text("utf-8", "replace") if self.workers.log.exists() else ""
        open_ones = Delivery.objects.exclude(state__in=["delivered", "refused"])[:5]
        rows = [
            f"{one} {one.state} {one.why} {one.detail!r} looks={one.looks} attempts={one.attempts_made} "
            f"lease={one.lease_until} look={one.look_at} retry={one.retry_at} asked={one.asked_at}"
            for one in open_ones
        ]
        return "\n".join([str(dict(counted)), f"now {clock.machine()}", *rows, log[-3000:]])

    def reckon(self) -> dict[str, int]:
        """Nothing twice, nothing lost, every row understandable. Returns the numbers."""
        twice, lost, strange = [], [], []
        for channel in self.channels:
            stored = {
                one["text"]: one["stored"]
                for one in self.practice.get("statuses", handle=channel.handle)["texts"]
            }
            wanted = self._wanted(channel)
            for text, count in stored.items():
                surely, perhaps = wanted.get(text, (0, 0))
                if count > surely + perhaps:
                    (twice if surely + perhaps else strange).append(text)
            lost += [text for text, (surely, _perhaps) in wanted.items() if stored.get(text, 0) < surely]
        assert not twice, f"{self.say}: sent twice: {twice}\n{self.state_of_things()}"
        assert not lost, f"{self.say}: said to be out and is not: {lost}\n{self.state_of_things()}"
        assert not strange, f"{self.say}: out, and no delivery says so: {strange}\n{self.state_of_things()}"
        self._check_rows()
        return dict(Counter(Delivery.objects.values_list("state", flat=True))) | {
            "attempts": Attempt.objects.count(),
            "kills": self.kills,
        }

    def _wanted(self, channel: Channel) -> dict[str, tuple[int, int]]:
        """Text → how many deliveries say it is out, and how many that it may be."""
        wanted: dict[str, tuple[int, int]] = {}
        for one in Delivery.objects.filter(channel=channel):
            surely, perhaps = wanted.get(one.outgoing["text"], (0, 0))
            surely += one.state == "delivered"
            # what the network took and took away again before we heard of it was there, and is never sent again
            perhaps += one.may_be_out or (one.state, one.why) == ("refused", "moderated")
            wanted[one.outgoing["text"]] = surely, perhaps
        return wanted

    def _check_rows(self) -> None:
        for one in Delivery.objects.all():
            assert one.state == "refused" or (one.state, one.why) in ENDS, f"{self.say}: {one} {one.state}"
            stands_there = one.network_id and one.delivered_at and (one.url or one.kind == "like")
            assert one.state != "delivered" or stands_there, self.say
        ids = list(Delivery.objects.exclude(network_id="").values_list("channel", "network_id"))
        assert len(ids) == len(set(ids)), self.say
        while journal.seal():
            pass
        found = journal.verify()
        assert found.ok, f"{self.say}: {found}"

    def attempts_begun_since(self, moment: object) -> Sequence[Attempt]:
        return list(Attempt.objects.filter(began_at__gt=moment))

    @staticmethod
    def seconds_since(begun: float) -> float:
        return round(time.monotonic() - begun, 1)
