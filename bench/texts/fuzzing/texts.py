"""Twisted texts through all that reads texts, each promise looked at."""

from __future__ import annotations

import hashlib
import json
import random
from functools import partial
from typing import Any

from bench.texts.fuzzing.faults import Faults
from bench.texts.reading import drafts, messages
from tankar.texts.command.drafts import check_record
from tankar.texts.loading.pack import load
from tankar.texts.rule import SPEAKING
from tankar.texts.streams.near import Stream
from tankar.texts.testing.hostile import Hostile
from tankar.texts.testing.promises import Broken, checked, in_time, masks, repaired, sorted_, streamed
from tankar.texts.triage import triage

__all__ = ["Texts"]

PACK = "karleby"
CHANNELS = ("", "web", "internal", "facebook", "instagram", "x", "mastodon", "youtube")
LENGTHS = (3_000, 10_000, 30_000, 100_000, 150_000)
LONG, MEGABYTE = 0.03, 0.001
SECOND_LOOK = 0.25
REMEMBERED = 300
STREAM = 20_000


class Texts:
    """Every step is one text."""

    def __init__(self, chance: random.Random, faults: Faults, slowness: float) -> None:
        self.count = 0
        self._chance, self._faults, self._slowness = chance, faults, slowness
        self.texts = [one.text for one in (*messages(), *drafts())]
        self._hostile = Hostile(chance, self.texts)
        self._pack = load(PACK)
        self._stream = Stream(STREAM)
        self._remembered: list[tuple[str, str]] = []

    def step(self) -> None:
        chance = self._chance
        self.count += 1
        is_long = chance.random() < LONG
        text = self._long() if is_long else self._hostile.text()
        speaks = chance.choice(SPEAKING)
        record = {"id": self.count, "channel": chance.choice(CHANNELS), **self._images()}
        case = json.dumps({"speaks": speaks, **record})
        attempt = partial(self._faults.attempt, case, text)
        attempt(lambda said: in_time(lambda one: triage(one, self._pack, speaks), said, self._slowness))
        attempt(lambda said: in_time(lambda one: self._check(one, record, speaks), said, self._slowness))
        attempt(lambda said: sorted_(said, self._pack, speaks))
        attempt(lambda said: checked({**record, "text": said}, self._pack, speaks))
        is_spam = chance.random() < 0.2
        attempt(lambda said: streamed(self._stream, self.count, said, is_spam))
        if not is_long and chance.random() < SECOND_LOOK:
            attempt(lambda said: self._repair(said, record))
            attempt(lambda said: masks(said, self._pack))
        if len(text) < 5_000 and (len(self._remembered) < REMEMBERED or chance.random() < 0.01):
            self._remembered = [*self._remembered[-REMEMBERED:], (text, self._mark(text))]

    def again(self) -> None:
        """Do the rules, read anew, say what they said of earlier texts, in another order?"""
        load.cache_clear()
        self._pack = load(PACK)
        for text, mark in reversed(self._remembered):
            self._faults.attempt("again", text, partial(self._same, mark))

    def _same(self, mark: str, text: str) -> None:
        if self._mark(text) != mark:
            raise Broken("sameness", "the rules, read anew, say something else")

    def _mark(self, text: str) -> str:
        said = [triage(text, self._pack).as_record(), check_record({"text": text}, self._pack, "sv")]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()

    def _check(self, text: str, record: dict[str, Any], speaks: str) -> object:
        return check_record({**record, "text": text}, self._pack, speaks)

    def _repair(self, text: str, record: dict[str, Any]) -> None:
        said = {**record, "text": text}
        repaired(said, self._pack, check_record(said, self._pack, "sv")["findings"])

    def _long(self) -> str:
        chance = self._chance
        return self._hostile.long(1_000_000 if chance.random() < MEGABYTE / LONG else chance.choice(LENGTHS))

    def _images(self) -> dict[str, Any]:
        chance = self._chance
        if chance.random() < 0.6:
            return {}
        return {
            "images": [
                {"alt": self._hostile.text() if chance.random() < 0.5 else ""}
                for _ in range(chance.randint(0, 3))
            ]
        }
