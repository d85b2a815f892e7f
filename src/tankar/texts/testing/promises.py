"""What the engine promises of every text, however it was meant. Each promise raises `Broken` with what was seen.

places      0 <= start <= end <= length, in code points of the text as given
sameness    the same text has the same answer, twice and in every process
writing     an answer can be written as JSON, and read again as it was
repairs     what a repair puts in its place is no more found there, or is less
masks       where personal data was found, no personal data stands any more
time        so much at most, and so much for each sign; memory is looked at by whoever runs many
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tankar.texts.command.drafts import check_record
from tankar.texts.loading.pack import Pack
from tankar.texts.streams.near import Stream
from tankar.texts.triage import triage
from tankar.texts.triage.masking import masked

__all__ = [
    "SECONDS",
    "SECONDS_A_SIGN",
    "Broken",
    "checked",
    "in_time",
    "masks",
    "placed",
    "repaired",
    "sorted_",
    "streamed",
]

SECONDS, SECONDS_A_SIGN = 0.25, 20e-6
"""Of the processor: twenty times what an ordinary text takes."""
TRIES = 4
LANGUAGES = ("sv", "fi", "en", "mix")
Record = dict[str, Any]


class Broken(AssertionError):
    """A promise was not kept. `promise`: its name in the list above."""

    def __init__(self, promise: str, said: str) -> None:
        super().__init__(f"{promise}: {said}")
        self.promise = promise


def sorted_(text: str, pack: Pack, speaks: str = "sv") -> Record:
    """What triage says, with every promise about it kept."""
    answer = triage(text, pack, speaks, explains=True)
    record = answer.as_record()
    if record != triage(text, pack, speaks).as_record():
        raise Broken("sameness", "triage has said two things")
    placed(text, record["findings"])
    placed(text, record["pii"])
    placed(text, [{"start": start, "end": end} for spans in answer.reasons.values() for start, end in spans])
    _written(record)
    _must(
        "writing",
        record["lang"] in LANGUAGES and record["urgency"] in range(4),
        f"{record['lang']}, {record['urgency']}",
    )
    return record


def checked(record: Mapping[str, Any], pack: Pack, speaks: str = "sv") -> Record:
    """What a check of a draft says, with every promise about it kept."""
    answer = check_record(record, pack, speaks)
    if answer != check_record(record, pack, speaks):
        raise Broken("sameness", "check has said two things")
    text = str(record["text"])
    placed(text, answer["findings"], alone=_about_pictures(record))
    _written(answer)
    return answer


def _about_pictures(record: Mapping[str, Any]) -> int:
    """The longest description: its findings stand in it, not in the text."""
    images = record.get("images")
    said = [one.get("alt") for one in images if isinstance(one, Mapping)] if isinstance(images, list) else []
    return max((len(one) for one in said if isinstance(one, str)), default=0)


def placed(text: str, findings: Sequence[Mapping[str, Any]], alone: int = 0) -> None:
    length = max(len(text), alone)
    for one in findings:
        if not 0 <= one["start"] <= one["end"] <= length:
            raise Broken("places", f"{one.get('rule', one)} at {one['start']}:{one['end']} of {length}")


def repaired(record: Mapping[str, Any], pack: Pack, findings: Sequence[Mapping[str, Any]]) -> None:
    """Put in each repair, one at a time, and look again."""
    text = str(record["text"])
    for one in findings:
        if one["repair"] is None or not one["start"] < one["end"] <= len(text):
            continue
        start, after = one["start"], one["start"] + len(one["repair"])
        mended = text[:start] + one["repair"] + text[one["end"] :]
        again = check_record({**record, "text": mended}, pack, "sv")["findings"]
        for two in again:
            is_there = (
                two["rule"] == one["rule"] and two["start"] < max(after, start + 1) and two["end"] > start
            )
            if is_there and two["end"] - two["start"] >= one["end"] - one["start"]:
                raise Broken(
                    "repairs",
                    f"{one['rule']} finds {mended[two['start'] : two['end']][:80]!a} where it repaired",
                )


def masks(text: str, pack: Pack) -> str:
    """The text with personal data masked, with every promise about it kept."""
    plain = masked(text, pack)
    left = [one for one in triage(plain, pack, "en").findings if one.type.startswith("pii.")]
    _must("masks", not left, ", ".join(f"{one.type} {plain[one.start : one.end]!a}" for one in left))
    _must("masks", plain == masked(text, pack), "two answers")
    return plain


def streamed(stream: Stream, number: int, text: str, is_spam: bool) -> object:
    """What the stream says of the text; it must name an earlier message, and know the text again."""
    found = stream.earlier(number, text, is_spam=is_spam)
    _must(
        "sameness", found is None or (isinstance(found, int) and found < number), f"{number} repeats {found}"
    )
    return found


def in_time(act: Callable[[str], object], text: str, slowness: float = 1.0) -> float:
    """Seconds of the processor that `act` took, the least of several tries where the first was too slow.

    Every try has another text, by a space at its end, so that nothing is remembered. `slowness`: of this machine, 1 for
    an ordinary one.
    """
    most = (SECONDS + SECONDS_A_SIGN * len(text)) * slowness
    for tried in range(TRIES):
        begun = time.process_time()
        act(text + " " * tried)
        taken = time.process_time() - begun
        if taken < most:
            return taken
    raise Broken("time", f"{len(text)} signs took more than {most:.2f} s, {TRIES} times")


def _written(record: Record) -> None:
    try:
        said = json.loads(json.dumps(record, ensure_ascii=True))
    except (TypeError, ValueError) as error:
        raise Broken("writing", str(error)) from None
    _must("writing", said == record, "it reads otherwise than it was written")


def _must(promise: str, is_kept: bool, said: str) -> None:
    if not is_kept:
        raise Broken(promise, said)
