"""The rows of the caption editor: read from its form, edited by its buttons, shown again."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest
from django.utils.translation import gettext as _

from tankar.content.changes import clean
from tankar.content.media.captions import (
    MOST_CUES,
    CaptionsRefused,
    Cue,
    read_time,
    shifted,
    split,
    too_many_cues,
    written_time,
)

__all__ = ["cues_sent", "edited", "rows_of", "rows_sent"]

NEW_CUE = 3_000


def rows_of(cues: Sequence[Cue]) -> list[dict[str, str]]:
    """As the page shows them."""
    return [
        {"start": written_time(one.start), "end": written_time(one.end), "text": one.text} for one in cues
    ]


def rows_sent(request: HttpRequest) -> list[dict[str, str]]:
    columns = [request.POST.getlist(name)[:MOST_CUES] for name in ("start", "end", "text")]
    return [
        {"start": start, "end": end, "text": clean(text)} for start, end, text in zip(*columns, strict=False)
    ]


def cues_sent(request: HttpRequest, *, leave_out_empty: bool = False) -> list[Cue]:
    cues = []
    for number, row in enumerate(rows_sent(request), start=1):
        if leave_out_empty and not row["text"].strip():
            continue
        start, end = read_time(row["start"]), read_time(row["end"])
        if start is None or end is None or end <= start:
            sentence = _(
                "In caption %(number)s the times cannot be read, or the end comes before the beginning."
            )
            raise CaptionsRefused(0, sentence % {"number": number})
        cues.append(Cue(start, end, row["text"].strip()))
    return cues


def edited(cues: list[Cue], act: str, number: str, by: str) -> list[Cue]:
    place = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else -1
    if act in ("add", "split") and len(cues) >= MOST_CUES:
        raise CaptionsRefused(0, too_many_cues())
    if act == "add":
        last = max((one.end for one in cues), default=0)
        return [*cues, Cue(last, last + NEW_CUE, "")]
    if act in ("later", "earlier"):
        amount = read_time(f"0:{by.strip()}" if "." in by or "," in by else f"0:{by.strip()}.0")
        if amount is None:
            raise CaptionsRefused(0, _("Say by how many seconds, for example 1.5."))
        return shifted(cues, amount if act == "later" else -amount)
    if 0 <= place < len(cues):
        return split(cues, place) if act == "split" else [one for at, one in enumerate(cues) if at != place]
    return cues
